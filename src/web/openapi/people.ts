/** How the pages of applicants and representatives are described: they are for people, and say so. */

export const PAGE = { '200': { 'text/html': null } } as const
export const LINK = {
  '200': { 'text/html': null },
  '303': { 'text/plain': null },
  '410': { 'application/problem+json': 'Problem' },
} as const
export const SENT = { '303': { 'text/plain': null }, '422': { 'text/html': null } } as const
/** Without a session: a browser is sent to sign in, a program is told so. */
export const SIGNED_IN = {
  '200': { 'text/html': null },
  '303': { 'text/plain': null },
  '401': { 'application/problem+json': 'Problem' },
} as const

/** A page for whoever has signed in. */
export function pageOf(path: string, summary: string) {
  return { path, summary, answers: SIGNED_IN }
}

/** What a form sends there. */
export function sentTo(path: string, summary: string) {
  return { path, summary, answers: SENT }
}

export const PEOPLE_OPERATIONS = {
  application: {
    path: '/applications/{token}',
    summary: 'An application, for whoever sent it',
    answers: LINK,
  },
  emailSent: sentTo('/applications/{token}/email', 'A code is sent to an address that an applicant names'),
  codeSent: sentTo('/applications/{token}/code', 'The code that came by mail'),
  domainSent: sentTo('/applications/{token}/domain', 'The domain that an applicant will prove'),
  lookSent: sentTo('/applications/{token}/look', 'Look for the line at that domain'),
  paperSent: sentTo('/applications/{token}/papers', 'A letter or a certificate, as a file'),
  address: {
    path: '/addresses/{token}',
    summary: 'Confirm an e-mail address, by the link of a letter',
    answers: LINK,
  },
  addressConfirmed: {
    path: '/addresses/{token}',
    summary: 'The address is confirmed',
    answers: PAGE,
  },
  applicationAnswer: sentTo(
    '/applications/{token}/answer',
    'The applicant’s answer to what an officer asked',
  ),
  invitation: {
    path: '/invitations/{token}',
    summary: 'A representative makes a passkey, by a one-time link',
    answers: LINK,
  },
  invitationSent: sentTo('/invitations/{token}', 'The passkey of the representative'),
  letters: {
    path: '/letters/{token}',
    summary: 'Which letters should still come, for whoever holds one',
    answers: LINK,
  },
  lettersSent: sentTo('/letters/{token}', 'The choice of letters'),
  lettersStop: {
    path: '/letters/{token}/stop',
    summary: 'The same page, where a mail program opens the address of one click',
    answers: LINK,
  },
  lettersStopSent: {
    path: '/letters/{token}/stop',
    summary: 'One click in a mail program stops letters that are not needed (RFC 8058)',
    answers: PAGE,
  },
  apply: { path: '/{call}/apply', summary: 'Ask to be admitted to a call', answers: PAGE },
  applySent: sentTo('/{call}/apply', 'An application'),
} as const
