import type { BodyOf } from '../../register/types.ts'
import { ownTurn } from '../../store/own-turn.ts'
import { onDay, reportFiled, type Stood } from '../../work/reporting/filed.ts'
import { type Asked, bodyOf, entryShown } from '../kit/kit.ts'

/**
 * The reports of an organisation to a call, newest first. No row names those of words alone, so they are found among its
 * own entries, and a page of them says where the next begins: no list ends in silence.
 */

export interface ReportListed {
  readonly entry: number
  readonly day: string
  readonly body: BodyOf<'report/filed'>
  /** With its figures as they stood on the day of the page; null where it has none. */
  readonly stood: Stood | null
}

/** Entries that are read in one turn of the event loop, and for one page. */
const IN_ONE_TURN = 40
const MOST_READ = 400

interface Wanted {
  readonly call: string
  readonly party: string
  /** Nothing that came after this day. */
  readonly day: string
  /** Entries before this one; the newest if left out. */
  readonly before?: number | undefined
  readonly limit: number
}

interface ReportsPage {
  readonly reports: readonly ReportListed[]
  /** Before which entry older ones may be; undefined where there are none. */
  readonly older: number | undefined
}

export async function reportsListed(asked: Asked, wanted: Wanted): Promise<ReportsPage> {
  const { store } = asked.site.log
  const reports: ReportListed[] = []
  let { before } = wanted
  for (let read = 0; read < MOST_READ; read += IN_ONE_TURN) {
    if (read > 0) await ownTurn()
    const page = await store.entriesOn(`party ${wanted.party}`, { before, limit: IN_ONE_TURN })
    for (const [i, entry] of page.entries.entries()) {
      reports.push(...(await reportAt(asked, wanted, entry)))
      before = entry
      const isMore = i + 1 < page.entries.length || page.older > 0
      if (reports.length === wanted.limit) return { reports, older: isMore ? entry : undefined }
    }
    if (page.older === 0) return { reports, older: undefined }
  }
  return { reports, older: before }
}

/** The report that this entry is, if it is one of this party to this call. */
async function reportAt(
  asked: Asked,
  { call, party, day: until }: Pick<Wanted, 'call' | 'party' | 'day'>,
  entry: number,
): Promise<ReportListed[]> {
  const shown = await entryShown(asked, entry)
  const { statement, declared } = shown.prepared.enclosed ?? shown.prepared
  const day = shown.admitted.slice(0, 10)
  if (declared.type !== 'report/filed' || statement.call !== call || statement.by !== party || day > until)
    return []
  const body = bodyOf<'report/filed'>(shown)
  const digest = body.figures?.data.digest
  const row = digest && (await reportFiled(asked.site.log.store, call, party, digest))
  return [{ entry, day, body, stood: row ? (onDay(row, until) ?? null) : null }]
}
