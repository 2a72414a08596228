import { Refusal } from '../../../core/refusal.ts'
import { cellCounts } from '../../../register/figures/catalogue.ts'
import { MOST_ROWS, type Asked as Questions } from '../../../register/lists/figure-sheet.ts'
import { MOST_ROWS as MOST_OF_WORKBOOK } from '../../../work/spreadsheet/questions.ts'
import { writeQuestions } from '../../../work/spreadsheet/written.ts'
import {
  type Answer,
  type Asked,
  html,
  linkButton,
  type Markup,
  type Piece,
  part,
  privateFile,
  say,
  takeTurn,
} from '../../kit/kit.ts'
import type { Representative } from '../session.ts'

/** The questions of a report as a file: a workbook where its address ends so, else CSV. */

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Refuses `request_oversize` and `rate_limited` before anything is written. */
export async function questionsFile(
  asked: Asked,
  { party }: Pick<Representative, 'party'>,
  questions: Questions,
  name: string,
): Promise<Answer> {
  const isWorkbook = new URL(asked.request.url).pathname.endsWith('.xlsx')
  const rows = rowsOf(questions)
  const most = isWorkbook ? MOST_OF_WORKBOOK : MOST_ROWS
  if (rows > most)
    throw new Refusal(
      'request_oversize',
      `The sheet would have ${rows} rows; ${most} are the most.${isWorkbook && rows <= MOST_ROWS ? ' Take the CSV file.' : ''}`,
    )
  takeTurn(asked, 'day', rows)
  const notOne = isWorkbook ? say(asked.lang, 'sheet.notOne') : null
  return privateFile(asked, {
    bytes: await writeQuestions(questions, { who: party, notOne }),
    name: `${name}.${isWorkbook ? 'xlsx' : 'csv'}`,
    type: isWorkbook ? WORKBOOK : 'text/csv; charset=utf-8',
  })
}

const rowsOf = ({ catalogue, periods }: Questions) =>
  periods.length * cellCounts(catalogue).reduce((sum, one) => sum + one.cells, 0)

/**
 * `path`: of the files, without what their names end in. `of`: of a report to come, or of one that is corrected. `more`
 * is said of what they can hold.
 */
export function downloadsPart(
  asked: Asked,
  questions: Questions,
  path: string,
  of: 'sheet' | 'correct' = 'sheet',
  more: Piece = null,
): Markup {
  const { lang } = asked
  const count = rowsOf(questions)
  const workbook =
    count > MOST_OF_WORKBOOK ? null : linkButton(asked, `${path}.xlsx`, say(lang, 'sheet.getXlsx'))
  const list = linkButton(asked, `${path}.csv`, say(lang, 'sheet.getCsv'))
  const matter =
    count > MOST_ROWS
      ? html`<p>${say(lang, questions.periods.length === 1 ? 'sheet.getTooManyOne' : 'sheet.getTooMany')}</p>`
      : html`
        <p>${say(lang, `${of}.getSays`, { count })}${workbook === null ? html` ${say(lang, 'sheet.getCsvOnly')}` : null}</p>
        ${more}
        <div class="actions">${workbook}${list}</div>
      `
  return part(say(lang, `${of}.getHead`), matter, { strong: true, note: say(lang, `${of}.getNote`) })
}
