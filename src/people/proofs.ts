import { z } from 'zod'
import { type Digest, digestOf } from '../core/digest.ts'
import { digest, domain } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { APPLICATION_SECONDS, applicationOf, ofApplication } from './applications.ts'
import { bytes, type Found, keptAs, untilSettled } from './collection.ts'
import { HANDED, type Handed } from './letters.ts'

/**
 * What an applicant has proven by themselves, and the bytes that show it. It enters the log when an officer signs it,
 * or by the depositary's key where a proof is checked again.
 */
export const PROOF_METHODS = ['email', 'domain'] as const
export type ProofMethod = (typeof PROOF_METHODS)[number]

const officer = z.string().max(64)

const schema = z.strictObject({
  method: z.enum(PROOF_METHODS),
  /** The address or the domain. */
  what: z.string().max(254),
  how: z.enum(['code', 'link', 'dns', 'https']),
  /** Of an address, what stands behind the @. */
  domain,
  at: z.int(),
  /** Null where it was not asked, or the resolver's word does not count. */
  dnssec: z.enum(['secure', 'insecure']).nullable(),
  evidence: z.array(digest).max(4),
  /** For a later check: the token of the line. */
  token: z.string().max(64).nullable(),
  /** The entry that recorded it. */
  entry: z.int().nullable(),
  /** The officer who carried the code, and how; null where the relay alone did, or there was none. */
  handed: z
    .discriminatedUnion('how', [
      z.strictObject({ by: officer, how: z.enum(HANDED) }),
      // They have not said it yet, of this letter.
      z.strictObject({ by: officer, how: z.literal('unsaid'), letter: z.string().max(64) }),
    ])
    .nullable(),
})
export type Proof = z.infer<typeof schema>
export type Carried = NonNullable<Proof['handed']>

const proofs = keptAs('proof', schema, { keys: ofApplication })
const idOf = (application: string, method: ProofMethod) => `${application}/${method}`
const handedId = (application: string, method: ProofMethod) => `${idOf(application, method)}-handed`

/** Whether it shows the mailbox or the domain, and not only that somebody got what an officer gave them. */
export const isShown = ({ handed }: Pick<Proof, 'handed'>) => handed === null || handed.how === 'mail'

const endOf = ({ at }: Proof) => at + APPLICATION_SECONDS

/**
 * A newer proof of the same method replaces an older one; what shows nothing replaces nothing that shows something. One
 * that waits for a word of a letter ends with the letter: nobody could say it any more.
 */
export const proofKept = (application: string, proof: Proof, until = endOf(proof)) => {
  const { method } = proof
  const id = isShown(proof) ? idOf(application, method) : handedId(application, method)
  return proofs.laid(id, proof, until)
}

export const keepProof = (drawer: Drawer, application: string, proof: Proof) =>
  drawer.apply([proofKept(application, proof)], proof.at)

/** The proof that waits for an officer to say how this letter went. */
export async function proofUnsaid(drawer: Drawer, application: string, letter: string, now: number) {
  const found = await proofs.lying(drawer, handedId(application, 'email'), now)
  const handed = found?.value.handed
  return handed?.how === 'unsaid' && handed.letter === letter ? found : undefined
}

/** They have said it, once: what the proof is now, and the change that ends the one that waited. */
export function proofSaid(found: Found<Proof>, how: Handed): { proof: Proof; ended: Change } {
  const proof: Proof = { ...found.value, handed: { by: found.value.handed!.by, how } }
  return {
    proof,
    ended: isShown(proof) ? proofs.taken(found) : proofs.changed(found, proof, { expires: endOf(proof) }),
  }
}

/** The proof that shows the mailbox or the domain, if there is one. */
export const shownProof = (drawer: Drawer, application: string, method: ProofMethod, now: number) =>
  proofs.get(drawer, idOf(application, method), now)

/** The strongest first, which is the order of their names. */
export async function proofsOf(drawer: Drawer, application: string, now: number): Promise<Proof[]> {
  return (await proofs.by(drawer, 'about', application, now)).map(({ value }) => value)
}

/** By application, of those that have proven anything. */
export async function everyProof(drawer: Drawer, now: number): Promise<Map<string, Proof[]>> {
  const found = new Map<string, Proof[]>()
  for await (const { id, value } of proofs.each(drawer, now)) {
    const application = applicationOf(id)
    found.set(application, [...(found.get(application) ?? []), value])
  }
  return found
}

/**
 * A proof with the changes, beside the entry that records it, that note the entry and keep the evidence for good;
 * undefined where the proof was made anew meanwhile.
 */
export async function proofRecorded(
  drawer: Drawer,
  application: string,
  { method, at }: Pick<Proof, 'method' | 'at'>,
  now: number,
): Promise<{ proof: Proof; changes: Change[] } | undefined> {
  const found = await proofs.lying(drawer, idOf(application, method), now)
  if (found?.value.at !== at) return undefined
  const proof = found.value
  const told = proofs.changed(found, { ...proof, entry: 0 }, { entry: ['entry'] })
  return { proof, changes: [told, ...(await evidenceForGood(drawer, proof.evidence, now))] }
}

/** Bytes: a page is cut before, a message of the DNS is smaller. */
const MOST_EVIDENCE = 150_000
const evidenceSchema = z.strictObject({
  mediaType: z.enum(['application/dns-message', 'message/http']),
  bytes: bytes.refine(({ length }) => length <= MOST_EVIDENCE),
  made: z.int(),
})
export type Evidence = Omit<z.infer<typeof evidenceSchema>, 'made'>
export const evidence = keptAs('evidence', evidenceSchema)

/** Keeps bytes under their digest, as long as the application. */
export function keepEvidence(drawer: Drawer, { mediaType, bytes }: Evidence, now: number): Promise<Digest> {
  const name = digestOf(bytes)
  const expires = now + APPLICATION_SECONDS
  return untilSettled(async () => {
    const found = await evidence.lying(drawer, name, now)
    // What an entry binds gets no end again.
    if (found === undefined)
      await drawer.apply([evidence.added(name, { mediaType, bytes, made: now }, expires)], now)
    else if (found.expires !== null && found.expires < expires)
      await drawer.apply([evidence.changed(found, found.value, { expires })], now)
    return name
  })
}

/** Beside an entry that binds these bytes: they are kept as long as the log. */
export async function evidenceForGood(drawer: Drawer, names: readonly string[], now: number) {
  return evidence.forGood(await Promise.all(names.map(name => evidence.lying(drawer, name, now))))
}
