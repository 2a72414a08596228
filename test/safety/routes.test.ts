import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { applications } from '../../src/people/applications.ts'
import { STYLESHEET } from '../../src/web/kit/assets.ts'
import { ROUTES, type RouteName } from '../../src/web/routes.ts'
import {
  deciders,
  drafters,
  everyone,
  gone,
  holders,
  itsBrowser,
  itsOfficer,
  itsParty,
  type Line,
  OFFICERS,
  officers,
  PARTIES,
  parties,
  signatories,
} from './lines.ts'
import { newWorld, PARTS, ROLES, type Role, type World } from './world.ts'

/**
 * Every address as everybody. The table is written by hand, from the promises and not from the code: an address that
 * is added does not compile until it says here who is let in, and what becomes of those who are not.
 */

const WHO: Record<RouteName, Line> = {
  home: everyone(),
  postStatement: everyone(415),
  log: everyone(),
  checkpoint: everyone(),
  tile: everyone(),
  logAtom: everyone(),
  logFeed: everyone(),
  entry: everyone(),
  entryJson: everyone(),
  entryBytes: everyone(),
  entryReceipt: everyone(),
  // Of what is no signature, to its receipt.
  entrySigned: everyone(303),
  receipt: everyone(),
  words: everyone(),
  party: everyone(),
  partyJson: everyone(),
  search: everyone(),
  searchJson: everyone(),
  organisations: everyone(),
  organisationsJson: everyone(),
  partyAtom: everyone(),
  partyFeed: everyone(),
  exportLatest: everyone(307),
  exportRegister: everyone(),
  exportWords: everyone(),
  desk: officers(),
  deskAt: officers(303),
  deskOrganisations: officers(),
  deskOrganisation: officers(),
  deskSeconds: officers(),
  deskEnrol: holders('enrolment'),
  deskEnrolSent: holders('enrolment', 422),
  deskSignIn: everyone(200, Object.fromEntries(OFFICERS.map(role => [role, 303]))),
  deskSignInSent: everyone(403),
  deskSignOut: everyone(303),
  // Where no provider is named; `identity.test.ts` names one.
  deskIdentity: everyone(404),
  deskIdentityBack: everyone(404),
  deskOwn: officers(),
  deskOwnSession: officers(410),
  deskOwnLetters: officers(200),
  deskPasskey: officers(),
  deskPasskeySent: officers(422),
  deskOutbox: officers(),
  deskOutboxSent: deciders(303),
  deskLetter: deciders(),
  deskLetterSent: deciders(400),
  deskSettings: officers(),
  deskSettingsSent: deciders(400),
  deskInvitations: officers(),
  deskInvitationsSent: deciders(422),
  deskInviting: deciders(),
  deskInvitingSent: deciders(422),
  deskInvitingNow: deciders(410),
  deskInvitingSigned: deciders(410),
  deskDocumentSent: deciders(404),
  deskLimits: officers(),
  deskLimitsSent: deciders(404),
  deskAsides: officers(),
  deskAside: officers(),
  deskAsideSent: deciders(422),
  deskPile: officers(404),
  deskPileSent: deciders(404),
  deskOfficers: officers(),
  deskOfficersSent: deciders(200),
  deskBulk: officers(),
  deskBulkSent: drafters(422),
  deskBatch: officers(404),
  deskBatchSent: deciders(404),
  deskLists: officers(),
  deskListsSent: drafters(422),
  deskList: officers(404),
  deskListSent: deciders(404),
  deskNames: officers(),
  deskNamesOf: officers(),
  deskNamesSent: deciders(400),
  deskDiary: officers(),
  deskLaunches: officers(),
  deskLaunch: officers(),
  deskLaunchSent: deciders(422),
  deskCalls: officers(),
  deskCall: officers(),
  deskCallSent: deciders(303),
  deskCycle: officers(),
  deskIndicators: officers(),
  deskIndicatorsSent: drafters(422),
  deskIndicatorTable: officers(),
  deskIndicatorWorkbook: officers(),
  deskInvited: officers(),
  deskRemind: officers(),
  deskRemindSent: deciders(303),
  deskApplication: officers(),
  deskDecision: deciders(400),
  // No file of this name came with the application.
  deskDocument: officers(404),
  deskEvidence: officers(404),
  deskPrepared: officers(),
  deskPreparedBegun: drafters(303),
  deskPreparedReview: officers(404),
  deskPreparedReviewed: deciders(404),
  deskPreparedPreview: officers(404),
  deskPreparedStep: drafters(404),
  deskPreparedSaved: drafters(404),
  deskWords: drafters(400),
  deskOpened: officers(),
  deskForm: drafters(),
  deskFormSent: drafters(422),
  deskAct: itsOfficer(),
  deskActSigned: itsOfficer(400, 403),
  deskSecond: gone(),
  deskSecondSent: deciders(410),
  application: holders('application'),
  applicationAnswer: holders('application', 303),
  emailSent: holders('application', 422),
  codeSent: holders('application', 422),
  domainSent: holders('application', 422),
  lookSent: holders('application', 409),
  documentSent: holders('application', 422),
  address: holders('address'),
  addressConfirmed: holders('address', 422),
  invitation: holders('invitation'),
  invitationSent: holders('invitation', 422),
  declining: holders('invitation'),
  declined: holders('invitation', 422),
  letters: holders('wishes'),
  lettersSent: holders('wishes', 400),
  lettersStop: holders('wishes'),
  lettersStopSent: holders('wishes', 400),
  representative: parties(),
  representativeSignIn: everyone(200, Object.fromEntries(PARTIES.map(role => [role, 303]))),
  representativeSignInSent: everyone(403),
  representativeSignOut: everyone(303),
  representativeName: parties(),
  representativeNameSent: parties(303),
  representativeSessions: parties(410),
  representativeSealed: parties(404),
  representativeColleagues: signatories(),
  representativeColleaguesSent: signatories(422),
  representativeContacts: signatories(),
  representativeContactsSent: signatories(422),
  representativeContact: signatories(404),
  representativeContactSent: signatories(404),
  representativeDecision: signatories(410),
  representativeForm: signatories(),
  representativeFormSent: signatories(422),
  representativeAct: itsParty(),
  representativeActSigned: itsParty(409),
  // Neither has signed a call here.
  representativeCommitments: parties(404),
  representativeMake: parties(404),
  representativeMade: parties(404),
  representativeMeasures: parties(404),
  representativeMeasuresSent: parties(404),
  representativeWithdraw: parties(404),
  representativeWithdrawn: parties(404),
  representativeReport: parties(404),
  representativeReported: parties(404),
  representativeSources: parties(404),
  representativeSourceFile: parties(404),
  representativeSourcesSent: { ...parties(404), but: { 'reader of Northhaven': 403 } },
  representativeReportPart: { ...parties(404), but: { 'reader of Northhaven': 403 } },
  representativeReportPartSent: { ...parties(404), but: { 'reader of Northhaven': 403 } },
  representativeReportAccount: { ...parties(404), but: { 'reader of Northhaven': 403 } },
  representativeReportAccountSent: { ...parties(404), but: { 'reader of Northhaven': 403 } },
  representativePreview: parties(404),
  representativePreviewed: signatories(404),
  representativeSheet: parties(404),
  representativeSheetSent: { ...parties(404), but: { 'reader of Northhaven': 403 } },
  representativeSheetCsv: parties(404),
  representativeSheetXlsx: parties(404),
  representativeCorrect: parties(404),
  representativeCorrected: { ...parties(404), but: { 'reader of Northhaven': 403 } },
  representativeCorrectCsv: parties(404),
  representativeCorrectXlsx: parties(404),
  representativeYear: parties(404),
  // Nobody who only reads is told by a form what they may not send.
  representativeUpload: { ...parties(404), but: { 'reader of Northhaven': 403 } },
  representativeUploaded: { ...parties(404), but: { 'reader of Northhaven': 403 } },
  representativeDownload: parties(404),
  representativeDraftEnded: { ...parties(303), but: { 'reader of Northhaven': 403 } },
  representativeChange: parties(404),
  representativeChanged: parties(404),
  representativeInvited: signatories(404),
  representativeJoint: parties(410),
  representativeJointSent: signatories(410),
  representativeCosign: signatories(410),
  representativeCosigned: signatories(410),
  colleague: holders('colleague'),
  colleagueSent: holders('colleague', 422),
  person: holders('person'),
  personSent: holders('person', 400),
  personReceipt: holders('person'),
  personData: holders('person'),
  personNotMe: holders('person'),
  personNotMeSent: holders('person', 422),
  verify: everyone(),
  accessibility: everyone(),
  imprint: everyone(),
  privacy: everyone(),
  audit: everyone(),
  health: everyone(),
  ready: everyone(),
  metrics: everyone(404),
  security: everyone(404),
  openapi: everyone(),
  problem: everyone(),
  asset: everyone(),
  specBare: everyone(308),
  spec: everyone(),
  specPaper: everyone(),
  specFile: everyone(),
  icon: everyone(),
  robots: everyone(),
  sitemap: everyone(),
  sitemapPart: everyone(),
  call: everyone(),
  callJson: everyone(),
  apply: everyone(),
  applySent: everyone(422),
  text: everyone(),
  textVersion: everyone(),
  textChanges: everyone(),
  policy: everyone(),
  notices: everyone(),
  noticesJson: everyone(),
  roll: everyone(),
  rollPrint: everyone(),
  rollJson: everyone(),
  rollCsv: everyone(),
  absent: everyone(),
  absentJson: everyone(),
  absentCsv: everyone(),
  changes: everyone(),
  changesJson: everyone(),
  changesCsv: everyone(),
  commitments: everyone(),
  commitmentsJson: everyone(),
  commitmentsCsv: everyone(),
  overTime: everyone(),
  askedCsv: everyone(),
  statusCsv: everyone(),
  growthCsv: everyone(),
  codebook: everyone(),
  indicators: everyone(),
  indicatorsJson: everyone(),
  indicatorsCsv: everyone(),
  answersCsv: everyone(),
  valuesCsv: everyone(),
  indicatorsCodebook: everyone(),
  indicatorsCompare: everyone(),
  indicatorsCompared: everyone(422),
  indicator: everyone(404),
  indicatorCsv: everyone(404),
  commitment: everyone(404),
  reports: everyone(),
  // The world has no report, so that each says that there is none.
  reportFiled: everyone(404),
  reportJson: everyone(404),
  reportCsv: everyone(404),
  reportSection: everyone(404),
  principle: everyone(),
  measures: everyone(),
  due: everyone(),
  badge: everyone(),
  callAtom: everyone(),
  callFeed: everyone(),
  share: everyone(),
  embed: everyone(),
  card: everyone(),
  // Who has not signed has no picture that says so.
  cardSigned: everyone(404),
  persons: everyone(),
  personsJson: everyone(),
  personsCsv: everyone(),
  personSign: everyone(),
  personSignSent: everyone(422),
  personCode: holders('code of a person'),
  personCodeSent: holders('code of a person', 422),
  // Whoever has signed is led on to their own page.
  personConfirm: holders('person', 303),
  personConfirmSent: holders('person', 303),
  // A session that knows its only organisation is led to the text at once.
  sign: everyone(200, { 'representative of Northhaven': 303, 'representative of Eastport': 303 }),
  signBegun: everyone(422),
  applyStep: itsBrowser(200, 'begun application'),
  // Whoever comes too late begins anew with what they typed: here nothing.
  applyStepSent: { ...itsBrowser(422, 'begun application'), else: 422 },
  signRead: itsBrowser(),
  // Whoever comes too late begins anew with what they typed, for the party that the form names: here nobody.
  signReadSent: { ...itsBrowser(422), else: 404 },
  signConfirm: itsBrowser(303),
  signConfirmed: itsBrowser(400),
  signStatement: itsBrowser(303),
  signSealed: itsBrowser(303),
  signSealedFile: itsBrowser(410),
  signEnvelope: itsBrowser(400),
}

