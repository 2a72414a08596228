import { LINK, PAGE, SENT } from './people.ts'

/** How the pages of a party's representatives are described: they are for people, and say so. */

/** Without a session: a browser is sent to sign in, a program is told so. */
const REPRESENTATIVES = {
  '200': { 'text/html': null },
  '303': { 'text/plain': null },
  '401': { 'application/problem+json': 'Problem' },
} as const

export const REPRESENTATIVE_OPERATIONS = {
  representative: {
    path: '/representative',
    summary: 'What a party has signed, and who acts for it',
    answers: REPRESENTATIVES,
  },
  representativeSignIn: {
    path: '/representative/sign-in',
    summary: 'Representatives sign in',
    answers: PAGE,
  },
  representativeSignInSent: {
    path: '/representative/sign-in',
    summary: 'The passkey’s answer',
    answers: SENT,
  },
  representativeSignOut: { path: '/representative/sign-out', summary: 'Ends the session', answers: SENT },
  representativeSessions: {
    path: '/representative/sessions',
    summary: 'Ends one session of the party',
    answers: SENT,
  },
  representativeSealed: {
    path: '/representative/sealed/{call}',
    summary: 'What the party has signed under seal: envelope and salt, for its own people',
    answers: {
      '200': { 'application/json': null },
      '303': { 'text/plain': null },
      '401': { 'application/problem+json': 'Problem' },
      '404': { 'application/problem+json': 'Problem' },
    },
  },
  representativeColleagues: {
    path: '/representative/colleagues',
    summary: 'A link for a colleague or a device',
    answers: REPRESENTATIVES,
  },
  representativeColleaguesSent: {
    path: '/representative/colleagues',
    summary: 'The link, shown once',
    answers: SENT,
  },
  representativeDecision: {
    path: '/representative/colleagues/decision',
    summary: 'A passkey is let in, or a link ended',
    answers: SENT,
  },
  representativeForm: {
    path: '/representative/new/{form}',
    summary: 'A statement of the party is prepared',
    answers: REPRESENTATIVES,
  },
  representativeFormSent: {
    path: '/representative/new/{form}',
    summary: 'What was filled in',
    answers: SENT,
  },
  representativeAct: {
    path: '/representative/acts/{token}',
    summary: 'A statement of the party in words, before it is signed',
    answers: REPRESENTATIVES,
  },
  representativeActSigned: {
    path: '/representative/acts/{token}',
    summary: 'The representative’s signature',
    answers: SENT,
  },
  representativeCosign: {
    path: '/representative/cosign/{act}',
    summary: 'A statement of the depositary that waits for the party’s signature',
    answers: REPRESENTATIVES,
  },
  representativeCosigned: {
    path: '/representative/cosign/{act}',
    summary: 'The party’s signature beside the officer’s',
    answers: SENT,
  },
  colleague: {
    path: '/colleagues/{token}',
    summary: 'A colleague makes a passkey, by a link of their own party',
    answers: LINK,
  },
  colleagueSent: { path: '/colleagues/{token}', summary: 'The passkey of the colleague', answers: SENT },
} as const
