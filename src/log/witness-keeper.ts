import { sha256 } from '#crypto'
import { equalBytes, fromBase64, toHex, utf8 } from '../core/bytes.ts'
import { type Checkpoint, openCheckpoint, readCheckpoint } from '../core/checkpoint.ts'
import { addSignatures, type Cosigner, openCosignatures } from '../core/cosignature.ts'
import { checkEvidence, type Evidence, evidenceOf, formatEvidence } from '../core/evidence.ts'
import { checkConsistency, EMPTY_ROOT, HASH_LENGTH, prefixRoot } from '../core/merkle.ts'
import {
  formatNote,
  formatSignatureLine,
  formatVkey,
  type NoteSignature,
  parseNote,
  signaturesOf,
  type Vkey,
} from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'

/** The newest tree of one log that a witness has cosigned. */
export interface SeenTree {
  readonly size: number
  readonly root: Uint8Array
  /** The note, signed by the log and, unless a crash came between, cosigned; null in a memory of older software. */
  readonly note: string | null
}

/** A checkpoint that the log's key has signed and the witness has refused. */
export interface RefusedTree {
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
  /** The evidence file of it beside what had been seen; null where that note is not known. */
  readonly evidence: string | null
  /** Whether that proves a fork. */
  readonly proven: boolean
}

/**
 * Where a witness remembers what it has seen. `advance` compares and persists in one durable step: it answers false, and
 * changes nothing, if another request came first. A witness that forgets, or cosigns before it remembers, would cosign
 * both sides of a fork.
 */
export interface WitnessMemory {
  seen(origin: string): SeenTree | undefined
  advance(origin: string, from: SeenTree | undefined, to: SeenTree): boolean
  /** Puts the cosigned note in the place of the one that came, if that tree is still the newest. */
  cosigned(origin: string, tree: SeenTree): void
  /** Keeps what was refused, within a bound. False if this tree was kept before. */
  keepRefused(origin: string, refused: RefusedTree): boolean
}

export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 405 | 409 | 413 | 422 | 503
  readonly body: string
  readonly type: typeof PLAIN | 'text/x.tlog.size'
  /** With 405: the method that the address takes. */
  readonly allow?: 'GET' | 'POST'
}

export const PLAIN = 'text/plain; charset=utf-8'

/** Longer requests cannot be right: 63 hashes and a note with a few signatures. */
export const MOST_REQUEST = 64 * 1024
const MOST_HASHES = 63

/**
 * A witness's side of C2SP tlog-witness 1.0.0, `POST /add-checkpoint`, with the monitor retrieval of its main branch,
 * `GET /<origin hash>/checkpoint`. `now` is Unix seconds; `refused` hears of each new refusal of what a log has signed.
 */
export class WitnessKeeper {
  readonly #cosigner: Cosigner
  /** By origin: the keys of a log in the order in which it had them. */
  readonly #logs: ReadonlyMap<string, readonly Vkey[]>
  readonly #memory: WitnessMemory
  readonly #now: () => number
  readonly #refused: (refused: RefusedTree) => void

  constructor(
    cosigner: Cosigner,
    logs: readonly Vkey[],
    memory: WitnessMemory,
    now: () => number,
    refused: (refused: RefusedTree) => void = () => {},
  ) {
    this.#cosigner = cosigner
    this.#logs = Map.groupBy(logs, ({ name }) => name)
    this.#memory = memory
    this.#now = now
    this.#refused = refused
  }

