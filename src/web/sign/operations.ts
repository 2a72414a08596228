/** How the steps of the ceremony are described: they are pages for people, and say so. */

const PAGE = { '200': { 'text/html': null } } as const
/** A draft that is kept no more leads to a page that says so. */
const STEP = { '200': { 'text/html': null }, '410': { 'text/html': null } } as const
/** What stands in the way of a signature is a page too, with the status of its refusal. */
const SENT = { '303': { 'text/plain': null }, '422': { 'text/html': null } } as const
const LANG = {
  lang: { schema: { type: 'string' }, says: 'Language of the interface: en or fr' },
} as const
const at = (leaf: string) => `/{call}/sign/{draft}/${leaf}`

export const SIGN_OPERATIONS = {
  sign: {
    path: '/{call}/sign',
    summary: 'Sign a call, step 1: who signs',
    query: { party: { schema: { type: 'string' }, says: 'The id of a party, to begin with' }, ...LANG },
    answers: PAGE,
  },
  signBegun: { path: '/{call}/sign', summary: 'The party that signs', query: LANG, answers: SENT },
  signRead: {
    path: at('read'),
    summary: 'Step 2: the exact text and the policy',
    query: LANG,
    answers: STEP,
  },
  signReadSent: { path: at('read'), summary: 'They were read', query: LANG, answers: SENT },
  signWords: {
    path: at('words'),
    summary: 'Step 3: a reservation or a declaration',
    query: LANG,
    answers: STEP,
  },
  signWordsSent: { path: at('words'), summary: 'The words, if any', query: LANG, answers: SENT },
  signConfirm: {
    path: at('confirm'),
    summary: 'Step 4: the statement, before it is signed',
    query: LANG,
    answers: STEP,
  },
  signConfirmed: { path: at('confirm'), summary: 'The answer of the passkey', query: LANG, answers: SENT },
  signStatement: {
    path: at('statement.json'),
    summary: 'The exact bytes of the statement, to sign elsewhere; avow sign takes the file',
    answers: { '200': { 'application/json': null }, '410': { 'text/html': null } },
  },
  signSealed: {
    path: at('sealed'),
    summary: 'What there is to keep of a signature that is sealed until an hour',
    query: LANG,
    answers: STEP,
  },
  signSealedFile: {
    path: at('sealed.json'),
    summary: 'The sealed envelope and its salt; with its receipt, proof of what was sealed',
    answers: { '200': { 'application/json': null }, '410': { 'text/html': null } },
  },
  signEnvelope: {
    path: at('envelope'),
    summary: 'The envelope that was signed elsewhere, as the file of a form',
    query: LANG,
    answers: SENT,
  },
} as const
