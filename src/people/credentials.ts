import { z } from 'zod'
import { KEY_USES } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { keptAs, type Named } from './collection.ts'

/**
 * A browser asks a passkey for by its credential id, which the log does not hold, since it is nobody's business. Here
 * stands which key of the register it belongs to. Whether that key may still sign is for the register alone to say.
 */
const schema = z.strictObject({
  keyid: z.string().max(64),
  /** A party's id or a role's id. */
  holder: z.string().max(64),
  use: z.enum(KEY_USES),
  transports: z.array(z.string().max(40)).max(10).readonly(),
  made: z.int(),
  /** How its holder calls it, for the holder alone: a person's name, or a device. */
  label: z.string().max(120).exactOptional(),
})
export type Credential = z.infer<typeof schema>

/** Under the credential id. */
const credentials = keptAs('credential', schema, { keys: ({ holder }) => ({ holder }) })

/**
 * The change that keeps it, for a passkey that has shown to the caller that it holds the key. Refuses `key_known` for
 * an id that stands for another key, or for somebody else (WebAuthn Level 3, section 7.1, step 26): a device names it
 * itself, and whoever named that of somebody else's passkey would lock them out.
 */
export async function credentialKept(drawer: Drawer, id: string, credential: Credential): Promise<Change> {
  const otherwise = new Refusal('key_known', 'This device names a passkey that belongs to another key here.')
  const known = await credentials.lying(drawer, id, credential.made)
  if (known === undefined) return credentials.added(id, credential, null, { otherwise })
  if ((['keyid', 'holder', 'use'] as const).some(name => known.value[name] !== credential[name]))
    throw otherwise
  return credentials.changed(known, credential, { otherwise })
}

/** `id` is the credential id in base64url, as the browser names it; attacker-controlled. */
export async function credentialOf(drawer: Drawer, id: string, now: number): Promise<Credential | undefined> {
  return id.length > 1400 ? undefined : credentials.get(drawer, id, now)
}

/** All of a holder's, to offer the browser the right ones, by their credential ids. */
export const credentialsOf = (drawer: Drawer, holder: string, now: number): Promise<Named<Credential>[]> =>
  credentials.by(drawer, 'holder', holder, now)
