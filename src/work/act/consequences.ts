import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { parseTime } from '../../core/time.ts'
import { applications, decidedAs } from '../../people/applications.ts'
import { documentsForGood } from '../../people/documents.ts'
import { granted as grantedSchema, openInvitation } from '../../people/invitations.ts'
import { launchLaid } from '../../people/launches.ts'
import { madeDue } from '../../people/letters.ts'
import { preparedPublished } from '../../people/prepared-calls.ts'
import { evidenceForGood, PROOF_METHODS, type Proof, proofRecorded } from '../../people/proofs.ts'
import { provenKept, recheckOf, rechecks } from '../../people/rechecks.ts'
import { sessionsEnded } from '../../people/sessions.ts'
import { id, MANDATES, time } from '../../register/kinds.ts'
import type { Change } from '../../store/drawer.ts'
import { endingOf } from '../invitations.ts'
import { endedBySuspension } from '../suspended-parties.ts'
import type { Registers } from '../workplace.ts'

const proof = { method: z.enum(PROOF_METHODS), at: z.int() }

const granted = { application: z.string(), ...grantedSchema.shape }

/** What an act changes in the private drawer. */
export const afterSchema = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('nothing') }),
  z.strictObject({
    is: z.literal('admitted'),
    party: z.string(),
    /** Whoever applied is invited by a letter. */
    invites: z.literal(true).exactOptional(),
    ...granted,
  }),
  z.strictObject({ is: z.literal('claimed'), ...granted }),
  /** A key; without it, as was kept before it was named, all of its holder's. */
  z.strictObject({ is: z.literal('revoked'), holder: z.string(), keyid: z.string().max(64).exactOptional() }),
  /** Two officers let the key of this link come in. */
  z.strictObject({ is: z.literal('allowed'), link: z.string().max(80) }),
  z.strictObject({ is: z.literal('suspended'), party: z.string() }),
  /** An invitation by this link ended, that nobody has used. */
  z.strictObject({ is: z.literal('uninvited'), link: z.string() }),
  /** A mandate was checked again. */
  z.strictObject({ is: z.literal('rechecked'), party: z.string(), method: z.enum(MANDATES) }),
  /** A proof after the admission was put on record. */
  z.strictObject({ is: z.literal('proven'), application: z.string(), party: z.string(), ...proof }),
  /** A call was opened as it was prepared; signatures are sealed until an hour, or come out at once. */
  z.strictObject({
    is: z.literal('opened'),
    prepared: z.string(),
    revision: z.int(),
    call: id,
    opens: time.nullable(),
    /** By whose clocks the hour was typed: pages show it by those. */
    zone: z.string().max(100).optional(),
  }),
])
export type After = z.infer<typeof afterSchema>

type Granted = z.infer<z.ZodObject<typeof granted>>

/** Whoever signs the act. */
interface InOffice {
  readonly id: string
}

/** The changes beside the entry of an act, from what lies in the drawer now. Refuses `changed_meanwhile`. */
export async function besideAct(place: Registers, officer: InOffice, what: After): Promise<Change[]> {
  switch (what.is) {
    case 'nothing':
      return []
    case 'admitted':
    case 'claimed':
      return granting(place, officer, what)
    case 'revoked':
      // Whoever holds a lost device must not go on looking around. Its colleagues, and the key in its place, go on.
      return sessionsEnded(place.log.drawer, what.holder, place.now(), what.keyid)
    case 'allowed':
      return letterReleased(place, what.link)
    case 'suspended':
      return endedBySuspension(place, what.party)
    case 'uninvited':
      return uninvited(place, what.link)
    case 'rechecked':
      return checkedAgain(place, what)
    case 'proven':
      return recorded(place, what)
    case 'opened':
      return opened(place, officer, what)
  }
}

/**
 * What was prepared goes with the entry, and the hour is set with it: between the two, somebody could sign in the open.
 */
async function opened(
  { log: { drawer }, now }: Registers,
  { id: by }: InOffice,
  { prepared, revision, call, opens, zone }: Extract<After, { is: 'opened' }>,
): Promise<Change[]> {
  const published = await preparedPublished(drawer, prepared, revision, now())
  if (opens === null) return published
  if (parseTime(opens) <= now())
    throw new Refusal(
      'changed_meanwhile',
      `The call was to open at ${opens}, which is past. Choose another hour.`,
    )
  return [...published, launchLaid(call, { opens, ...(zone && { zone }), lifted: false, by, set: now() })]
}

/**
 * Grants an application, for the officer who is first. The applicant of a register that is handed over is to be told.
 */
async function granting(
  place: Registers,
  { id: by }: InOffice,
  what: Extract<After, { is: 'admitted' | 'claimed' }>,
): Promise<Change[]> {
  const { drawer } = place.log
  const at = place.now()
  const { application } = what
  const found = await applications.present(drawer, application, at)
  const party = what.is === 'admitted' ? what.party : null
  const state =
    party === null
      ? { is: 'claimed' as const, by, at, entry: 0 }
      : { is: 'admitted' as const, by, at, party, entry: 0, invitation: null, enrolled: null }
  const entry = ['state', 'entry']
  const isDue = what.is === 'claimed' || what.invites === true
  return [
    applications.changed(found, decidedAs(found.value, state), { entry, due: isDue ? at : null }),
    ...(await grantedKept(place, { ...what, party })),
  ]
}

/** What an entry binds of an application is kept for good. */
export async function grantedKept(
  place: Registers,
  { application, party, proofs, documents }: Granted & { readonly party: string | null },
): Promise<Change[]> {
  const proven = await Promise.all(proofs.map(proof => recorded(place, { application, party, ...proof })))
  const bound = await documentsForGood(place.log.drawer, application, documents, place.now())
  return [...proven.flat(), ...bound]
}

/** The letter that brings the link was held back until now. It is about the link, its party, or whoever applied. */
async function letterReleased({ log: { drawer }, now }: Registers, link: string): Promise<Change[]> {
  const open = await openInvitation(drawer, link, now())
  if (open === undefined) return []
  const abouts = [link, open.party, open.application].filter(about => about !== null)
  return (await Promise.all(abouts.map(about => madeDue(drawer, `invitation/${about}`, now())))).flat()
}

/** It may have been ended or used meanwhile: then the entry alone says so. */
async function uninvited({ log: { drawer }, now }: Registers, link: string) {
  const open = await openInvitation(drawer, link, now())
  return open === undefined ? [] : endingOf(drawer, open, now())
}

interface Proven extends Pick<Proof, 'method' | 'at'> {
  readonly application: string
  readonly party: string | null
}

/** A proof has become an entry: its evidence stays, and its line is looked for again when due. */
export async function recorded(
  { log: { drawer }, now }: Registers,
  { application, party, ...proven }: Proven,
): Promise<Change[]> {
  const found = await proofRecorded(drawer, application, proven, now())
  if (found === undefined) return []
  return [...found.changes, ...(party === null ? [] : provenKept(party, application, found.proof))]
}

/** The recheck ends, and what the server found is kept with the entry that binds it. */
export async function checkedAgain(
  { log: { drawer }, now }: Registers,
  { party, method: by }: { readonly party: string; readonly method: string },
): Promise<Change[]> {
  const method = PROOF_METHODS.find(one => one === by)
  const recheck = method && (await recheckOf(drawer, party, method, now()))
  if (recheck === undefined) return []
  return [
    rechecks.taken(recheck),
    ...(await evidenceForGood(drawer, recheck.value.found?.evidence ?? [], now())),
  ]
}
