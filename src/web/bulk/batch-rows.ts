import { brief } from '../../core/bytes.ts'
import { type Batch, type BatchRow, planDigest } from '../../people/batches.ts'
import { type Kind, MANDATES } from '../../register/kinds.ts'
import { isNew } from '../../work/bulk-inviting.ts'
import { deskTable, paragraph } from '../desk/pages.ts'
import { sayAny } from '../forms/field-messages.ts'
import {
  type Asked,
  comma,
  countryName,
  entryLink,
  type Fact,
  hash,
  html,
  INVITABLE,
  keptRefusal,
  languageIn,
  linkIn,
  linkTo,
  listOf,
  type Piece,
  pageAfter,
  pager,
  say,
  spoken,
  sub,
} from '../kit/kit.ts'
import { isUnreached, type LetterOf } from './letters.ts'

/** The rows of one list, with what would be done or was done of each. */

/** How the plan of a new party is called where it is invited to join. */
export const joined = <P extends string>({ joins }: Batch, plan: P) =>
  (joins && (plan === 'admit' || plan === 'doubt') ? `${plan}Joining` : plan) as P

/** What every admission names; an invitation to join names none. */
export function digestFact({ lang }: Asked, batch: Batch, withDoubtful: boolean): Fact[] {
  return batch.joins ? [] : [[say(lang, 'bulk.digest'), hash(planDigest(batch, withDoubtful))]]
}

const PER_PAGE = 100

const MOST_SHOWN = 120

export function rowTable(
  asked: Asked,
  batch: Batch,
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
  if (shown.length === 0) return paragraph(lang, 'bulk.noRows')
  const heads = [
    'bulk.line',
    'bulk.organisation',
    letterOf === null ? 'bulk.wouldHappen' : 'bulk.happened',
  ] as const
  const lines = shown.map(row => rowLine(asked, batch, row, letterOf))
  const to = (place: string | undefined) => (place === undefined ? undefined : linkIn(asked, at(place)))
  return html`
    ${deskTable(lang, 'bulk.caption', heads, lines, { style: 'rows' })}
    ${pager(lang, to(after === 0 ? undefined : ''), to(next))}
  `
}

function rowLine(asked: Asked, batch: Batch, row: BatchRow, letterOf: LetterOf | null) {
  const { lang } = asked
  const { admission, line, typed, party, faults } = row
  const about = admission && [
    say(lang, `kind.${admission.kind}`),
    admission.country && countryName(admission.country, lang),
    admission.domain,
  ]
  const person =
    row.person === null
      ? null
      : html`<span class="sub"><bdi>${row.person.name}</bdi>${comma(lang)}${row.person.email}</span>${sub(toWhat(asked, row.person))}`
  const name =
    typed === ''
      ? html`<span class="muted">${say(lang, 'bulk.nameless')}</span>`
      : html`<span dir="auto">${brief(typed, MOST_SHOWN)}</span>`
  const told = faults.map(fault => html`<span class="sub strong">${faultWords(asked, fault)}</span>`)
  const what =
    letterOf === null
      ? say(lang, isInvited(row) ? 'bulk.plan.knownInvited' : `bulk.plan.${joined(batch, row.plan)}`)
      : happened(asked, batch, row, letterOf)
  return html`<tr role="row">
    <td role="cell" class="nw">${line}</td>
    <th role="rowheader" scope="row" class="who">
      ${name}<span class="sub"><code>${party}</code></span>${about && sub(about.filter(one => one !== null).join(comma(lang)))}
      ${person}${reasonOf(asked, row)}
    </th>
    <td role="cell">${what}${told}</td>
  </tr>`
}

/** Each row may name another call than the list, and another language. */
function toWhat({ lang }: Asked, { call, lang: theirs }: NonNullable<BatchRow['person']>): string {
  return say(lang, 'bulk.toCall', { call, language: languageIn(theirs, lang) })
}

/** What the letter of this row alone says, as it was typed: whoever approves it may be another than whoever typed it. */
function reasonOf({ lang }: Asked, { person, why }: BatchRow): Piece {
  if (person === null || why === undefined) return null
  return html`<span class="sub">${say(lang, 'bulk.reasonOf')} <q class="typed" dir="auto">${why}</q></span>`
}

