import { equalBytes } from '../core/bytes.ts'
import { type Checkpoint, openCheckpoint, readCheckpoint } from '../core/checkpoint.ts'
import { openCosignatures, parseWitnessVkey, requireQuorum } from '../core/cosignature.ts'
import { formatDigest } from '../core/digest.ts'
import { isByNamesake, parseLogVkey, parseNote, signaturesOf } from '../core/note.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { formatTilePath, parseBundle, TILE_WIDTH, type Tile, tileWidth } from '../core/tile.ts'
import { DAY, dayOf, formatTime, parseTime } from '../core/time.ts'
import { AnchorTimes } from './anchor-times.ts'
import { Audit, type VerifySignatures } from './audit.ts'
import { compareRegister, compareRolls, type Served, sampled } from './audit-comparisons.ts'
import type { Audited, AuditStep, ComparedRegister } from './audit-findings.ts'
import { pastByEntries, pastByTiles, pastIn, requireOnePast } from './audit-past.ts'
import { holdWords } from './audit-words.ts'
import { AuditFiles, type WordsThere } from './figures/audit-files.ts'
import { bindsFiles } from './figures/hold.ts'
import type { ReadEntry } from './fold.ts'
import type { KeptRows } from './memory.ts'
import type { RollDay } from './roll-csv.ts'
import { type LogRow, vkeyAt, vkeysOf } from './rows.ts'

/** Where an auditor finds a log. Nothing from there is believed. */
export interface LogSource {
  /** The signed checkpoint, verbatim. */
  checkpoint(): Promise<string>
  tile(tile: Tile): Promise<Uint8Array>
  /** `register.ndjson` at this size. */
  register(size: number): Served
  /** Sizes below this one of which the register may be there too: all of a server. Absent where there are none. */
  earlier?(size: number): readonly number[] | 'all'
  /** `/<call>/roll.csv` on a day, at the newest size. Absent where there is none. */
  roll?(call: string, day: RollDay): Served
  /** Texts; salt and bytes of files of indicators and figures. Absent where none are kept. */
  words?: WordsThere
  /** Words and files that reports show. Absent where they are not fetched: they are many, and megabytes each. */
  files?: WordsThere
}

/** What is compared besides, where it is there; some of each, at random, where it is left out. */
export type Chosen = Readonly<{ sizes?: readonly number[] | undefined; days?: readonly string[] | undefined }>

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
  chosen?: Chosen
  /**
   * Told of the newest checkpoint that the log signed, where what it signed is found wrong and nothing remembered
   * contradicts it; of no log that merely could not be read.
   */
  refused?: (shown: Readonly<{ origin: string; note: string }>) => void
}>

/** What the log shows, before it is audited. */
interface Shown {
  readonly note: string
  readonly origin: string
  readonly size: number
  /** Whether it is known that the log has signed it. */
  readonly isTold: boolean
  /** What an earlier audit remembered. */
  readonly before: string | undefined
}

/** How far an audit has come; it is asked for also where the audit ends in a refusal. */
interface SoFar {
  replay?: Audit
  /** The checkpoint that the log shows for what is judged now: another than the first once it has grown meanwhile. */
  note: string
}

/**
 * Checks in this order: the checkpoint is signed; witnesses have cosigned it; every signature and every law; the root;
 * what was seen before; the tiles; the register; the rolls. Earlier registers are compared as the fold passes their
 * sizes. Returns the checkpoint as `note`, to be remembered only then.
 *
 * A log that contradicts what was seen before is refused for that, whatever else is wrong with it.
 */
export async function auditLog(
  source: LogSource,
  trust: AuditTrust,
  hands: AuditHands,
): Promise<Readonly<{ audited: Audited; note: string }>> {
  hands.begin?.('checkpoint')
  const note = await source.checkpoint()
  // An auditor who was not told the log's key learns it from entry 0.
  const told = trust.vkey === undefined ? undefined : openIfOwn(note, trust.vkey)
  const { origin, size } = told ?? readCheckpoint(note)
  for (const one of hands.chosen?.sizes ?? [])
    if (one < 1 || one >= size)
      throw new Refusal('query_malformed', `The log has ${size} entries; ${one} is no earlier size of it.`)
  const before = trust.before(origin)
  const soFar: SoFar = { note }
  try {
    return await auditShown(
      source,
      trust,
      hands,
      { note, origin, size, isTold: told !== undefined, before },
      soFar,
    )
  } catch (error) {
    if (!(error instanceof Refusal) || AGAINST_PAST.has(error.code)) throw error
    // Whoever signed in the name of a log whose key is not known yet is not believed.
    const log = soFar.replay?.register.rows.get('log', 'log')
    const isSigned = (one: string) =>
      (one === note && told !== undefined) || (log !== undefined && isOwn(one, log, trust.vkey))
    const signed = [soFar.note, note].find(isSigned)
    if (signed === undefined) throw error
    if (before !== undefined) await holdToPast(source, before, signed)
    if (isFoundWrong(error)) hands.refused?.({ origin, note: signed })
    throw error
  }
}

