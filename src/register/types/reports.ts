import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import { askedNow, askedRefs } from '../asked-rows.ts'
import { bindingOn } from '../binding-policy.ts'
import { answer, asked } from '../commitment-kinds.ts'
import { daysOn } from '../commitment-status.ts'
import { requireSeldom } from '../daily-limit.ts'
import { statement } from '../declaration.ts'
import { eachOnce, policyRef, said } from '../kinds.ts'
import { ref } from '../rows.ts'
import { scheduledIn } from './commitments.ts'

/**
 * A party's own account: what became of its commitments, and that it answers what clauses ask. It is taken late too: by
 * it a silent party comes back. From a party whose signature stands no more it is taken as well, though no clause asks
 * for it. No switch keeps one out.
 */

export const reportFiled = statement('report/filed', {
  scope: 'call',
  author: 'party',
  afterClosing: true,
  switchable: false,
  body: {
    answers: eachOnce(
      z.array(answer).max(100),
      'a commitment',
      one => `${one.commitment.party}/${one.commitment.id}`,
    ),
    /** What clauses ask that it answers, and the policy in which they stand. */
    asked: eachOnce(z.array(asked).max(40), 'a clause', one => one.clause),
    policy: policyRef.nullable(),
    words: said.nullable(),
  },
  fits: ({ answers, asked, policy, words }) => {
    if (asked.length > 0 && policy === null)
      return { member: 'policy', why: 'it says of no policy that its clauses are answered' }
    return answers.length + asked.length === 0 && words === null
      ? { member: 'words', why: 'it says nothing' }
      : null
  },
  rests: ({ body, call }) => (body.policy === null ? [] : [ref('policies', call, body.policy)]),
  reads: ({ body, by, call }) => ({
    ...askedRefs(call, by),
    policy: body.policy === null ? [] : [ref('policies', call, body.policy)],
  }),
  refuses: {
    signature_unknown: 'call',
    policy_wrong: 'policy',
    commitment_unknown: 'answers',
    report_groundless: 'answers',
    said_often: null,
    seen_stale: null,
  },
  admit({ body, by, call, callRow, day, index, rows, statement }) {
    const signature = rows.signature.row
    if (signature === undefined) throw new Refusal('signature_unknown', `${by} has not signed ${call}.`)
    const schedule = rows.schedule.row
    // Counted here, since a report of words alone leaves nothing else in the row.
    const filed = schedule?.filed ?? null
    const times = filed?.day === day ? filed.count : 0
    requireSeldom(times, day, `${by} reported`)
    for (const { commitment, due, final, says } of body.answers) {
      const found = scheduledIn(schedule, by, commitment.id, commitment.party)
      if (found === undefined || found.ended !== null)
        throw new Refusal('commitment_unknown', `${by} has no commitment ${commitment.id} that stands.`)
      if (due !== null && !daysOn(found, day).includes(due))
        throw new Refusal('report_groundless', `Nothing of ${commitment.id} is due by ${due}.`)
      // Else a word on the first day would answer all that the party has promised for later.
      if (due !== null && due > day && !final && says !== 'kept' && says !== 'missed')
        throw new Refusal(
          'report_groundless',
          `${due} is to come: before it, an answer says whether ${commitment.id} was kept or missed.`,
        )
      requireSeen(due === null ? [] : found.reports.filter(one => one.due === due), statement)
    }
    if (body.asked.length > 0) {
      const binding = bindingOn(signature, callRow.row!, day)
      if (binding === null)
        throw new Refusal(
          'policy_wrong',
          `${by} is bound by no policy, as its signature does not stand. A report that names no clause is taken.`,
        )
      if (binding.policy !== body.policy)
        throw new Refusal('policy_wrong', `${by} is bound by the policy ${binding.policy}.`)
      const { asked: all } = askedNow(rows, callRow.row!, rows.policy[0]!.row!.policy, day)
      for (const { clause, due } of body.asked)
        if (!all.some(one => one.clause.id === clause && 'report' in one.clause.asks && one.due === due))
          throw new Refusal('report_groundless', `The clause ${clause} asks ${by} for no report by ${due}.`)
      for (const { clause, due } of body.asked)
        requireSeen(
          (schedule?.reports ?? []).filter(one => one.clause === clause && one.due === due),
          statement,
        )
    }
    const commitments = (schedule?.commitments ?? []).map(one => {
      const said = body.answers.find(
        ({ commitment }) => commitment.party === one.party && commitment.id === one.id,
      )
      if (said === undefined || one.ended !== null) return one
      const { due, says, final } = said
      return { ...one, reports: [...one.reports, { entry: index, day, due, says, final }] }
    })
    const reports = [...(schedule?.reports ?? []), ...body.asked.map(one => ({ entry: index, day, ...one }))]
    rows.schedule.put({ since: index, commitments, reports, filed: { count: times + 1, day } })
  },
})

/**
 * Two people of one party may answer for the same day: the later one has read what the earlier one said. Whatever else was
 * reported meanwhile keeps no report out.
 */
function requireSeen(same: readonly { readonly entry: number }[], { seen }: Statement): void {
  const later = same.find(({ entry }) => entry >= seen.size)
  if (later === undefined) return
  throw new Refusal(
    'seen_stale',
    `Entry ${later.entry} answers the same day; the author had seen the log up to entry ${seen.size - 1}.`,
  )
}

export const REPORT_TYPES = [reportFiled] as const
