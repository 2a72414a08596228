import { formatTime } from '../../core/time.ts'
import type { AuthorityRow } from '../../register/mandate-rows.ts'
import { type CallRow, type PolicyRow, ref } from '../../register/rows.ts'
import { type Answer, jsonAnswer } from '../answer.ts'
import { type Asked, cachedPage, sizeOf } from '../asked.ts'
import { announcedEntry } from '../entry/announced.ts'
import { beforeAsked, historyData } from '../entry/history.ts'
import { callOrRefuse } from '../found.ts'
import { page } from '../layout/layout.ts'
import { html } from '../markup.ts'
import { countsOf, personNumbers, personsEntry } from '../person/names.ts'
import { callShown } from '../record.ts'
import { isCounting } from '../switches.ts'
import { rowsUnder, versionsOf } from '../text/versions.ts'
import { nameIn } from '../wording.ts'
import { convenerEntry } from './convener.ts'
import { type CopiedList, countsEntry } from './counts.ts'
import { growthEntry } from './growth.ts'
import { invalidatedEntry } from './invalidated.ts'
import { datedEntry, latestEntry, MOST_LATEST } from './latest.ts'
import { missingEntry } from './missing.ts'
import { openingOf } from './opening.ts'
import { principlesOf } from './principles.ts'
import { rulesEntry } from './rules.ts'
import { sealedEntry } from './sealed.ts'
import { whereEntry } from './where.ts'

/** A call: who issued it, what it says, who stands on its roll and where, what is missing, by which rules. */

export function showCall(asked: Asked): Promise<Answer> {
  const before = beforeAsked(asked)
  return cachedPage(asked, `call ${asked.params.call} ${before ?? ''}`, () =>
    callPage(asked, asked.params.call!, before),
  )
}

const ENTRIES_IN_JSON = 100

/** The call as the register holds it, with the policy in force. */
export async function showCallJson(asked: Asked): Promise<Answer> {
  const id = asked.params.file!.replace(/\.json$/, '')
  const { store } = asked.site.log
  const row = await callOrRefuse(store, id)
  const before = beforeAsked(asked)
  const [{ policy, entry }, history] = await Promise.all([
    policyOf(asked, id, row),
    store.entriesOn(`call ${id}`, { before, limit: ENTRIES_IN_JSON }),
  ])
  return jsonAnswer(
    {
      call: id,
      ...row,
      policy: { digest: row.policy, entry, ...policy },
      persons: policy.persons === true ? await personNumbers(asked, id) : null,
      history: historyData(history),
      size: sizeOf(asked.site),
    },
    'changing',
  )
}

async function policyOf(asked: Asked, id: string, row: CallRow): Promise<PolicyRow> {
  const [policy] = await asked.site.log.store.rows([ref('policies', `${id}/${row.policy}`)])
  return policy!
}

async function callPage(asked: Asked, id: string, before: number | undefined): Promise<string> {
  const { store } = asked.site.log
  const call = await callShown(asked, id)
  const { row, isRecord } = call
  const [versions, tally, lists, policy, dated, head, counts, history] = await Promise.all([
    versionsOf(asked, id),
    store.rollTally(id),
    listsOf(asked, id),
    policyOf(asked, id, row),
    isRecord ? store.roll({ call: id, sort: 'date', limit: MOST_LATEST }) : null,
    store.head(),
    countsOf(asked, id),
    store.entriesOn(`call ${id}`, { before, limit: MOST_LATEST }),
  ])
  const version = versions.find(({ digest }) => digest === row.text)
  const checks = await checksOf(asked, id)
  const [latest, convener, rules] = await Promise.all([
    latestEntry(asked, call, history),
    convenerEntry(asked, call, checks),
    rulesEntry(asked, call, policy),
  ])
  const sealed = await sealedEntry(asked, id)
  const isShown = isCounting(asked)
  const missing = isShown ? missingEntry(asked, call, tally) : null
  const today = formatTime(head?.admitted ?? 0).slice(0, 10)
  const main = html`${openingOf(asked, call, version)}
${call.namesNobody || !isShown ? null : countsEntry(asked, call, tally, lists)}
${isShown ? personsEntry(asked, call, counts) : null}
${sealed}
${isRecord ? missing : null}
${principlesOf(asked, call, version)}
${tally.total === 0 || !isShown ? null : whereEntry(asked, call, tally)}
${tally.total === 0 || !isShown ? null : growthEntry(asked, call, tally, today)}
${dated === null ? null : datedEntry(asked, call, dated)}
${isRecord || tally.total === 0 ? null : missing}
${await invalidatedEntry(asked, id)}
${await announcedEntry(asked, id)}
${latest}
${convener}
${rules}`
  return page(asked, { title: nameIn(row.titles, asked.lang).text, main, call, current: 'call' })
}

/** The lists that rows of this call were copied from, oldest first. */
async function listsOf({ site }: Asked, id: string): Promise<CopiedList[]> {
  const lists: CopiedList[] = []
  for await (const { digest: date, row } of rowsUnder(site.log.store, 'sources', id))
    lists.push({ date, entry: row.entry })
  return lists
}

/** Each check of its convener's authority, oldest first. */
async function checksOf({ site }: Asked, id: string): Promise<AuthorityRow['checks']> {
  const [row] = await site.log.store.rows([ref('authorities', id)])
  return row?.checks ?? []
}
