/**
 * Who may come to an address. `doors` gives an action its officer, or it does not compile. Pages do not decide what a
 * statement may say and who may sign it: the law does (`register/law`), whoever posts it and by whatever way.
 *
 * What changes something is taken from our own pages alone, except at the address of `programs`.
 *
 * `anyone`    the same for everybody; what is sent there is attributed to nobody
 * `programs`  a signed statement, from anywhere: it carries its own proof, and nobody's session
 * `link`      whoever holds the token in the address (`people/links`, `people/invitations`)
 * `browser`   the browser that began what the address names (`web/sign/draft`)
 * `officer`   an officer who has signed in and is in force, of any office; to send something, with a passkey
 * `drafter`   one who decides or drafts: for what signs nothing and lets nobody in
 * `decider`   one who decides, with a passkey even to look: what is shown there lets others in
 * `representative`  who has signed in with a key of a party that is in force (`web/representative/session`)
 * `signatory`  one whose key signs for the party, not one that drafts or reads
 */
export type Door = 'anyone' | 'programs' | 'link' | 'browser' | OfficersDoor | PartysDoor | ByField
export type PartysDoor = 'representative' | 'signatory'
export type OfficersDoor = 'officer' | 'drafter' | 'decider'

/** A field of the form names what is done; `doors` says who may do each, and an officer who decides all else. */
export interface ByField {
  readonly field: string
  readonly doors: Readonly<Record<string, OfficersDoor>>
}

/**
 * Every address on one screen: its method and path, who may come, and for programs what it answers (`/openapi.json`).
 * What stands above wins over what stands below, so no call can take the address of a page.
 */
