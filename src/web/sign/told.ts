import type { JsonObject } from '../../core/json.ts'
import type { Part } from '../../log/attachments.ts'
import type { Kind, Manifest, Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import {
  type Asked,
  fact,
  html,
  languageIn,
  linkTo,
  type Markup,
  nameIn,
  type Piece,
  say,
  sub,
} from '../kit/kit.ts'
import { quoted } from '../teller/pieces.ts'
import { factsShown } from '../text/policy-facts.ts'
import { bindsWords, titleIn } from '../text/text-column.ts'
import type { Offer } from './offer.ts'

/** What is signed, in the words of pages: above the rows of its statement, which leave nothing out. */

/** For whom, by the name and the kind that the register has or gets. */
export interface Bound {
  readonly name: string
  readonly kind: Kind
}

/** Principles that do not bind everybody: whom each binds, and that it does not bind this one. Null where all do. */
export function boundFact(
  asked: Asked,
  { principles }: Pick<Manifest, 'principles'>,
  { name, kind }: Bound,
): Markup | null {
  const { lang } = asked
  const some = principles.filter(({ kinds }) => kinds !== null)
  if (some.length === 0) return null
  const lines = some.map(principle => {
    const title = titleIn(principle, lang, lang)
    const binds = principle.kinds!.includes(kind) ? 'sign.bindsThis' : 'sign.bindsNot'
    const whom = `${bindsWords(asked, principle, false)}. ${say(lang, binds, { name })}`
    return html`<li><span lang="${title.lang}" dir="auto">${title.text}</span>${sub(whom)}</li>`
  })
  return fact(say(lang, 'sign.principles'), html`<ul class="plain-list">${lines}</ul>`)
}

/** The same of what was signed, by the party as the register knows it. */
export async function boundBy(
  asked: Asked,
  call: string,
  { party, manifest }: { readonly party: string; readonly manifest: string },
): Promise<Markup | null> {
  const [text, about] = await asked.site.log.store.rows([ref('texts', call, manifest), ref('parties', party)])
  if (text === undefined || about === undefined) return null
  const { names, kind } = about
  return boundFact(asked, text.manifest, { name: nameIn(names, asked.lang).text, kind })
}

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
