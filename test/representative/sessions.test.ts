import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../depositary.ts'
import { formsIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { toConfirm } from '../sign/signatory.ts'
import { wording } from '../wording.ts'
import { type Person, representative, signIn } from './people.ts'

const PARTY = 'northhaven'

describe('a representative’s own pages', () => {
  let it_: Depositary
  let ada: Person
  beforeEach(async () => {
    it_ = await startDepositary({ parties: [PARTY, 'meridian'] })
    ada = await representative(it_, PARTY)
  })
  afterEach(() => it_.close())

  it('list the sessions of the party, end any of them, and let its holder sign out', async () => {
    const second = new Visitor(it_)
    await signIn(second, ada.device)
    const rows = (html: string) => formsIn(html).filter(({ action }) => action === '/representative/sessions')
    const both = rows((await ada.visitor.goto('/representative')).html).map(({ fields }) => fields.session)
    assert.equal(new Set(both).size, 2)
    assert.ok(both.every(session => session))
    await second.goto('/representative')
    await second.send('/representative/sign-out')
    assert.match(second.shown.path, /sign-in\?out=1/)
    assert.equal(rows((await ada.visitor.goto('/representative')).html).length, 1)
    await ada.visitor.send('/representative/sessions')
    assert.match(ada.visitor.shown.path, /^\/representative\/sign-in/)
  })

  it('say on the page to which somebody comes back signed out that nothing was saved or signed', async () => {
    const { visitor, device } = ada
    const hours = (count: number) => (it_.now = `2026-01-01T${String(count).padStart(2, '0')}:00:00Z`)
    const told = wording('rep.unsent')
    const outOn = async (send: () => Promise<unknown>, at: string) => {
      assert.doesNotMatch(wordsOn(visitor.shown), told)
      hours(Number(it_.now.slice(11, 13)) + 5)
      await send()
      assert.match(visitor.shown.path, /^\/representative\/sign-in/)
      await visitor.use(device, 'party')
      assert.equal(new URL(visitor.shown.path, 'https://it.example').pathname, at)
      assert.match(wordsOn(visitor.shown), told)
    }
    await visitor.goto('/representative/contacts')
    await outOn(() => visitor.send('/representative/contacts', { name: 'Ada' }), '/representative/contacts')
    // What only led on from a page leads back to that page.
    await visitor.goto('/representative')
    await outOn(() => visitor.send('/representative/sessions'), '/representative')
    const signing = await toConfirm(it_, PARTY)
    await signing.use(device, 'party')
    await visitor.goto(`/representative/new/withdrawal?call=${ACCORD}`)
    await visitor.send('withdrawal', { call: ACCORD, reason: 'We leave the port.' })
    const act = visitor.shown.path
    assert.match(act, /^\/representative\/acts\//)
    await outOn(() => visitor.use(device, 'party'), act)
    // A page that somebody only wanted to read was never sent.
    hours(22)
    await signIn(visitor, device, act)
    assert.doesNotMatch(wordsOn(visitor.shown), told)
    await visitor.use(device, 'party')
    assert.match(visitor.shown.path, /\?done=/, wordsOn(visitor.shown))
    assert.doesNotMatch(wordsOn(visitor.shown), told)
  })

  it('begin a new session at each sign-in, whatever the browser was given before', async () => {
    const before = ada.visitor.cookies
    ada.visitor.shown = await ada.visitor.goto('/representative')
    await ada.visitor.send('/representative/sign-out')
    await ada.visitor.use(ada.device, 'party')
    assert.notEqual(ada.visitor.cookies, before)
    const fixed = await it_.app.request('/representative', {
      headers: { cookie: before, accept: 'text/html' },
    })
    assert.equal(fixed.status, 303)
  })

  it('lead to no other place after signing in than a page of theirs', async () => {
    for (const to of [
      '//evil.example/',
      'https://evil.example/',
      '/desk',
      '/representative/sign-out',
      '/\\evil',
    ]) {
      const visitor = new Visitor(it_)
      await visitor.goto(`/representative/sign-in?to=${encodeURIComponent(to)}`)
      await visitor.use(ada.device, 'party')
      assert.equal(visitor.shown.path, '/representative', to)
    }
  })

  it('withdraw a signature, which stays on record', async () => {
    const signing = await toConfirm(it_, PARTY)
    await signing.use(ada.device, 'party')
    assert.match(signing.shown.path, /^\/entries\/\d+\/signed/, wordsOn(signing.shown))
    await ada.visitor.goto(`/representative/new/withdrawal?call=${ACCORD}`)
    await ada.visitor.send('withdrawal', { call: ACCORD, reason: 'We leave the port.' })
    assert.match(wordsOn(ada.visitor.shown), wording('toSign.signature/withdrawn', { noun: 'signatory' }))
    await ada.visitor.use(ada.device, 'party')
    assert.match(ada.visitor.shown.path, /\?done=/, wordsOn(ada.visitor.shown))
    const own = wordsOn(ada.visitor.shown)
    assert.match(own, wording('rep.hasWithdrawn', { call: 'The Harbour Accord' }))
    assert.doesNotMatch(own, wording('rep.canSign', { call: 'The Harbour Accord' }))
    const roll = await it_.json<{ items: { party: string }[] }>(`/${ACCORD}/roll.json`)
    assert.ok(!roll.items.some(one => one.party === PARTY))
    const page = await new Visitor(it_).goto(`/parties/${PARTY}`)
    assert.match(wordsOn(page), /We leave the port/)
  })

  it('tell a stranger nothing, and take no form from another site', async () => {
    const stranger = await it_.app.request('/representative')
    assert.equal(stranger.status, 401)
    const crossed = await it_.app.request('/representative/sign-out', {
      method: 'POST',
      headers: { cookie: ada.visitor.cookies, 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams(),
    })
    assert.equal(crossed.status, 403)
  })
})
