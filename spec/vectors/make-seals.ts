/**
 * Writes seals.json: what is sealed, and its commitment, computed here with node:crypto alone. `good` says whether
 * salt and envelope give the commitment. Run: node spec/vectors/make-seals.ts
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'

const bytesOf = (label: string) => createHash('sha256').update(label).digest()
const commitmentOf = (salt: Uint8Array, envelope: string) =>
  `sha256:${createHash('sha256').update('avow/sealed/v1').update(Uint8Array.of(0)).update(salt).update(envelope, 'utf8').digest('base64url')}`
const envelopeOf = (payload: string) =>
  `{"payload":"${Buffer.from(payload).toString('base64')}","payloadType":"application/vnd.avow.statement+json","signatures":[{"keyid":"${bytesOf('a key').toString('base64url')}","sig":"${bytesOf('a signature').toString('base64')}"}]}`

const cases = ['{}', '{"a":1}', '{"name":"Port Héron ⚓"}'].flatMap((payload, i) => {
  const salt = bytesOf(`salt ${i}`)
  const envelope = envelopeOf(payload)
  const commitment = commitmentOf(salt, envelope)
  const one = { salt: salt.toString('base64url'), envelope, commitment }
  const turned = Uint8Array.from(salt).reverse()
  return [
    { what: `payload ${i}`, ...one, good: true },
    { what: `payload ${i}, the salt turned round`, ...one, salt: Buffer.from(turned).toString('base64url'), good: false },
    { what: `payload ${i}, another envelope`, ...one, envelope: envelopeOf(`${payload} `), good: false },
    { what: `payload ${i}, salt after the envelope`, ...one, commitment: `sha256:${createHash('sha256').update('avow/sealed/v1').update(Uint8Array.of(0)).update(envelope).update(salt).digest('base64url')}`, good: false },
  ]
})

writeFileSync(new URL('./seals.json', import.meta.url), `${JSON.stringify(cases, null, 1)}\n`)
