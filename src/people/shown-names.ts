import { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { digest, id } from '../register/kinds.ts'
import { foldWords } from '../register/search-words.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { keptAs, untilSettled } from './collection.ts'
import { aboutPerson, ofPerson, type Person, persons } from './persons.ts'
import { newToken } from './tokens.ts'

/**
 * The names of persons who wish theirs to be shown, in alphabetical order and tied to no entry, commitment or day. Each
 * has a code of its own, so that an address can name a place among them without naming anybody.
 */
const keys = ({ commitment }: { readonly commitment: Digest }) => ({ about: aboutPerson(commitment) })
const names = keptAs(
  'person-name',
  z.strictObject({ name: z.string().min(1).max(200), commitment: digest }),
  { keys },
)
const places = keptAs('person-place', z.strictObject({ place: z.string().max(200), commitment: digest }), {
  keys,
})
/** Names that an officer has taken down: their bearers stay counted, and are shown no more. */
const barred = keptAs('person-barred', z.strictObject({ call: id, name: z.string().min(1).max(200) }), {
  keys: (value, commitment) => ({ ...ofPerson(value, commitment), call: value.call }),
})

/** Characters of a name that it is sorted by. */
const MOST_SORTED = 60

export function setShown(drawer: Drawer, commitment: Digest, shown: boolean, now: number) {
  return untilSettled(async () => {
    const found = await persons.lying(drawer, commitment, now)
    if (found === undefined || (shown && (await isBarred(drawer, commitment, now)))) return
    const { person, changes } = asShown(commitment, found.value, shown)
    await drawer.apply([persons.changed(found, person), ...changes], now)
  })
}

/**
 * A person whose name is shown or hidden, and the changes of the names. Whoever makes them changes the person in the
 * same commit, so that no name comes back behind an erasure.
 */
export function asShown(
  commitment: Digest,
  person: Person,
  shown: boolean,
): { readonly person: Person; readonly changes: readonly Change[] } {
  const code = newToken().slice(0, 16)
  const place = shown ? `${person.call}/${foldWords(person.name).slice(0, MOST_SORTED)}/${code}` : null
  const hidden = person.place === null ? [] : [names.gone(person.place), places.gone(codeOf(person.place))]
  const laid =
    place === null
      ? []
      : [
          names.added(place, { name: person.name, commitment }, null),
          places.added(code, { place, commitment }, null),
        ]
  return { person: { ...person, shown, place }, changes: [...hidden, ...laid] }
}

export async function isBarred(drawer: Drawer, commitment: string, now: number) {
  return (await barred.get(drawer, commitment, now)) !== undefined
}

/**
 * A page of names with this beginning, in order, each with the code by which an officer takes it down. `after` and
 * `next` are as those of `namesShown`.
 */
export async function namesLike(drawer: Drawer, call: string, typed: string, asked: NamesAsked, now: number) {
  const prefix = `${call}/${foldWords(typed).slice(0, MOST_SORTED)}`
  const { found, next } = await namesFrom(drawer, prefix, asked, now)
  return { found: found.map(({ id, value }) => ({ name: value.name, code: codeOf(id) })), next }
}

/** An officer takes a name down; its bearer cannot show it again. Refuses `not_found`. */
export function barName(drawer: Drawer, code: string, now: number) {
  return untilSettled(async () => {
    const commitment = (await places.get(drawer, code, now))?.commitment
    const found = commitment && (await persons.lying(drawer, commitment, now))
    if (!found) throw notShown()
    const { call, name } = found.value
    const { person, changes } = asShown(commitment, found.value, false)
    const bar = barred.laid(commitment, { call, name }, null)
    await drawer.apply([persons.changed(found, person), bar, ...changes], now)
  })
}

function notShown() {
  return new Refusal('not_found', 'This name is not shown any more.')
}

/** Names that officers have taken down, by their bearers' commitments. */
export const barredNames = (drawer: Drawer, call: string, now: number) => barred.by(drawer, 'call', call, now)

/** Its bearer may show it again; an officer does not do it for them. */
export const unbarName = (drawer: Drawer, commitment: string) => barred.remove(drawer, commitment)

const codeOf = (place: string) => place.slice(place.lastIndexOf('/') + 1)

/**
 * A page of names. `after` is the code that the page before gave as `next` (null on the last page); with a code that is
 * gone, the list begins anew.
 */
export async function namesShown(drawer: Drawer, call: string, asked: NamesAsked, now: number) {
  const { found, next } = await namesFrom(drawer, `${call}/`, asked, now)
  return { names: found.map(({ value }) => value.name), next }
}

interface NamesAsked {
  readonly after: string
  readonly limit: number
}

async function namesFrom(drawer: Drawer, prefix: string, { after, limit }: NamesAsked, now: number) {
  const place = after === '' ? undefined : (await places.get(drawer, after, now))?.place
  const from = place?.startsWith(prefix) ? place : prefix
  const page = await names.page(drawer, now, { after: from, limit: limit + 1 })
  const all = page.found.filter(({ id }) => id.startsWith(prefix))
  const found = all.slice(0, limit)
  return { found, next: all.length > limit ? codeOf(found.at(-1)!.id) : null }
}
