import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { pastLetters } from '../../src/people/letters.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { tellParties } from '../../src/work/letters/party-told.ts'
import { cancelStale } from '../../src/work/letters/stale.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD, POLICY, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { toConfirm } from '../sign/signatory.ts'
import { inOrder, wording } from '../wording.ts'
import { lettersOf, reached } from './letters-told.ts'
import { type Person, representative } from './people.ts'

const LONG = 'We cannot accept that the quays are closed at night. '.repeat(6).trim()

describe('a signatory that does not accept a reservation', () => {
  let it_: Depositary
  let ada: Person
  let ben: Person
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'meridian'] })
    ada = await representative(it_, 'northhaven')
    ben = await representative(it_, 'meridian')
    for (const [party, { device }, words] of [
      ['northhaven', ada, {}],
      ['meridian', ben, { reservation: 'Not at night.', 'reservation.lang': 'en' }],
    ] as const) {
      const signing = await toConfirm(it_, party, { words })
      await signing.use(device, 'party')
      assert.match(signing.shown.path, /\/signed/, wordsOn(signing.shown))
    }
  })
  afterEach(() => it_.close())

  const fill = async ({ visitor }: Person, form: string, typed: Record<string, string>) => {
    await visitor.goto(`/representative/new/${form}`)
    return wordsOn(await visitor.send(form, typed))
  }
  const sign = async ({ visitor, device }: Person) => {
    await visitor.use(device, 'party')
    assert.match(visitor.shown.path, /^\/representative\?done=/, wordsOn(visitor.shown))
  }
  const choice = ({ visitor }: Person) => load(visitor.shown.html)('input[name="objection"]').val() as string

  it('objects, is answered, and takes it back: all of it stands beside the reservation', async () => {
    assert.match(
      await fill(ada, 'objection', { call: ACCORD, party: 'meridian', words: LONG }),
      wording('head.objection/raised', { party: 'meridian', by: 'northhaven', call: 'The Harbour Accord' }),
    )
    await sign(ada)
    const mayAnswer = wording('rep.mayAnswer', { name: 'northhaven' })
    assert.match(wordsOn(await ben.visitor.goto('/representative')), inOrder(wording('rep.waits'), mayAnswer))
    await ben.visitor.follow(/\/representative\/new\/answer/)
    assert.match(wordsOn(ben.visitor.shown), /the quays are closed at night/, 'long words are shown whole')
    const objection = choice(ben)
    assert.match(
      await fill(ben, 'answer', { objection, words: 'They are lit.' }),
      wording('head.objection/answered', { objection: 9, by: 'meridian' }),
    )
    await sign(ben)
    assert.doesNotMatch(wordsOn(await ben.visitor.goto('/representative')), mayAnswer)
    const party = async () => wordsOn(await new Visitor(it_).goto('/parties/meridian'))
    for (const words of [/Not at night/, /the quays are closed at night/, /They are lit/])
      assert.match(await party(), words)
    const takesBack = wording('rep.form.retraction')
    assert.doesNotMatch(wordsOn(await ben.visitor.goto('/representative')), takesBack, 'he has raised none')
    assert.match(wordsOn(await ada.visitor.goto('/representative')), takesBack)
    await ada.visitor.goto('/representative/new/retraction')
    assert.match(
      await fill(ada, 'retraction', { objection: choice(ada), reason: 'We have seen the lamps.' }),
      wording('head.objection/withdrawn', { party: 'meridian' }),
    )
    await sign(ada)
    assert.doesNotMatch(wordsOn(await ada.visitor.goto('/representative')), takesBack)
    assert.match(await party(), /We have seen the lamps/)
    assert.match(
      wordsOn(await ada.visitor.goto('/representative/new/retraction')),
      wording('rep.noObjectionsBy'),
    )
  })

  it('is told beforehand what the law would refuse', async () => {
    const typed = { call: ACCORD, party: 'meridian', words: 'No.' }
    assert.match(
      await fill(ada, 'objection', { ...typed, words: '' }),
      wording('fields.missing', { field: 'Objection' }),
    )
    assert.match(await fill(ada, 'objection', { ...typed, party: 'northhaven' }), /what another said/)
    assert.match(await fill(ben, 'objection', { ...typed, party: 'northhaven' }), /without reservation/)
    await fill(ada, 'objection', typed)
    await sign(ada)
    assert.match(await fill(ada, 'objection', typed), /northhaven objected to this with entry/)
    assert.match(
      await fill(ben, 'answer', { objection: '', words: 'x' }),
      wording('fields.chooseOne', { field: 'Objection' }),
    )
    await it_.as('meridian').withdraw(ACCORD)
    assert.match(await fill(ada, 'objection', typed), /No signature of meridian stands/)
  })
})

