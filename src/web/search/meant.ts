import { lettersApart, slipsIn } from '../../register/misspelt.ts'
import type { RollItem } from '../../register/roll.ts'
import { foldWords } from '../../register/search-words.ts'
import { DIRECTORY } from '../../store/directory.ts'
import { rollItems } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'
import { type Asked, countryName, MOST_QUERY, nameShown } from '../kit/kit.ts'
import { COAST, landName } from '../map/state-map.ts'
import { slipsToNames, statesAlike } from '../roll/suggestions.ts'
import type { Found } from './found.ts'
import { statesAnswered } from './states.ts'

/**
 * What somebody may have meant by words that find nothing: the nearest name, or else organisations that have some of
 * it.
 */

interface Meant {
  readonly text: string
  readonly slips: number
}

/** The nearest name of all: its results are shown, and no worse guess. Of equals a state goes first, then a call. */
export async function meantBy(asked: Asked, found: Found): Promise<string | undefined> {
  const all = [...(await stateMeant(asked, found)), ...callsMeant(found), ...organisationMeant(asked, found)]
  const [nearest] = all.filter(({ text }) => text.length <= MOST_QUERY).sort((a, b) => a.slips - b.slips)
  return nearest?.text
}

/** A state of which something is known, also where it is on no list. */
async function stateMeant(asked: Asked, { q, every }: Found): Promise<readonly Meant[]> {
  const { lang } = asked
  const { codes, slips } = statesAlike(q)
  const states = codes.map(code => ({ text: countryName(code, lang), slips }))
  for (const state of [...states, ...landsMeant(asked, q)])
    if ((await statesAnswered(asked, state.text, every)).length > 0) return [state]
  return []
}

function landsMeant(asked: Asked, q: string): readonly Meant[] {
  const typed = [...foldWords(q)]
  const most = slipsIn(typed)
  return Object.keys(COAST.countries)
    .map(code => landName(asked, COAST, code))
    .map(text => ({ text, slips: lettersApart(typed, [...foldWords(text)], most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips)
}

/** The words as a title has them, so that whatever else has these is found too. */
function callsMeant({ words, every }: Found): readonly Meant[] {
  const titles = [...every.values()].flatMap(({ titles }) =>
    titles.map(({ text }) => foldWords(text).split(' ')),
  )
  return titles.flatMap(title => {
    const nearest = words.map(word => nearestWord(word, title))
    return nearest.every(word => word !== undefined)
      ? [
          {
            text: nearest.map(({ text }) => text).join(' '),
            slips: nearest.reduce((sum, { slips }) => sum + slips, 0),
          },
        ]
      : []
  })
}

function nearestWord(typed: string, title: readonly string[]): Meant | undefined {
  if (title.some(word => word.startsWith(typed))) return { text: typed, slips: 0 }
  const most = slipsIn([...typed])
  const [nearest] = title
    .map(text => ({ text, slips: lettersApart([...typed], [...text], most) }))
    .sort((a, b) => a.slips - b.slips)
  return nearest !== undefined && nearest.slips <= most ? nearest : undefined
}

function organisationMeant({ lang }: Asked, { words, suggested: [nearest] }: Found): readonly Meant[] {
  if (nearest === undefined) return []
  const { text } = nameShown(nearest, nearest.basis === 'listed', lang).name
  return [{ text, slips: slipsToNames(words, nearest) }]
}

/** Organisations that have some of the words, or of one word its beginning. */
interface Near {
  readonly by: 'words' | 'beginning'
  readonly words: readonly string[]
  readonly items: readonly RollItem[]
}

/** Shorter words and beginnings have half of the register. */
const SHORTEST = 3
/** Letters that are cut off the end of one word. */
const MOST_CUT = 3

/** One search a word, and few for one alone: what it costs does not grow with how many are found. */
export async function organisationsNear(
  store: Store,
  words: readonly string[],
  limit: number,
): Promise<Near> {
  const long = words.filter(word => [...word].length >= SHORTEST)
  if (words.length > 1) return { by: 'words', words: long, items: await withSome(store, long, limit) }
  const letters = [...(long[0] ?? '')]
  for (let cut = 1; cut <= MOST_CUT && letters.length - cut >= SHORTEST; cut++) {
    const q = letters.slice(0, letters.length - cut).join('')
    const items = await rollItems(store, { call: DIRECTORY, q, limit })
    if (items.length > 0) return { by: 'beginning', words: [q], items }
  }
  return { by: 'beginning', words: [], items: [] }
}

/** Organisations that are read of each word, so that those with several meet. */
const READ = 100

/** Those with most of the words first; of equals, those with a word that few have. */
async function withSome(store: Store, words: readonly string[], limit: number): Promise<RollItem[]> {
  const pages = await Promise.all(words.map(q => store.roll({ call: DIRECTORY, q, limit: READ })))
  const rarest = pages.toSorted((a, b) => a.total - b.total).flatMap(({ items }) => items)
  const by = Map.groupBy(rarest, ({ party }) => party)
  return [...by.values()]
    .sort((a, b) => b.length - a.length)
    .map(([item]) => item!)
    .slice(0, limit)
}
