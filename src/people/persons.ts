import { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { digest, ERASURE_GROUNDS, id, lang } from '../register/kinds.ts'
import type { Change, Drawer, Keys } from '../store/drawer.ts'
import { sameMailbox } from './addresses.ts'
import { bytes, type Found, type Keeper, keptAs } from './collection.ts'

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
/** The keyed hash of the address. */
const addressHash = z.string().max(64)

const requestSchema = z.strictObject({
  ...shared,
  email: z.string().min(3).max(254),
  address: addressHash,
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
  /** Where the name stands among those shown. */
  place: z.string().max(200).nullable(),
})
export type Person = z.infer<typeof personSchema>
export const persons = keptAs('person', personSchema, { keys: ofPerson })
/** Changes nothing, and refuses where somebody has changed or erased the person meanwhile. */
export const personStands = (person: Found<Person>) => persons.changed(person, person.value)

const addressSchema = z.strictObject({ commitment: digest })
export type PersonAddress = z.infer<typeof addressSchema>
/** Who signed a call by an address: `<call>/<keyed hash>`. */
export const personAddresses = keptAs('person-address', addressSchema, {
  keys: ({ commitment }, id) => ({ about: aboutPerson(commitment), call: id.slice(0, id.indexOf('/')) }),
})
export const placeOfAddress = (call: string, address: string) => `${call}/${address}`

/**
 * To whom a letter is owed, by their commitment. Laid with what the letter answers, gone in the commit that lays the
 * letter: a crash loses none, and nobody waits for it.
 */
export const lettersOwed = keptAs('person-owed', z.strictObject({}), { keys: ofPerson })

/** When letters went to an address, by its keyed hash: whoever types it must not flood it. */
const written = keptAs('person-written', z.strictObject({ letters: z.array(z.int()) }))

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
  call: string,
  address: string,
  now: number,
): Promise<Digest | undefined> {
  return (await personAddresses.get(drawer, placeOfAddress(call, address), now))?.commitment
}

const DAY = 86_400
/** Letters of this kind that one address gets in a day, whoever asks. */
const MOST_A_DAY = 5

/** Counts one more letter to this address; undefined where it had enough for a day. */
export async function letterCounted(
  drawer: Drawer,
  address: string,
  now: number,
): Promise<Change | undefined> {
  const found = await written.lying(drawer, address, now)
  const letters = (found?.value.letters ?? []).filter(at => now - at < DAY)
  if (letters.length >= MOST_A_DAY) return undefined
  return written.renewed(found, address, { letters: [...letters, now] }, now + DAY)
}

/** Within the last day. */
export async function writtenTo(drawer: Drawer, address: string, now: number): Promise<readonly number[]> {
  return (await written.get(drawer, address, now))?.letters ?? []
}

export const writtenForgotten = (address: string) => written.gone(address)
