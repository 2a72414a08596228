import { parseTime } from '../../core/time.ts'
import { launches } from '../../people/launches.ts'
import { KINDS } from '../../register/kinds.ts'
import { sealStatus } from '../../register/seal-status.ts'
import { gapsIn, type RollTally, rowsIn } from '../../register/tally.ts'
import { rowIn } from '../../store/each-row.ts'
import {
  type Asked,
  type CallShown,
  type CopiedList,
  entryDay,
  entryLink,
  firstOf,
  formatNumber,
  html,
  inLang,
  isOne,
  keeperName,
  languageKept,
  ledgerLine,
  linkTo,
  longDate,
  longDay,
  longMinute,
  type Markup,
  nounFor,
  type Piece,
  part,
  phrase,
  remark,
  say,
  sub,
} from '../kit/kit.ts'

/** A call in numbers: who stands on its roll, what is not known of them, what is sealed and what was invalidated. */

/** Every kind that stands there, each with its rows; one that nobody recorded is counted as such. */
function kindsIn({ places }: RollTally) {
  const of = Map.groupBy(places, ({ kind }) => kind)
  return KINDS.map(kind => ({ kind, rows: rowsIn(of.get(kind) ?? []) })).filter(({ rows }) => rows > 0)
}

/**
 * What the whole number counts, in the call's own noun. The noun alone is said only where no row was copied, since those
 * are not of signatories.
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

/** `inForce` is the version of the text in force; 0 where there is none. */
export function countsEntry(asked: Asked, call: CallShown, tally: RollTally, inForce: number): Markup {
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
  const notOnIt =
    call.missing !== null
      ? html`<li>${linkTo(asked, `/${id}/not-on-the-list`, say(lang, 'call.notOnIt'))}</li>`
      : null
  return part(
    say(lang, isRecord ? 'call.onList' : 'call.whoSigned'),
    html`
      <div class="box">
        <dl class="tally">
          <div class="lead"><dt>${wholeOf(asked, call, tally)}</dt><dd>${formatNumber(tally.total, lang)}</dd></div>
          ${counts}
        </dl>
      </div>
      ${textsOf(asked, call, tally, inForce)}
      <ul class="ways mt">
        <li>${linkTo(asked, `/${id}/roll`, say(lang, isRecord ? 'call.wholeList' : 'call.wholeRoll'))}</li>
        ${notOnIt}
        <li><a href="/${id}/roll.csv">CSV</a></li>
        <li><a href="/${id}/roll.json">JSON</a></li>
      </ul>
      <div class="box">${onAnyDate(asked, call)}</div>
    `,
    { note: side, strong: true, id: 'counts', inside: '' },
  )
}

/** How many signed the text in force, and how many an earlier one; null where there is but one. */
function textsOf(asked: Asked, { id }: CallShown, { texts }: RollTally, inForce: number): Markup | null {
  const signed = new Map(texts.flatMap(({ of, rows }) => (of === null ? [] : [[of, rows] as const])))
  if (inForce < 2 || signed.size === 0) return null
  const lines = [inForce, ...[...signed.keys()].filter(number => number !== inForce)].map(number => {
    const rows = signed.get(number) ?? 0
    const values = { number, rows, text: number === inForce ? 'now' : 'before' }
    return linkTo(asked, `/${id}/roll?version=${number}`, say(asked.lang, 'call.signedVersion', values))
  })
  return html`<ul class="ways mt-s">${lines.map(line => html`<li>${line}</li>`)}</ul>`
}

function onAnyDate(asked: Asked, { id, isRecord, row, lists }: CallShown) {
  const { lang } = asked
  const label = say(lang, isRecord ? 'call.listOn' : 'call.rollOn')
  const from = row.issued === null ? null : html` min="${row.issued}"`
  return html`<form class="filters date" action="/${id}/roll" aria-label="${label}" novalidate>
    <div><label for="at">${label}</label><input id="at" name="at" type="date" required${from}></div>
    ${languageKept(asked)}<button class="btn second">${say(lang, isRecord ? 'call.showList' : 'call.showRoll')}</button>
    ${copies(asked, lists)}
  </form>`
}

function copies(asked: Asked, lists: readonly CopiedList[]) {
  if (lists.length === 0) return null
  const { lang } = asked
  const one = ({ date, entry }: CopiedList, i: number) =>
    html`
      ${i === 0 ? null : ', '}
      ${phrase(lang, 'call.copyAt', { date: longDate(date, lang), entry: entryLink(asked, entry) })}
    `
  return html`<p>${phrase(lang, 'call.copies', { count: lists.length, lists: html`${lists.map(one)}` })}</p>`
}

/** Each gap, and what of the roll's query leads to just its rows. */
const GAPS = [
  ['copied', 'mandate=none'],
  ['date', 'signed=none'],
  ['kind', 'kind=unknown'],
  ['country', 'country=none'],
] as const

