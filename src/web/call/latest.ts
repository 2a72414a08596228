import type { RollPage } from '../../register/roll.ts'
import type { SubjectPage } from '../../store/store.ts'
import { historyPager } from '../entry/history.ts'
import { entryLedger } from '../entry/ledger.ts'
import {
  type Asked,
  type CallShown,
  countryName,
  entryLink,
  html,
  linkIn,
  linkTo,
  type Markup,
  nameIn,
  notedPart,
  type Piece,
  part,
  say,
  shortDay,
} from '../kit/kit.ts'

/** What happened last, as the log tells it, and for a copied list the rows that were dated last. */

export const MOST_LATEST = 8

export async function latestEntry(
  asked: Asked,
  { id, invitesPersons, isRecord }: CallShown,
  latest: SubjectPage,
): Promise<Markup> {
  const { lang } = asked
  return part(
    say(lang, 'call.latest'),
    html`
      ${await entryLedger(asked, latest.entries)}
      ${historyPager(asked, latest, `/${id}`, 'latest')}
      <ul class="ways plain mt-s">
        ${isRecord ? null : html`<li>${linkTo(asked, `/${id}/notices`, say(lang, 'call.allNotices'))}</li>`}
        <li>${linkTo(asked, '/log', say(lang, 'call.wholeLog'))}</li>
      </ul>
    `,
    {
      note: html`
        ${say(lang, 'call.latestNote')}${invitesPersons ? html` ${say(lang, 'persons.notAmongLatest')}` : null}
      `,
      id: 'latest',
      inside: '',
    },
  )
}

/** Rows by the date that the list gives, newest first; null where it dates none, or is too long to sort. */
export function datedEntry(asked: Asked, { id }: CallShown, { sort, items }: RollPage): Piece {
  if (sort !== 'date') return null
  const { lang } = asked
  const dated = items.filter(({ signed }) => signed !== null)
  if (dated.length === 0) return null
  const lines = dated.map(({ names, party, kind, country, signed, entry }) => {
    const name = nameIn(names, lang)
    const where = country === null ? '' : `${countryName(country, lang)}, `
    return html`<li>
      <time datetime="${signed}">${shortDay(signed!, lang)}</time>
      <span class="what">
        <a href="${linkIn(asked, `/parties/${party}`)}" lang="${name.lang}" dir="auto">${name.text}</a>
      </span><span class="meta">${say(lang, `kind.${kind}`)}, ${where}${entryLink(asked, entry)}</span>
    </li>`
  })
  return notedPart(
    lang,
    'call.dated',
    html`
      <ol class="ledger three">${lines}</ol>
      <p class="ways mt-s">${linkTo(asked, `/${id}/roll`, say(lang, 'call.wholeList'))}</p>
    `,
    { id: 'dated' },
  )
}
