import { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { digest, ERASURE_GROUNDS, id, lang } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { sameMailbox } from './addresses.ts'
import { bytes, type Keeper, keptAs } from './kept.ts'
import { endLinksAmong } from './links.ts'
import { oneAtATime } from './one-at-a-time.ts'

/**
 * Citizens who sign in their own name. All that is known of one lies here and nowhere else: a request until its address
 * is confirmed, then what the commitment in the log is made of. The address itself is kept no longer than it takes to
 * confirm it; after that there is a hash of it that only this log can make, by which one address signs a call once.
 */

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
  /** The links that lead to it, by the hashes under which they are kept. */
  links: z.array(z.string().max(64)),
}

const requestSchema = z.strictObject({
  ...shared,
  email: z.string().min(3).max(254),
  /** A keyed hash of the code in the letter; null where no letter with one went out, so that none can be guessed. */
  code: z.string().max(64).nullable(),
  tries: z.int(),
})
export type PersonRequest = z.infer<typeof requestSchema>
const over = () => new Refusal('link_spent', 'This was confirmed already, or not in time.')
export const personRequests = keptAs('person-request', requestSchema, { absent: over })

const personSchema = z.strictObject({
  ...shared,
  /** The keyed hash of the address; null once its time has passed. */
  address: z.string().max(64).nullable(),
  /** Where the name stands among those that are shown. */
  place: z.string().max(200).nullable(),
})
export type Person = z.infer<typeof personSchema>
export const persons = keptAs('person', personSchema)

/** Who signed a call by an address: `<call>/<keyed hash>`. */
const addresses = keptAs('person-address', z.strictObject({ commitment: digest }))

/**
 * To whom a letter is owed, by their commitment, whatever letter it is: noted before whoever waits for an answer gets one,
 * and gone when the letter lies in the queue. So no fall of the server loses it, and nobody waits for what it says.
 */
export const lettersOwed = keptAs(
  'person-owed',
  z.strictObject({
    /** What the address had signed before, which ends with this signature; null where there is none yet. */
    ends: digest.nullable(),
  }),
)
type Owed = Parameters<(typeof lettersOwed)['put']>[2]
export const oweLetter = (drawer: Drawer, commitment: string, what: Owed, now: number) =>
  lettersOwed.put(drawer, commitment, what, now + REQUEST_SECONDS)

/** Letters that went to an address, by its keyed hash: so that nobody is flooded by whoever types it. */
const written = keptAs(
  'person-written',
  z.strictObject({
    letters: z.array(z.strictObject({ at: z.int(), /** Whose request it answers. */ about: digest })),
  }),
)

/** An erasure that is begun: whatever happens, it is carried through. */
export const erasings = keptAs(
  'person-erasing',
  z.strictObject({ call: id, ground: z.enum(ERASURE_GROUNDS), at: z.int() }),
)
export type Erasing = Parameters<(typeof erasings)['put']>[2]
export const noteErasing = (drawer: Drawer, commitment: string, erasing: Erasing) =>
  erasings.put(drawer, commitment, erasing, null)

/** Under which an address is known: a hash that this log alone can make. */
export function hashOfAddress({ hashed }: Pick<Keeper, 'hashed'>, mailbox: string): string {
  return hashed(`address ${sameMailbox(mailbox)}`)
}

export async function keepRequest(drawer: Drawer, commitment: string, request: PersonRequest): Promise<void> {
  await personRequests.put(drawer, commitment, request, request.made + REQUEST_SECONDS)
}

/**
 * What a letter is about to bear: the hash of its code, and its links, which end with everything else. Undefined where the
 * request is gone already.
 */
export function giveCode(
  drawer: Drawer,
  commitment: string,
  { code, links }: { readonly code: string; readonly links: readonly string[] },
  now: number,
): Promise<PersonRequest | undefined> {
  return personRequests.change(drawer, commitment, now, request => ({
    ...request,
    code,
    links: [...request.links, ...links],
  }))
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
  return (await addresses.get(drawer, `${call}/${address}`, now))?.commitment
}

/** Puts the person where the commitment, and the address, lead to them. */
export async function keepPerson(drawer: Drawer, commitment: Digest, person: Person): Promise<void> {
  await persons.put(drawer, commitment, person, null)
  await leadToPerson(drawer, commitment, person)
}

/** The second half alone, where a crash may have come between. */
export async function leadToPerson(
  drawer: Drawer,
  commitment: Digest,
  { call, address }: Person,
): Promise<void> {
  if (address !== null) await addresses.put(drawer, `${call}/${address}`, { commitment }, null)
}

/** What is shown of a person, and what is erased, goes one after another: else a name could come back behind its erasure. */
export function personsTurn<T>(commitment: string, act: () => Promise<T>): Promise<T> {
  return oneAtATime(`person ${commitment}`, act)
}

/** Removes what is kept under the commitment; the address only where it does not lead to another by now. */
export async function removePerson(
  drawer: Drawer,
  commitment: string,
  person: Person,
  now: number,
): Promise<void> {
  if (person.address !== null) {
    const leads = await signedBy(drawer, person.call, person.address, now)
    if (leads === commitment) await addresses.remove(drawer, `${person.call}/${person.address}`)
  }
  await persons.remove(drawer, commitment)
}

/**
 * Forgets by which address somebody signed: nobody can be told from then on that they signed already. The links in their
 * letters to what the address wishes for hold another hash of it, and go too.
 */
export async function forgetAddress(drawer: Drawer, commitment: string, now: number): Promise<void> {
  const person = await persons.get(drawer, commitment, now)
  if (person === undefined || person.address === null) return
  await endLinksAmong(drawer, person.links, 'wishes', now)
  await addresses.remove(drawer, `${person.call}/${person.address}`)
  await persons.change(drawer, commitment, now, one => ({ ...one, address: null }))
}

const DAY = 86_400
/** Letters of this kind that one address gets in a day, whoever asks for them. */
const MOST_A_DAY = 5

/** Counts a letter to this address, once for each request. False where it has had enough for a day. */
export function mayWrite(drawer: Drawer, address: string, about: Digest, now: number): Promise<boolean> {
  return oneAtATime(`person-written ${address}`, async () => {
    const all = (await written.get(drawer, address, now))?.letters ?? []
    const letters = all.filter(({ at }) => now - at < DAY)
    if (letters.some(letter => letter.about === about)) return true
    if (letters.length >= MOST_A_DAY) return false
    await written.put(drawer, address, { letters: [...letters, { at: now, about }] }, now + DAY)
    return true
  })
}

/** When letters went to this address within the last day. */
export async function writtenTo(drawer: Drawer, address: string, now: number): Promise<readonly number[]> {
  return ((await written.get(drawer, address, now))?.letters ?? []).map(({ at }) => at)
}

export const forgetWritten = (drawer: Drawer, address: string) => written.remove(drawer, address)

/** What is written to an address, and what erases whoever has it, goes one after another: no letter follows an erasure. */
export function addressTurn<T>(address: string, act: () => Promise<T>): Promise<T> {
  return oneAtATime(`person-letters ${address}`, act)
}
