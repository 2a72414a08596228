import type { Filed } from '../../people/applications.ts'
import { openProofs, type Proof } from '../../people/proofs.ts'
import { openRechecks, type Recheck } from '../../people/rechecks.ts'
import type { Asked } from '../asked.ts'
import { linkIn } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { mayCome } from '../may.ts'
import { dayIn } from '../moments.ts'
import { linkButton, spoken } from '../posted-form.ts'
import { part } from '../private.ts'
import { levelOf } from '../proofs/shown.ts'
import { say } from '../say.ts'
import { partyName } from '../statement/facts.ts'
import { longDay } from '../wording.ts'
import type { Officer } from './officer/officer.ts'

/** What is to be checked again, where no key of the depositary lies here to say so, or no machine can look. */
export async function rechecksPart(asked: Asked, officer: Officer): Promise<Piece> {
  const { lang, site } = asked
  const open = await openRechecks(site.log.drawer, site.now())
  if (open.length === 0) return null
  const rows = await Promise.all(open.map(one => recheckRow(asked, officer, one)))
  return part(say(lang, 'desk.rechecks'), html`<ul class="switches desk-acts">${rows}</ul>`, {
    note: say(lang, 'desk.rechecksNote'),
    id: 'rechecks',
  })
}

async function recheckRow(asked: Asked, officer: Officer, recheck: Recheck): Promise<Markup> {
  const { lang } = asked
  const { party, method, due, found } = recheck
  const name = await partyName(asked, party)
  const values = new URLSearchParams({ party, method, again: method })
  if (found !== null) {
    values.set('outcome', found.outcome)
    values.set('domain', found.domain ?? '')
    values.set('checked', found.checked)
  }
  const since = say(lang, 'desk.recheckDue', { day: longDay(due, lang) })
  const button = spoken(say(lang, 'desk.recheckRecord'), html`<span dir="auto">${name}</span>`)
  const record = mayCome(officer, 'deskForm')
    ? linkButton(asked, `/desk/new/check?${values}`, button, 'small second')
    : null
  return html`<li><div><h3><a href="${linkIn(asked, `/parties/${party}`)}" dir="auto">${name}</a>, ${say(lang, `mandate.${method}`)}</h3><p>${since}. ${seenWords(asked, recheck)}</p></div>${record}</li>`
}

function seenWords({ lang }: Asked, { method, found, seen, told }: Recheck): string {
  if (found !== null)
    return say(lang, 'desk.recheckFound', {
      day: longDay(found.checked, lang),
      outcome: say(lang, `outcome.${found.outcome}`),
    })
  const toldOn = told === null ? '' : dayIn(told, lang)
  if (method === 'email' && told !== null) return say(lang, 'desk.recheckAsked', { day: toldOn })
  if (seen.length === 0) return say(lang, 'desk.recheckByHand')
  const count = seen.filter(({ is }) => is === 'missing').length
  if (count === 0) return say(lang, 'desk.recheckUnseen')
  return say(lang, 'desk.recheckMissing', {
    count,
    told: told === null ? say(lang, 'desk.recheckNotTold') : say(lang, 'desk.recheckTold', { day: toldOn }),
  })
}

const MOST_SHOWN = 50

/** What applicants have proven since they were admitted: it enters the log by an officer, who would else never see it. */
export async function lateProofsPart(asked: Asked, all: readonly Filed[]): Promise<Piece> {
  const { lang, site } = asked
  const open = await openProofs(site.log.drawer, site.now())
  const rows = all.flatMap(filed => {
    const { state, organisation } = filed.value
    if (state.is !== 'admitted') return []
    const late = (open.get(filed.id) ?? []).filter(
      proof => proof.at >= state.at && levelOf(proof, organisation.domain) !== undefined,
    )
    return late.map(proof => row(asked, filed, proof))
  })
  if (rows.length === 0) return null
  return part(
    say(lang, 'desk.late'),
    html`<ul class="switches desk-acts">${rows.slice(0, MOST_SHOWN)}</ul>`,
    {
      note: say(lang, 'desk.lateNote'),
      id: 'late',
    },
  )
}

function row(asked: Asked, { id, value: { organisation } }: Filed, { method, at }: Proof): Markup {
  const { lang } = asked
  const name = html`<span dir="auto">${organisation.name}</span>`
  const day = dayIn(at, lang)
  return html`<li><div><h3>${name}, ${say(lang, `mandate.${method}`)}</h3><p>${say(lang, 'desk.lateSince', { day })}</p></div>${linkButton(asked, `/desk/applications/${id}`, spoken(say(lang, 'desk.lateLook'), name), 'small second')}</li>`
}
