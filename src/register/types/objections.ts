import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { Cell } from '../cells.ts'
import { requireSeldom } from '../daily-limit.ts'
import { type Act, rely, statement } from '../declaration.ts'
import { entryRef, party, said } from '../kinds.ts'
import type { Objection } from '../objection-rows.ts'
import { aboutParty, requireLasting } from '../party-in-force.ts'
import { ref } from '../rows.ts'
import { openToObjections } from '../words-in-force.ts'
import { requireSignature, signatoryRefs } from './signatures.ts'

/**
 * Objections: one signatory of a call objects to the reservation or declaration of another. Both stand side by side;
 * neither undoes the other, and whoever it concerns may answer; only a late reservation fails by one (words-in-force.ts).
 * An objection stays with the entry that said the words, whatever is said later; where these are carried over to another
 * party it goes along. No switch and no closing keeps one out.
 */
const objecting = {
  scope: 'call',
  author: 'party',
  afterClosing: true,
  switchable: false,
  notice: 'objection',
} as const

export const objectionRaised = statement('objection/raised', {
  ...objecting,
  whileSuspended: true,
  body: {
    /** Whose words, and the entry by which they were said. */
    against: z.strictObject({ party, entry: entryRef }),
    words: said,
  },
  rests: ({ body }) => [ref('parties', body.against.party)],
  tells: ({ body }) => [body.against.party],
  reads: ({ body, by, call }) => ({
    mine: ref('signatures', call, by),
    theirs: signatoryRefs(call, body.against.party),
    objections: ref('objections', call, body.against.party),
  }),
  refuses: {
    objection_groundless: 'against',
    party_ended: 'against',
    signature_unknown: 'against',
    objection_exists: 'against',
    said_often: null,
    seen_stale: null,
  },
  admit({ body, by, call, day, index, rows, statement }) {
    const { against, words } = body
    if (by === against.party)
      throw new Refusal('objection_groundless', 'A party objects to what another said, not to its own words.')
    requireLasting(rows.theirs.party.row, against.party)
    requireSignature(rows.mine, by, call)
    const signature = requireSignature(rows.theirs.signature, against.party, call)
    const before = rows.objections.row?.objections ?? []
    const open = openToObjections(signature, before, day)
    if (!open.includes(against.entry)) {
      const says =
        open.length === 0
          ? `${against.party} stands without reservation or declaration.`
          : `The words of ${against.party} stand in entry ${open.join(' and ')}, not in ${against.entry}.`
      throw new Refusal('objection_groundless', says)
    }
    rely(signature, statement, `The signature of ${against.party}`)
    const mine = before.filter(one => one.by === by && one.against === against.entry)
    const standing = mine.find(one => one.withdrawn === null)
    if (standing !== undefined)
      throw new Refusal('objection_exists', `${by} objected to this with entry ${standing.entry}.`)
    // Counted by entry: whoever says much in a day uses up nobody's right to object to each of it.
    const today = mine.filter(one => one.day === day)
    requireSeldom(today.length, day, `${by} objected to entry ${against.entry}`)
    const whatFor = { against: against.entry, words, answered: null, withdrawn: null }
    const objection = { entry: index, by, day, ...whatFor }
    rows.objections.put({ since: index, objections: [...before, objection] })
  },
})

export const objectionAnswered = statement('objection/answered', {
  ...objecting,
  body: { objection: entryRef, words: said },
  reads: ({ by, call }) => ({ objections: ref('objections', call, by) }),
  refuses: { objection_unknown: 'objection', objection_exists: 'objection', seen_stale: null },
  admit(it) {
    const { body, by, index: entry } = it
    change(it.rows.objections, { ...body, party: by }, it, before => {
      if (before.answered !== null)
        throw new Refusal('objection_exists', `This was answered by entry ${before.answered.entry}.`)
      return { ...before, answered: { entry, words: body.words } }
    })
  },
})

export const objectionWithdrawn = statement('objection/withdrawn', {
  ...objecting,
  body: {
    /** Against whose words it stands. */
    party,
    objection: entryRef,
    reason: said,
  },
  ...aboutParty,
  reads: ({ body, call }) => ({ objections: ref('objections', call, body.party) }),
  refuses: { objection_unknown: 'objection', author_wrong: 'objection', seen_stale: null },
  admit(it) {
    const { body, by, day, index: entry } = it
    change(it.rows.objections, body, it, before => {
      if (before.by !== by)
        throw new Refusal('author_wrong', `Entry ${body.objection} is an objection of ${before.by}.`)
      if (before.withdrawn !== null)
        throw new Refusal('objection_unknown', `This was withdrawn by entry ${before.withdrawn.entry}.`)
      if (before.carried !== undefined)
        throw new Refusal(
          'objection_unknown',
          `This went with the words to ${before.carried.into}, by entry ${before.carried.entry}: withdraw it there.`,
        )
      return { ...before, withdrawn: { entry, day, reason: body.reason } }
    })
  },
})

/** Changes one objection; the others against the same party stay as they are. */
function change(
  cell: Cell<'objections'>,
  { party, objection: entry }: Readonly<{ party: string; objection: number }>,
  { index, statement }: Pick<Act, 'index' | 'statement'>,
  next: (before: Objection) => Objection,
): void {
  const objections = cell.row?.objections ?? []
  const before = objections.find(one => one.entry === entry)
  if (before === undefined)
    throw new Refusal(
      'objection_unknown',
      `Entry ${entry} is no objection to what ${party} said on this call.`,
    )
  rely({ since: entry }, statement, 'The objection')
  const after = next(before)
  cell.put({ since: index, objections: objections.map(one => (one === before ? after : one)) })
}

export const OBJECTION_TYPES = [objectionRaised, objectionAnswered, objectionWithdrawn] as const
