/** RFC 4180: a cell is quoted where it holds what parts cells or rows; rows end in CRLF. */
export function formatCsvRow(cells: readonly string[]): string {
  return `${cells.map(formatCell).join(',')}\r\n`
}

function formatCell(cell: string): string {
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Spreadsheets compute a cell that begins so, whether it is quoted or not: a name could then read other cells, and send
 * them somewhere. Behind an apostrophe it is text. What was signed stands unaltered in JSON and in the export.
 */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠﹢﹣﹦﹫−]/u
