/**
 * Every URL on one screen. `:index` and `:size` are numbers without leading zeros, `:id` is a party's id, `:call` a
 * call's and `:draft` the token of what was begun. What stands above wins over what stands below, so no call can take the address of a page.
 */
const INDEX = ':index{(?:0|[1-9][0-9]{0,15})}'
const SIZE = ':size{(?:0|[1-9][0-9]{0,15})}'
/** What `people/tokens.ts` makes. */
const TOKEN = ':token{[A-Za-z0-9_-]{43}}'
const NAME = '[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?'
const DRAFT = ':draft{[A-Za-z0-9_-]{43}}'

export const ROUTES = {
  home: ['GET', '/'],
  postStatement: ['POST', '/statements'],

  log: ['GET', '/log'],
  checkpoint: ['GET', '/log/checkpoint'],
  tile: ['GET', '/log/tile/*'],
  entry: ['GET', `/entries/${INDEX}`],
  entryJson: ['GET', '/entries/:file{(?:0|[1-9][0-9]{0,15})\\.json}'],
  entryBytes: ['GET', '/entries/:file{(?:0|[1-9][0-9]{0,15})\\.bin}'],
  entryReceipt: ['GET', `/entries/${INDEX}/receipt`],
  receipt: ['GET', `/receipts/${INDEX}`],
  words: ['GET', '/words/:digest'],
  party: ['GET', `/parties/:id{${NAME}}`],
  partyJson: ['GET', `/parties/:file{${NAME}\\.json}`],
  exportLatest: ['GET', '/export/latest'],
  exportRegister: ['GET', `/export/${SIZE}/register.ndjson`],
  exportWords: ['GET', `/export/${SIZE}/words.ndjson`],

  desk: ['GET', '/desk'],
  deskEnrol: ['GET', `/desk/enrol/${TOKEN}`],
  deskEnrolSent: ['POST', `/desk/enrol/${TOKEN}`],
  deskSignIn: ['GET', '/desk/sign-in'],
  deskSignInSent: ['POST', '/desk/sign-in'],
  deskSignOut: ['POST', '/desk/sign-out'],
  deskOwn: ['GET', '/desk/own'],
  deskOwnSession: ['POST', '/desk/own/sessions'],
  deskPasskey: ['GET', '/desk/own/passkey'],
  deskPasskeySent: ['POST', '/desk/own/passkey'],
  deskDiary: ['GET', '/desk/diary'],
  deskApplication: ['GET', '/desk/applications/:application{[a-z0-9-]{1,64}}'],
  deskDecision: ['POST', '/desk/applications/:application{[a-z0-9-]{1,64}}'],
  deskForm: ['GET', '/desk/new/:form{[a-z]{1,20}}'],
  deskFormSent: ['POST', '/desk/new/:form{[a-z]{1,20}}'],
  deskAct: ['GET', `/desk/acts/${TOKEN}`],
  deskActSigned: ['POST', `/desk/acts/${TOKEN}`],
  application: ['GET', `/applications/${TOKEN}`],
  invitation: ['GET', `/invitations/${TOKEN}`],
  invitationSent: ['POST', `/invitations/${TOKEN}`],
  letters: ['GET', `/letters/${TOKEN}`],
  lettersSent: ['POST', `/letters/${TOKEN}`],
  lettersStop: ['GET', `/letters/${TOKEN}/stop`],
  lettersStopSent: ['POST', `/letters/${TOKEN}/stop`],

  representative: ['GET', '/representative'],
  representativeSignIn: ['GET', '/representative/sign-in'],
  representativeSignInSent: ['POST', '/representative/sign-in'],
  representativeSignOut: ['POST', '/representative/sign-out'],
  representativeSessions: ['POST', '/representative/sessions'],
  representativeColleagues: ['GET', '/representative/colleagues'],
  representativeColleaguesSent: ['POST', '/representative/colleagues'],
  representativeDecision: ['POST', '/representative/colleagues/decision'],
  representativeForm: ['GET', '/representative/new/:form{[a-z]{1,20}}'],
  representativeFormSent: ['POST', '/representative/new/:form{[a-z]{1,20}}'],
  representativeAct: ['GET', `/representative/acts/${TOKEN}`],
  representativeActSigned: ['POST', `/representative/acts/${TOKEN}`],
  colleague: ['GET', `/colleagues/${TOKEN}`],
  colleagueSent: ['POST', `/colleagues/${TOKEN}`],

  verify: ['GET', '/verify'],
  accessibility: ['GET', '/accessibility'],
  audit: ['GET', '/audit'],
  health: ['GET', '/healthz'],
  ready: ['GET', '/readyz'],
  metrics: ['GET', '/metrics'],
  openapi: ['GET', '/openapi.json'],
  problem: ['GET', '/problems/:code{[a-z0-9_]{1,60}}'],
  asset: ['GET', '/assets/:file{[a-z-]{1,40}\\.[A-Za-z0-9_-]{12}\\.(?:css|js)}'],
  icon: ['GET', '/favicon.ico'],

  call: ['GET', `/:call{${NAME}}`],
  callJson: ['GET', `/:file{${NAME}\\.json}`],
  apply: ['GET', `/:call{${NAME}}/apply`],
  applySent: ['POST', `/:call{${NAME}}/apply`],
  text: ['GET', `/:call{${NAME}}/text`],
  textVersion: ['GET', `/:call{${NAME}}/text/:manifest`],
  textChanges: ['GET', `/:call{${NAME}}/text/:manifest/changes`],
  policy: ['GET', `/:call{${NAME}}/policy`],
  roll: ['GET', `/:call{${NAME}}/roll`],
  rollJson: ['GET', `/:call{${NAME}}/roll.json`],
  rollCsv: ['GET', `/:call{${NAME}}/roll.csv`],
  absent: ['GET', `/:call{${NAME}}/not-on-the-list`],
  absentJson: ['GET', `/:call{${NAME}}/not-on-the-list.json`],
  badge: ['GET', `/:call{${NAME}}/badges/:file{${NAME}\\.svg}`],

  sign: ['GET', `/:call{${NAME}}/sign`],
  signBegun: ['POST', `/:call{${NAME}}/sign`],
  signRead: ['GET', `/:call{${NAME}}/sign/${DRAFT}/read`],
  signReadSent: ['POST', `/:call{${NAME}}/sign/${DRAFT}/read`],
  signWords: ['GET', `/:call{${NAME}}/sign/${DRAFT}/words`],
  signWordsSent: ['POST', `/:call{${NAME}}/sign/${DRAFT}/words`],
  signConfirm: ['GET', `/:call{${NAME}}/sign/${DRAFT}/confirm`],
  signConfirmed: ['POST', `/:call{${NAME}}/sign/${DRAFT}/confirm`],
  signStatement: ['GET', `/:call{${NAME}}/sign/${DRAFT}/statement.json`],
  signEnvelope: ['POST', `/:call{${NAME}}/sign/${DRAFT}/envelope`],
} as const satisfies Record<string, readonly ['GET' | 'POST', string]>

export type RouteName = keyof typeof ROUTES
