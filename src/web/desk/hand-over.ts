import type { invitationFor } from '../../people/invitations.ts'
import type { Queued } from '../../work/letters/send.ts'
import { type Asked, deskDay, html, linkTo, mailTo, remark, say } from '../kit/kit.ts'

/** The one-time link of an invitation, shown to the officer who made it, and how it reaches whom it is for. */

interface HandedOver {
  readonly made: ReturnType<typeof invitationFor>
  readonly letter: Queued
  readonly person: string
  readonly email: string
  /** Its use is to show that the mailbox is read, so nobody sees the link but in the letter. */
  readonly isForMailAlone?: boolean
  /** The language of the letter. */
  readonly lang: string
}

/** The link, shown once to the officer who made it. */
export function handOver(
  asked: Asked,
  { made, letter, person, email, lang: theirs, isForMailAlone = false }: HandedOver,
) {
  const { lang, site } = asked
  if (isForMailAlone) {
    const says = site.mail === null ? 'outbox.readLetter' : 'outbox.see'
    return html`
      <p>${say(lang, site.mail === null ? 'inviting.mailByHand' : 'inviting.mailAlone', { email })}</p>
      <p class="ways mt">${linkTo(asked, `/desk/outbox/${letter.id}`, say(lang, says))}</p>
    `
  }
  const url = `${site.publicUrl}/invitations/${made.token}?lang=${theirs}`
  const until = deskDay(asked, made.expires)
  const told =
    site.mail !== null && letter.state === 'waiting'
      ? say(lang, 'desk.inviteMailed', { email })
      : say(lang, site.mail === null ? 'desk.inviteHandOverLater' : 'desk.inviteHandOver', { person, until })
  return html`
    <p>${told}</p>
    <p class="codeline mt" tabindex="-1" autofocus id="invitation">${url}</p>
    ${remark(say(lang, 'desk.inviteOnce'), 'mt')}
    ${mailedPart(asked, letter, email)}
  `
}

/** A letter that does not go out by itself is sent by an officer from a mailbox of their own. */
function mailedPart(asked: Asked, letter: Queued, email: string) {
  const { lang, site } = asked
  const { id, state } = letter
  const outbox = (says: string) => linkTo(asked, `/desk/outbox/${id}`, says)
  if (site.mail !== null && state === 'waiting') return remark(outbox(say(lang, 'outbox.see')), 'mt')
  const why =
    state === 'waiting'
      ? html`${say(lang, 'outbox.noRelay')} ${outbox(say(lang, 'outbox.readLetter'))}`
      : say(lang, state === 'unwanted' ? 'outbox.unwantedNote' : 'outbox.bouncedNote')
  return html`
    <p class="mt">${why}</p>
    <div class="actions"><a class="btn" href="${mailTo(email, letter)}">${say(lang, 'outbox.mail', { email })}</a></div>
  `
}
