import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { newLink } from '../../src/people/links.ts'
import { newToken } from '../../src/people/tokens.ts'
import { applied, LARKSPUR, sendSteps } from '../desk/people.ts'
import { formIn, Visitor } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { ADA, asked, letterTo, mailing, workedOff } from '../person/citizen.ts'
import { toConfirm } from '../sign/signatory.ts'
import { wording } from '../wording.ts'
import { newWorld, type World } from './world.ts'

/**
 * What a stranger could learn by asking: who has applied, who was invited, which links there are. Each answer is the
 * same whether or not there is something, so there is nothing to compare. Time tells no more: links and sessions are
 * looked up by the hash of what was sent, and a passkey's signature is checked by one and the same function.
 */
describe('a stranger who asks', () => {
  let world: World
  before(async () => {
    world = await newWorld()
  })
  after(() => world.site.close())

  it('does not learn who has applied, nor who is admitted already', async () => {
    const answers = new Set<string>()
    for (const changes of [
      // Has applied and waits; was admitted; stands in the register; is nobody.
      { name: 'Meridian Cranes', domain: 'meridian.example' },
      { name: LARKSPUR.name, domain: LARKSPUR.domain },
      { name: 'northhaven', domain: 'northhaven.example' },
      { name: 'Nobody At All', domain: 'nobody.example' },
    ]) {
      const visitor = new Visitor(world.site)
      await visitor.goto(`/${ACCORD}/apply`)
      const { status, path, html } = await sendSteps(visitor, {
        ...LARKSPUR,
        ...changes,
        email: `ada@${changes.domain}`,
      })
      const bare = plain(html).replaceAll(changes.domain, 'DOMAIN').replaceAll(changes.name, 'NAME')
      answers.add(`${status} ${plain(path)} ${bare}`)
    }
    assert.deepEqual([...answers].slice(1), [])
  })

  it('does not learn of a link whether it was used, has expired, is for something else or never was', async () => {
    const { site, links } = world
    const { drawer } = site.log
    const now = parseTime(site.now)
    const expired = await newLink(drawer, { purpose: 'invitation', subject: 'x', expires: now }, now - 100)
    // An invitation that was ended by a newer one, or used, is gone: there is no difference left to tell.
    for (const [page, other] of [
      ['/invitations', links.application],
      ['/applications', links.invitation],
      ['/desk/enrol', links.application],
      ['/colleagues', links.application],
      ['/letters', links.application],
      [`/${ACCORD}/sign`, links.draft],
      [`/${ACCORD}/apply`, links['begun application']],
    ] as const) {
      const answers = new Set<string>()
      for (const token of [newToken(), expired.token, other]) {
        const step = page.endsWith('/sign') ? '/read' : page.endsWith('/apply') ? '/you' : ''
        const path = `${page}/${token}${step}`
        const response = await site.get(path, { accept: 'text/html' })
        answers.add(`${response.status} ${plain(await response.text())}`)
      }
      assert.equal(answers.size, 1, page)
      assert.match([...answers][0]!, /^410 /, page)
    }
  })

  it('does not learn of the codes that others had sent to an address: it gets as many there as anywhere, and is told the same', async () => {
    const { site } = world
    const [known, unknown] = ['grace@wharf.example', 'nobody@quay.example'] as const
    const asks = async (own: string, address: string, remoteAddress: string) => {
      const headers = { 'sec-fetch-site': 'same-origin', accept: 'text/html' }
      const init = { method: 'POST', body: new URLSearchParams({ address }), headers }
      const from = { incoming: { socket: { remoteAddress } } } as never
      const answer = await site.app.request(`${own}/email`, init, from)
      const page = answer.status === 303 ? await site.text(own, headers) : await answer.text()
      return `${answer.status} ${plain(page).replaceAll(address, 'ADDRESS')}`
    }
    const holder = (await applied(site, { email: known })).own
    for (let i = 0; i < 3; i++) assert.match(await asks(holder, known, '192.0.2.1'), /^303 /)
    const answers = async (address: string) => {
      const { own } = await applied(site, { name: 'Stranger', email: 'eve@marrow.example' })
      return Array.fromAsync(Array(7), () => asks(own, address, '203.0.113.9'))
    }
    const of = await answers(known)
    assert.deepEqual(
      of.map(answer => answer.slice(0, 3)),
      [...Array(6).fill('303'), '409'],
    )
    assert.deepEqual(await answers(unknown), of)
  })

  it('does not learn which citizens have signed', async () => {
    const { site } = world
    const answers = new Set<string>()
    // Has signed in this world; has asked and not confirmed; is nobody yet.
    for (const email of [ADA.email, 'blaise@citizen.example', 'nobody@citizen.example']) {
      const { shown } = await asked(site, { email })
      const bare = plain(shown.html).replaceAll(email, 'ADDRESS')
      answers.add(`${shown.status} ${plain(shown.path)} ${bare}`)
    }
    assert.deepEqual([...answers].slice(1), [])
    // Whoever reads the mail of that address is told, and nobody else.
    await workedOff(site)
    assert.match((await letterTo(site, ADA.email, 'person-known')).text, wording('persons.knownHeading'))
  })

  it('does not learn it from how long the answer takes: all that it waits for, and all that follows, is as much for anybody', async () => {
    const site = mailing(world.site)
    const { drawer } = site.log
    const done: string[] = []
    const { get, list, find, apply } = drawer
    Object.assign(drawer, {
      get: (...all: Parameters<typeof get>) => {
        done.push(`get ${all[0]}`)
        return get(...all)
      },
      list: (...all: Parameters<typeof list>) => {
        done.push(`list ${all[0]}`)
        return list(...all)
      },
      find: (...all: Parameters<typeof find>) => {
        done.push(`find ${all[0].key} ${all[0].kind ?? ''}`)
        return find(...all)
      },
      apply: (...all: Parameters<typeof apply>) => {
        done.push(
          `apply ${all[0].map(({ kind, before, after }) => `${kind} ${typeof before} ${after === null ? 'gone' : 'laid'}`).join(' + ')}`,
        )
        return apply(...all)
      },
    })
    const answers = new Set<string>()
    const behind = new Set<number>()
    for (const email of [ADA.email, 'blaise@citizen.example', 'nobody-yet@citizen.example']) {
      const visitor = new Visitor(site)
      await visitor.goto(`/${ACCORD}/persons/sign`)
      await workedOff(site)
      const { action, fields } = formIn(visitor.shown.html, '/persons/sign')
      done.length = 0
      const body = new URLSearchParams({ ...fields, ...ADA, email, read: 'en' })
      const headers = { 'sec-fetch-site': 'same-origin' }
      const { status } = await site.app.request(action, { method: 'POST', headers, body })
      answers.add(`${status} ${done.join(', ')}`)
      done.length = 0
      await workedOff(site)
      // Whoever asks for something else meanwhile waits as long, whichever letter is written: as many changes are made,
      // beside those that take back an older letter which was not handed over yet.
      const [changes = []] = done
        .filter(what => what.includes('person-owed string gone'))
        .map(what => what.split(' + '))
      behind.add(changes.filter(what => !/letter(?:-words)? undefined gone/.test(what)).length)
    }
    assert.deepEqual(
      [...answers],
      ['303 get launch, apply link undefined laid + person-request object laid + person-owed undefined laid'],
    )
    assert.deepEqual([...behind], [7])
  })

  it('does not learn which passkeys a party has', async () => {
    const visitor = new Visitor(world.site)
    await visitor.goto(`/${ACCORD}/sign?party=northhaven`)
    await visitor.send('/sign', { party: 'northhaven' })
    const credentialsIn = (html: string) => load(html)('[data-credentials]:not([data-credentials=""])').length
    assert.equal(credentialsIn(visitor.shown.html), 0)
    // Not at the last step either, where a passkey is asked for.
    const { page } = await toConfirm(world.site, 'northhaven')
    assert.equal(formIn(page, 'passkey').data.credentials, '')
    assert.equal(credentialsIn(page), 0)
    for (const door of ['/desk/sign-in', '/representative/sign-in']) {
      const { html } = await visitor.goto(door)
      assert.equal(credentialsIn(html), 0, door)
    }
  })

  it('does not learn at a form which others there are: of the desk they see no more than where to sign in', async () => {
    const answers = new Set<string>()
    for (const id of [world.application, 'nobody-s']) {
      const response = await world.site.get(`/desk/applications/${id}`, { accept: 'text/html' })
      answers.add(
        `${response.status} ${response.headers.get('location')?.replace(encodeURIComponent(id), '')}`,
      )
    }
    assert.equal(answers.size, 1)
  })
})

/** Without tokens and challenges, which are new each time. */
const plain = (text: string) => text.replace(/[A-Za-z0-9_-]{43}/g, '…')