describe('letters of a late reservation', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'meridian'] })
    await reached(it_, 'northhaven', 'en')
    await reached(it_, 'northhaven', 'fr')
    await reached(it_, 'meridian', 'en')
    await it_.as('northhaven').sign(ACCORD)
  })
  afterEach(() => it_.close())

  const says = (by: string, type: string, body: object) =>
    it_.post(type, body, { by, call: ACCORD, signers: [partyKey(by)] })
  /** Meridian signs too, and both accept rules that take late reservations. */
  const takesLate = async (policy: Policy) => {
    await it_.as('meridian').sign(ACCORD)
    await it_.post('call/policy-changed', { policy, reason: said('Late ones too.') }, { call: ACCORD })
    for (const party of ['northhaven', 'meridian'])
      await says(party, 'policy/accepted', { policy: policyDigest(policy) })
    await lettersOf(it_)
  }
  const reserve = (words: string) =>
    says('meridian', 'reservation/made', { party: 'meridian', reservation: said(words), instrument: null })

  it('tell of a late reservation once a day, until when to object, and of the objection whom it is against', async () => {
    await takesLate({ ...POLICY, reservationDays: 30 })
    await reserve('Not at night.')
    const told = await lettersOf(it_)
    const both = ['en@northhaven.example', 'fr@northhaven.example']
    assert.deepEqual([...told.keys()].sort(), ['en@meridian.example', ...both])
    const own = told.get('en@meridian.example')!
    assert.match(
      own.text,
      wording('letter.toldHeading', { by: 'own', name: 'meridian' }),
      'it may have been a thief',
    )
    const to = { is: 'reservation', name: 'northhaven', fails: 'no' }
    const day = '1 February 2026'
    const of = { is: 'reservation', name: 'northhaven', last: '31 January 2026' }
    assert.match(
      told.get('en@northhaven.example')!.text,
      inOrder(
        'Not at night.',
        wording('letter.noticeMeans', { ...to, day }),
        wording('letter.noticeHow', of),
      ),
    )
    const { index } = await reserve('Not at night, nor at noon.')
    assert.deepEqual([...(await lettersOf(it_)).keys()], ['en@meridian.example'], 'the page says it')

    const against = { party: 'meridian', entry: index }
    await says('northhaven', 'objection/raised', { against, words: said('We cannot.') })
    const objected = await lettersOf(it_)
    assert.deepEqual([...objected.keys()].sort(), ['en@meridian.example', ...both])
    const { kind, text, subject } = objected.get('en@meridian.example')!
    assert.equal(kind, 'notice')
    const raised = { is: 'raised', name: 'meridian' }
    assert.match(subject, wording('letter.noticeHeading', { ...raised, call: '' }))
    assert.match(
      text,
      inOrder('We cannot.', wording('letter.noticeMeans', { ...raised, fails: 'yes' }), '/representative'),
    )
  })

  it('tell of no reservation that was taken back, and of one that holds that it does', async () => {
    await takesLate({ ...POLICY, reservationDays: 2 })
    await reserve('Not at night.')
    const back = { party: 'meridian', reservation: null, instrument: null }
    await says('meridian', 'reservation/narrowed', back)
    assert.deepEqual([...(await lettersOf(it_)).keys()], ['en@meridian.example'])
    // The first of that day has told nobody, and the letters of the second still wait when the third comes.
    for (const words of ['Not on Sundays.', 'Not on Sundays, nor at noon.']) {
      await reserve(words)
      await tellParties(it_.running)
      await cancelStale(it_.running, () => false)
    }
    it_.now = '2026-01-04T00:00:00Z'
    await cancelStale(it_.running, () => false)
    const past = await pastLetters.all(it_.log.drawer, parseTime(it_.now))
    const unsent = past.filter(({ value }) => value.state === 'cancelled')
    assert.deepEqual(
      unsent.map(({ value: { to, why } }) => `${to} ${why}`).sort(),
      ['en', 'fr'].flatMap(lang => ['late', 'over'].map(why => `${lang}@northhaven.example ${why}`)),
    )
    await lettersOf(it_)
    await reserve('Not on Mondays.')
    it_.now = '2026-01-07T00:00:00Z'
    const { text } = (await lettersOf(it_)).get('en@northhaven.example')!
    const holds = { is: 'holds', name: 'northhaven', day: '7 January 2026', fails: 'no' }
    assert.match(text, inOrder('Not on Mondays.', wording('letter.noticeMeans', holds)))
    assert.doesNotMatch(text, /Object to the correction|\/representative/)
  })
})
