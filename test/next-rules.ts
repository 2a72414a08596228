import { z } from 'zod'
import { Refusal } from '../src/core/refusal.ts'
import { statement } from '../src/register/declaration.ts'
import { said } from '../src/register/kinds.ts'
import { Laws } from '../src/register/laws.ts'
import { ref } from '../src/register/rows.ts'
import { signatureGiven } from '../src/register/types/signatures.ts'
import { TYPES } from '../src/register/types.ts'

/**
 * A second version of the rules that nobody has written: it closes a call for a reason in the log alone, takes no
 * signature with a reservation, and knows a type that the first does not.
 */

const FROM = 2
export const SHORT = { reason: { lang: 'en', text: 'Over.' } }
/** Of the form that the second version alone takes. */
export const CODED = { code: 'fulfilled' }

const closedAnew = statement('call/closed', {
  scope: 'call',
  author: 'depositary',
  from: FROM,
  body: { code: z.enum(['fulfilled', 'lapsed']) },
  reads: () => ({}),
  refuses: {},
  admit({ body, callRow, index }) {
    const reason = { lang: 'en', text: body.code }
    callRow.put({ ...callRow.row!, since: index, closed: { entry: index, reason } })
  },
})

const givenAnew = {
  ...signatureGiven,
  from: FROM,
  bind(stated: Parameters<typeof signatureGiven.bind>[0]) {
    const { reservation } = signatureGiven.read(stated)
    if (reservation !== null) throw new Refusal('body_malformed', 'The second version takes no reservation.')
    return signatureGiven.bind(stated)
  },
}

const greeted = statement('harbour/greeted', {
  scope: 'log',
  author: 'depositary',
  from: FROM,
  body: { words: said },
  reads: () => ({ greeting: ref('switches', 'harbour/greeted') }),
  refuses: {},
  admit: ({ body, index, rows }) => rows.greeting.put({ since: index, closed: false, reason: body.words }),
})

export const NEXT = new Laws([...TYPES, closedAnew, givenAnew, greeted], FROM)
