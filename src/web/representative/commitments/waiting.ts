import { dayOf } from '../../../core/time.ts'
import { partyDrafts } from '../../../people/party-drafts.ts'
import type { Duties } from '../../../register/duties.ts'
import { dutiesOn } from '../../../register/duties.ts'
import { ref } from '../../../register/rows.ts'
import { readRules } from '../../../work/commitments/duties.ts'
import { type Asked, Choice, inLang, longDay, nameIn, type Piece, phrase, say } from '../../kit/kit.ts'
import type { PartyRecord } from '../../party/record.ts'
import { partyName } from '../../statement/names.ts'
import { partsAskedOf } from '../reporting/asked-parts.ts'
import type { Representative } from '../session.ts'
import { leadNews } from './joined.ts'
import { pathOf } from './standing.ts'

/** What of its commitments waits for a party now: the day that comes first, one line for each call. */

interface Item {
  readonly what: Piece
  readonly act: readonly [path: string, says: string, of: Piece]
}

export async function commitmentItems(
  asked: Asked,
  { party, row, keyid }: Representative,
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
    // Whoever may not sign has prepared it, and waits.
    const begun = await partyDrafts(site.log.drawer, { party, call: id }, site.now())
    const count = begun.filter(({ value }) => value.by !== keyid).length
    if (count > 0)
      items.push({
        what: phrase(lang, 'ours.waitsDraft', { call, count }),
        act: [`${pathOf({ id })}#drafts`, say(lang, 'ours.goOn'), call],
      })
    const parts = await partsAskedOf(asked, { call: id, party: { ...row, id: party }, duties, day }, keyid)
    if (parts > 0)
      items.push({
        what: phrase(lang, 'filing.waits', { call, count: parts }),
        act: [pathOf({ id }, 'report'), say(lang, 'ours.goOn'), call],
      })
    items.push(...(await leadItems(asked, id, call, party, duties)))
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

/** Of commitments in which it takes part: those that their leads have changed or withdrawn since it said yes. */
async function leadItems(
  asked: Asked,
  id: string,
  call: Piece,
  party: string,
  duties: Duties,
): Promise<Item[]> {
  const { lang, site } = asked
  const others = duties.commitments.filter(({ commitment: one }) => one.party !== party && one.ended === null)
  const rows = await site.log.store.rows(
    others.map(({ commitment: one }) => ref('commitments', id, one.party, one.id)),
  )
  const items = others.map(async ({ commitment: one }, i): Promise<Item[]> => {
    const news = rows[i] === undefined ? null : leadNews(rows[i], party)
    if (news === null) return []
    const name = await partyName(asked, one.party)
    return [
      {
        what: phrase(lang, `ours.waitsLead.${news.is}`, { name, call, day: longDay(news.day, lang) }),
        act: [pathOf({ id }, one.party, one.id), say(lang, 'ours.look'), name],
      },
    ]
  })
  return (await Promise.all(items)).flat()
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
