import type { Answer } from './answer.ts'
import type { Action, Asked } from './asked.ts'
import { MOST_DESK_FORM } from './desk/form/forms.ts'
import { forOfficers, fromOfficers, type Officer } from './desk/officer/officer.ts'
import { type Form, requireOwnSite } from './form.ts'
import { forRepresentatives, fromRepresentatives, type Representative } from './representative/who.ts'
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
 * `officer`   an officer who has signed in and is in force (`desk/officer/officer`); to send something, with a passkey
 * `keyed-officer`  the same with a passkey, to look too: what is shown there lets others in
 * `representative`  whoever has signed in with a key of a party that is in force (`representative/who`)
 */
export type Door = 'anyone' | 'programs' | 'link' | 'browser' | 'officer' | 'keyed-officer' | 'representative'

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
  deskIdentity: 'anyone',
  deskIdentityBack: 'anyone',
  deskOwn: 'officer',
  deskOwnSession: 'officer',
  deskPasskey: 'officer',
  deskPasskeySent: 'officer',
  deskOutbox: 'officer',
  deskOutboxSent: 'officer',
  deskLetter: 'keyed-officer',
  deskLetterSent: 'officer',
  deskSwitches: 'officer',
  deskInvitations: 'officer',
  deskInvitationsSent: 'officer',
  deskLimits: 'officer',
  deskLimitsSent: 'officer',
  deskOfficers: 'officer',
  deskBulk: 'officer',
  deskBulkSent: 'officer',
  deskBatch: 'officer',
  deskBatchSent: 'officer',
  deskNames: 'officer',
  deskNamesOf: 'officer',
  deskNamesSent: 'officer',
  deskDiary: 'officer',
  deskApplication: 'officer',
  deskDecision: 'officer',
  deskPaper: 'officer',
  deskEvidence: 'officer',
  deskLaunches: 'officer',
  deskLaunch: 'officer',
  deskLaunchSent: 'officer',
  deskForm: 'officer',
  deskFormSent: 'officer',
  deskAct: 'officer',
  deskActSigned: 'officer',
  deskSecond: 'officer',
  deskSecondSent: 'officer',
  application: 'link',
  applicationAnswer: 'link',
  emailSent: 'link',
  codeSent: 'link',
  domainSent: 'link',
  lookSent: 'link',
  paperSent: 'link',
  address: 'link',
  addressConfirmed: 'link',
  invitation: 'link',
  invitationSent: 'link',
  letters: 'link',
  lettersSent: 'link',
  lettersStop: 'link',
  lettersStopSent: 'link',

  representative: 'representative',
  representativeSignIn: 'anyone',
  representativeSignInSent: 'anyone',
  representativeSignOut: 'anyone',
  representativeSessions: 'representative',
  representativeSealed: 'representative',
  representativeColleagues: 'representative',
  representativeColleaguesSent: 'representative',
  representativeDecision: 'representative',
  representativeForm: 'representative',
  representativeFormSent: 'representative',
  representativeAct: 'representative',
  representativeActSigned: 'representative',
  representativeCosign: 'representative',
  representativeCosigned: 'representative',
  colleague: 'link',
  colleagueSent: 'link',

  person: 'link',
  personSent: 'link',
  personReceipt: 'link',
  personData: 'link',
  personNotMe: 'link',
  personNotMeSent: 'link',

  verify: 'anyone',
  accessibility: 'anyone',
  privacy: 'anyone',
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

  persons: 'anyone',
  personsJson: 'anyone',
  personsCsv: 'anyone',
  personSign: 'anyone',
  personSignSent: 'anyone',
  personCode: 'link',
  personCodeSent: 'link',
  personConfirm: 'link',
  personConfirmSent: 'link',

  sign: 'anyone',
  signBegun: 'anyone',
  signRead: 'browser',
  signReadSent: 'browser',
  signWords: 'browser',
  signWordsSent: 'browser',
  signConfirm: 'browser',
  signConfirmed: 'browser',
  signStatement: 'browser',
  signSealed: 'browser',
  signSealedFile: 'browser',
  signEnvelope: 'browser',
} as const satisfies Record<RouteName, Door>

type Shown<Who> = (asked: Asked, who: Who) => Answer | Promise<Answer>
type Taken<Who> = (asked: Asked, who: Who, form: Form) => Answer | Promise<Answer>
type To<Name extends RouteName, Who> = (typeof ROUTES)[Name][0] extends 'GET' ? Shown<Who> : Taken<Who>

/** What answers an address, given whoever may come to it. */
export type ActionOf<Name extends RouteName> = (typeof MAY)[Name] extends 'officer' | 'keyed-officer'
  ? To<Name, Officer>
  : (typeof MAY)[Name] extends 'representative'
    ? To<Name, Representative>
    : Action

/** The action behind its door. */
export function behindDoor(
  name: RouteName,
  action: { [Name in RouteName]: ActionOf<Name> }[RouteName],
): Action {
  const isShown = ROUTES[name][0] === 'GET'
  const inside = letIn(MAY[name], isShown, action as never)
  if (isShown || MAY[name] === 'programs') return inside
  return asked => {
    requireOwnSite(asked.request, asked.site.publicUrl)
    return inside(asked)
  }
}

function letIn(door: Door, isShown: boolean, action: never): Action {
  switch (door) {
    case 'officer':
    case 'keyed-officer':
      return isShown
        ? forOfficers(action, { needsKey: door === 'keyed-officer' })
        : fromOfficers(action, MOST_DESK_FORM)
    case 'representative':
      return isShown ? forRepresentatives(action) : fromRepresentatives(action)
    default:
      return action
  }
}
