import type { Application } from '../../../people/applications.ts'
import { type Aside, requireAside } from '../../../people/piles.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { linkIn, linkTo, withMore } from '../../links.ts'
import { html, type Markup } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { dayIn } from '../../moments.ts'
import { part, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { takeBackAlone } from '../aside/run.ts'
import { noteAct } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { inList } from '../queue/next.ts'

/** An application that was set aside with others: by whom, why, with which, and the way back into the queue. */
export function asideOutcome(asked: Asked, officer: Officer, { by, at, reason, pile, told }: Aside): Markup {
  const { lang, params } = asked
  const day = dayIn(at, lang)
  const others = linkTo(asked, `/desk/aside/${pile}`, say(lang, 'aside.with'))
  const action = linkIn(asked, inList(asked, params.application!))
  const back = mayCome(officer, 'deskDecision', 'return')
    ? html`<form class="mt" method="post" action="${action}"><input type="hidden" name="decision" value="return"><button class="btn second">${say(lang, 'aside.takeBack')}</button></form>`
    : null
  const matter = html`<p>${say(lang, 'aside.setOn', { by, day })}</p><blockquote class="quoted mt-s"><span class="typed" dir="auto">${reason}</span></blockquote><p class="mt-s">${say(lang, told === null ? 'aside.notTold' : 'aside.told')} ${others}</p>${back}`
  return part(say(lang, 'desk.decision'), matter, { strong: true })
}

/** Refuses `application_decided` where it is not set aside (any more). */
export async function takeBackOne(asked: Asked, officer: Officer, application: Application): Promise<Answer> {
  const { site, params } = asked
  const id = params.application!
  await takeBackAlone(site, requireAside(application).pile, id)
  await noteAct(asked, officer, 'application-taken-back', id)
  return seeOther(asked, withMore(inList(asked, id), 'back=1'))
}
