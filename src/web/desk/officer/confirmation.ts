import { digestOf } from '../../../core/digest.ts'
import { formatJsonBytes } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import { newChallenge, takeChallenge } from '../../../people/sessions.ts'
import {
  type Answer,
  type Asked,
  linkIn,
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
interface Confirming {
  /** Where the form goes. */
  readonly action: string
  /** The whole of what was typed: the passkey confirms this and nothing else. */
  readonly hidden: Readonly<Record<string, string>>
  readonly title: string
  readonly button: string
  readonly explain: Piece
}

/**
 * True where the officer's passkey has confirmed this very act; else the page that asks for it. Against whoever has no
 * more than a session: an answer to another act, or to a sign-in, confirms nothing.
 */
export async function confirmedBy(
  asked: Asked,
  officer: Officer,
  fields: URLSearchParams,
  { action, hidden, title, button, explain }: Confirming,
): Promise<true | Answer> {
  const { lang, site } = asked
  const { drawer } = site.log
  const confirms = digestOf(formatJsonBytes({ officer: officer.id, action, ...hidden }))
  let trouble: Piece = null
  if (fields.has('asked')) {
    try {
      const challenge = await takeChallenge(drawer, fields.get('asked')!, site.now(), confirms)
      const { key } = await keyOfCredential(asked, fields, { use: 'officer', holder: officer.id })
      checkSession(fields, key, challenge)
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      trouble = refusalNotice(lang, error)
    }
  }
  takeTurn(asked, 'ceremony')
  const { token, challenge } = await newChallenge(drawer, site.now(), confirms)
  const form = passkeyForm(asked, {
    action: linkIn(asked, action),
    challenge,
    credentials: officer.credentials,
    hidden: { ...hidden, asked: token },
    button,
    explain: [trouble, explain],
  })
  const page = { title, script: 'passkey', status: trouble === null ? 200 : 403 } as const
  return deskPage(asked, officer, page, part(say(lang, 'desk.passkey'), form, { strong: true }))
}
