/** RFC 4180: a cell is quoted if it holds what parts cells or rows; rows end in CRLF. */
export function formatCsvRow(cells: readonly string[]): string {
  return `${cells.map(formatCell).join(',')}\r\n`
}

function formatCell(cell: string): string {
  const text = cell.replace(WITHIN, "$1'").replace(FIRST, "'")
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Spreadsheets compute a cell that begins so, quoted or not: a name could then read other cells and send them
 * somewhere. An apostrophe makes it text. Some readers part cells by semicolons or tabs, and then any line feed begins
 * a cell, since the quotes around it count for nothing. JSON and the export give what was signed unaltered.
 */
const COMPUTING = '[=+\\-@＝＋－＠﹢﹣﹦﹫−]'
const FIRST = new RegExp(`^(?=[\\s\\p{C}]*${COMPUTING})`, 'u')
// Looks no further than the next that parts cells, so that each character is looked at twice at most.
const WITHIN = new RegExp(`([;\\t\\r\\n])(?=[[\\s\\p{C}]--[\\t\\r\\n]]*${COMPUTING})`, 'gv')
