import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { parseTime } from '../../core/time.ts'
import { classDigest } from '../clauses.ts'
import { must, rely, statement } from '../declaration.ts'
import { classRef, clauseRef, date, party, policyRef, said, time } from '../kinds.ts'
import { aboutParty, requireLasting } from '../party-in-force.ts'
import { ref } from '../rows.ts'
import { requireSignature, signatoryRefs } from './signatures.ts'

/**
 * What clauses of the rules go by, beside dates: in which class the depositary has put a party, and by how many days a
 * date has moved. Dates move for all whom they bind, and never for one. Neither entry makes anybody late: a class counts
 * for windows that open after it, and days only ever grow. A class is granted by the words of one policy, and counts only
 * for whoever is bound by the same words: else newer rules could widen what a signatory accepted.
 */

const aboutClass = {
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  ...aboutParty,
} as const

export const classGranted = statement('class/granted', {
  ...aboutClass,
  body: {
    party,
    class: classRef,
    /** By whose words. */
    policy: policyRef,
    reason: said,
  },
  rests: ({ body, call }) => [ref('parties', body.party), ref('policies', call, body.policy)],
  reads: ({ body, call }) => ({
    ...signatoryRefs(call, body.party),
    classes: ref('classes', call, body.party),
    policy: ref('policies', call, body.policy),
  }),
  refuses: {
    party_ended: 'party',
    signature_unknown: 'party',
    policy_wrong: 'policy',
    class_undescribed: 'class',
    class_exists: 'class',
    seen_stale: null,
  },
  admit({ body, call, day, index, rows, statement }) {
    requireLasting(rows.party.row, body.party)
    requireSignature(rows.signature, body.party, call)
    const { policy } = must(rows.policy, 'policy_wrong', `${call} has had no policy ${body.policy}.`)
    const described = policy.classes?.find(one => one.id === body.class)
    if (described === undefined)
      throw new Refusal('class_undescribed', `The policy ${body.policy} describes no class ${body.class}.`)
    const words = classDigest(described)
    const before = rely(rows.classes.row, statement, `The classes of ${body.party}`)
    const classes = before?.classes ?? []
    const held = classes.find(one => one.class === body.class && one.words === words && one.ended === null)
    if (held !== undefined)
      throw new Refusal('class_exists', `${body.party} is of the class ${body.class} by entry ${held.entry}.`)
    const granted = { class: body.class, words, entry: index, day, ended: null }
    rows.classes.put({ since: index, classes: [...classes, granted] })
  },
})

/** By whatever words it was granted. */
export const classEnded = statement('class/ended', {
  ...aboutClass,
  body: { party, class: classRef, reason: said },
  reads: ({ body, call }) => ({ classes: ref('classes', call, body.party) }),
  refuses: { class_unknown: 'class', seen_stale: null },
  admit({ body, day, index, rows, statement }) {
    const says = `${body.party} is not of the class ${body.class}.`
    const row = rely(must(rows.classes, 'class_unknown', says), statement, `The classes of ${body.party}`)
    if (!row.classes.some(one => one.class === body.class && one.ended === null))
      throw new Refusal('class_unknown', says)
    const classes = row.classes.map(one =>
      one.class === body.class && one.ended === null ? { ...one, ended: { entry: index, day } } : one,
    )
    rows.classes.put({ since: index, classes })
  },
})

/** Days that fall between two days move, for everybody whom they bind. */
export const cycleExtended = statement('cycle/extended', {
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  notice: 'extended',
  body: {
    /** Null: every clause, and the days that parties set themselves. */
    clause: clauseRef.nullable(),
    from: date,
    until: date,
    days: z.int().min(1).max(366),
    reason: said,
  },
  fits: ({ from, until }) => (from <= until ? null : { member: 'until', why: 'it ends before it begins' }),
  reads: ({ call }) => ({ extensions: ref('extensions', call) }),
  refuses: {},
  admit({ body, day, index, rows }) {
    const extensions = rows.extensions.row?.extensions ?? []
    rows.extensions.put({ since: index, extensions: [...extensions, { ...body, entry: index, day }] })
  },
})

/** The door was shut: whoever would have acted could not, so no day of it counts against anybody. */
export const serviceInterrupted = statement('service/interrupted', {
  scope: 'log',
  author: 'depositary',
  switchable: false,
  body: {
    /** When it was last seen to be open, and when it opened again. */
    from: time,
    until: time,
  },
  reads: () => ({ interruptions: ref('interruptions', 'log') }),
  refuses: { interruption_wrong: 'from' },
  admit({ admitted, body, day, index, rows }) {
    const interruptions = rows.interruptions.row?.interruptions ?? []
    const { from, until } = body
    if (from >= until || parseTime(until) > admitted)
      throw new Refusal(
        'interruption_wrong',
        'An interruption ends after it began, and before it is recorded.',
      )
    if (parseTime(until) - parseTime(from) > MOST)
      throw new Refusal('interruption_wrong', `From ${from} to ${until} are more than 366 days.`)
    const last = interruptions.at(-1)
    if (last !== undefined && from < last.until)
      throw new Refusal(
        'interruption_wrong',
        `Entry ${last.entry} tells of an interruption until ${last.until}.`,
      )
    const told = { entry: index, day, from, until }
    rows.interruptions.put({ since: index, interruptions: [...interruptions, told] })
  },
})

const MOST = 366 * 86_400

export const CLAUSE_TYPES = [classGranted, classEnded, cycleExtended, serviceInterrupted] as const
