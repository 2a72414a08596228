import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { part, privatePage } from '../../private.ts'
import { say } from '../../say.ts'
import type { Composed } from '../../statement/compose.ts'
import { bytesPart, statementToSign } from '../../teller/unsigned.ts'
import type { Officer } from '../officer/officer.ts'
import { opening } from '../pages.ts'

/** A statement of the depositary as an officer reads it before signing: in words, whole, and byte for byte. */
export async function statementShown(
  asked: Asked,
  officer: Officer,
  shown: {
    readonly title: string
    readonly composed: Composed
    readonly payload: Uint8Array
    /** What went wrong, above all else. */
    readonly trouble: Piece
    /** What can be done, under the statement. */
    readonly form: Piece
    /** Whoever reads has signed it already, and another hand is awaited. */
    readonly isSigned?: boolean
    /** Further parts, before the bytes. */
    readonly parts?: Markup | null
  },
): Promise<Answer> {
  const { lang } = asked
  const { composed, payload } = shown
  const statement = await statementToSign(asked, payload, composed.parts)
  const signs = mayCome(officer, 'deskActSigned')
  const [heading, note] = shown.isSigned
    ? (['second.signedStatement', 'second.signedWhole'] as const)
    : signs
      ? (['desk.actStatement', 'desk.actWholeNote'] as const)
      : (['office.actStatement', 'office.actWholeNote'] as const)
  const main = html`${opening(asked, officer, shown.title)}
${part(say(lang, heading), html`${shown.trouble}${statement}${shown.form}`, { strong: true })}
${shown.parts ?? null}
${bytesPart(asked, payload, say(lang, note))}`
  const status = shown.trouble === null ? 200 : 409
  return privatePage(asked, { title: shown.title, main, script: 'passkey' }, status)
}
