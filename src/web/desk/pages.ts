import {
  type Asked,
  doneNotice,
  entryNumber,
  html,
  linkTo,
  type Page,
  type Piece,
  privatePage,
  recordedNotice,
  say,
} from '../kit/kit.ts'
import { signedInOpening } from '../passkey/sign-in.ts'
import type { Officer } from './officer/officer.ts'

/** The head of a page of the desk: who is signed in, and the way out. */
export function opening(asked: Asked, officer: Officer, title: Piece, note: Piece = null) {
  const { lang } = asked
  const { id, office } = officer
  const as = office === 'decider' ? null : html`, ${say(lang, `office.is.${office}`)}`
  const who = html`${say(lang, 'desk.signedInAs', { officer: id })}${as}`
  return signedInOpening(asked, { root: '/desk', words: 'desk' }, who, title, note)
}

interface DeskPage {
  readonly title: string
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
) {
  const main = html`${opening(asked, officer, heading, note)}${parts}`
  return privatePage(asked, { title, main, call, script }, status)
}

/**
 * What has just been done: after an act its entry, to look at and to cite; after a refusal that it was told; after an
 * enrolment a word of welcome. It takes the focus, so that whoever uses the keyboard goes on from there.
 */
export function recorded(asked: Asked) {
  const { lang, query } = asked
  if (query.has('welcome')) return doneNotice(say(lang, 'desk.welcome'))
  if (query.has('asked')) return doneNotice(say(lang, 'talk.sent'))
  if (query.has('dropped')) return doneNotice(say(lang, 'second.dropped'))
  if (query.has('back')) return doneNotice(say(lang, 'aside.isBack'))
  if (query.has('refused'))
    return doneNotice(
      html`${say(lang, 'desk.refusedDone')} ${linkTo(asked, '/desk/outbox', say(lang, 'outbox.open'))}`,
    )
  return recordedNotice(asked, '/desk/new/', entryNumber)
}
