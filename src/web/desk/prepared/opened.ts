import { isAhead, type Launch, launches } from '../../../people/launches.ts'
import { sealedBeyond } from '../../../work/launch/embargo.ts'
import {
  type Asked,
  announcedHour,
  callShown,
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

/** When letters go out, and how whoever gets one signs. */
export async function invitesNext(
  { lang, site }: Asked,
  call: string,
  launch: Launch | undefined,
): Promise<string> {
  const goes = say(lang, site.mail === null ? 'opened.invitesByHand' : 'opened.invitesGo')
  if (!isAhead(launch, site.now())) return goes
  const later = sealedBeyond(await site.seals.of(call), launch)
  return `${goes} ${say(lang, 'opened.invitesSealed', { hour: announcedHour(launch, lang), later })}`
}

export async function showOpened(asked: Asked, officer: Officer) {
  const { lang, params, site } = asked
  const id = params.call!
  const call = await callShown(asked, id)
  const launch = await launches.get(site.log.drawer, id, site.now())
  const title = nameIn(call.row.titles, lang).text
  const isReady = takesSignatures(call)
  const happened =
    launch !== undefined && !launch.lifted
      ? say(lang, 'opened.sealed', { hour: announcedHour(launch, lang) })
      : say(lang, call.isRecord ? 'opened.record' : isReady ? 'opened.open' : 'opened.waits')
  const invites = isReady && mayCome(officer, 'deskInvitingSent')
  const next = mayCome(officer, 'deskForm')
    ? [
        ...(call.row.text === null
          ? [html`${linkButton(asked, `/desk/new/text?call=${id}`, say(lang, 'opened.publish'), '')}`]
          : []),
        ...(invites
          ? [
              linkButton(asked, `/desk/inviting?call=${id}`, say(lang, 'opened.invite'), ''),
              linkButton(asked, `/desk/bulk?call=${id}`, say(lang, 'opened.inviteMany')),
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
    ${next.length === 0 ? null : part(say(lang, 'opened.next'), html`${invites ? html`<p>${await invitesNext(asked, id, launch)}</p>` : null}<div class="actions">${next}</div>`)}
  `
  return deskPage(
    asked,
    officer,
    { title: say(lang, 'opened.title', { title }), heading: say(lang, 'opened.title', { title }) },
    parts,
  )
}
