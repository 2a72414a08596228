import type { Asked } from '../asked.ts'
import { typedIsDone } from '../keep-typed.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { say } from '../say.ts'

/**
 * What has just been done: after an act its entry, to look at and to cite; after a refusal that it was told; after an
 * enrolment a word of welcome. It takes the focus, so that whoever uses the keyboard goes on from there.
 */
export function recorded(asked: Asked): Piece {
  const { lang, query } = asked
  if (query.has('welcome')) return notice(say(lang, 'desk.welcome'))
  if (query.has('asked')) return notice(say(lang, 'talk.sent'))
  if (query.has('dropped')) return notice(say(lang, 'second.dropped'))
  if (query.has('back')) return notice(say(lang, 'aside.isBack'))
  if (query.has('refused'))
    return notice(
      html`${say(lang, 'desk.refusedDone')} <a href="${linkIn(asked, '/desk/outbox')}">${say(lang, 'outbox.open')}</a>`,
    )
  const index = /^\d{1,15}$/.exec(query.get('done') ?? '')?.[0]
  if (index === undefined) return null
  const entry = html`<a href="${linkIn(asked, `/entries/${index}`)}">${say(lang, 'entry.n', { index: Number(index) })}</a>`
  return html`${typedIsDone('/desk/new/')}${notice(html`${say(lang, 'desk.done')} ${entry}`)}`
}

function notice(words: Piece): Piece {
  return html`<p class="notice" role="status" tabindex="-1" autofocus>${words}</p>`
}
