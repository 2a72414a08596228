import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { equalBytes } from '../core/bytes.ts'
import { type Edge, EMPTY_EDGE, grow } from '../core/edge.ts'
import { leafHash } from '../core/merkle.ts'
import { Refusal } from '../core/refusal.ts'
import { formatTime, parseTime } from '../core/time.ts'
import { indexFault } from '../log/subjects.ts'
import { exportLines } from '../register/export.ts'
import { Register, readEntry } from '../register/fold.ts'
import { rulesAt } from '../register/laws.ts'
import { subjectsAt } from '../register/subjects.ts'
import { openStore } from '../store/open.ts'
import { SqliteStore } from '../store/sqlite.ts'
import type { Head, Store } from '../store/store.ts'
import { refusePostgres } from './backup.ts'
import type { Outcome, Show } from './command.ts'
import { now } from './compose.ts'
import { databasePath } from './data-folder.ts'
import { storedCommand, storedLines } from './database.ts'
import type { Surroundings } from './environment.ts'
import { makeFolder } from './files.ts'

const AT_A_TIME = 256

/** `avow rebuild`: promise 2 of the design, tried out. */
export function rebuildCommand(around: Surroundings) {
  return storedCommand<{ write?: boolean }>(
    around,
    'rebuild',
    'fold the log again from its entries and compare the register, byte for byte',
    'Folding entries',
    async ({ store, dataDir, options, show }) => {
      if (options.write) refusePostgres(around, options.data)
      const register = new Register()
      const { size, rows, difference } = await compare(store, register, show)
      if (difference === undefined)
        return {
          json: { size, rows, same: true },
          text: `The register of ${rows} rows is what the log of ${size} entries says, byte for byte.`,
        }
      if (options.write) return replace(store, register, dataDir, rows, show)
      throw new Refusal(
        'register_wrong',
        `After ${size} entries the stored register differs from what the log says.`,
        `stored: ${difference.stored ?? '(nothing more)'}\nfolded: ${difference.folded ?? '(nothing more)'}`,
      )
    },
  ).option(
    '--write',
    'where they differ, put the register that follows from the log in place of the stored one',
  )
}

/** A server may add entries meanwhile: the fold then goes on to them, and the comparison begins again. */
async function compare(store: Store, register: Register, show: Show) {
  for (let turns = 0; ; turns++) {
    const { size } = await headOf(store)
    // Every signature and every law again; refuses what the door should have refused.
    while (register.history.size < size) {
      for (const bytes of await entriesFrom(store, register.history.size, size)) register.fold(bytes)
      show(register.history.size, size)
    }
    const found = await firstDifference(store, register)
    if (found.difference === undefined || (await store.head())?.size === size || turns === 9)
      return { size, ...found }
  }
}

async function headOf(store: Store): Promise<Head> {
  const head = await store.head()
  if (head === undefined) throw new Refusal('log_unestablished', 'The store holds no log yet.')
  return head
}

interface Compared {
  readonly rows: number
  readonly difference?: { readonly stored: string | undefined; readonly folded: string | undefined }
}

async function firstDifference(store: Store, register: Register): Promise<Compared> {
  const lines = exportLines(register)[Symbol.iterator]()
  const next = () => lines.next().value as string | undefined
  const { history, rows: folded } = register
  const rules = folded.get('log', 'log')?.rules ?? 0
  let rows = -1
  const differing = (stored: string | undefined, folded: string | undefined) => ({
    rows,
    difference: { stored, folded },
  })
  try {
    for await (const stored of storedLines(store, { size: history.size, root: history.root(), rules })) {
      const line = next()
      if (line !== stored) return differing(stored, line)
      rows += 1
    }
  } catch (error) {
    // A damaged row does not stop this: the log says what it should be.
    if (!(error instanceof Refusal) || error.code !== 'store_damaged') throw error
    return differing(`(${error.message})`, next())
  }
  const rest = next()
  if (rest !== undefined) return differing(undefined, rest)
  const fault = await indexFault(store)
  return fault === undefined ? { rows } : differing(`(${fault})`, undefined)
}

async function entriesFrom(store: Store, from: number, size: number): Promise<Uint8Array[]> {
  const to = Math.min(size, from + AT_A_TIME)
  const entries = await store.entries(from, to)
  if (entries.length !== to - from)
    throw new Refusal('store_damaged', `Entry ${from + entries.length} is missing.`)
  return entries
}

/** Makes a whole new database beside the old one, then puts it in its place; the old one is kept. */
async function replace(
  store: Store,
  register: Register,
  dataDir: string,
  rows: number,
  show: Show,
): Promise<Outcome> {
  // Fences off a server that still runs on the old file: it could not write to the new one.
  const old = await openStore({ dataDir })
  await old.claim()
  await old.close()
  const fresh = join(dataDir, 'rebuilt')
  rmSync(fresh, { recursive: true, force: true })
  makeFolder(fresh)
  const target = SqliteStore.open(databasePath(fresh))
  const { size } = await writeTo(target, store, register, show)
  // No entry says who has applied or whose passkey is whose: that comes from the old file as it is.
  target.takeDrawerOf(databasePath(dataDir))
  await target.close()
  await store.close()
  const path = databasePath(dataDir)
  const kept = `${path}.before-${formatTime(now()).replace(/\D/g, '')}`
  renameSync(path, kept)
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  renameSync(databasePath(fresh), path)
  rmSync(fresh, { recursive: true, force: true })
  return {
    json: { size, rows, same: false, written: true, kept },
    text: `The register differed and was written anew from the ${size} entries of the log.\nThe old database is kept as ${kept}. Restart the server, if one runs.`,
  }
}

/**
 * Writes log, register and words into an empty store. The checkpoint comes with the last batch: a store without one
 * counts as empty, so a rebuild that breaks off leaves nothing that looks whole.
 */
async function writeTo(target: Store, store: Store, register: Register, show: Show): Promise<Head> {
  const head = await headOf(store)
  if (!equalBytes(head.root, register.history.root()))
    throw new Refusal('root_wrong', 'The entries do not give the signed root.')
  const epoch = await target.claim()
  const log = register.rows.get('log', 'log')!
  let edge: Edge = EMPTY_EDGE
  while (edge.size < head.size) {
    const from = edge.size
    const entries = (await entriesFrom(store, from, head.size)).map((bytes, i) =>
      readEntry(bytes, rulesAt(log, from + i)),
    )
    const hashes = entries.map(({ bytes }) => leafHash(bytes))
    const growth = grow(edge, hashes)
    edge = growth.edge
    const isLast = edge.size === head.size
    const digests = entries.flatMap(({ prepared }) =>
      [...prepared.bound.texts, ...prepared.words].map(one => one.digest),
    )
    const words = await Promise.all(digests.map(digest => store.words(digest)))
    await target.commit({
      epoch,
      from,
      admitted: parseTime(entries.at(-1)!.entry.admitted),
      root: edge.root,
      entries: entries.map(({ bytes, prepared }, i) => ({
        bytes,
        identity: prepared.identity,
        subjects: subjectsAt(from + i, prepared, keyid => register.rows.get('keys', keyid)),
      })),
      tiles: growth.tiles,
      rows: isLast ? [...register.rows.all()] : [],
      // Words that are withheld are gone, and stay so.
      words: words.filter(one => one !== undefined),
      withheld: [],
      beside: [],
      checkpoint: isLast ? head.checkpoint : '',
    })
    show(edge.size, head.size)
  }
  return head
}
