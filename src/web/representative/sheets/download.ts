import { utf8 } from '../../../core/bytes.ts'
import { cellCounts } from '../../../register/figures/catalogue.ts'
import { MOST_ROWS, type Asked as Questions, questionsCsv } from '../../../register/lists/figure-sheet.ts'
import { MOST_ROWS as MOST_OF_WORKBOOK, questionsWorkbook } from '../../../work/spreadsheet/questions.ts'
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
} from '../../kit/kit.ts'

/** The questions of a report as a file: a workbook where its address ends so, else CSV. */

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function questionsFile(asked: Asked, questions: Questions, name: string): Promise<Answer> {
  const { lang } = asked
  if (!new URL(asked.request.url).pathname.endsWith('.xlsx'))
    return privateFile(asked, {
      ...{ bytes: utf8(questionsCsv(questions)), name: `${name}.csv` },
      type: 'text/csv; charset=utf-8',
    })
  return privateFile(asked, {
    ...{
      bytes: await questionsWorkbook(questions, say(lang, 'sheet.notOne')),
      name: `${name}.xlsx`,
      type: WORKBOOK,
    },
  })
}

/**
 * `path`: of the files, without what their names end in. `of`: of a report to come, or of one that is corrected. `more`
 * is said of what they can hold.
 */
export function downloadsPart(
  asked: Asked,
  { catalogue, periods }: Questions,
  path: string,
  of: 'sheet' | 'correct' = 'sheet',
  more: Piece = null,
): Markup {
  const { lang } = asked
  const cells = cellCounts(catalogue).reduce((sum, one) => sum + one.cells, 0)
  const count = cells * periods.length
  const workbook =
    count > MOST_OF_WORKBOOK ? null : linkButton(asked, `${path}.xlsx`, say(lang, 'sheet.getXlsx'))
  const list = linkButton(asked, `${path}.csv`, say(lang, 'sheet.getCsv'))
  const matter =
    count > MOST_ROWS
      ? html`<p>${say(lang, periods.length === 1 ? 'sheet.getTooManyOne' : 'sheet.getTooMany')}</p>`
      : html`
        <p>${say(lang, `${of}.getSays`, { count })}${workbook === null ? html` ${say(lang, 'sheet.getCsvOnly')}` : null}</p>
        ${more}
        <div class="actions">${workbook}${list}</div>
      `
  return part(say(lang, `${of}.getHead`), matter, { strong: true, note: say(lang, `${of}.getNote`) })
}
