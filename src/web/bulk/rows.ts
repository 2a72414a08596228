import { brief } from '../../core/bytes.ts'
import type { BatchRow } from '../../people/batches.ts'
import { type Kind, MANDATES } from '../../register/kinds.ts'
import {
  type Asked,
  countryName,
  entryLink,
  html,
  keptRefusal,
  linkIn,
  linkTo,
  pageAfter,
  pager,
  say,
  spoken,
  sub,
  table,
} from '../kit/kit.ts'
import { isUnreached, type LetterOf } from './letters.ts'

/** The rows of a list in words, before and after. */

const PER_PAGE = 100

const MOST_SHOWN = 120

/** A page of them from after the line `after`, with the way to the next. */
export function rowTable(
  asked: Asked,
  rows: readonly BatchRow[],
  at: (after: string) => string,
  letterOf: LetterOf | null,
) {
  const { lang, query } = asked
  const after = Number(/^\d{1,6}$/.exec(query.get('after') ?? '')?.[0] ?? 0)
  const { shown, next } = pageAfter(
    rows.filter(({ line }) => line > after),
    '',
    PER_PAGE,
    ({ line }) => String(line),
  )
  if (shown.length === 0) return html`<p>${say(lang, 'bulk.noRows')}</p>`
  const heads = [
    'bulk.line',
    'bulk.organisation',
    letterOf === null ? 'bulk.wouldHappen' : 'bulk.happened',
  ] as const
  const lines = shown.map(row => rowLine(asked, row, letterOf))
  const to = (place: string | undefined) => (place === undefined ? undefined : linkIn(asked, at(place)))
  return html`${table(
    say(lang, 'bulk.caption'),
    heads.map(head => say(lang, head)),
    lines,
    'rows',
  )}${pager(lang, to(after === 0 ? undefined : ''), to(next))}`
}

function rowLine(asked: Asked, row: BatchRow, letterOf: LetterOf | null) {
  const { lang } = asked
  const { admission, line, typed, party, faults } = row
  const about =
    admission === null
      ? null
      : sub(
          [
            say(lang, `kind.${admission.kind}`),
            ...(admission.country === null ? [] : [countryName(admission.country, lang)]),
            ...(admission.domain === null ? [] : [admission.domain]),
          ].join(', '),
        )
  const person =
    row.person === null
      ? null
      : html`<span class="sub"><bdi>${row.person.name}</bdi>, ${row.person.email}</span>`
  const name =
    typed === ''
      ? html`<span class="muted">${say(lang, 'bulk.nameless')}</span>`
      : html`<span dir="auto">${brief(typed, MOST_SHOWN)}</span>`
  const told = faults.map(fault => html`<span class="sub strong">${faultWords(asked, fault)}</span>`)
  const what = letterOf === null ? say(lang, `bulk.plan.${row.plan}`) : happened(asked, row, letterOf)
  return html`<tr>
    <td class="nw">${line}</td>
    <th scope="row" class="who">${name}<span class="sub"><code>${party}</code></span>${about}${person}</th>
    <td>${what}${told}</td>
  </tr>`
}

function happened(asked: Asked, row: BatchRow, letterOf: LetterOf) {
  const { lang } = asked
  const { state, entry, said } = row
  const admitted = entry === null ? null : sub(entryLink(asked, entry))
  const mail = letterOf(row)
  const sent =
    mail === undefined
      ? null
      : html`<span class="sub">
        ${say(lang, `bulk.letter.${mail.state}`)}
        ${mail.said === null ? null : html` <span lang="en" dir="auto">${mail.said}</span>`}
      </span>`
  const why = said === null ? null : sub(keptRefusal(lang, said))
  const again = isUnreached(row, letterOf) ? inviteAgain(asked, row) : null
  return html`${say(lang, `bulk.row.${state}`)}${admitted}${sent}${why}${again}`
}

/** Leads to the form that invites, filled in with what the list says: the address is what has to be mended. */
function inviteAgain(asked: Asked, { party, person, link, typed, faults }: BatchRow) {
  const bad = faults.find(({ fault }) => fault === 'email')?.with ?? ''
  const { call = '', name = '', email = bad, lang = asked.lang } = person ?? {}
  const known = new URLSearchParams({ party, call, person: name, email, lang, instead: link ?? 'none' })
  return sub(linkTo(asked, `/desk/invitations?${known}`, spoken(say(asked.lang, 'bulk.inviteAgain'), typed)))
}

function faultWords(asked: Asked, { fault, with: typed }: BatchRow['faults'][number]) {
  const { lang } = asked
  const about = brief(typed, MOST_SHOWN)
  if (about === '' && (fault === 'name' || fault === 'kind')) return say(lang, `bulk.missing.${fault}`)
  if (fault === 'alike')
    return html`${say(lang, 'bulk.fault.alike')} ${linkTo(asked, `/parties/${about}`, about)}`
  if (fault === 'uninvited')
    return say(lang, 'bulk.fault.uninvited', { about: say(lang, `kind.${about as Kind}`) })
  const level = MANDATES.find(one => one === about)
  if (fault === 'weak' && level !== undefined)
    return say(lang, 'bulk.fault.weak', { about: say(lang, `mandate.${level}`) })
  return (say as (lang: Asked['lang'], key: string, values: object) => string)(lang, `bulk.fault.${fault}`, {
    about,
  })
}
