import { LINK, PAGE, SENT } from './people.ts'

/** How the pages of officers are described: they are for people, and say so. */

/** Without a session: a browser is sent to sign in, a program is told so. */
const OFFICERS = {
  '200': { 'text/html': null },
  '303': { 'text/plain': null },
  '401': { 'application/problem+json': 'Problem' },
} as const

export const DESK_OPERATIONS = {
  desk: { path: '/desk', summary: 'The desk of the officers', answers: OFFICERS },
  deskEnrol: {
    path: '/desk/enrol/{token}',
    summary: 'The first officer makes a passkey, by a one-time link',
    answers: LINK,
  },
  deskEnrolSent: { path: '/desk/enrol/{token}', summary: 'The passkey of the first officer', answers: SENT },
  deskSignIn: { path: '/desk/sign-in', summary: 'Officers sign in', answers: PAGE },
  deskSignInSent: { path: '/desk/sign-in', summary: 'The passkey’s answer', answers: SENT },
  deskSignOut: { path: '/desk/sign-out', summary: 'Ends the session', answers: SENT },
  deskIdentity: {
    path: '/desk/identity',
    summary: 'Leads an officer to the identity provider that the operator named',
    answers: { '303': { 'text/plain': null }, '404': { 'application/problem+json': 'Problem' } },
  },
  deskIdentityBack: {
    path: '/desk/identity/back',
    summary: 'An officer comes back from the identity provider',
    answers: { ...LINK, '404': { 'application/problem+json': 'Problem' } },
  },
  deskOwn: { path: '/desk/own', summary: 'An officer’s passkeys and sessions', answers: OFFICERS },
  deskOwnSession: { path: '/desk/own/sessions', summary: 'Ends a session', answers: SENT },
  deskPasskey: { path: '/desk/own/passkey', summary: 'A further passkey of an officer', answers: OFFICERS },
  deskPasskeySent: {
    path: '/desk/own/passkey',
    summary: 'The new passkey, and the signatures that bring it in',
    answers: SENT,
  },
  deskPaper: {
    path: '/desk/applications/{application}/papers/{digest}',
    summary: 'A file that came with an application, for officers',
    answers: OFFICERS,
  },
  deskEvidence: {
    path: '/desk/evidence/{digest}',
    summary: 'The bytes by which something was seen, for officers',
    answers: OFFICERS,
  },
  deskSwitches: { path: '/desk/switches', summary: 'The kill switches, for officers', answers: OFFICERS },
  deskInvitations: {
    path: '/desk/invitations',
    summary: 'Invitations that are open, for officers',
    answers: OFFICERS,
  },
  deskInvitationsSent: {
    path: '/desk/invitations',
    summary: 'Invite a representative, or end an invitation',
    answers: SENT,
  },
  deskLimits: {
    path: '/desk/limits',
    summary: 'Limits and what they have caught, for officers',
    answers: OFFICERS,
  },
  deskLimitsSent: { path: '/desk/limits', summary: 'Lets through what a limit has caught', answers: SENT },
  deskOfficers: { path: '/desk/officers', summary: 'Who the officers are, for officers', answers: OFFICERS },
  deskBulk: {
    path: '/desk/bulk',
    summary: 'Lists of parties to admit and invite, for officers',
    answers: OFFICERS,
  },
  deskBulkSent: { path: '/desk/bulk', summary: 'A list, for a dry run', answers: SENT },
  deskBatch: {
    path: '/desk/bulk/{batch}',
    summary: 'What would be done with a list, or how far it has come',
    answers: OFFICERS,
  },
  deskBatchSent: {
    path: '/desk/bulk/{batch}',
    summary: 'Approve, drop, stop or go on with a list',
    answers: SENT,
  },
  deskNames: { path: '/desk/names', summary: 'Calls whose citizens show their names', answers: OFFICERS },
  deskNamesOf: {
    path: '/desk/names/{call}',
    summary: 'Names of citizens, and those taken down',
    answers: OFFICERS,
  },
  deskNamesSent: {
    path: '/desk/names/{call}',
    summary: 'A name is taken down, or may be shown again',
    answers: SENT,
  },
  deskDiary: {
    path: '/desk/diary',
    summary: 'What officers did that is no entry, for officers',
    answers: OFFICERS,
  },
  deskApplication: {
    path: '/desk/applications/{application}',
    summary: 'An application, for officers',
    answers: OFFICERS,
  },
  deskDecision: {
    path: '/desk/applications/{application}',
    summary: 'Admit, refuse or invite',
    answers: SENT,
  },
  deskOutbox: {
    path: '/desk/outbox',
    summary: 'Letters that wait, went out or came back',
    answers: OFFICERS,
  },
  deskOutboxSent: { path: '/desk/outbox', summary: 'Letters that failed are tried again', answers: SENT },
  deskLetter: { path: '/desk/outbox/{letter}', summary: 'One letter, for officers', answers: OFFICERS },
  deskLetterSent: { path: '/desk/outbox/{letter}', summary: 'What became of it', answers: SENT },
  deskLaunches: { path: '/desk/launch', summary: 'Launch days, for officers', answers: OFFICERS },
  deskLaunch: {
    path: '/desk/launch/{call}',
    summary: 'The launch day of a call: who is invited, enrolled, sealed, opened',
    answers: OFFICERS,
  },
  deskLaunchSent: {
    path: '/desk/launch/{call}',
    summary: 'Sets the hour, lifts it, or opens what is due',
    answers: SENT,
  },
  deskForm: { path: '/desk/new/{form}', summary: 'An act of the depositary is prepared', answers: OFFICERS },
  deskFormSent: { path: '/desk/new/{form}', summary: 'What was filled in', answers: SENT },
  deskAct: { path: '/desk/acts/{token}', summary: 'An act in words, before it is signed', answers: OFFICERS },
  deskSecond: {
    path: '/desk/second/{act}',
    summary: 'An act that waits for a second officer, or for the delay of its announcement',
    answers: OFFICERS,
  },
  deskSecondSent: {
    path: '/desk/second/{act}',
    summary: 'The second officer’s signature; announce or take back',
    answers: SENT,
  },
  deskActSigned: { path: '/desk/acts/{token}', summary: 'The officer’s signature', answers: SENT },
} as const
