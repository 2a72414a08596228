import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { placeIn, type SignIn, signIn, signInPage, signOut } from '../../passkey/sign-in.ts'
import { seeOther } from '../../private.ts'
import { noteAct } from '../diary.ts'
import { identityPart } from './identity.ts'
import { requireInForce, requireOfficer } from './officer.ts'

const OFFICERS: SignIn = {
  use: 'officer',
  root: '/desk',
  words: 'desk',
  beside: identityPart,
  requireInForce,
  note: (asked, holder, what) => noteAct(asked, { id: holder }, what),
}

export async function showSignIn(asked: Asked): Promise<Answer> {
  const officer = await requireOfficer(asked).catch(() => undefined)
  // Whoever came by a provider alone may need their passkey for what they were about to do.
  return officer?.isKeyed ? seeOther(asked, placeIn(asked, OFFICERS.root)) : signInPage(asked, OFFICERS)
}

export function takeSignIn(asked: Asked): Promise<Answer> {
  return signIn(asked, OFFICERS)
}

export function takeSignOut(asked: Asked): Promise<Answer> {
  return signOut(asked, OFFICERS)
}
