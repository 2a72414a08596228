import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { requireLasting } from './admitted.ts'
import type { Objection } from './objection-rows.ts'
import type { Rows, SignatureRow } from './rows.ts'
import { type Act, callOf, defineRule, ref, rely } from './rule.ts'
import { id, said } from './shapes.ts'

/**
 * Objections: one signatory of a call objects to the reservation or declaration with which another signed. Both stand
 * side by side; neither undoes the other, and whoever it concerns may answer. No switch and no closing keeps one out.
 */

const index = z.int().min(0)

export const objectionRaised = defineRule({
  type: 'objection/raised',
  scope: 'call',
  author: 'party',
  afterClosing: true,
  body: z.strictObject({
    /** Whose words, and the entry by which its signature stands. */
    against: z.strictObject({ party: id, entry: index }),
    words: said,
  }),
  rests: ({ against }) => [ref('parties', against.party)],
  needs: ({ against: { party } }, statement) => [
    ref('parties', party),
    ref('signatures', `${callOf(statement)}/${statement.by}`),
    ref('signatures', `${callOf(statement)}/${party}`),
    ref('objections', `${callOf(statement)}/${party}`),
  ],
  admit({ against, words }, act, rows) {
    const { by } = act.statement
    const key = `${callOf(act.statement)}/${against.party}`
    if (by === against.party)
      throw new Refusal('objection_groundless', 'A party objects to what another said, not to its own words.')
    requireLasting(rows.get('parties', against.party), against.party)
    requireStanding(by, act, rows)
    const signature = requireStanding(against.party, act, rows)
    if (signature.entry !== against.entry)
      throw new Refusal(
        'signature_unknown',
        `The signature of ${against.party} stands by entry ${signature.entry}, not ${against.entry}.`,
      )
    if (signature.reservation === null && signature.declaration === null)
      throw new Refusal('objection_groundless', `${against.party} signed without reservation or declaration.`)
    rely(signature, act.statement, `The signature of ${against.party}`)
    const before = rows.get('objections', key)?.objections ?? []
    const same = before.find(one => one.by === by && one.against === against.entry && one.withdrawn === null)
    if (same !== undefined)
      throw new Refusal('objection_exists', `${by} objected to this with entry ${same.entry}.`)
    const objection: Objection = {
      entry: act.index,
      by,
      against: against.entry,
      words,
      answered: null,
      withdrawn: null,
    }
    rows.put('objections', key, { since: act.index, objections: [...before, objection] })
  },
})

function requireStanding(party: string, act: Act, rows: Rows): SignatureRow {
  const call = callOf(act.statement)
  const signature = rows.get('signatures', `${call}/${party}`)
  if (signature?.state !== 'standing')
    throw new Refusal('signature_unknown', `No signature of ${party} stands on ${call}.`)
  return signature
}

export const objectionAnswered = defineRule({
  type: 'objection/answered',
  scope: 'call',
  author: 'party',
  afterClosing: true,
  body: z.strictObject({ objection: index, words: said }),
  needs: (_, statement) => [ref('objections', `${callOf(statement)}/${statement.by}`)],
  admit({ objection, words }, act, rows) {
    change(act.statement.by, objection, act, rows, before => {
      if (before.answered !== null)
        throw new Refusal('objection_exists', `This was answered by entry ${before.answered.entry}.`)
      return { ...before, answered: { entry: act.index, words } }
    })
  },
})

export const objectionWithdrawn = defineRule({
  type: 'objection/withdrawn',
  scope: 'call',
  author: 'party',
  afterClosing: true,
  /** `party`: against whose words it stands. */
  body: z.strictObject({ party: id, objection: index, reason: said }),
  rests: body => [ref('parties', body.party)],
  needs: ({ party }, statement) => [ref('objections', `${callOf(statement)}/${party}`)],
  admit({ party, objection, reason }, act, rows) {
    change(party, objection, act, rows, before => {
      if (before.by !== act.statement.by)
        throw new Refusal('author_wrong', `Entry ${objection} is an objection of ${before.by}.`)
      if (before.withdrawn !== null)
        throw new Refusal('objection_unknown', `This was withdrawn by entry ${before.withdrawn.entry}.`)
      return { ...before, withdrawn: { entry: act.index, reason } }
    })
  },
})

/** One objection is changed; the others against the same party stay as they are. */
function change(
  party: string,
  entry: number,
  act: Act,
  rows: Rows,
  next: (before: Objection) => Objection,
): void {
  const key = `${callOf(act.statement)}/${party}`
  const objections = rows.get('objections', key)?.objections ?? []
  const before = objections.find(one => one.entry === entry)
  if (before === undefined)
    throw new Refusal(
      'objection_unknown',
      `Entry ${entry} is no objection to what ${party} said on this call.`,
    )
  rely({ since: entry }, act.statement, 'The objection')
  const after = next(before)
  rows.put('objections', key, {
    since: act.index,
    objections: objections.map(one => (one === before ? after : one)),
  })
}
