import type { JsonObject } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { ref } from '../../register/rows.ts'
import { signatureGiven } from '../../register/types/signatures.ts'
import { rowIn } from '../../store/each-row.ts'
import { launchAhead } from '../../work/launch/embargo.ts'
import { type Asked, callShown, partyOrRefuse, textToday } from '../kit/kit.ts'

/** What a call has to sign. The law is asked whether it would take it before anybody reads and types for nothing. */

/** A call that takes signatures, with what they bind. */
export type Offer = Readonly<Awaited<ReturnType<typeof offerOf>>>

/**
 * What the call of this address has to sign. Refuses what nobody could sign: `call_unknown`, `text_unknown`, or what
 * the door says of a signature on it.
 */
export async function offerOf(asked: Asked) {
  const call = await callShown(asked, asked.params.call!)
  const { id, row } = call
  const manifest = textToday(asked, row)
  const body = { manifest: manifest ?? row.policy, policy: row.policy, read: ['und'] }
  // The law asks what the call takes before it asks for the party, and no party bears this name.
  const refusal = await asked.site.log.door.preview(signatureOf('depositary', id, body))
  if (refusal !== null && refusal.code !== 'party_unknown') throw refusal
  if (manifest === null) throw new Refusal('text_unknown', `No text of ${id} is published yet.`)
  const [policy, text] = await asked.site.log.store.rows([
    ref('policies', `${id}/${row.policy}`),
    ref('texts', `${id}/${manifest}`),
  ])
  // The announcement until whose hour signatures are sealed; null where they are open.
  const launch = await launchAhead(asked.site, id)
  return { call, policy: policy!, manifest, text: text!, launch }
}

/** A party that may sign, and what it signed before. */
export type Signatory = Readonly<Awaited<ReturnType<typeof signatoryOf>>>

/** Refuses what the door would of this party’s signature with `body`; without one, on what is offered now. */
export async function signatoryOf(
  asked: Asked,
  { call, manifest, text }: Offer,
  id: string,
  body: JsonObject = { manifest, policy: call.row.policy, read: [text.manifest.texts[0]!.lang] },
) {
  const { door, store } = asked.site.log
  // Asked first: the law would call a statement by a name that is no id malformed.
  const row = await partyOrRefuse(store, id)
  const before = await rowIn(store, 'signatures', call.id, id)
  const refusal = await door.preview(signatureOf(id, call.id, body))
  if (refusal !== null) throw refusal
  return { id, row, before }
}

/** A signature as the law is asked of it. */
export function signatureOf(by: string, call: string, says: JsonObject) {
  const body = { reservation: null, declaration: null, ...says }
  return { type: signatureGiven.type, by, call, body, signers: [] }
}