const NAMES = Object.keys(ROUTES) as RouteName[]
const NOBODY_S = 'A'.repeat(43)
const OWN_PAGE = { 'sec-fetch-site': 'same-origin' }

describe('every address, as everybody', () => {
  let world: World
  before(async () => {
    world = await newWorld()
  })
  after(() => world.site.close())

  const FORMS: Partial<Record<RouteName, string>> = {
    representativeForm: 'withdrawal',
    representativeFormSent: 'withdrawal',
  }
  const pathOf = (name: RouteName, link?: string): string => {
    if (name === 'asset') return STYLESHEET
    if (name === 'specPaper') return '/spec/register'
    if (name === 'specFile') return '/spec/bodies.json'
    if (name === 'tile') return '/log/tile/0/000.p/1'
    return ROUTES[name][1].replace(/\{(\w+)\}/g, (_, part: string) => {
      if (part === 'token' || part === 'draft') return link ?? world.links[WHO[name].link!]
      if (part === 'application') return world.application
      if (part === 'letter') return world.letter
      if (part === 'pile') return '0000000-a'
      return ((part === 'form' ? FORMS[name] : undefined) ?? PARTS[part])!
    })
  }
  const ask = (
    name: RouteName,
    cookie: string,
    { link, headers = OWN_PAGE }: { link?: string; headers?: Record<string, string> } = {},
  ) =>
    world.site.app.request(pathOf(name, link), {
      method: ROUTES[name][0],
      headers: { accept: 'text/html', cookie, ...headers },
      ...(ROUTES[name][0] === 'POST' ? { body: new URLSearchParams({ nothing: 'at all' }) } : {}),
    })

  const walk = (name: RouteName): void => {
    const line = WHO[name]
    const whom = line.who.length < ROLES.length ? line.who.join(' and ') : (line.link ?? 'everyone')
    it(`${name}: lets in ${line.link && whom === line.link ? 'whoever holds the link' : whom}`, async () => {
      for (const role of ROLES) {
        const own = name === 'personCodeSent' ? { link: await world.freshCode() } : {}
        const response = await ask(name, world.cookies[role], own)
        assert.equal(response.status, statusFor(line, role), role)
        if (response.status === 303 && !line.who.includes(role))
          assert.match(response.headers.get('location')!, /^\/[a-z]+\/sign-in\?to=/)
      }
    })
  }
  const endsSession = (name: RouteName) => /SignOut/.test(name)
  for (const name of NAMES) if (!endsSession(name)) walk(name)

  it('opens no address by a link that is another’s, nor by one that was made up', async () => {
    for (const name of NAMES) {
      const { link } = WHO[name]
      if (link === undefined) continue
      const others = Object.entries(world.links).filter(([of]) => of !== link)
      for (const other of [NOBODY_S, ...others.map(([, token]) => token)]) {
        const cookie = link === 'act of Northhaven' ? 'representative of Northhaven' : 'officer'
        const response = await ask(name, world.cookies[cookie], { link: other })
        const { else: late } = WHO[name]
        // Some begin anew with what was typed, which here is nothing.
        const spent = late === 404 || late === 422 ? late : 410
        assert.equal(
          response.status,
          spent,
          `${name} with ${other === NOBODY_S ? 'nothing' : 'another link'}`,
        )
      }
    }
  })

  it('takes from another site’s page nothing but statements, whoever the browser is signed in as', async () => {
    const { site, application } = world
    const { size } = site.log.head()!
    const cookie = Object.values(world.cookies).join('; ')
    for (const name of NAMES) {
      if (ROUTES[name][0] !== 'POST' || name === 'postStatement') continue
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'cross-site', origin: 'https://harbour.example' },
        // Of an address that is not secure browsers say the origin alone; a frame in a sandbox says that it has none.
        { origin: 'https://evil.example' },
        { origin: 'https://sub.harbour.example' },
        { origin: 'http://harbour.example' },
        { origin: 'null' },
      ] as Record<string, string>[]) {
        const response = await ask(name, cookie, { headers })
        assert.equal(response.status, 403, `${name} ${JSON.stringify(headers)}`)
        assert.match(await response.text(), /cross_site/, name)
      }
    }
    assert.equal(site.log.head()!.size, size)
    const waiting = await applications.get(site.log.drawer, application, parseTime(site.now))
    assert.equal(waiting?.state.is, 'waiting')
  })

  for (const name of NAMES) if (endsSession(name)) walk(name)
})

function statusFor({ who, seen, but, else: otherwise }: Line, role: Role): number {
  return but?.[role] ?? (who.includes(role) ? seen : otherwise)
}
