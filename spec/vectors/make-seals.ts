/**
 * Writes seals.json: what is sealed, and its commitment, computed here with node:crypto alone. `good` says whether
 * salt and envelope give the commitment. Run: node spec/vectors/make-seals.ts
 */
import { base64url, hashFor, PAYLOAD_TYPE, sha256, write } from './making.ts'

const seal = (...parts: (Uint8Array | string)[]) => `sha256:${base64url(hashFor('avow/sealed/v1', ...parts))}`
const envelopeOf = (payload: string) =>
  `{"payload":"${Buffer.from(payload).toString('base64')}","payloadType":"${PAYLOAD_TYPE}","signatures":[{"keyid":"${sha256('a key').toString('base64url')}","sig":"${sha256('a signature').toString('base64')}"}]}`

const cases = ['{}', '{"a":1}', '{"name":"Port Héron ⚓"}'].flatMap((payload, i) => {
  const salt = sha256(`salt ${i}`)
  const envelope = envelopeOf(payload)
  const commitment = seal(salt, envelope)
  const one = { salt: salt.toString('base64url'), envelope, commitment }
  const turned = Uint8Array.from(salt).reverse()
  return [
    { what: `payload ${i}`, ...one, good: true },
    { what: `payload ${i}, the salt turned round`, ...one, salt: Buffer.from(turned).toString('base64url'), good: false },
    { what: `payload ${i}, another envelope`, ...one, envelope: envelopeOf(`${payload} `), good: false },
    { what: `payload ${i}, salt after the envelope`, ...one, commitment: seal(envelope, salt), good: false },
  ]
})

write({ 'seals.json': `${JSON.stringify(cases, null, 1)}\n` })
