import type { BatchRow } from '../../people/batches.ts'
import { type Letter, letters, type PastLetter, pastLetters } from '../../people/letters.ts'
import type { RunningSite } from '../kit/kit.ts'

interface LetterState {
  /** `toHand` waits for an officer, since no relay is configured. */
  readonly state: Letter['state'] | PastLetter['state'] | 'toHand' | 'gone'
  readonly said: string | null
  /** Null where the address is forgotten. */
  readonly to: string | null
}

/** The letter to the person of a row, the latest about the same invitation; undefined where none was written. */
export type LetterOf = (row: Pick<BatchRow, 'party' | 'letter'>) => LetterState | undefined

export async function lettersOfRows(
  { log: { drawer }, now, mail }: RunningSite,
  rows: readonly Pick<BatchRow, 'party'>[],
): Promise<LetterOf> {
  const aboutOf = ({ party }: Pick<BatchRow, 'party'>) => `invitation/${party}`
  const abouts = [...new Set(rows.map(aboutOf))]
  const [open, past] = await Promise.all([
    letters.byAny(drawer, 'about', abouts, now()),
    pastLetters.byAny(drawer, 'about', abouts, now()),
  ])
  const byAbout = new Map<string | null, LetterState>()
  // Ids sort in the order in which letters were written.
  for (const { value } of [...past, ...open].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const isToHand = value.state === 'waiting' && mail === null
    const state: LetterState['state'] = isToHand ? 'toHand' : value.state
    const said = state === 'handed' || state === 'sent' ? null : value.said
    byAbout.set(value.about, { state, said, to: value.to })
  }
  return row =>
    byAbout.get(aboutOf(row)) ?? (row.letter === null ? undefined : { state: 'gone', said: null, to: null })
}

const NOT_ARRIVED: readonly LetterState['state'][] = [
  'bounced',
  'failed',
  'returned',
  'unwanted',
  'cancelled',
]

/** Letters that will not arrive unless somebody does something. */
export function needsHelp({ state }: LetterState): boolean {
  return NOT_ARRIVED.includes(state)
}

/** Nobody can be reached for this row: the list has a bad address, or the letter came back. */
export function isUnreached(row: BatchRow, letterOf: LetterOf): boolean {
  const letter = letterOf(row)
  if (letter !== undefined) return needsHelp(letter)
  return row.state === 'done' && row.faults.some(({ fault }) => fault === 'email' || fault === 'person')
}
