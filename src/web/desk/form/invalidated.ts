import { digest as digestSchema, id as idSchema } from '../../../register/kinds.ts'
import { ref } from '../../../register/rows.ts'
import { type Invalidated, signatureInvalidated } from '../../../register/types/invalidation.ts'
import { personSigned } from '../../../register/types/persons.ts'
import type { Asked } from '../../asked.ts'
import { bodyOf, entryShown } from '../../entry/shown.ts'

/**
 * Whose signatures an officer names: parties by their ids or the addresses of their pages, persons by the entries with
 * which they signed, since nothing else of them is public, one by one or from one entry to another. The entry that
 * invalidated many names those of them that it still holds.
 */
export interface Named {
  readonly subjects: readonly Invalidated[]
  /** Words that name nobody whose signature on this call is as it should be. */
  readonly without: readonly string[]
}

/** The entry that invalidated a signature; undefined for what was removed by a rule, was erased, or stands. */
export async function invalidationOf(
  { site }: Asked,
  call: string,
  one: Invalidated,
): Promise<number | undefined> {
  const { store } = site.log
  if ('commitment' in one) {
    const [person] = await store.rows([ref('persons', one.commitment)])
    return person?.erased === null ? person.invalidated : undefined
  }
  const [row] = await store.rows([ref('signatures', `${call}/${one.party}`)])
  return row?.state === 'invalidated' ? row.events.at(-1)!.entry : undefined
}

/** Entries that one range may reach over. */
const MOST_ENTRIES = 5_000

/** Those of the call whose signature is `standing` or `invalidated`, as is asked for. */
export async function namedIn(
  asked: Asked,
  call: string,
  typed: string,
  state: 'standing' | 'invalidated',
): Promise<Named> {
  const found = new Map<string, Invalidated>()
  const without: string[] = []
  const words = typed.split(/[\s,;]+/).filter(word => word !== '')
  for (const word of words) {
    const some = await subjectsOf(asked, call, word, state)
    if (some.length === 0) without.push(word.slice(0, 80))
    for (const one of some) found.set(JSON.stringify(one), one)
  }
  return { subjects: [...found.values()], without }
}

async function subjectsOf(
  asked: Asked,
  call: string,
  word: string,
  state: 'standing' | 'invalidated',
): Promise<Invalidated[]> {
  const range = /^(\d{1,15})[-–](\d{1,15})$/.exec(word)
  if (range !== null) return thoseOf(asked, call, Number(range[1]), Number(range[2]), state)
  const entry = /(?:^|\/entries\/)(\d{1,15})$/.exec(word)?.[1]
  if (entry !== undefined) return thoseOf(asked, call, Number(entry), Number(entry), state)
  if (digestSchema.safeParse(word).success) return personIf(asked, call, word, state)
  const party = /\/parties\/([a-z0-9-]+)/.exec(word)?.[1] ?? word
  if (!idSchema.safeParse(party).success) return []
  const [row] = await asked.site.log.store.rows([ref('signatures', `${call}/${party}`)])
  const isIt =
    state === 'standing'
      ? row?.state === 'standing'
      : row?.state === 'invalidated' || row?.state === 'removed'
  return isIt ? [{ party }] : []
}

async function thoseOf(
  asked: Asked,
  call: string,
  first: number,
  last: number,
  state: 'standing' | 'invalidated',
): Promise<Invalidated[]> {
  const size = asked.site.log.head()?.size ?? 0
  const end = Math.min(last, size - 1, first + MOST_ENTRIES - 1)
  const found: Invalidated[] = []
  for (let index = first; index <= end; index++) {
    const shown = await entryShown(asked, index)
    const { statement } = shown
    if (statement.type === signatureInvalidated.type && statement.call === call && state === 'invalidated')
      // Not what has signed again and was invalidated again: that is another entry's.
      for (const one of bodyOf<typeof signatureInvalidated.type>(shown).subjects)
        if ((await invalidationOf(asked, call, one)) === index) found.push(one)
    if (statement.type !== personSigned.type || statement.call !== call) continue
    found.push(...(await personIf(asked, call, bodyOf<typeof personSigned.type>(shown).commitment, state)))
  }
  return found
}

async function personIf(
  { site }: Asked,
  call: string,
  commitment: string,
  state: 'standing' | 'invalidated',
): Promise<Invalidated[]> {
  const [row] = await site.log.store.rows([ref('persons', commitment)])
  if (row === undefined || row.call !== call || row.erased !== null) return []
  const isInvalidated = row.invalidated !== undefined
  return isInvalidated === (state === 'invalidated') ? [{ commitment: commitment as never }] : []
}
