/**
 * Writes evidence.json: evidence files (../evidence.md), made with node:crypto alone and RFC 6962 as it is written down.
 * `is` is the expected verdict: `fork`, `sizes`, or the code by which it is refused. Run: node spec/vectors/make-evidence.ts
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'

const ORIGIN = 'harbour.example/log'
const sha256 = (...parts: (Uint8Array | string)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()

function keyOf(label: string) {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), sha256(label)])
  const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const typed = Buffer.concat([Buffer.of(1), createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)])
  const id = sha256(ORIGIN, '\n', typed).subarray(0, 4)
  return { secret, id, vkey: `${ORIGIN}+${id.toString('hex')}+${typed.toString('base64')}` }
}
const [log, thief] = [keyOf('the log'), keyOf('another key')]

const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1))
function root(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('')
  if (leaves.length === 1) return sha256(Buffer.of(0), leaves[0]!)
  const k = split(leaves.length)
  return sha256(Buffer.of(1), root(leaves.slice(0, k)), root(leaves.slice(k)))
}
/** RFC 6962 section 2.1.2, SUBPROOF. */
function subproof(m: number, leaves: readonly Buffer[], whole: boolean): Buffer[] {
  const n = leaves.length
  if (m === n) return whole ? [] : [root(leaves)]
  const k = split(n)
  if (m <= k) return [...subproof(m, leaves.slice(0, k), whole), root(leaves.slice(k))]
  return [...subproof(m - k, leaves.slice(k), false), root(leaves.slice(0, k))]
}

const entries = (n: number, history: string) =>
  Array.from({ length: n }, (_, i) => Buffer.from(`entry ${i} of ${i < 3 ? 'both' : history}`))
function note(leaves: readonly Buffer[], { secret, id } = log, origin = ORIGIN, size = leaves.length) {
  const text = `${origin}\n${size}\n${root(leaves).toString('base64')}\n`
  const line = Buffer.concat([id, sign(null, Buffer.from(text), secret)]).toString('base64')
  return `${text}\n— ${ORIGIN} ${line}\n`
}
const base64 = (text: string) => Buffer.from(text).toString('base64')
const prefix = (m: number, leaves: readonly Buffer[]) => ({
  proof: subproof(m, leaves, true).map(hash => hash.toString('base64')),
  root: root(leaves.slice(0, m)).toString('base64'),
})
/** Members are in the order of canonical JSON. */
const file = (checkpoints: string[], prefix: object | null, kind = 'avow-evidence') =>
  JSON.stringify({ checkpoints: checkpoints.map(base64), kind, prefix, v: 1 })

const [one5, other5, one7, other7, other8] = [
  entries(5, 'one'),
  entries(5, 'another'),
  entries(7, 'one'),
  entries(7, 'another'),
  entries(8, 'another'),
] as const
const one4 = entries(4, 'one')
const inOrder = [one5, other5].sort((a, b) => Buffer.compare(root(a), root(b))).map(one => note(one))
const { proof, root: own } = prefix(5, other7)

const cases = [
  ['two trees of one size', file(inOrder, null), 'fork'],
  ['a larger tree that begins otherwise', file([note(one5), note(other7)], prefix(5, other7)), 'fork'],
  ['the same from a power of two', file([note(one4), note(other8)], prefix(4, other8)), 'fork'],
  ['a larger tree, and no proof', file([note(one5), note(other7)], null), 'sizes'],
  ['a larger tree that begins with the smaller one', file([note(one5), note(one7)], prefix(5, one7)), 'proof_wrong'],
  ['one checkpoint twice', file([note(one5), note(one5)], null), 'proof_wrong'],
  ['a proof of another history', file([note(one5), note(other7)], prefix(5, one7)), 'proof_wrong'],
  ['a root that the proof does not give', file([note(one5), note(other7)], { proof, root: prefix(5, one7).root }), 'proof_wrong'],
  ['a hash too many', file([note(one5), note(other7)], { proof: [...proof, own], root: own }), 'proof_wrong'],
  ['signed by another key', file([note(one5), note(other7, thief)], prefix(5, other7)), 'checkpoint_unsigned'],
  ['of another log', file([note(one5), note(other7, log, 'other.example/log')], prefix(5, other7)), 'checkpoint_unsigned'],
  ['the larger first', file([note(other7), note(one5)], null), 'file_malformed'],
  ['of one size, the larger root first', file(inOrder.toReversed(), null), 'file_malformed'],
  ['of one size, with a proof', file(inOrder, { proof: [], root: own }), 'file_malformed'],
  ['a hash of 31 bytes', file([note(one5), note(other7)], { proof: [base64('x'.repeat(31))], root: own }), 'file_malformed'],
  ['another kind', file(inOrder, null, 'avow-receipt'), 'file_malformed'],
  ['three checkpoints', file([...inOrder, note(one7)], null), 'file_malformed'],
  ['white space', `${file(inOrder, null)}\n`, 'file_malformed'],
]
const all = { vkey: log.vkey, cases: cases.map(([what, file, is]) => ({ what, file, is })) }
writeFileSync(new URL('./evidence.json', import.meta.url), `${JSON.stringify(all, null, 1)}\n`)
