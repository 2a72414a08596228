import type { Asked } from '../asked.ts'
import { typedIsDone } from '../keep-typed.ts'
import { entryNumber, linkTo } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { doneNotice } from '../private.ts'
import { say } from '../say.ts'

/**
 * What has just been done: after an act its entry, to look at and to cite; after a refusal that it was told; after an
 * enrolment a word of welcome. It takes the focus, so that whoever uses the keyboard goes on from there.
 */
export function recorded(asked: Asked): Piece {
  const { lang, query } = asked
  if (query.has('welcome')) return doneNotice(say(lang, 'desk.welcome'))
  if (query.has('asked')) return doneNotice(say(lang, 'talk.sent'))
  if (query.has('dropped')) return doneNotice(say(lang, 'second.dropped'))
  if (query.has('back')) return doneNotice(say(lang, 'aside.isBack'))
  if (query.has('refused'))
    return doneNotice(
      html`${say(lang, 'desk.refusedDone')} ${linkTo(asked, '/desk/outbox', say(lang, 'outbox.open'))}`,
    )
  const index = /^\d{1,15}$/.exec(query.get('done') ?? '')?.[0]
  if (index === undefined) return null
  const entry = entryNumber(asked, Number(index))
  return html`${typedIsDone('/desk/new/')}${doneNotice(html`${say(lang, 'desk.done')} ${entry}`)}`
}
