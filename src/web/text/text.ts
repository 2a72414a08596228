import { blocksOf } from '../../comparison/blocks.ts'
import { fromUtf8, toHex } from '../../core/bytes.ts'
import { parseDigest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayBefore } from '../../register/text-in-force.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedPage,
  callOrRefuse,
  callShown,
  comma,
  directionOf,
  entryDay,
  entryLink,
  fact,
  fingerprint,
  html,
  inset,
  languageIn,
  languageName,
  linkTo,
  listed,
  longDate,
  longDay,
  type Markup,
  notedPart,
  type PlainKey,
  page,
  phrase,
  recordWord,
  remark,
  say,
  seeOther,
  shortDate,
  signAction,
  sub,
  textToday,
  wordsFingerprint,
} from '../kit/kit.ts'
import { correctionNotice } from './corrections.ts'
import { factsShown } from './policy-facts.ts'
import { principlesEntry, wordsArticle } from './text-column.ts'
import { supersededNotice, versionsEntry } from './version-list.ts'
import {
  languageAsked,
  languageKey,
  languagesOf,
  languageTabs,
  type Shown,
  seeChanges,
  textLink,
  translationsBefore,
  type Version,
  versionFact,
  versionName,
  versionOrRefuse,
  versionsOf,
} from './versions.ts'

/** The exact words of a call come first; everything that we add stands in the margin or after them. */

/** The text in force. */
export async function showText(asked: Asked): Promise<Answer> {
  const call = asked.params.call!
  const manifest = textToday(asked, await callOrRefuse(asked.site.log.store, call))
  if (manifest === null) throw new Refusal('text_unknown', `No text of ${call} is published yet.`)
  return textAnswer(asked, `text ${call} ${manifest}`, manifest)
}

/** A version by its digest, for as long as the log stands. */
export function showTextVersion(asked: Asked): Promise<Answer> {
  const { call, manifest } = asked.params
  return textAnswer(asked, `version ${call} ${manifest}`, manifest!)
}

/** In a language that only the text before a correction has, a reader is led there. */
async function textAnswer(asked: Asked, name: string, manifest: string): Promise<Answer> {
  const { query, site } = asked
  const call = asked.params.call!
  try {
    const row = await rowIn(site.log.store, 'texts', `${call}/${manifest}`)
    const wish = row === undefined ? '' : languageKey(asked, languagesOf(row))
    return await cachedPage(asked, `${name} ${wish}`, async () =>
      textPage(asked, await callShown(asked, call), manifest),
    )
  } catch (error) {
    const wished = query.get('text')
    if (wished === null || !(error instanceof Refusal && error.code === 'text_unknown')) throw error
    const version = versionOrRefuse(await versionsOf(asked, call), call, manifest)
    const before = translationsBefore(version).find(({ text }) => text.lang === wished)
    if (before === undefined) throw error
    return seeOther(asked, `/${call}/text/${before.of.digest}?text=${wished}`)
  }
}

async function textPage(asked: Asked, call: CallShown, digest: string) {
  const versions = await versionsOf(asked, call.id)
  const version = versionOrRefuse(versions, call.id, digest)
  const shown = languageAsked(asked, languagesOf(version.row))
  const { text } = shown
  const kept = await asked.site.log.store.words(text.digest)
  const blocks = kept === undefined ? [] : blocksOf(fromUtf8(kept.bytes), text.mediaType)
  const words = {
    lang: text.lang,
    title: text.title,
    blocks,
    manifest: version.row.manifest,
    isRecord: call.isRecord,
  }
  const main = html`
    ${await opening(asked, call, versions, version, shown)}
    ${kept === undefined ? html`<p class="plain">${say(asked.lang, 'text.notKept')}</p>` : wordsArticle(asked, words)}
    ${acts(asked, call, version, text.digest)}
    ${call.isRecord ? null : await rulesEntry(asked, call)}
    ${principlesEntry(asked, words)}
    ${await versionsEntry(asked, call, versions, { version, lang: text.lang })}
    ${checkEntry(asked, call, version, text)}
  `
  const name = versionName(asked, version)
  return page(asked, { title: `${text.title} – ${name}`, main, call, current: 'text' })
}

