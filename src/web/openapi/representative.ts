import { LINK, PAGE, pageOf, sentTo } from './people.ts'

/** How the pages of a party's representatives are described: they are for people, and say so. */

export const REPRESENTATIVE_OPERATIONS = {
  representative: pageOf('/representative', 'What a party has signed, and who acts for it'),
  representativeSignIn: {
    path: '/representative/sign-in',
    summary: 'Representatives sign in',
    answers: PAGE,
  },
  representativeSignInSent: sentTo('/representative/sign-in', 'The passkey’s answer'),
  representativeSignOut: sentTo('/representative/sign-out', 'Ends the session'),
  representativeSessions: sentTo('/representative/sessions', 'Ends one session of the party'),
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
  representativeColleagues: pageOf('/representative/colleagues', 'A link for a colleague or a device'),
  representativeColleaguesSent: sentTo('/representative/colleagues', 'The link, shown once'),
  representativeDecision: sentTo(
    '/representative/colleagues/decision',
    'A passkey is let in, or a link ended',
  ),
  representativeForm: pageOf('/representative/new/{form}', 'A statement of the party is prepared'),
  representativeFormSent: sentTo('/representative/new/{form}', 'What was filled in'),
  representativeAct: pageOf(
    '/representative/acts/{token}',
    'A statement of the party in words, before it is signed',
  ),
  representativeActSigned: sentTo('/representative/acts/{token}', 'The representative’s signature'),
  representativeCosign: pageOf(
    '/representative/cosign/{act}',
    'A statement of the depositary that waits for the party’s signature',
  ),
  representativeCosigned: sentTo(
    '/representative/cosign/{act}',
    'The party’s signature beside the officer’s',
  ),
  colleague: {
    path: '/colleagues/{token}',
    summary: 'A colleague makes a passkey, by a link of their own party',
    answers: LINK,
  },
  colleagueSent: sentTo('/colleagues/{token}', 'The passkey of the colleague'),
} as const
