import { endSession, newChallenge, newSession, takeChallenge } from '../../people/sessions.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { passkeyForm } from '../ceremony.ts'
import { keyOfCredential } from '../desk/act/credentials.ts'
import { refusalNotice } from '../fields.ts'
import { readForm } from '../form.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { checkSession, credentialIn } from '../passkeys.ts'
import { part, privatePage, seeOther } from '../private.ts'
import { say } from '../say.ts'
import { endCookie, sessionCookie, tokenIn } from '../session-cookies.ts'
import { takeSignInTurn, takeTurn } from '../turns.ts'
import { typedIsDone } from '../typed.ts'
import { partyInForce, requireRepresentative } from './who.ts'

/** Representatives sign in with the passkey that signs for their party; its challenge can never be a statement's. */

export async function showRepresentativeSignIn(asked: Asked): Promise<Answer> {
  const known = await requireRepresentative(asked).catch(() => undefined)
  return known === undefined ? signInPage(asked, null) : seeOther(asked, placeIn(asked))
}

async function signInPage(asked: Asked, trouble: Piece): Promise<Answer> {
  const { lang, site } = asked
  takeTurn(asked, 'ceremony')
  const { token, challenge } = await newChallenge(site.log.drawer, site.now())
  const title = say(lang, 'rep.signInTitle')
  const form = passkeyForm(asked, {
    action: linkIn(asked, `/representative/sign-in?to=${encodeURIComponent(placeIn(asked))}`),
    challenge,
    credentials: [],
    hidden: { asked: token },
    button: say(lang, 'rep.signInButton'),
    explain: html`${trouble}<p>${say(lang, 'rep.signInNote')}</p>`,
  })
  const isLeft = asked.query.has('out')
  const main = html`${isLeft ? typedIsDone('/representative/') : null}<section class="opening quiet"><p class="sc kicker">${say(lang, 'rep.kicker')}</p><h1>${title}</h1></section>
${part(say(lang, 'rep.passkey'), form, { strong: true, note: say(lang, 'rep.signInLost') })}
${part(say(lang, 'rep.none'), html`<p>${say(lang, 'rep.noneSays')}</p>`)}`
  const script = isLeft ? ['passkey', 'keep-typed'] : 'passkey'
  return privatePage(asked, { title, main, script }, trouble === null ? 200 : 403)
}

export async function takeRepresentativeSignIn(asked: Asked): Promise<Answer> {
  const { site } = asked
  const { drawer } = site.log
  const { fields } = await readForm(asked)
  try {
    const challenge = await takeChallenge(drawer, fields.get('asked') ?? '', site.now())
    const credential = credentialIn(fields)
    takeSignInTurn(asked, credential)
    const { key, keyid, holder } = await keyOfCredential(asked, credential, { use: 'party' })
    checkSession(fields, key, challenge)
    await partyInForce(asked, holder, keyid)
    // What the browser held before is of no use from here on: nobody can have laid a session into it beforehand.
    const before = tokenIn(asked, 'party')
    if (before !== undefined) await endSession(drawer, before)
    const session = await newSession(drawer, { use: 'party', holder, keyid }, site.now())
    const cookie = sessionCookie(asked, 'party', session.token, session.expires)
    return seeOther(asked, placeIn(asked), { 'Set-Cookie': cookie })
  } catch (error) {
    return signInPage(asked, refusalNotice(asked.lang, error))
  }
}

export async function representativeSignOut(asked: Asked): Promise<Answer> {
  await readForm(asked)
  const token = tokenIn(asked, 'party')
  if (token !== undefined) await endSession(asked.site.log.drawer, token)
  return seeOther(asked, '/representative/sign-in?out=1', { 'Set-Cookie': endCookie(asked, 'party') })
}

/** Where the representative wanted to go: a page of theirs and nothing else, or a link could lead anywhere from here. */
function placeIn({ query, site }: Asked): string {
  const to = query.get('to') ?? ''
  const { origin } = new URL(site.publicUrl)
  if (!URL.canParse(to, origin)) return '/representative'
  const url = new URL(to, origin)
  const isOwn =
    url.origin === origin &&
    /^\/representative(?:\/|$)/.test(url.pathname) &&
    !url.pathname.startsWith('/representative/sign-')
  return isOwn ? `${url.pathname}${url.search}` : '/representative'
}
