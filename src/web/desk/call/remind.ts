import { Refusal } from '../../../core/refusal.ts'
import { inviteeAt } from '../../../people/invitees.ts'
import { askReminders } from '../../../people/reminders.ts'
import { type Progress, progressAmong, progressOf, sealedOn } from '../../../work/call-progress.ts'
import {
  bringsLink,
  isInvited,
  reminderWords,
  remindOne,
  takesSigning,
  UNREMINDED,
  type Unreminded,
  whyNotRemind,
} from '../../../work/reminders.ts'
import {
  type Asked,
  callOrRefuse,
  type Form,
  factList,
  html,
  inset,
  linkButton,
  nameIn,
  part,
  postedForm,
  say,
  seeOther,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { actNoted } from '../diary.ts'
import { letterPreview, NO_TOKEN, wishesShown } from '../letter-preview.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, paragraph } from '../pages.ts'
import { nameOf } from './invited.ts'

/** Before a reminder goes out: to whom it goes, who is left out and why, and the letter as it will be read. */

export const showRemind = (asked: Asked, officer: Officer) => remindPage(asked, officer, null, asked.query)

async function chosen({ site, params }: Asked, fields: URLSearchParams): Promise<Progress[]> {
  const call = params.call!
  const party = fields.get('party') ?? ''
  if (party === '') return progressOf(site, call)
  const found = await inviteeAt(site.log.drawer, { call, party: party.slice(0, 64) }, site.now())
  if (found === undefined) throw new Refusal('not_found', 'Nobody of this id was invited to this call.')
  return progressAmong(site, call, [found], await sealedOn(site, call))
}

async function remindPage(asked: Asked, officer: Officer, why: Unreminded | null, fields: URLSearchParams) {
  const { lang, params, site } = asked
  const call = params.call!
  const here = `/desk/calls/${call}`
  const row = await callOrRefuse(site.log.store, call)
  const all = await chosen(asked, fields)
  const takes = await takesSigning(site, call)
  const now = site.now()
  const due = all.filter(isInvited).filter(one => whyNotRemind(one, takes, now) === null)
  const left = Map.groupBy(all, one => whyNotRemind(one, takes, now))
  const skipped = UNREMINDED.flatMap(why => {
    const count = left.get(why)?.length ?? 0
    return count === 0 ? [] : [[say(lang, `remind.why.${why}`), String(count)] as const]
  })
  // One letter of each kind: with the link of the first letter, and for who has a passkey.
  const kinds = [due.find(bringsLink), due.find(one => !bringsLink(one))].filter(one => one !== undefined)
  const party = fields.get('party') ?? ''
  const hidden = party === '' ? {} : { party }
  const send =
    due.length === 0
      ? html`${paragraph(lang, 'remind.nobody')}<div class="actions">${linkButton(asked, here, say(lang, 'remind.back'))}</div>`
      : mayCome(officer, 'deskRemindSent')
        ? postedForm(asked, `${here}/remind`, {
            hidden,
            button: say(lang, site.mail === null ? 'remind.write' : 'remind.send', { count: due.length }),
            beside: linkButton(asked, here, say(lang, 'remind.back')),
          })
        : paragraph(lang, 'office.decides')
  const title =
    party !== '' && all[0] !== undefined
      ? say(lang, 'remind.titleOne', { name: nameOf(all[0], lang) })
      : say(lang, 'remind.title', { count: due.length })
  const parts = html`
    ${why === null ? null : inset(html`${say(lang, 'remind.notWritten')} ${say(lang, `remind.why.${why}`)}.`, 'warn')}
    ${part(
      say(lang, 'remind.heading'),
      html`
        ${skipped.length === 0 ? null : html`<p>${say(lang, 'remind.skipped', { count: all.length - due.length })}</p>${factList(skipped)}`}
        ${kinds.map(one => inset(say(lang, bringsLink(one) ? 'remind.same' : 'remind.sameKey'), 'mt'))}
        ${send}
      `,
      { strong: true },
    )}
    ${await Promise.all(
      kinds.map(async one => {
        const count = due.filter(other => bringsLink(other) === bringsLink(one)).length
        return letterPreview(asked, await shownWords(asked, one), { name: nameOf(one, lang), count })
      }),
    )}
  `
  const note = nameIn(row.titles, lang).text
  return deskPage(asked, officer, { title, note, status: why === null ? 200 : 409 }, parts)
}

const shownWords = (asked: Asked, one: Parameters<typeof reminderWords>[1]) =>
  reminderWords(asked.site, one, { token: NO_TOKEN, wishes: wishesShown(asked) })

export async function takeRemind(asked: Asked, officer: Officer, { fields }: Form) {
  const { params, site } = asked
  const call = params.call!
  const { drawer } = site.log
  const party = fields.get('party') ?? ''
  const note = actNoted(asked, officer, 'reminded', call)
  if (party === '') {
    await callOrRefuse(site.log.store, call)
    await askReminders(drawer, call, { round: { at: site.now(), by: officer.id } }, site.now())
    await drawer.apply([note], site.now())
    site.worker.wake()
    return seeOther(asked, `/desk/calls/${call}?done=round`)
  }
  const [progress] = await chosen(asked, fields)
  const why = await remindOne(site, progress!.found!, officer.id)
  if (why !== null) return remindPage(asked, officer, why, fields)
  await drawer.apply([note], site.now())
  return seeOther(asked, `/desk/calls/${call}?done=reminded`)
}
