import { digestOf } from '../../../core/digest.ts'
import { formatJsonBytes } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import { inviteeAt, MOST_REMINDERS } from '../../../people/invitees.ts'
import { askReminders } from '../../../people/reminders.ts'
import { type Progress, progressAmong, progressOf, sealedOn } from '../../../work/call-progress.ts'
import type { Written } from '../../../work/letters/letter-writer.ts'
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
  addressWith,
  callOrRefuse,
  type Form,
  factList,
  html,
  inset,
  linkButton,
  linkTo,
  nameIn,
  type Piece,
  part,
  postedForm,
  say,
  seeOther,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { actNoted } from '../diary.ts'
import { letterPreview, NO_TOKEN, wishesShown } from '../letter-preview.ts'
import { type Confirming, confirmedBy } from '../officer/confirmation.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, paragraph } from '../pages.ts'
import { nameOf } from './invited.ts'

/** Before a reminder goes out: to whom it goes, who is left out and why, and the letter as it will be read. */

export const showRemind = (asked: Asked, officer: Officer) => remindPage(asked, officer, asked.query)

type Invited = Parameters<typeof reminderWords>[1]

/** Who is due now, with a letter of each kind: with the link of the first letter, and for who has a passkey. */
export interface Round {
  readonly due: readonly Invited[]
  readonly kinds: readonly { readonly one: Invited; readonly words: Written }[]
  /** Of those left, who had a letter too lately, and could be reminded all the same. */
  readonly early: readonly Invited[]
  /** Of whom it goes to, and of what it says: what an officer saw is what they send. */
  readonly digest: string
}

export async function roundOf(
  asked: Asked,
  call: string,
  all: readonly Progress[],
  isEarly = false,
): Promise<Round> {
  const { site } = asked
  const takes = await takesSigning(site, call)
  const invited = all.filter(isInvited)
  const may = (one: Invited, early: boolean) => whyNotRemind(one, takes, site.now(), { early }) === null
  const due = invited.filter(one => may(one, isEarly))
  const early = invited.filter(one => !due.includes(one) && may(one, true))
  const firsts = [due.find(bringsLink), due.find(one => !bringsLink(one))].filter(one => one !== undefined)
  const kinds = await Promise.all(firsts.map(async one => ({ one, words: await shownWords(asked, one) })))
  const to = due.map(one => {
    const { party, person, to, lang, link } = one.found.value
    return [party, person, to, lang, bringsLink(one) ? link : '']
  })
  const texts = kinds.map(({ words: { subject, text } }) => [subject, text])
  return { due, early, kinds, digest: digestOf(formatJsonBytes({ to, texts })) }
}

/** A letter of each kind, as it will be read. */
export const roundPreview = (asked: Asked, { due, kinds }: Round): Piece =>
  kinds.map(({ one, words }) => {
    const count = due.filter(other => bringsLink(other) === bringsLink(one)).length
    return letterPreview(asked, words, { name: nameOf(one, asked.lang), count })
  })

async function chosen({ site, params }: Asked, fields: URLSearchParams): Promise<Progress[]> {
  const call = params.call!
  const party = fields.get('party') ?? ''
  if (party === '') return progressOf(site, call)
  const found = await inviteeAt(site.log.drawer, { call, party: party.slice(0, 64) }, site.now())
  if (found === undefined) throw new Refusal('not_found', 'Nobody of this id was invited to this call.')
  return progressAmong(site, call, [found], await sealedOn(site, call))
}

/** Why the page comes again: somebody got no letter, or who is due or what they would read is another by now. */
type Again = Unreminded | 'changed'

