import { Refusal, unlessRefused } from '../../../core/refusal.ts'
import { formerSession } from '../../../people/sessions.ts'
import { requireInForce } from '../../../work/officers.ts'
import { draftTyped } from '../../forms/act-drafts.ts'
import {
  type Action,
  type Answer,
  type Asked,
  cookieIn,
  type Form,
  HTML_TYPE,
  html,
  linkButton,
  part,
  readForm,
  say,
  wantsPage,
} from '../../kit/kit.ts'
import { doorFor, lets, widestOf } from '../../office-permissions.ts'
import { signedIn, toSignIn } from '../../passkey/sign-in.ts'
import type { ByField, OfficersDoor } from '../../routes.ts'
import { deskMasthead } from '../masthead.ts'
import { deskPage } from '../pages.ts'
import { type Officer, requireOfficer, typedBy } from './officer.ts'

/** The doors of the desk: who comes in, who signs in first, and who is told that it is another's office. */

/**
 * A page for officers: who has no session signs in first, and then comes to where they wanted to go. An officer of
 * another office is told so and not asked for a passkey that would not help.
 */
export function forOfficers(
  door: OfficersDoor,
  show: (asked: Asked, officer: Officer) => Answer | Promise<Answer>,
): Action {
  return async asked => {
    const officer = await signedIn(asked, requireOfficer)
    if (officer !== undefined && !lets(door, officer))
      return seated(asked, officer, seat => keptOut(seat, officer, door))
    const isIn = officer !== undefined && (officer.isKeyed || door !== 'decider')
    return isIn ? seated(asked, officer, seat => show(seat, officer)) : toSignIn(asked, '/desk')
  }
}

/**
 * Fields of a form: a draft of a call has up to 3,000, and each paragraph a box to mark it. Reading them costs some
 * milliseconds, and only officers in force make us read them.
 */
const MOST_DESK_FIELDS = 4_000

/**
 * What an officer sends, of at most `most` bytes. Where the session has ended, or a passkey was never asked for, what
 * was typed is kept and filled in again after signing in; a stranger's form is not even read.
 */
export function fromOfficers(
  door: OfficersDoor | ByField,
  take: (asked: Asked, officer: Officer, form: Form) => Answer | Promise<Answer>,
  most?: number,
): Action {
  return async asked => {
    const officer = await signedIn(asked, requireOfficer)
    const widest = widestOf(door)
    if (officer !== undefined && !lets(widest, officer))
      return seated(asked, officer, seat => keptOut(seat, officer, widest))
    if (officer?.isKeyed) {
      const form = await readForm(asked, most, MOST_DESK_FIELDS)
      const does = typeof door === 'string' ? null : form.fields.get(door.field)
      const within = doorFor(door, does)
      return seated(asked, officer, seat =>
        lets(within, officer) ? take(seat, officer, form) : keptOut(seat, officer, within),
      )
    }
    return toSignIn(asked, '/desk', { typed: await keepTyped(asked, most) })
  }
}

/** Where the masthead goes. Nothing that somebody typed reads like it, since what is typed is escaped. */
const MASTHEAD = html`<!--masthead of the desk-->`

/**
 * Every page that answers has the desk's own masthead. It counts all applications and letters, so it is drawn into pages
 * alone, once they are there: most forms end in a redirect.
 */
async function seated(
  asked: Asked,
  officer: Officer,
  act: (seat: Asked) => Answer | Promise<Answer>,
): Promise<Answer> {
  const answer = await act({ ...asked, masthead: MASTHEAD })
  const { body, type } = answer
  if (type !== HTML_TYPE || typeof body !== 'string' || !body.includes(`${MASTHEAD}`)) return answer
  const drawn = `${await deskMasthead(asked, officer)}`
  return { ...answer, body: body.replace(`${MASTHEAD}`, () => drawn) }
}

async function keepTyped(asked: Asked, most: number | undefined): Promise<string | undefined> {
  const { log, now } = asked.site
  const former = await formerSession(log.drawer, cookieIn(asked, 'officer'), 'officer', now())
  if (former === undefined) return undefined
  // Who has left the desk leaves nothing there.
  const inForce = await unlessRefused('sign_in_needed', () => requireInForce(asked.site, former))
  if (inForce === undefined) return undefined
  const { fields } = await readForm(asked, most, MOST_DESK_FIELDS)
  return draftTyped(asked, typedBy(former.holder), fields)
}

/** Tells an officer whose office a door is, what is theirs, and the way back. Programs are refused. */
function keptOut(asked: Asked, officer: Officer, door: OfficersDoor) {
  const { id, office } = officer
  if (!wantsPage(asked))
    throw new Refusal(
      'key_role_wrong',
      `${id} is a ${office}; this takes an officer who decides${door === 'drafter' ? ', or a drafter' : ''}.`,
    )
  const { lang } = asked
  const title = say(lang, door === 'drafter' ? 'office.forDrafters' : 'office.forDeciders')
  const back = html`
    <p>${say(lang, `office.means.${office}`)}</p>
    <div class="actions">${linkButton(asked, '/desk', say(lang, 'desk.toDesk'), '')}</div>
  `
  const yours = part(say(lang, 'office.yours'), back, {
    strong: true,
    note: say(lang, 'office.ask'),
    id: 'office',
  })
  return deskPage(asked, officer, { title, status: 403 }, yours)
}
