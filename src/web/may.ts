import type { Office } from '../register/kinds.ts'
import type { RouteName } from './routes.ts'

/**
 * Who may come to each address: the one place that says so. An address without a line does not compile, and an action
 * that wants to know its officer is given one at its door (`doors`) or does not compile either. What a statement may say,
 * and who may sign it, is not for a page to decide: the law does (`register/law`), of whoever posts it and by whatever way.
 *
 * Whatever changes something is besides taken from a page of this site alone, at each address but that of `programs`.
 *
 * `anyone`    the same for everybody; what is sent there is believed to be nobody's
 * `programs`  a signed statement, from wherever it comes: it carries its own proof, and nobody's session
 * `link`      whoever holds the token in the address (`people/links`, `people/invitations`)
 * `browser`   the browser that began what the address names (`sign/draft`)
 * `officer`   an officer who has signed in and is in force, whatever their office; to send something, with a passkey
 * `drafter`   the same who decides or drafts: what signs nothing and lets nobody in
 * `decider`   the same who decides, and with a passkey, to look too: what is shown there lets others in
 * `representative`  whoever has signed in with a key of a party that is in force (`representative/who`)
 */
export type Door = 'anyone' | 'programs' | 'link' | 'browser' | OfficersDoor | 'representative' | ByField
export type OfficersDoor = 'officer' | 'drafter' | 'decider'

/** Where a field of the form says what is to be done: the door of each; anything else is for an officer who decides. */
export interface ByField {
  readonly field: string
  readonly doors: Readonly<Record<string, OfficersDoor>>
}

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
  deskOutboxSent: 'decider',
  deskLetter: 'decider',
  deskLetterSent: 'decider',
  deskSwitches: 'officer',
  deskInvitations: 'officer',
  deskInvitationsSent: 'decider',
  deskLimits: 'officer',
  deskLimitsSent: 'decider',
  deskAsides: 'officer',
  deskAside: 'officer',
  deskAsideSent: 'decider',
  deskPile: 'officer',
  deskPileSent: 'decider',
  deskOfficers: 'officer',
  deskBulk: 'officer',
  deskBulkSent: 'drafter',
  deskBatch: 'officer',
  deskBatchSent: { field: 'do', doors: { drop: 'drafter' } },
  deskNames: 'officer',
  deskNamesOf: 'officer',
  deskNamesSent: 'decider',
  deskDiary: 'officer',
  deskApplication: 'officer',
  deskDecision: { field: 'decision', doors: { ask: 'drafter', admit: 'drafter' } },
  deskPaper: 'officer',
  deskEvidence: 'officer',
  deskLaunches: 'officer',
  deskLaunch: 'officer',
  deskLaunchSent: 'decider',
  deskForm: 'drafter',
  deskFormSent: 'drafter',
  deskAct: 'drafter',
  deskActSigned: { field: 'do', doors: { submit: 'drafter' } },
  deskSecond: 'officer',
  deskSecondSent: { field: 'do', doors: { drop: 'drafter' } },
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

/** What an officer was appointed to: to decide, to prepare, or to look (`register/roles`). */
export type OfficeHeld = 'decider' | Office

/** An officer, of whom the office alone is asked. */
interface InOffice {
  readonly office: OfficeHeld
}

const LETS_IN: Readonly<Record<OfficersDoor, readonly OfficeHeld[]>> = {
  officer: ['decider', 'drafter', 'reader'],
  drafter: ['decider', 'drafter'],
  decider: ['decider'],
}

export function lets(door: OfficersDoor, { office }: InOffice): boolean {
  return LETS_IN[door].includes(office)
}

type OfficersRoute = {
  [Name in RouteName]: (typeof MAY)[Name] extends OfficersDoor | ByField ? Name : never
}[RouteName]

/**
 * Whether this officer may come to an address, or send there what says that it does this: so pages promise nothing that
 * a door then refuses.
 */
export function mayCome(officer: InOffice, name: OfficersRoute, does?: string): boolean {
  return lets(doorFor(MAY[name], does), officer)
}

/** Whoever prepared something takes it back; what others prepared is set aside by an officer who decides. */
export function mayTakeBack({ id, office }: InOffice & { readonly id: string }, by: string): boolean {
  return office === 'decider' || id === by
}

/** The door of whatever may be done there by most: whom it does not let in, no form helps. */
export function widestOf(door: OfficersDoor | ByField): OfficersDoor {
  if (typeof door === 'string') return door
  const all = Object.values(door.doors)
  return (['officer', 'drafter'] as const).find(one => all.includes(one)) ?? 'decider'
}

/** The door of what a form says that it does there. */
export function doorFor(door: OfficersDoor | ByField, does: string | null | undefined): OfficersDoor {
  if (typeof door === 'string') return door
  return typeof does === 'string' && Object.hasOwn(door.doors, does) ? door.doors[does]! : 'decider'
}
