import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import type { Page } from '../layout/layout.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { signedInOpening } from '../passkey/sign-in.ts'
import { privatePage } from '../private.ts'
import { say } from '../say.ts'
import type { Officer } from './officer/officer.ts'

/** The head of a page of the desk: who is signed in, and the way out. */
export function opening(asked: Asked, officer: Officer, title: Piece, note: Piece = null): Markup {
  const { lang } = asked
  const { id, office } = officer
  const as = office === 'decider' ? null : html`, ${say(lang, `office.is.${office}`)}`
  const who = html`${say(lang, 'desk.signedInAs', { officer: id })}${as}`
  return signedInOpening(asked, { root: '/desk', words: 'desk' }, who, title, note)
}

interface DeskPage {
  readonly title: string
  /** What the head shows, where that is not the title. */
  readonly heading?: Piece
  readonly note?: Piece
  readonly call?: Page['call']
  readonly script?: Page['script']
  readonly status?: number
}

/** A page of the desk, with its parts beneath its head. */
export function deskPage(
  asked: Asked,
  officer: Officer,
  { title, heading = title, note, call, script = [], status }: DeskPage,
  parts: Piece,
): Answer {
  const main = html`${opening(asked, officer, heading, note)}
${parts}`
  return privatePage(asked, { title, main, call, script }, status)
}
