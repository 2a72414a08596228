import type { RollQuery } from '../../register/roll.ts'
import { letterOf } from '../../register/roll-letters.ts'
import { foldWords } from '../../register/search-words.ts'
import { rollItems } from '../../store/each-row.ts'
import {
  type Asked,
  html,
  linkTo,
  listed,
  type Markup,
  nameShown,
  type Piece,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'
import { letterName } from './filters.ts'
import { fromFirst, MOST_ROWS } from './query.ts'

/**
 * Rows stand in the order of the names that were published, in any language. A state that the reader knows by another
 * name is told under its letter too, so that nobody takes it for missing.
 */

interface Elsewhere {
  readonly party: string
  readonly shown: string
  readonly published: string
  /** Of the name that is shown, and of the one that was published. */
  readonly letter: string
  readonly under: string
}

/** The states of a query, whatever letter it asks for, that stand under another letter than that of the name they have here. */
export async function statesElsewhere(asked: Asked, query: RollQuery): Promise<readonly Elsewhere[]> {
  const { q, sort, kind } = query
  if (q !== undefined || sort === 'date' || (kind !== undefined && kind !== 'state')) return []
  const states = { ...fromFirst(query), letter: undefined, kind: 'state', limit: MOST_ROWS } as const
  const items = await rollItems(asked.site.log.store, states)
  return items.flatMap(item => {
    const { name, listedAs } = nameShown(item, item.basis === 'listed', asked.lang)
    if (listedAs === undefined) return []
    const [letter, under] = [name, listedAs].map(({ text }) => letterOf(foldWords(text)))
    const { party } = item
    return letter === under
      ? []
      : [{ party, shown: name.text, published: listedAs.text, letter: letter!, under: under! }]
  })
}

/** Of all states that stand elsewhere one, as an example, in a sentence; null where a letter is asked for. */
export function orderSaid(asked: Asked, [first]: readonly Elsewhere[], { letter }: RollQuery): Piece {
  if (first === undefined || letter !== undefined) return null
  const { lang } = asked
  const search = linkTo(asked, '/search', say(lang, 'roll.elsewhereSearch'))
  return phrase(lang, 'roll.publishedOrder', { example: stateSaid(asked, first), search })
}

/** Those under the letter that is asked for, by the names that they have here. */
export function statesUnder(asked: Asked, all: readonly Elsewhere[], { letter }: RollQuery): Piece {
  const under = all.filter(one => one.letter === letter)
  if (under.length === 0) return null
  const states = under.map(one => stateSaid(asked, one))
  return html`${remark(say(asked.lang, 'roll.elsewhereAll'), 'mt-s')}${listed(states, 'plain-list')}`
}

function stateSaid(asked: Asked, { party, shown, published, under }: Elsewhere): Markup {
  const { lang } = asked
  const name = linkTo(asked, `/parties/${party}`, shown)
  return phrase(lang, 'roll.elsewhere', { name, letter: letterName(lang, under), published })
}