/** It was not admitted, or by nobody: it was invited, and that invitation is good. */
const isInvited = ({ plan, faults }: BatchRow): boolean =>
  plan === 'known' && faults.some(({ fault }) => fault === 'invited')

function happened(asked: Asked, batch: Batch, row: BatchRow, letterOf: LetterOf) {
  const { lang } = asked
  const { state, entry, said } = row
  const admitted = entry === null ? null : sub(entryLink(asked, entry))
  // A row that repeats another is not told of that one's letter.
  const mail = row.plan === 'wrong' ? undefined : letterOf(row)
  const sent =
    mail === undefined
      ? null
      : html`<span class="sub">
        ${say(lang, `bulk.letter.${mail.state}`)}
        ${mail.said === null ? null : html` <span lang="en" dir="auto">${mail.said}</span>`}
      </span>`
  const why = said === null ? null : sub(keptRefusal(lang, said))
  const again = isUnreached(row, letterOf) ? inviteAgain(asked, batch, row) : null
  return html`${say(lang, `bulk.row.${state}`)}${admitted}${sent}${why}${again}`
}

/** Leads to the form that invites, filled in: the address has to be mended. */
function inviteAgain(asked: Asked, batch: Batch, row: BatchRow) {
  const { party, person, link, typed, faults } = row
  // The leaf that went astray is ended first.
  if (batch.joins && (link !== null || isNew(row))) {
    const says = spoken(say(asked.lang, 'inviting.elsewhere'), typed)
    return link === null ? null : sub(linkTo(asked, `/desk/new/uninvite?link=${link}`, says))
  }
  const bad = faults.find(({ fault }) => fault === 'email')?.with ?? ''
  const { call = '', name = '', email = bad, lang = asked.lang } = person ?? {}
  const known = new URLSearchParams({ party, call, person: name, email, lang, instead: link ?? 'none' })
  return sub(linkTo(asked, `/desk/invitations?${known}`, spoken(say(asked.lang, 'bulk.inviteAgain'), typed)))
}

/** Row 7, Birch Watch: what is wrong with it, and how to mend that. */
export function rowFaults(asked: Asked, row: BatchRow): Piece {
  const { lang } = asked
  const { line, typed, faults } = row
  const told = faults.map(fault => html` ${faultWords(asked, fault)}.`)
  return html`<b>${say(lang, 'bulk.rowOf', { row: line })}${typed === '' ? null : html`${comma(lang)}<bdi>${brief(typed, MOST_SHOWN)}</bdi>`}:</b>${told}`
}

function faultWords(asked: Asked, { fault, with: typed }: BatchRow['faults'][number]) {
  const { lang } = asked
  const about = brief(typed, MOST_SHOWN)
  const kinds = listOf(
    INVITABLE.map(kind => say(lang, `kind.${kind}`)),
    lang,
  )
  if (fault === 'kind')
    return about === ''
      ? say(lang, 'bulk.missing.kind', { kinds })
      : say(lang, 'bulk.fault.kind', { about, kinds })
  if (fault === 'mandate') {
    const levels = [...MANDATES, 'unchecked' as const].map(one => say(lang, `mandate.${one}`))
    return say(lang, 'bulk.fault.mandate', { about, levels: listOf(levels, lang) })
  }
  if (about === '' && (fault === 'name' || fault === 'email')) return say(lang, `bulk.missing.${fault}`)
  if (fault === 'alike')
    return html`${say(lang, 'bulk.fault.alike')} ${linkTo(asked, `/parties/${about}`, about)}`
  if (fault === 'uninvited')
    return say(lang, 'bulk.fault.uninvited', { about: say(lang, `kind.${about as Kind}`) })
  const level = MANDATES.find(one => one === about)
  if (fault === 'weak' && level !== undefined)
    return say(lang, 'bulk.fault.weak', { about: say(lang, `mandate.${level}`) })
  return sayAny(lang, `bulk.fault.${fault}`, { about })
}
