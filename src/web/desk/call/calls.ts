import { stageOf } from '../../../people/applications.ts'
import type { CallRow } from '../../../register/rows.ts'
import { eachRow } from '../../../store/each-row.ts'
import { stateMark, stateOf } from '../../call/state.ts'
import {
  type Asked,
  addressWith,
  buttonForm,
  callShown,
  formatNumber,
  html,
  linkIn,
  linkTo,
  nameIn,
  pageAfter,
  pager,
  part,
  say,
  sub,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { waitingFiled } from '../filed.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage, deskTable, listOr } from '../pages.ts'
import { draftLines } from '../prepared/prepared.ts'

/** The calls of this register, each with the way to its own page at the desk. */

/** Each costs some reads. */
const PER_PAGE = 30

export async function showCalls(asked: Asked, officer: Officer) {
  const { lang, query, site } = asked
  const rows = await Array.fromAsync(eachRow(site.log.store, 'calls'))
  const all = rows.map(({ key: id, row }) => ({ id, row })).sort(byTurn)
  const after = query.get('after') ?? ''
  const from = all.findIndex(({ id }) => id === after) + 1
  const { shown, next } = pageAfter(all.slice(from), '', PER_PAGE, ({ id }) => id)
  const waiting = await waitingByCall(asked)
  const lines = await Promise.all(shown.map(one => callLine(asked, one.id, waiting.get(one.id) ?? 0)))
  const heads = ['calls.call', 'calls.state', 'calls.signed', 'calls.waiting'] as const
  const at = (place: string) => linkIn(asked, addressWith('/desk/calls', { after: place }))
  const drafts = await draftLines(asked, officer)
  const style = all.length === 0 ? '' : 'second'
  const begin = mayCome(officer, 'deskPreparedBegun')
    ? buttonForm(asked, '/desk/prepared', {}, say(lang, 'calls.begin'), { form: 'mt', style })
    : null
  const matter = html`
    ${deskTable(lang, 'calls.caption', heads, lines, { none: 'calls.none' })}
    ${pager(lang, from === 0 ? undefined : at(''), next && at(next))}
    ${begin}
  `
  const open = all.filter(({ row }) => rankOf(row) === 0).length
  const title = say(lang, 'calls.title', { count: open })
  const parts = html`
    ${drafts.length === 0 ? null : part(say(lang, 'prepared.drafts'), listOr(lang, 'prepared.none', drafts), { strong: true })}
    ${part(say(lang, 'calls.all'), matter, { strong: drafts.length === 0 })}
  `
  return deskPage(asked, officer, { title }, parts)
}

/** Open ones first, then records of calls that others keep, then what is closed; each by the newest first. */
const rankOf = ({ closed, voided, authority }: CallRow) =>
  closed !== null || voided ? 2 : authority.level === 'independent' ? 1 : 0

const byTurn = (a: { readonly row: CallRow }, b: { readonly row: CallRow }) =>
  rankOf(a.row) - rankOf(b.row) || b.row.opened - a.row.opened

/** Applications that nobody has decided on. */
async function waitingByCall(asked: Asked): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { value } of await waitingFiled(asked))
    if (stageOf(value) === 'waiting') counts.set(value.call, (counts.get(value.call) ?? 0) + 1)
  return counts
}

async function callLine(asked: Asked, id: string, waiting: number) {
  const { lang, site } = asked
  const [call, tally] = await Promise.all([callShown(asked, id), site.log.store.rollTally(id)])
  const { text, lang: theirs } = nameIn(call.row.titles, lang)
  const title = html`<span lang="${theirs}" dir="auto">${text}</span>`
  const queue = linkTo(
    asked,
    addressWith('/desk', { call: id }),
    say(lang, 'calls.toReview', { count: waiting }),
  )
  return html`<tr role="row">
    <th role="rowheader" scope="row" class="who">${linkTo(asked, `/desk/calls/${id}`, title)}${sub(id)}</th>
    <td role="cell">${stateMark(asked, await stateOf(asked, call))}</td>
    <td role="cell">${say(lang, 'calls.haveSigned', { count: tally.total, shown: formatNumber(tally.total, lang) })}</td>
    <td role="cell">${waiting === 0 ? say(lang, 'calls.nothing') : queue}</td>
  </tr>`
}
