import { parseTime } from '../../../core/time.ts'
import { launches } from '../../../people/launches.ts'
import {
  type Asked,
  callShown,
  hourByClocks,
  html,
  linkButton,
  linkTo,
  nameIn,
  part,
  say,
  takesSignatures,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage } from '../pages.ts'

/** Where an officer comes to who has opened a call: what happened, where it is seen, and what to do next. */

export async function showOpened(asked: Asked, officer: Officer) {
  const { lang, params, site } = asked
  const id = params.call!
  const call = await callShown(asked, id)
  const launch = await launches.get(site.log.drawer, id, site.now())
  const title = nameIn(call.row.titles, lang).text
  const isReady = takesSignatures(call)
  const happened =
    launch !== undefined && !launch.lifted
      ? say(lang, 'opened.sealed', { hour: hourByClocks(asked, parseTime(launch.opens)) })
      : say(lang, call.isRecord ? 'opened.record' : isReady ? 'opened.open' : 'opened.waits')
  const next = mayCome(officer, 'deskForm')
    ? [
        ...(call.row.text === null
          ? [html`${linkButton(asked, `/desk/new/text?call=${id}`, say(lang, 'opened.publish'), '')}`]
          : []),
        ...(mayCome(officer, 'deskInvitationsSent') && !call.isRecord
          ? [
              linkButton(
                asked,
                `/desk/calls/${id}`,
                say(lang, 'opened.invite'),
                call.row.text === null ? 'second' : '',
              ),
            ]
          : []),
        ...(call.isRecord
          ? []
          : [
              linkButton(
                asked,
                `/desk/launch/${id}`,
                say(lang, launch === undefined ? 'opened.setHour' : 'opened.seeHour'),
              ),
            ]),
        linkButton(asked, `/desk/new/amendment?call=${id}`, say(lang, 'opened.mend')),
      ]
    : []
  const parts = html`
    ${part(say(lang, 'opened.happened'), html`<p>${happened}</p><p>${linkTo(asked, `/${id}`, `${site.publicUrl}/${id}`)}</p>`, { strong: true })}
    ${next.length === 0 ? null : part(say(lang, 'opened.next'), html`<div class="actions">${next}</div>`)}
  `
  return deskPage(
    asked,
    officer,
    { title: say(lang, 'opened.title', { title }), heading: say(lang, 'opened.title', { title }) },
    parts,
  )
}
