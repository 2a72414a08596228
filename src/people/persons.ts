import { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { DAY } from '../core/time.ts'
import { digest, ERASURE_GROUNDS, id, lang } from '../register/kinds.ts'
import type { Change, Drawer, Keys } from '../store/drawer.ts'
import { boxOf, sameMailbox } from './addresses.ts'
import { bytes, type Found, type Keeper, keptAs } from './collection.ts'
import { type Askers, askers, isEnough } from './daily-letters.ts'

/**
 * Citizens who sign in their own name. All that is known of one lies here alone: a request until its address is
 * confirmed, then what the commitment in the log is made of. The address is kept only until it is confirmed; then a
 * hash that this log alone can make lets one address sign a call once. Everything of a person bears the key
 * `aboutPerson`, by which an erasure finds it.
 */

export const aboutPerson = (commitment: string) => `person/${commitment}`
/** For kinds whose id is the commitment. */
export const ofPerson = (_: unknown, commitment: string): Keys => ({ about: aboutPerson(commitment) })

/** An address has to be confirmed in this time. */
export const REQUEST_SECONDS = 2 * 86_400
/** Wrong codes before a request is dropped. */
const MOST_TRIES = 10

const few = bytes.refine(({ length }) => length <= 3_000)
const shared = {
  call: id,
  /** In which they read this site. */
  lang,
  name: z.string().min(1).max(200),
  /** On the page of the call. */
  shown: z.boolean(),
  manifest: digest,
  policy: digest,
  read: z.strictObject({ lang, digest }),
  /** What the commitment, which is the id, is made of. */
  disclosure: few,
  salt: few,
  made: z.int(),
}
/** A keyed hash: of the address, or of the box into which its letters come. */
const addressHash = z.string().max(64)

const requestSchema = z.strictObject({
  ...shared,
  email: z.string().min(3).max(254),
  address: addressHash,
  /** As the address where 0.1.0 has laid it, which knew no boxes. */
  box: addressHash.optional(),
  /** A keyed hash of the code in the letter; null where no letter went out, so that nobody guesses one. */
  code: z.string().max(64).nullable(),
  tries: z.int(),
})
export type PersonRequest = z.infer<typeof requestSchema>
const over = () => new Refusal('link_spent', 'This was confirmed already, or not in time.')
export const personRequests = keptAs('person-request', requestSchema, {
  absent: over,
  keys: ({ address, call }, id) => ({ about: aboutPerson(id), address, call }),
})

const personSchema = z.strictObject({
  ...shared,
  /** Null once its time has passed. */
  address: addressHash.nullable(),
  /** As long; null too where 0.1.0 has laid the person. */
  box: addressHash.nullable().default(null),
  /** Where the name stands among those shown. */
  place: z.string().max(200).nullable(),
})
export type Person = z.infer<typeof personSchema>
export const persons = keptAs('person', personSchema, { keys: ofPerson })
/** Changes nothing, and refuses where somebody has changed or erased the person meanwhile. */
export const personStands = (person: Found<Person>) => persons.changed(person, person.value)

const addressSchema = z.strictObject({ commitment: digest })
export type PersonAddress = z.infer<typeof addressSchema>
type Sender = Pick<PersonRequest, 'box' | 'address'>
/** Who signed a call by an address: `<call>/<box>/<address>`, so that those of one box lie beside each other. */
export const personAddresses = keptAs('person-address', addressSchema, {
  keys: ({ commitment }, id) => ({ about: aboutPerson(commitment), call: id.slice(0, id.indexOf('/')) }),
})
export const placeOfAddress = (call: string, { box, address }: Sender) =>
  box === undefined ? `${call}/${address}` : `${call}/${box}/${address}`

/** What is kept for this address on this call, also where version 0.1.0, which knew no mailboxes, has put it. */
export async function addressOf(
  drawer: Drawer,
  request: Pick<PersonRequest, 'call'> & Sender,
  now: number,
): Promise<Found<PersonAddress> | undefined> {
  const { call, address } = request
  const places = [placeOfAddress(call, request), placeOfAddress(call, { address })]
  const [found, older] = await Promise.all(places.map(place => personAddresses.lying(drawer, place, now)))
  return found ?? older
}

/** The commitments by which more than one address of one box signed the call, most first. */
export async function sharedBoxes(drawer: Drawer, call: string, now: number): Promise<Digest[][]> {
  const shared: Digest[][] = []
  let box: string | undefined
  let of: Digest[] = []
  for await (const { id, value } of personAddresses.each(drawer, now, `${call}/`)) {
    const [, its, address] = id.split('/')
    if (address === undefined) continue
    if (its !== box) of = []
    box = its
    of.push(value.commitment)
    if (of.length === 2) shared.push(of)
  }
  return shared.sort((a, b) => b.length - a.length)
}

/**
 * To whom a letter is owed, by their commitment. Laid with what the letter answers, gone in the commit that lays the
 * letter: a crash loses none, and nobody waits for it.
 */
export const lettersOwed = keptAs('person-owed', z.strictObject({ by: askers.default([]) }), {
  keys: ofPerson,
})

/** When letters went to a box, by its keyed hash, and who had asked: whoever types an address of it must not flood it. */
const written = keptAs(
  'person-written',
  z.strictObject({
    letters: z.array(z.int()),
    asked: z.array(z.strictObject({ at: z.int(), by: askers })).default([]),
  }),
)

const erasing = z.strictObject({ call: id, ground: z.enum(ERASURE_GROUNDS), at: z.int() })
export type Erasing = z.infer<typeof erasing>
/** An erasure that is begun and will be carried through. It stays when everything else of the person goes. */
export const erasings = keptAs('person-erasing', erasing)
/** Every erasure ever begun. Without its salt, a commitment identifies nobody. */
export const erasedPersons = keptAs('person-erased', erasing)

/** A hash that this log alone can make. */
export function hashOfAddress({ hashed }: Pick<Keeper, 'hashed'>, mailbox: string) {
  return hashed(`address ${sameMailbox(mailbox)}`)
}

/** Of the box into which its letters come. */
export const hashOfBox = ({ hashed }: Pick<Keeper, 'hashed'>, mailbox: string) =>
  hashed(`box ${boxOf(mailbox)}`)

/** The hash under which a code is kept. */
export const hashOfCode = ({ hashed }: Pick<Keeper, 'hashed'>, commitment: string, code: string) =>
  hashed(`code ${commitment} ${code}`)

/** Refuses `link_spent` and drops the request where too many codes were wrong. */
export async function tryCode(
  keeper: Keeper,
  commitment: string,
  code: string,
  now: number,
): Promise<boolean> {
  const { drawer } = keeper
  const tried = await personRequests.alter(drawer, commitment, now, request => ({
    ...request,
    tries: request.tries + 1,
  }))
  if (tried.tries > MOST_TRIES) {
    await personRequests.remove(drawer, commitment)
    throw new Refusal('link_spent', `${MOST_TRIES} codes were wrong. Begin again, and use the newest letter.`)
  }
  return tried.code !== null && tried.code === hashOfCode(keeper, commitment, code)
}

/** The commitment by which this address signed the call. */
export async function signedBy(
  drawer: Drawer,
  request: Pick<PersonRequest, 'call'> & Sender,
  now: number,
): Promise<Digest | undefined> {
  return (await addressOf(drawer, request, now))?.value.commitment
}

/** Counts one more letter to this box; undefined where it had enough for a day, or whoever asks did. */
export async function letterCounted(
  drawer: Drawer,
  box: string,
  by: Askers,
  now: number,
): Promise<Change | undefined> {
  const found = await written.lying(drawer, box, now)
  const letters = (found?.value.letters ?? []).filter(at => now - at < DAY)
  const asked = (found?.value.asked ?? []).filter(({ at }) => now - at < DAY)
  const before = asked.map(one => one.by)
  if (isEnough(letters.length, before, by)) return undefined
  const counted = { letters: [...letters, now], asked: [...asked, { at: now, by }] }
  return written.renewed(found, box, counted, now + DAY)
}

/** Within the last day. */
export async function writtenTo(drawer: Drawer, box: string, now: number): Promise<readonly number[]> {
  return (await written.get(drawer, box, now))?.letters ?? []
}

export const writtenForgotten = (box: string) => written.gone(box)
