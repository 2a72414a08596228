/**
 * Writes seals.json: what is sealed, and its commitment, computed here with node:crypto alone.
 * Run: node spec/vectors/make-seals.ts
 */
import { base64url, casesFile, hashFor, PAYLOAD_TYPE, sha256, write } from './making.ts'

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
    { what: `payload ${i}`, ...one, is: 'good' },
    { what: `payload ${i}, the salt turned round`, ...one, salt: Buffer.from(turned).toString('base64url'), is: 'sealed_wrong' },
    { what: `payload ${i}, another envelope`, ...one, envelope: envelopeOf(`${payload} `), is: 'sealed_wrong' },
    { what: `payload ${i}, salt after the envelope`, ...one, commitment: seal(envelope, salt), is: 'sealed_wrong' },
  ]
})

write({ 'seals.json': casesFile('What is sealed: `is` good where salt and envelope give the commitment, or the code.', cases) })
