import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { sha256 } from '#crypto'
import { concat, fromBase64, fromUtf8, toHex, utf8 } from '../core/bytes.ts'
import { readCheckpoint } from '../core/checkpoint.ts'
import { originInFileName } from '../core/evidence.ts'
import { parseLooseJson } from '../core/json.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { formatTilePath } from '../core/tile.ts'
import { isDate } from '../core/time.ts'
import { Replaying } from '../log/replaying.ts'
import { Begun, snapshotAt } from '../log/stored-register.ts'
import { tileAt } from '../log/tree.ts'
import { auditLog, type Chosen, type LogSource } from '../register/audit-log.ts'
import type { WordsThere } from '../register/figures/audit-files.ts'
import { withUnknown } from '../register/roll.ts'
import { CSV_HEAD, formatRollRow, type RollDay } from '../register/roll-csv.ts'
import type { Store } from '../store/store.ts'
import { auditFindings } from './audit-findings.ts'
import { type Checked, gather, Misuse, newCommand, PROGRESS, showing, tell } from './command.ts'
import { databasePath } from './data-folder.ts'
import { DATA, openToRead, placeOf } from './database.ts'
import type { Surroundings } from './environment.ts'
import { digestIn } from './exported-words.ts'
import { readAs, readBytes, readPart, readText, reasonOf, replaceFile, withEvidenceFile } from './files.ts'
import { collectSoon } from './nursery.ts'
import { Server } from './server-client.ts'
import { addWitnessOptions, trustedIn, type WitnessOptions } from './verify.ts'

interface Options extends WitnessOptions {
  readonly data?: string
  readonly vkey?: string
  readonly state?: string
  readonly at?: readonly string[]
  readonly files?: boolean
  readonly progress?: boolean
}

/** Rows of a roll that are read at once. */
const ROLL_PAGE = 500

/** `avow audit <URL or folder>` */
export function auditCommand(around: Surroundings) {
  const command = newCommand<[string | undefined], Options>(
    'audit',
    'replay a whole log: every signature, every rule, every tile, the root and the register',
    async (place, options) => {
      if (place !== undefined && options.data !== undefined)
        throw new Misuse('avow audit takes a place or --data, and not both.')
      const source = await openSource(place, around, options)
      try {
        return await audit(source, options)
      } finally {
        await source.close()
      }
    },
  )
    .argument(
      '[place]',
      "a server's URL, a data folder, or a copy of a log's files (default: the database of the server)",
    )
    .addOption(DATA)
    .option('--vkey <vkey>', 'the verifier key of the log, from a place that you trust')
    .option(
      '--state <file>',
      'remember there the last checkpoint of each log, and refuse a log that goes back on it',
    )
    .option(
      '--at <size or day>',
      'compare the register of this earlier size, or the rolls of this day (may stand several times; default: two of each, at random)',
      gather,
    )
    .option(
      '--files',
      'of a server, fetch also longer words and the files that reports show, which are many, or megabytes each',
    )
    .addOption(PROGRESS)
  return addWitnessOptions(command)
}

async function audit(source: OpenSource, options: Options): Promise<Checked> {
  const began = performance.now()
  const trusted = trustedIn(options)
  const seen = options.state === undefined ? undefined : memoryIn(options.state)
  await using hands = new Replaying()
  let kept: string | Refusal | undefined
  const { audited, note } = await showing('Auditing entries', options.progress, show =>
    auditLog(
      source,
      { vkey: options.vkey, ...trusted, before: origin => seen?.of(origin) },
      {
        ...hands,
        chosen: chosenBy(options.at),
        refused: shown => (kept = attempt(() => seen?.keepRefused(shown))),
        progress: (done, size) => {
          collectSoon()
          show(done, size)
        },
      },
    ),
  ).catch(error => {
    if (seen === undefined || !(error instanceof Refusal)) throw error
    if (kept === undefined) throw withEvidenceFile(error, dirname(resolve(options.state!)))
    throw error.saying(keptSaid(kept))
  })
  seen?.remember(audited.origin, note)
  const { origin, size, anchors, before, files, words } = audited
  const seconds = Math.round(performance.now() - began) / 1000
  const all = `${size.toLocaleString('en')} ${size === 1 ? 'entry' : 'entries'}`
  // What nobody can mend, and an earlier audit has told already, raises no alarm every day. What is lost can be put
  // back.
  const isNew = [...anchors, ...files.wrong].some(({ entry }) => entry >= (before?.size ?? 0))
  return {
    ...((isNew || files.lost.length + words.lost.length > 0) && { exit: 1 as const }),
    json: { place: source.name, ...audited, seconds },
    found: auditFindings(`Audited ${origin} at ${source.name}: all ${all} in ${seconds} s.`, audited),
  }
}

