import { checkSignature, pae } from '../../core/envelope.ts'
import { attempt, Refusal } from '../../core/refusal.ts'
import { credentialKept, credentialOf, credentialsOf } from '../../people/credentials.ts'
import { formerSession } from '../../people/sessions.ts'
import { type KeyRow, ref } from '../../register/rows.ts'
import type { Change } from '../../store/drawer.ts'
import { keysOf } from '../../work/holder-keys.ts'
import { type Asked, cookieIn } from '../kit/kit.ts'
import { credentialIn, signatureFrom } from '../passkey/answer.ts'
import { rpIdOf } from '../passkey/ceremony.ts'

/** Who is at the other end, as far as a session says; the ceremony works without one. */
export type SignerHere = Readonly<NonNullable<Awaited<ReturnType<typeof signerHere>>>>

/**
 * Undefined where nobody was let in: strangers are not told which passkeys a party has. Who held a session is told
 * after its end too, since a key that the device does not list by name must be asked for by its id.
 */
export async function signerHere(asked: Asked) {
  const { log, now } = asked.site
  const { drawer, store } = log
  const session = await formerSession(drawer, cookieIn(asked, 'party'), 'party', now())
  if (session === undefined) return undefined
  const known = await credentialsOf(drawer, session.holder, now())
  const keys = await store.rows([
    ref('keys', session.keyid),
    ...known.map(({ value }) => ref('keys', value.keyid)),
  ])
  const signs = (row: KeyRow | undefined) => row?.holder === session.holder && row.revoked === null
  // The holder of a key that was revoked since is a stranger again.
  if (!signs(keys[0])) return undefined
  return {
    party: session.holder,
    /** False once the session has ended: whose the browser was is known, and no more. */
    isLetIn: session.expires > now(),
    /** False for a key that drafts or reads. */
    signs: (keys[0]?.role ?? 'signatory') === 'signatory',
    /** Ids of the passkeys that this server knows of the party and that still sign, in base64url. */
    credentials: known.filter((_, i) => signs(keys[i + 1])).map(({ id }) => id),
  }
}

/**
 * Which key of the register answered. The browser names a credential, and the private drawer says whose that is. If the
 * drawer was lost, the party's own keys are tried. Refuses `key_unknown`, or `author_wrong` for another party's passkey.
 * Whether the key may sign is for the door.
 */
export async function keyThatAnswered(
  asked: Asked,
  party: string,
  payload: Uint8Array,
  fields: URLSearchParams,
): Promise<string> {
  const { site } = asked
  const { drawer } = site.log
  const id = credentialIn(fields)
  const known = await credentialOf(drawer, id, site.now())
  if (known?.use === 'party' && known.holder === party) return known.keyid
  const rpId = rpIdOf(site.publicUrl)
  const found = (await keysOf(site, party)).find(({ key: keyid, row: { key } }) => {
    if (key.rpId !== rpId) return false
    const signature = signatureFrom(keyid, fields)
    return !(attempt(() => checkSignature(signature, key, pae(payload))) instanceof Refusal)
  })
  if (found === undefined)
    throw known === undefined
      ? new Refusal('key_unknown', `The register knows no such passkey of ${party}.`)
      : new Refusal('author_wrong', `This passkey is not one of ${party}.`)
  return found.key
}

/** Keeps whose a credential is, with an entry that it signed: made-up ones could fill the drawer otherwise. */
export async function answeredKept(
  { site }: Asked,
  party: string,
  keyid: string,
  fields: URLSearchParams,
): Promise<Change[]> {
  const { drawer } = site.log
  const id = credentialIn(fields)
  if ((await credentialOf(drawer, id, site.now())) !== undefined) return []
  const kept = { keyid, holder: party, use: 'party', transports: [], made: site.now() } as const
  return [await credentialKept(drawer, id, kept)]
}
