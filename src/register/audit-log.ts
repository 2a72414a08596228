import { newSha256 } from '#crypto'
import { equalBytes, utf8 } from '../core/bytes.ts'
import { openCheckpoint, readCheckpoint } from '../core/checkpoint.ts'
import { openCosignatures, parseWitnessVkey, requireQuorum } from '../core/cosignature.ts'
import { formatDigest } from '../core/digest.ts'
import { parseVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTilePath, parseBundle, TILE_WIDTH, type Tile, tileWidth } from '../core/tile.ts'
import { formatTime } from '../core/time.ts'
import { Audit, type VerifySignatures } from './audit.ts'
import type { Audited, AuditStep } from './audit-findings.ts'
import type { KeptRows } from './memory.ts'

/** Where an auditor finds a log. Nothing from there is believed. */
export interface LogSource {
  /** The signed checkpoint, verbatim. */
  checkpoint(): Promise<string>
  tile(tile: Tile): Promise<Uint8Array>
  /** Lines of `register.ndjson` at this size, without their line feeds; undefined where there are none. */
  register(size: number): Promise<AsyncIterable<string> | undefined>
}

/** Whom the auditor trusts, and what they have seen before. */
type AuditTrust = Readonly<{
  /** Undefined for the key that entry 0 names. */
  vkey: string | undefined
  witnesses: readonly string[]
  quorum: number
  /** The checkpoint that an earlier audit remembered. */
  before: (origin: string) => string | undefined
}>

/** What the auditor's machine lends. */
type AuditHands = Readonly<{
  verify: VerifySignatures
  /** Bundles that are verified ahead of judgement; 0 where there is one thread for both. */
  ahead?: number
  /** Where the register is kept that follows from the log; in memory if left out. */
  rows?: KeptRows
  /** Told when each step begins; if something is remembered, `before` also begins early. */
  begin?: (step: AuditStep) => void
  progress?: (done: number, size: number) => void
}>

/**
 * Checks in this order: the checkpoint is signed; witnesses have cosigned it; every signature and every law; the root;
 * what was seen before; the tiles; the register. Returns the checkpoint as `note`, to be remembered only then.
 */
export async function auditLog(
  source: LogSource,
  trust: AuditTrust,
  { verify, ahead, rows, begin = () => {}, progress = () => {} }: AuditHands,
): Promise<Readonly<{ audited: Audited; note: string }>> {
  begin('checkpoint')
  const note = await source.checkpoint()
  // An auditor who was not told the log's key learns it from entry 0.
  const told = trust.vkey === undefined ? undefined : openCheckpoint(note, parseVkey(trust.vkey))
  const { origin, size } = told ?? readCheckpoint(note)
  begin('witnesses')
  const cosignatures = openCosignatures(note, trust.witnesses.map(parseWitnessVkey))
  requireQuorum(cosignatures, trust.quorum)
  const before = trust.before(origin)
  if (before !== undefined) {
    begin('before')
    requireNoLess(before, note)
  }

  begin('entries')
  const replay = new Audit(verify, { ahead, rows })
  await replay.take(bundlesOf(source, size), done => progress(done, size))
  const log = replay.register.rows.get('log', 'log')
  if (log === undefined)
    throw new Refusal('log_unestablished', 'The log has no entries: there is nothing to audit.')
  if (trust.vkey !== undefined && log.vkey !== trust.vkey)
    throw new Refusal(
      'checkpoint_unsigned',
      `The log names the key ${log.vkey} as its own, not the one you gave.`,
    )
  const checkpoint = openCheckpoint(note, parseVkey(log.vkey))
  begin('root')
  const root = replay.register.history.root()
  if (!equalBytes(root, checkpoint.root))
    throw new Refusal('root_wrong', `The ${size} entries give the root ${formatDigest(root)}.`, note)
  if (before !== undefined) {
    begin('before')
    requireSame(before, note, replay)
  }
  begin('tiles')
  const tiles = await checkTiles(source, replay)
  begin('register')
  const register = await checkRegister(source, replay)
  const audited: Audited = {
    origin,
    vkey: log.vkey,
    vkeyGiven: trust.vkey !== undefined,
    size,
    root: formatDigest(root),
    rules: log.rules,
    signatures: replay.signatures,
    tiles,
    register,
    before: before === undefined ? null : { size: readCheckpoint(before).size },
    cosigners: cosignatures.map(({ witness, time }) => ({ name: witness.name, time: formatTime(time) })),
  }
  return { audited, note }
}

