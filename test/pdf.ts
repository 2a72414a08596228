import { utf8 } from '../src/core/bytes.ts'

/** As little as the door takes for a PDF: no program could show it. */
export const pdfSaying = (text: string) => `%PDF-1.7\n${text}\nstartxref\n0\n%%EOF\n`

export const pdfOf = (text: string) => utf8(pdfSaying(text))

/** One of so many bytes. */
export function pdfOfLength(length: number): Uint8Array {
  const rest = length - pdfOf('').length
  return pdfOf('x'.repeat(rest))
}
