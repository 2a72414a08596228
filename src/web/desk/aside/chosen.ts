import { everyApplication, type Filed } from '../../../people/applications.ts'
import { MOST_PILED } from '../../../people/piles.ts'
import type { Asked } from '../../asked.ts'
import { type QueueQuery, queueQueryIn } from '../queue/query.ts'
import { listFor } from '../queue/queue.ts'
import { everyLife, type Life } from './life.ts'

/** What an officer would set aside: all that waits and fits what they look for, counted before anything is done. */
export interface Chosen {
  readonly query: QueueQuery
  /** Behind which nobody has shown to stand. */
  readonly silent: readonly Filed[]
  /** Behind which somebody has: set aside only if that is said too. */
  readonly living: readonly Filed[]
  /** What else waits. */
  readonly others: readonly Filed[]
  readonly lifeOf: (filed: Filed) => readonly Life[]
  /** Whether more fit than go into one pile. */
  readonly isCut: boolean
}

/**
 * `until` is the newest that the officer has seen counted: whatever came in since is none of those that they meant,
 * though a flood goes on.
 */
export async function chosenFor(asked: Asked, until?: string): Promise<Chosen> {
  const { site } = asked
  const typed = queueQueryIn(asked.query)
  // Only what is undecided can be set aside.
  const stages: QueueQuery['stage'][] =
    typed.stage === 'any' ? ['waiting', 'asked'] : [typed.stage === 'asked' ? 'asked' : 'waiting']
  const query = { ...typed, stage: typed.stage === 'any' ? typed.stage : stages[0]! }
  const all = await everyApplication(site.log.drawer, site.now())
  const lists = await Promise.all(stages.map(stage => listFor(asked, { ...query, stage }, all)))
  const fitting = lists.flat().filter(filed => isFree(filed) && (until === undefined || filed.id <= until))
  const found = fitting.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, MOST_PILED)
  const lifeOf = await everyLife(site)
  const ids = new Set(found.map(({ id }) => id))
  return {
    query,
    silent: found.filter(filed => lifeOf(filed).length === 0),
    living: found.filter(filed => lifeOf(filed).length > 0),
    others: all.filter(({ id, value }) => value.state.is === 'waiting' && !ids.has(id)),
    lifeOf,
    isCut: fitting.length > found.length,
  }
}

/** No officer is granting it at this moment. */
function isFree({ value: { state } }: Filed): boolean {
  return state.is === 'waiting' && state.held === null
}

/** In the order in which they came. */
export function piledOf({ silent, living }: Chosen, withLiving: boolean): readonly Filed[] {
  return withLiving ? [...silent, ...living].sort((a, b) => (a.id < b.id ? -1 : 1)) : silent
}
