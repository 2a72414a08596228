import { isKeptByIssuer } from '../../register/kept-by-issuer.ts'
import { rowIn } from '../../store/each-row.ts'
import { ruledBy } from '../../work/call-policy.ts'
import { announcedEntry } from '../entry/announcements.ts'
import { beforeAsked, historyData } from '../entry/history.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  callOrRefuse,
  callShown,
  cardOf,
  feedsAt,
  html,
  isCounting,
  jsonAnswer,
  nameIn,
  page,
  recordedDay,
  sizeOf,
  textToday,
} from '../kit/kit.ts'
import { countsOf, personNumbers, personsEntry } from '../person/names.ts'
import { versionsOf } from '../text/versions.ts'
import { convenerEntry } from './convener.ts'
import { countsEntry, invalidatedEntry, missingEntry, sealedEntry } from './counts.ts'
import { growthEntry, stepsOf } from './growth.ts'
import { growthPoints } from './growth-points.ts'
import { datedEntry, latestEntry, MOST_LATEST } from './latest.ts'
import { openingOf } from './opening.ts'
import { whereEntry } from './places.ts'
import { principlesOf, rulesEntry } from './terms.ts'

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
  const id = asked.params.call!
  const { store } = asked.site.log
  const row = await callOrRefuse(store, id)
  const before = beforeAsked(asked)
  const [{ policy, entry }, history, log, growth] = await Promise.all([
    ruledBy(store, id, row),
    store.entriesOn(`call ${id}`, { before, limit: ENTRIES_IN_JSON }),
    rowIn(store, 'log', 'log'),
    isCounting(asked) ? growthData(asked, id) : null,
  ])
  return jsonAnswer(
    {
      call: id,
      ...row,
      textInForce: textToday(asked, row),
      keptByIssuer: isKeptByIssuer(row, log!.names),
      policy: { digest: row.policy, entry, ...policy },
      persons: policy.persons === true ? await personNumbers(asked, id) : null,
      growth,
      history: historyData(history),
      size: sizeOf(asked.site),
    },
    'changing',
  )
}

/** What is known of how many there were: on days of lists and counts, and by signatures that stand. */
async function growthData(asked: Asked, id: string) {
  const { store } = asked.site.log
  const [call, tally] = await Promise.all([callShown(asked, id), store.rollTally(id)])
  return { ...(await growthPoints(store, call)), signed: stepsOf(tally) }
}

async function callPage(asked: Asked, id: string, before: number | undefined) {
  const { store } = asked.site.log
  const call = await callShown(asked, id)
  const { row, isRecord } = call
  const [versions, tally, policy, dated, today, counts, history, growth] = await Promise.all([
    versionsOf(asked, id),
    store.rollTally(id),
    ruledBy(store, id, row),
    isRecord ? store.roll({ call: id, sort: 'date', limit: MOST_LATEST }) : null,
    recordedDay(asked),
    countsOf(asked, id),
    store.entriesOn(`call ${id}`, { before, limit: MOST_LATEST }),
    growthPoints(store, call),
  ])
  const version = versions.find(({ isInForce }) => isInForce)
  const authority = await rowIn(store, 'authorities', id)
  const title = nameIn(row.titles, asked.lang).text
  const opening = await openingOf(asked, call, version)
  if (row.voided) {
    const main = html`${opening}${await latestEntry(asked, call, history)}`
    return page(asked, { title, main, call, current: 'call' })
  }
  const isShown = isCounting(asked)
  const hasRows = isShown && tally.total > 0
  const missing = isShown ? missingEntry(asked, call, tally) : null
  const ends = await Promise.all([
    invalidatedEntry(asked, id),
    announcedEntry(asked, id),
    latestEntry(asked, call, history),
    convenerEntry(asked, call, authority?.checks ?? []),
    rulesEntry(asked, call, policy),
  ])
  const main = html`
    ${opening}${call.namesNobody || !isShown ? null : countsEntry(asked, call, tally, version?.number ?? 0)}
    ${isShown ? personsEntry(asked, call, counts) : null}${await sealedEntry(asked, id)}${isRecord ? missing : null}
    ${principlesOf(asked, call, version)}${hasRows ? whereEntry(asked, call, tally) : null}
    ${isShown && (hasRows || growth.points.length > 0) ? growthEntry(asked, call, { tally, growth, today }) : null}
    ${dated === null ? null : datedEntry(asked, call, dated)}${!isRecord && hasRows ? missing : null}
    ${ends}
  `
  return page(asked, {
    title,
    main,
    call,
    current: 'call',
    picture: cardOf(asked, call),
    feeds: feedsAt(asked, `/${id}`, title),
  })
}
