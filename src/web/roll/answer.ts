import type { RollPage, RollQuery } from '../../register/roll.ts'
import { gapsIn, type RollTally } from '../../register/tally.ts'
import {
  type Asked,
  type CallShown,
  Choice,
  comma,
  countryName,
  formatNumber,
  inLang,
  isCounting,
  isSigning,
  type Lang,
  longDay,
  nounFor,
  type Piece,
  phrase,
  say,
  shownTotal,
  type Total,
} from '../kit/kit.ts'
import { exactly, ofKind } from './facets.ts'
import { wordOf } from './filters.ts'
import { filtersIn } from './query.ts'
import { totalOn } from './unknown.ts'

/** What a page of the roll answers, in the words of its heading and of its title. */
export interface Answered {
  readonly heading: Piece
  readonly title: string
  /** Whether it counts apart who is on a list alone. */
  readonly isApart?: true
}

interface Beside {
  /** How many there are whatever they are narrowed to; null where who is shown is not among them. */
  readonly whole: Total | null
  readonly now: RollTally | null
  /** Of how many more it is not known whether they match: then the number found is no number of all. */
  readonly unknown: Total
}

export async function answerOf(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  found: RollPage,
  beside: Beside,
): Promise<Answered> {
  const { lang } = asked
  if (!isCounting(asked)) return same(say(lang, 'switches.notCounted'))
  const isNarrowed = filtersIn(query).some(name => name !== 'at')
  const isOpen = beside.unknown.total > 0
  if (!isNarrowed)
    return query.at !== undefined && isOpen
      ? openAnswer(asked, call, query.at, found)
      : wholeAnswer(asked, call, query, found, beside.now)
  const answer = narrowed(asked, query, found, beside.whole)
  if (query.at === undefined) return same(answer)
  const date = longDay(query.at, lang)
  return same(say(lang, isOpen ? 'roll.answerKnownOn' : 'roll.answerOn', { answer, date }))
}

/** Who is known by name on a day is not all who stood there: the heading says so, and how many a source counts. */
async function openAnswer(
  asked: Asked,
  { id, row }: CallShown,
  at: string,
  { total, more }: Total,
): Promise<Answered> {
  const { lang } = asked
  const counted = await totalOn(asked, id, at)
  const isCounted = counted !== null && (more ? counted > total : counted >= total)
  const noun = nounFor(isCounted ? counted : total, row.noun, lang)
  const key = isCounted ? 'roll.nounsCounted' : total === 0 ? 'roll.nounsNone' : 'roll.nounsAtLeast'
  const stops = more ? 'yes' : 'no'
  // "At least" says already that there may be more.
  const count = isCounted ? counted : formatNumber(total, lang)
  const values = { known: total, more: stops, count, date: longDay(at, lang) }
  return {
    heading: phrase(lang, key, { ...values, more: new Choice(stops), nouns: inLang(noun) }),
    title: say(lang, key, { ...values, nouns: noun.text }),
  }
}

const same = (title: string): Answered => ({ heading: title, title })

/** How many there are, by the noun that the call itself uses: whoever is on a list alone does not bear it. */
async function wholeAnswer(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  found: RollPage,
  now: RollTally | null,
): Promise<Answered> {
  const { lang } = asked
  const { isRecord, row } = call
  const date = query.at === undefined ? '' : longDay(query.at, lang)
  const { signed, listed } = await signedAndListed(asked, call, query, found, now)
  if (signed.total === 0 && listed.total > 0) return same(listedAnswer(asked, listed, date))
  if (listed.total === 0 && !isRecord && date === '' && isSigning(row, lang))
    return same(say(lang, 'roll.haveSigned', { count: signed.total }))
  const noun = nounFor(signed.total, row.noun, lang)
  const where = isRecord ? (date === '' ? 'list' : 'listOn') : date === '' ? 'none' : 'on'
  const values = { count: shownTotal(asked, signed), where, date }
  const heading = phrase(lang, 'roll.nouns', { ...values, where: new Choice(where), nouns: inLang(noun) })
  const title = say(lang, 'roll.nouns', { ...values, nouns: noun.text })
  if (listed.total === 0) return { heading, title }
  const also = say(lang, 'call.alsoListed', { listed: listed.total, more: listed.more ? 'yes' : 'no' })
  return {
    heading: phrase(lang, 'call.nounsAndAlso', { nouns: heading, also }),
    title: say(lang, 'call.nounsAndAlso', { nouns: title, also }),
    isApart: true,
  }
}

