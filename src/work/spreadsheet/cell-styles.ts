import type { CellStyle } from 'hucre/xlsx'

/** How cells look, and what their texts are, in every workbook that we write. */

const TOP = { vertical: 'top', wrapText: true } as const
export const HEAD: CellStyle = {
  font: { bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '404040' } },
  alignment: TOP,
}
/** Text, so that no program makes a day or a number of it. */
export const TEXT: CellStyle = { alignment: TOP, numFmt: '@' }
export const GREY = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDEDED' } } as const

/** A text that looks like a character written by its number, which the library leaves to us, is one no more. */
export const asText = (text: string) => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
