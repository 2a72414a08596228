import { sha256 } from '#crypto'
import { equalBytes, fromBase64, fromUtf8, toBase64, toHex, utf8 } from './bytes.ts'
import { openCheckpoint, readCheckpoint } from './checkpoint.ts'
import { openCosignatures, parseWitnessVkey } from './cosignature.ts'
import { formatDigest } from './digest.ts'
import { closedObject, formatJson, type Json, parseJson } from './json.ts'
import { checkConsistency, HASH_LENGTH } from './merkle.ts'
import { parseLogVkey, type Vkey } from './note.ts'
import { attempt, Refusal, refuseAs } from './refusal.ts'
import { formatTime } from './time.ts'

/**
 * The evidence file (`*.evidence.json`, spec/evidence.md): two checkpoints that one log's key has signed, for whoever
 * trusts nobody but that key. Canonical JSON:
 *
 *     {"checkpoints":["aGFyYm…","aGFyYm…"],"kind":"avow-evidence","prefix":{"proof":["…"],"root":"…"},"v":1}
 *
 * The notes stand there in base64: a log that means to be found out by nobody may sign characters that canonical JSON
 * does not take.
 *
 * Where the sizes differ, two roots alone prove nothing. `prefix` then shows, from the larger tree itself, which root it
 * had at the smaller size; if that is not the root that was signed, the log has forked. Without it the file proves no
 * more than that both were signed.
 */
export interface Evidence {
  /** Signed notes, verbatim: the smaller first; of one size, in the order of their roots. */
  readonly checkpoints: readonly [string, string]
  readonly prefix: Prefix | null
}

/** The root that the larger tree had at the smaller size, and the proof of that (RFC 6962, section 2.1.2). */
interface Prefix {
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Two checkpoints in their order, for the file. */
export function evidenceOf(one: string, other: string, prefix: Prefix | null = null): Evidence {
  return { checkpoints: isBefore(one, other) ? [one, other] : [other, one], prefix }
}

/** Of the file, wherever it is served or saved. */
export const EVIDENCE_TYPE = 'application/vnd.avow.evidence+json'

export function formatEvidence({ checkpoints, prefix }: Evidence): string {
  return formatJson({
    v: 1,
    kind: KIND,
    checkpoints: checkpoints.map(note => toBase64(utf8(note))),
    prefix: prefix && { root: toBase64(prefix.root), proof: prefix.proof.map(toBase64) },
  })
}

/** Refuses `file_malformed` unless `formatEvidence` prints it again. No signature is checked. */
export function parseEvidence(bytes: Uint8Array): Evidence {
  return refuseAs('file_malformed', () => {
    const names = ['checkpoints', 'kind', 'prefix', 'v']
    const read = closedObject(parseJson(bytes), 'The file', names, [], malformed)
    const notes = textsIn(read.checkpoints).map(note => fromUtf8(fromBase64(note)))
    if (notes.length !== 2) throw malformed('It has not two checkpoints.')
    const [one, other] = notes as [string, string]
    const prefix = read.prefix === null ? null : prefixIn(read.prefix)
    if (prefix !== null && readCheckpoint(one).size === readCheckpoint(other).size)
      throw malformed('Checkpoints of one size need no proof between them.')
    const found = evidenceOf(one, other, prefix)
    if (formatEvidence(found) !== fromUtf8(bytes)) throw malformed('Nothing prints it in this form.')
    return found
  })
}

/** Whether these bytes mean to be such a file, so that a command can say which of several it was given. */
export function isEvidence(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes).includes(`"kind":"${KIND}"`)
}

/** A name for the file that tells log and sizes, and that no other evidence bears. */
export function evidenceName(evidence: Evidence): string {
  const [smaller, larger] = evidence.checkpoints.map(readCheckpoint)
  const origin = originInFileName(smaller!.origin)
  const id = toHex(sha256(utf8(formatEvidence(evidence))).slice(0, 4))
  return `${origin}.${smaller!.size}-${larger!.size}.${id}.evidence.json`
}

export const originInFileName = (origin: string) => origin.replace(/[^a-z0-9.-]+/gi, '-').slice(0, 80)

interface CheckedEvidence {
  readonly origin: string
  /** `fork`: two trees under one key are proven. `sizes`: both sizes were signed, and no more. */
  readonly is: 'fork' | 'sizes'
  readonly checkpoints: readonly {
    readonly size: number
    readonly root: string
    readonly cosigners: readonly { readonly name: string; readonly time: string }[]
  }[]
  /** Sentences for a stranger. */
  readonly proven: readonly string[]
  readonly notProven: readonly string[]
}