async function remindPage(asked: Asked, officer: Officer, fields: URLSearchParams, why?: Again) {
  const { lang, params, site } = asked
  const call = params.call!
  const here = `/desk/calls/${call}`
  const row = await callOrRefuse(site.log.store, call)
  const all = await chosen(asked, fields)
  const takes = await takesSigning(site, call)
  const now = site.now()
  const isEarly = asksEarly(fields)
  const round = await roundOf(asked, call, all, isEarly)
  const { due, early, kinds, digest } = round
  const left = Map.groupBy(all, one => whyNotRemind(one, takes, now, { early: isEarly }))
  const skipped = UNREMINDED.flatMap(why => {
    const count = left.get(why)?.length ?? 0
    return count === 0 ? [] : [[say(lang, `remind.why.${why}`), String(count)] as const]
  })
  const party = fields.get('party') ?? ''
  const hidden = { due: digest, ...(party !== '' && { party }), ...(isEarly && EARLY) }
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
    ${why === undefined ? null : inset(againWords(lang, why), 'warn')}
    ${part(
      say(lang, 'remind.heading'),
      html`
        ${skipped.length === 0 ? null : html`<p>${say(lang, 'remind.skipped', { count: all.length - due.length })}</p>${factList(skipped)}`}
        ${party !== '' ? null : earlyPart(asked, { here, isEarly, count: early.length })}
        ${kinds.map(({ one }) => inset(say(lang, bringsLink(one) ? 'remind.same' : 'remind.sameKey'), 'mt'))}
        ${send}
      `,
      { strong: true },
    )}
    ${roundPreview(asked, round)}
  `
  const note = nameIn(row.titles, lang).text
  return deskPage(asked, officer, { title, note, status: why === undefined ? 200 : 409 }, parts)
}

const EARLY = { early: 'yes' } as const
/** Everybody, and never one: so each is asked sooner than the two days only where all are. */
const asksEarly = (fields: URLSearchParams) =>
  (fields.get('party') ?? '') === '' && fields.get('early') === EARLY.early

/** The eve of a launch: those, too, who had a letter the day before. */
function earlyPart(
  asked: Asked,
  { here, isEarly, count }: { readonly here: string; readonly isEarly: boolean; readonly count: number },
): Piece {
  const { lang } = asked
  const means = inset(say(lang, 'remind.earlyMeans', { most: MOST_REMINDERS }), 'mt')
  if (isEarly) return means
  if (count === 0) return null
  const way = linkButton(asked, addressWith(`${here}/remind`, EARLY), say(lang, 'remind.early', { count }))
  return html`${means}<div class="actions">${way}</div>`
}

const againWords = (lang: Asked['lang'], why: Again): Piece =>
  why === 'changed'
    ? say(lang, 'remind.changed')
    : html`${say(lang, 'remind.notWritten')} ${say(lang, `remind.why.${why}`)}.`

const shownWords = (asked: Asked, one: Invited) =>
  reminderWords(asked.site, one, { token: NO_TOKEN, wishes: wishesShown(asked) })

/**
 * What goes out is what the officer saw. To more than one it goes by their passkey: against whoever has their session
 * alone, and would have us write to everybody.
 */
export async function takeRemind(asked: Asked, officer: Officer, { fields }: Form) {
  const { params, site } = asked
  const call = params.call!
  const here = `/desk/calls/${call}`
  const isOne = (fields.get('party') ?? '') !== ''
  await callOrRefuse(site.log.store, call)
  const all = await chosen(asked, fields)
  const isEarly = asksEarly(fields)
  const { due, digest } = await roundOf(asked, call, all, isEarly)
  const note = actNoted(asked, officer, 'reminded', call)
  if (due.length === 0 && !isOne) return seeOther(asked, `${here}/remind`)
  if (due.length > 0 && fields.get('due') !== digest) return remindPage(asked, officer, fields, 'changed')
  if (isOne) {
    const why = await remindOne(site, all[0]!.found!, officer.id, [note])
    return why === null ? seeOther(asked, `${here}?done=reminded`) : remindPage(asked, officer, fields, why)
  }
  const isAlone = due.length === 1 && !isEarly
  const confirmed =
    isAlone || (await confirmedBy(asked, officer, fields, sending(asked, due.length, digest, isEarly)))
  if (confirmed !== true) return confirmed
  const round = { at: site.now(), by: officer.id, ...(isEarly && { early: true as const }) }
  await askReminders(site.log.drawer, call, { round }, site.now(), [note])
  site.worker.wake()
  return seeOther(asked, `${here}?done=round`)
}

function sending(asked: Asked, count: number, digest: string, isEarly: boolean): Confirming {
  const { lang, params, site } = asked
  const action = `/desk/calls/${params.call!}/remind`
  return {
    action,
    hidden: { due: digest, ...(isEarly && EARLY) },
    title: say(lang, 'remind.title', { count }),
    button: say(lang, site.mail === null ? 'remind.write' : 'remind.send', { count }),
    explain: html`<p>${say(lang, 'remind.confirm', { count })}</p>`,
    back: linkTo(asked, isEarly ? addressWith(action, EARLY) : action, say(lang, 'remind.lookAgain')),
  }
}
