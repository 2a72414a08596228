import { utf8 } from '../../core/bytes.ts'
import { zipOf } from '../text-reader/docx.fixture.ts'

/** Workbooks as tests need them, made part by part: zip as APPNOTE.TXT has it, SpreadsheetML as programs write it. */

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook with one sheet for each of these texts, which are what stands in its `sheetData`; and other parts. */
export function xlsx(sheets: readonly string[], parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map((_, i) => `<sheet name="Sheet ${i + 1}" sheetId="${i + 1}" r:id="s${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map(
        (_, i) =>
          `<Relationship Id="s${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/${i + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="strings.xml"/><Relationship Id="u" Type="${OFFICE}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(
      sheets.map((rows, i) => [
        `xl/worksheets/${i + 1}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  }
  return zipOf(Object.entries(all).map(([name, text]) => ({ name, bytes: utf8(text) })))
}

/** Rows of cells; each is a text, or the XML of the cell. */
export const rows = (...all: readonly (readonly string[])[]) =>
  all
    .map(cells => `<row>${cells.map(cell => (cell.startsWith('<') ? cell : text(cell))).join('')}</row>`)
    .join('')

const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`
export const number = (value: string, style = 0) => `<c s="${style}"><v>${value}</v></c>`

/** 1: a day; 2: a percentage; 3: a day as its own code says; 4: a currency whose code has a d in quotes. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-40C]d\\ mmmm\\ yyyy;@"/><numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`
