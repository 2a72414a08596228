import { dayOf, formatTime } from '../../core/time.ts'
import type { Localised, MandateLevel } from '../../register/kinds.ts'
import type { Lang } from '../messages/languages.ts'
import { type PlainKey, say } from '../messages/say.ts'
import { engravedSeal } from './engraved-seal.ts'
import { inLang, linkTo } from './links.ts'
import { inlineMark } from './marks.ts'
import { attributes, classes, html, type Markup, type Piece } from './markup.ts'
import type { Asked } from './request.ts'
import {
  formatNumber,
  languageIn,
  longDay,
  longTime,
  nameIn,
  shortDay,
  shortDigest,
  shortMinute,
} from './wording.ts'

/** In the reader's language, or in the one that it has. */
export function named(names: Localised, lang: Lang): Markup {
  return inLang(nameIn(names, lang))
}

/**
 * The same, perhaps behind a number, and beneath it each other language that it has, on a line of its own: who signs words
 * for good reads all of them.
 */
export function inEvery(names: Localised, lang: Lang, number?: string): Markup {
  const own = nameIn(names, lang)
  const others = names.filter(one => one.lang !== own.lang)
  return html`${number === undefined ? inLang(own) : numberedTitle(number, names, lang)}${others.map(one =>
    sub(html`${inLang(one)} <span class="muted">${languageIn(one.lang, lang)}</span>`),
  )}`
}

/** A number and the title behind it, in the direction of the title: on a page from the right, "1.1 Shore power" too. */
export function numberedTitle(number: string, titles: Localised, lang: Lang): Markup {
  const title = nameIn(titles, lang)
  return inLang({ ...title, text: `${number} ${title.text}` })
}

/** A link to a party's page; by its id if the register does not know it. */
export function partyLink(asked: Asked, id: string, names: Localised | undefined): Markup {
  return linkTo(asked, `/parties/${id}`, names === undefined ? id : named(names, asked.lang))
}

export function timeMark(datetime: string, says: string): Markup {
  return html`<time datetime="${datetime}">${says}</time>`
}

/** `2026-11-24` as 24 Nov 2026. */
export function shortDate(day: string, lang: Lang): Markup {
  return timeMark(day, shortDay(day, lang))
}

/** `2026-11-24` as 24 November 2026. */
export function longDate(day: string, lang: Lang): Markup {
  return timeMark(day, longDay(day, lang))
}

/** Here and below, `at` is in Unix seconds. */
export function minuteMark(at: number, lang: Lang): Markup {
  const time = formatTime(at)
  return timeMark(time, shortMinute(time, lang))
}

export function dayMark(at: number, lang: Lang): Markup {
  return shortDate(dayOf(at), lang)
}

export function timeIn(at: number, lang: Lang): string {
  return longTime(formatTime(at), lang)
}

export function dayIn(at: number, lang: Lang): string {
  return longDay(dayOf(at), lang)
}

/** Said more quietly, on a line of its own. */
export function sub(words: Exclude<Piece, null>): Markup
export function sub(words: Piece): Markup | null
export function sub(words: Piece): Markup | null {
  return words === null ? null : html` <span class="sub">${words}</span>`
}

/** Said beside the matter, in smaller letters. */
export function remark(says: Piece, more = ''): Markup {
  return html`<p class="${classes('note', more)}">${says}</p>`
}

/** Set off, to be noticed first. */
export function inset(says: Piece, more = ''): Markup {
  return html`<p class="${classes('notice', more)}">${says}</p>`
}

/** Facts by the messages that name them, without those that are null. */
type Told = { readonly [K in PlainKey]?: Piece }

export function facts(lang: Lang, told: Told, more = 'wide'): Markup {
  return html`<dl class="facts ${more}">${factsIn(lang, told)}</dl>`
}

export function factsIn(lang: Lang, told: Told): (Markup | null)[] {
  return Object.entries(told).map(([key, what]) => fact(say(lang, key as 'party.facts'), what))
}

/** One fact; nothing if there is none. */
export function fact(term: string, what: Piece): Markup | null {
  return what === null ? null : html`<div><dt>${term}</dt><dd>${what}</dd></div>`
}

export function listed(things: readonly Piece[], style = ''): Markup {
  return html`<ul${attributes({ class: style || null })}>${things.map(one => html`<li>${one}</li>`)}</ul>`
}

/** A line of a dated list: the day, the event, and where it is recorded. */
export function ledgerLine(day: string, lang: Lang, what: Piece, meta: Piece): Markup {
  return html`<li>${shortDate(day, lang)}<div class="what">${what}</div><div class="meta">${meta}</div></li>`
}

