import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { concat, fromUtf8 } from '../src/core/bytes.ts'
import { digestOf } from '../src/core/digest.ts'
import { referToData } from '../src/core/words.ts'
import type { Part } from '../src/log/attachments.ts'
import { type Figures, formatFigures } from '../src/register/figures/figures.ts'
import type { DataFile } from '../src/register/kinds.ts'
import { SqliteStore } from '../src/store/sqlite.ts'
import { startDepositary } from '../test/depositary.ts'
import { answersTo, bytesOf, figuresOf, largeCatalogue, publishing } from '../test/figures.ts'
import { ACCORD } from '../test/harbour.ts'
import { partyKey } from '../test/memory-log.ts'
import { capRow, median, ratioRow, report } from './row.ts'

/**
 * A report as large as one that was ever asked for, 150 indicators by 30 countries: saved through the door, signed and
 * on disk; shown as everyone reads it; one indicator out of many such reports; and the audit of all, with their files.
 * `node bench/reports.ts [parties]`
 */
const PARTIES = Number(process.argv[2] ?? 40)
/** Reports and corrections of one party in a day are few, so each day is another. */
const YEARS = 5
const RUNS = 9
/** Organisations on the page of an indicator. */
const IN_PAGE = Math.min(30, PARTIES)

const dataDir = mkdtempSync(join(tmpdir(), 'avow-reports-'))
const names = Array.from({ length: PARTIES }, (_, i) => `party-${i + 1}`)
const catalogue = largeCatalogue()
const store = SqliteStore.open(join(dataDir, 'avow.sqlite'))
const it = await startDepositary({ store, parties: names })
const files: Uint8Array[] = []
const pages: string[] = []
const saved: number[] = []
for (const party of names) await it.as(party).sign(ACCORD)
await publish()
for (let year = 0; year < YEARS; year++) {
  it.now = `${2027 + year}-02-01T00:00:00Z`
  for (const party of names) await file(party, 2026 + year)
}
const some = pages.slice(0, RUNS)
const first = await millisecondsFor(some, path => it.text(path))
const again = await millisecondsFor(some, path => it.text(`${path}?lang=fr`))
const table = await millisecondsFor(some, path => it.text(`${path}.csv`))
const across = await millisecondsFor(
  [1, 2, 3],
  n => it.text(`/${ACCORD}/indicators/year/indicator-${n}`),
  names[0],
)
const bare = await millisecondsFor(files.slice(0, RUNS), bareTable)
const began = performance.now()
for (const bytes of files) bareCheck(bytes)
const hashed = performance.now() - began
await it.close()
const audited = auditOnce()
const what = 'a report of 150 indicators by 30 countries'
const cells = files.length * catalogue.indicators.length * 30
report([
  capRow(`${what}, signed and saved through the door`, median(saved), 'ms', 1_000),
  capRow(`the slowest of ${saved.length}`, Math.max(...saved), 'ms', 1_000),
  capRow(`${what}, shown for the first time`, median(first), 'ms', 100),
  ratioRow(
    'the same in another language, once its file is known',
    1_000 / median(again),
    'pages/s',
    1_000 / median(bare),
    'its file, parsed and said in bare cells',
    0.1,
  ),
  capRow('the same as a CSV', median(table), 'ms', 100),
  capRow(
    `an indicator of ${IN_PAGE * YEARS} such reports, none of them read before`,
    across[0]!,
    'ms',
    3_000,
  ),
  capRow('the next indicator of these', Math.max(...across.slice(1)), 'ms', 500),
  ratioRow(
    `audit of ${files.length} such reports, start included`,
    cells / audited,
    'cells/ms',
    cells / hashed,
    'the same files, hashed and parsed bare',
    0.1,
  ),
])
rmSync(dataDir, { recursive: true })

async function publish(): Promise<void> {
  const { part, data } = beside(bytesOf(catalogue))
  await it.post('indicators/published', publishing(catalogue, data), { call: ACCORD }, [part])
}

/** Signing it counts too, and the form in which it is sent. */
async function file(party: string, year: number): Promise<void> {
  const answers = answersTo(catalogue, [{ from: `${year}-01-01`, until: `${year}-12-31` }], 1)
  const figures: Figures = { v: 1, catalogue: 'year', edition: 1, party, sources: [], answers }
  const began = performance.now()
  const bytes = formatFigures(figures, catalogue)
  const { part, data } = beside(bytes)
  const body = { policy: null, asked: [], answers: [], words: null, figures: figuresOf(figures, data) }
  const signed = { by: party, call: ACCORD, signers: [partyKey(party)] }
  const { index } = await it.post('report/filed', body, signed, [part])
  saved.push(performance.now() - began)
  files.push(bytes)
  pages.push(`/${ACCORD}/reports/${party}/${index}`)
}

function beside(bytes: Uint8Array): { readonly part: Part; readonly data: DataFile } {
  const { reference, salt } = referToData(bytes)
  return { part: { name: reference.digest, bytes: concat(salt, bytes) }, data: reference }
}

async function millisecondsFor<T>(
  all: readonly T[],
  act: (one: T) => unknown,
  has = 'indicator-150',
): Promise<number[]> {
  const times: number[] = []
  for (const one of all) {
    const began = performance.now()
    const answer = await act(one)
    times.push(performance.now() - began)
    if (!String(answer).includes(has))
      throw new Error(`${one} does not show all: ${String(answer).slice(0, 200)}`)
  }
  return times
}

/** What nothing that shows the file could go without. */
function bareTable(bytes: Uint8Array): string {
  const { answers } = JSON.parse(fromUtf8(bytes)) as Figures
  const row = ({ indicator, cells }: Figures['answers'][number]) =>
    `<tr><th>${indicator}</th>${cells.map(cell => `<td>${'value' in cell ? cell.value : cell.missing}</td>`).join('')}</tr>`
  return answers.map(row).join('')
}

function bareCheck(bytes: Uint8Array): void {
  digestOf(bytes)
  JSON.parse(fromUtf8(bytes))
}

/** Milliseconds of the command, as whoever audits runs it. */
function auditOnce(): number {
  const began = performance.now()
  const avow = join(import.meta.dirname, '..', 'bin', 'avow.mjs')
  const { status, stderr, stdout } = spawnSync(process.execPath, [avow, 'audit', dataDir, '--json'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the audit failed: ${stderr}${stdout}`)
  return performance.now() - began
}
