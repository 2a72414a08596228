import { z } from 'zod'
import { KEY_USES } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { keptAs, type Named } from './collection.ts'

/** Characters of what a holder calls a passkey. */
export const MOST_LABEL = 120

/**
 * A browser asks for a passkey by its credential id, which the log does not hold, since it is nobody's business. Here
 * stands its key of the register; whether that key may still sign, only the register says.
 */
const schema = z.strictObject({
  keyid: z.string().max(64),
  /** A party's id or a role's id. */
  holder: z.string().max(64),
  use: z.enum(KEY_USES),
  transports: z.array(z.string().max(40)).max(10).readonly(),
  made: z.int(),
  /** What its holder calls it, for the holder alone: a person's name, or a device. */
  label: z.string().max(MOST_LABEL).exactOptional(),
})
export type Credential = z.infer<typeof schema>

/** Under the credential id. */
const credentials = keptAs('credential', schema, { keys: ({ holder }) => ({ holder }) })

/**
 * The change that keeps it, for a passkey that has proven its key to the caller. Refuses `key_known` for an id of
 * another key or of somebody else (WebAuthn Level 3, section 7.1, step 26): a device names its id itself, and by naming
 * another's it would lock them out.
 */
export async function credentialKept(drawer: Drawer, id: string, credential: Credential): Promise<Change> {
  const otherwise = new Refusal('key_known', 'This device names a passkey that belongs to another key here.')
  const known = await credentials.lying(drawer, id, credential.made)
  if (known === undefined) return credentials.added(id, credential, null, { otherwise })
  if ((['keyid', 'holder', 'use'] as const).some(name => known.value[name] !== credential[name]))
    throw otherwise
  return credentials.changed(known, credential, { otherwise })
}

/** `id`, in base64url, is attacker-controlled. */
export async function credentialOf(drawer: Drawer, id: string, now: number): Promise<Credential | undefined> {
  return id.length > 1400 ? undefined : credentials.get(drawer, id, now)
}

/** By their credential ids, to offer the browser the right ones. */
export const credentialsOf = (drawer: Drawer, holder: string, now: number): Promise<Named<Credential>[]> =>
  credentials.by(drawer, 'holder', holder, now)

/** Changes after which a holder calls the passkeys of this key so; '' for nothing. */
export async function credentialsNamed(
  drawer: Drawer,
  holder: string,
  keyid: string,
  label: string,
  now: number,
): Promise<Change[]> {
  const all = await credentials.by(drawer, 'holder', holder, now)
  return all
    .filter(({ value }) => value.keyid === keyid)
    .map(found => {
      const { label: _, ...rest } = found.value
      return credentials.changed(found, label === '' ? rest : { ...rest, label })
    })
}
