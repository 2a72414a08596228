/**
 * Writes signatures.json: signatures that implementations are known to disagree about. Every verdict follows from how
 * the case was built, not from what a library says. Run: node spec/vectors/make-signatures.ts
 */
import { checkPrimeSync, createHash, hash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { formatDerSignature } from '../../src/core/der.ts'

type Verdict = 'good' | 'refused'
interface Case {
  what: string
  key: Verdict
  signature: Verdict
  [bytes: string]: string
}

/** Under a key that may not enter nothing verifies; where the equation alone would, the case says so. */
const verdicts = (key: Verdict, equation: Verdict) =>
  key === 'refused' && equation === 'good'
    ? { key, signature: 'refused' as const, equation }
    : { key, signature: equation }

const sha512 = (...parts: Uint8Array[]): Uint8Array => hash('sha512', Buffer.concat(parts), 'buffer')
const bytesOf = (label: string): Uint8Array => sha512(Buffer.from(label))
const number = (big: Uint8Array): bigint => BigInt(`0x${Buffer.from(big).toHex() || '0'}`)
const numberLE = (little: Uint8Array): bigint => number(Uint8Array.from(little).reverse())
const big = (value: bigint, length: number): Uint8Array =>
  Uint8Array.fromHex(value.toString(16).padStart(length * 2, '0'))
const little = (value: bigint): Uint8Array => big(value, 32).reverse()
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))
const message = Buffer.from('Avow: the very same verdict everywhere')

// ---- Ed25519

const { Point } = ed25519
type EdPoint = typeof Point.BASE
const L = Point.Fn.ORDER
const P = 2n ** 255n - 19n
const B = Point.BASE
const T8 = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')
const torsion = Array.from({ length: 8 }, (_, i) => (i === 0 ? Point.ZERO : T8.multiplyUnsafe(BigInt(i))))
const ed: Case[] = []
const putEd = (what: string, key: Verdict, signature: Verdict, publicKey: Uint8Array, sig: Uint8Array, text: Uint8Array = message) =>
  ed.push({ what, ...verdicts(key, signature), publicKey: publicKey.toHex(), message: text.toHex(), sig: sig.toHex() })
const challenge = (r: Uint8Array, a: Uint8Array) => numberLE(sha512(r, a, message)) % L

