import { dayOf } from '../../core/time.ts'
import { say } from '../messages/say.ts'
import { type CallShown, recordWord } from './call-shown.ts'
import type { Feed, Picture } from './head.ts'
import { linkIn } from './links.ts'
import { html, type Markup } from './markup.ts'
import type { Asked } from './request.ts'
import { nameIn } from './wording.ts'

/** What `web/share` makes of a page, for its head. */

/** The feeds of what stands at `path`. */
export function feedsAt(asked: Asked, path: string, name: string): Feed[] {
  return (['atom', 'json'] as const).map(form => ({
    path: linkIn(asked, `${path}/feed.${form}`),
    title: say(asked.lang, 'feed.named', { name, form }),
  }))
}

/** To the feed that most readers know. */
export function feedLink(asked: Asked, path: string): Markup {
  return html`<a href="${linkIn(asked, `${path}/feed.atom`)}">${say(asked.lang, 'frame.feed')}</a>`
}

/** The picture of a call, in this page's language. Who has fetched that of another day fetches today's. */
export function cardOf({ site, lang }: Asked, { id, row, isRecord }: CallShown): Picture {
  return {
    path: `/${id}/card.png?lang=${lang}&day=${dayOf(site.now())}`,
    alt: say(lang, 'card.alt', { record: recordWord(isRecord), title: nameIn(row.titles, lang).text }),
  }
}
