import type { Key, KeyUse } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import { credentialOf } from '../../people/credentials.ts'
import { ref } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'

/** From the credential that a browser names to the key of the register that it belongs to. */

interface Wanted {
  readonly use: KeyUse
  /** Anybody of this use if left out, as at sign-in. */
  readonly holder?: string
}

/** Refuses `key_unknown` for a passkey that is nobody's here, or somebody else's. */
export async function keyidOfCredential(asked: Asked, id: string, { use, holder }: Wanted): Promise<string> {
  const { log, now } = asked.site
  const credential = await credentialOf(log.drawer, id, now())
  if (credential === undefined || credential.use !== use)
    throw new Refusal('key_unknown', 'This passkey is not known here.')
  if (holder !== undefined && credential.holder !== holder)
    throw new Refusal('key_unknown', `This passkey belongs to ${credential.holder}, not to ${holder}.`)
  return credential.keyid
}

/** The key in force that a credential belongs to, and whose it is. Refuses `key_unknown` or `key_revoked`. */
export async function keyOfCredential(
  asked: Asked,
  id: string,
  wanted: Wanted,
): Promise<{ key: Key; keyid: string; holder: string }> {
  const keyid = await keyidOfCredential(asked, id, wanted)
  const [row] = await asked.site.log.store.rows([ref('keys', keyid)])
  if (row === undefined)
    throw new Refusal('key_unknown', 'The register does not know the key of this passkey.')
  if (row.revoked !== null)
    throw new Refusal('key_revoked', `This passkey was revoked by entry ${row.revoked.entry}.`)
  return { key: row.key, keyid, holder: row.holder }
}
