import { type Letter, openLetters, type PastLetter, pastLetters } from '../../people/letters.ts'
import type { RunningSite } from '../asked.ts'

/** What became of each letter, by its id. */
export interface LetterState {
  readonly state: Letter['state'] | PastLetter['state']
  readonly said: string | null
}

export async function letterStates({ log, now }: RunningSite): Promise<ReadonlyMap<string, LetterState>> {
  const [open, past] = await Promise.all([openLetters(log.drawer, now()), pastLetters(log.drawer, now())])
  const state = ({ id, value }: (typeof open)[number] | (typeof past)[number]) =>
    [
      id,
      { state: value.state, said: value.state === 'handed' || value.state === 'sent' ? null : value.said },
    ] as const
  return new Map<string, LetterState>([...open.map(state), ...past.map(state)])
}

/** Letters that will not arrive unless somebody does something. */
export function needsHelp({ state }: LetterState): boolean {
  return state === 'bounced' || state === 'failed' || state === 'returned' || state === 'unwanted'
}
