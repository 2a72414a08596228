import { endSession, newChallenge, newSession, sessionOf, takeChallenge } from '../../../people/sessions.ts'
import type { Answer } from '../../answer.ts'
import type { Asked } from '../../asked.ts'
import { passkeyForm } from '../../ceremony.ts'
import { refusalNotice } from '../../fields.ts'
import { readForm } from '../../form.ts'
import { linkIn } from '../../links.ts'
import { html, type Piece } from '../../markup.ts'
import { checkSession, credentialIn } from '../../passkeys.ts'
import { part, privatePage, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { endCookie, sessionCookie, tokenIn } from '../../session-cookies.ts'
import { takeSignInTurn, takeTurn } from '../../turns.ts'
import { typedIsDone } from '../../typed.ts'
import { keyOfCredential } from '../act/credentials.ts'
import { noteAct } from '../diary.ts'
import { identityPart } from './identity.ts'
import { requireInForce, requireOfficer } from './officer.ts'
import { placeIn } from './place.ts'

/** Officers sign in with the passkey that signs their acts; its challenge can never be a statement's. */

export async function showSignIn(asked: Asked): Promise<Answer> {
  const officer = await requireOfficer(asked).catch(() => undefined)
  // Whoever came by a provider alone may need their passkey for what they were about to do.
  return officer?.isKeyed ? seeOther(asked, placeIn(asked)) : signInPage(asked, null)
}

async function signInPage(asked: Asked, trouble: Piece): Promise<Answer> {
  const { lang, site } = asked
  takeTurn(asked, 'ceremony')
  const { token, challenge } = await newChallenge(site.log.drawer, site.now())
  const to = placeIn(asked)
  const title = say(lang, 'desk.signInTitle')
  const kept = to.includes('typed=') ? html`<p class="notice">${say(lang, 'desk.typedKept')}</p>` : null
  const form = passkeyForm(asked, {
    action: linkIn(asked, `/desk/sign-in?to=${encodeURIComponent(to)}`),
    challenge,
    credentials: [],
    hidden: { asked: token },
    button: say(lang, 'desk.signInButton'),
    explain: html`${trouble}${kept}<p>${say(lang, 'desk.signInNote')}</p>`,
  })
  // Whoever signs out leaves nothing in the tab; whoever was signed out finds again what was typed.
  const isLeft = asked.query.has('out')
  const main = html`${isLeft ? typedIsDone('/desk/') : null}<section class="opening quiet"><p class="sc kicker">${say(lang, 'desk.kicker')}</p><h1>${title}</h1></section>
${part(say(lang, 'desk.passkey'), form, { strong: true, note: say(lang, 'desk.signInLost') })}
${identityPart(asked)}`
  const script = isLeft ? ['passkey', 'keep-typed'] : 'passkey'
  return privatePage(asked, { title, main, script }, trouble === null ? 200 : 403)
}

export async function takeSignIn(asked: Asked): Promise<Answer> {
  const { site } = asked
  const { drawer } = site.log
  const { fields } = await readForm(asked)
  try {
    const challenge = await takeChallenge(drawer, fields.get('asked') ?? '', site.now())
    const credential = credentialIn(fields)
    takeSignInTurn(asked, credential)
    const { key, keyid, holder } = await keyOfCredential(asked, credential, { use: 'officer' })
    checkSession(fields, key, challenge)
    await requireInForce(asked, { holder, keyid })
    await noteAct(asked, { id: holder }, 'signed-in')
    const session = await newSession(drawer, { use: 'officer', holder, keyid }, site.now())
    const cookie = sessionCookie(asked, 'officer', session.token, session.expires)
    return seeOther(asked, placeIn(asked), { 'Set-Cookie': cookie })
  } catch (error) {
    return signInPage(asked, refusalNotice(asked.lang, error))
  }
}

export async function signOut(asked: Asked): Promise<Answer> {
  await readForm(asked)
  const { drawer } = asked.site.log
  const token = tokenIn(asked, 'officer')
  if (token !== undefined) {
    const session = await sessionOf(drawer, token, asked.site.now())
    await endSession(drawer, token)
    if (session?.use === 'officer') await noteAct(asked, { id: session.holder }, 'signed-out')
  }
  return seeOther(asked, '/desk/sign-in?out=1', { 'Set-Cookie': endCookie(asked, 'officer') })
}
