import { z } from 'zod'
import { type Digest, digestOf } from '../core/digest.ts'
import { digest, domain } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { APPLICATION_SECONDS } from './applications.ts'
import { bytes, keptAs } from './kept.ts'

/**
 * What an applicant has proven by themselves, and the bytes by which it was seen. It enters the log only as an officer
 * signs it, or the depositary's key where a proof is checked again.
 */
export const PROOF_METHODS = ['email', 'domain'] as const
export type ProofMethod = (typeof PROOF_METHODS)[number]

const schema = z.strictObject({
  method: z.enum(PROOF_METHODS),
  /** The address or the domain. */
  what: z.string().max(254),
  how: z.enum(['code', 'link', 'dns', 'https']),
  /** The domain that it speaks for: of an address, what stands behind the @. */
  domain,
  at: z.int(),
  /** Null where it was not asked, or the resolver's word does not count. */
  dnssec: z.enum(['secure', 'insecure']).nullable(),
  evidence: z.array(digest).max(4),
  /** For a later check: the token of the line that was found. */
  token: z.string().max(64).nullable(),
  /** The entry that recorded it. */
  entry: z.int().nullable(),
})
export type Proof = z.infer<typeof schema>

const proofs = keptAs('proof', schema)
const idOf = (application: string, method: ProofMethod) => `${application}/${method}`

/** The change that keeps a proof: a newer one of the same method takes the place of an older one. */
export const proofKept = (application: string, proof: Proof): Change =>
  proofs.laid(idOf(application, proof.method), proof, proof.at + APPLICATION_SECONDS)

export const keepProof = (drawer: Drawer, application: string, proof: Proof): Promise<void> =>
  drawer.apply([proofKept(application, proof)], proof.at)

/** Those of an application, the strongest first. */
export async function proofsOf(drawer: Drawer, application: string, now: number): Promise<Proof[]> {
  const found = await Promise.all(
    PROOF_METHODS.map(method => proofs.get(drawer, idOf(application, method), now)),
  )
  return found.filter(proof => proof !== undefined).reverse()
}

/** What each application has proven that has proven anything, by its id. */
export async function everyProof(drawer: Drawer, now: number): Promise<Map<string, Proof[]>> {
  const found = new Map<string, Proof[]>()
  for await (const { id, value } of proofs.each(drawer, now)) {
    const application = id.slice(0, id.lastIndexOf('/'))
    found.set(application, [...(found.get(application) ?? []), value])
  }
  return found
}

/** Says which entry recorded a proof, and returns it; undefined for one that was made anew meanwhile. */
export async function noteRecorded(
  drawer: Drawer,
  application: string,
  { method, at }: Pick<Proof, 'method' | 'at'>,
  entry: number,
  now: number,
): Promise<Proof | undefined> {
  const changed = await proofs.change(drawer, idOf(application, method), now, proof =>
    proof.at === at ? { ...proof, entry } : proof,
  )
  if (changed?.at !== at) return undefined
  for (const one of changed.evidence) await keepEvidenceForGood(drawer, one, now)
  return changed
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

/** Keeps bytes under their digest, as long as the application they are about. */
export async function keepEvidence(
  drawer: Drawer,
  { mediaType, bytes }: Evidence,
  now: number,
): Promise<Digest> {
  const name = digestOf(bytes)
  // What an entry binds already is not given an end again.
  if ((await evidence.get(drawer, name, now + APPLICATION_SECONDS)) === undefined)
    await evidence.put(drawer, name, { mediaType, bytes, made: now }, now + APPLICATION_SECONDS)
  return name
}

/** An entry binds it: it is kept as long as the log. */
export async function keepEvidenceForGood(drawer: Drawer, name: string, now: number): Promise<void> {
  const found = await evidence.get(drawer, name, now)
  if (found !== undefined) await evidence.put(drawer, name, found, null)
}
