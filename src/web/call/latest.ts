import { type Changes, changesLedger } from '../entry/lately.ts'
import {
  type Asked,
  addressWith,
  type CallShown,
  entryLink,
  feedLink,
  html,
  isCounting,
  linkIn,
  linkTo,
  listed,
  longDay,
  type Markup,
  type Piece,
  part,
  remark,
  say,
  shortDate,
} from '../kit/kit.ts'
import { changesSaid, firstChanges } from './changes-between.ts'

/** What happened last, as the log tells it. */

/** Of a record its newest list is one of these. */
export const MOST_LATEST = 3

/** Parties of which a page looks at how they changed; a longer list says how many it names. */
const MOST_LOOKED = 2_000

/** Of a record, what the newest list changed: who reads what changed asks for that, and not for what was copied last. */
export async function newestList(asked: Asked, call: CallShown): Promise<Piece> {
  if (!call.isRecord || !isCounting(asked)) return null
  const { lang, site } = asked
  const [newest, last] = call.lists.filter(({ whole }) => whole).toReversed()
  if (newest === undefined) return null
  const { total, more } = await site.log.store.roll({ call: call.id, at: newest.date, limit: 1 })
  const number = { total, more: more ? 'yes' : 'no' }
  const days = { from: last?.date ?? '', to: newest.date }
  const found =
    last === undefined ? null : await firstChanges(asked, { ...days, call, after: undefined }, MOST_LOOKED)
  const told = found === null || found.next !== null ? null : changesSaid(asked, found.changes)
  const says =
    last === undefined || told === null
      ? say(lang, 'lately.listOf', number)
      : say(lang, 'lately.newest', { ...number, changes: told, before: longDay(last.date, lang) })
  const to = last === undefined ? `/${call.id}/roll` : addressWith(`/${call.id}/changes`, days)
  return html`<div class="box"><ol class="ledger three in-words"><li>
    ${shortDate(newest.date, lang)}<span class="what">${linkTo(asked, to, says)}</span>
    <span class="meta">${entryLink(asked, newest.entry)}</span>
  </li></ol></div>`
}

/** `persons` is how many individuals the page counts above. */
export function latestEntry(
  asked: Asked,
  call: CallShown,
  { lines, older }: Changes,
  { persons, newest }: { readonly persons: number; readonly newest: Piece },
): Markup {
  const { lang } = asked
  const { id, isRecord, namesNobody, row } = call
  const next =
    older === undefined
      ? null
      : html`<a href="${linkIn(asked, `/${id}?before=${older}#latest`)}" rel="next">${say(lang, 'log.older')}</a>`
  const links: Piece[] = [
    next,
    namesNobody || row.voided ? null : linkTo(asked, `/${id}/changes`, say(lang, 'call.everyChange')),
    isRecord ? null : linkTo(asked, `/${id}/notices`, say(lang, 'call.allNotices')),
    row.voided ? null : feedLink(asked, `/${id}`),
    row.voided ? null : linkTo(asked, `/${id}/share`, say(lang, 'share.title')),
  ].filter(link => link !== null)
  const ledger =
    lines.length === 0
      ? remark(say(lang, 'notices.none'))
      : html`${newest}${changesLedger(asked, lines, isRecord)}`
  return part(say(lang, 'call.latest'), html`${ledger}${listed(links, 'ways mt-s')}`, {
    note: persons > 0 ? say(lang, 'persons.notAmongLatest') : null,
    id: 'latest',
    inside: '',
  })
}
