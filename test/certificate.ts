import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** Certificates, each made anew for a test (RFC 5280), with its key; both as PEM. */
interface Certificate {
  readonly key: string
  readonly cert: string
}

const ECDSA_WITH_SHA256 = () => sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))

/** One for this machine that signs itself. */
export function selfSigned(names: readonly string[] = ['localhost']): Certificate {
  const { publicKey, privateKey } = newKeys()
  // It vouches for itself, so it is an authority too.
  const extensions = [alternatives(names), AUTHORITY()]
  return certificate({ subject: names[0]!, issuer: names[0]!, publicKey, extensions }, privateKey, privateKey)
}

/** An authority of one's own, as a house has one: what it signs is trusted where its own certificate is. */
export function newAuthority(): { readonly cert: string; issue(names: readonly string[]): Certificate } {
  const own = newKeys()
  const issuer = 'Harbour Authority'
  const { cert } = certificate(
    { subject: issuer, issuer, publicKey: own.publicKey, extensions: [AUTHORITY()] },
    own.privateKey,
    own.privateKey,
  )
  return {
    cert,
    issue(names) {
      const { publicKey, privateKey } = newKeys()
      const of = { subject: names[0]!, issuer, publicKey, extensions: [alternatives(names)] }
      return certificate(of, privateKey, own.privateKey)
    },
  }
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

interface Contents {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  readonly extensions: readonly Buffer[]
}

function certificate(of: Contents, key: KeyObject, signedBy: KeyObject): Certificate {
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ECDSA_WITH_SHA256(),
    commonName(of.issuer),
    sequence(tagged(0x18, Buffer.from('20000101000000Z')), tagged(0x18, Buffer.from('99991231235959Z'))),
    commonName(of.subject),
    of.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...of.extensions)),
  )
  const signature = createSign('sha256').update(body).sign(signedBy)
  const whole = sequence(body, ECDSA_WITH_SHA256(), tagged(0x03, Buffer.from([0]), signature))
  const lines = whole.toString('base64').replace(/.{64}(?!$)/g, '$&\n')
  return {
    key: key.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}

const commonName = (name: string) =>
  sequence(set(sequence(oid(0x55, 0x04, 0x03), tagged(0x0c, Buffer.from(name)))))

function alternatives(names: readonly string[]): Buffer {
  const all = names.map(name =>
    /^[\d.]+$/.test(name)
      ? tagged(0x87, Buffer.from(name.split('.').map(Number)))
      : tagged(0x82, Buffer.from(name)),
  )
  return sequence(oid(0x55, 0x1d, 0x11), tagged(0x04, sequence(...all)))
}

const TRUE = () => tagged(0x01, Buffer.from([0xff]))
/** It may sign others. */
const AUTHORITY = () => sequence(oid(0x55, 0x1d, 0x13), TRUE(), tagged(0x04, sequence(TRUE())))

/** One thing in DER (X.690), whose length is under 64 KiB. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const { length } = Buffer.concat(parts)
  const said = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...said]), ...parts])
}

const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts)
const set = (...parts: readonly Buffer[]) => tagged(0x31, ...parts)
const oid = (...bytes: readonly number[]) => tagged(0x06, Buffer.from(bytes))
