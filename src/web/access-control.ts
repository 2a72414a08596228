import { MOST_DESK_FORM } from './desk/form/forms.ts'
import { forOfficers, fromOfficers } from './desk/officer/door.ts'
import type { Officer } from './desk/officer/officer.ts'
import { type Action, type Answer, type Asked, type Form, requireOwnSite } from './kit/kit.ts'
import {
  forRepresentatives,
  fromRepresentatives,
  MOST_FILE_FORM,
  MOST_SHEET_FORM,
  type Representative,
} from './representative/session.ts'
import { sourcesTooLarge } from './representative/sources/page.ts'
import {
  type ByField,
  type Door,
  type OfficersDoor,
  type PartysDoor,
  ROUTES,
  type RouteName,
} from './routes.ts'

type Shown<Who> = (asked: Asked, who: Who) => Answer | Promise<Answer>
type Taken<Who> = (asked: Asked, who: Who, form: Form) => Answer | Promise<Answer>
type To<Name extends RouteName, Who> = (typeof ROUTES)[Name][0] extends 'GET' ? Shown<Who> : Taken<Who>

/** The action of an address, given who may come to it. */
export type ActionOf<Name extends RouteName> = (typeof ROUTES)[Name][2] extends OfficersDoor | ByField
  ? To<Name, Officer>
  : (typeof ROUTES)[Name][2] extends PartysDoor
    ? To<Name, Representative>
    : Action

export function behindDoor(
  name: RouteName,
  action: { [Name in RouteName]: ActionOf<Name> }[RouteName],
): Action {
  const [method, , door] = ROUTES[name]
  const isShown = method === 'GET'
  const inside = letIn(door, isShown, action as never, name)
  if (isShown || door === 'programs') return inside
  return asked => {
    requireOwnSite(asked.request, asked.site.publicUrl)
    return inside(asked)
  }
}

/** Bytes of forms that bring more than others. */
const MOST_SENT: Readonly<Partial<Record<RouteName, number>>> = {
  representativeSheetSent: MOST_SHEET_FORM,
  representativeSourcesSent: MOST_FILE_FORM,
  representativeCorrected: MOST_SHEET_FORM,
}

/** Of forms with a file, those whose own page says what was too large. */
const TOO_LARGE: Readonly<Partial<Record<RouteName, (asked: Asked) => Answer>>> = {
  representativeSourcesSent: sourcesTooLarge,
}

function letIn(door: Door, isShown: boolean, action: never, of: RouteName): Action {
  const most = MOST_SENT[of]
  if (typeof door === 'object') return fromOfficers(door, action, MOST_DESK_FORM)
  switch (door) {
    case 'officer':
    case 'drafter':
    case 'decider':
      return isShown ? forOfficers(door, action) : fromOfficers(door, action, MOST_DESK_FORM)
    case 'representative':
    case 'signatory':
      return isShown
        ? forRepresentatives(door, action)
        : fromRepresentatives(door, action, most, TOO_LARGE[of])
    default:
      return action
  }
}
