import {
  type Asked,
  contactLink,
  howToReach,
  html,
  linkTo,
  type Markup,
  notedPart,
  type Piece,
  phrase,
  say,
} from '../kit/kit.ts'
import type { OwnKey } from './own-keys.ts'

/**
 * What is left to an organisation whose passkey is lost: told where the first one is made, after signing, on its own
 * page and at the sign-in, since whoever has lost it reads none of what stands behind it.
 */

/**
 * Whether one key alone may still sign, beside those that may be lost: with it the party would be lost for its own
 * people.
 */
export function isLastSignatory(keys: readonly OwnKey[], lost: readonly OwnKey[] = []): boolean {
  return keys.filter(isSigner).length - lost.length === 1
}

/**
 * Keys that can sign and were there before we let the reader's own in beside them: most likely lost. An open session of
 * one shows nothing, since a thief may have opened it.
 */
export function maybeLost(keys: readonly OwnKey[], own: string): OwnKey[] {
  const mine = keys.find(({ keyid }) => keyid === own)
  if (mine?.row.addedBy !== 'depositary') return []
  return keys.filter(key => isSigner(key) && key.row.added < mine.row.added)
}

const isSigner = ({ row }: OwnKey) => row.revoked === null && (row.role ?? 'signatory') === 'signatory'

/** Who helps where no colleague can: the depositary, by a way that takes two officers. */
export function askForAnother(asked: Asked): Piece {
  const { lang } = asked
  const contact = contactLink(asked)
  return contact === null
    ? phrase(lang, 'wayBack.askUs', { reach: howToReach(asked) })
    : phrase(lang, 'wayBack.writeTo', { contact })
}

/** At the sign-in, for whoever cannot: who lets them in again. */
export function lostPart(asked: Asked): Markup {
  const { lang } = asked
  const ways = html`<ul class="plain-list">
    <li>${say(lang, 'wayBack.byColleague')}</li>
    <li>${askForAnother(asked)}</li>
    <li>${say(lang, 'wayBack.stolen')}</li>
  </ul>`
  return notedPart(lang, 'wayBack', ways, { id: 'lost' })
}

/** Where the first passkey is made: what to do before it is lost. */
export function lostBefore({ lang }: Asked): string {
  return say(lang, 'wayBack.before')
}

/** On the party's own page. It warns whoever is the last that can sign. */
export function wayBackPart(asked: Asked, { isLast }: { readonly isLast: boolean }): Markup {
  const { lang } = asked
  const device = linkTo(asked, '/representative/colleagues', say(lang, 'wayBack.device'))
  const colleague = linkTo(asked, '/representative/colleagues', say(lang, 'wayBack.colleague'))
  const steps = html`<ul class="plain-list">
    <li>${phrase(lang, 'wayBack.second', { device })}</li>
    <li>${phrase(lang, 'wayBack.other', { colleague })}</li>
    <li>${askForAnother(asked)}</li>
  </ul>`
  const warning = isLast ? html`<p class="notice warn">${say(lang, 'wayBack.last')}</p>` : null
  return notedPart(lang, 'wayBack', html`${warning}${steps}`, { id: 'lost' })
}
