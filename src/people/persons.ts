import { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { digest, ERASURE_GROUNDS, id, lang } from '../register/kinds.ts'
import type { Change, Drawer, Keys } from '../store/drawer.ts'
import { sameMailbox } from './addresses.ts'
import { bytes, type Found, type Keeper, keptAs } from './collection.ts'

/**
 * Citizens who sign in their own name. All that is known of one lies here and nowhere else: a request until its address
 * is confirmed, then what the commitment in the log is made of. The address itself is kept no longer than it takes to
 * confirm it; after that there is a hash of it that only this log can make, by which one address signs a call once.
 * Whatever is of a person bears one key, `aboutPerson`, by which an erasure finds all of it.
 */

/** Under which everything that is of a person is found. */
export const aboutPerson = (commitment: string): string => `person/${commitment}`
/** For kinds of which the commitment is the id. */
export const ofPerson = (_: unknown, commitment: string): Keys => ({ about: aboutPerson(commitment) })

/** Seconds in which an address has to be confirmed. */
export const REQUEST_SECONDS = 2 * 86_400
/** Codes that are tried before a request is dropped. */
const MOST_TRIES = 10

const few = bytes.refine(({ length }) => length <= 3_000)
const shared = {
  call: id,
  /** In which language they read this site. */
  lang,
  name: z.string().min(1).max(200),
  /** Whether the name is shown on the page of the call. */
  shown: z.boolean(),
  manifest: digest,
  policy: digest,
  read: z.strictObject({ lang, digest }),
  /** What the commitment is made of; the commitment is the id. */
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
  /** A keyed hash of the code in the letter; null where no letter with one went out, so that none can be guessed. */
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
  /** Where the name stands among those that are shown. */
  place: z.string().max(200).nullable(),
})
export type Person = z.infer<typeof personSchema>
export const persons = keptAs('person', personSchema, { keys: ofPerson })
/** A change that changes nothing, and is refused where somebody has changed or erased the person meanwhile. */
export const personStands = (person: Found<Person>): Change => persons.changed(person, person.value)

const addressSchema = z.strictObject({ commitment: digest })
export type PersonAddress = z.infer<typeof addressSchema>
/** Who signed a call by an address: `<call>/<keyed hash>`. */
export const personAddresses = keptAs('person-address', addressSchema, {
  keys: ({ commitment }, id) => ({ about: aboutPerson(commitment), call: id.slice(0, id.indexOf('/')) }),
})
export const placeOfAddress = (call: string, address: string): string => `${call}/${address}`

/**
 * To whom a letter is owed, by their commitment, whatever letter it is: laid with what it answers, and gone in the very
 * commit that lays the letter. So no fall of the server loses it, and nobody waits for what it says.
 */
export const lettersOwed = keptAs('person-owed', z.strictObject({}), { keys: ofPerson })

/** Letters that went to an address, by its keyed hash: so that nobody is flooded by whoever types it. */
const written = keptAs('person-written', z.strictObject({ letters: z.array(z.int()) }))

const erasing = z.strictObject({ call: id, ground: z.enum(ERASURE_GROUNDS), at: z.int() })
export type Erasing = z.infer<typeof erasing>
/**
 * An erasure that is begun: whatever happens, it is carried through. It stays when all else that is of the person goes.
 */
export const erasings = keptAs('person-erasing', erasing)
/** Every erasure that was begun: a commitment is of nobody once its salt is gone. */
export const erasedPersons = keptAs('person-erased', erasing)

/** Under which an address is known: a hash that this log alone can make. */
export function hashOfAddress({ hashed }: Pick<Keeper, 'hashed'>, mailbox: string): string {
  return hashed(`address ${sameMailbox(mailbox)}`)
}

/** The hash under which a code is kept. */
export const hashOfCode = ({ hashed }: Pick<Keeper, 'hashed'>, commitment: string, code: string) =>
  hashed(`code ${commitment} ${code}`)

/** Whether this is the code of the letter. Refuses `link_spent` where too many were tried, and drops the request. */
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
/** Letters of this kind that one address gets in a day, whoever asks for them. */
const MOST_A_DAY = 5

/** A change that counts one more letter to this address; undefined where it has had enough for a day. */
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

/** When letters went to this address within the last day. */
export async function writtenTo(drawer: Drawer, address: string, now: number): Promise<readonly number[]> {
  return (await written.get(drawer, address, now))?.letters ?? []
}

export const writtenForgotten = (address: string): Change => written.gone(address)
