import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ROUTES, type RouteName } from '../../src/web/routes.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { enrolled } from '../desk/people.ts'
import { formIn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { representative } from '../representative/people.ts'

/** Where an address wants its reader to be led, so that they think that they are still here. */
const ELSEWHERE = [
  'https://evil.example/desk',
  '//evil.example/desk',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example/desk',
  '/desk/..//evil.example',
  '/desk/../../evil.example/..//evil.example',
  '/desk@evil.example',
  'https://harbour.example@evil.example/desk',
  'https://harbour.example.evil.example/desk',
  'http://harbour.example/desk',
  'javascript:alert(1)//desk',
  'data:text/html,desk',
  '/%2f%2fevil.example',
  '/\t/evil.example',
  '\n//evil.example',
  '/desk\r\nLocation: https://evil.example',
  '/harbour-accord',
  '/desk/sign-in?to=/desk/sign-in',
  '',
]

const ORIGIN = 'https://harbour.example'

describe('an address that says where to go on', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
  })
  after(() => it_.close())

  for (const [use, page] of [
    ['officer', '/desk'],
    ['party', '/representative'],
  ] as const)
    it(`leads from the sign-in to a page of ${page} and nowhere else`, async () => {
      const holder = use === 'officer' ? await enrolled(it_) : await representative(it_, 'northhaven')
      for (const to of ELSEWHERE.map(one => one.replaceAll('/desk', page))) {
        const path = `${page}/sign-in?to=${encodeURIComponent(to)}`
        // Whoever is in already is led on at once; whoever comes in, after it.
        const known = await it_.get(path, { accept: 'text/html', cookie: holder.visitor.cookies })
        requireWithin(known.headers.get('location'), page, to)
        const shown = formIn(await it_.text(path, { accept: 'text/html' }), 'passkey')
        requireWithin(new URL(shown.action, ORIGIN).searchParams.get('to'), page, to)
        const response = await it_.app.request(shown.action, {
          method: 'POST',
          headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
          body: new URLSearchParams({ ...shown.fields, ...holder.device.answer(shown, use) }),
        })
        assert.equal(response.status, 303, to)
        requireWithin(response.headers.get('location'), page, to)
      }
    })

  it('keeps whoever is led to the sign-in on this host, whatever stands in the address', async () => {
    for (const path of ['/desk/diary?x=//evil.example', '/desk/new/removal?to=https://evil.example']) {
      const response = await it_.get(path, { accept: 'text/html' })
      requireWithin(response.headers.get('location'), '/desk/sign-in', path)
    }
  })
})

describe('the name that a request calls this host by', () => {
  it('stands in no page, no link, no redirect and no file', async () => {
    const it_ = await startDepositary({ parties: ['northhaven'] })
    const evil = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
    for (const path of pathsOf()) {
      const response = await it_.app.request(`http://evil.example${path}`, {
        headers: { accept: 'text/html', ...evil },
      })
      for (const [name, value] of response.headers)
        assert.doesNotMatch(value, /evil\.example/, `${path}: ${name}`)
      assert.doesNotMatch(await response.text(), /evil\.example/, path)
      // Nor does it come to stand in what is kept for others.
      assert.doesNotMatch(await it_.text(path, { accept: 'text/html' }), /evil\.example/, path)
    }
    await it_.close()
  })
})

/** A `Location`, or what a form carries on: a path of this host below `page`. */
function requireWithin(location: string | null, page: string, from: string): void {
  assert.ok(location !== null, `${from}: leads nowhere`)
  assert.match(location, /^\/(?![/\\])/, from)
  assert.doesNotMatch(location, /[\r\n\t]/, from)
  const url = new URL(location, ORIGIN)
  assert.equal(url.origin, ORIGIN, from)
  assert.ok(url.pathname === page || url.pathname.startsWith(`${page}/`), `${from} leads to ${location}`)
}

const PARTS: Readonly<Record<string, string>> = {
  call: ACCORD,
  id: 'northhaven',
  index: '0',
  size: '1',
  digest: 'sha256:x',
  manifest: 'sha256:x',
  form: 'removal',
  code: 'call_unknown',
  tile: 'x',
  prepared: '0000000-a',
  stage: 'what',
}

/** One address of every route that is read. */
function pathsOf(): string[] {
  return (Object.keys(ROUTES) as RouteName[])
    .filter(name => ROUTES[name][0] === 'GET')
    .map(name => ROUTES[name][1].replace(/\{(\w+)\}/g, (_, part: string) => PARTS[part] ?? 'A'.repeat(43)))
}
