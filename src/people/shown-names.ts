import { z } from 'zod'
import { foldWords } from '../register/folding.ts'
import type { Drawer } from '../store/drawer.ts'
import { keptAs } from './kept.ts'
import { changePerson, findPerson } from './persons.ts'
import { newToken } from './tokens.ts'

/**
 * The names of persons who wish theirs to be shown, in the order of the alphabet and tied to nothing: neither to an
 * entry nor to a commitment nor to a day. Each has a code of its own, so that an address can name a place among them
 * without naming anybody.
 */
const names = keptAs('person-name', z.strictObject({ name: z.string().min(1).max(200) }))
const places = keptAs('person-place', z.strictObject({ place: z.string().max(200) }))

/** Characters of a name that it is sorted by. */
const MOST_SORTED = 60

/**
 * Shows the name of a person, or hides it. Where it stands is kept with the person before it stands there, so that no
 * name is ever shown that an erasure could not find.
 */
export async function setShown(
  drawer: Drawer,
  commitment: string,
  shown: boolean,
  now: number,
): Promise<void> {
  const person = await findPerson(drawer, commitment, now)
  if (person === undefined) return
  const { call, name } = person
  if (person.place !== null) await hideName(drawer, person.place)
  const code = newToken().slice(0, 16)
  const place = shown ? `${call}/${foldWords(name).slice(0, MOST_SORTED)}/${code}` : null
  await changePerson(drawer, commitment, now, one => ({ ...one, shown, place }))
  if (place === null) return
  await names.put(drawer, place, { name }, null)
  await places.put(drawer, code, { place }, null)
}

/** Takes a name down. */
export async function hideName(drawer: Drawer, place: string): Promise<void> {
  await places.remove(drawer, place.slice(place.lastIndexOf('/') + 1))
  await names.remove(drawer, place)
}

export interface ShownNames {
  readonly names: readonly string[]
  /** The code after which the next page begins; null on the last. */
  readonly next: string | null
}

/** A page of names. `after` is a code that was handed out as `next`; one that is gone begins anew. */
export async function namesShown(
  drawer: Drawer,
  call: string,
  { after, limit }: { readonly after: string; readonly limit: number },
  now: number,
): Promise<ShownNames> {
  const prefix = `${call}/`
  const place = after === '' ? undefined : (await places.get(drawer, after, now))?.place
  const from = place?.startsWith(prefix) ? place : prefix
  const found = (await names.list(drawer, now, { after: from, limit: limit + 1 })).filter(({ id }) =>
    id.startsWith(prefix),
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    names: page.map(({ value }) => value.name),
    next: found.length > limit && last ? last.id.slice(last.id.lastIndexOf('/') + 1) : null,
  }
}
