import { dayOf } from '../../core/time.ts'
import { say } from '../messages/say.ts'
import { html, type Markup } from './markup.ts'
import type { Asked } from './request.ts'
import { longDay } from './wording.ts'

export async function recordedDay({ site }: Asked): Promise<string> {
  return dayOf((await site.log.store.head())?.admitted ?? 0)
}

/** For a day in the future: the page shows what is known now. */
export async function laterNote(asked: Asked, at: string | undefined): Promise<Markup | null> {
  const { lang } = asked
  const recorded = await recordedDay(asked)
  if (at === undefined || at <= recorded) return null
  return html`<p class="notice mt">
    ${say(lang, 'roll.later', { date: longDay(recorded, lang), at: longDay(at, lang) })}
  </p>`
}