  addCheckpoint(request: string): WitnessAnswer {
    const read = attempt(() => parseRequest(request))
    if (read instanceof Refusal) return plain(400, read)
    const vkeys = this.#logs.get(read.origin)
    if (vkeys === undefined)
      return plain(404, new Refusal('not_found', `This witness does not know the log ${read.origin}.`))
    // Whoever steals a key that the log has left behind feeds this witness nothing.
    const log = notBefore(vkeys, this.#memory.seen(read.origin)?.note ?? null)
    const checkpoint = attempt(() => openCheckpoint(read.note, log))
    if (checkpoint instanceof Refusal) return plain(403, checkpoint)
    const seen = this.#memory.seen(read.origin)
    // Kept whatever size the log names as old: who shows a second tree shall not escape by that.
    if (seen !== undefined && contradicts(seen, checkpoint)) this.#keep(read, checkpoint, seen, null)
    if (read.old > checkpoint.size)
      return plain(
        400,
        new Refusal('proof_wrong', `The old size ${read.old} is above the new one, ${checkpoint.size}.`),
      )
    if (read.old !== (seen?.size ?? 0)) return conflict(seen)
    // No size would help the client. 1.0.0 says 409 here, its main branch 422.
    if (seen !== undefined && seen.size === checkpoint.size && !equalBytes(seen.root, checkpoint.root))
      return plain(422, new Refusal('log_forked', `This witness has seen another tree of size ${seen.size}.`))
    const proven = attempt(() =>
      checkConsistency(read.proof, read.old, seen?.root ?? EMPTY_ROOT, checkpoint.size, checkpoint.root),
    )
    if (proven instanceof Refusal) {
      // The very tree that was cosigned, with a proof that is none, is nothing to keep: anybody can send that.
      const isSame = seen?.size === checkpoint.size && equalBytes(seen.root, checkpoint.root)
      if (seen !== undefined && !isSame) this.#keep(read, checkpoint, seen, ownPrefix(read, checkpoint))
      return plain(422, proven)
    }
    // Durable before the cosignature exists: the other order would let a crash hide what was signed.
    const note = onlyLinesOf(read.note, log)
    const { size, root } = checkpoint
    if (!this.#memory.advance(read.origin, seen, { size, root, note }))
      return conflict(this.#memory.seen(read.origin))
    return {
      status: 200,
      body: formatSignatureLine(this.#cosign(read.origin, { size, root, note })),
      type: PLAIN,
    }
  }

  /** The newest checkpoint that was cosigned, by the SHA-256 of the log's origin in hex. */
  newest(originHash: string): WitnessAnswer {
    const origin = this.#logs.keys().find(name => toHex(sha256(utf8(name))) === originHash)
    const seen = origin === undefined ? undefined : this.#memory.seen(origin)
    if (origin === undefined || seen === undefined || seen.note === null)
      return plain(404, new Refusal('not_found', 'This witness has no checkpoint of such a log.'))
    // A crash came between remembering and cosigning.
    if (openCosignatures(seen.note, [this.#cosigner.vkey]).length === 0) this.#cosign(origin, seen)
    return { status: 200, body: this.#memory.seen(origin)!.note!, type: PLAIN }
  }

  #cosign(origin: string, tree: SeenTree): NoteSignature {
    const line = this.#cosigner.cosign(parseNote(tree.note!).text, this.#now())
    this.#memory.cosigned(origin, { ...tree, note: addSignatures(tree.note!, [line]) })
    return line
  }

  #keep(
    { origin, note: sent }: AddCheckpoint,
    { size, root }: Checkpoint,
    seen: SeenTree,
    prefix: Prefix,
  ): void {
    // Only what the log has signed: a false line of this witness would keep others from reading the evidence.
    const vkeys = this.#logs.get(origin)!
    const note = onlyLinesOf(sent, vkeys)
    const evidence = seen.note === null ? null : formatEvidence(evidenceOf(seen.note, note, prefix))
    const proven = evidence !== null && provesFork(evidence, vkeys)
    const refused = { size, root, note, evidence, proven }
    if (this.#memory.keepRefused(origin, refused)) this.#refused(refused)
  }
}

type Prefix = Evidence['prefix']

/** The keys of the log, from the newest on that signed the note. */
function notBefore(vkeys: readonly Vkey[], note: string | null): readonly Vkey[] {
  if (note === null) return vkeys
  const parsed = parseNote(note)
  return vkeys.slice(
    Math.max(
      0,
      vkeys.findLastIndex(vkey => signaturesOf(parsed, vkey).length > 0),
    ),
  )
}

/** What any reader would find: nothing is announced that does not convince a stranger. */
function provesFork(evidence: string, vkeys: readonly Vkey[]): boolean {
  const checked = attempt(() => checkEvidence(utf8(evidence), { vkey: vkeys.map(formatVkey) }))
  return !(checked instanceof Refusal) && checked.is === 'fork'
}

/** What is no ordinary try of a log that has not heard of a larger size of its own: older, or another tree. */
function contradicts(seen: SeenTree, { size, root }: Checkpoint): boolean {
  return size < seen.size || (size === seen.size && !equalBytes(root, seen.root))
}

/** That the refused tree had another root at the old size than this witness saw, if the log's own proof shows it. */
function ownPrefix({ proof, old }: AddCheckpoint, { size, root }: Checkpoint): Prefix {
  const own = attempt(() => prefixRoot(proof, old, size, root))
  return own === undefined || own instanceof Refusal ? null : { root: own, proof }
}

/** The note without the lines of strangers, who could else fill it. */
function onlyLinesOf(note: string, vkeys: readonly Vkey[]): string {
  const { text, signatures } = parseNote(note)
  return formatNote({ text, signatures: vkeys.flatMap(vkey => signaturesOf({ signatures }, vkey)) })
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
