import type { RollPage, RollQuery } from '../../register/roll.ts'
import { gapsIn, type RollTally } from '../../register/tally.ts'
import {
  type Asked,
  type CallShown,
  Choice,
  countryName,
  inLang,
  isCounting,
  isSigning,
  type Lang,
  longDay,
  nounFor,
  type Piece,
  phrase,
  say,
} from '../kit/kit.ts'
import { ofKind, shownTotal } from './facets.ts'
import { wordOf } from './filters.ts'
import { filtersIn } from './query.ts'

/** What a page of the roll answers, in the words of its heading and of its title. */
export interface Answered {
  readonly heading: Piece
  readonly title: string
}

/** `whole` is how many there are whatever they are narrowed to; null where who is shown is not among them. */
export function answerOf(
  asked: Asked,
  call: CallShown,
  query: RollQuery,
  found: RollPage,
  whole: Pick<RollPage, 'total' | 'more'> | null,
  now: RollTally | null,
): Answered {
  const { lang } = asked
  if (!isCounting(asked)) return same(say(lang, 'switches.notCounted'))
  const isNarrowed = filtersIn(query).some(name => name !== 'at')
  if (!isNarrowed) return wholeAnswer(asked, call, query, found, now)
  const told = narrowed(asked, query, found, whole)
  return same(
    query.at === undefined
      ? told
      : say(lang, 'roll.answerOn', { answer: told, date: longDay(query.at, lang) }),
  )
}

const same = (title: string): Answered => ({ heading: title, title })

/** How many there are, by the noun that the call itself uses. */
function wholeAnswer(
  asked: Asked,
  call: CallShown,
  { at }: RollQuery,
  found: RollPage,
  now: RollTally | null,
): Answered {
  const { lang } = asked
  const { isRecord, lists, row } = call
  const isCopied = isRecord || (now === null ? lists.length > 0 : gapsIn(now).copied > 0)
  const exact = now === null ? found : { total: now.total, more: false }
  const count = shownTotal(asked, exact)
  if (!isCopied && at === undefined && isSigning(call.row, lang))
    return same(say(lang, 'roll.haveSigned', { count: exact.total }))
  const noun = nounFor(exact.total, row.noun, lang)
  const date = at === undefined ? '' : longDay(at, lang)
  const where = at === undefined ? (isCopied ? 'list' : 'none') : isCopied ? 'listOn' : 'on'
  const values = { count, where, date }
  return {
    heading: phrase(lang, 'roll.nouns', { ...values, where: new Choice(where), nouns: inLang(noun) }),
    title: say(lang, 'roll.nouns', { ...values, nouns: noun.text }),
  }
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
  const what = used.map(name => wordOf(asked, name, String(query[name]))).join(', ')
  if (whole === null) return say(lang, 'roll.answerAll', { what, total })
  const of = { total, count: found.total, whole: shownTotal(asked, whole) }
  const { kind, country, letter, q } = query
  const kinds = kind === undefined ? null : ofKind(asked, kind, found.total)
  const place = country === undefined || country === 'none' ? null : placeIn(country, lang)
  const uses = used.join(' ')
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
