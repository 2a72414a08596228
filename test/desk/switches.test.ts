import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { SWITCH_NAMES, SWITCHES } from '../../src/register/types/switches.ts'
import { isCoverable } from '../../src/register/types.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { ACCEPTS, ACCORD } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inOrder, wording } from '../wording.ts'
import { applied, enrolled, LARKSPUR, type Officer, signed } from './people.ts'
import { countOf, faultsIn, linksIn, Visitor, wordsOn } from './visitor.ts'

describe('a kill switch', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastport'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  const set = async (which: string, to: 'off' | 'on', reason = 'Forged replies from one provider.') => {
    const { html } = await officer.visitor.goto('/desk/settings')
    const path = `/desk/new/switch?which=${which}&to=${to}`
    assert.ok(linksIn(html).includes(path), `${which} cannot be set ${to}`)
    await officer.visitor.goto(path)
    await officer.visitor.send('/desk/new/switch', { which, to, reason })
    return signed(it_, officer)
  }
  const seen = async (path: string) => {
    const visitor = new Visitor(it_)
    return visitor.goto(path)
  }
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
  const signs = (party: string) =>
    it_.send(
      it_.envelope('signature/given', ACCEPTS, { by: party, call: ACCORD, signers: [partyKey(party)] }),
    )

  it('is an entry with its reason, which stands on every page until it is set again', async () => {
    const { type, body } = await set('signing', 'off')
    assert.equal(type, 'switch/set')
    assert.deepEqual((body as unknown as { covers: string[] }).covers, [...SWITCHES.signing])
    for (const path of ['/', `/${ACCORD}`, `/${ACCORD}/roll`, '/log', '/desk/sign-in', '/no-such-call'])
      assert.match(
        (await seen(path)).html,
        inOrder(wording('switches.off.signing'), 'Forged replies from one provider'),
        path,
      )
    await set('signing', 'on', 'The provider has mended it.')
    assert.doesNotMatch((await seen('/')).html, wording('switches.off.signing'))
  })

  it('is set from one place, to which the page of a call leads', async () => {
    const { visitor } = officer
    const { html } = await visitor.goto(`/desk/calls/${ACCORD}`)
    assert.deepEqual(new Set(linksIn(html, /switches|#pauses/)), new Set(['/desk/settings#pauses']))
    assert.equal(countOf((await visitor.goto('/desk/settings#pauses')).html, '#pauses'), 1)
    assert.equal((await visitor.goto('/desk/switches')).status, 404)
  })

  it('pauses applications at the form, whether it is shown or sent, and nothing else', async () => {
    const applicant = new Visitor(it_)
    await applicant.goto(`/${ACCORD}/apply`)
    await set('applications', 'off')
    assert.equal((await applicant.send('/apply', LARKSPUR)).status, 503)
    assert.match(wordsOn(applicant.shown), /entry \d+ says why/)
    assert.equal((await seen(`/${ACCORD}/apply`)).status, 503)
    assert.equal((await signs('northhaven')).status, 201)
    await set('applications', 'on')
    await applied(it_)
  })

  it('pauses signing at the door and at the first step, with the way to the entry', async () => {
    const { type } = await set('signing', 'off')
    assert.equal(type, 'switch/set')
    const refused = await signs('northhaven')
    assert.equal(refused.status, 503)
    assert.equal(await codeOf(refused), 'switched_off')
    const page = await seen(`/${ACCORD}/sign`)
    assert.equal(countOf(page.html, '[data-stop="off"] a[href^="/entries/"]'), 1)
    assert.ok((await admit(it_, 'westport')).index > 0)
    await set('signing', 'on')
    assert.equal((await signs('northhaven')).status, 201)
  })

  it('pauses counting on pages, and the roll still stands', async () => {
    await it_.as('northhaven').sign(ACCORD)
    assert.match(wordsOn(await seen(`/${ACCORD}/roll`)), /1 has signed/)
    await set('counting', 'off')
    for (const path of ['/', `/${ACCORD}/roll`])
      assert.match(wordsOn(await seen(path)), wording('switches.notCounted'), path)
    assert.equal(countOf((await seen(`/${ACCORD}`)).html, '.tally, .standing-now .big'), 0)
    assert.match(wordsOn(await seen(`/${ACCORD}/roll`)), /northhaven/)
    await set('counting', 'on')
    assert.match(wordsOn(await seen(`/${ACCORD}/roll`)), /1 has signed/)
  })

  it('keeps the whole site as it is, but for what nobody may silence and for the switch itself', async () => {
    await it_.as('northhaven').sign(ACCORD)
    await set('read-only', 'off')
    for (const response of [
      await signs('eastport'),
      await it_.send(it_.envelope('call/closed', { reason: { lang: 'en', text: 'x' } }, { call: ACCORD })),
    ])
      assert.equal(await codeOf(response), 'switched_off')
    assert.equal((await seen(`/${ACCORD}/apply`)).status, 503)
    assert.equal((await seen(`/${ACCORD}/sign`)).status, 503)
    assert.equal((await seen(`/${ACCORD}`)).status, 200)
    const { index } = await it_.as('northhaven').withdraw(ACCORD)
    assert.ok(index > 0, 'whoever signed can leave')
    await set('read-only', 'on')
    assert.equal((await signs('eastport')).status, 201)
  })

  it('never covers reports, observations, reviews, replies and objections', async () => {
    const spared = [
      'report/filed',
      'observation/recorded',
      'review/filed',
      'reply/filed',
      'objection/raised',
      'switch/set',
    ]
    for (const type of spared) {
      assert.ok(!isCoverable(type), type)
      const reason = { lang: 'en', text: 'x' }
      const refused = await it_.send(it_.envelope('switch/set', { covers: [type], closed: true, reason }))
      assert.equal(await codeOf(refused), 'switch_uncoverable')
    }
    for (const name of SWITCH_NAMES) for (const type of SWITCHES[name]) assert.ok(isCoverable(type), type)
  })

  it('asks for a reason that fits on a page, and for a way that it does not stand already', async () => {
    await officer.visitor.goto('/desk/new/switch')
    const { status, html } = await officer.visitor.send('/desk/new/switch', {
      which: 'signing',
      to: 'on',
      reason: '',
    })
    assert.equal(status, 422)
    for (const name of ['to', 'reason']) assert.ok(faultsIn(html)[name], name)
  })
})
