import {
  type Asked,
  contactLink,
  html,
  linkTo,
  type Markup,
  notedPart,
  type Piece,
  phrase,
  say,
} from '../kit/kit.ts'
import type { OwnKey } from '../passkey/own-keys.ts'

/**
 * What is left to an organisation whose passkey is lost: told where the first one is made, after signing, on its own
 * page and at the sign-in, since whoever has lost it reads none of what stands behind it.
 */

/** Whether one key alone may still sign: with it the party would be lost for its own people. */
export function isLastSignatory(keys: readonly OwnKey[]): boolean {
  return (
    keys.filter(({ row }) => row.revoked === null && (row.role ?? 'signatory') === 'signatory').length === 1
  )
}

/** Who helps where no colleague can: the depositary, by a way that takes two officers. */
export function askForAnother(asked: Asked): Piece {
  const { lang } = asked
  const contact = contactLink(asked)
  return contact === null ? say(lang, 'wayBack.askUs') : phrase(lang, 'wayBack.writeTo', { contact })
}

/** On the party's own page. It opens by itself for whoever is the last that can sign. */
export function wayBackPart(asked: Asked, { isLast }: { readonly isLast: boolean }): Markup {
  const { lang } = asked
  const device = linkTo(asked, '/representative/colleagues', say(lang, 'wayBack.device'))
  const colleague = linkTo(asked, '/representative/colleagues', say(lang, 'wayBack.colleague'))
  const steps = html`<ol class="flow">
    <li>${phrase(lang, 'wayBack.second', { device })}</li>
    <li>${phrase(lang, 'wayBack.other', { colleague })}</li>
    <li>${askForAnother(asked)}</li>
  </ol>`
  const warning = isLast ? html`<p class="notice warn">${say(lang, 'wayBack.last')}</p>` : null
  return notedPart(lang, 'wayBack', html`${warning}${steps}`, { id: 'lost' })
}
