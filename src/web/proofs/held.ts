import { Refusal } from '../../core/refusal.ts'
import type { Application } from '../../people/applications.ts'
import { PROOF_METHODS, type ProofMethod } from '../../people/proofs.ts'
import type { Policy } from '../../register/kinds.ts'
import { proofKey } from '../../register/proofs.ts'
import { type PartyRow, ref } from '../../register/rows.ts'
import { requireMandate } from '../../register/types/mandates.ts'
import type { Asked } from '../asked.ts'
import { html, type Piece } from '../markup.ts'
import { say } from '../say.ts'

/** What the register has of a mandate, told to whoever applied for the party. */

/** Once it is admitted: its mandate now, and whether that is enough to sign. */
export async function heldWords(asked: Asked, { state }: Application, policy: Policy): Promise<Piece> {
  if (state.is !== 'admitted') return null
  const { lang, site } = asked
  const [row] = await site.log.store.rows([ref('parties', state.party)])
  const version = row?.versions.at(-1)
  if (row === undefined || version === undefined) return null
  if (version.lapsed !== undefined)
    return html`<p class="notice warn mt-s">${say(lang, 'proofs.heldLapsed')}</p>`
  const level = say(lang, `mandate.${version.mandate.level}`)
  return html`<p class="mt-s">${say(lang, suffices(state.party, row, policy) ? 'proofs.heldEnough' : 'proofs.heldNot', { level })}</p>`
}

/** As the law will judge, an umbrella body's word included. */
function suffices(party: string, row: PartyRow, policy: Policy): boolean {
  try {
    requireMandate(party, row, policy)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Proofs that the register took over, and has found to hold no more since. */
export async function lapsedProofs(
  { site }: Asked,
  { state }: Application,
): Promise<ReadonlySet<ProofMethod>> {
  if (state.is !== 'admitted') return new Set()
  const rows = await site.log.store.rows(
    PROOF_METHODS.map(method => ref('proofs', proofKey(state.party, method))),
  )
  return new Set(PROOF_METHODS.filter((_, i) => rows[i] !== undefined && rows[i].lapsed !== null))
}