/** Of a record, all are on a list, and its heading says so. */
async function signedAndListed(
  { site }: Asked,
  { isRecord, lists }: CallShown,
  { call, at }: RollQuery,
  found: RollPage,
  now: RollTally | null,
): Promise<Readonly<{ signed: Total; listed: Total }>> {
  if (now !== null) {
    const listed = isRecord ? 0 : gapsIn(now).copied
    return { signed: exactly(now.total - listed), listed: exactly(listed) }
  }
  if (isRecord || lists.length === 0) return { signed: found, listed: exactly(0) }
  const on = (status: 'standing' | 'listed') => site.log.store.roll({ call, at, status, limit: 1 })
  const [signed, listed] = await Promise.all([on('standing'), on('listed')])
  return { signed, listed }
}

function listedAnswer(asked: Asked, listed: Total, date: string): string {
  const { lang } = asked
  const answer = `${shownTotal(asked, listed)} ${say(lang, 'call.namesListed', { listed: listed.total })}`
  return date === '' ? answer : say(lang, 'roll.answerOn', { answer, date })
}

function narrowed(
  asked: Asked,
  query: RollQuery,
  found: RollPage,
  whole: Pick<RollPage, 'total' | 'more'> | null,
): string {
  const { lang } = asked
  const used = filtersIn(query).filter(name => name !== 'at')
  const total = shownTotal(asked, found)
  const what = used.map(name => wordOf(asked, name, String(query[name]))).join(comma(lang))
  if (whole === null) return say(lang, 'roll.answerAll', { what, total })
  const of = { total, count: found.total, whole: shownTotal(asked, whole) }
  const { kind, country, letter, q } = query
  const kinds = kind === undefined ? null : ofKind(asked, kind, found.total)
  const place = country === undefined || country === 'none' ? null : placeIn(country, lang)
  const uses = used.join(' ')
  if (letter !== undefined && found.total === 0) {
    const others = used
      .filter(name => name !== 'letter')
      .map(name => wordOf(asked, name, String(query[name])))
    const none = say(lang, 'roll.noLetter', { letter: wordOf(asked, 'letter', letter) })
    return others.length === 0
      ? none
      : say(lang, 'general.pair', { what: others.join(comma(lang)), value: none })
  }
  if (uses === 'kind' && kinds !== null && found.total > 1)
    return say(lang, 'roll.answerKind', { ...of, kinds })
  if (uses === 'country' && place !== null) return say(lang, 'roll.answerCountry', { ...of, ...place })
  if (uses === 'kind country' && kinds !== null && place !== null)
    return say(lang, 'roll.answerBoth', { ...of, ...place, kinds })
  if (uses === 'q') return say(lang, 'roll.answerName', { ...of, q: q! })
  if (uses === 'letter' && /^[a-z]$/.test(letter!))
    return say(lang, 'roll.answerLetter', { ...of, letter: what })
  return say(lang, 'roll.answerOf', { ...of, what })
}

/** Countries that English names with an article. */
const THE = new Set(
  'AE AX BS CC CD CF CG CK DO FK FO GB GM GS HM IM IO KM KY MH MP MV NL PH PN PS SB TC TF UM US VG VI'.split(
    ' ',
  ),
)

function placeIn(code: string, lang: Lang) {
  return { country: countryName(code, lang), the: THE.has(code) ? 'yes' : 'no' }
}
