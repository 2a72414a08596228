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

export function deskPage(
  asked: Asked,
  officer: Officer,
  { title, heading = title, note, call, script = [], status }: DeskPage,
  parts: Piece,
) {
  const main = html`${opening(asked, officer, heading, note)}${parts}`
  return privatePage(asked, { title, main, call, script }, status)
}

/** What has just been done. It takes the focus, so that the keyboard goes on from there. */
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
