import type { Catalogue } from '../../../register/figures/catalogue.ts'
import { KINDS } from '../../../register/kinds.ts'
import { COLUMNS_OF, TABLE_COLUMNS, TABLE_ROWS } from '../../../register/lists/indicator-columns.ts'
import type { TableFault, TableFaultKind } from '../../../register/lists/indicator-faults.ts'
import {
  catalogueCells,
  emptyIndicatorCells,
  lostInTable,
  type TableCells,
  tableCsv,
} from '../../../register/lists/indicator-rows.ts'
import { indicatorsWorkbook } from '../../../work/spreadsheet/indicators.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  comma,
  firstOf,
  html,
  type Lang,
  linkTo,
  listed,
  type Markup,
  type Piece,
  privateFile,
  say,
  spoken,
  sub,
} from '../../kit/kit.ts'
import { begunFrom, type Place, placeOf } from './place.ts'

/**
 * Indicators as a table at the desk: one to fill in, a set of ours or the last edition to reword, what its columns
 * hold, and why one that was sent is not taken.
 */

/** Empty, in the languages of the text; or what `from` names. As a workbook where the address ends so. */
export async function showIndicatorTable(asked: Asked): Promise<Answer> {
  const it = await placeOf(asked)
  const begun = await begunFrom(asked, it, asked.query.get('from') ?? '')
  const of = begun === undefined ? 'empty' : begun.is === 'ready' ? begun.set.name : begun.of.name
  const cells = begun === undefined ? emptyCells(asked, it) : catalogueCells(begun.catalogue)
  const name = `indicators-${it.call.id}-${of}`
  if (!new URL(asked.request.url).pathname.endsWith('.xlsx'))
    return privateFile(asked, {
      ...{ bytes: tableCsv(cells), name: `${name}.csv` },
      type: 'text/csv; charset=utf-8; header=present',
    })
  return privateFile(asked, {
    ...{
      bytes: await indicatorsWorkbook(cells, notesOf(asked.lang, begun?.catalogue)),
      name: `${name}.xlsx`,
    },
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}

function emptyCells({ lang }: Asked, { principles }: Place): TableCells {
  const langs = [...new Set(principles.flatMap(({ titles }) => titles.map(one => one.lang)))]
  return emptyIndicatorCells({ principles }, langs.length === 0 ? [lang] : langs)
}

function notesOf(lang: Lang, catalogue: Catalogue | undefined) {
  const heads = [
    say(lang, 'indicatorTable.column'),
    say(lang, 'indicatorTable.rows'),
    say(lang, 'indicatorTable.holds'),
  ]
  const lost = catalogue && lostWords(lang, catalogue)
  return {
    sheets: [say(lang, 'indicatorTable.sheet'), say(lang, 'indicatorTable.notes')] as const,
    rows: [
      heads,
      ...TABLE_COLUMNS.map(column => [column, rowsWith(column), holds(lang, column)]),
      ['', '', say(lang, 'indicatorTable.aboutNote')],
      ...(lost == null ? [] : [['', '', lost]]),
    ],
  }
}

const rowsWith = (column: (typeof TABLE_COLUMNS)[number]) =>
  TABLE_ROWS.filter(row => column === 'row' || COLUMNS_OF[row].includes(column)).join(', ')

const holds = (lang: Lang, column: (typeof TABLE_COLUMNS)[number]) =>
  column === 'kinds'
    ? say(lang, 'indicatorTable.is.kinds', { kinds: kindWords(lang), codes: KINDS.join(', ') })
    : say(lang, `indicatorTable.is.${column}`)

/** What its table does not bring back as it is; null of nothing. */
function lostWords(lang: Lang, catalogue: Catalogue): string | null {
  const lost = lostInTable(catalogue)
  if (lost === 'all') return say(lang, 'indicatorTable.lostAll')
  return lost.length === 0 ? null : say(lang, 'indicatorTable.lost', { count: lost.length, ids: idsOf(lost) })
}

const MOST_LOST = 20
function idsOf(lost: readonly string[]): string {
  const { shown, told } = firstOf(lost, MOST_LOST, () => ['…'])
  return [...shown, ...(told ?? [])].join(', ')
}

/** Links to the files of a table; `what` is told to whoever hears them without their line. */
export function tableLinks(asked: Asked, here: string, from: string, what: string): Markup {
  const link = (ending: 'csv' | 'xlsx') =>
    linkTo(asked, addressWith(`${here}/table.${ending}`, { from }), spoken(`.${ending}`, what))
  return html`${link('csv')} ${link('xlsx')}`
}

export function lostShown({ lang }: Asked, catalogue: Catalogue): Piece {
  const lost = lostWords(lang, catalogue)
  return lost === null ? null : sub(lost)
}

/** What the columns hold, beside the field that takes a table. On a telephone a table of them is too narrow to read. */
export function aboutColumns({ lang }: Asked): Markup {
  const lines = TABLE_COLUMNS.map(
    column => html`<b><code>${column}</code></b> ${holds(lang, column)}
      ${column === 'row' ? null : sub(say(lang, 'indicatorTable.inRows', { rows: rowsWith(column) }))}`,
  )
  return html`<details class="fold mt">
    <summary>${say(lang, 'indicatorTable.about')}</summary>
    <div><p>${say(lang, 'indicatorTable.aboutNote')}</p>${listed(lines, 'plain-list')}</div>
  </details>`
}

/** As many as are told, and one that says that there are more: a table may have thousands of columns. */
export function unreadKept(unread: readonly string[]): readonly string[] {
  const { shown, told } = firstOf(unread, MOST_LOST, () => ['…'])
  return [...shown, ...(told ?? [])]
}

export function unreadWords(lang: Lang, unread: readonly string[]): string | null {
  if (unread.length === 0) return null
  const { shown, told } = firstOf(unread, MOST_LOST, () => ['…'])
  return say(lang, 'deskIndicators.unread', {
    names: [...shown.map(name => say(lang, 'general.quoted', { words: name })), ...(told ?? [])].join(
      comma(lang),
    ),
  })
}

const kindWords = (lang: Lang) => KINDS.map(kind => say(lang, `kinds.${kind}`)).join(comma(lang))

/** With its place, in the reader's language. */
export function tableFaultWords(
  lang: Lang,
  { why, names: [a = '', named = ''], row, column }: TableFault,
): string {
  const key = `tableFault.${why}` satisfies `tableFault.${TableFaultKind}`
  const b = why === 'kind' ? kindWords(lang) : named
  const says = say(lang, key, { a, b })
  if (row === null) return says
  return column === null
    ? say(lang, 'tableFault.atRow', { row, says })
    : say(lang, 'tableFault.at', { row, column, says })
}
