import { clip, fromBase64, toBase64 } from './bytes.ts'
import { type Checkpoint, openCheckpoint, readCheckpoint } from './checkpoint.ts'
import { checkInclusion, HASH_LENGTH } from './merkle.ts'
import { MAX_NOTE_BYTES, type Vkey } from './note.ts'
import { Refusal, refuseAs } from './refusal.ts'
import type { Verified } from './verified.ts'

/**
 * The proof, to whoever trusts a log's key and without that log, that an entry is in it: C2SP tlog-proof, untagged, as
 * of July 2026. `extra` is opaque and vouched for by nobody; Avow writes none.
 *
 *     c2sp.org/tlog-proof@v1
 *     index 1
 *     9XLxMHGcZQgSv1jEGfOJVVrzs8XrBkHQeXUo3QZgSYQ=
 *
 *     harbour.example/log
 *     2
 *     46yv93mpfZMVKw1IdYJf4GSyb37J+coslwQMy6j6gu4=
 *
 *     — harbour.example/log iRRlfPVsfsgFnfN8syOAotOK1lH7I5yibfoMFCtmAoDHvqQSWcuMHLs7+oPuPFLqBPAHEe8b+otmafHShkpVK8J7\
 *     tA0=
 *     — witness.example reJIigAAAABpfe7K8BFenYmwRIvOVrGJj679AL8QAbU5XHgl3mi3HIQ72pKB3JvSXEd+zhnYs96en2zJ9Rm9kP/dLJNZ\
 *     jFvVZBiYCw==
 */
interface TlogProof {
  readonly index: number
  /** From the leaf's sibling to the root's child. */
  readonly hashes: readonly Uint8Array[]
  /** The signed and perhaps cosigned checkpoint, verbatim. */
  readonly checkpoint: string
  readonly extra?: Uint8Array
}

const HEADER = 'c2sp.org/tlog-proof@v1'
/** No tree with a size of 64 bits has a longer one. */
const MAX_HASHES = 64

/** Takes the checkpoint as it is: that is formatted once for a whole batch of entries. */
export function formatProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const extraLine = extra === undefined ? '' : `extra ${toBase64(extra)}\n`
  let lines = ''
  for (const hash of hashes) lines += `${toBase64(hash)}\n`
  return `${HEADER}\n${extraLine}index ${index}\n${lines}\n${checkpoint}`
}

/** Refuses `proof_malformed` unless `formatProof` prints it again. Nothing is proven yet. */
export function parseProof(text: string): TlogProof {
  return refuseAs('proof_malformed', () => {
    if (text.length > 2 * MAX_NOTE_BYTES) throw malformed('it is too long')
    // No line of the proof itself is empty, so the first blank line ends it.
    const end = text.indexOf('\n\n')
    const [header, ...lines] = text.slice(0, Math.max(end, 0)).split('\n')
    if (header !== HEADER) throw malformed(`it begins with ${clip(header ?? '')}`)
    const extra = lines[0]?.startsWith('extra ')
      ? fromBase64(lines.shift()!.slice('extra '.length))
      : undefined
    const index = /^index (\d+)$/.exec(lines.shift() ?? '')
    if (index === null) throw malformed('it names no index')
    if (lines.length > MAX_HASHES) throw malformed(`it has ${lines.length} hashes`)
    const found = { index: Number(index[1]), hashes: lines.map(fromBase64), checkpoint: text.slice(end + 2) }
    const proof = extra === undefined ? found : { ...found, extra }

    const { size } = readCheckpoint(proof.checkpoint)
    if (!(proof.index < size)) throw malformed(`it has index ${proof.index} in a tree of size ${size}`)
    if (extra?.length === 0) throw malformed('its extra line is empty')
    if (proof.hashes.some(hash => hash.length !== HASH_LENGTH))
      throw malformed('a hash in it has not 32 bytes')
    if (formatProof(proof) !== text) throw malformed('its lines are not in their only form')
    return proof
  })
}

/**
 * Checks the proof for an entry with this leaf hash. Refuses `checkpoint_unsigned` or `proof_wrong`. Cosignatures are
 * judged apart, by `openCosignatures` and `requireQuorum`.
 */
export function checkProof(proof: TlogProof, leaf: Uint8Array, log: Vkey): Verified<Checkpoint> {
  const checkpoint = openCheckpoint(proof.checkpoint, log)
  checkInclusion(proof.hashes, proof.index, checkpoint.size, leaf, checkpoint.root)
  return checkpoint
}

const malformed = (why: string) => new Refusal('proof_malformed', `This is not a tlog-proof: ${why}.`)
