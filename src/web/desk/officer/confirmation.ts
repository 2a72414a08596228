import { digestOf } from '../../../core/digest.ts'
import { formatJsonBytes } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import { newChallenge, takeChallenge } from '../../../people/sessions.ts'
import {
  type Answer,
  type Asked,
  html,
  linkIn,
  type Markup,
  type Piece,
  part,
  refusalNotice,
  say,
  takeTurn,
} from '../../kit/kit.ts'
import { checkSession, keyOfCredential } from '../../passkey/answer.ts'
import { passkeyForm } from '../../passkey/ceremony.ts'
import { deskPage } from '../pages.ts'
import type { Officer } from './officer.ts'

/** An act that no entry records. */
export interface Confirming {
  /** Where the form goes. */
  readonly action: string
  /** The whole of what was typed: the passkey confirms this and nothing else. */
  readonly hidden: Readonly<Record<string, string>>
  readonly title: string
  readonly button: string
  readonly explain: Piece
  /** Where it can be changed instead. */
  readonly back?: Piece
  /** What to do instead without a script. */
  readonly without?: Piece
}

/** The form that asks the officer's passkey to confirm this very act. */
export async function confirmationForm(
  asked: Asked,
  officer: Officer,
  confirming: Confirming,
  trouble: Piece = null,
): Promise<Markup> {
  const { action, hidden, button, explain, without = null } = confirming
  const { site } = asked
  takeTurn(asked, 'ceremony')
  const { token, challenge } = await newChallenge(site.log.drawer, site.now(), actOf(officer, confirming))
  return passkeyForm(asked, {
    action: linkIn(asked, action),
    challenge,
    credentials: officer.credentials,
    hidden: { ...hidden, asked: token },
    button,
    explain: [trouble, explain],
    without,
  })
}

/**
 * True where the officer's passkey has confirmed this very act; else the page that asks for it. Against whoever has no
 * more than a session: an answer to another act, or to a sign-in, confirms nothing.
 */
export async function confirmedBy(
  asked: Asked,
  officer: Officer,
  fields: URLSearchParams,
  confirming: Confirming,
): Promise<true | Answer> {
  const { lang, site } = asked
  const { title, back } = confirming
  let trouble: Piece = null
  if (fields.has('asked')) {
    try {
      const act = actOf(officer, confirming)
      const challenge = await takeChallenge(site.log.drawer, fields.get('asked')!, site.now(), act)
      const { key } = await keyOfCredential(asked, fields, { use: 'officer', holder: officer.id })
      checkSession(fields, key, challenge)
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      trouble = refusalNotice(lang, error)
    }
  }
  const form = await confirmationForm(asked, officer, confirming, trouble)
  const page = { title, script: 'passkey', status: trouble === null ? 200 : 403 } as const
  const matter = html`${form}${back === undefined ? null : html`<p class="mt">${back}</p>`}`
  return deskPage(asked, officer, page, part(say(lang, 'desk.passkey'), matter, { strong: true }))
}

const actOf = ({ id }: Officer, { action, hidden }: Confirming) =>
  digestOf(formatJsonBytes({ officer: id, action, ...hidden }))
