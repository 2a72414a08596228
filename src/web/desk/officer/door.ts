import { Refusal } from '../../../core/refusal.ts'
import { formerSession, type Session } from '../../../people/sessions.ts'
import type { Answer } from '../../answer.ts'
import type { Action, Asked } from '../../asked.ts'
import { type Form, readForm } from '../../form.ts'
import { draftTyped } from '../../forms/acts.ts'
import { type ByField, doorFor, lets, type OfficersDoor, widestOf } from '../../may.ts'
import { tokenIn } from '../../passkey/session-cookies.ts'
import { seeOther } from '../../private.ts'
import { keptOut } from './kept-out.ts'
import { type Officer, requireInForce, requireOfficer, typedBy } from './officer.ts'

/** The doors of the desk: who comes in, who signs in first, and who is told that it is another's office. */

/**
 * A page for officers: whoever is none yet signs in first, and then comes to where they wanted to go. Whoever's office is
 * another is told so, and is not asked for a passkey that would help nothing.
 */
export function forOfficers(
  door: OfficersDoor,
  show: (asked: Asked, officer: Officer) => Answer | Promise<Answer>,
): Action {
  return async asked => {
    const officer = await officerOr(asked)
    if (officer !== undefined && !lets(door, officer)) return keptOut(asked, officer, door)
    const isIn = officer !== undefined && (officer.isKeyed || door !== 'decider')
    return isIn ? show(asked, officer) : toSignIn(asked, pathOf(asked))
  }
}

/**
 * What an officer sends. Where the session has ended meanwhile, or a passkey was never asked for, what was typed is kept
 * and filled in again after signing in; of a stranger not even the form is read. `most` is how large it may be, in bytes.
 */
export function fromOfficers(
  door: OfficersDoor | ByField,
  take: (asked: Asked, officer: Officer, form: Form) => Answer | Promise<Answer>,
  most?: number,
): Action {
  return async asked => {
    const officer = await officerOr(asked)
    const widest = widestOf(door)
    if (officer !== undefined && !lets(widest, officer)) return keptOut(asked, officer, widest)
    if (officer?.isKeyed) {
      const form = await readForm(asked, most)
      const does = typeof door === 'string' ? null : form.fields.get(door.field)
      const within = doorFor(door, does)
      return lets(within, officer) ? take(asked, officer, form) : keptOut(asked, officer, within)
    }
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
  return draftTyped(asked, typedBy(former.holder), fields)
}

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

function toSignIn(asked: Asked, path: string): Answer {
  return seeOther(asked, `/desk/sign-in?to=${encodeURIComponent(path)}`)
}

function pathOf({ request }: Asked): string {
  const url = new URL(request.url)
  url.searchParams.delete('lang')
  url.searchParams.delete('typed')
  return `${url.pathname}${url.search}`
}