const a = numberLE(bytesOf('a')) % L
const A = B.multiply(a)
const good = (() => {
  const r = numberLE(bytesOf('r')) % L
  const R = B.multiply(r).toBytes()
  return { R, s: (r + challenge(R, A.toBytes()) * a) % L, r }
})()
putEd('RFC 8032, 7.1, test 2', 'good', 'good',
  Uint8Array.fromHex('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  Uint8Array.fromHex('92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'),
  Uint8Array.of(0x72))
putEd('as it should be', 'good', 'good', A.toBytes(), join(good.R, little(good.s)))
putEd('another message', 'good', 'refused', A.toBytes(), join(good.R, little(good.s)), Buffer.from('another'))
putEd('S + L: the same signature modulo L', 'good', 'refused', A.toBytes(), join(good.R, little(good.s + L)))
putEd('S = L', 'good', 'refused', A.toBytes(), join(good.R, little(L)))
putEd('S = 2^256 − 1', 'good', 'refused', A.toBytes(), join(good.R, little(2n ** 256n - 1n)))
putEd('one byte too few', 'good', 'refused', A.toBytes(), join(good.R, little(good.s)).slice(0, 63))
putEd('one byte too many', 'good', 'refused', A.toBytes(), join(good.R, little(good.s), Uint8Array.of(0)))
for (const order of [1, 2, 4]) {
  const R = B.multiply(good.r).add(torsion[order]!).toBytes()
  const s = (good.r + challenge(R, A.toBytes()) * a) % L
  putEd(`R with a torsion part of order ${8 / order}: only the equation with the cofactor holds`, 'good', 'refused', A.toBytes(), join(R, little(s)))
}
for (const [i, R] of torsion.entries()) {
  const s = (challenge(R.toBytes(), A.toBytes()) * a) % L
  putEd(`R of small order (${i}T)`, 'good', 'refused', A.toBytes(), join(R.toBytes(), little(s)))
}
for (const [what, R] of nonCanonical()) {
  const s = (challenge(R, A.toBytes()) * a) % L
  putEd(`R not canonical: ${what}`, 'good', 'refused', A.toBytes(), join(R, little(s)))
}

/** A signature by a key scalar·B + jT, such that the verdict of the equation without the cofactor is `holds`. */
function forge(scalar: bigint, key: EdPoint, bytes: Uint8Array, holds: boolean): Uint8Array {
  for (let tried = 0; ; tried++) {
    const r = numberLE(bytesOf(`forge ${tried}`)) % L
    for (const T of torsion) {
      const R = B.multiplyUnsafe(r).add(T).toBytes()
      const k = challenge(R, bytes)
      const s = (r + k * scalar) % L
      const expected = B.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k)).toBytes()
      if ((Buffer.compare(expected, R) === 0) === holds) return join(R, little(s))
    }
  }
}
for (const [i, T] of torsion.entries()) {
  const bytes = T.toBytes()
  putEd(`key of small order (${i}T); the equation holds`, 'refused', 'refused', bytes, forge(0n, T, bytes, true))
  if (i > 0) putEd(`key of small order (${i}T); it holds only with the cofactor`, 'refused', 'refused', bytes, forge(0n, T, bytes, false))
}
for (const i of [1, 2, 4]) {
  const key = A.add(torsion[i]!)
  putEd(`key of mixed order (+${i}T); the equation holds`, 'refused', 'good', key.toBytes(), forge(a, key, key.toBytes(), true))
  putEd(`key of mixed order (+${i}T); it holds only with the cofactor`, 'refused', 'refused', key.toBytes(), forge(a, key, key.toBytes(), false))
}
for (let m = 1n; ; m++) {
  const key = A.multiply(m).add(T8)
  const bytes = key.toBytes()
  const fits = torsion.find(T => T8.multiplyUnsafe(8n - (challenge(T.toBytes(), bytes) % 8n)).equals(T))
  if (fits === undefined) continue
  const s = (challenge(fits.toBytes(), bytes) * a * m) % L
  putEd('key of mixed order, R of small order; the equation holds', 'refused', 'refused', bytes, join(fits.toBytes(), little(s)))
  break
}
for (const [what, bytes, point] of nonCanonical())
  putEd(`key not canonical, of small order: ${what}; the equation holds`, 'refused', 'refused', bytes, forge(0n, point, bytes, true))
putEd('key whose y is of no point', 'refused', 'refused', little(2n), join(good.R, little(good.s)))
putEd('key whose y is of no point, on the twist', 'refused', 'refused', little(7n), join(good.R, little(good.s)))
putEd('key of 31 bytes', 'refused', 'refused', A.toBytes().slice(0, 31), join(good.R, little(good.s)))

/** Encodings that decode, yet are not what encoding gives back: y of P or more, or −0 for x. All of small order. */
function nonCanonical(): [string, Uint8Array, EdPoint][] {
  const found: [string, Uint8Array, EdPoint][] = []
  const sign = (bytes: Uint8Array) => bytes.with(31, bytes[31]! | 0x80)
  for (const y of [0n, 1n])
    found.push([`y = P + ${y}`, little(P + y), Point.fromBytes(little(P + y), true)])
  found.push(['x = −0, y = 1', sign(little(1n)), Point.ZERO])
  found.push(['x = −0, y = −1', sign(little(P - 1n)), torsion[4]!])
  found.push(['x = −0, y = P + 1', sign(little(P + 1n)), Point.ZERO])
  return found
}

// ---- ECDSA over P-256

const N = p256.Point.Fn.ORDER
const secret = big(number(bytesOf('p256')) % N, 32)
const point = p256.getPublicKey(secret, false)
const p: Case[] = []
const putP = (what: string, key: Verdict, signature: Verdict, pub: Uint8Array, der: Uint8Array, text: Uint8Array = message) =>
  p.push({ what, ...verdicts(key, signature), point: pub.toHex(), message: text.toHex(), der: der.toHex() })
