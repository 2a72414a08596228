import { afterNumber } from '../call/counts.ts'
import { FRAMED_BY_ANYONE } from '../http/respond.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedAnswer,
  callShown,
  directionOf,
  EMBED_STYLESHEET,
  formatNumber,
  HTML_TYPE,
  html,
  isolated,
  linkIn,
  longDate,
  type Markup,
  minuteMark,
  nameIn,
  ownName,
  type Piece,
  phrase,
  recordWord,
  say,
  scriptAt,
} from '../kit/kit.ts'
import { plainOf } from '../letters/letter.ts'
import { countedOn } from './counted.ts'

/**
 * The counter for other sites: the one page that they may show within theirs. It names its day; what was kept of it for
 * a day says so, and after seven shows no number. It sets no cookie, has no form, and asks no other site.
 */

/** A window that stays open asks again after so long; sooner would move under a reader (WCAG 2.2.1). */
const RENEWED_SECONDS = 86_400

export function showEmbed(asked: Asked): Promise<Answer> {
  const { lang, params, query } = asked
  const key = `embed ${lang}${query.has('lang') ? '+' : ''} ${params.call}`
  return cachedAnswer(asked, key, async () => ({
    type: HTML_TYPE,
    body: await embedPage(asked, await callShown(asked, params.call!)),
    headers: FRAMED_BY_ANYONE,
  }))
}

async function embedPage(asked: Asked, call: CallShown): Promise<string> {
  const { lang, site } = asked
  const { id, row, isRecord } = call
  const title = nameIn(row.titles, lang)
  const keeper = ownName(asked)
  const { own } = site
  const out = (path: string, says: Piece) =>
    html`<a href="${site.publicUrl}${linkIn(asked, path)}" target="_blank" rel="noopener">${says}</a>`
  const inTongue = ({ lang, text }: typeof title) => html`<span lang="${lang}" dir="auto">${text}</span>`
  const script = scriptAt('embed')
  return html`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="${RENEWED_SECONDS}">
<title>${say(lang, 'embed.title', { record: recordWord(isRecord), title: isolated(title.text) })} – ${isolated(keeper.text)}</title>
<link rel="stylesheet" href="${EMBED_STYLESHEET}">
${own.stylesheet === undefined ? null : html`<link rel="stylesheet" href="${own.stylesheet}">\n`}${script === undefined ? null : html`<script type="module" src="${script}"></script>`}
</head>
<body>
<header><p>${out(`/${id}`, inTongue(title))}</p></header>
<main>
${await numberOf(asked, call)}
<p id="stale" hidden>${say(lang, 'embed.stale')}</p>
</main>
<footer>
<p>
  ${isRecord ? html`${say(lang, 'badge.record')}.<br>` : null}
  <b id="age" hidden></b> ${phrase(lang, 'embed.asOf', { time: minuteMark(site.now(), lang) })} ${out(`/${id}/roll`, say(lang, 'embed.check'))}<br>${inTongue(keeper)}
</p>
</footer>
</body>
</html>
`.toString()
}

/** Of a copied list the day is the list's, which stays true however long it is kept. */
async function numberOf(asked: Asked, call: CallShown): Promise<Markup> {
  const { lang } = asked
  const counted = await countedOn(asked, call)
  if (counted === null)
    return html`<h1>${say(lang, call.namesNobody ? 'call.namesNobody' : 'embed.none')}</h1>`
  const n = html`<span class="n">${formatNumber(counted.number, lang)}</span>`
  const list =
    call.isRecord && call.source !== undefined
      ? html`<br>${phrase(lang, 'embed.list', { date: longDate(call.source.date, lang) })}`
      : null
  return html`<h1 id="fresh">${n} ${afterNumber(asked, counted)}${list}</h1>`
}

/** Of the frame in which others show it: its height follows from how many lines its words take there. */
export const EMBED_WIDTH = 288
/** Within its edges, and what it takes with one line each of a title, a number, its time and its keeper. */
const COLUMN = 250
const LEAST = 171
/** Of larger and of smaller words: pixels of a line, and of a character on the whole. */
const LARGE = { line: 21, character: 6.4 }
const SMALL = { line: 19.5, character: 5.7 }
/** Other fonts are a little wider. */
const SPARE = 9

export async function embedHeight(asked: Asked, call: CallShown): Promise<number> {
  const { lang } = asked
  const { row, isRecord, source } = call
  const more = (words: string, { line, character }: typeof LARGE, taken = 0) =>
    line * Math.max(0, Math.ceil((words.length * character + taken) / COLUMN) - 1)
  const counted = await countedOn(asked, call)
  const number = counted === null ? '' : formatNumber(counted.number, lang)
  const record = say(lang, 'badge.record')
  return Math.ceil(
    LEAST +
      SPARE +
      more(nameIn(row.titles, lang).text, LARGE) +
      more(counted === null ? '' : plainOf(afterNumber(asked, counted)), LARGE, number.length * DIGIT) +
      more(ownName(asked).text, SMALL) +
      (isRecord ? SMALL.line + more(record, SMALL) : 0) +
      (isRecord && source !== undefined ? LARGE.line : 0),
  )
}
/** Width of a digit of its number. */
const DIGIT = 21
