import { brief } from '../../core/bytes.ts'
import type { Difference, Finding } from '../../register/lists/compare.ts'
import type { Doubt } from '../../register/lists/doubts.ts'
import type { Evidence } from '../../register/lists/evidence.ts'
import type { ListRow } from '../../register/lists/read.ts'
import type { reportOf } from '../../register/lists/report.ts'
import { deskTable, paragraph } from '../desk/pages.ts'
import {
  type Asked,
  addressWith,
  arrow,
  countryName,
  type Fact,
  formatNumber,
  html,
  linkIn,
  longDay,
  type Piece,
  pageAfter,
  pager,
  say,
  sub,
  tabs,
} from '../kit/kit.ts'

/** What the dry run tells, as `avow party import --dry-run` prints it: each sort of difference, and each doubt. */

export type Report = ReturnType<typeof reportOf>

/** What is to be answered and what is remarked come first: an officer signs for the rest. */
const TABS = ['open', 'doubts', 'new', 'renamed', 'changed', 'earlier', 'back', 'missing', 'people'] as const
type Tab = (typeof TABS)[number]

interface Line {
  readonly row: number | null
  /** What stands beside the name, cell by cell. */
  readonly cells: readonly Piece[]
  readonly name: string | null
}

const PER_PAGE = 100

const WHAT = ['lists.what'] as const
const SAID = ['lists.field.kind', 'lists.field.country', 'lists.field.signed'] as const

export function reportTabs(asked: Asked, here: string, told: Report, { findings, people }: Difference) {
  const { lang, query } = asked
  const of = (what: 'new' | 'earlier') => findings.filter(one => one.what === what)
  const report = {
    ...{ ...told, people, new: of('new'), earlier: of('earlier') },
    open: told.doubts.filter(({ settle }) => settle),
    doubts: told.doubts.filter(({ settle }) => !settle),
  }
  const filled = TABS.filter(tab => report[tab].length > 0)
  if (filled.length === 0) return paragraph(lang, 'bulk.noRows')
  const chosen = TABS.find(tab => tab === query.get('show')) ?? filled[0]!
  const choices = filled.map(tab => ({
    href: `${linkIn(asked, addressWith(here, { show: tab }))}#rows`,
    isChosen: tab === chosen,
    says: say(lang, `lists.tab.${tab}`),
    count: report[tab].length,
  }))
  const after = Number(/^\d{1,6}$/.exec(query.get('after') ?? '')?.[0] ?? 0)
  const lines = linesOf(asked, report, chosen).map((line, i) => ({ ...line, i: i + 1 }))
  const { shown, next } = pageAfter(
    lines.filter(({ i }) => i > after),
    '',
    PER_PAGE,
    ({ i }) => String(i),
  )
  const to = (place: string | undefined) =>
    place === undefined ? undefined : linkIn(asked, addressWith(here, { show: chosen, after: place }))
  return html`
    ${tabs(lang, say(lang, 'lists.show'), choices)}
    ${deskTable(
      lang,
      'lists.caption',
      ['lists.row', 'bulk.organisation', ...(chosen === 'new' || chosen === 'earlier' ? SAID : WHAT)],
      shown.map(line => lineRow(asked, line)),
      { style: 'rows', none: 'bulk.noRows' },
    )}
    ${pager(lang, to(after === 0 ? undefined : ''), to(next))}
  `
}

function lineRow({ lang }: Asked, { row, name, cells }: Line) {
  const nobody = say(lang, row === null ? 'lists.onWhole' : 'bulk.nameless')
  const named = name ? html`<span dir="auto">${name}</span>` : html`<span class="muted">${nobody}</span>`
  return html`<tr role="row">
    <td role="cell" class="nw">${row === null ? '–' : formatNumber(row, lang)}</td>
    <th role="rowheader" scope="row" class="who">
      ${named}
    </th>
    ${cells.map(cell => html`<td role="cell">${cell}</td>`)}
  </tr>`
}

type Told = Omit<Report, 'people' | 'new' | 'earlier'> & {
  readonly people: readonly ListRow[]
  readonly new: readonly Finding[]
  readonly earlier: readonly Finding[]
  readonly open: Report['doubts']
}

function linesOf(asked: Asked, report: Told, tab: Tab): Line[] {
  const { lang } = asked
  switch (tab) {
    case 'new':
    case 'earlier':
      return report[tab].map(({ row }) => ({ row: row.row, name: row.name, cells: said(asked, row) }))
    case 'back':
      return report.back.map(({ row, name, last }) => ({
        row,
        name,
        cells: [say(lang, 'lists.missingSince', { date: longDay(last, lang) })],
      }))
    case 'renamed':
      return report.renamed.map(one => ({ row: one.row, name: one.name, cells: [renamedWords(asked, one)] }))
    case 'changed':
      return report.changed.map(({ row, name, fields }) => ({
        row,
        name,
        cells: [
          fields.map(
            ({ field, was, is }) =>
              html`<span class="sub">${say(lang, 'lists.became', {
                field: say(lang, `lists.field.${field as Doubt['field']}`),
                was: was ?? say(lang, 'lists.nothing'),
                is: is ?? say(lang, 'lists.nothing'),
              })}</span>`,
          ),
        ],
      }))
    case 'missing':
      return report.missing.map(({ name, party }) => ({
        row: null,
        name,
        cells: [html`<code>${party}</code>`],
      }))
    case 'people':
      return report.people.map(({ row, name }) => ({ row, name, cells: [say(lang, 'lists.leftOut')] }))
    case 'open':
    case 'doubts':
      return report[tab].map(one => ({ row: one.row, name: one.name, cells: [doubtWords(asked, one)] }))
  }
}

/** What an officer approves of a name. */
function said({ lang }: Asked, { country, kind, signed }: ListRow): Piece[] {
  const none = html`<span class="muted">${say(lang, 'lists.nothing')}</span>`
  return [
    say(lang, `kind.${kind}`),
    country === null ? none : countryName(country, lang),
    signed === null ? none : longDay(signed, lang),
  ]
}

function renamedWords({ lang }: Asked, { from, why }: Report['renamed'][number]) {
  const says = why === null ? say(lang, 'lists.otherList') : say(lang, `evidence.${why as Evidence}`)
  return html`${say(lang, 'lists.wasCalled', { from })}${sub(says)}`
}

function doubtWords({ lang }: Asked, { field, note, took, was, why }: Doubt): Piece {
  const cell =
    was === ''
      ? null
      : html`<span class="sub"><bdi>${brief(was, MOST_SHOWN)}</bdi>${
          took === null || took === was ? null : html` ${arrow(lang)} <bdi>${brief(took, MOST_SHOWN)}</bdi>`
        }</span>`
  const more = note === null ? null : html`<span class="sub" lang="en">${note}</span>`
  return html`<b>${say(lang, `lists.field.${field}`)}</b>: ${say(lang, `doubt.${why}`)}${cell}${more}`
}

const MOST_SHOWN = 200

export function countFacts({ lang }: Asked, counts: Readonly<Record<string, number>>): Fact[] {
  return TABS.flatMap(tab => {
    const count = counts[tab] ?? 0
    return count === 0 ? [] : [[say(lang, `lists.tab.${tab}`), formatNumber(count, lang)] as Fact]
  })
}
