import { CSV, type FileType, isOfType, PDF, XLSX } from '../core/file-types.ts'
import { isPlainPdf } from './plain-pdf.ts'
import { isPlainWorkbook } from './plain-workbook.ts'

/**
 * Whether the door takes these bytes as a file of this type. An audit asks `isOfType` alone: files that were bound before
 * more was asked stand as they stood.
 */
export const isTaken = (bytes: Uint8Array, type: FileType): boolean =>
  isOfType(bytes, type) && (ASKS[type]?.(bytes) ?? true)

const ASKS: Partial<Record<FileType, (bytes: Uint8Array) => boolean>> = {
  [PDF]: isPlainPdf,
  // A table of blanks that nobody sees is none.
  [CSV]: bytes => /[\p{L}\p{N}]/u.test(new TextDecoder().decode(bytes)),
  [XLSX]: isPlainWorkbook,
}
