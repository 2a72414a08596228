import { Refusal, unlessRefused } from '../../core/refusal.ts'
import { MOST_PLACE } from '../../people/identity-requests.ts'
import {
  KNOWN_AFTER_SECONDS,
  newChallenge,
  type Session,
  sessionEnded,
  sessionFor,
  sessionOf,
  takeChallenge,
} from '../../people/sessions.ts'
import type { Change } from '../../store/drawer.ts'
import {
  type Action,
  type Answer,
  type Asked,
  contactLink,
  cookieIn,
  html,
  inset,
  linkIn,
  linkTo,
  type Markup,
  opening,
  type Piece,
  part,
  phrase,
  privatePage,
  readForm,
  refusalNotice,
  remark,
  say,
  seeOther,
  setCookie,
  takeSignInTurn,
  takeTurn,
  typedIsDone,
  wantsPage,
} from '../kit/kit.ts'
import { checkSession, credentialIn, keyOfCredential } from './answer.ts'
import { passkeyForm } from './ceremony.ts'

/**
 * How officers and representatives sign in and out: with the passkey that signs for them, and a challenge that can
 * never be a statement's.
 */
interface SignIn {
  readonly use: Session['use']
  readonly root: '/desk' | '/representative'
  readonly words: 'desk' | 'rep'

  /** What is shown in the place of the page: nobody signs in with a key that signs nothing. */
  instead?(asked: Asked): Promise<Answer | undefined>
  /** Who need not sign in again. */
  isIn(asked: Asked): Promise<boolean>
  beside(asked: Asked): Piece
  /**
   * Of a passkey that the register does not know: why it does not sign in yet, or null. The caller has bounded guesses.
   */
  notYet?(asked: Asked, fields: URLSearchParams, challenge: Uint8Array): Promise<Piece>
  /** Refuses `sign_in_needed` for whoever the register no longer knows. */
  requireInForce(asked: Asked, who: { readonly holder: string; readonly keyid: string }): Promise<unknown>
  noted?(asked: Asked, holder: string, what: 'signed-in' | 'signed-out'): Change
}

export function signInPages(way: SignIn): Record<'show' | 'take' | 'leave', Action> {
  return {
    async show(asked) {
      const other = await way.instead?.(asked)
      if (other !== undefined) return other
      return (await way.isIn(asked)) ? seeOther(asked, placeIn(asked, way.root)) : signInPage(asked, way)
    },
    take: asked => signIn(asked, way),
    leave: asked => signOut(asked, way),
  }
}

/** `trouble` is what was wrong with the answer before. */
async function signInPage(asked: Asked, way: SignIn, trouble: Piece = null) {
  const { lang, site } = asked
  const { root, words } = way
  takeTurn(asked, 'ceremony')
  const { token, challenge } = await newChallenge(site.log.drawer, site.now())
  const to = placeIn(asked, root)
  const title = say(lang, `${words}.signInTitle`)
  const kept = to.includes('typed=') ? inset(say(lang, 'desk.typedKept')) : null
  const form = passkeyForm(asked, {
    action: linkIn(asked, `${root}/sign-in?to=${encodeURIComponent(to)}`),
    challenge,
    credentials: [],
    hidden: { asked: token },
    button: say(lang, `${words}.signInButton`),
    explain: html`${trouble}${kept}<p>${say(lang, `${words}.signInNote`)}</p>`,
  })
  // To sign out leaves nothing in the tab; a session that ended by itself leaves what was typed.
  const isLeft = asked.query.has('out')
  const main = html`
    ${isLeft ? typedIsDone(`${root}/`) : null}${opening(say(lang, `${words}.kicker`), title)}
    ${part(say(lang, `${words}.passkey`), form, { strong: true, note: say(lang, `${words}.signInLost`) })}
    ${way.beside(asked)}
  `
  const script = isLeft ? ['passkey', 'keep-typed'] : 'passkey'
  return privatePage(asked, { title, main, script }, trouble === null ? 200 : 403)
}

async function signIn(asked: Asked, way: SignIn) {
  const { site } = asked
  const { use, root } = way
  const { fields } = await readForm(asked)
  let challenge: Uint8Array | undefined
  try {
    challenge = await takeChallenge(site.log.drawer, fields.get('asked') ?? '', site.now())
    takeSignInTurn(asked, credentialIn(fields))
    const { key, keyid, holder } = await keyOfCredential(asked, fields, { use })
    checkSession(fields, key, challenge)
    await way.requireInForce(asked, { holder, keyid })
    const note = way.noted?.(asked, holder, 'signed-in')
    const { cookie, opened } = await sessionToOpen(asked, { use, holder, keyid })
    await site.log.drawer.apply([...opened, ...(note ? [note] : [])], site.now())
    return seeOther(asked, placeIn(asked, root), { 'Set-Cookie': cookie })
  } catch (error) {
    const isUnknown = error instanceof Refusal && error.code === 'key_unknown' && challenge !== undefined
    const notYet = isUnknown ? await way.notYet?.(asked, fields, challenge!) : null
    if (notYet) return signInPage(asked, way, notYet)
    return signInPage(asked, way, html`${refusalNotice(asked.lang, error)}${turnTo(asked, error)}`)
  }
}

