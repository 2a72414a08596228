import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { say } from '../say.ts'
import { typedIsDone } from '../typed.ts'

/** After an act: its entry, to look at and to cite. After an enrolment: a word of welcome. */
export function recorded(asked: Asked): Piece {
  const { lang, query } = asked
  if (query.has('welcome')) return html`<p class="notice" role="status">${say(lang, 'desk.welcome')}</p>`
  const index = /^\d{1,15}$/.exec(query.get('done') ?? '')?.[0]
  if (index === undefined) return null
  const entry = html`<a href="${linkIn(asked, `/entries/${index}`)}">${say(lang, 'entry.n', { index: Number(index) })}</a>`
  return html`${typedIsDone('/desk/new/')}<p class="notice" role="status">${say(lang, 'desk.done')} ${entry}</p>`
}
