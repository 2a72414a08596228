import { isSameHolder } from '../../outbound/public-suffix.ts'
import { type Application, askingOf } from '../../people/applications.ts'
import type { Proof } from '../../people/proofs.ts'
import type { Asked } from '../asked.ts'
import { html, type Piece } from '../markup.ts'
import { convenerDomain } from '../proofs/own.ts'
import { say } from '../say.ts'

/** Whether what was proven is where the record has the convener. */
export async function convenerLine(
  asked: Asked,
  application: Application,
  proofs: readonly Proof[],
): Promise<Piece> {
  if (askingOf(application) !== 'claim') return null
  const { lang } = asked
  const address = await convenerDomain(asked, application.call)
  const shown = proofs.find(({ method }) => method === 'domain')
  const is =
    address === null
      ? 'unnamed'
      : shown === undefined
        ? 'unproven'
        : isSameHolder(shown.domain, address)
          ? 'same'
          : 'other'
  const says = say(lang, `handOver.address.${is}`, { address: address ?? '', domain: shown?.domain ?? '' })
  return html`<div class="notice mt${is === 'other' ? ' warn' : ''}"><p>${says}</p></div>`
}