/** Asked before the long work begins. */
function requireNoLess(before: string, note: string): void {
  const [old, now] = [readCheckpoint(before), readCheckpoint(note)]
  if (old.size > now.size)
    throw new Refusal(
      'log_shrunk',
      `The log shows ${now.size} entries; it had shown ${old.size} to this auditor.`,
      `${before}\n${note}`,
    )
}

/** Refuses a log that shows another history of what was seen. The evidence is both checkpoints. */
function requireSame(before: string, note: string, { register }: Audit): void {
  const old = readCheckpoint(before)
  if (!equalBytes(register.history.root(old.size), old.root))
    throw new Refusal(
      'log_forked',
      `The first ${old.size} entries are not those that this log had shown to this auditor.`,
      `${before}\n${note}`,
    )
}

async function checkTiles(source: LogSource, replay: Audit): Promise<number> {
  let checked = 0
  for await (const { tile, bytes } of fetchAhead(source, replay.tiles())) {
    if (!replay.isTile(tile, bytes))
      throw new Refusal(
        'tile_malformed',
        `The ${formatTilePath(tile)} that is served does not follow from the entries.`,
      )
    checked += 1
  }
  return checked
}

/** Requests on their way at once: enough to hide a slow network, few enough for a small server. */
const AT_ONCE = 8

type TileSource = Pick<LogSource, 'tile'>

/** Bundles of entries in order, fetched ahead. */
export async function* bundlesOf(source: TileSource, size: number): AsyncGenerator<Uint8Array[]> {
  const wanted: Tile[] = []
  for (let index = 0; index * TILE_WIDTH < size; index++)
    wanted.push({ level: 'entries', index, width: tileWidth('entries', index, size) })
  for await (const { tile, bytes } of fetchAhead(source, wanted)) yield parseBundle(bytes, tile.width)
}

async function* fetchAhead<T extends Tile>(source: TileSource, wanted: Iterable<T>) {
  const underway: { tile: T; bytes: Promise<Uint8Array> }[] = []
  const next = async () => {
    const { tile, bytes } = underway.shift()!
    return { tile, bytes: await bytes }
  }
  for (const tile of wanted) {
    const bytes = source.tile(tile)
    bytes.catch(() => undefined)
    underway.push({ tile, bytes })
    if (underway.length > AT_ONCE) yield next()
  }
  while (underway.length > 0) yield next()
}

/** Characters that are hashed at once: hashing each line alone costs more than the lines do. */
const PIECE = 65_536

/** Compares line by line: that shows where a difference is, and holds no whole register. */
async function checkRegister(source: LogSource, replay: Audit): Promise<Audited['register']> {
  const hash = newSha256()
  const served = (await source.register(replay.size))?.[Symbol.asyncIterator]()
  let rows = -1
  let piece = ''
  for (const line of replay.lines()) {
    piece += line
    if (piece.length > PIECE) {
      hash.update(utf8(piece))
      piece = ''
    }
    rows += 1
    if (served === undefined) continue
    const { done, value } = await served.next()
    if (done || `${value}\n` !== line) throw differs(done ? undefined : value, line)
  }
  hash.update(utf8(piece))
  const more = await served?.next()
  if (more && !more.done) throw differs(more.value, undefined)
  return { digest: formatDigest(hash.digest()), rows, compared: served !== undefined }
}

function differs(served: string | undefined, folded: string | undefined): Refusal {
  return new Refusal(
    'register_wrong',
    'The register that is published does not follow from the log.',
    `published: ${served ?? '(nothing more)'}\nfolded: ${folded?.trimEnd() ?? '(nothing more)'}`,
  )
}