const signP = (text: Uint8Array) => p256.sign(text, secret, { lowS: true })
const r = number(signP(message).slice(0, 32))
const s = number(signP(message).slice(32))
const rs = (x: bigint, y: bigint) => formatDerSignature(join(big(x, 32), big(y, 32)))
/** DER with the integers' contents as given, however wrong. */
const raw = (...ints: Uint8Array[]) => {
  const body = join(...ints.map(int => join(Uint8Array.of(2, int.length), int)))
  return join(Uint8Array.of(0x30, body.length), body)
}
const contents = (value: bigint) => {
  const short = big(value, Math.ceil(value.toString(16).length / 2))
  return short[0]! >= 0x80 ? join(Uint8Array.of(0), short) : short
}
const right = rs(r, s)
putP('s low', 'good', 'good', point, right)
putP('s high', 'good', 'good', point, rs(r, N - s))
putP('another message', 'good', 'refused', point, right, Buffer.from('another'))
for (const half of ['r', 's'])
  for (let i = 0; ; i++) {
    const text = Buffer.from(`a short ${half} ${i}`)
    const sig = signP(text)
    if (sig[half === 'r' ? 0 : 32] !== 0) continue
    putP(`${half} of 31 bytes or fewer`, 'good', 'good', point, formatDerSignature(sig), text)
    break
  }
putP('r = 0', 'good', 'refused', point, rs(0n, s))
putP('s = 0', 'good', 'refused', point, rs(r, 0n))
putP('r = n', 'good', 'refused', point, rs(N, s))
putP('s = n', 'good', 'refused', point, rs(r, N))
putP('s = 2^256 − 1', 'good', 'refused', point, rs(r, 2n ** 256n - 1n))
// The key of a signature that was chosen first, so small that n can be added: the same signature modulo n.
type P256Point = typeof p256.Point.BASE
const keyOf = (at: P256Point, by: bigint): Uint8Array => {
  const { BASE, Fn } = p256.Point
  const inverted = Fn.inv(Fn.create(at.toAffine().x))
  const times = (one: P256Point, factor: bigint) => one.multiply(Fn.create(factor * inverted))
  return times(at, by).add(times(BASE, N - (number(hash('sha256', message, 'buffer')) % N))).toBytes(false)
}
/** The last point whose x is n or more: r is what x is modulo n. */
const last = (() => {
  for (let x = p256.Point.Fp.ORDER - 1n; ; x--)
    try {
      return p256.Point.fromBytes(join(Uint8Array.of(2), big(x, 32)))
    } catch {}
})()
const over = last.toAffine().x
const tiny = p256.Point.BASE.multiply(12345n)
const tinyR = tiny.toAffine().x
putP('s = 7', 'good', 'good', keyOf(tiny, 7n), rs(tinyR, 7n))
putP('s = 7 + n', 'good', 'refused', keyOf(tiny, 7n), rs(tinyR, 7n + N))
putP('r is x − n', 'good', 'good', keyOf(last, 7n), rs(over - N, 7n))
putP('r is x, which is n or more', 'good', 'refused', keyOf(last, 7n), rs(over, 7n))
putP('r and s exchanged', 'good', 'refused', point, rs(s, r))
const zero = Uint8Array.of(0)
putP('DER: r with a needless zero', 'good', 'refused', point, raw(join(zero, contents(r)), contents(s)))
putP('DER: s with a needless zero', 'good', 'refused', point, raw(contents(r), join(zero, contents(s))))
const topped = contents(N - s).length === 33 ? N - s : s
putP('DER: negative s, its zero left out', 'good', 'refused', point, raw(contents(r), contents(topped).slice(-32)))
putP('DER: empty integer', 'good', 'refused', point, raw(contents(r), new Uint8Array(0)))
putP('DER: a byte after the end', 'good', 'refused', point, join(right, zero))
putP('DER: a byte after s, inside', 'good', 'refused', point, join(Uint8Array.of(0x30, right[1]! + 1), right.slice(2), zero))
putP('DER: a third integer', 'good', 'refused', point, raw(contents(r), contents(s), Uint8Array.of(1)))
putP('DER: cut short', 'good', 'refused', point, right.slice(0, -1))
putP('BER: long form of a short length', 'good', 'refused', point, join(Uint8Array.of(0x30, 0x81), right.slice(1)))
putP('BER: indefinite length', 'good', 'refused', point, join(Uint8Array.of(0x30, 0x80), right.slice(2), zero, zero))
putP('BER: SET in place of SEQUENCE', 'good', 'refused', point, join(Uint8Array.of(0x31), right.slice(1)))
putP('r ‖ s in place of DER', 'good', 'refused', point, join(big(r, 32), big(s, 32)))
putP('no signature', 'good', 'refused', point, new Uint8Array(0))
putP('key compressed', 'refused', 'refused', p256.getPublicKey(secret, true), right)
putP('key in hybrid form', 'refused', 'refused', point.with(0, 6 + (point[64]! & 1)), right)
putP('key off the curve', 'refused', 'refused', point.with(64, point[64]! ^ 1), right)
putP('key at infinity', 'refused', 'refused', zero, right)
putP('key (0, 0)', 'refused', 'refused', join(Uint8Array.of(4), new Uint8Array(64)), right)
const q = p256.Point.Fp.ORDER
const small = (() => {
  for (let x = 0n; ; x++)
    try {
      return p256.Point.fromBytes(join(Uint8Array.of(2), big(x, 32)))
    } catch {}
})()
putP('key with x of q or more', 'refused', 'refused', join(Uint8Array.of(4), big(small.toAffine().x + q, 32), big(small.toAffine().y, 32)), right)

