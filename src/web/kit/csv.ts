/** RFC 4180: a cell is quoted where it holds what parts cells or rows; rows end in CRLF. */
export function formatCsvRow(cells: readonly string[]): string {
  return `${cells.map(formatCell).join(',')}\r\n`
}

function formatCell(cell: string): string {
  const text = cell.replace(WITHIN, "$1'").replace(FIRST, "'")
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Spreadsheets compute a cell that begins so, whether it is quoted or not: a name could then read other cells, and send
 * them somewhere. Behind an apostrophe it is text. A cell begins after a semicolon or a tab too, where the reader's
 * settings part cells by these, and then after any line feed, since quotes that begin elsewhere count for nothing
 * there. What was signed stands unaltered in JSON and in the export.
 */
const COMPUTED = '(?=[\\s\\p{C}]*[=+\\-@＝＋－＠﹢﹣﹦﹫−])'
const FIRST = new RegExp(`^${COMPUTED}`, 'u')
const WITHIN = new RegExp(`([;\\t\\r\\n])${COMPUTED}`, 'gu')