export const ROUTES = {
  home: ['GET', '/', 'anyone'],
  postStatement: ['POST', '/statements', 'programs', 'Post a signed statement'],

  log: ['GET', '/log', 'anyone'],
  checkpoint: ['GET', '/log/checkpoint', 'anyone', 'The newest signed checkpoint (C2SP tlog-checkpoint)'],
  tile: [
    'GET',
    '/log/tile/{tile}',
    'anyone',
    'A tile or entry bundle (C2SP tlog-tiles); the path has slashes',
  ],
  logAtom: ['GET', '/log/feed.atom', 'anyone', 'What is new in the log (Atom, RFC 4287)'],
  logFeed: ['GET', '/log/feed.json', 'anyone', 'The same (JSON Feed 1.1)'],
  entry: ['GET', '/entries/{index}', 'anyone'],
  entryJson: ['GET', '/entries/{index}.json', 'anyone', 'An entry'],
  entryBytes: ['GET', '/entries/{index}.bin', 'anyone', 'An entry, byte for byte as it stands in the log'],
  entryReceipt: ['GET', '/entries/{index}/receipt', 'anyone'],
  entrySigned: ['GET', '/entries/{index}/signed', 'anyone'],
  receipt: [
    'GET',
    '/receipts/{index}',
    'anyone',
    'The Avow receipt of an entry, under the newest checkpoint',
  ],
  words: ['GET', '/words/{digest}', 'anyone', 'A text, or words kept beside the log, byte for byte'],
  party: ['GET', '/parties/{id}', 'anyone'],
  partyJson: [
    'GET',
    '/parties/{id}.json',
    'anyone',
    'A party: its names, its signatures, its rows in lists, its history',
  ],
  search: ['GET', '/search', 'anyone'],
  searchJson: [
    'GET',
    '/search.json',
    'anyone',
    'What words find: calls, organisations, sentences of texts in force; the entry that a number or fingerprint names',
  ],
  organisations: ['GET', '/organisations', 'anyone'],
  organisationsJson: [
    'GET',
    '/organisations.json',
    'anyone',
    'All organisations by name, and what each is on every call',
  ],
  partyAtom: ['GET', '/parties/{id}/feed.atom', 'anyone', 'What is new about a party (Atom, RFC 4287)'],
  partyFeed: ['GET', '/parties/{id}/feed.json', 'anyone', 'The same (JSON Feed 1.1)'],
  exportLatest: ['GET', '/export/latest', 'anyone', 'Redirects to the register at the newest size'],
  exportRegister: [
    'GET',
    '/export/{size}/register.ndjson',
    'anyone',
    'The whole register at a size of the log',
  ],
  exportWords: ['GET', '/export/{size}/words.ndjson', 'anyone', 'Texts and words that are not withheld'],

  desk: ['GET', '/desk', 'officer'],
  deskAt: ['GET', '/desk/at', 'officer'],
  deskOrganisations: ['GET', '/desk/organisations', 'officer'],
  deskOrganisation: ['GET', '/desk/organisations/{id}', 'officer'],
  deskEnrol: ['GET', '/desk/enrol/{token}', 'link'],
  deskEnrolSent: ['POST', '/desk/enrol/{token}', 'link'],
  deskSignIn: ['GET', '/desk/sign-in', 'anyone'],
  deskSignInSent: ['POST', '/desk/sign-in', 'anyone'],
  deskSignOut: ['POST', '/desk/sign-out', 'anyone'],
  deskIdentity: ['GET', '/desk/identity', 'anyone'],
  deskIdentityBack: ['GET', '/desk/identity/back', 'anyone'],
  deskOwn: ['GET', '/desk/own', 'officer'],
  deskOwnSession: ['POST', '/desk/own/sessions', 'officer'],
  deskOwnLetters: ['POST', '/desk/own/letters', 'officer'],
  deskPasskey: ['GET', '/desk/own/passkey', 'officer'],
  deskPasskeySent: ['POST', '/desk/own/passkey', 'officer'],
  deskOutbox: ['GET', '/desk/outbox', 'officer'],
  deskOutboxSent: ['POST', '/desk/outbox', 'decider'],
  deskLetter: ['GET', '/desk/outbox/{letter}', 'decider'],
  deskLetterSent: ['POST', '/desk/outbox/{letter}', 'decider'],
  deskSettings: ['GET', '/desk/settings', 'officer'],
  deskSettingsSent: ['POST', '/desk/settings', 'decider'],
  deskInvitations: ['GET', '/desk/invitations', 'officer'],
  deskInvitationsSent: ['POST', '/desk/invitations', 'decider'],
  deskInviting: ['GET', '/desk/inviting', 'decider'],
  deskInvitingSent: ['POST', '/desk/inviting', 'decider'],
  deskInvitingNow: ['GET', '/desk/inviting/{invitee}', 'decider'],
  deskInvitingSigned: ['POST', '/desk/inviting/{invitee}', 'decider'],
  deskLimits: ['GET', '/desk/limits', 'officer'],
  deskLimitsSent: ['POST', '/desk/limits', 'decider'],
  deskAsides: ['GET', '/desk/aside', 'officer'],
  deskAside: ['GET', '/desk/aside/new', 'officer'],
  deskAsideSent: ['POST', '/desk/aside/new', 'decider'],
  deskPile: ['GET', '/desk/aside/{pile}', 'officer'],
  deskPileSent: ['POST', '/desk/aside/{pile}', 'decider'],
  deskOfficers: ['GET', '/desk/officers', 'officer'],
  deskOfficersSent: ['POST', '/desk/officers', 'decider'],
  deskBulk: ['GET', '/desk/bulk', 'officer'],
  deskBulkSent: ['POST', '/desk/bulk', 'drafter'],
  deskBatch: ['GET', '/desk/bulk/{batch}', 'officer'],
  deskBatchSent: ['POST', '/desk/bulk/{batch}', { field: 'do', doors: { drop: 'drafter' } }],
  deskLists: ['GET', '/desk/lists', 'officer'],
  deskListsSent: ['POST', '/desk/lists', 'drafter'],
  deskList: ['GET', '/desk/lists/{listing}', 'officer'],
  deskListSent: [
    'POST',
    '/desk/lists/{listing}',
    { field: 'do', doors: { settle: 'drafter', drop: 'drafter' } },
  ],
  deskNames: ['GET', '/desk/names', 'officer'],
  deskNamesOf: ['GET', '/desk/names/{call}', 'officer'],
  deskNamesSent: ['POST', '/desk/names/{call}', 'decider'],
  deskDiary: ['GET', '/desk/diary', 'officer'],
  deskApplication: ['GET', '/desk/applications/{application}', 'officer'],
  deskDecision: [
    'POST',
    '/desk/applications/{application}',
    { field: 'decision', doors: { ask: 'drafter', admit: 'drafter' } },
  ],
  deskDocument: ['GET', '/desk/applications/{application}/documents/{evidence}', 'officer'],
  deskDocumentSent: ['POST', '/desk/applications/{application}/documents/{evidence}', 'decider'],
  deskEvidence: ['GET', '/desk/evidence/{evidence}', 'officer'],
  deskLaunches: ['GET', '/desk/launch', 'officer'],
  deskLaunch: ['GET', '/desk/launch/{call}', 'officer'],
  deskLaunchSent: ['POST', '/desk/launch/{call}', 'decider'],
  deskPrepared: ['GET', '/desk/prepared', 'officer'],
  deskPreparedBegun: ['POST', '/desk/prepared', 'drafter'],
  deskPreparedReview: ['GET', '/desk/prepared/{prepared}/review', 'officer'],
  deskPreparedReviewed: [
    'POST',
    '/desk/prepared/{prepared}/review',
    {
      field: 'do',
      doors: {
        comment: 'officer',
        uncomment: 'decider',
        settle: 'drafter',
        drop: 'drafter',
        prepare: 'drafter',
      },
    },
  ],
  deskPreparedPreview: ['GET', '/desk/prepared/{prepared}/preview', 'officer'],
  deskPreparedStep: ['GET', '/desk/prepared/{prepared}/{stage}', 'drafter'],
  deskPreparedSaved: ['POST', '/desk/prepared/{prepared}/{stage}', 'drafter'],
  deskWords: ['POST', '/desk/words', 'drafter'],
  deskOpened: ['GET', '/desk/opened/{call}', 'officer'],
  deskCalls: ['GET', '/desk/calls', 'officer'],
  deskCall: ['GET', '/desk/calls/{call}', 'officer'],
  deskCallSent: ['POST', '/desk/calls/{call}', 'decider'],
  deskCycle: ['GET', '/desk/calls/{call}/cycle', 'officer'],
  deskIndicators: ['GET', '/desk/calls/{call}/indicators', 'officer'],
  deskIndicatorsSent: ['POST', '/desk/calls/{call}/indicators', 'drafter'],
  deskIndicatorTable: ['GET', '/desk/calls/{call}/indicators/table.csv', 'officer'],
  deskIndicatorWorkbook: ['GET', '/desk/calls/{call}/indicators/table.xlsx', 'officer'],
  deskInvited: ['GET', '/desk/calls/{call}/invited.csv', 'officer'],
  deskRemind: ['GET', '/desk/calls/{call}/remind', 'officer'],
  deskRemindSent: ['POST', '/desk/calls/{call}/remind', 'decider'],
  deskForm: ['GET', '/desk/new/{form}', 'drafter'],
  deskFormSent: ['POST', '/desk/new/{form}', 'drafter'],
  deskAct: ['GET', '/desk/acts/{token}', 'drafter'],
  deskActSigned: ['POST', '/desk/acts/{token}', { field: 'do', doors: { submit: 'drafter' } }],
  deskSeconds: ['GET', '/desk/second', 'officer'],
  deskSecond: ['GET', '/desk/second/{act}', 'officer'],
  deskSecondSent: ['POST', '/desk/second/{act}', { field: 'do', doors: { drop: 'drafter' } }],
  application: ['GET', '/applications/{token}', 'link'],
  emailSent: ['POST', '/applications/{token}/email', 'link'],
  codeSent: ['POST', '/applications/{token}/code', 'link'],
  domainSent: ['POST', '/applications/{token}/domain', 'link'],
  lookSent: ['POST', '/applications/{token}/look', 'link'],
  documentSent: ['POST', '/applications/{token}/documents', 'link'],
  address: ['GET', '/addresses/{token}', 'link'],
  addressConfirmed: ['POST', '/addresses/{token}', 'link'],
  applicationAnswer: ['POST', '/applications/{token}/answer', 'link'],
  invitation: ['GET', '/invitations/{token}', 'link'],
  invitationSent: ['POST', '/invitations/{token}', 'link'],
  declining: ['GET', '/invitations/{token}/no', 'link'],
  declined: ['POST', '/invitations/{token}/no', 'link'],
  letters: ['GET', '/letters/{token}', 'link'],
  lettersSent: ['POST', '/letters/{token}', 'link'],
  lettersStop: ['GET', '/letters/{token}/stop', 'link'],
  lettersStopSent: ['POST', '/letters/{token}/stop', 'link'],

  representative: ['GET', '/representative', 'representative'],
  representativeSignIn: ['GET', '/representative/sign-in', 'anyone'],
  representativeSignInSent: ['POST', '/representative/sign-in', 'anyone'],
  representativeSignOut: ['POST', '/representative/sign-out', 'anyone'],
  representativeName: ['GET', '/representative/name', 'representative'],
  representativeNameSent: ['POST', '/representative/name', 'representative'],
  representativeSessions: ['POST', '/representative/sessions', 'representative'],
  representativeSealed: ['GET', '/representative/sealed/{call}', 'representative'],
  representativeColleagues: ['GET', '/representative/colleagues', 'signatory'],
  representativeColleaguesSent: ['POST', '/representative/colleagues', 'signatory'],
  representativeContacts: ['GET', '/representative/contacts', 'signatory'],
  representativeContactsSent: ['POST', '/representative/contacts', 'signatory'],
  representativeContact: ['GET', '/representative/contacts/{contact}', 'signatory'],
  representativeContactSent: ['POST', '/representative/contacts/{contact}', 'signatory'],
  representativeDecision: ['POST', '/representative/colleagues/decision', 'signatory'],
  representativeForm: ['GET', '/representative/new/{form}', 'signatory'],
  representativeFormSent: ['POST', '/representative/new/{form}', 'signatory'],
  representativeAct: ['GET', '/representative/acts/{token}', 'representative'],
  representativeActSigned: ['POST', '/representative/acts/{token}', 'representative'],
  representativeCommitments: ['GET', '/representative/commitments/{call}', 'representative'],
  representativeMake: ['GET', '/representative/commitments/{call}/new', 'representative'],
  representativeMade: ['POST', '/representative/commitments/{call}/new', 'representative'],
  representativeMeasures: ['GET', '/representative/commitments/{call}/measures', 'representative'],
  representativeMeasuresSent: ['POST', '/representative/commitments/{call}/measures', 'representative'],
  representativeWithdraw: ['GET', '/representative/commitments/{call}/withdraw', 'representative'],
  representativeWithdrawn: ['POST', '/representative/commitments/{call}/withdraw', 'representative'],
  representativeReport: ['GET', '/representative/commitments/{call}/report', 'representative'],
  representativeReported: ['POST', '/representative/commitments/{call}/report', 'representative'],
  representativeSources: ['GET', '/representative/commitments/{call}/report/sources', 'representative'],
  representativeSourcesSent: ['POST', '/representative/commitments/{call}/report/sources', 'representative'],
  representativeSourceFile: [
    'GET',
    '/representative/commitments/{call}/report/sources/{evidence}',
    'representative',
  ],
  representativeReportPart: [
    'GET',
    '/representative/commitments/{call}/report/parts/{section}',
    'representative',
  ],
  representativeReportPartSent: [
    'POST',
    '/representative/commitments/{call}/report/parts/{section}',
    'representative',
  ],
  representativeReportAccount: [
    'GET',
    '/representative/commitments/{call}/report/commitments',
    'representative',
  ],
  representativeReportAccountSent: [
    'POST',
    '/representative/commitments/{call}/report/commitments',
    'representative',
  ],
  representativePreview: ['GET', '/representative/commitments/{call}/report/preview', 'representative'],
  representativePreviewed: ['POST', '/representative/commitments/{call}/report/preview', 'signatory'],
  representativeSheet: ['GET', '/representative/commitments/{call}/report/sheet', 'representative'],
  representativeSheetSent: ['POST', '/representative/commitments/{call}/report/sheet', 'representative'],
  representativeSheetCsv: ['GET', '/representative/commitments/{call}/report/sheet.csv', 'representative'],
  representativeSheetXlsx: ['GET', '/representative/commitments/{call}/report/sheet.xlsx', 'representative'],
  representativeCorrect: [
    'GET',
    '/representative/commitments/{call}/reports/{entry}/correct',
    'representative',
  ],
  representativeCorrected: [
    'POST',
    '/representative/commitments/{call}/reports/{entry}/correct',
    'representative',
  ],
  representativeCorrectCsv: [
    'GET',
    '/representative/commitments/{call}/reports/{entry}/sheet.csv',
    'representative',
  ],
  representativeCorrectXlsx: [
    'GET',
    '/representative/commitments/{call}/reports/{entry}/sheet.xlsx',
    'representative',
  ],
  representativeYear: ['GET', '/representative/commitments/{call}/year', 'representative'],
  representativeUpload: ['GET', '/representative/commitments/{call}/file', 'representative'],
  representativeUploaded: ['POST', '/representative/commitments/{call}/file', 'representative'],
  representativeDownload: ['GET', '/representative/commitments/{call}/own.csv', 'representative'],
  representativeDraftEnded: ['POST', '/representative/commitments/{call}/drafts', 'representative'],
  representativeChange: ['GET', '/representative/commitments/{call}/{party}/{id}', 'representative'],
  representativeChanged: ['POST', '/representative/commitments/{call}/{party}/{id}', 'representative'],
  representativeInvited: ['POST', '/representative/commitments/{call}/{party}/{id}/invite', 'signatory'],
  representativeJoint: ['GET', '/representative/joint/{joint}', 'representative'],
  representativeJointSent: ['POST', '/representative/joint/{joint}', 'signatory'],
  representativeCosign: ['GET', '/representative/cosign/{act}', 'signatory'],
  representativeCosigned: ['POST', '/representative/cosign/{act}', 'signatory'],
  colleague: ['GET', '/colleagues/{token}', 'link'],
  colleagueSent: ['POST', '/colleagues/{token}', 'link'],

  person: ['GET', '/persons/{token}', 'link'],
  personSent: ['POST', '/persons/{token}', 'link'],
  personReceipt: ['GET', '/persons/{token}/receipt', 'link'],
  personData: ['GET', '/persons/{token}/data', 'link'],
  personNotMe: ['GET', '/persons/not-me/{token}', 'link'],
  personNotMeSent: ['POST', '/persons/not-me/{token}', 'link'],

  verify: ['GET', '/verify', 'anyone'],
  accessibility: ['GET', '/accessibility', 'anyone'],
  imprint: ['GET', '/imprint', 'anyone'],
  privacy: ['GET', '/privacy', 'anyone'],
  audit: ['GET', '/audit', 'anyone'],
  health: ['GET', '/healthz', 'anyone', 'The process is up'],
  ready: ['GET', '/readyz', 'anyone', 'Statements are taken; 503 with the reason while they are not'],
  metrics: [
    'GET',
    '/metrics',
    'anyone',
    'Figures for Prometheus, to whoever shows the operator’s token (Bearer)',
  ],
  security: ['GET', '/.well-known/security.txt', 'anyone'],
  openapi: ['GET', '/openapi.json', 'anyone', 'This description'],
  problem: ['GET', '/problems/{code}', 'anyone', 'What the code of a refusal means'],
  asset: ['GET', '/assets/{file}', 'anyone'],
  specBare: ['GET', '/spec', 'anyone'],
  spec: ['GET', '/spec/', 'anyone'],
  specPaper: ['GET', '/spec/{paper}', 'anyone'],
  specFile: [
    'GET',
    '/spec/{specFile}',
    'anyone',
    'A file of the specification, such as bodies.json; the path has slashes',
  ],
  icon: ['GET', '/favicon.ico', 'anyone'],
  robots: ['GET', '/robots.txt', 'anyone'],
  sitemap: ['GET', '/sitemap.xml', 'anyone'],
  sitemapPart: ['GET', '/sitemap/{begins}.xml', 'anyone'],

  call: ['GET', '/{call}', 'anyone'],
  callJson: ['GET', '/{call}.json', 'anyone', 'A call, its policy in force, its history'],
  apply: ['GET', '/{call}/apply', 'anyone'],
  applySent: ['POST', '/{call}/apply', 'anyone'],
  applyStep: ['GET', '/{call}/apply/{draft}/{step}', 'browser'],
  applyStepSent: ['POST', '/{call}/apply/{draft}/{step}', 'browser'],
  text: ['GET', '/{call}/text', 'anyone'],
  textVersion: ['GET', '/{call}/text/{manifest}', 'anyone'],
  textChanges: ['GET', '/{call}/text/{manifest}/changes', 'anyone'],
  policy: ['GET', '/{call}/policy', 'anyone'],
  notices: ['GET', '/{call}/notices', 'anyone'],
  noticesJson: ['GET', '/{call}/notices.json', 'anyone', 'The numbered notices of a call'],
  roll: ['GET', '/{call}/roll', 'anyone'],
  rollPrint: ['GET', '/{call}/roll/print', 'anyone'],
  rollJson: ['GET', '/{call}/roll.json', 'anyone', 'Who stands on the roll of a call'],
  rollCsv: ['GET', '/{call}/roll.csv', 'anyone', 'Every row of the roll that matches'],
  absent: ['GET', '/{call}/not-on-the-list', 'anyone'],
  absentJson: [
    'GET',
    '/{call}/not-on-the-list.json',
    'anyone',
    'Which UN members stand on the roll, and which do not',
  ],
  absentCsv: ['GET', '/{call}/not-on-the-list.csv', 'anyone', 'The same, a row for each of them'],
  changes: ['GET', '/{call}/changes', 'anyone'],
  changesJson: ['GET', '/{call}/changes.json', 'anyone', 'What changed on a roll between two days'],
  changesCsv: ['GET', '/{call}/changes.csv', 'anyone', 'Every change on a roll between two days'],
  commitments: ['GET', '/{call}/commitments', 'anyone'],
  commitmentsJson: [
    'GET',
    '/{call}/commitments.json',
    'anyone',
    'What each signatory has taken on and is asked, and where it stands by dates, on any day',
  ],
  commitmentsCsv: ['GET', '/{call}/commitments.csv', 'anyone', 'The same, a row for each commitment'],
  codebook: ['GET', '/{call}/commitments/codebook', 'anyone'],
  commitment: ['GET', '/{call}/commitments/{id}/{commitment}', 'anyone'],
  reports: ['GET', '/{call}/reports/{party}', 'anyone'],
  reportFiled: ['GET', '/{call}/reports/{party}/{report}', 'anyone'],
  reportJson: [
    'GET',
    '/{call}/reports/{party}/{report}.json',
    'anyone',
    'One report: what it says, and its figures',
  ],
  reportCsv: [
    'GET',
    '/{call}/reports/{party}/{report}.csv',
    'anyone',
    'The figures of a report, a row for each',
  ],
  reportSection: ['GET', '/{call}/reports/{party}/{report}/{section}', 'anyone'],
  principle: ['GET', '/{call}/principles/{principle}', 'anyone'],
  measures: ['GET', '/{call}/measures', 'anyone'],
  due: ['GET', '/{call}/due', 'anyone'],
  overTime: ['GET', '/{call}/figures', 'anyone'],
  askedCsv: [
    'GET',
    '/{call}/figures/asked.csv',
    'anyone',
    'What the rules of a call asked by each date, and how many did it',
  ],
  growthCsv: [
    'GET',
    '/{call}/figures/growth.csv',
    'anyone',
    'How many stood on a call on each day on which that is known',
  ],
  statusCsv: ['GET', '/{call}/figures/status.csv', 'anyone', 'How many commitments stood how on which day'],
  indicators: ['GET', '/{call}/indicators', 'anyone'],
  indicatorsJson: [
    'GET',
    '/{call}/indicators.json',
    'anyone',
    'What a call asks in figures, and of each indicator and period how many answered, on any day',
  ],
  indicatorsCsv: ['GET', '/{call}/indicators.csv', 'anyone', 'The same, a row for each indicator and period'],
  answersCsv: [
    'GET',
    '/{call}/indicators/answers.csv',
    'anyone',
    'What these are counted of: a row for each party, indicator and period',
  ],
  valuesCsv: [
    'GET',
    '/{call}/indicators/values.csv',
    'anyone',
    'Every value of every indicator, or why there is none: a row for each party, indicator, period and cell',
  ],
  indicatorsCodebook: ['GET', '/{call}/indicators/codebook', 'anyone'],
  indicatorsCompare: ['GET', '/{call}/indicators/compare', 'anyone'],
  indicatorsCompared: ['POST', '/{call}/indicators/compare', 'anyone'],
  indicator: ['GET', '/{call}/indicators/{catalogue}/{indicator}', 'anyone'],
  indicatorCsv: [
    'GET',
    '/{call}/indicators/{catalogue}/{indicator}.csv',
    'anyone',
    'Every value of one indicator, or why there is none: a row for each party, period and cell',
  ],
  badge: ['GET', '/{call}/badges/{id}.svg', 'anyone', 'A picture of how a party stands to a call today'],
  callAtom: ['GET', '/{call}/feed.atom', 'anyone', 'What is new on a call (Atom, RFC 4287)'],
  callFeed: ['GET', '/{call}/feed.json', 'anyone', 'The same (JSON Feed 1.1)'],
  share: ['GET', '/{call}/share', 'anyone'],
  embed: ['GET', '/{call}/embed', 'anyone'],
  card: ['GET', '/{call}/card.png', 'anyone', 'A picture of a call for messengers: title, count and day'],
  cardSigned: ['GET', '/{call}/cards/{id}.png', 'anyone', 'The same of a party that is on a call today'],

  persons: ['GET', '/{call}/persons', 'anyone'],
  personsJson: ['GET', '/{call}/persons.json', 'anyone', 'How many persons stand on a call; no names'],
  personsCsv: ['GET', '/{call}/persons.csv', 'anyone', 'The same numbers'],
  personSign: ['GET', '/{call}/persons/sign', 'anyone'],
  personSignSent: ['POST', '/{call}/persons/sign', 'anyone'],
  personCode: ['GET', '/{call}/persons/code/{token}', 'link'],
  personCodeSent: ['POST', '/{call}/persons/code/{token}', 'link'],
  personConfirm: ['GET', '/{call}/persons/confirm/{token}', 'link'],
  personConfirmSent: ['POST', '/{call}/persons/confirm/{token}', 'link'],

  sign: ['GET', '/{call}/sign', 'anyone'],
  signBegun: ['POST', '/{call}/sign', 'anyone'],
  signRead: ['GET', '/{call}/sign/{draft}/read', 'browser'],
  signReadSent: ['POST', '/{call}/sign/{draft}/read', 'browser'],
  signConfirm: ['GET', '/{call}/sign/{draft}/confirm', 'browser'],
  signConfirmed: ['POST', '/{call}/sign/{draft}/confirm', 'browser'],
  signStatement: ['GET', '/{call}/sign/{draft}/statement.json', 'browser'],
  signSealed: ['GET', '/{call}/sign/{draft}/sealed', 'browser'],
  signSealedFile: ['GET', '/{call}/sign/{draft}/sealed.json', 'browser'],
  signEnvelope: ['POST', '/{call}/sign/{draft}/envelope', 'browser'],
} as const satisfies Record<string, Route>

