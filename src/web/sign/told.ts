import type { JsonObject } from '../../core/json.ts'
import type { Part } from '../../log/attachments.ts'
import type { Said } from '../../register/kinds.ts'
import { type Asked, fact, html, languageIn, linkTo, type Markup, type Piece, say } from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import { type Bound, boundFact } from '../text/bound.ts'
import { factsShown } from '../text/policy-facts.ts'
import type { Offer } from './offer.ts'

/** What is signed, in the words of pages: above the rows of its statement, which leave nothing out. */

interface Signing {
  readonly offer: Offer
  readonly by: Bound
  /** The body of the acceptance, as the bytes have it. */
  readonly acceptance: JsonObject
  readonly parts: readonly Part[]
  readonly more?: readonly Piece[]
}

export async function signingTold(
  asked: Asked,
  { offer, by, acceptance, parts, more = [] }: Signing,
): Promise<Markup> {
  const { lang } = asked
  const { call, policy, text } = offer
  const [read] = acceptance.read as string[]
  const version = say(lang, 'sign.versionRead', {
    version: text.number,
    language: languageIn(read!, lang),
  })
  const words = async (name: 'reservation' | 'declaration') =>
    quoted(asked, acceptance[name] as Said | null, parts)
  const declaration = await words('declaration')
  return html`<dl class="facts wide mt">${[
    fact(say(lang, 'sign.signatory'), html`<bdi>${by.name}</bdi>`),
    fact(say(lang, 'sign.text'), linkTo(asked, `/${call.id}/text?text=${read}`, version)),
    fact(say(lang, 'sign.reservation'), (await words('reservation')) ?? say(lang, 'sign.noReservation')),
    declaration && fact(say(lang, 'sign.declaration'), declaration),
    await factsShown(asked, policy.policy, term => term === 'policy.effect' || term === 'policy.entities'),
    boundFact(asked, text.manifest, by),
    ...more,
  ]}</dl>`
}
