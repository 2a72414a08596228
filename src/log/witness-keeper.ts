import { equalBytes, fromBase64 } from '../core/bytes.ts'
import { openCheckpoint, readCheckpoint } from '../core/checkpoint.ts'
import type { Cosigner } from '../core/cosignature.ts'
import { checkConsistency, EMPTY_ROOT, HASH_LENGTH } from '../core/merkle.ts'
import { formatSignatureLine, parseNote, type Vkey } from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'

/** The newest tree of one log that a witness has cosigned. */
export interface SeenTree {
  readonly size: number
  readonly root: Uint8Array
}

/**
 * Where a witness remembers what it has seen. `advance` compares and persists in one durable step: it answers false, and
 * changes nothing, if another request came first. A witness that forgets, or cosigns before it remembers, would cosign
 * both sides of a fork.
 */
export interface WitnessMemory {
  seen(origin: string): SeenTree | undefined
  advance(origin: string, from: SeenTree | undefined, to: SeenTree): boolean
}

export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 405 | 409 | 413 | 422 | 503
  readonly body: string
  readonly type: typeof PLAIN | 'text/x.tlog.size'
}

export const PLAIN = 'text/plain; charset=utf-8'

/** Longer requests cannot be right: 63 hashes and a note with a few signatures. */
export const MOST_REQUEST = 64 * 1024
const MOST_HASHES = 63

/** A witness's side of C2SP tlog-witness 1.0.0, `POST /add-checkpoint`; `now` is Unix seconds. */
export class WitnessKeeper {
  readonly #cosigner: Cosigner
  readonly #logs: ReadonlyMap<string, Vkey>
  readonly #memory: WitnessMemory
  readonly #now: () => number

  constructor(cosigner: Cosigner, logs: readonly Vkey[], memory: WitnessMemory, now: () => number) {
    this.#cosigner = cosigner
    this.#logs = new Map(logs.map(log => [log.name, log]))
    this.#memory = memory
    this.#now = now
  }

  addCheckpoint(request: string): WitnessAnswer {
    const read = attempt(() => parseRequest(request))
    if (read instanceof Refusal) return plain(400, read)
    const log = this.#logs.get(read.origin)
    if (log === undefined)
      return plain(404, new Refusal('not_found', `This witness does not know the log ${read.origin}.`))
    const checkpoint = attempt(() => openCheckpoint(read.note, log))
    if (checkpoint instanceof Refusal) return plain(403, checkpoint)
    if (read.old > checkpoint.size)
      return plain(
        400,
        new Refusal('proof_wrong', `The old size ${read.old} is above the new one, ${checkpoint.size}.`),
      )

    const seen = this.#memory.seen(read.origin)
    if (read.old !== (seen?.size ?? 0)) return conflict(seen)
    if (seen !== undefined && seen.size === checkpoint.size && !equalBytes(seen.root, checkpoint.root))
      return conflict(seen)
    const proven = attempt(() =>
      checkConsistency(read.proof, read.old, seen?.root ?? EMPTY_ROOT, checkpoint.size, checkpoint.root),
    )
    if (proven instanceof Refusal) return plain(422, proven)
    // Durable before the cosignature exists: the other order would let a crash hide what was signed.
    if (!this.#memory.advance(read.origin, seen, { size: checkpoint.size, root: checkpoint.root }))
      return conflict(this.#memory.seen(read.origin))
    const line = this.#cosigner.cosign(parseNote(read.note).text, this.#now())
    return { status: 200, body: formatSignatureLine(line), type: PLAIN }
  }
}

interface AddCheckpoint {
  readonly old: number
  readonly proof: readonly Uint8Array[]
  readonly note: string
  readonly origin: string
}

/** `old <size>`, up to 63 hashes in base64, a blank line, the signed checkpoint. */
function parseRequest(request: string): AddCheckpoint {
  const end = request.indexOf('\n\n')
  const [first = '', ...lines] = request.slice(0, Math.max(0, end)).split('\n')
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)
  if (end === -1 || old === null || !Number.isSafeInteger(Number(old[1])))
    throw new Refusal('request_malformed', 'The request does not begin with “old <size>”.')
  if (lines.length > MOST_HASHES)
    throw new Refusal('request_malformed', `The proof has ${lines.length} hashes.`)
  const proof = lines.map(fromBase64)
  if (proof.some(hash => hash.length !== HASH_LENGTH))
    throw new Refusal('request_malformed', 'A hash of the proof has not 32 bytes.')
  const note = request.slice(end + 2)
  return { old: Number(old[1]), proof, note, origin: readCheckpoint(note).origin }
}

export function plain(status: WitnessAnswer['status'], { code, message }: Refusal): WitnessAnswer {
  return { status, body: `${code}: ${message}\n`, type: PLAIN }
}

function conflict(seen: SeenTree | undefined): WitnessAnswer {
  return { status: 409, body: `${seen?.size ?? 0}\n`, type: 'text/x.tlog.size' }
}
