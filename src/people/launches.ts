import { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import { parseTime } from '../core/time.ts'
import { digest, id, time } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { bytes, bytesInBase64url, keptAs, parts } from './kept.ts'
import { type Refused, refused } from './refused.ts'

/**
 * Launch days: until which hour signatures of a call are sealed, and what lies sealed until then. The log holds the
 * commitments, which say nothing; envelopes and salts lie here, and with them the only account of who has signed.
 */
const launchSchema = z.strictObject({
  /** RFC 3339: the hour of the announcement. */
  opens: time,
  /** Whether signatures are open again, before the hour or since. */
  lifted: z.boolean(),
  by: z.string().max(64),
  set: z.int(),
})
export type Launch = z.infer<typeof launchSchema>
export const launches = keptAs('launch', launchSchema)

const DAY = 86_400
/** Seconds after its hour for which a launch, and what was sealed and never opened, is kept. */
const LAUNCH_SECONDS = 366 * DAY
export const UNOPENED_SECONDS = 30 * DAY

export function setLaunch(drawer: Drawer, call: string, launch: Launch): Promise<void> {
  return launches.put(drawer, call, launch, parseTime(launch.opens) + LAUNCH_SECONDS)
}

const sealedSchema = z.strictObject({
  party: id,
  opens: time,
  envelope: bytes,
  salt: bytesInBase64url,
  /** Words that travel beside the opening: salt ‖ bytes, by digest. */
  parts,
  made: z.int(),
  /** Why the law refuses to open it: then nothing opens it, and somebody must be told. */
  trouble: refused.nullable(),
})
const sealed = keptAs('sealed', sealedSchema)

/** What a party has signed under seal: found by its commitment, opened by its envelope and salt. */
export interface Sealed extends z.infer<typeof sealedSchema> {
  readonly call: string
  readonly commitment: Digest
}

/** Which commitment is a party's, so that a second signature of it is not sealed beside the first. */
const byParty = keptAs('sealed-by', z.strictObject({ commitment: digest }))

export function keepSealed(drawer: Drawer, { call, commitment, ...kept }: Sealed): Promise<void> {
  return sealed.put(drawer, keyOf(call, commitment), kept, parseTime(kept.opens) + UNOPENED_SECONDS)
}

/** The party's signature is sealed and recorded: from now on it is the one that is opened. */
export function noteSealed(drawer: Drawer, { call, commitment, party, opens }: Sealed): Promise<void> {
  return byParty.put(drawer, keyOf(call, party), { commitment }, parseTime(opens) + UNOPENED_SECONDS)
}

export async function sealedBy(
  drawer: Drawer,
  call: string,
  party: string,
  now: number,
): Promise<Sealed | undefined> {
  const found = await byParty.get(drawer, keyOf(call, party), now)
  return found === undefined ? undefined : sealedAt(drawer, call, found.commitment, now)
}

export async function sealedAt(
  drawer: Drawer,
  call: string,
  commitment: string,
  now: number,
): Promise<Sealed | undefined> {
  const value = await sealed.get(drawer, keyOf(call, commitment), now)
  return value && { call, commitment: commitment as Digest, ...value }
}

/** Everything that lies sealed under a call, a page at a time. */
export async function* everySealed(drawer: Drawer, call: string, now: number): AsyncGenerator<Sealed> {
  const prefix = `${call}/`
  for await (const { id, value } of sealed.each(drawer, now, prefix))
    yield { call, commitment: id.slice(prefix.length) as Digest, ...value }
}

/** It is open, and public: it lies here no longer. Which commitment was its party's says nothing any more. */
export function dropSealed(drawer: Drawer, { call, commitment }: Sealed): Promise<void> {
  return sealed.remove(drawer, keyOf(call, commitment))
}

export async function noteTrouble(
  drawer: Drawer,
  { call, commitment }: Sealed,
  trouble: Refused,
  now: number,
): Promise<void> {
  await sealed.change(drawer, keyOf(call, commitment), now, value => ({ ...value, trouble }))
}

/** `/` is in no id: what is of one call lies together. */
function keyOf(call: string, what: string): string {
  return `${call}/${what}`
}
