import { Refusal } from '../../../core/refusal.ts'
import type { Identity } from '../../../outbound/identity.ts'
import { ASKED_SECONDS, keepAsked, takeAsked } from '../../../people/identity-requests.ts'
import { BY_PROVIDER } from '../../../people/sessions.ts'
import { requireInForce } from '../../../work/officers.ts'
import {
  type Asked,
  cookieIn,
  html,
  linkButton,
  linkIn,
  opening,
  part,
  privatePage,
  say,
  seeOther,
  setCookie,
  takeTurn,
} from '../../kit/kit.ts'
import { placeIn, sessionToOpen, signInPages } from '../../passkey/sign-in.ts'
import { actNoted } from '../diary.ts'
import { requireOfficer } from './officer.ts'

export const officerSignIn = signInPages({
  use: 'officer',
  root: '/desk',
  words: 'desk',
  // Who came by a provider may need their passkey for what they were about to do.
  isIn: async asked => (await requireOfficer(asked).catch(() => undefined))?.isKeyed === true,
  beside: identityPart,
  requireInForce: ({ site }, who) => requireInForce(site, who),
  noted: (asked, holder, what) => actNoted(asked, { id: holder }, what),
})

/**
 * Officers may come by the identity provider of their house, where the operator has named one. They look; to act they
 * sign in with their passkey, and to sign they use it once more.
 */

const COOKIE = 'identity'
const BACK = '/desk/identity/back'

function identityPart(asked: Asked) {
  if (asked.site.identity === null) return null
  const { lang } = asked
  const path = `/desk/identity?to=${encodeURIComponent(placeIn(asked, '/desk'))}`
  return part(
    say(lang, 'identity.title'),
    html`
      <p>${say(lang, 'identity.note')}</p>
      <div class="actions">${linkButton(asked, path, say(lang, 'identity.button'))}</div>
    `,
  )
}

/** Leads to the provider, with what has to come back to this very browser. */
export async function askIdentity(asked: Asked) {
  const { log, now, publicUrl } = asked.site
  const identity = requireIdentity(asked)
  takeTurn(asked, 'ceremony')
  const { url, expected } = await identity.begin(`${publicUrl}${BACK}`)
  const token = await keepAsked(log.drawer, { ...expected, to: placeIn(asked, '/desk') }, now())
  return {
    ...seeOther(asked, '/'),
    headers: { Location: url, 'Set-Cookie': setCookie(asked, COOKIE, token, ASKED_SECONDS) },
  }
}

/** The browser comes back. Lax cookies come along, since the provider's page led it here. */
export async function takeIdentity(asked: Asked) {
  const { log, now, publicUrl } = asked.site
  const { drawer } = log
  const identity = requireIdentity(asked)
  const kept = await takeAsked(drawer, cookieIn(asked, COOKIE) ?? '', now())
  if (kept === undefined)
    throw new Refusal('link_spent', 'This answer was used already, came too late, or is another browser’s.')
  const back = new URL(`${publicUrl}${BACK}`)
  back.search = new URL(asked.request.url).search
  const officer = await identity.finish(back, kept)
  await requireInForce(asked.site, { holder: officer, keyid: BY_PROVIDER })
  const session = { use: 'officer', holder: officer, keyid: BY_PROVIDER } as const
  const { cookie, opened } = await sessionToOpen(asked, session)
  await drawer.apply([...opened, actNoted(asked, { id: officer }, 'signed-in')], now())
  return arrivedPage(asked, kept.to, cookie)
}

/** The browser sends no Strict cookie where another site leads it on, so a page of ours leads there. */
function arrivedPage(asked: Asked, to: string, cookie: string) {
  const { lang } = asked
  const title = say(lang, 'identity.arrived')
  const main = html`${opening(
    say(lang, 'desk.kicker'),
    title,
    say(lang, 'identity.arrivedNote'),
    html`<div class="actions mt">
    <a class="btn" href="${linkIn(asked, to)}" autofocus>${say(lang, 'identity.on')}</a>
  </div>`,
  )}`
  const page = privatePage(asked, { title, main })
  return { ...page, headers: { ...page.headers, 'Set-Cookie': cookie } }
}

function requireIdentity({ site }: Asked): Identity {
  if (site.identity === null) throw new Refusal('not_found', 'No identity provider is named here.')
  return site.identity
}