/** What a door asks for stands in the address, and what only a form can say in a form: else this does not compile. */
type Route =
  | readonly [
      'GET' | 'POST',
      string,
      Exclude<Door, 'programs' | 'link' | 'browser' | ByField>,
      summary?: string,
    ]
  | readonly ['GET' | 'POST', `${string}{token}${string}`, 'link', summary?: string]
  | readonly ['GET' | 'POST', `${string}{draft}${string}`, 'browser', summary?: string]
  | readonly ['POST', string, 'programs' | ByField, summary?: string]

export type RouteName = keyof typeof ROUTES

const INDEX = '(?:0|[1-9][0-9]{0,15})'
const NAME = '[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?'
/** What `people/tokens.ts` makes. */
const TOKEN = '[A-Za-z0-9_-]{43}'
const NUMBERED = '[a-z0-9]{7}-[a-z0-9]{1,10}'
const WORD = '[a-z0-9-]{1,64}'

/** What a part of an address may be, by its name; others go as far as the next slash. */
export const PARTS: Readonly<Record<string, string>> = {
  index: INDEX,
  report: INDEX,
  section: NAME,
  size: INDEX,
  id: NAME,
  call: NAME,
  commitment: NAME,
  principle: NAME,
  catalogue: NAME,
  indicator: NAME,
  token: TOKEN,
  draft: TOKEN,
  act: TOKEN,
  letter: NUMBERED,
  pile: NUMBERED,
  prepared: NUMBERED,
  stage: '(?:what|text|principles|who|launch)',
  application: WORD,
  batch: WORD,
  evidence: `sha256:${TOKEN}`,
  form: '[a-z]{1,20}',
  begins: 'calls|[a-z0-9]',
  code: '[a-z0-9_]{1,60}',
  file: '[a-z-]{1,40}\\.[A-Za-z0-9_-]{12}\\.(?:css|js|png)',
  tile: '.+',
  paper:
    '(?:statement|envelope|log|register|roll|commitments|figures|receipt|evidence|terms|examples|vectors|changes)',
  specFile: '(?:vectors/)?[A-Za-z0-9-]{1,40}\\.(?:md|json|ndjson|ndjson\\.gz)',
}

const LINKS = Object.values(ROUTES)
  .filter(([method, path, door]) => method === 'GET' && door === 'link' && path.endsWith('/{token}'))
  .map(([, path]) => path.replace('{call}', NAME))

/** Addresses of links to one person, with a token that is not as long as ours. */
export const CUT_LINK = new RegExp(
  `^(?:${LINKS.map(path => path.replace('{token}', '[\\w-]{1,100}')).join('|')})$`,
)
/** Those addresses, whole or not, and what belongs to them. */
export const OF_LINK = new RegExp(
  `^(?:${LINKS.map(path => path.replace('{token}', '[\\w-]{1,100}')).join('|')})(?:/|$)`,
)

/** An address as the router reads it: each part with its pattern and its ending. */
export function patternOf(path: string): string {
  return path.replace(
    /\{(\w+)\}([^/]*)/g,
    (_, name: string, ending: string) => `:${name}{${PARTS[name] ?? '[^/]+'}${RegExp.escape(ending)}}`,
  )
}
