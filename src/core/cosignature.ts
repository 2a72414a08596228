import { ed25519Public, ed25519Sign } from '#crypto'
import { clip, concat, fromU64, toHex, u64, utf8 } from './bytes.ts'
import { parseCheckpoint } from './checkpoint.ts'
import {
  COSIGNATURE_V1,
  formatNote,
  type NoteSignature,
  newVkey,
  parseNote,
  parseVkey,
  signaturesOf,
  type Vkey,
  verifiesEd25519,
} from './note.ts'
import { Refusal, refuseAs } from './refusal.ts'
import { formatTime } from './time.ts'
import type { Verified } from './verified.ts'

/**
 * Cosignatures of C2SP tlog-cosignature 1.0.1, version 1 (type 04): a witness says that at this time the largest tree
 * that it saw of this log, consistent with all earlier ones, had this root.
 *
 * Its line in the note:
 *
 *     — witness.example reJIigAAAABpfe7K8BFenYmwRIvOVrGJj679AL8QAbU5XHgl3mi3HIQ72pKB3JvSXEd+zhnYs96en2zJ9Rm9kP/dLJNZ\
 *     jFvVZBiYCw==
 */
interface Cosignature {
  readonly witness: Vkey
  /** Unix time in seconds, by the witness's clock; covered by its signature. */
  readonly time: number
}

export interface Cosigner {
  readonly vkey: Vkey
  /** `time` is Unix time in seconds; `text` the text of a checkpoint, extensions included. */
  cosign(text: string, time: number): NoteSignature
}

/**
 * Reads the verifier key of a witness. Some tools print it as type 01; what comes out is type 04, with its own key ID.
 * Refuses `key_malformed`.
 */
export function parseWitnessVkey(text: string): Vkey {
  const vkey = parseVkey(text)
  return newVkey(vkey.name, COSIGNATURE_V1, vkey.publicKey)
}

/** Cosigns with an Ed25519 key; `seed` is 32 bytes. Whether the trees are consistent is for the witness to check. */
export function newCosigner(name: string, seed: Uint8Array): Cosigner {
  const vkey = newVkey(name, COSIGNATURE_V1, ed25519Public(seed))
  return {
    vkey,
    cosign: (text, time) => {
      parseCheckpoint(text)
      if (!Number.isSafeInteger(time) || time < 0)
        throw new RangeError(`${time} is not a Unix time in seconds.`)
      return {
        name,
        keyId: vkey.keyId,
        signature: concat(u64(time), ed25519Sign(seed, cosignedMessage(text, time))),
      }
    },
  }
}

/** The note with further lines, none twice. Does not check their signatures. */
export function addSignatures(note: string, lines: readonly NoteSignature[]): string {
  const { text, signatures } = parseNote(note)
  const all = new Map([...signatures, ...lines].map(line => [lineKey(line), line]))
  return formatNote({ text, signatures: [...all.values()] })
}

/**
 * The latest cosignature of each of these witnesses. Skips lines of others. Refuses the note, `cosignature_malformed`,
 * for a line that fails under a known key.
 */
export function openCosignatures(note: string, witnesses: readonly Vkey[]): Verified<Cosignature>[] {
  const { text, signatures } = parseNote(note)
  parseCheckpoint(text)
  return witnesses.flatMap(witness => {
    const times = signaturesOf({ signatures }, witness).map(line => openLine(text, line, witness))
    return times.length === 0 ? [] : [{ witness, time: Math.max(...times) } as Verified<Cosignature>]
  })
}

/** Refuses `quorum_missing` unless this many different keys have cosigned, under whatever names. */
export function requireQuorum(cosignatures: readonly Verified<Cosignature>[], quorum: number): void {
  const found = new Set(cosignatures.map(({ witness }) => toHex(witness.publicKey))).size
  if (found < quorum)
    throw new Refusal(
      'quorum_missing',
      `${found} of the witnesses that you name have cosigned, you ask for ${quorum}.`,
    )
}

/** The time that a witness put its name to. */
function openLine(text: string, { signature }: NoteSignature, witness: Vkey): number {
  if (witness.type !== COSIGNATURE_V1) throw new RangeError(`A key of type ${witness.type} does not cosign.`)
  if (signature.length !== 72)
    throw new Refusal('cosignature_malformed', `The cosignature of ${clip(witness.name)} has not 72 bytes.`)
  const time = refuseAs('cosignature_malformed', () => fromU64(signature))
  // Refused here, since a time that nobody can write down would else be told as a fault of the receipt.
  refuseAs('cosignature_malformed', () => formatTime(time))
  if (!verifiesEd25519(witness, cosignedMessage(text, time), signature.slice(8)))
    throw new Refusal(
      'cosignature_malformed',
      `The cosignature of ${clip(witness.name)} does not match the checkpoint.`,
    )
  return time
}

function cosignedMessage(text: string, time: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`)
}

const lineKey = ({ name, keyId, signature, odd = '' }: NoteSignature) =>
  `${name} ${keyId} ${toHex(signature)} ${odd}`
