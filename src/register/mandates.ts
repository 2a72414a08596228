import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { requireAdmitted } from './admitted.ts'
import { enterCheck, proofKey, proofRefs, settleMandate } from './proofs.ts'
import type { PartyRow } from './rows.ts'
import { defineRule, ref, rely } from './rule.ts'
import {
  date,
  digest,
  dnssec,
  domain,
  id,
  type Kind,
  MANDATES,
  type MandateLevel,
  outcome,
  type Policy,
  said,
} from './shapes.ts'

/** Mandates: why a representative may bind a party, and how much of that a call asks for. */

/** The weakest level with which a party of this kind may sign under this policy. */
export function mandateNeeded({ mandate, mandates }: Policy, kind: Kind): MandateLevel {
  return mandates?.find(one => one.kind === kind)?.mandate ?? mandate
}

/** Whether a level is as strong as what is needed, or stronger. */
export function suffices(level: MandateLevel, needed: MandateLevel): boolean {
  return MANDATES.indexOf(level) >= MANDATES.indexOf(needed)
}

/** Refuses a party whose mandate is not what the policy asks of its kind. One umbrella body's word counts as a voucher. */
export function requireMandate(name: string, party: PartyRow, policy: Policy): void {
  const needed = mandateNeeded(policy, party.kind)
  const { umbrellas = [] } = policy
  if (
    suffices('voucher', needed) &&
    party.vouchers?.some(({ by, ended }) => ended === null && umbrellas.includes(by))
  )
    return
  const { mandate, lapsed } = party.versions.at(-1)!
  if (lapsed !== undefined)
    throw new Refusal(
      'mandate_lapsed',
      `No proof of the mandate of ${name} stands any more; entry ${lapsed} found the last one lapsed.`,
    )
  if (!suffices(mandate.level, needed))
    throw new Refusal(
      'mandate_insufficient',
      `The mandate of ${name} is of level ${mandate.level}; the policy asks for ${needed}.`,
    )
}

export const mandateChecked = defineRule({
  type: 'mandate/checked',
  scope: 'log',
  author: 'depositary',
  body: z
    .strictObject({
      party: id,
      method: z.enum(MANDATES),
      outcome,
      checked: date,
      domain: domain.nullable(),
      dnssec: dnssec.nullable(),
      channel: said.nullable(),
      note: said.nullable(),
      evidence: z.array(digest).max(8),
    })
    .refine(({ method, domain }) => method !== 'domain' || domain !== null, 'a domain is checked by its name')
    .refine(
      ({ method, dnssec }) => method === 'domain' || dnssec === null,
      'no answer of the DNS was asked for',
    )
    .refine(
      ({ method, channel }) => method === 'instrument' || channel === null,
      'only an instrument has come by a channel',
    )
    .refine(
      ({ method, outcome, channel, evidence }) =>
        method !== 'instrument' || outcome !== 'holds' || (channel !== null && evidence.length > 0),
      'an instrument is recorded with its digest and its channel',
    )
    .refine(
      ({ method, note }) => method !== 'vetted' || note !== null,
      'vetting is recorded with its reason',
    ),
  rests: body => [ref('parties', body.party)],
  needs: body => [ref('parties', body.party), ...proofRefs(body.party)],
  admit(body, act, rows) {
    const { party: name, method, ...found } = body
    const party = rely(requireAdmitted(rows, name), act.statement, `The party ${name}`)
    const before = rows.get('proofs', proofKey(name, method))
    rely(before, act.statement, `The proof of ${name} by ${method}`)
    if (found.outcome === 'lapsed' && (before === undefined || before.held === null))
      throw new Refusal('proof_unknown', `No proof of ${name} by ${method} has held that could lapse.`)
    enterCheck(name, method, { entry: act.index, ...found }, rows)
    settleMandate(name, party, act, rows)
  },
})
