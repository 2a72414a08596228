import { KINDS } from '../../register/kinds.ts'
import { gapsIn, type RollTally, rowsIn } from '../../register/tally.ts'
import {
  type Asked,
  type CallShown,
  type CopiedList,
  entryLink,
  formatNumber,
  html,
  inLang,
  isOne,
  languageKept,
  linkTo,
  longDate,
  longDay,
  type Markup,
  type Piece,
  part,
  phrase,
  say,
} from '../kit/kit.ts'
import { nounFor } from './noun.ts'

/** Who stands on the roll, in numbers: by kind, with what was merely copied told apart from what was signed. */

/** Every kind that stands there, each with its rows; one that nobody recorded is counted as such. */
function kindsIn({ places }: RollTally) {
  const of = Map.groupBy(places, ({ kind }) => kind)
  return KINDS.map(kind => ({ kind, rows: rowsIn(of.get(kind) ?? []) })).filter(({ rows }) => rows > 0)
}

/**
 * What the whole number counts, in the call's own noun. Rows that were copied stand on the roll, but they are not those
 * of signatories, so the noun alone is said only where there are none.
 */
export function wholeOf({ lang }: Asked, { row, isRecord }: CallShown, tally: RollTally): Markup {
  const noun = inLang(nounFor(tally.total, row.noun, lang))
  if (isRecord) return phrase(lang, 'call.nounsOnList', { nouns: noun })
  return gapsIn(tally).copied === 0 ? noun : phrase(lang, 'call.rollOfNouns', { nouns: noun })
}

/** How many signed and how many rows were copied; null where all are of one sort. */
export function signedAndCopiedOf({ lang }: Asked, { isRecord }: CallShown, tally: RollTally): string | null {
  const { copied } = gapsIn(tally)
  if (isRecord || copied === 0) return null
  return say(lang, 'call.signedAndCopied', { signed: tally.total - copied, copied })
}

export function countsEntry(asked: Asked, call: CallShown, tally: RollTally): Markup {
  const { lang } = asked
  const { id, isRecord, source } = call
  const side =
    isRecord && source !== undefined
      ? say(lang, 'call.rowsOfList', { date: longDay(source.date, lang) })
      : (signedAndCopiedOf(asked, call, tally) ?? say(lang, 'call.counted'))
  const counts = kindsIn(tally).map(
    ({ kind, rows }) =>
      html`<div>
        <dt>
          ${linkTo(asked, `/${id}/roll?kind=${kind}`, say(lang, isOne(rows, lang) ? `kind.${kind}` : `kinds.${kind}`))}
        </dt>
        <dd>${formatNumber(rows, lang)}</dd>
      </div>`,
  )
  return part(
    say(lang, isRecord ? 'call.onList' : 'call.whoSigned'),
    html`
      <div class="box">
        <dl class="tally">
          <div class="lead"><dt>${wholeOf(asked, call, tally)}</dt><dd>${formatNumber(tally.total, lang)}</dd></div>
          ${counts}
        </dl>
      </div>
      <ul class="ways mt">
        <li>${linkTo(asked, `/${id}/roll`, say(lang, isRecord ? 'call.wholeList' : 'call.wholeRoll'))}</li>
        ${
          call.invitesStates
            ? html`<li>
          ${linkTo(asked, `/${id}/not-on-the-list`, say(lang, 'call.notOnIt'))}
        </li>`
            : null
        }
        <li><a href="/${id}/roll.csv">CSV</a></li>
        <li><a href="/${id}/roll.json">JSON</a></li>
      </ul>
      <div class="box">${onAnyDate(asked, call)}</div>
    `,
    { note: side, strong: true, id: 'counts', inside: '' },
  )
}

function onAnyDate(asked: Asked, { id, isRecord, row, lists }: CallShown): Markup {
  const { lang } = asked
  const label = say(lang, isRecord ? 'call.listOn' : 'call.rollOn')
  const from = row.issued === null ? null : html` min="${row.issued}"`
  return html`<form class="filters date" action="/${id}/roll" aria-label="${label}">
    <div><label for="at">${label}</label><input id="at" name="at" type="date" required${from}></div>
    ${languageKept(asked)}<button class="btn second">${say(lang, isRecord ? 'call.showList' : 'call.showRoll')}</button>
    ${copies(asked, lists)}
  </form>`
}

/** The lists that rows were copied from, each by the entry that names it. */
function copies(asked: Asked, lists: readonly CopiedList[]): Piece {
  if (lists.length === 0) return null
  const { lang } = asked
  const one = ({ date, entry }: CopiedList, i: number) =>
    html`
      ${i === 0 ? null : ', '}
      ${phrase(lang, 'call.copyAt', { date: longDate(date, lang), entry: entryLink(asked, entry) })}
    `
  return html`<p>${phrase(lang, 'call.copies', { count: lists.length, lists: html`${lists.map(one)}` })}</p>`
}
