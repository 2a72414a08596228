import { fromUtf8 } from '../../../core/bytes.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { factList, part, privatePage } from '../../private.ts'
import { say } from '../../say.ts'
import type { Composed } from '../../statement/compose.ts'
import type { Officer } from '../officer/officer.ts'
import { opening } from '../pages.ts'
import { actInWords } from './words.ts'

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
  const { sentence, facts, matter } = await actInWords(asked, shown.composed)
  const signs = mayCome(officer, 'deskActSigned')
  const [heading, note] = shown.isSigned
    ? (['second.signedStatement', 'second.signedWhole'] as const)
    : signs
      ? (['desk.actStatement', 'desk.actWholeNote'] as const)
      : (['office.actStatement', 'office.actWholeNote'] as const)
  const whole = JSON.stringify(JSON.parse(fromUtf8(shown.payload)), null, 2)
  const main = html`${opening(asked, officer, shown.title)}
${part(say(lang, heading), html`${shown.trouble}<blockquote class="statement" tabindex="-1" autofocus>${sentence}</blockquote><div class="mt">${factList(facts)}</div>${matter}${shown.form}`, { strong: true })}
${shown.parts ?? null}
${part(say(lang, 'desk.actWhole'), html`<p class="note">${say(lang, note)}</p><details class="flat mt-s"><summary>${say(lang, 'desk.actShow')}</summary><pre class="raw" tabindex="0">${whole}</pre></details>`)}`
  const status = shown.trouble === null ? 200 : 409
  return privatePage(asked, { title: shown.title, main, script: 'passkey' }, status)
}