async function opening(
  asked: Asked,
  call: CallShown,
  versions: readonly Version[],
  version: Version,
  { text, entry }: Shown,
) {
  const all = languagesOf(version.row)
  const { lang: ui } = asked
  const { id, row, isRecord } = call
  const issued =
    row.issued === null ? null : html`<br>${phrase(ui, 'text.issued', { day: longDate(row.issued, ui) })}`
  const recorded = entry === version.row.entry ? version.day : await entryDay(asked, entry)
  const dir = directionOf(text.lang)
  return html`<section class="opening inset">
    <p class="sc kicker">${say(ui, 'text.kicker')}${issued}</p>
    ${supersededNotice(asked, id, versions, version, text.lang)}
    ${await correctionNotice(asked, call, versions, version, text.lang)}
    <h1 lang="${text.lang}" dir="${dir}">${text.title}</h1>
    ${untranslated(asked, call, version, text.lang)}${tabs(asked, call, version, text.lang, all)}
    <dl class="version">
      ${versionFact(say(ui, 'text.version'), inForceWords(asked, call, version))}
      ${text.authentic ? null : versionFact(languageName(text.lang), authenticWords(asked, call, text.authentic, all))}
      ${versionFact(
        say(ui, isRecord ? 'text.copied' : 'text.recorded'),
        html`${shortDate(recorded, ui)}${comma(ui)}${entryLink(asked, entry)}`,
      )}
    </dl>
    <div class="fine">
      ${aside(asked, call, version, text.lang)}
      <p>${say(ui, 'text.note')}</p>
    </div>
  </section>`
}

function tabs(asked: Asked, { id }: CallShown, version: Version, current: string, all: readonly Shown[]) {
  const { digest, isInForce } = version
  const to = (lang: string) => textLink(asked, id, { digest: isInForce ? undefined : digest, lang })
  const more = ({ authentic }: Shown['text']) =>
    authentic ? null : html` <small>${say(asked.lang, 'text.translationTab')}</small>`
  const before = translationsBefore(version).map(
    ({ text: { lang }, of, day }) =>
      html`<a href="${textLink(asked, id, { digest: of.digest, lang })}" hreflang="${lang}">
        <span lang="${lang}">${languageName(lang)}</span> <small>${say(asked.lang, 'correction.tab', { day: longDay(day, asked.lang) })}</small>
      </a>`,
  )
  return html`<nav class="tabs" aria-label="${say(asked.lang, 'text.language')}">
    ${languageTabs(all, current, to, more)}${before}
  </nav>`
}

/** To a reader whose language only the text before the correction has. */
function untranslated(asked: Asked, { id }: CallShown, version: Version, shown: string): Markup | null {
  const { lang: ui, query } = asked
  if (shown === ui || query.has('text')) return null
  const before = translationsBefore(version).find(({ text }) => text.lang === ui)
  if (before === undefined) return null
  const says = say(ui, 'correction.untranslated', {
    language: languageIn(ui, ui),
    day: longDay(before.day, ui),
  })
  const link = textLink(asked, id, { digest: before.of.digest, lang: ui })
  return inset(html`${says} <a href="${link}">${say(ui, 'correction.readTranslation')}</a>`, 'warn')
}

function inForceWords({ lang }: Asked, { isRecord }: CallShown, version: Version) {
  const { number, day, after, correction, corrected } = version
  const record = recordWord(isRecord)
  if (correction !== undefined) {
    const { state, effective } = correction
    return say(lang, 'correction.inForce', { number, state, date: longDay(effective, lang) })
  }
  if (corrected !== undefined) {
    const to = longDay(dayBefore(corrected.effective), lang)
    return say(lang, 'text.wasInForce', { number, from: longDay(day, lang), to })
  }
  if (after === undefined) return say(lang, 'text.inForce', { number, date: longDay(day, lang), record })
  if (after.day === day) return say(lang, 'text.wasInForceFor', { number, date: longDay(day, lang) })
  return say(lang, 'text.wasInForce', { number, from: longDay(day, lang), to: longDay(after.day, lang) })
}

