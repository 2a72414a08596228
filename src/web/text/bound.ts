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
