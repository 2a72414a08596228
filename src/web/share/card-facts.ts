import { toBase64 } from '../../core/bytes.ts'
import { dayOf } from '../../core/time.ts'
import { KINDS, type Kind, type Localised } from '../../register/kinds.ts'
import { standingSince } from '../../register/roll.ts'
import { ref } from '../../register/rows.ts'
import { type RollTally, rowsIn } from '../../register/tally.ts'
import { afterNumber } from '../call/counts.ts'
import {
  type Asked,
  type CallShown,
  comma,
  directionOf,
  ENGRAVING,
  firstOf,
  formatNumber,
  initialOf,
  keeperName,
  longDay,
  nameIn,
  originWords,
  recordWord,
  say,
} from '../kit/kit.ts'
import { plainOf } from '../letters/letter.ts'
import { saidToday } from '../text/sayings.ts'
import { countedOn } from './counted.ts'
import type { Card } from './drawing.ts'

/** What the pictures of a call say: of the call, and of one organisation that is on it. */

/** In the reader's language, then in English, then in the others: our fonts may lack the letters of some. */
function wordings(names: Localised, { lang }: Asked): string[] {
  return [nameIn(names, lang).text, nameIn(names, 'en').text, ...names.map(({ text }) => text)]
}

export async function callCard(asked: Asked, call: CallShown): Promise<Card> {
  const { lang } = asked
  const { row, isRecord, source } = call
  const what = say(lang, 'card.kind', { record: recordWord(isRecord) })
  const issued = row.issued === null ? [] : [[longDay(row.issued, lang)]]
  const issuer = wordings(row.convener.names, asked)
  const entry = source?.entry ?? row.since
  return {
    ...(await standingOn(asked, call, isRecord ? copiedFrom(asked, call) : null)),
    kicker: upper(asked, [[what], issuer, ...issued]),
    title: wordings(row.titles, asked),
    seal: isRecord ? null : sealOf(asked, entry),
  }
}

interface SignedCard extends Card {
  /** In one sentence. */
  readonly says: string
}

/** Of an organisation that is on the call today; null of any other. */
export async function signedCardOf(asked: Asked, call: CallShown, party: string): Promise<SignedCard | null> {
  const { lang, site } = asked
  const key = `${call.id}/${party}`
  const [row, signature, listing, objected] = await site.log.store.rows([
    ref('parties', party),
    ref('signatures', key),
    ref('listings', key),
    ref('objections', key),
  ])
  if (row === undefined || row.ended !== undefined) return null
  const isSigned = signature?.state === 'standing'
  const listed = listing?.versions.at(-1)
  const day = isSigned ? standingSince(signature) : listed?.present ? listed.date : null
  if (typeof day !== 'string') return null
  const entry = isSigned ? signature.events.at(-1)!.entry : listed!.entry
  const date = longDay(day, lang)
  const how = isSigned ? 'signed' : 'listed'
  const said = isSigned ? saidToday(asked, signature, objected?.objections) : 'none'
  const sentence = (name: string) => say(lang, 'card.signed', { party: name, how, said })
  const names = { party: nameIn(row.names, lang).text, call: nameIn(call.row.titles, lang).text }
  return {
    ...(await standingOn(asked, call, isSigned ? null : copiedFrom(asked, call))),
    kicker: upper(asked, [wordings(call.row.titles, asked), [date]]),
    title: wordings(row.names, asked).map(sentence),
    seal: isSigned ? sealOf(asked, entry) : null,
    says: say(lang, 'card.says', { ...names, how, said, date }),
  }
}

/** Without a note of its own, a card has a line of room for who is not in its number. */
async function standingOn(asked: Asked, call: CallShown, note: string | null) {
  const { lang, site } = asked
  const counted = await countedOn(asked, call)
  const keeper = await keeperName(asked)
  const list = call.isRecord ? call.source?.date : undefined
  const date = longDay(list ?? dayOf(site.now()), lang)
  const foot = (keeper: string) =>
    say(lang, 'card.foot', { keeper, date, of: list === undefined ? 'day' : 'list' })
  const host = new URL(site.publicUrl).host
  const { mark } = site.own.settings
  const isEmpty = counted === null || counted.tally.total === 0
  return {
    direction: directionOf(lang),
    number: isEmpty ? null : formatNumber(counted.number, lang),
    counted: isEmpty ? '' : plainOf(note === null ? counted.nouns : afterNumber(asked, counted)),
    note: note ?? (isEmpty ? '' : (counted.also ?? '')),
    kinds: isEmpty ? '' : kindsOf(asked, counted.also === null ? counted.tally.places : counted.tally.deeds),
    foot: [foot(keeper), foot(host)],
    address: `${host}/${call.id}`,
    keeper: {
      colour: site.own.settings.colour?.light ?? INK,
      picture: mark === null ? null : toBase64(mark.png),
      letter: initialOf(asked),
    },
  }
}

/** Of a keeper who has chosen no colour, as on pages. */
const INK = '#14161c'

/** Kinds that a picture has room for. */
const MOST_KINDS = 4

/** The largest first. */
function kindsOf({ lang }: Asked, counted: RollTally['places'] | RollTally['deeds']): string {
  const of = Map.groupBy<Kind, { readonly kind: Kind; readonly rows: number }>(counted, ({ kind }) => kind)
  const kinds = KINDS.map(kind => ({ kind, rows: rowsIn(of.get(kind) ?? []) }))
    .filter(({ kind, rows }) => rows > 0 && kind !== 'unknown')
    .sort((a, b) => b.rows - a.rows)
  const named = ({ kind, rows }: (typeof kinds)[number]) => {
    return `${formatNumber(rows, lang)}\u00A0${say(lang, `ofKind.${kind}`, { count: rows }).trim()}`
  }
  const { shown } = firstOf(kinds, MOST_KINDS, () => null)
  const unknown = rowsIn(of.get('unknown') ?? [])
  const others = rowsIn(counted) - unknown - shown.reduce((sum, { rows }) => sum + rows, 0)
  return [
    ...shown.map(named),
    ...(others === 0 ? [] : [say(lang, 'card.others', { count: others })]),
    ...(unknown === 0
      ? []
      : [`${formatNumber(unknown, lang)}\u00A0${say(lang, 'ofKind.unknown', { count: unknown })}`]),
  ].join(comma(lang))
}

function upper({ lang }: Asked, pieces: readonly (readonly string[])[]): string[][] {
  return pieces.map(wordings => wordings.map(one => one.toLocaleUpperCase(lang)))
}

/** In the place of a seal, which would pass for a certificate of what was only copied. */
function copiedFrom({ lang }: Asked, { source }: CallShown): string {
  if (source === undefined) return say(lang, 'card.reported')
  return say(lang, 'card.copied', { from: originWords(source) })
}

/** An entry's number: that it was recorded, and no more. */
function sealOf({ lang }: Asked, entry: number): Card['seal'] {
  const ring = say(lang, 'card.ring', { entry }).toLocaleUpperCase(lang)
  return { lines: ENGRAVING.toString(), ring, middle: formatNumber(entry, lang) }
}
