import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { policyDigest } from '../../src/register/types/calls.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, POLICY, said } from '../harbour.ts'
import { toConfirm } from '../sign/signatory.ts'
import { inOrder, wording } from '../wording.ts'
import { type Person, representative, signIn } from './people.ts'

const LATE = { ...POLICY, reservationDays: 30 }
const TITLE = 'The Harbour Accord'

describe('what a signatory says later', () => {
  let it_: Depositary
  let ada: Person
  let ben: Person
  let signed: number

  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'meridian'] })
    const changed = { policy: LATE, reason: said('Late ones are taken.') }
    await it_.post('call/policy-changed', changed, { call: ACCORD })
    ada = await representative(it_, 'northhaven')
    ben = await representative(it_, 'meridian')
    const words = { reservation: 'Not at night.', 'reservation.lang': 'en' }
    for (const [party, { device }, typed] of [
      ['meridian', ben, {}],
      ['northhaven', ada, words],
    ] as const)
      await (await toConfirm(it_, party, { words: typed })).use(device, 'party')
    signed = it_.log.head()!.size - 1
  })
  after(() => it_.close())

  /** The clock moves, and sessions have ended. */
  const goTo = async (time: string) => {
    it_.now = time
    for (const { visitor, device } of [ada, ben]) await signIn(visitor, device)
  }
  const fill = async ({ visitor }: Person, form: string, typed: Record<string, string>) => {
    await visitor.goto(`/representative/new/${form}?call=${ACCORD}`)
    return wordsOn(await visitor.send(form, { call: ACCORD, ...typed }))
  }
  const sign = async ({ visitor, device }: Person) => {
    await visitor.use(device, 'party')
    assert.match(visitor.shown.path, /^\/representative\?done=/, wordsOn(visitor.shown))
    return it_.log.head()!.size - 1
  }
  const read = async (path: string) => wordsOn(await new Visitor(it_).goto(path))
  const party = () => read('/parties/northhaven')
  const home = async ({ visitor }: Person) => wordsOn(await visitor.goto('/representative'))
  const words = async () => {
    const json = (await (await it_.get('/parties/northhaven.json')).json()) as {
      words: Record<string, Record<'reservation' | 'declaration' | 'pending', object | null>>
    }
    return json.words[ACCORD]!
  }
  const state = (state: string, day: string, more: object = {}) =>
    wording('saying.state', { state, day, count: 0, ...more } as never)

  it('is narrowed at once, under the eyes of all: old and new stand side by side, each with its day', async () => {
    await goTo('2026-01-05T12:00:00Z')
    assert.match(await home(ada), wording('rep.this.narrowing'))
    assert.doesNotMatch(await home(ben), wording('rep.this.narrowing'), 'it has none')
    await ada.visitor.goto(`/representative/new/narrowing?call=${ACCORD}`)
    assert.match(wordsOn(ada.visitor.shown), inOrder(wording('saying.now'), 'Not at night.'))
    const shown = await fill(ada, 'narrowing', { reservation: 'Not at night in winter.' })
    assert.match(
      shown,
      wording('head.reservation/narrowed', { reservation: 'said', party: 'northhaven', call: TITLE }),
    )
    assert.match(shown, inOrder('Not at night in winter.', wording('saying.before'), 'Not at night.'))
    const entry = await sign(ada)
    assert.match(
      await party(),
      inOrder(
        ...['Not at night in winter.', state('held', '5 January 2026')],
        ...['Not at night.', state('over', '1 January 2026', { until: '5 January 2026' })],
      ),
    )
    assert.match(await read(`/entries/${entry}/receipt`), inOrder('Not at night in winter.', 'Not at night.'))
    assert.match(
      await read(`/entries/${signed}/receipt`),
      inOrder(wording('receipt.words'), 'narrowed its reservation', state('held', '5 January 2026')),
    )
    assert.match(await read(`/${ACCORD}/roll?q=northhaven`), wording('roll.said.reservation'))
    assert.partialDeepStrictEqual((await words()).reservation, { entry, from: '2026-01-05' })
    assert.match(
      await fill(ada, 'narrowing', { reservation: 'Not at night in winter.' }),
      wording('refusal.words_unchanged.mend'),
    )
  })

  it('is declared, and withdrawn, at once', async () => {
    const head = (declaration: string) =>
      wording('head.declaration/made', { declaration, party: 'northhaven', call: TITLE })
    assert.match(await fill(ada, 'declaration', { declaration: 'Night is the dark hours.' }), head('said'))
    await sign(ada)
    assert.match(await read(`/${ACCORD}/roll?q=northhaven`), wording('roll.said.both'))
    assert.match(await fill(ada, 'declaration', { declaration: '' }), head('none'))
    await sign(ada)
    assert.match(await read(`/${ACCORD}/roll?q=northhaven`), wording('roll.said.reservation'))
    assert.match(
      await party(),
      inOrder('Night is the dark hours.', state('over', '5 January 2026', { until: '5 January 2026' })),
    )
  })

  it('is widened after the days of the rules, unless a signatory objects: then it fails in public', async () => {
    const shown = await fill(ada, 'reservation', { reservation: 'Never.' })
    assert.match(shown, inOrder('Never.', wording('saying.takes'), state('pending', '5 February 2026')))
    const entry = await sign(ada)
    assert.match(
      await party(),
      inOrder('Never.', state('pending', '5 February 2026'), 'Not at night in winter.'),
    )
    assert.partialDeepStrictEqual(await words(), { pending: { entry, from: '2026-02-05', objections: [] } })
    const late = wording('rep.late', { day: '5 January 2026' })
    const other = inOrder(wording('rep.otherSignatories'), wording('rep.othersLate', { call: TITLE }))
    for (const says of [inOrder(late, 'Never.', state('pending', '5 February 2026')), other])
      assert.match(await home(ada), says)
    assert.doesNotMatch(await home(ben), other)
    await fill(ben, 'objection', { party: 'northhaven', words: 'That is no harbour.' })
    const objection = await sign(ben)
    const objected = state('pending', '5 February 2026', { count: 1 })
    assert.match(await home(ada), inOrder(late, 'Never.', objected, `${objection}`))
    const failed = state('failed', '5 February 2026', { count: 1 })
    assert.match(
      await party(),
      inOrder('Never.', `${objection}`, 'That is no harbour.', 'Not at night in winter.'),
    )
    assert.match(await read(`/entries/${entry}/receipt`), /That is no harbour/)
    await goTo('2026-02-05T00:00:00Z')
    assert.match(await party(), inOrder('Never.', failed, 'That is no harbour.'))
    assert.match(await home(ada), inOrder(late, 'Never.', failed))
    assert.match(await read(`/${ACCORD}/notices`), failed)
    assert.match(
      await read(`/entries/${entry}?lang=fr`),
      wording('saying.state', { state: 'failed', day: '5 février 2026', count: 1 } as never, 'fr'),
    )
    assert.partialDeepStrictEqual(await words(), { pending: null, reservation: { from: '2026-01-05' } })
  })

  it('takes effect on its day without an entry, where nobody objects', async () => {
    await fill(ada, 'reservation', { reservation: 'Not on Sundays.' })
    const entry = await sign(ada)
    const { size } = it_.log.head()!
    await goTo('2026-03-08T00:00:00Z')
    assert.equal(it_.log.head()!.size, size)
    assert.match(await party(), inOrder('Not on Sundays.', state('held', '8 March 2026')))
    assert.partialDeepStrictEqual(await words(), {
      reservation: { entry, from: '2026-03-08' },
      pending: null,
    })
    assert.match(
      await fill(ada, 'narrowing', { reservation: '' }),
      inOrder(wording('saying.before'), 'Not on Sundays.'),
    )
    await sign(ada)
    assert.deepEqual((await words()).reservation, null)
    assert.doesNotMatch(await home(ada), wording('rep.this.narrowing'))
    assert.doesNotMatch(await read(`/${ACCORD}/roll?q=northhaven`), wording('roll.said.reservation'))
  })

  it('is not offered where the rules take no late ones', async () => {
    assert.match(await home(ada), wording('rep.this.reservation'))
    await it_.post('call/policy-changed', { policy: POLICY, reason: said('No more.') }, { call: ACCORD })
    assert.match(await home(ada), wording('rep.this.reservation'), 'its own rules still do')
    await ada.visitor.goto(`/representative/new/acceptance?call=${ACCORD}`)
    await ada.visitor.send('acceptance', { call: ACCORD })
    await sign(ada)
    assert.doesNotMatch(await home(ada), wording('rep.this.reservation'))
    assert.notEqual(policyDigest(POLICY), policyDigest(LATE))
    assert.match(
      await fill(ada, 'reservation', { reservation: 'Never.' }),
      wording('refusal.reservation_late.mend'),
    )
  })

  it('is in force no more, wherever it is told, once its party has left', async () => {
    await fill(ada, 'declaration', { declaration: 'We mean it.' })
    const entry = await sign(ada)
    assert.partialDeepStrictEqual(await words(), { declaration: { entry } })
    const receipt = () => read(`/entries/${signed}/receipt`)
    const since = state('held', '8 March 2026')
    for (const page of [await party(), await receipt()]) assert.match(page, since)
    await it_.as('northhaven').withdraw(ACCORD)
    const json = (await (await it_.get('/parties/northhaven.json')).json()) as Record<string, object>
    assert.partialDeepStrictEqual(json, { words: { [ACCORD]: null }, bound: { [ACCORD]: null } })
    for (const page of [await party(), await receipt()]) assert.doesNotMatch(page, since)
  })
})
