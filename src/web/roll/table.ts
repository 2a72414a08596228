import type { Localised } from '../../register/kinds.ts'
import type { Objection } from '../../register/objection-rows.ts'
import type { Ended, RollItem, RollPage, RollQuery } from '../../register/roll.ts'
import { ref } from '../../register/rows.ts'
import { wordsOn } from '../../register/words-in-force.ts'
import { ownTurn } from '../../store/own-turn.ts'
import {
  type Asked,
  type CallShown,
  comma,
  countryName,
  entryLink,
  html,
  linkIn,
  linkTo,
  longDay,
  type Markup,
  mandateMark,
  nameIn,
  type Piece,
  part,
  partyLink,
  phrase,
  recordedDay,
  say,
  shortDate,
  shortDay,
  sizeOf,
  stateBeside,
} from '../kit/kit.ts'
import { kindsSaid } from '../statement/quotes.ts'

/**
 * The rows of a roll. What is the same in each is said once above them, and what sets one apart in words. On a phone a
 * row is two lines; roles keep it a table for screen readers, since browsers take what is laid out otherwise for none.
 */

export interface Shown {
  readonly caption: string
  readonly day: string
  /** The newest version of the text that anybody signed. */
  readonly newest: number | null
  /** Of the page, with what it asks for. */
  readonly address: string
  /** What the page asks for, and its heading says of all of them. */
  readonly query: Pick<RollQuery, 'kind' | 'country'>
  /** On paper nobody follows a link. */
  readonly isPrinted?: boolean
}

/** Which columns tell rows apart. */
interface Columns {
  readonly hasKinds: boolean
  readonly hasCountries: boolean
  readonly hasDates: boolean
  readonly hasMarks: boolean
  readonly hasWords: boolean
}

/** What is true of each of these rows; `signed` of those that were not copied. */
interface SameInAll {
  readonly copied: boolean
  readonly mandate: RollItem['mandate']
  readonly signed: boolean
}

export function sameInAll(items: readonly RollItem[]): SameInAll {
  const [first] = items
  const stands = items.every(({ answer, ended }) => answer === undefined && ended === undefined)
  const isOne = items.every(({ mandate, basis }) => mandate === first?.mandate && basis === first?.basis)
  return {
    copied: stands && items.every(({ basis }) => basis === 'listed'),
    mandate: stands && isOne && items.length > 1 ? (first?.mandate ?? null) : null,
    signed: stands && items.some(({ version }) => version !== null),
  }
}

export async function rollTable(
  asked: Asked,
  call: CallShown,
  found: RollPage,
  shown: Shown,
): Promise<Markup> {
  const { lang } = asked
  const { isRecord, row } = call
  const same = sameInAll(found.items)
  const said = await inTurns(found.items, async items => {
    const beside = await besideRows(asked, call.id, items, shown.day)
    return items.map((item, i) => saidOf(asked, call.id, item, beside[i]!, shown))
  })
  const columns: Columns = {
    hasKinds: shown.query.kind === undefined,
    hasCountries: shown.query.country === undefined,
    hasDates: found.items.some(({ signed }) => signed !== null),
    hasMarks: !same.copied && same.mandate === null,
    hasWords: said.some(words => words.length > 0),
  }
  // Each call names those who stand on its roll in its own word.
  const noun = nameIn(row.noun, lang)
  const sorted = (by: RollPage['sort'], how: string) => (found.sort === by ? html` aria-sort="${how}"` : null)
  const head = (says: string, more: Piece = null) =>
    html`<th role="columnheader" scope="col"${more}>${says}</th>`
  const heads = [
    head(noun.text, html` class="noun" lang="${noun.lang}"${sorted('name', 'ascending')}`),
    columns.hasKinds ? head(say(lang, 'roll.kind')) : null,
    columns.hasCountries ? head(say(lang, 'roll.country')) : null,
    columns.hasDates
      ? head(say(lang, isRecord ? 'roll.signedList' : 'roll.signed'), sorted('date', 'descending'))
      : null,
    columns.hasMarks ? head(say(lang, 'roll.mandate')) : null,
    columns.hasWords ? head(say(lang, 'roll.whatItSaid')) : null,
    shown.isPrinted ? head(say(lang, 'roll.entry')) : null,
  ]
  const rows = await inTurns(found.items, (items, from) =>
    items.map((item, i) => rowOf(asked, item, said[from + i]!, columns, shown)),
  )
  return html`<table class="table rows-first" role="table" id="rows" tabindex="-1">
    <caption class="vh">${shown.caption}</caption>
    <thead role="rowgroup"><tr role="row">${heads}</tr></thead>
    <tbody role="rowgroup">${rows}</tbody>
    ${await sheetFoot(asked, heads.filter(each => each !== null).length, shown)}
  </table>`
}

