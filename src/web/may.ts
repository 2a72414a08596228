import type { Answer } from './answer.ts'
import type { Action, Asked } from './asked.ts'
import { MOST_DESK_FORM } from './desk/forms.ts'
import { forOfficers, fromOfficers, type Officer } from './desk/officer.ts'
import { type Form, requireOwnSite } from './form.ts'
import { ROUTES, type RouteName } from './routes.ts'

/**
 * Who may come to each address: the one place that says so. An address without a line does not compile, and an action
 * that wants to know its officer is given one here or does not compile either. What a statement may say, and who may
 * sign it, is not for a page to decide: the law does (`register/law`), of whoever posts it and by whatever way.
 *
 * Whatever changes something is besides taken from a page of this site alone, at each address but that of `programs`.
 *
 * `anyone`    the same for everybody; what is sent there is believed to be nobody's
 * `programs`  a signed statement, from wherever it comes: it carries its own proof, and nobody's session
 * `link`      whoever holds the token in the address (`people/links`, `people/invitations`)
 * `browser`   the browser that began what the address names (`sign/draft`)
 * `officer`   an officer who has signed in and is in force (`desk/officer`)
 */
export type Door = 'anyone' | 'programs' | 'link' | 'browser' | 'officer'

export const MAY = {
  home: 'anyone',
  postStatement: 'programs',

  log: 'anyone',
  checkpoint: 'anyone',
  tile: 'anyone',
  entry: 'anyone',
  entryJson: 'anyone',
  entryBytes: 'anyone',
  entryReceipt: 'anyone',
  receipt: 'anyone',
  words: 'anyone',
  party: 'anyone',
  partyJson: 'anyone',
  exportLatest: 'anyone',
  exportRegister: 'anyone',
  exportWords: 'anyone',

  desk: 'officer',
  deskEnrol: 'link',
  deskEnrolSent: 'link',
  deskSignIn: 'anyone',
  deskSignInSent: 'anyone',
  deskSignOut: 'anyone',
  deskDiary: 'officer',
  deskApplication: 'officer',
  deskDecision: 'officer',
  deskForm: 'officer',
  deskFormSent: 'officer',
  deskAct: 'officer',
  deskActSigned: 'officer',
  application: 'link',
  invitation: 'link',
  invitationSent: 'link',

  verify: 'anyone',
  accessibility: 'anyone',
  audit: 'anyone',
  health: 'anyone',
  ready: 'anyone',
  metrics: 'anyone',
  openapi: 'anyone',
  problem: 'anyone',
  asset: 'anyone',
  icon: 'anyone',

  call: 'anyone',
  callJson: 'anyone',
  apply: 'anyone',
  applySent: 'anyone',
  text: 'anyone',
  textVersion: 'anyone',
  textChanges: 'anyone',
  policy: 'anyone',
  roll: 'anyone',
  rollJson: 'anyone',
  rollCsv: 'anyone',
  absent: 'anyone',
  absentJson: 'anyone',
  badge: 'anyone',

  sign: 'anyone',
  signBegun: 'anyone',
  signRead: 'browser',
  signReadSent: 'browser',
  signWords: 'browser',
  signWordsSent: 'browser',
  signConfirm: 'browser',
  signConfirmed: 'browser',
  signStatement: 'browser',
  signEnvelope: 'browser',
} as const satisfies Record<RouteName, Door>

type ShownToOfficer = (asked: Asked, officer: Officer) => Answer | Promise<Answer>
type TakenFromOfficer = (asked: Asked, officer: Officer, form: Form) => Answer | Promise<Answer>

/** What answers an address, given whoever may come to it. */
export type ActionOf<Name extends RouteName> = (typeof MAY)[Name] extends 'officer'
  ? (typeof ROUTES)[Name][0] extends 'GET'
    ? ShownToOfficer
    : TakenFromOfficer
  : Action

type AnyAction = Action | ShownToOfficer | TakenFromOfficer

/** The action behind its door. */
export function behindDoor(name: RouteName, action: AnyAction): Action {
  const [method] = ROUTES[name]
  const door: Door = MAY[name]
  const inside = door === 'officer' ? ofOfficers(method, action) : (action as Action)
  if (method === 'GET' || door === 'programs') return inside
  return asked => {
    requireOwnSite(asked.request, asked.site.publicUrl)
    return inside(asked)
  }
}

function ofOfficers(method: 'GET' | 'POST', action: AnyAction): Action {
  return method === 'GET'
    ? forOfficers(action as ShownToOfficer)
    : fromOfficers(action as TakenFromOfficer, MOST_DESK_FORM)
}
