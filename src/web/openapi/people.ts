/** How the pages of applicants and representatives are described: they are for people, and say so. */

export const PAGE = { '200': { 'text/html': null } } as const
export const LINK = {
  '200': { 'text/html': null },
  '303': { 'text/plain': null },
  '410': { 'application/problem+json': 'Problem' },
} as const
export const SENT = { '303': { 'text/plain': null }, '422': { 'text/html': null } } as const

export const PEOPLE_OPERATIONS = {
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
  letters: {
    path: '/letters/{token}',
    summary: 'Which letters should still come, for whoever holds one',
    answers: LINK,
  },
  lettersSent: { path: '/letters/{token}', summary: 'The choice of letters', answers: SENT },
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
  applySent: { path: '/{call}/apply', summary: 'An application', answers: SENT },
} as const
