import { z } from 'zod'
import { fromBase64, fromBase64url, toBase64, toBase64url } from '../core/bytes.ts'
import type { Digest } from '../core/digest.ts'
import { parseTime } from '../core/time.ts'
import { digest, id, time } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import { keptAs } from './kept.ts'
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
const launches = keptAs('launch', launchSchema)

const DAY = 86_400
/** Seconds after its hour for which a launch, and what was sealed and never opened, is kept. */
const LAUNCH_SECONDS = 366 * DAY
export const UNOPENED_SECONDS = 30 * DAY

export function setLaunch(drawer: Drawer, call: string, launch: Launch): Promise<void> {
  return launches.put(drawer, call, launch, parseTime(launch.opens) + LAUNCH_SECONDS)
}

export function launchOf(drawer: Drawer, call: string, now: number): Promise<Launch | undefined> {
  return launches.get(drawer, call, now)
}

export async function everyLaunch(drawer: Drawer, now: number): Promise<{ call: string; launch: Launch }[]> {
  return (await launches.all(drawer, now)).map(({ id, value }) => ({ call: id, launch: value }))
}

const part = z.strictObject({ name: digest, bytes: z.string() })
const sealedSchema = z.strictObject({
  party: id,
  opens: time,
  envelope: z.string(),
  salt: z.string(),
  /** Words that travel beside the opening: salt ‖ bytes, by digest. */
  parts: z.array(part),
  made: z.int(),
  /** Why the law refuses to open it: then nothing opens it, and somebody must be told. */
  trouble: refused.nullable(),
})
const sealed = keptAs('sealed', sealedSchema)

/** What a party has signed under seal: found by its commitment, opened by its envelope and salt. */
export interface Sealed {
  readonly call: string
  readonly commitment: Digest
  readonly party: string
  readonly opens: string
  readonly envelope: Uint8Array
  readonly salt: Uint8Array
  readonly parts: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  readonly made: number
  readonly trouble: Refused | null
}

/** Which commitment is a party's, so that a second signature of it is not sealed beside the first. */
const byParty = keptAs('sealed-by', z.strictObject({ commitment: digest }))

export async function keepSealed(drawer: Drawer, kept: Omit<Sealed, 'trouble'>): Promise<void> {
  const { call, commitment, party, opens, envelope, salt, parts, made } = kept
  const value = {
    party,
    opens,
    envelope: toBase64(envelope),
    salt: toBase64url(salt),
    parts: parts.map(({ name, bytes }) => ({ name: name as Digest, bytes: toBase64(bytes) })),
    made,
    trouble: null,
  }
  await sealed.put(drawer, keyOf(call, commitment), value, parseTime(opens) + UNOPENED_SECONDS)
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
  return value === undefined ? undefined : opened(call, commitment, value)
}

/** Everything that lies sealed under a call, a page at a time. */
export async function* everySealed(drawer: Drawer, call: string, now: number): AsyncGenerator<Sealed> {
  const prefix = `${call}/`
  for await (const { id, value } of sealed.each(drawer, now, prefix))
    yield opened(call, id.slice(prefix.length), value)
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

function opened(call: string, commitment: string, value: z.infer<typeof sealedSchema>): Sealed {
  return {
    call,
    commitment: commitment as Digest,
    ...value,
    envelope: fromBase64(value.envelope),
    salt: fromBase64url(value.salt),
    parts: value.parts.map(({ name, bytes }) => ({ name, bytes: fromBase64(bytes) })),
  }
}

/** `/` is in no id: what is of one call lies together. */
function keyOf(call: string, what: string): string {
  return `${call}/${what}`
}
