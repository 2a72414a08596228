/** How the pages of applicants, representatives and officers are described: they are for people, and say so. */

const PAGE = { '200': { 'text/html': null } } as const
/** Without a session: a browser is sent to sign in, a program is told so. */
const OFFICERS = {
  '200': { 'text/html': null },
  '303': { 'text/plain': null },
  '401': { 'application/problem+json': 'Problem' },
} as const
const LINK = {
  '200': { 'text/html': null },
  '303': { 'text/plain': null },
  '410': { 'application/problem+json': 'Problem' },
} as const
const SENT = { '303': { 'text/plain': null }, '422': { 'text/html': null } } as const

export const PEOPLE_OPERATIONS = {
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
  deskForm: { path: '/desk/new/{form}', summary: 'An act of the depositary is prepared', answers: OFFICERS },
  deskFormSent: { path: '/desk/new/{form}', summary: 'What was filled in', answers: SENT },
  deskAct: { path: '/desk/acts/{token}', summary: 'An act in words, before it is signed', answers: OFFICERS },
  deskActSigned: { path: '/desk/acts/{token}', summary: 'The officer’s signature', answers: SENT },
  application: {
    path: '/applications/{token}',
    summary: 'An application, for whoever sent it',
    answers: LINK,
  },
  invitation: {
    path: '/invitations/{token}',
    summary: 'A representative makes a passkey, by a one-time link',
    answers: LINK,
  },
  invitationSent: {
    path: '/invitations/{token}',
    summary: 'The passkey of the representative',
    answers: SENT,
  },
  apply: { path: '/{call}/apply', summary: 'Ask to be admitted to a call', answers: PAGE },
  applySent: { path: '/{call}/apply', summary: 'An application', answers: SENT },
} as const
