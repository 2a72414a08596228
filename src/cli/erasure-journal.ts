import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { digestSchema } from '../core/digest.ts'
import { parseLooseJson } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import type { Erased, ErasureJournal } from '../people/erasures.ts'
import { erasedPersons } from '../people/persons.ts'
import { ERASURE_GROUNDS, id } from '../register/kinds.ts'
import type { Drawer } from '../store/drawer.ts'
import type { Surroundings } from './environment.ts'
import { appendLine, readText, reasonOf } from './files.ts'

/**
 * The journal of erasures: a file beside the database, with a line for each. Whoever restores a backup erases again, by
 * this file, what was erased after it. It names commitments alone, which are of nobody once their salts are gone, so it
 * may lie wherever backups do.
 */
const line = z.strictObject({
  commitment: digestSchema,
  call: id,
  ground: z.enum(ERASURE_GROUNDS),
  at: z.int(),
})

/** The row of an export of the register (spec/register.md) that tells of an erasure. */
const exported = z
  .looseObject({
    table: z.literal('persons'),
    key: digestSchema,
    row: z.looseObject({ call: id, erased: z.looseObject({ ground: z.enum(ERASURE_GROUNDS) }) }),
  })
  .transform(({ key, row }) => ({ commitment: key, call: row.call, ground: row.erased.ground, at: 0 }))

export const erasuresPath = (dataDir: string) => join(dataDir, 'erasures.ndjson')

/** Where this server notes erasures. */
export const journalPath = ({ erasures, dataDir }: Pick<Surroundings, 'erasures' | 'dataDir'>) =>
  erasures ?? erasuresPath(dataDir)

/**
 * Refuses `file_unreadable` where nothing could be noted: whoever wants to be erased must not be the first to find out.
 * It writes nothing. In the data folder a disk that is full or read-only is told by the store, and reading goes on.
 */
export function requireJournal(around: Pick<Surroundings, 'erasures' | 'dataDir'>): void {
  const path = journalPath(around)
  if (around.erasures === undefined && !existsSync(around.dataDir)) return
  try {
    const isThere = existsSync(path)
    if (isThere && !statSync(path).isFile()) throw new Error('it is not a file')
    accessSync(isThere ? path : dirname(path), constants.W_OK)
  } catch (error) {
    if (around.erasures === undefined && (error as NodeJS.ErrnoException).code === 'EROFS') return
    throw new Refusal(
      'file_unreadable',
      `Erasures of persons could not be noted in ${path} (AVOW_ERASURES): ${reasonOf(error)}. Its folder has to be there, and this user has to be allowed to write in it; under systemd ReadWritePaths= names it.`,
    )
  }
}

/** A journal on disk: what it has noted survives a crash of the machine. */
export function fileJournal(path: string): ErasureJournal {
  return {
    async note(erased) {
      appendLine(path, JSON.stringify(line.parse(erased)))
    },
  }
}

/**
 * Every erasure that a journal names, each commitment once; none where there is no file. Where a journal is lost, an
 * export of the register from a newer copy of the log names those of signatures, without their time.
 */
export function erasuresIn(path: string): Erased[] {
  if (!existsSync(path)) return []
  const found = new Map<string, Erased>()
  const lines = readText(path).split('\n')
  const isExport = 'root' in Object(parseLooseJson(lines[0]!))
  for (const [i, text] of lines.entries()) {
    const value = parseLooseJson(text)
    // A crash cut this line short, so what it would have noted was not begun elsewhere either.
    if (value === undefined) continue
    const { data: erased } = (isExport ? exported : line).safeParse(value)
    if (erased !== undefined) found.set(erased.commitment, erased)
    else if (!isExport) throw new Refusal('file_malformed', `Line ${i + 1} of ${path} names no erasure.`)
  }
  return [...found.values()]
}

/** Adds to the journal at `path` each of these that it does not name. */
export async function addErasures(path: string, erasures: readonly Erased[]): Promise<void> {
  const known = new Set(erasuresIn(path).map(({ commitment }) => commitment))
  const fresh = erasures.filter(({ commitment }) => !known.has(commitment))
  const journal = fileJournal(path)
  for (const erased of fresh) await journal.note(erased)
}

/** Adds to the journal at `path` what the database alone has noted: another node did that, or a file was lost. */
export async function completeJournal(drawer: Drawer, path: string, now: number): Promise<void> {
  const noted = await erasedPersons.all(drawer, now)
  await addErasures(
    path,
    noted.map(({ id, value }) => ({ commitment: id, ...value })),
  )
}