const AGAINST_PAST: ReadonlySet<string> = new Set(['log_forked', 'log_shrunk'])

/** Not where the network failed, a server is in trouble of its own, or a copy lacks a file. */
const isFoundWrong = ({ kind }: Refusal) => kind === 'law' || kind === 'proof'

/** Whether a key that the log names as its own has signed, of a log that names the one that the auditor was given. */
function isOwn(note: string, log: LogRow, given: string | undefined): boolean {
  const vkeys = vkeysOf(log).map(({ vkey }) => vkey)
  if (given !== undefined && !vkeys.includes(given)) return false
  return !(attempt(() => openCheckpoint(note, vkeys.map(parseLogVkey))) instanceof Refusal)
}

/** By a few tiles; where they prove nothing, by the entries. */
async function holdToPast(source: TileSource, before: string, note: string): Promise<void> {
  const { size } = readCheckpoint(note)
  if (
    await requireOnePast(
      before,
      note,
      pastByTiles(tile => source.tile(tile)),
    )
  )
    return
  await requireOnePast(
    before,
    note,
    pastByEntries(() => bundlesOf(source, size)),
  )
}

async function auditShown(
  source: LogSource,
  trust: AuditTrust,
  { verify, ahead, rows, chosen = {}, begin = () => {}, progress = () => {} }: AuditHands,
  { note, origin, size, isTold, before }: Shown,
  soFar: SoFar,
): Promise<Readonly<{ audited: Audited; note: string }>> {
  begin('witnesses')
  const cosignatures = openCosignatures(note, trust.witnesses.map(parseWitnessVkey))
  requireQuorum(cosignatures, trust.quorum)
  // Without its key nobody knows yet whether the log has signed it.
  if (before !== undefined && isTold) {
    begin('before')
    await requireOnePast(
      before,
      note,
      pastByTiles(tile => source.tile(tile)),
    )
  }

  begin('entries')
  const sizes = new Set(chosen.sizes ?? earlierSizes(source, size))
  const earlier: ComparedRegister[] = []
  const anchors = new AnchorTimes(trust.witnesses.map(parseWitnessVkey))
  const judged = (index: number, entry: ReadEntry) => {
    anchors.look(index, entry)
    const done = index + 1
    const isCompared = done !== size && sizes.has(done)
    if (!isCompared && !bindsFiles(entry.prepared)) return undefined
    return files.look(index, entry).then(async () => {
      if (isCompared) earlier.push(await compareRegister(source.register(done), replay))
    })
  }
  rows?.foresee?.(size)
  const replay: Audit = new Audit(verify, { ahead, rows, judged })
  soFar.replay = replay
  const places = { words: source.words?.bind(source), files: source.files?.bind(source) }
  const files = new AuditFiles(places, replay.register.rows)
  await replay.take(bundlesOf(source, size), done => progress(done, size))
  const log = replay.register.rows.get('log', 'log')
  if (log === undefined)
    throw new Refusal('log_unestablished', 'The log has no entries: there is nothing to audit.')
  // Of a key that it had before, the log has shown a checkpoint that brings the next one in: the law asks for it.
  if (trust.vkey !== undefined && !vkeysOf(log).some(({ vkey }) => vkey === trust.vkey))
    throw new Refusal(
      'checkpoint_unsigned',
      `The log names the key ${log.vkey} as its own, not the one you gave.`,
    )
  const checkpoint = openCheckpoint(note, parseLogVkey(vkeyAt(log, size)))
  begin('root')
  const root = replay.register.history.root()
  if (!equalBytes(root, checkpoint.root))
    throw new Refusal('root_wrong', `The ${size} entries give the root ${formatDigest(root)}.`, note)
  if (before !== undefined) {
    begin('before')
    // Asked for here: what the auditor's own machine cannot read is not what the log does not show.
    const { size: old } = readCheckpoint(before)
    const past = old < size ? pastIn(replay.register.history)(old) : undefined
    await requireOnePast(before, note, () => past!)
  }
  begin('tiles')
  const tiles = await checkTiles(source, replay)
  begin('register')
  const register = await compareRegister(source.register(size), replay)
  const { signatures } = replay
  const rolls = await checkRolls(source, replay, soFar, chosen.days)
  // A newer entry may withhold what is not there.
  if (files.found.lost.length > 0) await catchUp(source, replay, soFar)
  const held = () =>
    holdWords({ texts: places.words, words: places.files }, replay.register.rows, one => files.binds(one))
  let words = await held()
  if (words.lost.length > 0 && (await catchUp(source, replay, soFar)) > size) words = await held()
  const audited: Audited = {
    origin,
    vkey: log.vkey,
    vkeyGiven: trust.vkey !== undefined,
    size,
    root: formatDigest(root),
    rules: log.rules,
    signatures,
    tiles,
    register,
    earlier,
    rolls,
    anchors: anchors.found,
    files: files.found,
    words,
    before: before === undefined ? null : { size: readCheckpoint(before).size },
    cosigners: cosignatures.map(({ witness, time }) => ({ name: witness.name, time: formatTime(time) })),
  }
  return { audited, note }
}

