import type { Asked } from '../asked.ts'
import { sealCounts } from '../launch/embargo.ts'
import { html, type Piece } from '../markup.ts'
import { say } from '../say.ts'
import { longMinute } from '../wording.ts'

/** How many signatures are sealed, and until when; by whom, nobody is told. Null where none is. */
export async function sealedEntry(asked: Asked, call: string): Promise<Piece> {
  const { lang, site } = asked
  const { waiting, due, lapsed, opens } = await sealCounts(site, call)
  const sealed = waiting + due
  if (sealed + lapsed === 0) return null
  const lines = [
    sealed === 0
      ? null
      : opens === null
        ? say(lang, 'sealed.countDue', { count: sealed })
        : say(lang, 'sealed.count', { count: sealed, hour: longMinute(opens, lang) }),
    lapsed === 0 ? null : say(lang, 'sealed.countLapsed', { count: lapsed }),
  ]
  return html`<section class="entry" id="sealed"><div class="side"><h2>${say(lang, 'sealed.heading')}</h2><p>${say(lang, 'sealed.note')}</p></div><div class="box">${lines.map(line => (line === null ? null : html`<p class="plain">${line}</p>`))}</div></section>`
}
