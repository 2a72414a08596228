import { waitingApplications } from '../../people/applications.ts'
import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { part } from '../private.ts'
import { say } from '../say.ts'

/** From one decision to the next: the application that came after this one and waits, else the oldest that does. */
export async function nextPart(asked: Asked, id: string): Promise<Markup> {
  const { lang, site } = asked
  const others = (await waitingApplications(site.log.drawer, site.now())).filter(one => one.id !== id)
  const next = others.find(one => one.id > id) ?? others[0]
  const desk = html`<a class="btn second" href="${linkIn(asked, '/desk')}">${say(lang, 'desk.toDesk')}</a>`
  const lead =
    next === undefined
      ? null
      : html`<a class="btn second" href="${linkIn(asked, `/desk/applications/${next.id}#sent`)}">${say(lang, 'desk.nextOne')} <bdi>${next.value.organisation.name}</bdi></a>`
  return part(
    say(lang, 'desk.nextTitle'),
    html`<p>${say(lang, 'desk.nextWait', { count: others.length })}</p><div class="actions">${lead}${desk}</div>`,
  )
}
