import { LINK, PAGE, pageOf, SIGNED_IN, sentTo } from './people.ts'

/** How the pages of officers are described: they are for people, and say so. */

const FILE = { ...SIGNED_IN, '200': { 'application/octet-stream': null } } as const

export const DESK_OPERATIONS = {
  desk: pageOf('/desk', 'The desk of the officers'),
  deskEnrol: {
    path: '/desk/enrol/{token}',
    summary: 'The first officer makes a passkey, by a one-time link',
    answers: LINK,
  },
  deskEnrolSent: sentTo('/desk/enrol/{token}', 'The passkey of the first officer'),
  deskSignIn: { path: '/desk/sign-in', summary: 'Officers sign in', answers: PAGE },
  deskSignInSent: sentTo('/desk/sign-in', 'The passkey’s answer'),
  deskSignOut: sentTo('/desk/sign-out', 'Ends the session'),
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
  deskOwn: pageOf('/desk/own', 'An officer’s passkeys and sessions'),
  deskOwnSession: sentTo('/desk/own/sessions', 'Ends a session'),
  deskPasskey: pageOf('/desk/own/passkey', 'A further passkey of an officer'),
  deskPasskeySent: sentTo('/desk/own/passkey', 'The new passkey, and the signatures that bring it in'),
  deskPaper: {
    path: '/desk/applications/{application}/papers/{digest}',
    summary: 'A file that came with an application, for officers',
    answers: FILE,
  },
  deskEvidence: {
    path: '/desk/evidence/{digest}',
    summary: 'The bytes by which something was seen, on a page or, with `bytes`, as they came, for officers',
    answers: { ...FILE, '200': { ...FILE['200'], 'text/html': null } },
  },
  deskSwitches: pageOf('/desk/switches', 'The kill switches, for officers'),
  deskInvitations: pageOf('/desk/invitations', 'Invitations that are open, for officers'),
  deskInvitationsSent: sentTo('/desk/invitations', 'Invite a representative, or end an invitation'),
  deskLimits: pageOf('/desk/limits', 'Limits and what they have caught, for officers'),
  deskLimitsSent: sentTo('/desk/limits', 'Lets through what a limit has caught'),
  deskOfficers: pageOf('/desk/officers', 'Who the officers are, for officers'),
  deskBulk: pageOf('/desk/bulk', 'Lists of parties to admit and invite, for officers'),
  deskBulkSent: sentTo('/desk/bulk', 'A list, for a dry run'),
  deskBatch: pageOf('/desk/bulk/{batch}', 'What would be done with a list, or how far it has come'),
  deskBatchSent: sentTo('/desk/bulk/{batch}', 'Approve, drop, stop or go on with a list'),
  deskNames: pageOf('/desk/names', 'Calls whose citizens show their names'),
  deskNamesOf: pageOf('/desk/names/{call}', 'Names of citizens, and those taken down'),
  deskNamesSent: sentTo('/desk/names/{call}', 'A name is taken down, or may be shown again'),
  deskDiary: pageOf('/desk/diary', 'What officers did that is no entry, for officers'),
  deskApplication: pageOf('/desk/applications/{application}', 'An application, for officers'),
  deskDecision: sentTo('/desk/applications/{application}', 'Admit, refuse or invite'),
  deskOutbox: pageOf('/desk/outbox', 'Letters that wait, went out or came back'),
  deskOutboxSent: sentTo('/desk/outbox', 'Letters that failed are tried again'),
  deskLetter: pageOf('/desk/outbox/{letter}', 'One letter, for officers'),
  deskLetterSent: sentTo('/desk/outbox/{letter}', 'What became of it'),
  deskLaunches: pageOf('/desk/launch', 'Launch days, for officers'),
  deskLaunch: pageOf(
    '/desk/launch/{call}',
    'The launch day of a call: who is invited, enrolled, sealed, opened',
  ),
  deskLaunchSent: sentTo('/desk/launch/{call}', 'Sets the hour, lifts it, or opens what is due'),
  deskForm: pageOf('/desk/new/{form}', 'An act of the depositary is prepared'),
  deskFormSent: sentTo('/desk/new/{form}', 'What was filled in'),
  deskAct: pageOf('/desk/acts/{token}', 'An act in words, before it is signed'),
  deskSecond: pageOf(
    '/desk/second/{act}',
    'An act that waits for a second officer, or for the delay of its announcement',
  ),
  deskSecondSent: sentTo('/desk/second/{act}', 'The second officer’s signature; announce or take back'),
  deskActSigned: sentTo('/desk/acts/{token}', 'The officer’s signature'),
} as const
