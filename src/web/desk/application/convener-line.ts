import { isHeldWith } from '../../../outbound/public-suffix.ts'
import { type Application, askingOf } from '../../../people/applications.ts'
import type { Proof } from '../../../people/proofs.ts'
import type { Asked } from '../../asked.ts'
import { html, type Piece } from '../../markup.ts'
import { convenerDomain } from '../../proofs/own.ts'
import { say } from '../../say.ts'

/** Whether what a convener has proven is where the record has the convener. */

/** `same`, if whoever holds the domain of the recorded address holds the one that was proven. */
export function comparedWith(
  address: string | null,
  proofs: readonly Proof[],
): 'same' | 'other' | 'unproven' | 'unnamed' {
  const shown = proofs.find(({ method }) => method === 'domain')
  if (address === null) return 'unnamed'
  if (shown === undefined) return 'unproven'
  return isHeldWith(address, shown.domain) ? 'same' : 'other'
}

export async function convenerLine(
  asked: Asked,
  application: Application,
  proofs: readonly Proof[],
): Promise<Piece> {
  // Once it is decided, the address may be another, and nobody compares any more.
  if (askingOf(application) !== 'claim' || application.state.is !== 'waiting') return null
  const address = await convenerDomain(asked, application.call)
  const is = comparedWith(address, proofs)
  const domain = proofs.find(({ method }) => method === 'domain')?.domain ?? ''
  const says = say(asked.lang, `handOver.address.${is}`, { address: address ?? '', domain })
  return html`<div class="notice mt${is === 'other' ? ' warn' : ''}"><p>${says}</p></div>`
}
