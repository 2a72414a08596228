import type { Asked as AskedFor } from '../../register/asked.ts'
import type { Said } from '../../register/kinds.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'
import { logOnDay } from '../commitments/shown-day.ts'
import type { Version } from '../commitments/words.ts'
import { type Answer, type Asked, cachedAnswer, callOrRefuse, JSON_TYPE, withMore } from '../kit/kit.ts'
import { textOfSaid } from '../statement/quotes.ts'
import { type Beside, besideOf } from './beside.ts'
import { matching, matrixAddress, matrixQuery, pageOf, requireKnown, requireNarrowable } from './query.ts'

/**
 * The matrix as data: what it says of a day stays so for ever, and `size` names the log by which it was computed: as it
 * was at the end of that day, or is today.
 */

const IN_JSON = 100

export function showCommitmentsJson(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'commitmentsJson')
  const query = matrixQuery(asked)
  const { limit = IN_JSON, page = '' } = query
  const key = `${matrixAddress(query, '.json')} ${page} ${limit} ${query.day}`
  return cachedAnswer(asked, key, async () => {
    const row = await callOrRefuse(asked.site.log.store, query.call)
    const all = (await asked.site.duties.on(query.call, query.day))!
    await requireNarrowable(asked, row, query, all)
    const found = await matching(all, query)
    const { shown, next } = pageOf(all, found, query, IN_JSON)
    const head = { call: all.call, at: query.day, total: found.length }
    const follows = withMore(matrixAddress(query, '.json'), `page=${next}&limit=${limit}`)
    return {
      type: JSON_TYPE,
      body: JSON.stringify({
        ...head,
        items: await itemsOf(asked, all, shown),
        next,
        size: (await logOnDay(asked, all)).size,
      }),
      headers: next === null ? {} : { Link: `<${follows}>; rel="next"` },
    }
  })
}

/** Parties whose words are read at once. */
const IN_ONE_TURN = 40

async function itemsOf(asked: Asked, all: CallOnDay, shown: readonly Signatory[]) {
  const items: object[] = []
  for (let from = 0; from < shown.length; from += IN_ONE_TURN) {
    const some = shown.slice(from, from + IN_ONE_TURN)
    const besides = await besideOf(asked, all, some)
    for (const [i, one] of some.entries()) {
      const commitments = one.commitments.map((it, j) => undertakenData(asked, it, besides[i]![j]!))
      items.push(signatoryData(one, await Promise.all(commitments)))
    }
  }
  return items
}

function signatoryData({ party, names, kind, country, ...one }: Signatory, commitments: readonly object[]) {
  const { classes, stands, policy, asked, earlier, step, back } = one
  return {
    ...{ party, names, kind, country, classes, stands, policy },
    asked: asked.map(askedData),
    earlier: earlier.map(one => ({ ...askedData(one), policy: one.policy, until: one.until })),
    step,
    back,
    commitments,
  }
}

function askedData({ clause, opens, due, moved, last, movedBy, state, met, steps }: AskedFor) {
  return { clause: clause.id, opens, due, moved, last, movedBy, state, met, steps }
}

async function undertakenData(asked: Asked, one: Undertaken, { version, report, ended }: Beside) {
  const { lead, id, principle, measure, entry, made, days, status, closed, due, moved, last, movedBy } = one
  return {
    ...{ party: lead, id, principle, measure, entry, version: version?.entry ?? null, made, days },
    ...{ status, closed, due, moved, last, movedBy, report, ended },
    says: version === undefined ? null : await wordsData(asked, version),
  }
}

/** As it was signed; words that are kept beside the log stand there too, while they are at hand. */
async function wordsData(asked: Asked, { baseline, target, due, milestones, ...version }: Version) {
  const of = async (said: Said | null) =>
    said && {
      lang: said.lang,
      text: (await textOfSaid(asked, said)) ?? null,
      digest: 'digest' in said ? said.digest : null,
    }
  return {
    ...{
      what: await of(version.what),
      scope: await of(version.scope),
      indicator: await of(version.indicator),
    },
    ...{ baseline, target, due },
    milestones: await Promise.all(milestones.map(async ({ day, says }) => ({ day, says: await of(says) }))),
    part: await of(version.part),
  }
}
