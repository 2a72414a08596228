import { Refusal } from '../../core/refusal.ts'
import { UN_MEMBERS } from '../../register/un-members.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  cachedJson,
  cachedPage,
  callShown,
  dayTyped,
  dayWrong,
  type Errors,
  errorsOf,
  NO_ERRORS,
  refusedPage,
  wantsPage,
} from '../kit/kit.ts'
import { listData, listPage } from './absent-of-list.ts'
import { absentRefused } from './absent-parts.ts'
import { membersData, membersPage } from './not-on-the-list.ts'
import { parseDay, requireKnown } from './query.ts'

/** Who is not on the list. The call says who can be missing: nobody whom it does not name is shown as absent. */

const PAGES = { 'un-members': membersPage, list: listPage } as const
const DATA = { 'un-members': membersData, list: listData } as const

export async function showAbsent(asked: Asked): Promise<Answer> {
  const { call: id = '' } = asked.params
  const errors = await atWrong(asked, id)
  if (errors.size > 0 && wantsPage(asked)) {
    const { call, who } = await callMissed(asked)
    return refusedPage(await absentRefused(asked, call, errors, FIRST[who]))
  }
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

/** The first day of which each can be told. */
const FIRST = { 'un-members': UN_MEMBERS.since, list: undefined } as const

async function atWrong(asked: Asked, id: string): Promise<Errors> {
  const typed = dayTyped(asked, 'at')
  if (typed === '') return NO_ERRORS
  const { missing } = await callShown(asked, id)
  return errorsOf({ at: dayWrong(asked, typed, { min: FIRST[missing ?? 'list'] }) })
}

async function callMissed(asked: Asked): Promise<{ call: CallShown; who: keyof typeof PAGES }> {
  const call = await callShown(asked, asked.params.call!)
  if (call.missing === null)
    throw new Refusal('not_found', `The call ${call.id} names nobody who could be missing from it.`)
  return { call, who: call.missing }
}