/** Words of `--at`: days have hyphens. */
function chosenBy(at: readonly string[] | undefined): Chosen {
  if (at === undefined) return {}
  const days = at.filter(isDate)
  const sizes = at.filter(one => /^\d{1,15}$/.test(one)).map(Number)
  if (days.length + sizes.length < at.length)
    throw new Misuse('--at takes a number of entries, or a day as 2026-01-31.')
  return { sizes, days }
}

const keptSaid = (path: string | Refusal) =>
  path instanceof Refusal
    ? path.message
    : `What the log signed is kept in ${path}: audit it later with --state ${path}, and it is found out if it puts something else in its place.`

const stateSchema = z.strictObject({ v: z.literal(1), logs: z.record(z.string(), z.string()) })

const formatState = (logs: Readonly<Record<string, string>>) => `${JSON.stringify({ v: 1, logs }, null, 2)}\n`

/** What an auditor remembers in a file: the newest checkpoint, with its signatures, that it has proven of each log. */
function memoryIn(path: string) {
  const seen = new Map(existsSync(path) ? Object.entries(readAs(stateSchema, path).logs) : [])
  return {
    of: (origin: string) => seen.get(origin),
    remember(origin: string, note: string): void {
      const logs = Object.fromEntries(seen.set(origin, note))
      replaceFile(path, formatState(logs))
    },
    /**
     * Keeps, as a state file of its own beside this one, what the log signed and an audit refused: its keeper may put
     * other files in place, and the next audit with that file proves it. Returns where.
     */
    keepRefused({ origin, note }: { origin: string; note: string }): string {
      const { size } = readCheckpoint(note)
      const id = toHex(sha256(utf8(note)).slice(0, 4))
      const name = join(dirname(resolve(path)), `${originInFileName(origin)}.${size}.${id}.refused.json`)
      if (!existsSync(name)) replaceFile(name, formatState({ [origin]: note }))
      return name
    },
  }
}

/** Where an auditor finds a log: on a server, in a data folder, or in a static copy with the same paths. */
interface OpenSource extends LogSource {
  readonly name: string
  close(): Promise<void>
}