function authenticWords({ lang }: Asked, { isRecord }: CallShown, authentic: boolean, all: readonly Shown[]) {
  if (authentic) return say(lang, 'text.authentic', { record: recordWord(isRecord) })
  const languages = all.filter(({ text }) => text.authentic).map(({ text }) => languageIn(text.lang, lang))
  return say(lang, 'text.translation', { languages: languages.join(comma(lang)) })
}

function aside(asked: Asked, { id }: CallShown, version: Version, lang: string) {
  const { lang: ui } = asked
  const count = version.row.manifest.principles.length
  const links = [
    count === 0 ? null : html`<a href="#principles">${say(ui, 'text.principlesJump', { count })}</a>`,
    seeChanges(asked, id, version, lang),
    html`<a href="#versions">${say(ui, 'text.versions')}</a>`,
    linkTo(asked, `/${id}/policy`, say(ui, 'policy.title')),
  ].filter(link => link !== null)
  return listed(links, 'ways no-print')
}

/** Whoever has read it to the end may sign it: the text in force, and no other. */
function acts(asked: Asked, call: CallShown, version: Version, digest: string) {
  const sign = version.isInForce ? signAction(asked, call) : null
  return html`<div class="actions endact">
    ${sign}<a class="btn second" href="/words/${digest}">${say(asked.lang, 'text.bytes')}</a>
  </div>`
}

/** What most ask of the rules; the rest is a page of its own. */
const RULES: readonly PlainKey[] = ['policy.invited', 'policy.effect', 'policy.entities', 'policy.notice']

async function rulesEntry(asked: Asked, { id, row }: CallShown) {
  const found = await rowIn(asked.site.log.store, 'policies', `${id}/${row.policy}`)
  const facts = await factsShown(asked, found!.policy, term => RULES.includes(term))
  const all = linkTo(asked, `/${id}/policy`, say(asked.lang, 'text.allRules'))
  return notedPart(
    asked.lang,
    'text.rules',
    html`<dl class="facts wide">${facts}</dl><p class="ways mt-s">${all}</p>`,
    { strong: true, id: 'rules', inside: 'narrow' },
  )
}

/**
 * The fingerprints, and lines that a stranger can run: they ask this site for the bytes and nobody for their
 * fingerprint.
 */
function checkEntry(asked: Asked, call: CallShown, version: Version, text: Shown['text']) {
  const { lang: ui, site } = asked
  const { id, isRecord } = call
  const { digest } = text
  const entry = entryLink(asked, version.row.entry)
  const then = phrase(ui, isRecord ? 'text.checkThenRecord' : 'text.checkThen', { entry })
  return notedPart(
    ui,
    'text.check',
    html`
      <dl class="facts wide">
        ${fact(languageName(text.lang), authenticWords(asked, call, text.authentic, languagesOf(version.row)))}
        ${fact(say(ui, 'text.digest'), wordsFingerprint(digest))}
        ${fact(say(ui, 'text.manifest'), html`${fingerprint(version.digest)}${sub(then)}`)}
      </dl>
      <p class="only-print">${site.publicUrl}/${id}/text/${version.digest}?text=${text.lang}</p>
      <details class="alt flat">
        <summary>${say(ui, 'text.checkSelf')}</summary>
        <div class="flow mt-s">
          ${remark(say(ui, 'text.checkSays'))}
          <p class="codeline">curl -s ${site.publicUrl}/words/${digest} | sha256sum</p>
          ${remark(say(ui, 'text.checkPrints'))}
          <p class="codeline">${toHex(parseDigest(digest))}</p>
        </div>
      </details>
    `,
    { id: 'check', inside: 'narrow flow' },
  )
}
