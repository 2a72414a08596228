import type { Kind, Manifest } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { type Asked, fact, html, type Markup, nameIn, say, sub } from '../kit/kit.ts'
import { bindsWords, titleIn } from './text-column.ts'

/** Which principles of a text bind a signatory, told before it signs and on its receipt. */

/** For whom, by the name and the kind that the register has or gets. */
export interface Bound {
  readonly name: string
  readonly kind: Kind
}

/** Principles that do not bind everybody: those that bind this one, then those that do not. Null where all bind all. */
export function boundFact(
  asked: Asked,
  { principles }: Pick<Manifest, 'principles'>,
  { name, kind }: Bound,
): Markup | null {
  const { lang } = asked
  const some = principles.filter(({ kinds }) => kinds !== null)
  const facts = ([true, false] as const).map(isBound => {
    const those = some.filter(({ kinds }) => kinds!.includes(kind) === isBound)
    if (those.length === 0) return null
    const label = say(lang, isBound ? 'sign.principlesBind' : 'sign.principlesFree', { name })
    return fact(label, html`<ul class="plain-list">${those.map(one => principleLine(asked, one))}</ul>`)
  })
  return some.length === 0 ? null : html`${facts}`
}

function principleLine(asked: Asked, principle: Manifest['principles'][number]): Markup {
  const { lang } = asked
  const title = titleIn(principle, lang, lang)
  return html`<li><span lang="${title.lang}" dir="auto">${title.text}</span>${sub(`${bindsWords(asked, principle, false)}.`)}</li>`
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
