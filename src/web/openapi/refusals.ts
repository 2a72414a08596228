import { z } from 'zod'
import { REFUSALS, type RefusalCode } from '../../core/refusal.ts'
import { MOST_A_DAY } from '../../register/daily-limit.ts'
import { BROKEN, STATUS } from '../http/problem.ts'
import type { Limits } from '../http/token-bucket.ts'
import { refTo } from './statements.ts'

/** Refusals for `/openapi.json`: each code with what it means and what mends it, and by which status it comes. */

const CODES = Object.keys(REFUSALS) as RefusalCode[]

const meanings = [...CODES.map(code => ({ code, ...REFUSALS[code], status: STATUS[code] })), BROKEN].map(
  ({ code, title, mend, status }) => ({ const: code, title, description: mend, 'x-status': status }),
)

export const refusalCode = z.string().meta({ oneOf: meanings })

/** Whatever an address refuses. */
export const REFUSED = {
  description: 'A refusal, with its code and what would mend it (RFC 9457)',
  content: { 'application/problem+json': { schema: refTo('Problem') } },
}

/** Seconds, where it is worth to ask again. */
const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds after which it is worth to ask again', schema: { type: 'integer' } },
}

/** Of a statement, what its door refuses: by the law, or by what the door alone can know. */
export function refusedByStatus(): Readonly<Record<string, object>> {
  const known = CODES.filter(code => ['law', 'door'].includes(REFUSALS[code].kind))
  const byStatus = Map.groupBy(known, code => STATUS[code])
  const responses = [...byStatus].map(([status, codes]) => [
    status,
    {
      ...REFUSED,
      description: `Refused as ${codes.join(', ')}`,
      ...([429, 503].includes(status) && { headers: RETRY_AFTER }),
    },
  ])
  return Object.fromEntries(responses)
}

/** How much one may ask for here. */
export function limitedAt({ statements }: Limits): string {
  const most =
    statements === null
      ? ''
      : ` One network address may post ${statements.perMinute} statements a minute, and ${statements.burst} at once; of a large request each whole MiB counts as one more.`
  return `Of limits:${most} An author may say one thing of one subject ${MOST_A_DAY} times a day, and then gets \`said_often\` until midnight, UTC. Searches, pictures and past days that nobody has asked for lately are counted too. Who asks for more gets 429, with seconds to wait in Retry-After.`
}