// ---- RSASSA-PKCS1-v1_5

const rsa: Case[] = []
const info = Uint8Array.fromHex('3031300d060960864801650304020105000420')
const digest = hash('sha256', message, 'buffer')
const put = (what: string, key: Verdict, signature: Verdict, n: Uint8Array, e: Uint8Array, sig: Uint8Array, text: Uint8Array = message) =>
  rsa.push({ what, ...verdicts(key, signature), n: n.toHex(), e: e.toHex(), message: text.toHex(), sig: sig.toHex() })

function prime(label: string, bits: number, e: bigint): bigint {
  const stretched = createHash('shake256', { outputLength: bits / 8 }).update(label).digest()
  let candidate = number(stretched) | (3n << BigInt(bits - 2)) | 1n
  while ((candidate - 1n) % e === 0n || !checkPrimeSync(candidate)) candidate += 2n
  return candidate
}
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let square = base % modulus; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
function inverse(value: bigint, modulus: bigint): bigint {
  let [x, y, u, v] = [value % modulus, modulus, 1n, 0n]
  while (x > 1n) {
    const whole = y / x
    ;[x, y, u, v] = [y - whole * x, x, v - whole * u, u]
  }
  return ((u % modulus) + modulus) % modulus
}
function rsaKey(label: string, bits: number, e = 65537n) {
  const [f, g] = [prime(`${label} f`, bits / 2, e), prime(`${label} g`, bits / 2, e)]
  const n = f * g
  const d = inverse(e, (f - 1n) * (g - 1n))
  const length = Math.ceil(bits / 8)
  return { n: big(n, length), e: contents(e)[0] === 0 ? contents(e).slice(1) : contents(e), length,
    sign: (encoded: Uint8Array) => big(power(number(encoded), d, n), length), modulus: n }
}
const pad = (length: number, type: number, rest: Uint8Array, fill = 0xff) =>
  join(Uint8Array.of(0, type), new Uint8Array(length - 3 - rest.length).fill(fill), zero, rest)

