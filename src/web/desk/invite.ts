import { Refusal } from '../../core/refusal.ts'
import { type Application, type ApplicationState, noteInvitation } from '../../people/applications.ts'
import { endInvitation, invite } from '../../people/invitations.ts'
import { openUntil } from '../../people/links.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import type { Form } from '../form.ts'
import { writeInvitation } from '../letters/application.ts'
import type { Queued } from '../letters/send.ts'
import { entryNumber, linkTo, mailTo } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { mayCome } from '../may.ts'
import { dayIn } from '../moments.ts'
import { postedForm } from '../posted-form.ts'
import { part } from '../private.ts'
import { say } from '../say.ts'
import { keysInForce, partyName } from '../statement/facts.ts'
import { noteAct } from './diary.ts'
import type { Officer } from './officer/officer.ts'
import { deskPage } from './pages.ts'
import { inList, nextPart } from './queue/next.ts'

type Admitted = Extract<ApplicationState, { is: 'admitted' }>

/** Whether somebody has been invited, and the button that makes a link. */
export async function invitationPart(asked: Asked, officer: Officer, state: Admitted): Promise<Markup> {
  const { lang, site } = asked
  const heading = say(lang, 'desk.invitation')
  const { enrolled } = state
  if (enrolled !== null && (await keysInForce(asked, state.party)) > 0) {
    const entry = entryNumber(asked, enrolled)
    return part(heading, html`<p>${say(lang, 'desk.invitationUsed')} ${entry}</p>`)
  }
  const isFirst = state.invitation === null && enrolled === null
  const until =
    state.invitation === null ? null : await openUntil(site.log.drawer, state.invitation, site.now())
  const without = enrolled !== null ? 'desk.inviteNoKey' : isFirst ? 'desk.inviteFirst' : 'desk.inviteExpired'
  const told =
    until === null ? say(lang, without) : say(lang, 'desk.inviteAgainNote', { until: dayIn(until, lang) })
  if (!mayCome(officer, 'deskDecision', 'invite'))
    return part(heading, html`<p>${told}</p><p class="mt">${say(lang, 'office.decides')}</p>`)
  const button = postedForm(asked, inList(asked, asked.params.application!), {
    hidden: { decision: 'invite', instead: state.invitation ?? '' },
    button: say(lang, isFirst ? 'desk.invite' : 'desk.inviteAgain'),
  })
  const ending =
    until === null
      ? null
      : postedForm(asked, '/desk/invitations', {
          hidden: { end: state.invitation! },
          button: say(lang, 'invites.end'),
          isSecond: true,
        })
  return part(heading, html`<p>${told}</p>${button}${ending}`)
}

/** Makes a link and shows it, once; the one before is good no longer. */
export async function inviteAgain(
  asked: Asked,
  officer: Officer,
  id: string,
  application: Application,
  { fields }: Form,
): Promise<Answer> {
  const { state, person, call, lang: filledIn } = application
  const { lang, site } = asked
  const { drawer } = site.log
  if (state.is !== 'admitted')
    throw new Refusal('party_unknown', 'Only a party that was admitted can be invited.')
  if (state.enrolled !== null && (await keysInForce(asked, state.party)) > 0)
    throw new Refusal('link_spent', `The invitation was used: entry ${state.enrolled} added the key.`)
  // Loaded again, a form that has done its work would end the link that it made.
  if ((fields.get('instead') ?? '') !== (state.invitation ?? ''))
    throw new Refusal('application_decided', 'An invitation was made meanwhile; here it is as it stands.')
  const { party, entry } = state
  const made = await invite(
    drawer,
    { party, call, admitted: entry, application: id, person: person.name, lang: filledIn, by: officer.id },
    site.now(),
  )
  try {
    await noteInvitation(drawer, id, { invitation: made.link, instead: state }, site.now())
  } catch (error) {
    await endInvitation(drawer, made.link)
    throw error
  }
  if (state.invitation !== null) await endInvitation(drawer, state.invitation)
  await noteAct(asked, officer, 'invited', party)
  const url = `${site.publicUrl}/invitations/${made.token}?lang=${filledIn}`
  const name = await partyName(asked, party)
  const until = dayIn(made.expires, lang)
  const isAgain = state.invitation !== null
  const letter = await writeInvitation(asked, { id, application, name, made, isAgain })
  const told =
    site.mail !== null && letter.state === 'waiting'
      ? say(lang, 'desk.inviteMailed', { email: person.email })
      : say(lang, 'desk.inviteHandOver', { person: person.name, until })
  const handOver = html`<p>${told}</p><p class="codeline mt" tabindex="-1" autofocus id="invitation">${url}</p><p class="note mt">${say(lang, 'desk.inviteOnce')}</p>
${mailedPart(asked, letter, person.email)}`
  const title = say(lang, 'desk.inviteTitle')
  const page = { title: `${title} ${name}`, heading: html`${title} <bdi>${name}</bdi>` }
  const parts = html`${part(say(lang, 'desk.inviteFor'), handOver, { strong: true })}
${await nextPart(asked, id)}`
  return deskPage(asked, officer, page, parts)
}

/** Whether the letter goes out by itself; where it does not, an officer sends it from a mailbox of their own. */
function mailedPart(asked: Asked, { id, state, subject, text }: Queued, email: string): Markup {
  const { lang, site } = asked
  const outbox = (says: string) => linkTo(asked, `/desk/outbox/${id}`, says)
  if (site.mail !== null && state === 'waiting')
    return html`<p class="note mt">${outbox(say(lang, 'outbox.see'))}</p>`
  const why =
    state === 'waiting'
      ? html`${say(lang, 'outbox.noRelay')} ${outbox(say(lang, 'outbox.readLetter'))}`
      : say(lang, state === 'unwanted' ? 'outbox.unwantedNote' : 'outbox.bouncedNote')
  const mail = mailTo(email, { subject, body: text.replaceAll('\n', '\r\n') })
  return html`<p class="mt">${why}</p><div class="actions"><a class="btn" href="${mail}">${say(lang, 'desk.inviteMail', { email })}</a></div>`
}
