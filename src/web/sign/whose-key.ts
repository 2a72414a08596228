import { fromBase64 } from '../../core/bytes.ts'
import { challengeOf, pae } from '../../core/envelope.ts'
import { Refusal } from '../../core/refusal.ts'
import { checkAssertion } from '../../core/webauthn.ts'
import { credentialOf, keepCredential } from '../../people/credentials.ts'
import type { KeyRow } from '../../register/rows.ts'
import type { Asked } from '../asked.ts'
import { rpIdOf } from '../ceremony.ts'
import { credentialIn, signatureFrom } from '../passkeys.ts'

/**
 * Which key of the register answered. The browser names a credential, and the private drawer says whose that is. A
 * drawer can be lost, since the log does not hold it: then the party's own keys are tried.
 */

/** Keys that are looked through for those of one party; larger registers keep their drawer. */
const MOST_KEYS = 5_000
const AT_ONCE = 500

/** Refuses `key_unknown`, or `author_wrong` for another party's passkey. Whether the key may sign is for the door. */
export async function keyThatAnswered(
  asked: Asked,
  party: string,
  payload: Uint8Array,
  fields: URLSearchParams,
): Promise<string> {
  const { site } = asked
  const { drawer } = site.log.store
  const id = credentialIn(fields)
  const known = await credentialOf(drawer, id, site.now())
  if (known?.use === 'party' && known.holder === party) return known.keyid
  const found = (await passkeysOf(asked, party)).find(({ row }) => answers(row, payload, fields))
  if (found === undefined)
    throw known === undefined
      ? new Refusal('key_unknown', `The register knows no such passkey of ${party}.`)
      : new Refusal('author_wrong', `This passkey is not one of ${party}.`)
  return found.keyid
}

/** Keeps whose a credential is that signed what the log then took; others would fill the drawer with made-up ones. */
export async function keepAnswered(
  { site }: Asked,
  party: string,
  keyid: string,
  fields: URLSearchParams,
): Promise<void> {
  const { drawer } = site.log.store
  const id = credentialIn(fields)
  if ((await credentialOf(drawer, id, site.now())) !== undefined) return
  await keepCredential(drawer, id, { keyid, holder: party, use: 'party', transports: [], made: site.now() })
}

async function passkeysOf({ site }: Asked, party: string): Promise<{ keyid: string; row: KeyRow }[]> {
  const rpId = rpIdOf(site.publicUrl)
  const found: { keyid: string; row: KeyRow }[] = []
  let after = ''
  for (let seen = 0; seen < MOST_KEYS; seen += AT_ONCE) {
    const page = await site.log.store.rowsOf('keys', after, AT_ONCE)
    for (const { key, row } of page as { key: string; row: KeyRow }[])
      if (row.holder === party && row.key.rpId === rpId) found.push({ keyid: key, row })
    if (page.length < AT_ONCE) break
    after = page.at(-1)!.key
  }
  return found
}

function answers({ key }: KeyRow, payload: Uint8Array, fields: URLSearchParams): boolean {
  const { sig, webauthn } = signatureFrom('', fields)
  const assertion = {
    authenticatorData: fromBase64(webauthn!.authenticatorData),
    clientDataJSON: fromBase64(webauthn!.clientDataJSON),
    signature: fromBase64(sig),
  }
  try {
    checkAssertion(assertion, key, challengeOf(pae(payload)))
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
