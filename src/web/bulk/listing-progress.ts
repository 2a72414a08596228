import { type Listing, type ListingRow, listingRows } from '../../people/listings.ts'
import type { ListedBody } from '../../register/types/listings.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage, deskTable } from '../desk/pages.ts'
import {
  type Asked,
  addressWith,
  entryLink,
  type Fact,
  factList,
  formatNumber,
  hash,
  html,
  inset,
  keptRefusal,
  linkIn,
  type Piece,
  pageAfter,
  pager,
  part,
  say,
  sub,
} from '../kit/kit.ts'
import { countOffered } from './listing-dry.ts'
import { countFacts } from './listing-report.ts'
import { planButtons } from './plan-acts.ts'

/** One list of supporters while it is recorded, and afterwards. */

export async function progressPage(asked: Asked, officer: Officer, listing: Listing, trouble: Piece) {
  const { lang, site, params } = asked
  const here = `/desk/lists/${params.listing}`
  const rows = (await listingRows(site.log.drawer, params.listing!, site.now())).map(({ value }) => value)
  const done = rows.filter(({ state }) => state === 'done').length
  const { by, counts, plan } = listing.approved!
  const facts: Fact[] = [
    [say(lang, 'member.call'), html`<code>${listing.call}</code>`],
    [say(lang, 'bulk.approvedBy'), by],
    [say(lang, 'lists.rows'), formatNumber(counts.rows ?? 0, lang)],
    ...countFacts(asked, counts),
    [say(lang, 'bulk.digest'), hash(plan)],
    [say(lang, 'lists.fileDigest'), hash(listing.digest)],
  ]
  const people = counts.people ?? 0
  const why = listing.said === null ? null : inset(keptRefusal(lang, listing.said), 'warn mt')
  const isLeft = rows.some(({ state }) => state !== 'done')
  const buttons = planButtons(asked, officer, listing, { route: 'deskListSent', here, isLeft })
  const state = listing.state === 'done' && isLeft ? 'partly' : listing.state
  const parts = html`
    ${trouble}
    ${part(say(lang, 'bulk.progress'), [factList(facts), why, buttons], {
      strong: true,
    })}
    ${people === 0 ? null : part(say(lang, 'lists.next'), countOffered(asked, officer, listing, people))}
    ${part(listing.title, rowTable(asked, here, rows), { id: 'rows' })}
  `
  const title = say(lang, 'lists.progressTitle', { done, total: rows.length })
  const note = say(lang, `bulk.stateNote.${state}`)
  return deskPage(asked, officer, { title, note, status: trouble === null ? 200 : 409 }, parts)
}

const PER_PAGE = 100

/** Those that were refused first. */
function rowTable(asked: Asked, here: string, rows: readonly ListingRow[]) {
  const { lang, query } = asked
  const after = Number(/^\d{1,6}$/.exec(query.get('after') ?? '')?.[0] ?? 0)
  const sorted = [...rows.filter(isRefused), ...rows.filter(row => !isRefused(row))]
  const { shown, next } = pageAfter(
    sorted.map((row, i) => ({ row, i: i + 1 })).filter(({ i }) => i > after),
    '',
    PER_PAGE,
    ({ i }) => String(i),
  )
  const heads = ['lists.row', 'bulk.organisation', 'bulk.happened'] as const
  const lines = shown.map(({ row }) => rowLine(asked, row))
  const to = (place: string | undefined) =>
    place === undefined ? undefined : linkIn(asked, addressWith(here, { after: place }))
  return html`
    ${deskTable(lang, 'lists.entries', heads, lines, { style: 'rows' })}
    ${pager(lang, to(after === 0 ? undefined : ''), to(next))}
  `
}

const isRefused = ({ state }: ListingRow) => state === 'refused'

function rowLine(asked: Asked, { body, entry, name, party, restates, said, state }: ListingRow) {
  const { lang } = asked
  const { present, row } = JSON.parse(body) as Pick<ListedBody, 'present' | 'row'>
  const says = restates ? 'lists.restates' : present ? 'lists.present' : 'lists.absent'
  return html`<tr role="row">
    <td role="cell" class="nw">${row === null ? '–' : formatNumber(row, lang)}</td>
    <th role="rowheader" scope="row" class="who">
      <span dir="auto">${name}</span><span class="sub"><code>${party}</code></span>${sub(say(lang, says))}
    </th>
    <td role="cell">
      ${say(lang, `bulk.row.${state}`)}${entry === null ? null : sub(entryLink(asked, entry))}
      ${said === null ? null : sub(keptRefusal(lang, said))}
    </td>
  </tr>`
}
