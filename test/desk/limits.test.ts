import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { createApp } from '../../src/web/app.ts'
import { networkOf } from '../../src/web/http/networks.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { enrolled, LARKSPUR, type Officer } from './people.ts'
import { formIn, linksIn, rowOf, wordsOn } from './visitor.ts'

describe('the limits', () => {
  let it_: Depositary
  let officer: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    officer = await enrolled(it_)
  })
  afterEach(() => it_.close())

  /** Applies from this address, with an e-mail address of its own; returns the status. */
  const apply = async (remoteAddress: string, email: string) => {
    const response = await it_.app.request(
      `/${ACCORD}/apply`,
      {
        method: 'POST',
        body: new URLSearchParams({ ...LARKSPUR, email }),
        headers: { 'sec-fetch-site': 'same-origin' },
      },
      { incoming: { socket: { remoteAddress } } } as never,
    )
    return response.status
  }
  const statuses = async (times: number, from: (n: number) => [string, string]) => {
    const found: number[] = []
    for (let n = 0; n < times; n++) found.push(await apply(...from(n)))
    // What was caught is noted by and by.
    await turn()
    return found
  }
  /** Begins to sign from this address; returns the status. */
  const sign = async (remoteAddress: string) => {
    const body = new URLSearchParams({ party: 'northhaven' })
    const headers = { 'sec-fetch-site': 'same-origin' }
    const init = { method: 'POST', body, headers }
    const from = { incoming: { socket: { remoteAddress } } } as never
    return (await it_.app.request(`/${ACCORD}/sign`, init, from)).status
  }
  const console_ = () => officer.visitor.goto('/desk/limits')

  it('take so many from one address and no more, keep out nobody at the next one, and tell the desk of its network alone', async () => {
    const found = await statuses(42, n => ['192.0.2.17', `a@d${n}.example`])
    assert.deepEqual([found.filter(status => status === 303).length, found.at(-1)], [40, 429])
    const words = wordsOn(await console_())
    assert.match(
      words,
      inOrder(
        wording('limits.title', { count: 1 }),
        '192.0.2.0/24',
        wording('limits.by.address'),
        wording('limits.waiting', { count: 40 }),
        wording('limits.turn.application'),
        wording('limits.times', { count: 2 }),
        '1 Jan 2026',
      ),
    )
    assert.doesNotMatch(words, /192\.0\.2\.17/)
    for (let n = 0; n < 60; n++) assert.equal(await sign('192.0.2.17'), 303)
    assert.equal(await sign('192.0.2.17'), 429)
    assert.equal(await apply('192.0.2.18', 'ada@larkspur.example'), 303)
    assert.equal(await sign('192.0.2.18'), 303)
  })

  it('take so many from one network, whichever of its addresses they come from', async () => {
    const found = await statuses(125, n => [`2001:db8:1:${(n % 200).toString(16)}::1`, `a@d${n}.example`])
    assert.deepEqual([found.filter(status => status === 303).length, found.at(-1)], [120, 429])
    assert.match(
      wordsOn(await console_()),
      inOrder(
        '2001:db8:1::/56',
        wording('limits.by.network'),
        wording('limits.turn.application'),
        wording('limits.times', { count: 5 }),
      ),
    )
    assert.equal(await apply('2001:db8:2::1', 'a@other.example'), 303)
  })

  it('take so many that name one mail domain from few addresses, and shut nobody else of that domain out', async () => {
    const found = await statuses(64, n => [`198.51.${n % 2}.1`, `person${n}@mail.flood.example`])
    assert.deepEqual([found.filter(status => status === 303).length, found.at(-1)], [60, 429])
    assert.equal(await apply('203.0.113.7', 'honest@mail.flood.example'), 303)
    const words = wordsOn(await console_())
    assert.match(
      words,
      inOrder(
        'flood.example',
        wording('limits.by.domain'),
        wording('limits.waiting', { count: 61 }),
        wording('limits.turn.application'),
        wording('limits.times', { count: 4 }),
      ),
    )
    assert.doesNotMatch(words, /person6/)
  })

  it('are lifted by an officer for whom they kept out by mistake', async () => {
    await statuses(41, n => ['192.0.2.17', `a@d${n}.example`])
    await console_()
    await officer.visitor.send('/desk/limits')
    assert.match(wordsOn(officer.visitor.shown), inOrder(wording('limits.lifted'), wording('limits.none')))
    assert.equal(await apply('192.0.2.17', 'a@last.example'), 303)
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/diary')),
      inOrder(wording('diary.did.limit-lifted'), wording('limits.turn.application'), '192.0.2.0/24'),
    )
  })

  it('take a subscriber of IPv6 for one, whichever of their addresses they use and however it is written', async () => {
    const theirs = ['2001:db8:1::5', '2001:db8:1:0:1::5', '2001:db8:1::ffff:0:0:5', '2001:db8:1:0:f:f:f:f']
    const found = await statuses(41, n => [theirs[n % theirs.length]!, `a@d${n}.example`])
    assert.deepEqual([found.filter(status => status === 303).length, found.at(-1)], [40, 429])
    assert.equal(await apply('2001:db8:1:1::5', 'a@neighbour.example'), 303)
    await console_()
    await officer.visitor.send('/desk/limits')
    assert.equal(await apply(theirs[0]!, 'a@last.example'), 303)
  })

  it('warn of a proxy that nobody has declared, once an hour, and at the desk of whoever comes by it', async () => {
    const warnings = () => it_.told.filter(({ level }) => level === 'warn').map(({ facts }) => facts)
    const calls = (remoteAddress: string, headers: Record<string, string>) =>
      it_.app.callerOf({ socket: { remoteAddress }, headers } as never)
    const forwards = { 'x-forwarded-for': '203.0.113.9' }
    calls('127.0.0.1', forwards)
    calls('192.0.2.1', {})
    assert.deepEqual(warnings(), [])
    // What it claims counts for nothing, and is written nowhere.
    assert.equal(calls('192.0.2.1', forwards), '192.0.2.1')
    calls('192.0.2.2', { forwarded: 'for=203.0.113.9' })
    assert.deepEqual(warnings(), [{ peer: '192.0.2.1' }])
    it_.now = '2026-01-01T01:00:00Z'
    for (let n = 0; n < 3; n++) calls('192.0.2.2', { forwarded: 'for=203.0.113.9' })
    assert.deepEqual(warnings(), [{ peer: '192.0.2.1' }, { peer: '192.0.2.2' }])

    const deskFrom = async (remoteAddress: string, headers: Record<string, string>) => {
      const init = { headers: { ...headers, cookie: officer.visitor.cookies } }
      const answer = await it_.app.request('/desk', init, {
        incoming: { socket: { remoteAddress } },
      } as never)
      return wordsOn({ html: await answer.text() })
    }
    const notice = wording('desk.proxy', { peer: '192.0.2.1' })
    assert.match(await deskFrom('192.0.2.1', forwards), notice)
    assert.doesNotMatch(await deskFrom('192.0.2.1', {}), notice)
    assert.doesNotMatch(await deskFrom('127.0.0.1', { ...forwards, host: 'harbour.example' }), notice)
    const declared = createApp({ ...it_.running, limits: { ...it_.running.limits, proxied: true } })
    declared.callerOf({ socket: { remoteAddress: '192.0.2.1' }, headers: forwards } as never)
    assert.equal(warnings().length, 2)
  })

  it('know a network of either kind, as proxies write addresses too', () => {
    for (const [address, network] of [
      ['192.0.2.17', '192.0.2.0/24'],
      ['192.0.2.17:4711', '192.0.2.0/24'],
      ['::ffff:192.0.2.17', '192.0.2.0/24'],
      ['2001:db8:1:2ff::1', '2001:db8:1:200::/56'],
      ['[2001:db8::1]:443', '2001:db8::/56'],
      ['nonsense', 'unknown'],
    ] as const)
      assert.equal(networkOf(address), network)
  })
})

