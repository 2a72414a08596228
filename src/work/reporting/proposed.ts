import type { Asked } from '../../register/asked.ts'
import { type Clause, figuresAsked } from '../../register/clauses.ts'
import type { Indicators } from './questions.ts'

/** By which indicators a party most likely reports next, and which window it then answers. */

interface Rules {
  readonly asked: readonly Asked[]
  /** Of the policy that binds it. */
  readonly clauses: readonly Clause[]
}

/** The reports that wait, the one whose day comes first before the others. */
const waitingOf = ({ asked }: Pick<Rules, 'asked'>): Asked[] =>
  asked
    .filter(({ clause, met }) => 'report' in clause.asks && met === null)
    .sort((a, b) => (a.moved < b.moved ? -1 : 1))

/** What is due first; else what the rules name at all; else the first. */
export function proposedCatalogue(all: readonly Indicators[], rules: Rules): Indicators | undefined {
  const named = [...waitingOf(rules).map(({ clause }) => clause), ...rules.clauses].map(figuresAsked)
  const first = named.find(id => all.some(one => one.id === id))
  return all.find(({ id }) => id === first) ?? all[0]
}

/** The first that waits for figures by this catalogue; undefined where none does. */
export const windowBy = (catalogue: string, rules: Pick<Rules, 'asked'>): Asked | undefined =>
  waitingOf(rules).find(({ clause }) => figuresAsked(clause) === catalogue)

/** The same, or else one that asks for a report in whatever figures. */
export const windowFor = (catalogue: string, rules: Pick<Rules, 'asked'>): Asked | undefined =>
  windowBy(catalogue, rules) ?? waitingOf(rules).find(({ clause }) => figuresAsked(clause) === undefined)
