import type { Pledge } from '../../../register/commitment-kinds.ts'
import { FreeIds } from '../../../register/lists/ids.ts'
import { ref } from '../../../register/rows.ts'
import { commitmentMade } from '../../../register/types/commitments.ts'
import type { Composed } from '../../../work/compose.ts'
import type { Asked } from '../../kit/kit.ts'

/**
 * An id stands for ever in addresses, in the log and in files, whatever law withholds the words: so it is made of none of
 * them, but of the principle and the first number that is free.
 */
export function freeIdUnder(principle: string, isTaken: (id: string) => boolean): string {
  // With room for a number, in the 64 characters of an id.
  const stem = /^.{1,56}/.exec(principle)![0].replace(/-$/, '')
  let n = 1
  while (isTaken(`${stem}-${n}`)) n++
  return `${stem}-${n}`
}

/**
 * Two commitments that are prepared at once are given the same free id. Once one of them is recorded, the other takes the
 * next: null where all ids of what waits are free.
 */
export async function renumbered(
  { site }: Asked,
  party: string,
  composed: Composed,
): Promise<{ readonly composed: Composed; readonly ids: readonly string[] } | null> {
  const { type, call, body } = composed
  if (type !== commitmentMade.type || call === null) return null
  const { commitments } = body as unknown as { readonly commitments: readonly Pledge[] }
  const { store } = site.log
  const rows = await store.rows(commitments.map(({ id }) => ref('commitments', call, party, id)))
  if (rows.every(row => row === undefined)) return null
  const [schedule] = await store.rows([ref('schedules', call, party)])
  const made = (schedule?.commitments ?? []).filter(one => one.party === party).map(({ id }) => id)
  const kept = commitments.filter((_, i) => rows[i] === undefined).map(({ id }) => id)
  const taken = new Set([...made, ...kept])
  const free = new FreeIds(id => taken.has(id))
  const ids: string[] = []
  const renamed = commitments.map((one, i) => {
    if (rows[i] === undefined) return one
    const id =
      one.measure === null ? freeIdUnder(one.principle, it => taken.has(it)) : free.give(one.measure.id)
    taken.add(id)
    ids.push(id)
    return { ...one, id }
  })
  return { composed: { ...composed, body: { ...body, commitments: renamed } as Composed['body'] }, ids }
}
