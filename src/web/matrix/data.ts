import type { Asked as AskedFor } from '../../register/asked.ts'
import type { CallOnDay } from '../../work/commitments/call-duties.ts'
import type { Signatory, Undertaken } from '../../work/commitments/signatories.ts'
import {
  type Answer,
  type Asked,
  cachedAnswer,
  callOrRefuse,
  JSON_TYPE,
  sizeOf,
  withMore,
} from '../kit/kit.ts'
import { type MatrixQuery, matching, matrixAddress, matrixQuery, pageOf, requireKnown } from './query.ts'

/** The matrix as data: what it says of a day stays so for ever, and `size` names the log by which it was computed. */

const IN_JSON = 100

export function showCommitmentsJson(asked: Asked): Promise<Answer> {
  requireKnown(asked, 'commitmentsJson')
  const query = matrixQuery(asked)
  const { limit = IN_JSON, page = '' } = query
  const key = `${matrixAddress(query, '.json')} ${page} ${limit} ${query.day}`
  return cachedAnswer(asked, key, async () => {
    await callOrRefuse(asked.site.log.store, query.call)
    const all = (await asked.site.duties.on(query.call, query.day))!
    const found = matching(all, query)
    const { shown, next } = pageOf(all, found, query, IN_JSON)
    const follows = withMore(matrixAddress(query, '.json'), `page=${next}&limit=${limit}`)
    return {
      type: JSON_TYPE,
      body: JSON.stringify(told(asked, all, query, { total: found.length, shown, next })),
      headers: next === null ? {} : { Link: `<${follows}>; rel="next"` },
    }
  })
}

interface Found {
  readonly total: number
  readonly shown: readonly Signatory[]
  readonly next: string | null
}

function told({ site }: Asked, { call }: CallOnDay, { day }: MatrixQuery, { total, shown, next }: Found) {
  return { call, at: day, total, items: shown.map(signatoryData), next, size: sizeOf(site) }
}

function signatoryData({ party, names, kind, country, ...one }: Signatory) {
  const { classes, stands, policy, asked, earlier, step, back, commitments } = one
  return {
    ...{ party, names, kind, country, classes, stands, policy },
    asked: asked.map(askedData),
    earlier: earlier.map(one => ({ ...askedData(one), policy: one.policy, until: one.until })),
    step,
    back,
    commitments: commitments.map(undertakenData),
  }
}

function askedData({ clause, opens, due, moved, last, movedBy, state, met, steps }: AskedFor) {
  return { clause: clause.id, opens, due, moved, last, movedBy, state, met, steps }
}

function undertakenData(one: Undertaken) {
  const { lead, id, principle, measure, entry, made, days, status, closed, due, moved, last, movedBy } = one
  return { party: lead, id, principle, measure, entry, made, days, status, closed, due, moved, last, movedBy }
}
