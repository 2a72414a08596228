import type { RollQuery } from '../../register/roll.ts'
import { gapsIn } from '../../register/tally.ts'
import { signedAndCopiedOf } from '../call/counts.ts'
import {
  type Asked,
  type CallShown,
  html,
  isOne,
  linkIn,
  linkTo,
  listed,
  type Markup,
  mandateMark,
  part,
  remark,
  say,
} from '../kit/kit.ts'
import { type Count, type Facets, shownTotal } from './facets.ts'
import { rollAddress } from './query.ts'

/** What stands beside the rows of a roll: its numbers, and what each mark of a mandate means. */

/** Who stands there by kind, and what their rows leave open: each number leads to the rows that it counts. */
export function counters(asked: Asked, call: CallShown, query: RollQuery, facets: Facets): Markup | null {
  const { lang } = asked
  const { call: id, at, limit } = query
  const to = (filter: Partial<RollQuery>) =>
    linkIn(asked, rollAddress(`/${id}/roll`, { call: id, at, limit, ...filter }, null))
  if (facets.kinds.length === 0 && facets.endings.length === 0) return null
  const kinds = facets.kinds.map(
    ({ of, rows }) =>
      html`<li>
        <a href="${to({ kind: of })}"${query.kind === of ? html` aria-current="true"` : null}>
          ${rows === null ? null : html`<b>${shownTotal(asked, rows)}</b> `}
          ${say(lang, rows !== null && isOne(rows.total, lang) ? `kind.${of}` : `kinds.${of}`)}
        </a>
      </li>`,
  )
  const { now } = facets
  const gaps = now && gapsIn(now)
  const open = [
    gaps?.country
      ? html`<a href="${to({ country: 'none' })}">${say(lang, 'roll.lacksCountry', { count: gaps.country })}</a>`
      : null,
    gaps?.date
      ? html`<a href="${to({ signed: 'none' })}">${say(lang, 'roll.lacksDate', { count: gaps.date })}</a>`
      : null,
    ...facets.endings.map(
      ({ of, rows }) =>
        html`<a href="${to({ status: of })}">${withCount(asked, say(lang, `roll.status.${of}`), rows)}</a>`,
    ),
    call.invitesStates
      ? linkTo(asked, absentAddress(id, at), say(lang, call.isRecord ? 'roll.absentList' : 'roll.absent'))
      : null,
  ].filter(one => one !== null)
  const apart = now === null ? null : signedAndCopiedOf(asked, call, now)
  return html`<section class="numbers-of" aria-labelledby="by-kind">
    <h2 class="vh" id="by-kind">${say(lang, 'roll.byKind')}</h2>
    <ul class="counts">${kinds}</ul>
    ${apart === null ? null : remark(apart)}
    ${listed(open, 'chips mt-s')}
  </section>`
}

function withCount(asked: Asked, how: string, rows: Count | null): string {
  return rows === null ? how : say(asked.lang, 'roll.beforeOn', { how, count: shownTotal(asked, rows) })
}

function absentAddress(call: string, at: string | undefined): string {
  return `/${call}/not-on-the-list${at === undefined ? '' : `?at=${at}`}`
}

export function marksExplained({ lang }: Asked): Markup {
  const levels = ['vetted', 'instrument', 'domain', 'voucher', 'email'] as const
  const lines = levels.map(
    level =>
      html`<li>
        <span>${mandateMark(level, lang)}</span><span class="note">${say(lang, `roll.means.${level}`)}</span>
      </li>`,
  )
  return part(
    say(lang, 'roll.why'),
    html`<ul class="ledger">${lines}</ul><p class="fine mt-s">${say(lang, 'roll.noMark')}</p>`,
    { note: say(lang, 'roll.whySays'), strong: true, also: 'mt-l' },
  )
}