for (const bits of [2048, 2064, 3072, 4096]) {
  const key = rsaKey(`rsa ${bits}`, bits)
  const encoded = pad(key.length, 1, join(info, digest))
  const sig = key.sign(encoded)
  put(`${bits} bits`, 'good', 'good', key.n, key.e, sig)
  put(`${bits} bits, another message`, 'good', 'refused', key.n, key.e, sig, Buffer.from('another'))
  if (bits !== 2048) continue
  put('one byte too few', 'good', 'refused', key.n, key.e, sig.slice(0, -1))
  put('a zero before', 'good', 'refused', key.n, key.e, join(zero, sig))
  put('no signature', 'good', 'refused', key.n, key.e, new Uint8Array(0))
  put('s = 0', 'good', 'refused', key.n, key.e, new Uint8Array(key.length))
  put('s = 1', 'good', 'refused', key.n, key.e, big(1n, key.length))
  put('s = n', 'good', 'refused', key.n, key.e, key.n)
  if (number(sig) + key.modulus < 2n ** 2048n) put('s + n', 'good', 'refused', key.n, key.e, big(number(sig) + key.modulus, key.length))
  put('n − s', 'good', 'refused', key.n, key.e, big(key.modulus - number(sig), key.length))
  put('padding of type 2', 'good', 'refused', key.n, key.e, key.sign(pad(key.length, 2, join(info, digest))))
  put('padding of type 0', 'good', 'refused', key.n, key.e, key.sign(pad(key.length, 0, join(info, digest), 0)))
  put('padding with another byte in it', 'good', 'refused', key.n, key.e, key.sign(encoded.with(9, 0xfe)))
  put('short padding, something behind the hash (Bleichenbacher 2006)', 'good', 'refused', key.n, key.e,
    key.sign(join(Uint8Array.of(0, 1), new Uint8Array(8).fill(0xff), zero, info, digest, new Uint8Array(key.length - 11 - info.length - 32).fill(7))))
  const noNull = Uint8Array.fromHex('302f300b0609608648016503040201 0420'.replace(' ', ''))
  put('DigestInfo without NULL', 'good', 'refused', key.n, key.e, key.sign(pad(key.length, 1, join(noNull, digest))))
  put('the bare hash', 'good', 'refused', key.n, key.e, key.sign(pad(key.length, 1, digest)))
  const sha1 = Uint8Array.fromHex('3021300906052b0e03021a05000414')
  put('SHA-1', 'good', 'refused', key.n, key.e, key.sign(pad(key.length, 1, join(sha1, hash('sha1', message, 'buffer')))))
  put('exponent with a leading zero', 'refused', 'good', key.n, join(zero, key.e), sig)
  put('modulus with a leading zero', 'refused', 'refused', join(zero, key.n), key.e, sig)
}
const three = rsaKey('rsa e 3', 2048, 3n)
put('exponent 3', 'refused', 'good', three.n, three.e, three.sign(pad(three.length, 1, join(info, digest))))
const one = rsaKey('rsa 2048', 2048)
put('exponent 1: the padding signs itself', 'refused', 'good', one.n, Uint8Array.of(1), pad(one.length, 1, join(info, digest)))
put('modulus even', 'refused', 'refused', one.n.with(255, one.n[255]! ^ 1), one.e, one.sign(pad(one.length, 1, join(info, digest))))
const odd = rsaKey('rsa e 65539', 2048, 65539n)
put('exponent 65539', 'refused', 'good', odd.n, odd.e, odd.sign(pad(odd.length, 1, join(info, digest))))
const short = rsaKey('rsa 2032', 2032)
put('2032 bits', 'refused', 'good', short.n, short.e, short.sign(pad(short.length, 1, join(info, digest))))
const weak = rsaKey('rsa 1024', 1024)
put('1024 bits', 'refused', 'good', weak.n, weak.e, weak.sign(pad(weak.length, 1, join(info, digest))))
const vast = rsaKey('rsa 4104', 4104 - 8 + 16)
put('4112 bits', 'refused', 'good', vast.n, vast.e, vast.sign(pad(vast.length, 1, join(info, digest))))

const about = [
  'Signatures that implementations are known to disagree about. All bytes in hex.',
  'key: whether a key may enter the log. A signature counts only by a key that may.',
  'signature: the verdict of verification alone: under a key that is refused nothing verifies.',
  'equation: good where the bare equation holds under a refused key. Libraries differ there, and no verdict hangs on it.',
  'p256 signatures are DER; Ed25519 keys and signatures as in RFC 8032; RSA as in RFC 8017, SHA-256.',
]
const rows = (cases: Case[]) => cases.map(one => `    ${JSON.stringify(one)}`).join(',\n')
writeFileSync(
  new URL('signatures.json', import.meta.url),
  `{\n  "about": ${JSON.stringify(about)},\n  "ed25519": [\n${rows(ed)}\n  ],\n  "p256": [\n${rows(p)}\n  ],\n  "rsa": [\n${rows(rsa)}\n  ]\n}\n`,
)
