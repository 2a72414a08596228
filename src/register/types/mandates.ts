import { z } from 'zod'
import { Refusal } from '../../core/refusal.ts'
import { rely, statement } from '../declaration.ts'
import {
  date,
  dnssec,
  domain,
  evidence,
  type Kind,
  MANDATES,
  type Mandate,
  type MandateLevel,
  method,
  outcome,
  party,
  said,
} from '../kinds.ts'
import { aboutParty, admittedCodes, requireAdmitted } from '../party-in-force.ts'
import type { Policy } from '../policy.ts'
import { enterCheck, proofRefs, settleMandate } from '../proofs.ts'
import { type PartyRow, ref } from '../rows.ts'

/** Mandates: why a representative may bind a party, and how much of that a call asks for. */

/** The weakest level with which a party of this kind may sign under this policy. */
export function mandateNeeded({ mandate, mandates }: Policy, kind: Kind): MandateLevel {
  return mandates?.find(one => one.kind === kind)?.mandate ?? mandate
}

/** Whether a level is as strong as the one that is needed, or stronger. */
export function suffices(level: MandateLevel, needed: MandateLevel): boolean {
  return MANDATES.indexOf(level) >= MANDATES.indexOf(needed)
}

/** For the sentence of a refusal. */
export const levelSaid = (mandate: Mandate | null): string =>
  mandate === null ? 'not checked yet' : `of level ${mandate.level}`

/** The codes of `requireMandate`. No member of a statement that signs mends them. */
export const mandateCodes = { mandate_lapsed: null, mandate_insufficient: null } as const

/** Refuses a party whose mandate is weaker than the policy asks of its kind. One umbrella's word counts as a voucher. */
export function requireMandate(
  name: string,
  party: Pick<PartyRow, 'kind' | 'versions' | 'vouchers'>,
  policy: Policy,
): void {
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
  if (mandate === null || !suffices(mandate.level, needed))
    throw new Refusal(
      'mandate_insufficient',
      `The mandate of ${name} is ${levelSaid(mandate)}; the policy asks for ${needed}.`,
    )
}

export const mandateChecked = statement('mandate/checked', {
  scope: 'log',
  author: 'depositary',
  body: {
    party,
    method,
    outcome,
    checked: date,
    domain: domain.nullable(),
    dnssec: dnssec.nullable(),
    channel: said.nullable(),
    note: said.nullable(),
    evidence: z.array(evidence).max(8),
  },
  fits({ method, outcome, domain, dnssec, channel, note, evidence }) {
    if (method === 'domain' && domain === null)
      return { member: 'domain', why: 'a domain is checked by its name' }
    if (method !== 'domain' && dnssec !== null)
      return { member: 'dnssec', why: 'no answer of the DNS was asked for' }
    if (method !== 'instrument' && channel !== null)
      return { member: 'channel', why: 'only an instrument has come by a channel' }
    if (method === 'instrument' && outcome === 'holds' && (channel === null || evidence.length === 0))
      return {
        member: channel === null ? 'channel' : 'evidence',
        why: 'an instrument is recorded with its digest and its channel',
      }
    if (method === 'vetted' && note === null)
      return { member: 'note', why: 'vetting is recorded with its reason' }
    return null
  },
  ...aboutParty,
  reads: ({ body }) => ({ party: ref('parties', body.party), proofs: proofRefs(body.party) }),
  refuses: { ...admittedCodes('party'), proof_unknown: 'outcome', seen_stale: null },
  admit(it) {
    const { body, index, rows, statement } = it
    const { party: name, method, ...found } = body
    const party = rely(requireAdmitted(rows.party), statement, `The party ${name}`)
    const proof = rows.proofs[method]
    const { row: before } = proof
    rely(before, statement, `The proof of ${name} by ${method}`)
    if (found.outcome === 'lapsed' && (before === undefined || before.held === null))
      throw new Refusal('proof_unknown', `No proof of ${name} by ${method} has held that could lapse.`)
    enterCheck(proof, { entry: index, ...found })
    settleMandate(rows.proofs, rows.party, party, it)
  },
})

export const MANDATE_TYPES = [mandateChecked] as const
