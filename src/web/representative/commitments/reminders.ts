import { contactsOf } from '../../../people/contacts.ts'
import type { NoticeItem } from '../../../people/duty-notices.ts'
import { noticesTo } from '../../../work/commitments/told.ts'
import {
  type Asked,
  html,
  linkTo,
  longDay,
  type Markup,
  notedPart,
  type Piece,
  phrase,
  say,
  shortDate,
  sub,
} from '../../kit/kit.ts'
import type { Standing } from './standing.ts'

/** What we wrote to an organisation of what is due of it, as it sees it itself, and whether that has gone out. */

/** Null where nothing was written, and somebody would be. */
export async function remindersPart(asked: Asked, party: string, it: Standing): Promise<Markup | null> {
  const { lang, site } = asked
  const notices = await noticesTo(site, it.id, party)
  const nobody =
    (await contactsOf(site.log, party, site.now())).length > 0
      ? null
      : html`<p>${say(lang, 'ours.noReminder')} ${linkTo(asked, '/representative/contacts', say(lang, 'rep.addContact'))}</p>`
  if (notices.length === 0 && nobody === null) return null
  const rows = notices.map(({ day, items, letters, sent, waiting, returned }) => {
    const state =
      letters.length === 0
        ? say(lang, 'ours.remindedNobody')
        : say(lang, 'ours.reminded', { sent, waiting, returned })
    return html`<li>
      ${shortDate(day, lang)}
      ${items.map(item => html`<p>${phrase(lang, 'ours.pair', { name: stageSaid(asked, item), what: whatOf(it, item) })}</p>`)}
      ${sub(state)}
    </li>`
  })
  return notedPart(
    lang,
    'ours.reminders',
    html`${nobody}${rows.length === 0 ? null : html`<ul class="plain-list">${rows}</ul>`}`,
  )
}

function stageSaid({ lang }: Asked, { stage, on }: NoticeItem): string {
  return say(lang, 'dues.item', { stage, day: longDay(on, lang) })
}

function whatOf({ own }: Standing, { about }: NoticeItem): Piece {
  if ('clause' in about) return html`<code>${about.clause}</code>`
  const { party, id } = about.commitment
  const found = own.findLast(one => one.scheduled.party === party && one.scheduled.id === id)
  return html`<bdi>${found?.name ?? id}</bdi>`
}
