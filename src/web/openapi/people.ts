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
  emailSent: {
    path: '/applications/{token}/email',
    summary: 'A code is sent to an address that an applicant names',
    answers: SENT,
  },
  codeSent: {
    path: '/applications/{token}/code',
    summary: 'The code that came by mail',
    answers: SENT,
  },
  domainSent: {
    path: '/applications/{token}/domain',
    summary: 'The domain that an applicant will prove',
    answers: SENT,
  },
  lookSent: {
    path: '/applications/{token}/look',
    summary: 'Look for the line at that domain',
    answers: SENT,
  },
  paperSent: {
    path: '/applications/{token}/papers',
    summary: 'A letter or a certificate, as a file',
    answers: SENT,
  },
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
  applicationAnswer: {
    path: '/applications/{token}/answer',
    summary: 'The applicant’s answer to what an officer asked',
    answers: SENT,
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
