import { z } from 'zod'
import { KEY_USES } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { keptAs, type Named } from './kept.ts'
import { oneAtATime } from './one-at-a-time.ts'

/**
 * A browser asks a passkey for by its credential id, which the log does not hold, since it is nobody's business. Here
 * stands which key of the register it belongs to. Whether that key may still sign is for the register alone to say.
 */
const schema = z.strictObject({
  keyid: z.string().max(64),
  /** A party's id or a role's id. */
  holder: z.string().max(64),
  use: z.enum(KEY_USES),
  transports: z.array(z.string().max(40)).max(10),
  made: z.int(),
  /** How its holder calls it, for the holder alone: a person's name, or a device. */
  label: z.string().max(120).exactOptional(),
})
export type Credential = z.infer<typeof schema>

/** Under `<credential id>`, and once more under `<holder>/<credential id>`, so that a holder's are found together. */
const byId = keptAs('credential', schema)
const byHolder = keptAs('credential-of', schema)

/**
 * For a passkey that has shown to the caller that it holds the key. Refuses `key_known` for an id that stands for another
 * key, or for somebody else (WebAuthn Level 3, section 7.1, step 26): a device names it itself, and whoever named that of
 * somebody else's passkey would lock them out.
 */
export function keepCredential(drawer: Drawer, id: string, credential: Credential): Promise<void> {
  return oneAtATime(`credential ${id}`, async () => {
    const known = await byId.get(drawer, id, credential.made)
    const isSame = (['keyid', 'holder', 'use'] as const).every(name => known?.[name] === credential[name])
    if (known !== undefined && !isSame)
      throw new Refusal('key_known', 'This device names a passkey that belongs to another key here.')
    await byHolder.put(drawer, `${credential.holder}/${id}`, credential, null)
    await byId.put(drawer, id, credential, null)
  })
}

/** `id` is the credential id in base64url, as the browser names it; attacker-controlled. */
export async function credentialOf(drawer: Drawer, id: string, now: number): Promise<Credential | undefined> {
  return id.length > 1400 ? undefined : byId.get(drawer, id, now)
}

/** All of a holder's, to offer the browser the right ones, by their credential ids. */
export async function credentialsOf(
  drawer: Drawer,
  holder: string,
  now: number,
): Promise<Named<Credential>[]> {
  const found = await byHolder.all(drawer, now, `${holder}/`)
  return found.map(({ id, value }) => ({ id: id.slice(holder.length + 1), value }))
}
