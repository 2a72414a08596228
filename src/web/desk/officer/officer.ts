import { Refusal } from '../../../core/refusal.ts'
import { credentialsOf } from '../../../people/credentials.ts'
import { newDraft, readDraft } from '../../../people/drafts.ts'
import { BY_PROVIDER, formerSession, requireSession, type Session } from '../../../people/sessions.ts'
import type { KeyRow, RoleRow } from '../../../register/rows.ts'
import { ref } from '../../../register/rule.ts'
import type { Answer } from '../../answer.ts'
import type { Action, Asked } from '../../asked.ts'
import { type Form, readForm } from '../../form.ts'
import { seeOther } from '../../private.ts'
import { tokenIn } from '../../session-cookies.ts'

/** An officer who has signed in. A session signs nothing: each act asks for the passkey again. */
export interface Officer {
  /** The role's id, under which the officer stands in the log. */
  readonly id: string
  readonly keyid: string
  /** Whether they signed in with a passkey; if not, an identity provider has vouched for them, and they look alone. */
  readonly isKeyed: boolean
  /** Ids of the officer's passkeys here, in base64url. */
  readonly credentials: readonly string[]
}

/**
 * The one place that says who is an officer. Refuses `sign_in_needed` without a session, and whoever the register no
 * longer knows as one, whatever the session says.
 */
export async function requireOfficer(asked: Asked): Promise<Officer> {
  const { log, now } = asked.site
  const { drawer } = log
  const session = await requireSession(drawer, tokenIn(asked, 'officer'), 'officer', now())
  await requireInForce(asked, session)
  const known = await credentialsOf(drawer, session.holder, now())
  const { holder, keyid } = session
  return { id: holder, keyid, isKeyed: keyid !== BY_PROVIDER, credentials: known.map(({ id }) => id) }
}

/** Refuses `sign_in_needed` where the register says that the role has ended or the key was revoked. */
export async function requireInForce(
  { site }: Pick<Asked, 'site'>,
  { holder, keyid }: { readonly holder: string; readonly keyid: string },
): Promise<void> {
  if (keyid === BY_PROVIDER) return requireVouchedFor(site, holder)
  const [role, key] = (await site.log.store.rows([ref('roles', holder), ref('keys', keyid)])) as [
    RoleRow | undefined,
    KeyRow | undefined,
  ]
  if (role === undefined || role.ended !== null || key === undefined || key.holder !== holder)
    throw new Refusal('sign_in_needed', `The role ${holder} is not in force.`)
  if (key.revoked !== null)
    throw new Refusal('sign_in_needed', `This passkey was revoked by entry ${key.revoked.entry}.`)
}

/** The operator still names them, the role is in force, and so is a passkey of theirs: a provider makes nobody an officer. */
async function requireVouchedFor({ log, identity }: Asked['site'], holder: string): Promise<void> {
  const [role] = (await log.store.rows([ref('roles', holder)])) as (RoleRow | undefined)[]
  const keys = await log.store.keysOf(holder, MOST_KEYS)
  const isIn = role !== undefined && role.ended === null && keys.some(({ row }) => row.revoked === null)
  if (!isIn || !identity?.vouchesFor(holder))
    throw new Refusal(
      'sign_in_needed',
      `The role ${holder} is not in force, or no provider vouches for it here.`,
    )
}

const MOST_KEYS = 100

/** Whoever has left the desk leaves nothing there any more, and representatives never did. */
async function isInForce(asked: Asked, session: Session): Promise<boolean> {
  try {
    await requireInForce(asked, session)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'sign_in_needed') return false
    throw error
  }
}

/**
 * A page for officers: whoever is none yet signs in first, and then comes to where they wanted to go. `needsKey` where it
 * shows what lets others in: then a passkey is asked for.
 */
export function forOfficers(
  show: (asked: Asked, officer: Officer) => Answer | Promise<Answer>,
  { needsKey = false } = {},
): Action {
  return async asked => {
    const officer = await officerOr(asked)
    const isIn = officer !== undefined && (officer.isKeyed || !needsKey)
    return isIn ? show(asked, officer) : toSignIn(asked, pathOf(asked))
  }
}

/**
 * What an officer sends. Where the session has ended meanwhile, or a passkey was never asked for, what was typed is kept
 * and filled in again after signing in; of a stranger not even the form is read. `most` is how large it may be, in bytes.
 */
export function fromOfficers(
  take: (asked: Asked, officer: Officer, form: Form) => Answer | Promise<Answer>,
  most?: number,
): Action {
  return async asked => {
    const officer = await officerOr(asked)
    if (officer?.isKeyed) return take(asked, officer, await readForm(asked, most))
    const typed = await keepTyped(asked, most)
    const path = pathOf(asked)
    return toSignIn(
      asked,
      typed === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}typed=${typed}`,
    )
  }
}

/** Undefined where the reader should sign in; a program is told so with the code. */
async function officerOr(asked: Asked): Promise<Officer | undefined> {
  try {
    return await requireOfficer(asked)
  } catch (error) {
    const isPage = asked.request.headers.get('accept')?.includes('text/html')
    if (error instanceof Refusal && error.code === 'sign_in_needed' && isPage) return undefined
    throw error
  }
}

async function keepTyped(asked: Asked, most: number | undefined): Promise<string | undefined> {
  const { log, now } = asked.site
  const { drawer } = log
  const token = tokenIn(asked, 'officer')
  const former = token === undefined ? undefined : await formerSession(drawer, token, now())
  if (former?.use !== 'officer' || !(await isInForce(asked, former))) return undefined
  const { fields } = await readForm(asked, most)
  return draftTyped(asked, former.holder, fields)
}

/** What was typed is kept under this purpose. */
const TYPED = { purpose: 'desk typed' }

/** Keeps what an officer typed, for a form whose address names it as `typed`. */
export function draftTyped({ site }: Asked, officer: string, fields: URLSearchParams): Promise<string> {
  const draft = { ...TYPED, subject: officer, fields: Object.fromEntries(fields) }
  return newDraft(site.log.drawer, draft, site.now())
}

/** What was typed before the officer signed in again, or came back to change it; empty if nothing was. */
export async function typedBefore(asked: Asked, officer: Officer): Promise<URLSearchParams> {
  const token = asked.query.get('typed')
  if (token === null) return new URLSearchParams()
  const { log, now } = asked.site
  const draft = await readDraft(log.drawer, token, { ...TYPED, subject: officer.id }, now())
  return new URLSearchParams(draft?.fields)
}

function toSignIn(asked: Asked, path: string): Answer {
  return seeOther(asked, `/desk/sign-in?to=${encodeURIComponent(path)}`)
}

function pathOf({ request }: Asked): string {
  const url = new URL(request.url)
  url.searchParams.delete('lang')
  url.searchParams.delete('typed')
  return `${url.pathname}${url.search}`
}
