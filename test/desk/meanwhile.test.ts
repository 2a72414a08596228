import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { ref } from '../../src/register/rows.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, type Officer, signed } from './people.ts'
import { faultsIn, formIn, wordsOn } from './visitor.ts'

describe('a form that is filled in with what stands', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['eastport'] })
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
  })
  afterEach(() => it_.close())

  const PARTY = '/desk/new/party'
  const newest = () => it_.log.head()!.size - 1
  const party = async () => {
    const [row] = await it_.log.store.rows([ref('parties', 'eastport')])
    return row!.versions.at(-1)!
  }
  const open = ({ visitor }: Officer) => visitor.goto(`${PARTY}?party=eastport`)
  const tells = (html: string) =>
    assert.match(faultsIn(html).reason!, wording('desk.changedMeanwhile', { entry: newest() }))
  const renames = (name: string) => ({ 'names.en': name, reason: 'It has taken another name.' })
  const movesTo = (country: string) => ({ country, reason: 'It has moved.' })

  it('does not undo what another officer has recorded meanwhile, unless it is sent once more', async () => {
    await open(one)
    await open(two)
    await two.visitor.send(PARTY, renames('East Port'))
    await signed(it_, two)
    // Whatever else is wrong with it: what stood when the form was opened is known until that is told.
    await one.visitor.send(PARTY, { ...movesTo('FR'), lei: 'none' })
    assert.ok(faultsIn(one.visitor.shown.html).lei)
    tells(one.visitor.shown.html)
    assert.equal(formIn(one.visitor.shown.html, PARTY).fields.country, 'FR')
    await one.visitor.send(PARTY, { 'names.en': 'East Port', lei: '' })
    await signed(it_, one)
    const { names, country } = await party()
    assert.deepEqual([names.map(({ text }) => text), country], [['East Port'], 'FR'])
  })

  it('tells of it even where something else was wrong first', async () => {
    await open(one)
    await one.visitor.send(PARTY, { ...movesTo('FR'), reason: '' })
    await open(two)
    await two.visitor.send(PARTY, renames('East Port'))
    await signed(it_, two)
    const { status, html } = await one.visitor.send(PARTY, movesTo('FR'))
    assert.equal(status, 422)
    tells(html)
  })

  it('is gone back to where it was prepared already: nothing is signed that a check has overtaken', async () => {
    await open(one)
    await one.visitor.send(PARTY, renames('East Port'))
    const found = {
      domain: null,
      dnssec: null,
      channel: null,
      note: { lang: 'en', text: 'Called back.' },
      evidence: [],
    }
    const checked = { method: 'vetted', outcome: 'holds', checked: it_.now.slice(0, 10), ...found }
    await it_.post('mandate/checked', { party: 'eastport', ...checked })
    const before = newest()
    assert.equal((await one.visitor.use(one.device, 'officer')).status, 409)
    assert.equal(newest(), before)
    assert.throws(() => formIn(one.visitor.shown.html, 'passkey'))
    await one.visitor.follow(/^\/desk\/new\/party\?typed=[\w-]+$/)
    await one.visitor.send(PARTY)
    tells(one.visitor.shown.html)
    await one.visitor.send(PARTY)
    await signed(it_, one)
    const { names, mandate } = await party()
    assert.deepEqual([names.map(({ text }) => text), mandate?.level], [['East Port'], 'vetted'])
  })

  it('are the rules of a call too', async () => {
    const policy = `/desk/new/policy?call=${ACCORD}`
    await one.visitor.goto(policy)
    await two.visitor.goto(policy)
    await two.visitor.send('new/policy', { notice: '60', reason: 'Time to answer.' })
    const path = await awaited(two)
    await one.visitor.goto(path)
    await signed(it_, one)
    await one.visitor.goto(policy)
    const stale = formIn(one.visitor.shown.html, 'new/policy').fields.stands!
    await one.visitor.send('new/policy', {
      notice: '120',
      reason: 'Time to read.',
      stands: String(Number(stale) - 1),
    })
    tells(one.visitor.shown.html)
    assert.match(wordsOn(one.visitor.shown), /Time to read/)
    await one.visitor.send('new/policy')
    assert.match(one.visitor.shown.path, /^\/desk\/acts\//)
  })
})
