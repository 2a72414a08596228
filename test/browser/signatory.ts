import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '#crypto'
import { postStatement } from '../../src/cli/compose.ts'
import { Server } from '../../src/cli/server-client.ts'
import { toBase64, utf8 } from '../../src/core/bytes.ts'
import { parseKeyFile } from '../../src/core/key-file.ts'
import type { Signer } from '../../src/core/keys.ts'
import { newPasskey } from '../../src/core/passkey.fixture.ts'
import type { Credential } from './authenticator.ts'
import type { ServedSite } from './site.ts'

/** The key file with which a first start made a party of the examples. */
export function keyFileOf({ dataDir }: ServedSite, party: string): string {
  return join(dataDir, 'keys', 'parties', `${party}.key`)
}

function signerIn(path: string): Signer {
  return parseKeyFile(readFileSync(path, 'utf8'))
}

/** Says something to the door of the site; returns its index. */
async function sayTo(
  site: ServedSite,
  type: string,
  body: object,
  { by, call = null, signers }: { by: string; call?: string | null; signers: readonly Signer[] },
): Promise<number> {
  const server = await Server.connect(site.url)
  return (await postStatement(server, { type, by, call, body: body as never, signers })).index
}

/** A passkey for a party of the examples, brought in by its first key; an authenticator takes it over. */
export async function passkeyFor(
  site: ServedSite,
  party: string,
): Promise<{ credential: Credential; keyid: string }> {
  const passkey = newPasskey('ES256', 'party', 'localhost', site.url)
  const first = signerIn(keyFileOf(site, party))
  const body = { holder: party, key: passkey.key, reason: null }
  await sayTo(site, 'key/added', body, { by: party, signers: [first, passkey] })
  const credential: Credential = {
    credentialId: toBase64(sha256(utf8(passkey.keyid))),
    isResidentCredential: true,
    privateKey: toBase64(passkey.privateKey),
    signCount: 1,
    rpId: 'localhost',
    userHandle: toBase64(utf8(party)),
  }
  return { credential, keyid: passkey.keyid }
}
