import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { openedSession } from '../../src/people/drawer.fixture.ts'
import { ROUTES, type RouteName } from '../../src/web/routes.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { applied, enrolled, type Officer, openApplication, printedLink } from './people.ts'

/**
 * Every address of the desk and every form of the site, by the table of routes: one that is added is asked here too.
 */

const VALUES: Readonly<Record<string, string>> = {
  call: ACCORD,
  token: 'A'.repeat(43),
  draft: 'A'.repeat(43),
  application: 'an-application',
  letter: '0000000-a',
  pile: '0000000-a',
  prepared: '0000000-a',
  stage: 'what',
  form: 'removal',
  act: 'A'.repeat(43),
  evidence: `sha256:${'A'.repeat(43)}`,
}

function pathOf(name: RouteName): string {
  return ROUTES[name][1].replace(/\{(\w+)\}/g, (_, param: string) => VALUES[param]!)
}

const NAMES = Object.keys(ROUTES) as RouteName[]
const OPEN: readonly RouteName[] = [
  'deskEnrol',
  'deskEnrolSent',
  'deskSignIn',
  'deskSignInSent',
  'deskSignOut',
  'deskIdentity',
  'deskIdentityBack',
]
const OF_DESK = NAMES.filter(name => name.startsWith('desk') && !OPEN.includes(name))
const FORMS = NAMES.filter(name => ROUTES[name][0] === 'POST' && name !== 'postStatement')

describe('the desk', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const ask = (name: RouteName, cookie = '') =>
    it_.app.request(pathOf(name), {
      method: ROUTES[name][0],
      headers: { accept: 'text/html', cookie, 'sec-fetch-site': 'same-origin' },
      ...(ROUTES[name][0] === 'POST'
        ? { body: new URLSearchParams({ reason: 'x', decision: 'refuse' }) }
        : {}),
    })
  const leadsToSignIn = async (cookie?: string) => {
    for (const name of OF_DESK) {
      const response = await ask(name, cookie)
      const to = response.headers.get('location') ?? ''
      assert.equal(response.status, 303, name)
      assert.match(to, /^\/desk\/sign-in\?to=/, name)
      assert.doesNotMatch(to, /typed/, `${name}: what was typed is kept`)
    }
  }

  it('has addresses', () => assert.ok(OF_DESK.length >= 7))

  it('shows and takes nothing, of strangers', () => leadsToSignIn())

  it('nor of a representative, under whatever name the browser keeps the session', async () => {
    const holder = { use: 'party', holder: 'northhaven', keyid: partyKey('northhaven').keyid } as const
    const token = await openedSession(it_.log.drawer, holder, parseTime(it_.now))
    await leadsToSignIn(`__Host-avow-officer=${token}; __Host-avow-party=${token}`)
  })

  it('nor of an officer whose office has ended, from the next request on', async () => {
    await applied(it_)
    await openApplication(officer.visitor)
    await it_.post('role/ended', { id: 'officer-1', reason: { lang: 'en', text: 'Has left the house.' } })
    await officer.visitor.send('refuse', { reason: 'A last act.' })
    assert.match(officer.visitor.shown.path, /^\/desk\/sign-in/)
    await leadsToSignIn(officer.visitor.cookies)
    it_.now = '2026-01-02T00:00:00Z'
    await leadsToSignIn(officer.visitor.cookies)
  })

  it('takes no act whose office ended while the passkey was asked', async () => {
    await applied(it_)
    await openApplication(officer.visitor)
    await officer.visitor.send('admit', { mandate: 'domain', note: 'x', checked: '2026-01-01' })
    await it_.post('role/ended', { id: 'officer-1', reason: { lang: 'en', text: 'Has left the house.' } })
    const { size } = it_.log.head()!
    await officer.visitor.use(officer.device, 'officer')
    assert.match(officer.visitor.shown.path, /^\/desk\/sign-in/)
    assert.equal(it_.log.head()!.size, size)
  })
})

describe('every form of the site', () => {
  it('is taken from its own pages alone, whoever the browser is signed in as', async () => {
    const it_ = await startDepositary()
    const { visitor } = await enrolled(it_)
    const token = (await printedLink(it_, { another: true }))!.split('/').at(-1)!
    assert.ok(FORMS.length >= 12)
    for (const name of FORMS) {
      // A link that is good, so that what refuses is not the link.
      const path = name === 'deskEnrolSent' ? pathOf(name).replace(VALUES.token!, token) : pathOf(name)
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
      ]) {
        const response = await it_.app.request(path, {
          method: 'POST',
          headers: { accept: 'text/html', cookie: visitor.cookies, ...headers } as Record<string, string>,
          body: new URLSearchParams({ party: 'northhaven', agree: 'yes' }),
        })
        const isSpent = response.status === 410 && /Sent$/.test(name)
        assert.ok(response.status === 403 || isSpent, `${name}: ${response.status}`)
      }
    }
    await it_.close()
  })
})
