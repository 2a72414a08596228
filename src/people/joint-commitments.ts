import { z } from 'zod'
import { utf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { bytes, type Found, keptAs, parts, untilSettled } from './collection.ts'
import { AWAITING_SECONDS } from './pending-approvals.ts'

/**
 * Commitments in which one party invites another to take part. The invited says its part and signs; the party whose
 * commitment it is signs the same bytes; only then does the log name both. Until then this lies here, for these two
 * alone: that somebody was asked, or did not answer, is no fact about them.
 */
/** Invitations to one commitment that are out at once. */
export const MOST_JOINT = 20

/** As envelopes hold it. */
const signature = z.strictObject({
  keyid: z.string(),
  sig: z.string(),
  webauthn: z.strictObject({ authenticatorData: z.string(), clientDataJSON: z.string() }).exactOptional(),
})

const schema = z.strictObject({
  call: z.string().max(64),
  /** Whose commitment it is, and which. */
  lead: z.string().max(64),
  commitment: z.string().max(64),
  invited: z.string().max(64),
  /** Nobody invited: it takes part in an older version and asks by itself. Until it has signed, it alone sees this. */
  isOwn: z.literal(true).exactOptional(),
  made: z.int(),
  /** When the invited said no, which its lead alone reads until it takes this away. */
  declined: z.int().exactOptional(),
  /** What the invited typed as its part. */
  part: z.string().max(100_000),
  /** The statement as it is signed; null until the invited has said its part, and again where that came too late. */
  offered: z
    .strictObject({
      payload: bytes,
      parts,
      /** Null until it is signed. */
      signature: signature.nullable(),
    })
    .nullable(),
})
export type Joint = z.infer<typeof schema>

/** `/` is in no id. */
const aboutOf = (party: string) => `joint/${party}`

const joints = keptAs('joint', schema, {
  absent: () => new Refusal('link_spent', 'This was recorded, was taken back, or has waited for too long.'),
  keys: ({ lead, invited }) => ({ holder: lead, about: aboutOf(invited) }),
})

type Between = Pick<Joint, 'call' | 'lead' | 'commitment' | 'invited'>
const idOf = ({ call, lead, commitment, invited }: Between) =>
  digestOf(utf8([call, lead, commitment, invited].join('/'))).slice('sha256:'.length)

export type FoundJoint = Found<Joint>

/** Those that a party leads and those to which it is invited, oldest first. */
export async function jointsOf(drawer: Drawer, party: string, now: number): Promise<FoundJoint[]> {
  const [led, asked] = await Promise.all([
    joints.by(drawer, 'holder', party, now),
    joints.by(drawer, 'about', aboutOf(party), now),
  ])
  const both = [...led, ...asked].filter(({ value }) => isSeenBy(value, party))
  return both.sort((a, b) => a.value.made - b.value.made)
}

/** What the invited began by itself its lead sees once it is signed; what the invited declined it sees no more. */
function isSeenBy({ lead, invited, isOwn, declined, offered }: Joint, party: string): boolean {
  if (party === invited) return declined === undefined
  return party === lead && (isOwn === undefined || offered?.signature != null)
}

/** Refuses `link_spent` for what is of two others. */
export async function jointAt(drawer: Drawer, id: string, party: string, now: number): Promise<FoundJoint> {
  const found = await joints.present(drawer, id, now)
  if (!isSeenBy(found.value, party))
    throw new Refusal('link_spent', 'This was recorded, was taken back, or has waited for too long.')
  return found
}

/** What a letter to a contact of its lead is about. */
export const aboutJoint = (id: string, recipient: string) => `joint/${id}/${recipient}`
/** The same to a contact of the invited, who may be a contact of both. */
export const aboutJointAsked = (id: string, recipient: string) => `joint-asked/${id}/${recipient}`
export const jointIn = (about: string | null) => about?.split('/')[1] ?? ''

/** The invited has signed, and the lead has not yet. */
export async function isJointSigned(drawer: Drawer, id: string, now: number): Promise<boolean> {
  return (await joints.get(drawer, id, now))?.offered?.signature != null
}

type Inviting = Between & Partial<Pick<Joint, 'part' | 'isOwn'>>

/**
 * Invites once: whoever is invited already keeps what they have said. `part`: as they said it of an older version.
 * What `told` lays goes in the same change, so that nobody is told twice, nor left untold.
 */
export function inviteJoint(
  drawer: Drawer,
  { part = '', ...of }: Inviting,
  now: number,
  told: (id: string, until: number) => Promise<readonly Change[]> = async () => [],
): Promise<string> {
  const id = idOf(of)
  const until = now + AWAITING_SECONDS
  return untilSettled(async () => {
    const found = await joints.lying(drawer, id, now)
    const before = found?.value.declined === undefined ? found?.value : undefined
    // Whoever asks by itself is invited all the same once its lead invites it.
    if (before !== undefined && (before.isOwn === undefined || of.isOwn)) return id
    const { isOwn: _, ...kept } = before ?? { part, offered: null }
    const joint = { ...kept, ...of, made: now }
    await drawer.apply([joints.renewed(found, id, joint, until), ...(await told(id, until))], now)
    return id
  })
}

/** Undefined where it was recorded, ended, or has waited for too long. */
export const jointOf = (drawer: Drawer, id: string, now: number): Promise<Joint | undefined> =>
  joints.get(drawer, id, now)

export async function offerJoint(
  drawer: Drawer,
  id: string,
  says: Pick<Joint, 'offered'> & Partial<Pick<Joint, 'part'>>,
  now: number,
): Promise<void> {
  await joints.alter(drawer, id, now, one => ({ ...one, ...says }))
}

/** Removes it, beside its entry. */
export const jointDone = (found: FoundJoint): Change => joints.taken(found)

/** The invited says no. */
export async function declineJoint(drawer: Drawer, id: string, now: number): Promise<void> {
  await joints.alter(drawer, id, now, one => ({ ...one, part: '', offered: null, declined: now }))
}

export async function endJoint(drawer: Drawer, id: string): Promise<void> {
  await joints.remove(drawer, id)
}
