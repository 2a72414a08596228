import { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { foldWords } from '../register/folding.ts'
import { digest, id } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { keptAs } from './kept.ts'
import { persons, personsTurn } from './persons.ts'
import { newToken } from './tokens.ts'

/**
 * The names of persons who wish theirs to be shown, in the order of the alphabet and tied to nothing: neither to an
 * entry nor to a commitment nor to a day. Each has a code of its own, so that an address can name a place among them
 * without naming anybody.
 */
const names = keptAs('person-name', z.strictObject({ name: z.string().min(1).max(200), commitment: digest }))
/** Names that an officer has taken down: whoever bears one stays counted, and is shown no more. */
const barred = keptAs('person-barred', z.strictObject({ call: id, name: z.string().min(1).max(200) }))
const places = keptAs('person-place', z.strictObject({ place: z.string().max(200) }))

/** Characters of a name that it is sorted by. */
const MOST_SORTED = 60

/**
 * Shows the name of a person, or hides it. Where it stands is kept with the person before it stands there, so that no
 * name is ever shown that an erasure could not find.
 */
export function setShown(drawer: Drawer, commitment: string, shown: boolean, now: number): Promise<void> {
  return personsTurn(commitment, () => place(drawer, commitment, shown, now))
}

async function place(drawer: Drawer, commitment: string, shown: boolean, now: number): Promise<void> {
  const person = await persons.get(drawer, commitment, now)
  if (person === undefined || (shown && (await isBarred(drawer, commitment, now)))) return
  const { call, name } = person
  if (person.place !== null) await hideName(drawer, person.place)
  const code = newToken().slice(0, 16)
  const at = shown ? `${call}/${foldWords(name).slice(0, MOST_SORTED)}/${code}` : null
  const changed = await persons.change(drawer, commitment, now, one => ({ ...one, shown, place: at }))
  if (at === null || changed === undefined) return
  await names.put(drawer, at, { name, commitment: commitment as Digest }, null)
  await places.put(drawer, code, { place: at }, null)
  // Another server on this database, whose turns are its own, may have erased them before that.
  if ((await persons.get(drawer, commitment, now))?.place !== at) await hideName(drawer, at)
}

export async function isBarred(drawer: Drawer, commitment: string, now: number): Promise<boolean> {
  return (await barred.get(drawer, commitment, now)) !== undefined
}

/** Names that begin like this, in order, for officers: each with the code by which they take it down. */
export async function namesLike(drawer: Drawer, call: string, typed: string, limit: number, now: number) {
  const prefix = `${call}/${foldWords(typed).slice(0, MOST_SORTED)}`
  const found = await names.list(drawer, now, { after: prefix, limit })
  return found
    .filter(({ id }) => id.startsWith(prefix))
    .map(({ id, value }) => ({ name: value.name, code: codeOf(id) }))
}

/** An officer takes a name down; its bearer cannot show it again. Refuses `not_found`. */
export async function barName(drawer: Drawer, code: string, now: number): Promise<string> {
  const at = (await places.get(drawer, code, now))?.place
  const found = at === undefined ? undefined : await names.get(drawer, at, now)
  if (at === undefined || found === undefined) throw notShown()
  const { commitment, name } = found
  return personsTurn(commitment, async () => {
    if ((await names.get(drawer, at, now)) === undefined) throw notShown()
    await barred.put(drawer, commitment, { call: at.slice(0, at.indexOf('/')), name }, null)
    await place(drawer, commitment, false, now)
    return commitment
  })
}

function notShown(): Refusal {
  return new Refusal('not_found', 'This name is not shown any more.')
}

/** Names that officers have taken down, by commitment. */
export async function barredNames(
  drawer: Drawer,
  call: string,
  now: number,
): Promise<{ commitment: string; name: string }[]> {
  const found: { commitment: string; name: string }[] = []
  for await (const { id, value } of barred.each(drawer, now))
    if (value.call === call) found.push({ commitment: id, name: value.name })
  return found
}

/** Its bearer may show it again; an officer does not do it for them. */
export const unbarName = (drawer: Drawer, commitment: string) => barred.remove(drawer, commitment)

const codeOf = (place: string) => place.slice(place.lastIndexOf('/') + 1)

/** Takes a name down. */
export async function hideName(drawer: Drawer, place: string): Promise<void> {
  await places.remove(drawer, codeOf(place))
  await names.remove(drawer, place)
}

/**
 * A page of names. `after` is a code that was handed out as `next`, the code after which the next page begins, null on the
 * last; one that is gone begins anew.
 */
export async function namesShown(
  drawer: Drawer,
  call: string,
  { after, limit }: { readonly after: string; readonly limit: number },
  now: number,
) {
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
    next: found.length > limit && last ? codeOf(last.id) : null,
  }
}
