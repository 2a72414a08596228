import { parseTime } from '../../core/time.ts'
import { type Launch, launches } from '../../people/launches.ts'
import { KINDS, type Kind } from '../../register/kinds.ts'
import { gapsIn, type RollTally, rowsIn } from '../../register/tally.ts'
import { rowIn } from '../../store/each-row.ts'
import { sealsTold } from '../../work/launch/embargo.ts'
import {
  type Asked,
  addressWith,
  announcedHour,
  type CallShown,
  comma,
  entryDay,
  entryLink,
  firstOf,
  formatNumber,
  html,
  inLang,
  isCounting,
  isOne,
  isSigning,
  keeperName,
  ledgerLine,
  linkTo,
  type Markup,
  mark,
  nounFor,
  type Piece,
  part,
  phrase,
  remark,
  say,
  sub,
  witnessedSize,
} from '../kit/kit.ts'
import { plainOf } from '../letters/letter.ts'
import type { Version } from '../text/versions.ts'
import { citationOfCall } from './cite.ts'

/** A call in numbers: who stands on its roll, what is not known of them, what is sealed and what was invalidated. */

/** Every kind that is in the number, each with its rows; one that nobody recorded is counted as such. */
function kindsIn({ places, deeds }: RollTally, { also }: Counted) {
  const of = Map.groupBy<Kind, { readonly kind: Kind; readonly rows: number }>(
    also === null ? places : deeds,
    ({ kind }) => kind,
  )
  return KINDS.map(kind => ({ kind, rows: rowsIn(of.get(kind) ?? []) })).filter(({ rows }) => rows > 0)
}

/**
 * What the whole number counts, in the call's own noun. Where a row was copied they are on a list, and no more; a number
 * beside "the list" would pass for the whole of it where no whole list was recorded.
 */
function wholeOf({ lang }: Asked, call: CallShown, tally: RollTally): Markup {
  const { isRecord, row, source } = call
  const nouns = inLang(nounFor(tally.total, row.noun, lang))
  if (isRecord && source?.whole !== true)
    return phrase(lang, 'call.nounsKnown', { nouns, list: source === undefined ? 'none' : 'part' })
  return isCopied(call, tally) ? phrase(lang, 'call.nounsOnList', { nouns }) : nouns
}

const isCopied = ({ isRecord }: CallShown, tally: RollTally) => isRecord || gapsIn(tally).copied > 0

/** One number of a call, for a reader who may see nothing else of it. */
export interface Counted {
  readonly number: number
  readonly nouns: Markup
  /** Who is not in the number. */
  readonly also: string | null
}

/**
 * Who has signed here. Who stands on a copied list alone never said so themselves: they are told apart, and make the
 * number only where there is no other. A record counts nothing else, and says what it is beside each of its numbers.
 */
export function countedIn(asked: Asked, call: CallShown, tally: RollTally): Counted {
  const { lang } = asked
  const { copied } = gapsIn(tally)
  const signed = tally.total - copied
  if (call.isRecord || copied === 0)
    return { number: tally.total, nouns: wholeOf(asked, call, tally), also: null }
  if (signed === 0)
    return { number: copied, nouns: html`${say(lang, 'call.namesListed', { listed: copied })}`, also: null }
  return {
    number: signed,
    nouns: inLang(nounFor(signed, call.row.noun, lang)),
    also: say(lang, 'call.alsoListed', { listed: copied, more: 'no' }),
  }
}

/** What follows its number. */
export function afterNumber({ lang }: Asked, { nouns, also }: Omit<Counted, 'number'>): Markup {
  return also === null ? nouns : phrase(lang, 'call.nounsAndAlso', { nouns, also })
}

export function numbered(asked: Asked, counted: Counted): Markup {
  return html`${formatNumber(counted.number, asked.lang)} ${afterNumber(asked, counted)}`
}

/** What the number counts, as a sentence where the call's verb is one that we can conjugate. */
function standingOf(asked: Asked, call: CallShown, tally: RollTally, { number, nouns }: Counted): Piece {
  return !isCopied(call, tally) && isSigning(call.row, asked.lang)
    ? say(asked.lang, 'call.haveSigned', { count: number })
    : nouns
}

/** Beside what a call asks: who stands by it, in one number, by kind, and where its text is recorded. */
export async function standingNow(
  asked: Asked,
  call: CallShown,
  {
    tally,
    persons,
    version,
  }: Readonly<{
    tally: RollTally
    persons: number
    version: Version | undefined
  }>,
): Promise<Markup> {
  const { lang } = asked
  const { id, isRecord } = call
  const label = say(lang, isRecord ? 'call.onList' : 'call.whoSigned')
  const counted = countedIn(asked, call, tally)
  const { number, also } = counted
  const numbers =
    call.namesNobody || !isCounting(asked)
      ? html`<p>${say(lang, call.namesNobody ? 'call.namesNobody' : 'switches.notCounted')}</p>`
      : html`
        <p class="big"><b>${formatNumber(number, lang)}</b><span>${standingOf(asked, call, tally, counted)}</span></p>
        ${kindList(asked, id, tally, counted)}
        ${also === null ? null : apart(linkTo(asked, `/${id}/roll?status=listed`, also))}
        ${persons === 0 ? null : apart(linkTo(asked, `/${id}/persons`, say(lang, 'call.andPersons', { count: persons })))}
      `
  const cite =
    call.namesNobody || !isCounting(asked) || tally.total === 0
      ? null
      : await citationOfCall(asked, call, plainOf(numbered(asked, counted)), tally.total)
  return html`<aside class="standing-now" id="counts" aria-label="${label}">
    ${numbers}${recordedLine(asked, version?.row.entry ?? call.row.opened, version !== undefined)}${cite}
  </aside>`
}

