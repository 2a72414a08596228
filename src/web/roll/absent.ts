import { Refusal } from '../../core/refusal.ts'
import { type Answer, type Asked, type CallShown, cachedJson, cachedPage, callShown } from '../kit/kit.ts'
import { listData, listPage } from './absent-of-list.ts'
import { membersData, membersPage } from './not-on-the-list.ts'
import { parseDay, requireKnown } from './query.ts'

/** Who is not on the list. The call says who can be missing: nobody whom it does not name is shown as absent. */

const PAGES = { 'un-members': membersPage, list: listPage } as const
const DATA = { 'un-members': membersData, list: listData } as const

export function showAbsent(asked: Asked): Promise<Answer> {
  const at = parseDay(asked.query)
  return cachedPage(asked, `absent ${asked.params.call} ${at}`, async () => {
    const { call, who } = await callMissed(asked)
    return PAGES[who](asked, call, at)
  })
}

export function showAbsentJson(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'absentJson')
  const at = parseDay(asked.query)
  return cachedJson(asked, `absent ${asked.params.call} ${at}`, async () => {
    const { call, who } = await callMissed(asked)
    return DATA[who](asked, call, at)
  })
}

async function callMissed(asked: Asked): Promise<{ call: CallShown; who: keyof typeof PAGES }> {
  const call = await callShown(asked, asked.params.call!)
  if (call.missing === null)
    throw new Refusal('not_found', `The call ${call.id} names nobody who could be missing from it.`)
  return { call, who: call.missing }
}
