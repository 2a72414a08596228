import { isKeptByIssuer } from '../../register/kept-by-issuer.ts'
import { personsStanding } from '../../register/types/persons.ts'
import { rowIn } from '../../store/each-row.ts'
import { ruledBy } from '../../work/call-policy.ts'
import { promisedEntry } from '../commitments/promised.ts'
import { announcedEntry } from '../entry/announcements.ts'
import { beforeAsked, historyData } from '../entry/history.ts'
import { changesOn } from '../entry/lately.ts'
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
import { summaryOf } from '../text/summary.ts'
import { versionsOf } from '../text/versions.ts'
import { convenerEntry } from './convener.ts'
import { invalidatedEntry, missingEntry, sealedEntry, standingNow } from './counts.ts'
import { growthEntry } from './growth.ts'
import { growthPoints } from './growth-points.ts'
import { latestEntry, MOST_LATEST, newestList } from './latest.ts'
import { lifeEntry } from './life.ts'
import { openingOf } from './opening.ts'
import { whereEntry } from './places.ts'
import { signedSteps } from './signed-steps.ts'
import { stateOf } from './state.ts'
import { rulesEntry, wordsEntry } from './terms.ts'

/** A call: what it asks and who stands by it first, then what changed, where and when; how we know comes last. */

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
  const inForce = textToday(asked, row)
  const [{ policy, entry }, text, history, log, growth] = await Promise.all([
    ruledBy(store, id, row),
    inForce === null ? undefined : rowIn(store, 'texts', `${id}/${inForce}`),
    store.entriesOn(`call ${id}`, { before, limit: ENTRIES_IN_JSON }),
    rowIn(store, 'log', 'log'),
    isCounting(asked) ? growthData(asked, id) : null,
  ])
  return jsonAnswer(
    {
      call: id,
      ...row,
      textInForce: inForce,
      texts: text === undefined ? [] : [...text.manifest.texts, ...text.translations.map(one => one.text)],
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
  return { ...(await growthPoints(store, call)), signed: (await signedSteps(asked, id, tally)).steps }
}

async function callPage(asked: Asked, id: string, before: number | undefined) {
  const { store } = asked.site.log
  const call = await callShown(asked, id)
  const { row, isRecord } = call
  const newest = before === undefined ? await newestList(asked, call) : null
  const most = newest === null ? MOST_LATEST : MOST_LATEST - 1
  const [versions, tally, policy, today, counts, latest, growth, asks, state] = await Promise.all([
    versionsOf(asked, id),
    store.rollTally(id),
    ruledBy(store, id, row),
    recordedDay(asked),
    countsOf(asked, id),
    changesOn(asked, `call ${id}`, { within: id, most, before }),
    growthPoints(store, call),
    summaryOf(asked, id, row),
    stateOf(asked, call),
  ])
  const title = nameIn(row.titles, asked.lang).text
  if (row.voided) {
    const main = html`${await openingOf(asked, call, { asks, state, standing: null })}${latestEntry(asked, call, latest, { persons: 0, newest: null })}`
    return page(asked, { title, main, call, current: 'call' })
  }
  const version = versions.find(({ isInForce }) => isInForce)
  const isShown = isCounting(asked)
  const hasRows = isShown && tally.total > 0
  const persons = personsStanding(counts)
  const standing = await standingNow(asked, call, { tally, persons, version })
  const authority = await rowIn(store, 'authorities', id)
  const parts = await Promise.all([
    openingOf(asked, call, { asks, state, standing }),
    wordsEntry(asked, call, version),
    promisedEntry(asked, call),
    isShown && (hasRows || growth.points.length > 0)
      ? growthEntry(asked, call, { tally, growth, today })
      : null,
    sealedEntry(asked, id),
    latestEntry(asked, call, latest, {
      persons: isShown ? persons : 0,
      newest,
    }),
    announcedEntry(asked, id),
    hasRows ? whereEntry(asked, call, tally) : null,
    lifeEntry(asked, call, { versions, tally, growth }),
    isShown ? personsEntry(asked, call, counts) : null,
    invalidatedEntry(asked, id),
    convenerEntry(asked, call, authority?.checks ?? []),
    rulesEntry(asked, call, policy),
    isShown && (hasRows || isRecord) ? missingEntry(asked, call, tally) : null,
  ])
  const main = html`${parts}`
  return page(asked, {
    title,
    main,
    call,
    current: 'call',
    ...(asks && { description: asks.text }),
    picture: cardOf(asked, call),
    feeds: feedsAt(asked, `/${id}`, title),
  })
}
