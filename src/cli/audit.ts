import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { equalBytes, utf8 } from '../core/bytes.ts'
import { openCheckpoint, readCheckpoint } from '../core/checkpoint.ts'
import { openCosignatures, parseWitnessVkey, requireQuorum } from '../core/cosignature.ts'
import { formatDigest } from '../core/digest.ts'
import { parseVkey } from '../core/note.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTilePath } from '../core/tile.ts'
import { formatTime } from '../core/time.ts'
import { VerifyPool } from '../log/verify-pool.ts'
import { Audit } from '../register/audit.ts'
import { type Audited, paragraphOf } from './audit-words.ts'
import { gather, Misuse, newCommand, type Outcome } from './command.ts'
import { bundlesOf, fetchAhead, type LogSource, openSource } from './log-source.ts'
import { Progress } from './progress.ts'
import { SeenLogs } from './seen-logs.ts'
import type { Surroundings } from './surroundings.ts'

interface Options {
  readonly vkey?: string
  readonly witness?: string[]
  readonly quorum?: string
  readonly state?: string
  readonly progress?: boolean
}

/** `avow audit <URL or folder>` */
export function auditCommand(around: Surroundings) {
  return newCommand<[string | undefined], Options>(
    'audit',
    'replay a whole log: every signature, every rule, every tile, the root and the register',
    async (place, options) => {
      const source = await openSource(place, around, options.vkey)
      try {
        const audited = await audit(source, options)
        return { json: audited, text: paragraphOf(audited) } satisfies Outcome
      } finally {
        await source.close()
      }
    },
  )
    .argument(
      '[place]',
      "a server's URL, a data folder, or a copy of a log's files (default: the data folder)",
    )
    .option('--vkey <vkey>', 'the verifier key of the log, from a place that you trust')
    .option('--witness <vkey>', 'the verifier key of a witness that you trust', gather)
    .option('--quorum <n>', 'how many of them must have cosigned (default: none)')
    .option(
      '--state <file>',
      'remember there the last checkpoint of each log, and refuse a log that goes back on it',
    )
    .option('--progress', 'show progress even where this is no terminal')
}

/**
 * In this order: the checkpoint is signed; every signature and every law; the root; what was seen before; the tiles;
 * the register. Only then is the checkpoint remembered.
 */
async function audit(source: LogSource, options: Options): Promise<Audited> {
  const began = performance.now()
  const note = await source.checkpoint()
  const witnesses = (options.witness ?? []).map(parseWitnessVkey)
  // Before the first entry is read nobody knows the log's key but who was told: then entry 0 says it.
  const told = options.vkey === undefined ? undefined : openCheckpoint(note, parseVkey(options.vkey))
  const cosignatures = openCosignatures(note, witnesses)
  requireQuorum(cosignatures, quorumOf(options.quorum, witnesses.length))
  const seen = options.state === undefined ? undefined : new SeenLogs(options.state)
  const { size } = told ?? readCheckpoint(note)
  seen?.requireNoLess(note)

  const pool = new VerifyPool(availableParallelism())
  const progress = new Progress('Auditing entries', options.progress)
  const replay = new Audit(jobs => pool.verify(jobs))
  try {
    await replay.take(bundlesOf(source, size), done => progress.show(done, size))
  } finally {
    progress.end()
    await pool.close()
  }
  const log = replay.register.rows.get('log', 'log')
  if (log === undefined)
    throw new Refusal('log_unestablished', 'The log has no entries: there is nothing to audit.')
  if (options.vkey !== undefined && log.vkey !== options.vkey)
    throw new Refusal(
      'checkpoint_unsigned',
      `The log names the key ${log.vkey} as its own, not the one you gave.`,
    )
  const checkpoint = openCheckpoint(note, parseVkey(log.vkey))
  const root = replay.register.history.root()
  if (!equalBytes(root, checkpoint.root))
    throw new Refusal('root_wrong', `The ${size} entries give the root ${formatDigest(root)}.`, note)
  const before = seen?.check(checkpoint, note, replay.register.history)
  const tiles = await checkTiles(source, replay)
  const register = await checkRegister(source, replay)
  seen?.remember(checkpoint.origin, note)
  return {
    place: source.name,
    origin: checkpoint.origin,
    vkey: log.vkey,
    vkeyGiven: options.vkey !== undefined,
    size,
    root: formatDigest(root),
    rules: log.rules,
    signatures: replay.signatures,
    tiles,
    register,
    before: before ?? null,
    cosigners: cosignatures.map(({ witness, time }) => ({ name: witness.name, time: formatTime(time) })),
    seconds: Math.round(performance.now() - began) / 1000,
  }
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

/** Line by line, so that a difference is shown where it is and no register is held whole. */
async function checkRegister(source: LogSource, replay: Audit): Promise<Audited['register']> {
  const hash = createHash('sha256')
  const served = (await source.register(replay.size))?.[Symbol.asyncIterator]()
  let rows = -1
  for (const line of replay.lines()) {
    hash.update(utf8(line))
    rows += 1
    if (served === undefined) continue
    const { done, value } = await served.next()
    if (done || `${value}\n` !== line) throw differs(done ? undefined : value, line)
  }
  const more = await served?.next()
  if (more && !more.done) throw differs(more.value, undefined)
  const digest = formatDigest(new Uint8Array(hash.digest()))
  return { digest, rows, compared: served !== undefined }
}

function differs(served: string | undefined, folded: string | undefined): Refusal {
  return new Refusal(
    'register_wrong',
    'The register that is published does not follow from the log.',
    `published: ${served ?? '(nothing more)'}\nfolded: ${folded?.trimEnd() ?? '(nothing more)'}`,
  )
}

function quorumOf(given: string | undefined, most: number): number {
  const quorum = Number(given ?? '0')
  if (!/^\d{1,3}$/.test(given ?? '0') || quorum > most)
    throw new Misuse(`--quorum is a number up to that of the witnesses named, ${most}; it is "${given}".`)
  return quorum
}