const apart = (says: Piece) => (says === null ? null : html`<p class="apart">${says}</p>`)

/** Each leads to as many rows as it says. */
function kindList(asked: Asked, id: string, tally: RollTally, counted: Counted) {
  const { lang } = asked
  const status = counted.also === null ? '' : 'standing'
  const lines = kindsIn(tally, counted).map(({ kind, rows }) => {
    const says = say(lang, isOne(rows, lang) ? `kind.${kind}` : `kinds.${kind}`)
    return html`<li>
      ${linkTo(asked, addressWith(`/${id}/roll`, { kind, status }), says)}<span class="num">${formatNumber(rows, lang)}</span>
    </li>`
  })
  return lines.length === 0 ? null : html`<ul>${lines}</ul>`
}

/** The seal is earned: it waits for a witness. */
function recordedLine(asked: Asked, entry: number, isText: boolean) {
  const { lang, site } = asked
  const seal = witnessedSize(site) > entry ? mark('seal') : null
  const says = phrase(lang, isText ? 'call.textRecorded' : 'call.callRecorded', {
    entry: entryLink(asked, entry),
  })
  return html`<p class="proof">
    <span>${seal}<span>${says}</span></span>${linkTo(asked, `/verify#entry-${entry}`, say(lang, 'call.checkIt'))}
  </p>`
}

/** Each gap, and what of the roll's query leads to just its rows. */
const GAPS = [
  ['copied', 'mandate=none'],
  ['date', 'signed=none'],
  ['kind', 'kind=unknown'],
  ['country', 'country=none'],
] as const

/** What the register does not know of those on the list: a sentence each, that leads to its rows. */
export function missingEntry(asked: Asked, call: CallShown, tally: RollTally): Markup {
  const { lang } = asked
  const { id, isRecord } = call
  const gaps = gapsIn(tally)
  const lines = GAPS.filter(([what]) => gaps[what] > 0 && !(isRecord && what === 'copied')).map(
    ([what, query]) => {
      const rows = gaps[what]
      const some = linkTo(
        asked,
        `/${id}/roll?${query}`,
        say(lang, 'missing.of', { rows, total: tally.total }),
      )
      return phrase(lang, `missing.${what}`, { rows, some })
    },
  )
  const opens = isRecord
    ? html`<p class="plain">${say(lang, call.namesNobody ? 'missing.recordFacts' : 'missing.record')}</p>`
    : null
  const sentences = lines.length === 0 ? null : html`<p>${lines.map(line => html`${line} `)}</p>`
  return part(say(lang, isRecord ? 'missing.titleRecord' : 'missing.title'), html`${opens}${sentences}`, {
    note: lines.length === 0 ? null : say(lang, 'missing.note'),
    id: 'missing',
    inside: 'flow',
  })
}

/**
 * How many signatures are sealed, and until when; by whom, nobody is told. The hour of an announcement lies in the drawer
 * and is told as the keeper's own word; by its clocks the hours in the seals are told, too. Null where there is neither.
 */
export async function sealedEntry(asked: Asked, call: string): Promise<Piece> {
  const { lang, site } = asked
  const launch = await launches.get(site.log.drawer, call, site.now())
  const { waiting, due, lapsed } = sealsTold(await site.seals.of(call), launch, site.now())
  const lines = waiting.map(({ count, hour, opens }) =>
    say(lang, hour === opens ? 'sealed.count' : 'sealed.countHeld', {
      count,
      hour: announcedHour({ ...launch, opens: hour }, lang),
      opens: announcedHour({ ...launch, opens }, lang),
    }),
  )
  if (due > 0) lines.push(say(lang, 'sealed.countDue', { count: due }))
  if (lapsed > 0) lines.push(say(lang, 'sealed.countLapsed', { count: lapsed }))
  const announced = await announcement(asked, launch)
  if (lines.length === 0 && announced === null) return null
  const counted = lines.map(line => html`<p class="plain mt">${line}</p>`)
  return part(say(lang, 'sealed.heading'), [announced, counted], {
    note: say(lang, 'sealed.note'),
    id: 'sealed',
  })
}

/** The hour that the keeper has announced, until it has come. */
async function announcement(asked: Asked, launch: Launch | undefined): Promise<Piece> {
  const { lang, site } = asked
  if (launch === undefined || parseTime(launch.opens) <= site.now()) return null
  const of = { keeper: await keeperName(asked), hour: announcedHour(launch, lang) }
  if (launch.lifted) return html`<p class="plain">${say(lang, 'sealed.lifted', of)}</p>`
  const hours = (launch.moved ?? [])
    .map(opens => announcedHour({ ...launch, opens }, lang))
    .join(say(lang, 'general.join'))
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
        html`${say(lang, 'invalidated.count', { count: parties + persons })}${sub(said.join(comma(lang)))}`,
        entryLink(asked, entry),
      )
    }),
  )
  return part(say(lang, 'invalidated.head'), html`<ol class="ledger three in-words">${lines}</ol>${more}`, {
    note: say(lang, 'invalidated.note'),
    id: 'invalidated',
  })
}
