import { everyApplication } from '../../../people/applications.ts'
import type { Asked } from '../../asked.ts'
import { linkIn } from '../../links.ts'
import { html, type Markup } from '../../markup.ts'
import { linkButton } from '../../posted-form.ts'
import { part } from '../../private.ts'
import { say } from '../../say.ts'
import { isNarrowed, type QueueQuery, queueAddress, queueQueryIn } from './query.ts'
import { applicationAddress, listFor } from './queue.ts'

/** The list from which an application was opened, as its address has it. */
function listIn({ query }: Asked): QueueQuery {
  return queueQueryIn(new URLSearchParams(query.get('list') ?? ''))
}

/** A path of this application that keeps the list. */
export function inList(asked: Asked, id: string): string {
  return applicationAddress(id, listIn(asked))
}

/** From one decision to the next: the application that came after this one in the list and waits, else the oldest that does. */
export async function nextPart(asked: Asked, id: string): Promise<Markup> {
  const { lang, site } = asked
  // Whoever looks through those that were decided goes on to those that wait.
  const list = { ...listIn(asked), stage: 'waiting' as const }
  const all = await everyApplication(site.log.drawer, site.now())
  const others = (await listFor(asked, list, all)).filter(one => one.id !== id)
  const next = others.find(one => one.id > id) ?? others[0]
  const back = say(lang, isNarrowed(list) ? 'queue.list' : 'desk.toDesk')
  const desk = linkButton(asked, queueAddress('/desk', list), back)
  const lead =
    next === undefined
      ? null
      : html`<a class="btn second" href="${linkIn(asked, applicationAddress(next.id, list))}#sent">${say(lang, 'desk.nextOne')} <bdi>${next.value.organisation.name}</bdi></a>`
  return part(
    say(lang, 'desk.nextTitle'),
    html`<p>${say(lang, 'desk.nextWait', { count: others.length })}</p><div class="actions">${lead}${desk}</div>`,
  )
}
