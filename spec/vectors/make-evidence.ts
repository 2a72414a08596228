/**
 * Writes evidence.json: evidence files (../evidence.md), made with node:crypto alone and RFC 6962 as it is written down.
 * `is` is the expected verdict: `fork`, `sizes`, or the code by which it is refused. Run: node spec/vectors/make-evidence.ts
 */
import { base64, noteKey, ORIGIN, root, subproof, write } from './making.ts'

const [log, thief] = [noteKey('the log'), noteKey('another key')]

const entries = (n: number, history: string) =>
  Array.from({ length: n }, (_, i) => Buffer.from(`entry ${i} of ${i < 3 ? 'both' : history}`))
function note(leaves: readonly Buffer[], key = log, origin = ORIGIN, size = leaves.length) {
  return key.signNote(`${origin}\n${size}\n${root(leaves).toString('base64')}\n`)
}
const prefix = (m: number, leaves: readonly Buffer[]) => ({
  proof: subproof(m, leaves, true).map(hash => hash.toString('base64')),
  root: root(leaves.slice(0, m)).toString('base64'),
})
/** Members are in the order of canonical JSON. */
const file = (checkpoints: string[], prefix: object | null, kind = 'avow-evidence') =>
  JSON.stringify({ checkpoints: checkpoints.map(one => base64(one)), kind, prefix, v: 1 })

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
write({ 'evidence.json': `${JSON.stringify(all, null, 1)}\n` })
