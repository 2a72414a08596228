import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'
import { requireAdmitted } from './admitted.ts'
import type { Voucher } from './mandate-rows.ts'
import { requireSeldom } from './often.ts'
import { bareCheck, enterCheck, proofRefs, settleMandate } from './proofs.ts'
import type { PartyRow } from './rows.ts'
import { defineRule, ref, rely } from './rule.ts'
import { id, type MandateLevel, said } from './shapes.ts'

/** Vouchers: a party's word that another's representative may bind it. */

/** How many parties must vouch for a proof by their word. */
const ENOUGH = 2
/** Mandates that carry a word for another: none that rests on somebody else's word, so that no ring of vouchers stands. */
const STRONG: readonly MandateLevel[] = ['domain', 'instrument', 'vetted']

export const mandateVouched = defineRule({
  type: 'mandate/vouched',
  scope: 'log',
  author: 'party',
  body: z.strictObject({
    party: id,
    /** False where a voucher is taken back. */
    stands: z.boolean(),
    note: said,
  }),
  rests: body => [ref('parties', body.party)],
  needs: (body, { by }) => [
    ref('parties', by),
    ref('parties', body.party),
    ref('vouchers', body.party),
    ...proofRefs(body.party),
  ],
  admit({ party: name, stands, note }, act, rows) {
    const { by } = act.statement
    if (by === name) throw new Refusal('voucher_self', `${name} vouches for itself.`)
    const party = rely(requireAdmitted(rows, name), act.statement, `The party ${name}`)
    const { vouchers: before } = rows.get('vouchers', name) ?? { vouchers: [] }
    const own = before.find(one => one.by === by && one.ended === null)
    if (stands && own !== undefined)
      throw new Refusal('voucher_exists', `${by} vouches for ${name} with entry ${own.entry} already.`)
    if (!stands && own === undefined)
      throw new Refusal('voucher_unknown', `${by} does not vouch for ${name}.`)
    if (stands) {
      requireStrong(by, requireAdmitted(rows, by))
      const today = before.filter(one => one.by === by && one.day === act.day)
      requireSeldom(today.length, act.day, `${by} vouched for ${name}`)
    }
    const entry = act.index
    const after: Voucher[] =
      own === undefined
        ? [...before, { by, day: act.day, entry, note, ended: null }]
        : before.map(one => (one === own ? { ...one, ended: { entry, note } } : one))
    rows.put('vouchers', name, { since: entry, vouchers: after })
    // `since` stays: what others rely on in a party is its name and its mandate.
    const brief = after.map(one => ({ by: one.by, entry: one.entry, ended: one.ended?.entry ?? null }))
    const changed = { ...party, vouchers: brief }
    rows.put('parties', name, changed)
    const isEnough = standing(after) >= ENOUGH
    if (isEnough === standing(before) >= ENOUGH) return
    enterCheck(name, 'voucher', bareCheck(isEnough ? 'holds' : 'lapsed', act.day, entry), rows)
    settleMandate(name, changed, act, rows)
  },
})

/** Whether the party's own mandate is such that it may vouch for others. */
export function mayVouch({ versions }: PartyRow): boolean {
  const { mandate, lapsed } = versions.at(-1)!
  return lapsed === undefined && STRONG.includes(mandate.level)
}

function requireStrong(by: string, party: PartyRow): void {
  if (mayVouch(party)) return
  const { mandate, lapsed } = party.versions.at(-1)!
  throw new Refusal(
    'voucher_weak',
    lapsed === undefined
      ? `The mandate of ${by} is of level ${mandate.level}; to vouch it must be ${STRONG.join(', ')}.`
      : `The mandate of ${by} has lapsed with entry ${lapsed}.`,
  )
}

function standing(vouchers: readonly Voucher[]): number {
  return vouchers.filter(({ ended }) => ended === null).length
}