/** Keeps the language of the address through a form that only asks. */
export function languageKept({ query, lang }: Asked): Markup | null {
  return query.has('lang') ? html`<input type="hidden" name="lang" value="${lang}">` : null
}

export function mandateMark(level: MandateLevel, lang: Lang): Markup {
  return html`<span class="mandate">${inlineMark(`m-${level}`)}${say(lang, `mandate.${level}`)}</span>`
}

/** What is counted, and its numbers; null where nothing can be counted. */
type NumbersRow = readonly [what: Piece, ...numbers: (number | null)[]]

export function numbersTable(
  lang: Lang,
  caption: string,
  heads: readonly string[],
  rows: readonly NumbersRow[],
  foot?: NumbersRow,
): Markup {
  const line = ([what, ...numbers]: NumbersRow) =>
    html`<tr>
      <th scope="row">${what}</th>
      ${numbers.map(n => html`<td>${n === null ? '–' : formatNumber(n, lang)}</td>`)}
    </tr>`
  return html`<table class="table numbers">
    <caption>${caption}</caption>
    <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map(line)}</tbody>
    ${foot === undefined ? null : html`<tfoot>${line(foot)}</tfoot>`}
  </table>`
}

/** Beside an opening: what is recorded, and a seal with the number of its entry. */
export function slip(
  lang: Lang,
  title: string,
  ring: string,
  entry: number,
  told: Told,
  style = 'facts',
): Markup {
  return html`<aside class="slip" aria-labelledby="slip-h">
    <div class="slip-head">
      <h2 class="sc" id="slip-h">${title}</h2>
      ${engravedSeal(lang, ring, formatNumber(entry, lang))}
    </div>
    <dl class="${style}">${factsIn(lang, told)}</dl>
  </aside>`
}

export function hash(digest: string): Markup {
  return html`<span class="hash">${digest}</span>`
}

/** On a screen its beginning and its end, by which two are told apart; on paper all of it. */
export function fingerprint(digest: string): Markup {
  return html`<span class="hash" title="${digest}">${eitherLength(digest)}</span>`
}

/** The same, leading to the bytes. */
export function wordsFingerprint(digest: string): Markup {
  return html`<a class="hash" href="/words/${digest}" title="${digest}">${eitherLength(digest)}</a>`
}

function eitherLength(digest: string): Markup {
  return html`<span class="no-print">${shortDigest(digest)}</span><span class="only-print">${digest}</span>`
}

/** A command for readers who trust nothing of this site, with the log's key. */
export function commandLine({ site }: Asked, command: string, option?: string): Markup {
  const more = option === undefined ? null : html` <span class="nw">${option}</span>`
  return html`<p class="codeline">npx --no avow ${command} <span class="nw">--vkey</span> ${site.log.vkey}${more}</p>`
}

/** Bytes or JSON as they stand, to be scrolled; `label` is for whoever hears the page. */
export function verbatim(label: string, text: string): Markup {
  return html`<pre class="raw" tabindex="0" aria-label="${label}">${text}</pre>`
}

/** The day of the newest entry. */
export async function recordedDay({ site }: Asked): Promise<string> {
  return dayOf((await site.log.store.head())?.admitted ?? 0)
}

/** For a day in the future: the page shows what is known now. */
export async function laterNote(asked: Asked, at: string | undefined): Promise<Markup | null> {
  const { lang } = asked
  const recorded = await recordedDay(asked)
  if (at === undefined || at <= recorded) return null
  return html`<p class="notice mt">
    ${say(lang, 'roll.later', { date: longDay(recorded, lang), at: longDay(at, lang) })}
  </p>`
}

/** Copies what the field with this id says; its page brings the script `copy`. Without scripts there is no button. */
export function copyButton(lang: Lang, field: string): Markup {
  return html`<button class="btn second needs-script" type="button" data-copy="${field}" data-copied="${say(lang, 'signed.copied')}">
    ${say(lang, 'signed.copy')}
  </button>`
}

/** A sentence to open and to copy, for whoever cites a page; on paper it stands open. */
export function toCite({ lang }: Asked, sentence: string, note: Piece = null): Markup {
  return html`<details class="alt cite no-print">
    <summary>${say(lang, 'cite.title')}</summary>
    <textarea class="to-copy" rows="7" readonly aria-label="${say(lang, 'cite.label')}">${sentence}</textarea>
    ${note === null ? null : remark(note)}
  </details>
  <p class="note only-print">${sentence}</p>`
}