/**
 * At the foot of each printed sheet, where it is from and of when: sheets are parted. On a screen nobody is told twice.
 */
async function sheetFoot(asked: Asked, columns: number, { address }: Shown) {
  const { lang, site } = asked
  const date = longDay(await recordedDay(asked), lang)
  const from = html`${site.publicUrl}${linkIn(asked, address)}`
  const says = phrase(lang, 'roll.sheetFoot', { from, entry: sizeOf(site) - 1, date })
  return html`<tfoot class="sheet-foot" role="rowgroup"><tr role="row"><td role="cell" colspan="${columns}">${says}</td></tr></tfoot>`
}

/** Rows that are laid out in one turn of the event loop. */
const IN_ONE_TURN = 100

async function inTurns<T>(
  items: readonly RollItem[],
  act: (items: readonly RollItem[], from: number) => readonly T[] | Promise<readonly T[]>,
): Promise<T[]> {
  const made: T[] = []
  for (let from = 0; from < items.length; from += IN_ONE_TURN) {
    if (from > 0) await ownTurn()
    made.push(...(await act(items.slice(from, from + IN_ONE_TURN), from)))
  }
  return made
}

/** The name leads to the page of whoever it is, which has each log entry. */
function rowOf(asked: Asked, item: RollItem, said: readonly Piece[], columns: Columns, shown: Shown): Markup {
  const { lang } = asked
  const name = nameIn(item.names, lang)
  const kind = say(lang, `kind.${item.kind}`)
  const country = item.country === null ? null : countryName(item.country, lang)
  const date = item.signed === null ? null : shortDate(item.signed, lang)
  const [kindSaid, countrySaid] = [columns.hasKinds ? kind : null, columns.hasCountries ? country : null]
  const place =
    kindSaid === null || countrySaid === null
      ? (kindSaid ?? countrySaid)
      : say(lang, 'roll.kindAndCountry', { kind, country: countrySaid })
  const cell = (says: Piece, style = 'off-p') => html`<td role="cell" class="${style}">${says}</td>`
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">
      <a href="${linkIn(asked, `/parties/${item.party}`)}" lang="${name.lang}" dir="auto">${name.text}</a>${stateBeside(item, lang)}
      <span class="line only-p">${place === null ? null : html`<span>${place}</span>`}${columns.hasMarks ? basis(asked, item) : null}${date}</span>
    </th>
    ${columns.hasKinds ? cell(kind) : null}
    ${columns.hasCountries ? cell(country ?? muted(say(lang, 'roll.noCountry'))) : null}
    ${columns.hasDates ? cell(date ?? html`<span class="vh">${say(lang, 'roll.noDate')}</span>`, 'off-p nw') : null}
    ${columns.hasMarks ? cell(basis(asked, item)) : null}
    ${columns.hasWords ? cell(html`<span class="row-said">${said}</span>`, 'what-said') : null}
    ${shown.isPrinted ? cell(entryLink(asked, item.entry), 'nw') : null}
  </tr>`
}

function muted(says: string) {
  return html`<span class="muted">${says}</span>`
}

/** What sets this row apart from the others: how it ended, what it said, an older text. */
function saidOf(asked: Asked, call: string, item: RollItem, beside: Beside, { newest }: Shown): Piece[] {
  const { lang } = asked
  const { said, into, objections } = beside
  const apart: Piece[] = [
    ending(asked, item.ended, into),
    item.answer === undefined ? null : say(lang, `roll.answer.${item.answer}`),
    item.lapsed === undefined ? null : say(lang, 'roll.lapsed'),
    item.basis === 'deposited' ? say(lang, 'roll.deposited') : null,
    textOf(asked, item, newest),
    said === null
      ? null
      : linkTo(
          asked,
          `/parties/${item.party}#said-${call}`,
          html`${say(lang, `roll.said.${said}`)}${objections === 0 ? null : html`${comma(lang)}${say(lang, 'objection.count', { count: objections })}`}`,
        ),
  ]
  return apart.filter(one => one !== null).map(one => html`<span>${one}</span>`)
}