async function openSource(
  place: string | undefined,
  around: Surroundings,
  { data, files: isToFetch = false }: Options,
): Promise<OpenSource> {
  // Whoever gives an old key of the log learns of the newer one by the audit.
  if (place !== undefined && /^https?:\/\//.test(place))
    return ofServer((await Server.connect(place)).lasting(tell), isToFetch)
  // A folder that is named as a place is a copy, or the file of SQLite in it.
  const meant = place === undefined ? placeOf(around, data) : { dataDir: place }
  if ('databaseUrl' in meant) return ofStore('the database', await openToRead(meant))
  const folder = meant.dataDir
  if (existsSync(databasePath(folder))) return ofStore(folder, await openToRead(meant))
  const log = [join(folder, 'log'), folder].find(one => existsSync(join(one, 'checkpoint')))
  if (log !== undefined) return ofFiles(folder, log)
  throw new Refusal(
    'file_unreadable',
    `${folder} is neither a data folder (avow.sqlite) nor a copy of a log (log/checkpoint).`,
  )
}

function ofServer(server: Server, isToFetch: boolean): OpenSource {
  const words = (digest: string) => server.wordsIfThere(digest)
  return {
    name: server.url,
    checkpoint: async () => (await server.checkpoint()).note,
    tile: tile => server.bytes(`/log/${formatTilePath(tile)}`),
    register: size => server.linesIfThere(`/export/${size}/register.ndjson`),
    earlier: () => 'all',
    roll: (call, day) => server.linesIfThere(`/${call}/roll.csv${day === null ? '' : `?at=${day}`}`),
    words,
    ...(isToFetch && { files: words }),
    close: async () => server.close(),
  }
}

/**
 * A copy by whatever copies files. A mirror may keep only full tiles beside the newest partial ones. Rolls in it are of
 * whatever size the log had when each was copied: they are not compared.
 */
function ofFiles(folder: string, log: string): OpenSource {
  const checkpoint = () => readText(join(log, 'checkpoint'))
  const kept = join(folder, 'export', String(readCheckpoint(checkpoint()).size), 'words.ndjson')
  let found: Promise<WordsThere> | undefined
  const words: WordsThere = async digest => {
    found ??= keptWords(kept)
    return (await found)(digest)
  }
  return {
    name: folder,
    checkpoint: async () => checkpoint(),
    // Of a copy without them nothing is said of them: whoever made it may have left them out.
    ...(existsSync(kept) && { words, files: words }),
    tile: async tile => readBytes(join(log, formatTilePath(tile))),
    async register(size) {
      const path = registerAt(folder, size)
      return existsSync(path) && statSync(path).isFile() ? textIn(path) : undefined
    },
    earlier(size) {
      const exports = join(folder, 'export')
      const sizes = existsSync(exports) ? readdirSync(exports).map(Number) : []
      return sizes.filter(one => one > 0 && one < size && existsSync(registerAt(folder, one)))
    },
    close: async () => {},
  }
}

const registerAt = (folder: string, size: number) => join(folder, 'export', String(size), 'register.ndjson')

const textIn = (path: string) => readable(path, createReadStream(path, 'utf8'))

const linesIn = (path: string) =>
  readable(path, createInterface({ input: createReadStream(path), crlfDelay: Infinity }))

async function* readable(path: string, text: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* text
  } catch (error) {
    throw new Refusal('file_unreadable', `${path} cannot be read: ${reasonOf(error)}.`)
  }
}

/** Salt and bytes by digest, out of an export of words: of each line its place is remembered, and no more. */
async function keptWords(path: string): Promise<WordsThere> {
  const places = new Map<string, readonly [from: number, length: number]>()
  let from = 0
  for await (const line of linesIn(path)) {
    const digest = digestIn(line)
    if (digest !== undefined) places.set(digest, [from, line.length])
    from += line.length + 1
  }
  return async digest => {
    const place = places.get(digest)
    if (place === undefined) return undefined
    const line = parseLooseJson(fromUtf8(readPart(path, ...place)))
    const { success, data } = wordsSchema.safeParse(line)
    const bytes = success && attempt(() => concat(fromBase64(data.salt ?? ''), fromBase64(data.bytes)))
    return bytes instanceof Uint8Array ? bytes : undefined
  }
}

/** A text has no salt. */
const wordsSchema = z.looseObject({ bytes: z.string(), salt: z.string().nullable().optional() })

/** The database of a server that may be running on it. Tiles come as the server would serve them. */
function ofStore(name: string, store: Store): OpenSource {
  let taken = 0
  const words = async (digest: string) => {
    const kept = await store.words(digest)
    return kept && concat(kept.salt ?? new Uint8Array(), kept.bytes)
  }
  return {
    name,
    async checkpoint() {
      const head = await store.head()
      if (head === undefined) throw new Refusal('log_unestablished', `${name} holds no log yet.`)
      taken = head.size
      return head.checkpoint
    },
    tile: tile => tileAt(store, formatTilePath(tile), taken),
    /** Undefined where a server has written more meanwhile, since the store has the rows of its newest size alone. */
    register: size => snapshotAt(store, size),
    /** Undefined where rows wait to be brought into the roll, which only a server does. */
    async roll(call, day) {
      const rows = rollOf(store, call, day)
      try {
        return new Begun([await rows.next()], rows)
      } catch (error) {
        if (error instanceof Refusal && error.code === 'read_only') return undefined
        throw error
      }
    },
    words,
    files: words,
    close: () => store.close(),
  }
}

/** A page at a time. */
async function* rollOf(store: Store, call: string, day: RollDay): AsyncGenerator<string, undefined> {
  const query = { ...withUnknown({ call, at: day ?? undefined, limit: ROLL_PAGE }), uncounted: true }
  let after: string | null | undefined
  do {
    const { items, next } = await store.roll({ ...query, after: after ?? undefined })
    if (after === undefined) yield CSV_HEAD
    yield items.map(formatRollRow).join('')
    after = next
  } while (after !== null)
}
