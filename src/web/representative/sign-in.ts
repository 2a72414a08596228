import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { html } from '../markup.ts'
import { placeIn, type SignIn, signIn, signInPage, signOut } from '../passkey/sign-in.ts'
import { part, seeOther } from '../private.ts'
import { say } from '../say.ts'
import { partyInForce, requireRepresentative } from './who.ts'

const REPRESENTATIVES: SignIn = {
  use: 'party',
  root: '/representative',
  words: 'rep',
  beside: ({ lang }) => part(say(lang, 'rep.none'), html`<p>${say(lang, 'rep.noneSays')}</p>`),
  requireInForce: (asked, { holder, keyid }) => partyInForce(asked, holder, keyid),
}

export async function showRepresentativeSignIn(asked: Asked): Promise<Answer> {
  const known = await requireRepresentative(asked).catch(() => undefined)
  return known === undefined
    ? signInPage(asked, REPRESENTATIVES)
    : seeOther(asked, placeIn(asked, REPRESENTATIVES.root))
}

export function takeRepresentativeSignIn(asked: Asked): Promise<Answer> {
  return signIn(asked, REPRESENTATIVES)
}

export function representativeSignOut(asked: Asked): Promise<Answer> {
  return signOut(asked, REPRESENTATIVES)
}
