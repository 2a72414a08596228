import { dayOf } from '../../../core/time.ts'
import type { Duties } from '../../../register/duties.ts'
import { dutiesOn } from '../../../register/duties.ts'
import { ref } from '../../../register/rows.ts'
import { readRules } from '../../../work/commitments/duties.ts'
import { type Asked, Choice, inLang, longDay, nameIn, type Piece, phrase, say } from '../../kit/kit.ts'
import type { PartyRecord } from '../../party/record.ts'
import type { Representative } from '../session.ts'
import { pathOf } from './standing.ts'

/** What of its commitments waits for a party now: the day that comes first, one line for each call. */

interface Item {
  readonly what: Piece
  readonly act: readonly [path: string, says: string, of: Piece]
}

export async function commitmentItems(
  asked: Asked,
  { party, row }: Representative,
  { signatures, calls }: PartyRecord,
): Promise<Item[]> {
  const { lang, site } = asked
  const { store } = site.log
  const day = dayOf(site.now())
  const items: Item[] = []
  for (const { call: id, row: signature } of signatures) {
    const [classes, schedule] = await store.rows([ref('classes', id, party), ref('schedules', id, party)])
    const rules = await readRules(store, id)
    if (rules === undefined) continue
    const duties = dutiesOn({ party: row, signature, classes, schedule }, rules, day)
    const call = inLang(nameIn(calls.get(id)!.titles, lang))
    const report = firstDue(duties)
    if (report !== null)
      items.push({
        what: reportSaid(asked, report, call, day),
        act: [pathOf({ id }, 'report'), say(lang, 'ours.report'), call],
      })
    const lacks = duties.asked.filter(({ met, clause }) => met === null && 'commitments' in clause.asks)
    if (lacks.length > 0)
      items.push({
        what: phrase(lang, 'ours.waitsCommit', {
          call,
          day: longDay(lacks.map(({ moved }) => moved).sort()[0]!, lang),
        }),
        act: [pathOf({ id }, 'new'), say(lang, 'ours.make'), call],
      })
  }
  return items
}

/** The day by which it is due, as every page and letter names it, and the last one in time where that is another. */
function reportSaid({ lang }: Asked, { moved, last, isOverdue }: Waiting, call: Piece, day: string): Piece {
  const on = { call, day: longDay(moved, lang) }
  if (isOverdue) return phrase(lang, 'ours.waitsOverdue', on)
  if (moved >= day) return phrase(lang, 'ours.waitsReport', on)
  return phrase(lang, 'ours.waitsGrace', {
    ...on,
    has: new Choice(last === null ? 'no' : 'yes'),
    last: last === null ? '' : longDay(last, lang),
  })
}

interface Waiting {
  readonly moved: string
  readonly last: string | null
  readonly isOverdue: boolean
}

/** Of all reports that are due or overdue, the one whose day comes first. */
function firstDue({ asked, commitments }: Duties): Waiting | null {
  const clauses = asked.flatMap(({ clause, met, moved, last, state }) =>
    met === null && 'report' in clause.asks ? [{ moved, last, isOverdue: state === 'overdue' }] : [],
  )
  const own = commitments.flatMap(({ status: { status, last, moved } }) =>
    status === 'due' || status === 'overdue'
      ? [{ moved: moved!, last, isOverdue: status === 'overdue' }]
      : [],
  )
  return [...clauses, ...own].sort((a, b) => (a.moved < b.moved ? -1 : 1))[0] ?? null
}
