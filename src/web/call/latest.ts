import { type Changes, changesLedger } from '../entry/lately.ts'
import {
  type Asked,
  type CallShown,
  feedLink,
  html,
  linkIn,
  linkTo,
  listed,
  type Markup,
  type Piece,
  part,
  remark,
  say,
} from '../kit/kit.ts'

/** What happened last, as the log tells it. */

export const MOST_LATEST = 4

/** `persons` is how many individuals the page counts above. */
export function latestEntry(
  asked: Asked,
  call: CallShown,
  { lines, older }: Changes,
  persons: number,
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
  const ledger = lines.length === 0 ? remark(say(lang, 'notices.none')) : changesLedger(asked, lines)
  return part(say(lang, 'call.latest'), html`${ledger}${listed(links, 'ways mt-s')}`, {
    note: persons > 0 ? say(lang, 'persons.notAmongLatest') : null,
    id: 'latest',
    inside: '',
  })
}
