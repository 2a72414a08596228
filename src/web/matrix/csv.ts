import { guarded } from '../../core/csv.ts'
import { COMMITMENT_COLUMNS, cellsOf, saidIn } from '../../register/lists/commitments.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'
import { type LogOnDay, logOnDay } from '../commitments/shown-day.ts'
import type { Version } from '../commitments/words.ts'
import { csvAnswer } from '../http/csv-answer.ts'
import { type Answer, type Asked, callOrRefuse, formatCsvRow, takeTurn } from '../kit/kit.ts'
import { textOfSaid } from '../statement/quotes.ts'
import { type Beside, besideOf } from './beside.ts'
import { matching, matrixQuery, requireKnown, requireNarrowable } from './query.ts'

/**
 * Every commitment as a row of CSV (RFC 4180), and a row for each who has none yet. The columns of a commitment are
 * those of the file that a party can import; before them stands whose it is and where it stands, and after them what
 * cites it.
 */

type Cell = string | number | null
type Row = Readonly<{ one: Signatory; it: Undertaken | null; beside: Beside | null; log: LogOnDay }>

const WHOSE = {
  party: ({ one }) => one.party,
  name: ({ one }) => one.names[0]!.text,
  kind: ({ one }) => one.kind,
  country: ({ one }) => one.country,
  classes: ({ one }) => one.classes.join(' '),
  stands: ({ one }) => (one.stands ? 'yes' : 'no'),
  step: ({ one }) => one.step?.name ?? null,
  step_since: ({ one }) => one.step?.since ?? null,
  back: ({ one }) => one.back,
  status: ({ it }) => it?.status ?? 'none',
  closed: ({ it }) => it?.closed ?? null,
  next_due: ({ it }) => it?.due ?? null,
  moved: ({ it }) => it?.moved ?? null,
  last: ({ it }) => it?.last ?? null,
  moved_by: ({ it }) => it?.movedBy.join(' ') ?? null,
  lead: ({ it }) => it?.lead ?? null,
  made: ({ it }) => it?.made ?? null,
  entry: ({ it }) => it?.entry ?? null,
} satisfies Record<string, (row: Row) => Cell>

/** By whom a row can be checked: what it rests on, and of when it is. */
const CITED = {
  version: ({ beside }) => beside?.version?.entry ?? null,
  answer: ({ beside }) => beside?.report?.says ?? null,
  report: ({ beside }) => beside?.report?.entry ?? null,
  ended: ({ beside }) => beside?.ended?.entry ?? null,
  day: ({ log }) => log.day,
  size: ({ log }) => log.size,
} satisfies Record<string, (row: Row) => Cell>

/** Names of columns stay; new ones come last. */
export const MATRIX_COLUMNS = [...Object.keys(WHOSE), ...COMMITMENT_COLUMNS, ...Object.keys(CITED)]

const IN_ONE_TURN = 10

export async function showCommitmentsCsv(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'commitmentsCsv')
  const query = matrixQuery(asked)
  const row = await callOrRefuse(asked.site.log.store, query.call)
  const all = (await asked.site.duties.on(query.call, query.day))!
  await requireNarrowable(asked, row, query, all)
  takeTurn(asked, 'day', asked.site.duties.weight(query.call))
  return csvAnswer(`${query.call}-commitments-${query.day}`, csvLines(asked, all, await matching(all, query)))
}

async function* csvLines(asked: Asked, all: CallOnDay, found: readonly Signatory[]): AsyncGenerator<string> {
  yield formatCsvRow(MATRIX_COLUMNS)
  const log = await logOnDay(asked, all)
  for (let from = 0; from < found.length; from += IN_ONE_TURN) {
    const some = found.slice(from, from + IN_ONE_TURN)
    const besides = await besideOf(asked, all, some)
    for (const [i, one] of some.entries()) {
      if (one.commitments.length === 0)
        yield lineOf({ one, it: null, beside: null, log }, await wordsOf(asked, undefined))
      for (const [j, it] of one.commitments.entries()) {
        const beside = besides[i]![j]!
        yield lineOf({ one, it, beside, log }, await wordsOf(asked, beside.version))
      }
    }
  }
}

function lineOf(row: Row, words: readonly string[]): string {
  const told = (cells: Readonly<Record<string, (row: Row) => Cell>>) =>
    Object.values(cells).map(cell => String(cell(row) ?? ''))
  return formatCsvRow([...told(WHOSE), ...words, ...told(CITED)])
}

/** Words that are withheld or not kept stand there by their digest. */
async function wordsOf(asked: Asked, version: Version | undefined): Promise<string[]> {
  if (version === undefined) return COMMITMENT_COLUMNS.map(() => '')
  const beside = new Map<string, string>()
  for (const said of saidIn(version))
    if ('digest' in said) {
      const text = await textOfSaid(asked, said)
      if (text !== undefined) beside.set(said.digest, text)
    }
  const cells = cellsOf(version, digest => beside.get(digest))
  return COMMITMENT_COLUMNS.map(column => guarded(cells[column]))
}
