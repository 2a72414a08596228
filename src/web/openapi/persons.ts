import { LINK, PAGE, sentTo } from './people.ts'
import { LANG } from './queries.ts'

const SPENT = { '410': { 'application/problem+json': 'Problem' } } as const

/** How the pages of citizens are described; the numbers of them are for programs too. */
export const PERSON_OPERATIONS = {
  privacy: {
    path: '/privacy',
    summary: 'What is kept of people, why, and until when',
    query: LANG,
    answers: PAGE,
  },
  person: {
    path: '/persons/{token}',
    summary: 'A person’s own page, by the link in their letter',
    answers: LINK,
  },
  personSent: sentTo('/persons/{token}', 'Shows or hides the name, or erases the person'),
  personReceipt: {
    path: '/persons/{token}/receipt',
    summary: 'The receipt with which this person alone can prove that the entry is theirs',
    answers: { '200': { 'application/vnd.avow.receipt+json': null }, ...SPENT },
  },
  personData: {
    path: '/persons/{token}/data',
    summary: 'Everything that is kept of this person',
    answers: { '200': { 'application/json': null }, ...SPENT },
  },
  personNotMe: {
    path: '/persons/not-me/{token}',
    summary: 'For whoever reads the mail of an address that somebody else typed',
    answers: LINK,
  },
  personNotMeSent: sentTo('/persons/not-me/{token}', 'Erases whatever was begun or signed with that address'),
  persons: {
    path: '/{call}/persons',
    summary: 'Persons who wish their names to be shown, and how many there are',
    query: LANG,
    answers: PAGE,
  },
  personsJson: {
    path: '/{call}/persons.json',
    summary: 'How many persons stand on a call, counted by the depositary; no names',
    answers: { '200': { 'application/json': 'Persons' } },
  },
  personsCsv: {
    path: '/{call}/persons.csv',
    summary: 'The same numbers: call, countedBy, standing, signed, left, erased, invalidated',
    answers: { '200': { 'text/csv': null } },
  },
  personSign: {
    path: '/{call}/persons/sign',
    summary: 'A citizen reads text and policy, and gives name and address; 403 where the policy invites none',
    answers: { ...PAGE, '403': { 'application/problem+json': 'Problem' } },
  },
  personSignSent: sentTo('/{call}/persons/sign', 'What a citizen typed; a letter goes to the address'),
  personCode: {
    path: '/{call}/persons/code/{token}',
    summary: 'Where a citizen types the code from the letter',
    answers: LINK,
  },
  personCodeSent: sentTo(
    '/{call}/persons/code/{token}',
    'The code; if it is right, the signature is recorded',
  ),
  personConfirm: {
    path: '/{call}/persons/confirm/{token}',
    summary: 'Where a citizen confirms the address; opening it changes nothing',
    answers: LINK,
  },
  personConfirmSent: sentTo(
    '/{call}/persons/confirm/{token}',
    'The address is confirmed, and the signature recorded',
  ),
} as const
