import { Refusal } from '../../core/refusal.ts'
import { requireSeldom } from '../daily-limit.ts'
import { rely, statement } from '../declaration.ts'
import { type MandateLevel, party, said, yes } from '../kinds.ts'
import type { Voucher } from '../mandate-rows.ts'
import { aboutParty, admittedCodes, requireAdmitted } from '../party-in-force.ts'
import { bareCheck, enterCheck, proofRefs, settleMandate } from '../proofs.ts'
import { type PartyRow, ref } from '../rows.ts'
import { levelSaid } from './mandates.ts'

/** Vouchers: a party's word that another's representative may bind it. */

/** How many parties must vouch for a proof by their word. */
const ENOUGH = 2
/** Mandates whose party may vouch. None rests on somebody else's word, so that no ring of vouchers stands. */
const STRONG: readonly MandateLevel[] = ['domain', 'instrument', 'vetted']

export const mandateVouched = statement('mandate/vouched', {
  scope: 'log',
  author: 'party',
  // Parties must be able to take their word for each other back.
  switchable: false,
  body: {
    party,
    /** False where a voucher is taken back. */
    stands: yes,
    note: said,
  },
  ...aboutParty,
  reads: ({ body, by }) => ({
    author: ref('parties', by),
    party: ref('parties', body.party),
    vouchers: ref('vouchers', body.party),
    proofs: proofRefs(body.party),
  }),
  refuses: {
    ...admittedCodes('party'),
    voucher_self: 'party',
    voucher_exists: 'party',
    voucher_unknown: 'party',
    voucher_weak: null,
    said_often: null,
    seen_stale: null,
  },
  admit(it) {
    const { by, day, index: entry, rows, statement } = it
    const { party: name, stands, note } = it.body
    if (by === name) throw new Refusal('voucher_self', `${name} vouches for itself.`)
    const party = rely(requireAdmitted(rows.party), statement, `The party ${name}`)
    const before = rows.vouchers.row?.vouchers ?? []
    const own = before.find(one => one.by === by && one.ended === null)
    if (stands && own !== undefined)
      throw new Refusal('voucher_exists', `${by} vouches for ${name} with entry ${own.entry} already.`)
    if (!stands && own === undefined)
      throw new Refusal('voucher_unknown', `${by} does not vouch for ${name}.`)
    if (stands) {
      requireStrong(by, requireAdmitted(rows.author))
      const today = before.filter(one => one.by === by && one.day === day)
      requireSeldom(today.length, day, `${by} vouched for ${name}`)
    }
    const after: Voucher[] =
      own === undefined
        ? [...before, { by, day, entry, note, ended: null }]
        : before.map(one => (one === own ? { ...one, ended: { entry, note } } : one))
    rows.vouchers.put({ since: entry, vouchers: after })
    // `since` stays: what others rely on in a party is its name and its mandate.
    const brief = after.map(one => ({ by: one.by, entry: one.entry, ended: one.ended?.entry ?? null }))
    const changed = { ...party, vouchers: brief }
    rows.party.put(changed)
    const isEnough = standing(after) >= ENOUGH
    if (isEnough === standing(before) >= ENOUGH) return
    enterCheck(rows.proofs.voucher, bareCheck(isEnough ? 'holds' : 'lapsed', day, entry))
    settleMandate(rows.proofs, rows.party, changed, it)
  },
})

function requireStrong(by: string, { versions }: PartyRow): void {
  const { mandate, lapsed } = versions.at(-1)!
  if (lapsed !== undefined)
    throw new Refusal('voucher_weak', `The mandate of ${by} has lapsed with entry ${lapsed}.`)
  if (mandate === null || !STRONG.includes(mandate.level))
    throw new Refusal(
      'voucher_weak',
      `The mandate of ${by} is ${levelSaid(mandate)}; to vouch it must be ${STRONG.join(', ')}.`,
    )
}

function standing(vouchers: readonly Voucher[]): number {
  return vouchers.filter(({ ended }) => ended === null).length
}

export const VOUCHER_TYPES = [mandateVouched] as const
