import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { part, privatePage } from '../private.ts'
import type { Composed } from '../statement/compose.ts'
import { bytesPart, statementToSign } from '../teller/unsigned.ts'

interface Shown {
  readonly title: string
  readonly opening: Markup
  readonly composed: Composed
  readonly payload: Uint8Array
  /** Above the statement, and a note beside that. */
  readonly heading: string
  readonly note?: string
  /** What went wrong, above all else. */
  readonly trouble: Piece
  /** What can be done, under the statement. */
  readonly form: Piece
  /** Further parts, before the bytes. */
  readonly more?: Piece
  /** What the bytes are. */
  readonly bytes: string
}

/** A statement as whoever signs it reads it before, or has signed it: in words, whole, and byte for byte. */
export async function signingPage(asked: Asked, shown: Shown): Promise<Answer> {
  const { title, payload, trouble, note = null, more = null } = shown
  const statement = await statementToSign(asked, payload, shown.composed.parts)
  const main = html`${shown.opening}
${part(shown.heading, html`${trouble}${statement}${shown.form}`, { strong: true, note })}
${more}
${bytesPart(asked, payload, shown.bytes)}`
  return privatePage(asked, { title, main, script: 'passkey' }, trouble === null ? 200 : 409)
}