/** Whose passkey signs nothing any more reads who can help. */
function turnTo(asked: Asked, error: unknown): Piece {
  const isOut =
    error instanceof Refusal && ['sign_in_needed', 'key_revoked', 'keys_suspended'].includes(error.code)
  const contact = isOut ? contactLink(asked) : null
  return contact && html`<p>${phrase(asked.lang, 'passkey.turnTo', { contact })}</p>`
}

async function signOut(asked: Asked, { use, root, noted }: SignIn) {
  await readForm(asked)
  const { log, now } = asked.site
  const { session, ended } = await sessionHeld(asked, use)
  const note = session && noted?.(asked, session.holder, 'signed-out')
  await log.drawer.apply([...ended, ...(note ? [note] : [])], now())
  return seeOther(asked, `${root}/sign-in?out=1`, { 'Set-Cookie': setCookie(asked, use, '', 0, 'Strict') })
}

/** Where somebody wanted to go: a page at or below `root`, or a link could lead anywhere from here. */
export function placeIn({ query, site }: Asked, root: SignIn['root']): string {
  const to = query.get('to') ?? ''
  const { origin } = new URL(site.publicUrl)
  if (!URL.canParse(to, origin)) return root
  const { origin: of, pathname, search } = new URL(to, origin)
  const isBelow = pathname === root || pathname.startsWith(`${root}/`)
  const isOwn = of === origin && isBelow && !pathname.startsWith(`${root}/sign-`)
  const place = `${pathname}${search}`
  return isOwn && place.length <= MOST_PLACE ? place : root
}

/** Undefined where a reader should sign in; a program is refused with the code. */
export function signedIn<T>(asked: Asked, find: (asked: Asked) => Promise<T>): Promise<T | undefined> {
  return wantsPage(asked) ? unlessRefused('sign_in_needed', () => find(asked)) : find(asked)
}

/** To the sign-in, and then back to the page that was asked for; `more` comes along. */
export function toSignIn(
  asked: Asked,
  root: SignIn['root'],
  more: Readonly<Record<string, string | undefined>> = {},
): Answer {
  const url = new URL(asked.request.url)
  for (const name of ['lang', 'typed', 'unsent']) url.searchParams.delete(name)
  for (const [name, value] of Object.entries(more)) if (value !== undefined) url.searchParams.set(name, value)
  return seeOther(asked, `${root}/sign-in?to=${encodeURIComponent(`${url.pathname}${url.search}`)}`)
}

/** The head of a page of somebody who has signed in: who that is, and the way out. */
export function signedInOpening(
  asked: Asked,
  { root, words }: Pick<SignIn, 'root' | 'words'>,
  who: Piece,
  title: Piece,
  note: Piece = null,
): Markup {
  const { lang } = asked
  return html`<section class="opening quiet">
    <div class="desk-bar">
      <p class="sc kicker">${linkTo(asked, root, say(lang, `${words}.kicker`))}</p>
      <form class="desk-who no-print" method="post" novalidate action="${linkIn(asked, `${root}/sign-out`)}">
        <p>${who}</p>
        <button class="btn small second">${say(lang, `${words}.signOut`)}</button>
      </form>
    </div>
    <h1>${title}</h1>
    ${note === null ? null : remark(note, 'mt-s')}
  </section>`
}

/**
 * A session to be: its Set-Cookie header and the changes that open it. Officers and representatives each have a cookie
 * of their own, since one person may be both; it lives for as long as the session is known. The session that the
 * browser held before ends, so nobody can have planted it and none is left behind.
 */
export async function sessionToOpen(asked: Asked, session: Pick<Session, 'use' | 'holder' | 'keyid'>) {
  const { now } = asked.site
  const { ended } = await sessionHeld(asked, session.use)
  const { token, expires, opened } = sessionFor(session, now())
  const seconds = Math.max(0, expires - now()) + KNOWN_AFTER_SECONDS
  const cookie = setCookie(asked, session.use, token, seconds, 'Strict')
  return { cookie, opened: [...ended, opened] }
}

/** The session that the browser holds, if it holds one, and the change that ends it. */
async function sessionHeld(asked: Asked, use: Session['use']) {
  const { log, now } = asked.site
  const token = cookieIn(asked, use) ?? ''
  const session = await sessionOf(log.drawer, token, use, now())
  return { session, ended: session === undefined ? [] : [sessionEnded(token)] }
}
