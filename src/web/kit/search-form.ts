import { say } from '../messages/say.ts'
import { attributes, classes, html, type Markup } from './markup.ts'
import { languageKept } from './pieces.ts'
import type { Asked } from './request.ts'

/** The one search of the site, wherever it stands. Whoever sends it is brought to what was found. */
export function searchForm(
  asked: Asked,
  label: string,
  { q, wide = false }: { readonly q?: string; readonly wide?: boolean } = {},
): Markup {
  const { lang } = asked
  return html`<form class="${classes('seek', wide && 'wide')}" role="search" aria-label="${say(lang, 'frame.nav.search')}" action="/search#found" novalidate>
    <label for="q">${label}</label>
    <div><input${attributes({ id: 'q', name: 'q', type: 'search', value: q, autocomplete: 'off', dir: 'auto' })}>${languageKept(asked)}<button class="btn">${say(lang, 'search.button')}</button></div>
  </form>`
}
