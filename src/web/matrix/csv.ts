import { guarded } from '../../core/csv.ts'
import type { CommitmentRow } from '../../register/commitment-rows.ts'
import { COMMITMENT_COLUMNS, cellsOf, saidIn } from '../../register/lists/commitments.ts'
import { ref } from '../../register/rows.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'
import { heldIn } from '../commitments/words.ts'
import { streamLines } from '../http/stream.ts'
import { type Answer, type Asked, callOrRefuse, formatCsvRow, takeTurn } from '../kit/kit.ts'
import { textOfSaid } from '../statement/quotes.ts'
import { matching, matrixQuery, requireKnown } from './query.ts'

/**
 * Every commitment as a row of CSV (RFC 4180), and a row for each who has none yet. The columns of a commitment are those
 * of the file that a party can import; before them stands whose it is and where it stands.
 */

type Cell = string | number | null

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
} satisfies Record<string, (row: Readonly<{ one: Signatory; it: Undertaken | null }>) => Cell>

export const MATRIX_COLUMNS = [...Object.keys(WHOSE), ...COMMITMENT_COLUMNS]

const IN_ONE_TURN = 10

export async function showCommitmentsCsv(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'commitmentsCsv')
  const query = matrixQuery(asked)
  const { site } = asked
  await callOrRefuse(site.log.store, query.call)
  const all = (await site.duties.on(query.call, query.day))!
  takeTurn(asked, 'day', site.duties.weight(query.call))
  return {
    type: 'text/csv; charset=utf-8; header=present',
    body: streamLines(csvLines(asked, all, matching(all, query))),
    caching: 'changing',
    headers: { 'Content-Disposition': `inline; filename="${query.call}-commitments-${query.day}.csv"` },
  }
}

async function* csvLines(
  asked: Asked,
  { call }: CallOnDay,
  found: readonly Signatory[],
): AsyncGenerator<string> {
  const { store } = asked.site.log
  yield formatCsvRow(MATRIX_COLUMNS)
  for (let from = 0; from < found.length; from += IN_ONE_TURN)
    for (const one of found.slice(from, from + IN_ONE_TURN)) {
      const rows = await store.rows(one.commitments.map(it => ref('commitments', call, it.lead, it.id)))
      if (one.commitments.length === 0)
        yield lineOf(
          one,
          null,
          COMMITMENT_COLUMNS.map(() => ''),
        )
      for (const [i, it] of one.commitments.entries())
        yield lineOf(one, it, await wordsOf(asked, rows[i], it))
    }
}

function lineOf(one: Signatory, it: Undertaken | null, words: readonly string[]): string {
  const whose = Object.values(WHOSE).map(cell => String(cell({ one, it }) ?? ''))
  return formatCsvRow([...whose, ...words])
}

/** Words that are withheld or not kept stand there by their digest. */
async function wordsOf(asked: Asked, row: CommitmentRow | undefined, it: Undertaken): Promise<string[]> {
  const version = heldIn(row, it.entry)
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
