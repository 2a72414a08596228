import { z } from 'zod'
import { Refusal } from '../src/core/refusal.ts'
import type { Statement } from '../src/core/statement.ts'
import { type Declaration, statement } from '../src/register/declaration.ts'
import { said } from '../src/register/kinds.ts'
import { Laws } from '../src/register/laws.ts'
import { type Policy, policy } from '../src/register/policy.ts'
import { ref } from '../src/register/rows.ts'
import { policyDigest } from '../src/register/types/calls.ts'
import { statementOpened } from '../src/register/types/sealed.ts'
import { signatureGiven } from '../src/register/types/signatures.ts'
import { actAnnounced, TYPES } from '../src/register/types.ts'

/**
 * A second version of the rules that nobody has written: it closes a call for a reason in the log alone, wants a note
 * with each new policy, takes no signature with a reservation, says by other names which seal is opened and which act
 * is announced, and knows a type that the first does not.
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

const policyOf = (call: string, { policy }: { policy: Policy }) =>
  ref('policies', `${call}/${policyDigest(policy)}`)

const policyAnew = statement('call/policy-changed', {
  scope: 'call',
  author: 'depositary',
  from: FROM,
  body: { policy, reason: said, note: said },
  brings: ({ body, call }) => [policyOf(call, body)],
  reads: ({ body, call }) => ({ policy: policyOf(call, body) }),
  refuses: {},
  admit({ body: { policy }, callRow, index, rows }) {
    rows.policy.put({ since: index, policy, entry: index })
    callRow.put({ ...callRow.row!, since: index, policy: policyDigest(policy), window: policy.window })
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

/** As by the first version, with one member under another name. */
function renamed(declared: Declaration, before: string, name: string): Declaration {
  const members = Object.fromEntries(
    Object.entries(declared.members).map(([member, schema]) => [member === before ? name : member, schema]),
  )
  const asBefore = (stated: Statement): Statement => {
    const { [name]: value, ...others } = stated.body
    if (value === undefined) throw new Refusal('body_malformed', `The second version asks for ${name}.`)
    return { ...stated, body: { ...others, [before]: value } }
  }
  return {
    ...declared,
    from: FROM,
    members,
    schema: z.strictObject(members),
    read: ({ body }) => body,
    bind: stated => declared.bind(asBefore(stated)),
  }
}
const openedAnew = renamed(statementOpened, 'commitment', 'seal')
const announcedAnew = renamed(actAnnounced, 'type', 'act')

const ANEW = [closedAnew, policyAnew, givenAnew, openedAnew, announcedAnew]
export const NEXT = new Laws([...TYPES, ...ANEW, greeted], FROM)