/** What the register does not know of those on the roll, told as plainly as what it knows. */
export function missingEntry(asked: Asked, call: CallShown, tally: RollTally): Markup {
  const { lang } = asked
  const { id, isRecord } = call
  const gaps = gapsIn(tally)
  const lines = GAPS.filter(([what]) => gaps[what] > 0).map(([what, query]) => {
    const rows = gaps[what]
    return html`<li>
      <span class="what">${say(lang, `missing.${what}`, { rows, total: tally.total })}</span>
      <span class="meta">${linkTo(asked, `/${id}/roll?${query}`, say(lang, 'missing.see', { rows }))}</span>
    </li>`
  })
  const opens = isRecord
    ? html`
      <p class="plain">${say(lang, call.namesNobody ? 'missing.recordFacts' : 'missing.record')}</p>
      ${remark(say(lang, 'missing.recordNote'))}
    `
    : null
  const list =
    lines.length === 0
      ? remark(say(lang, 'missing.nothing'))
      : html`<div class="box"><ul class="ledger gaps">${lines}</ul></div>`
  return part(
    say(lang, isRecord ? 'missing.titleRecord' : 'missing.title'),
    html`${opens}${tally.total === 0 ? null : list}`,
    { note: say(lang, 'missing.note'), id: 'missing', inside: 'flow' },
  )
}

/**
 * How many signatures are sealed, and until when; by whom, nobody is told. The hour of an announcement lies in the drawer
 * and is told as the keeper's own word. Null where there is neither.
 */
export async function sealedEntry(asked: Asked, call: string): Promise<Piece> {
  const { lang, site } = asked
  const counts = { waiting: 0, due: 0, opened: 0, lapsed: 0 }
  let opens: string | null = null
  for (const hour of await site.seals.of(call)) {
    const status = sealStatus({ opens: hour, opened: null }, site.now())
    counts[status] += 1
    if (status === 'waiting' && (opens === null || opens < hour)) opens = hour
  }
  const count = counts.waiting + counts.due
  const lines: string[] = []
  if (count > 0)
    lines.push(
      opens === null
        ? say(lang, 'sealed.countDue', { count })
        : say(lang, 'sealed.count', { count, hour: longMinute(opens, lang) }),
    )
  if (counts.lapsed > 0) lines.push(say(lang, 'sealed.countLapsed', { count: counts.lapsed }))
  const announced = await announcement(asked, call)
  if (lines.length === 0 && announced === null) return null
  const counted = lines.map(line => html`<p class="plain mt">${line}</p>`)
  return part(say(lang, 'sealed.heading'), [announced, counted], {
    note: say(lang, 'sealed.note'),
    id: 'sealed',
  })
}

/** The hour that the keeper has announced, until it has come. */
async function announcement(asked: Asked, call: string): Promise<Piece> {
  const { lang, site } = asked
  const launch = await launches.get(site.log.drawer, call, site.now())
  if (launch === undefined || parseTime(launch.opens) <= site.now()) return null
  const of = { keeper: await keeperName(asked), hour: longMinute(launch.opens, lang) }
  if (launch.lifted) return html`<p class="plain">${say(lang, 'sealed.lifted', of)}</p>`
  const hours = (launch.moved ?? []).map(hour => longMinute(hour, lang)).join('; ')
  return html`
    <p class="plain">${say(lang, 'sealed.announced', of)}</p>
    ${remark(`${hours === '' ? '' : `${say(lang, 'sealed.moved', { hours })} `}${say(lang, 'sealed.announcedNote', of)}`, 'mt-s')}
  `
}

/** Batches that the page tells; the others are in the log as well. */
const MOST_BATCHES = 20

/** What was invalidated on a call, by the entries that say why; null where nothing was. */
export async function invalidatedEntry(asked: Asked, call: string): Promise<Markup | null> {
  const { lang, site } = asked
  const row = await rowIn(site.log.store, 'invalidations', call)
  if (row === undefined) return null
  const { shown: newest, told: more } = firstOf(row.batches.toReversed(), MOST_BATCHES, count =>
    remark(say(lang, 'invalidated.earlier', { count }), 'mt-s'),
  )
  const lines = await Promise.all(
    newest.map(async ({ entry, parties, persons, restored }) => {
      const said = [
        parties === 0 ? null : say(lang, 'invalidated.ofParties', { count: parties }),
        persons === 0 ? null : say(lang, 'invalidated.ofPersons', { count: persons }),
        restored === 0 ? null : say(lang, 'invalidated.restored', { count: restored }),
      ].filter(one => one !== null)
      return ledgerLine(
        await entryDay(asked, entry),
        lang,
        html`${say(lang, 'invalidated.count', { count: parties + persons })}${sub(said.join(', '))}`,
        entryLink(asked, entry),
      )
    }),
  )
  return part(say(lang, 'invalidated.head'), html`<ol class="ledger three in-words">${lines}</ol>${more}`, {
    note: say(lang, 'invalidated.note'),
    id: 'invalidated',
  })
}