/** Told where it is not the newest text, or not the first that it signed. */
function textOf({ lang }: Asked, { version, textSince, signed }: RollItem, newest: number | null) {
  if (version === null || newest === null) return null
  if (version < newest) return say(lang, 'roll.versionOnly', { number: version })
  return textSince === signed
    ? null
    : say(lang, 'roll.text', { number: version, date: shortDay(textSince!, lang) })
}

function ending(asked: Asked, ended: Ended | undefined, into: Localised | undefined) {
  const { lang } = asked
  if (ended === undefined) return null
  const { how } = ended
  const date = longDay(ended.day, lang)
  if (how !== 'merged' && how !== 'succeeded') return say(lang, `roll.ended.${how}`, { date })
  return phrase(lang, `roll.ended.${how}`, { date, into: partyLink(asked, ended.into ?? '', into) })
}

function basis({ lang }: Asked, { answer, basis, mandate }: RollItem): Piece {
  if (answer !== undefined) return null
  if (mandate !== null) return mandateMark(mandate, lang)
  return muted(say(lang, basis === 'listed' ? 'roll.copied' : 'mandate.unchecked'))
}

/** What each mark of an authority means, of those that these rows have. */
export function marksExplained({ lang }: Asked, items: readonly RollItem[]): Piece {
  const levels = (['vetted', 'instrument', 'domain', 'voucher', 'email'] as const).filter(level =>
    items.some(({ mandate }) => mandate === level),
  )
  if (levels.length === 0) return null
  const lines = levels.map(
    level =>
      html`<li>
        <span>${mandateMark(level, lang)}</span><span class="note">${say(lang, `roll.means.${level}`)}</span>
      </li>`,
  )
  return part(say(lang, 'roll.why'), html`<ul class="ledger">${lines}</ul>`, {
    strong: true,
    also: 'mt-l',
  })
}

/** What the register says beside one row. */
interface Beside {
  /** What the party is called into which it merged, or that succeeded it. */
  readonly into: Localised | undefined
  /** Objections that stand to what it said. */
  readonly objections: number
  readonly said: ReturnType<typeof kindsSaid>
}

/**
 * For the rows of one page: a few questions, however long the roll is, and none of those who said nothing. What holds
 * on that day is told, or what held when the signature ended: a late reservation takes without another entry.
 */
async function besideRows(
  asked: Asked,
  call: string,
  items: readonly RollItem[],
  day: string,
): Promise<Beside[]> {
  const { store } = asked.site.log
  const heirs = items.flatMap(({ ended }) => ended?.into ?? [])
  const speaking = items.filter(item => item.basis !== 'listed' && speaks(item)).map(({ party }) => party)
  const [signatures, objected, named] = await Promise.all([
    store.rows(speaking.map(party => ref('signatures', call, party))),
    store.rows(speaking.map(party => ref('objections', call, party))),
    store.rows(heirs.map(id => ref('parties', id))),
  ])
  return items.map((item): Beside => {
    const into = named[heirs.indexOf(item.ended?.into ?? '')]?.names
    const at = item.basis === 'listed' ? -1 : speaking.indexOf(item.party)
    if (at === -1) return { into, objections: 0, said: kindsSaid(item) }
    const objections = objected[at]?.objections ?? []
    const { reservation, declaration } = wordsOn(signatures[at]!, objections, day)
    const words = { reservation: reservation?.words ?? null, declaration: declaration?.words ?? null }
    return { into, objections: standingTo(objections, [reservation, declaration]), said: kindsSaid(words) }
  })
}

function speaks({ reservation, declaration, late }: RollItem) {
  return reservation !== null || declaration !== null || late !== undefined
}

function standingTo(objections: readonly Objection[], words: readonly ({ entry: number } | null)[]) {
  const entries = words.map(one => one?.entry)
  return objections.filter(one => one.withdrawn === null && entries.includes(one.against)).length
}
