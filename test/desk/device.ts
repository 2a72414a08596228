import { createPublicKey } from 'node:crypto'
import { sha256 } from '#crypto'
import { concat, fromBase64, fromBase64url, toBase64, toBase64url, utf8 } from '../../src/core/bytes.ts'
import type { KeyUse } from '../../src/core/keys.ts'
import { newPasskey, type Passkey } from '../../src/core/passkey.fixture.ts'
import type { FoundForm } from './visitor.ts'

/**
 * Somebody's phone: it makes passkeys for this site and signs with them, as the script of the page would have it do.
 */
export class Device {
  readonly #host: string
  readonly #held = new Map<string, Passkey>()

  constructor(host = 'harbour.example') {
    this.#host = host
  }

  /** What it answers to a form: a new passkey, or a signature by the one that is asked for. */
  answer(form: Pick<FoundForm, 'data'>, use: KeyUse): Record<string, string> {
    return form.data.passkey === 'create' ? this.#make(form, use) : this.#sign(form)
  }

  /** The same passkeys on another device, as after a synchronisation. */
  copy(): Device {
    const other = new Device(this.#host)
    for (const [id, passkey] of this.#held) other.#held.set(id, passkey)
    return other
  }

  /** A passkey that came in otherwise than by a page. */
  hold(use: KeyUse): { passkey: Passkey; id: Uint8Array } {
    const passkey = newPasskey('ES256', use, this.#host)
    const id = sha256(utf8(passkey.keyid)).subarray(0, 16)
    this.#held.set(toBase64url(id), passkey)
    return { passkey, id }
  }

  /** A new passkey under the name of somebody else's, with the public key of that one if it is given: an impostor's. */
  passOff(
    form: FoundForm,
    use: KeyUse,
    theirs: { readonly id: string; readonly jwk?: object },
  ): Record<string, string> {
    const made = this.#make(form, use)
    const bytes = fromBase64(made.authenticatorData!)
    const named = concat(bytes.subarray(0, 55), fromBase64url(theirs.id), bytes.subarray(71))
    const publicKey = theirs.jwk === undefined ? made.publicKey! : spkiOf(theirs.jwk)
    return { ...made, credential: theirs.id, authenticatorData: toBase64(named), publicKey }
  }

  /** What it answers where the passkey is asked for that it has passed off as its own. */
  answerAs(form: FoundForm): Record<string, string> {
    return this.#sign({ ...form, data: { ...form.data, credentials: this.ids[0]! } })
  }

  /** The ids of its passkeys, in base64url. */
  get ids(): string[] {
    return [...this.#held.keys()]
  }

  /** Its passkeys, by which whoever holds it can sign anything, whatever pages ask for. */
  get passkeys(): Passkey[] {
    return [...this.#held.values()]
  }

  /** The key ids of its passkeys. */
  get keyids(): string[] {
    return this.passkeys.map(({ keyid }) => keyid)
  }

  #make({ data }: Pick<FoundForm, 'data'>, use: KeyUse): Record<string, string> {
    const { passkey, id } = this.hold(use)
    const client = { type: 'webauthn.create', challenge: data.challenge, origin: `https://${this.#host}` }
    const authenticator = concat(
      sha256(utf8(this.#host)),
      Uint8Array.of(0x45),
      new Uint8Array(20),
      Uint8Array.of(0, id.length),
      id,
      new Uint8Array(77),
    )
    return {
      credential: toBase64url(id),
      publicKey: spkiOf(passkey.key.jwk),
      alg: '-7',
      clientDataJSON: toBase64(utf8(JSON.stringify(client))),
      authenticatorData: toBase64(authenticator),
    }
  }

  #sign({ data }: Pick<FoundForm, 'data'>): Record<string, string> {
    const asked = (data.credentials ?? '').split(' ').filter(id => id !== '')
    const found = [...this.#held].find(([id]) => asked.length === 0 || asked.includes(id))
    if (found === undefined) throw new Error('This device holds none of the passkeys that are asked for.')
    const [id, passkey] = found
    const { authenticatorData, clientDataJSON, signature } = passkey.assert(fromBase64url(data.challenge!))
    return {
      credential: id,
      authenticatorData: toBase64(authenticatorData),
      clientDataJSON: toBase64(clientDataJSON),
      signature: toBase64(signature),
    }
  }
}

function spkiOf(jwk: object): string {
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' })
  return toBase64(Uint8Array.from(key.export({ format: 'der', type: 'spki' })))
}
