import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { findApplication } from '../../src/people/applications.ts'
import { STYLESHEET } from '../../src/web/assets.ts'
import { ROUTES, type RouteName } from '../../src/web/routes.ts'
import { newWorld, PARTS, ROLES, type Role, type World } from './world.ts'

/**
 * Every address as everybody. The table is written by hand, from the promises and not from the code: an address that
 * is added does not compile until it says here who is let in, and what becomes of those who are not.
 */

interface Line {
  /** Who is let in. */
  readonly who: readonly Role[]
  /** What those see. */
  readonly seen: number
  /** What all others see; 303 leads to where one signs in. */
  readonly else: number
  /** What officers in force see instead, who are in already. */
  readonly isIn?: number
  /** The link in the address, where whoever holds it is let in. */
  readonly link?: keyof World['links']
}

const everyone = (seen = 200): Line => ({ who: ROLES, seen, else: 0 })
const officers = (seen = 200): Line => ({ who: ['officer', 'another officer'], seen, else: 303 })
/** What one officer has prepared, no other can see. */
const itsOfficer = (seen = 200): Line => ({ who: ['officer'], seen, else: 303, link: 'act' })
const holders = (link: keyof World['links'], seen = 200): Line => ({ who: ROLES, seen, else: 410, link })
/** What was begun in one browser opens in no other. */
const itsBrowser = (seen = 200): Line => ({
  who: ['representative of Northhaven'],
  seen,
  else: 410,
  link: 'draft',
})

const WHO: Record<RouteName, Line> = {
  home: everyone(),
  postStatement: everyone(415),
  log: everyone(),
  checkpoint: everyone(),
  tile: everyone(),
  entry: everyone(),
  entryJson: everyone(),
  entryBytes: everyone(),
  entryReceipt: everyone(),
  receipt: everyone(),
  words: everyone(),
  party: everyone(),
  partyJson: everyone(),
  exportLatest: everyone(307),
  exportRegister: everyone(),
  exportWords: everyone(),
  desk: officers(),
  deskEnrol: holders('enrolment'),
  deskEnrolSent: holders('enrolment', 422),
  deskSignIn: { ...everyone(), isIn: 303 },
  deskSignInSent: everyone(403),
  deskSignOut: everyone(303),
  deskDiary: officers(),
  deskApplication: officers(),
  deskDecision: officers(400),
  deskForm: officers(),
  deskFormSent: officers(422),
  deskAct: itsOfficer(),
  deskActSigned: itsOfficer(409),
  application: holders('application'),
  invitation: holders('invitation'),
  invitationSent: holders('invitation', 422),
  verify: everyone(),
  accessibility: everyone(),
  audit: everyone(),
  health: everyone(),
  ready: everyone(),
  metrics: everyone(),
  openapi: everyone(),
  problem: everyone(),
  asset: everyone(),
  icon: everyone(),
  call: everyone(),
  callJson: everyone(),
  apply: everyone(),
  applySent: everyone(422),
  text: everyone(),
  textVersion: everyone(),
  textChanges: everyone(),
  policy: everyone(),
  roll: everyone(),
  rollJson: everyone(),
  rollCsv: everyone(),
  absent: everyone(),
  absentJson: everyone(),
  badge: everyone(),
  sign: everyone(),
  signBegun: everyone(422),
  signRead: itsBrowser(),
  signReadSent: itsBrowser(409),
  signWords: itsBrowser(303),
  // Whoever comes too late begins anew with what they typed, for the party that the form names: here nobody.
  signWordsSent: { ...itsBrowser(303), else: 404 },
  signConfirm: itsBrowser(303),
  signConfirmed: itsBrowser(400),
  signStatement: itsBrowser(303),
  signEnvelope: itsBrowser(409),
}

const NAMES = Object.keys(ROUTES) as RouteName[]
const NOBODY_S = 'A'.repeat(43)

describe('every address, as everybody', () => {
  let world: World
  before(async () => {
    world = await newWorld()
  })
  after(() => world.site.close())

  const FILES: Partial<Record<RouteName, string>> = {
    entryJson: '0.json',
    entryBytes: '0.bin',
    partyJson: 'northhaven.json',
    callJson: 'harbour-accord.json',
    badge: 'northhaven.svg',
  }
  const pathOf = (name: RouteName, link?: string): string => {
    if (name === 'asset') return STYLESHEET
    if (name === 'tile') return '/log/tile/0/000.p/1'
    return ROUTES[name][1].replace(/:([a-z]+)(?:\{(?:[^{}]|\{[^{}]*\})*\})?/g, (_, part: string) => {
      if (part === 'token' || part === 'draft') return link ?? world.links[WHO[name].link!]
      if (part === 'application') return world.application
      return (part === 'file' ? FILES[name] : PARTS[part])!
    })
  }
  const ask = (
    name: RouteName,
    cookie: string,
    { link, headers }: { link?: string; headers?: object } = {},
  ) =>
    world.site.app.request(pathOf(name, link), {
      method: ROUTES[name][0],
      headers: { accept: 'text/html', cookie, 'sec-fetch-site': 'same-origin', ...headers },
      ...(ROUTES[name][0] === 'POST' ? { body: new URLSearchParams({ nothing: 'at all' }) } : {}),
    })

  const walk = (name: RouteName): void => {
    const line = WHO[name]
    const whom = line.who.length < ROLES.length ? line.who.join(' and ') : (line.link ?? 'everyone')
    it(`${name}: lets in ${line.link && whom === line.link ? 'whoever holds the link' : whom}`, async () => {
      for (const role of ROLES) {
        const response = await ask(name, world.cookies[role])
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
        const response = await ask(name, world.cookies.officer, { link: other })
        const spent: number = link === 'act' ? 410 : WHO[name].else
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
        { 'sec-fetch-site': '', origin: 'https://evil.example' },
      ]) {
        const response = await ask(name, cookie, { headers })
        assert.equal(response.status, 403, name)
        assert.match(await response.text(), /cross_site/, name)
      }
    }
    assert.equal(site.log.head()!.size, size)
    const waiting = await findApplication(site.log.drawer, application, parseTime(site.now))
    assert.equal(waiting?.state.is, 'waiting')
  })

  for (const name of NAMES) if (endsSession(name)) walk(name)
})

const IN_FORCE: readonly Role[] = ['officer', 'another officer']

function statusFor({ who, seen, isIn = seen, link, else: otherwise }: Line, role: Role): number {
  if (who.includes(role)) return IN_FORCE.includes(role) ? isIn : seen
  // An officer in force is told that the act is not theirs, everybody else where to sign in.
  return link === 'act' && role === 'another officer' ? 410 : otherwise
}
