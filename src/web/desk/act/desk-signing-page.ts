import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { signingPage } from '../../forms/acts.ts'
import type { Piece } from '../../markup.ts'
import { mayCome } from '../../may.ts'
import { say } from '../../say.ts'
import type { Composed } from '../../statement/compose.ts'
import type { Officer } from '../officer/officer.ts'
import { opening } from '../pages.ts'

interface Shown {
  readonly title: string
  readonly composed: Composed
  readonly payload: Uint8Array
  readonly trouble: Piece
  readonly form: Piece
  /** Whoever reads has signed it already, and another hand is awaited. */
  readonly isSigned?: boolean
  readonly more?: Piece
}

/** A statement of the depositary as an officer reads it before signing: in words, whole, and byte for byte. */
export function deskSigningPage(asked: Asked, officer: Officer, shown: Shown): Promise<Answer> {
  const { lang } = asked
  const [heading, bytes] = shown.isSigned
    ? (['second.signedStatement', 'second.signedWhole'] as const)
    : mayCome(officer, 'deskActSigned')
      ? (['desk.actStatement', 'desk.actWholeNote'] as const)
      : (['office.actStatement', 'office.actWholeNote'] as const)
  const head = opening(asked, officer, shown.title)
  return signingPage(asked, { ...shown, opening: head, heading: say(lang, heading), bytes: say(lang, bytes) })
}