/** Undefined where another key of that name has signed: whether the log has changed its key, its entries say. */
function openIfOwn(note: string, vkey: string): Checkpoint | undefined {
  const log = parseLogVkey(vkey)
  const opened = attempt(() => openCheckpoint(note, log))
  if (!(opened instanceof Refusal)) return opened
  const { signatures } = parseNote(note)
  if (!isByNamesake({ signatures }, log) || signaturesOf({ signatures }, log).length > 0) throw opened
  return undefined
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

function earlierSizes(source: LogSource, size: number): number[] {
  const there = source.earlier?.(size) ?? []
  return there === 'all' ? sampled(Math.max(0, size - 1)).map(below => below + 1) : sampled(there)
}

/** Each roll as it stands, and on days from its first list, or from the log's first entry, to the newest entry. */
async function checkRolls(source: LogSource, replay: Audit, soFar: SoFar, chosen: Chosen['days']) {
  const { roll } = source
  if (roll === undefined) return []
  const { rows, history } = replay.register
  const daysFor = (call: string) => {
    if (chosen !== undefined) return [null, ...chosen]
    const [list] = rows.under('sources', `${call}/`)
    const first = parseTime(`${list?.key.slice(call.length + 1) ?? dayOf(history.founded)}T00:00:00Z`)
    const days = Math.floor(Math.max(0, history.admitted - first) / DAY) + 1
    return [null, ...sampled(days).map(nth => dayOf(first + nth * DAY))]
  }
  return compareRolls(
    { roll: roll.bind(source), catchUp: () => catchUp(source, replay, soFar) },
    replay,
    daysFor,
  )
}

/** A server may have admitted more meanwhile: that is judged too, and must give the root that it signs. */
async function catchUp(source: LogSource, replay: Audit, soFar: SoFar): Promise<number> {
  const note = await source.checkpoint()
  const { size, root } = readCheckpoint(note)
  try {
    if (size > replay.size) await replay.take(bundlesOf(source, size, replay.size))
    openCheckpoint(note, parseLogVkey(vkeyAt(replay.register.rows.get('log', 'log')!, size)))
    if (!equalBytes(replay.register.history.root(size), root))
      throw new Refusal(
        'root_wrong',
        `The first ${size} entries give another root than the log signed.`,
        note,
      )
    // A server may show an older one again, by one of its machines: the larger binds more.
    if (size > readCheckpoint(soFar.note).size) soFar.note = note
  } catch (error) {
    const { note: last } = soFar
    soFar.note = note
    const log = replay.register.rows.get('log', 'log')!
    if (error instanceof Refusal && isOwn(note, log, undefined)) {
      const [older, newer] = size < readCheckpoint(last).size ? [note, last] : [last, note]
      await holdToPast(source, older, newer)
    }
    throw error
  }
  return replay.size
}

/** Requests on their way at once: enough to hide a slow network, few enough for a small server. */
const AT_ONCE = 8

type TileSource = Pick<LogSource, 'tile'>

/** Entries `from` to `size` in order, a bundle at a time, fetched ahead. */
export async function* bundlesOf(source: TileSource, size: number, from = 0): AsyncGenerator<Uint8Array[]> {
  const wanted: Tile[] = []
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < size; index++)
    wanted.push({ level: 'entries', index, width: tileWidth('entries', index, size) })
  for await (const { tile, bytes } of fetchAhead(source, wanted))
    yield parseBundle(bytes, tile.width).slice(Math.max(0, from - tile.index * TILE_WIDTH))
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