/**
 * Checks an evidence file for whoever trusts this key of a log, or these, if it has changed its key, and perhaps some witnesses. Refuses `file_malformed`,
 * `checkpoint_unsigned`, and `proof_wrong` where the proof fails or nothing contradicts. A false cosignature counts as
 * none: whoever shows a second history could else spoil the file by a line of their own making.
 */
export function checkEvidence(
  bytes: Uint8Array,
  trust: { readonly vkey: string | readonly string[]; readonly witnesses?: readonly string[] },
): CheckedEvidence {
  const { checkpoints, prefix } = parseEvidence(bytes)
  const log = [trust.vkey].flat().map(parseLogVkey)
  const witnesses = (trust.witnesses ?? []).map(parseWitnessVkey)
  const [older, newer] = [openCheckpoint(checkpoints[0], log), openCheckpoint(checkpoints[1], log)]
  if (prefix !== null) checkConsistency(prefix.proof, older.size, prefix.root, newer.size, newer.root)
  const own = older.size === newer.size ? newer.root : prefix?.root
  if (own !== undefined && equalBytes(own, older.root))
    throw new Refusal('proof_wrong', 'The two checkpoints are of one history: they prove nothing.')
  const found = {
    origin: older.origin,
    is: own === undefined ? ('sizes' as const) : ('fork' as const),
    checkpoints: [older, newer].map(({ size, root }, i) => ({
      size,
      root: formatDigest(root),
      cosigners: cosignaturesIn(checkpoints[i]!, witnesses).map(({ witness, time }) => ({
        name: witness.name,
        time: formatTime(time),
      })),
    })),
  }
  return { ...found, ...wordsFor(found, prefix) }
}

function cosignaturesIn(note: string, witnesses: readonly Vkey[]) {
  return witnesses.flatMap(witness => {
    const found = attempt(() => openCosignatures(note, [witness]))
    return found instanceof Refusal ? [] : found
  })
}

type Found = Pick<CheckedEvidence, 'origin' | 'is' | 'checkpoints'>

function wordsFor({ origin, is, checkpoints }: Found, prefix: Prefix | null) {
  const [older, newer] = checkpoints as [Found['checkpoints'][0], Found['checkpoints'][0]]
  const signed = checkpoints.map(
    ({ size, root }) => `the key of ${origin} signed a checkpoint of ${size} entries with the root ${root}`,
  )
  const cosigned = checkpoints.flatMap(({ size, cosigners }) =>
    cosigners.map(({ name, time }) => `${name} cosigned the one of ${size} entries at ${time}`),
  )
  if (is === 'sizes')
    return {
      proven: [...signed, ...cosigned],
      notProven: [
        'that the log shows two histories: a log that grows has signed each smaller size before',
        `that ${older.size} entries were shown after ${newer.size}, which is the word of whoever made this file`,
      ],
    }
  const contradicts =
    prefix === null
      ? `these are two different trees of the same ${newer.size} entries`
      : `the first ${older.size} entries of the larger tree have the root ${formatDigest(prefix.root)}, so these are two different trees of ${older.size} entries`
  return {
    proven: [
      ...signed,
      ...cosigned,
      contradicts,
      'the log has shown two histories: one that only ever grows signs no two such checkpoints',
    ],
    notProven: [
      'which of the two histories is the true one',
      'who signed: the keeper of the log, a second copy of it, or a thief of its key',
      ...(cosigned.length === 0 ? ['when either was signed'] : []),
    ],
  }
}

const KIND = 'avow-evidence'

/** A consistency proof of sizes below 2^53 has no more (RFC 6962, section 2.1.2). */
const MOST_HASHES = 63

function prefixIn(value: Json | undefined): Prefix {
  const { root, proof } = closedObject(value, 'The prefix', ['proof', 'root'], [], malformed)
  const texts = textsIn(proof)
  if (texts.length > MOST_HASHES) throw malformed('Its proof is longer than any.')
  const hashes = textsIn([root!, ...texts]).map(fromBase64)
  if (hashes.some(({ length }) => length !== HASH_LENGTH))
    throw malformed('A hash of its prefix has not 32 bytes.')
  return { root: hashes[0]!, proof: hashes.slice(1) }
}

function textsIn(value: Json | undefined): string[] {
  if (Array.isArray(value) && value.every(one => typeof one === 'string')) return value
  throw malformed('What should be a list of base64 is none.')
}

function isBefore(one: string, other: string): boolean {
  const [a, b] = [readCheckpoint(one), readCheckpoint(other)]
  return a.size === b.size ? toHex(a.root) <= toHex(b.root) : a.size < b.size
}

const malformed = (sentence: string) =>
  new Refusal('file_malformed', `This is not an evidence file. ${sentence}`)