describe('the officers', () => {
  it('see who is one and since which entry, and that no passkey appoints or dismisses any', async () => {
    const it_ = await startDepositary()
    const { size: first } = it_.log.head()!
    const { visitor } = await enrolled(it_)
    await enrolled(it_, 'officer-2', { another: true })
    const reason = { lang: 'en', text: 'Has left the house.' }
    await it_.post('role/ended', { id: 'officer-2', reason })
    const words = wordsOn(await visitor.goto('/desk/officers'))
    assert.match(words, wording('officers.title', { count: 1 }))
    // One officer alone allows nobody: a link would lead nowhere.
    assert.doesNotMatch(words, wording('officers.makeLink'))
    const decider = wording('office.name.decider')
    assert.match(
      rowOf(visitor.shown, 'officer-1'),
      inOrder(
        /^ officer-1 /,
        decider,
        wording('entry.linked', { index: first }),
        wording('entry.linked', { index: first }),
        wording('rep.revokeThis'),
        'officer-1',
        wording('officers.inForce'),
      ),
    )
    assert.match(
      rowOf(visitor.shown, 'officer-2'),
      inOrder(
        /^ officer-2 /,
        decider,
        wording('entry.linked', { index: first + 1 }),
        wording('officers.noKey'),
        wording('officers.ended'),
      ),
    )
    // A colleague who has lost the device cannot sign in to revoke its key.
    const [link] = linksIn(visitor.shown.html, /revocation\?keyid=[\w-]{43}/)
    const { html } = await visitor.goto(link!)
    assert.equal(formIn(html, '/revocation').fields.keyid, /keyid=([\w-]{43})/.exec(link!)![1])
    assert.match(words, inOrder(wording('officers.changeNote'), 'officer add'))
    await it_.close()
  })
})
