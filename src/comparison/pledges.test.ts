import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pledgeOf } from '../../test/committing.ts'
import { said } from '../../test/harbour.ts'
import { gapsIn, pledgeChanges, staysDue } from './pledges.ts'

const berths = (value: string, unit: string | null = 'berths') => ({ value, unit })
const told = (before: object, after: object) =>
  pledgeChanges(pledgeOf('a', before), pledgeOf('a', after)).map(({ of, how }) => `${of} ${how}`)

describe('what an amendment changes of a commitment', () => {
  it('is nothing where all stays', () => {
    assert.deepEqual(told({}, {}), [])
  })

  it('says whether a figure grew or shrank, by its exact decimals, and nothing where the unit is another', () => {
    const target = (old: string, now: string) => told({ target: berths(old) }, { target: berths(now) })
    assert.deepEqual(target('40', '30'), ['target shrank'])
    assert.deepEqual(target('9', '10'), ['target grew'])
    assert.deepEqual(target('-3', '-2.5'), ['target grew'])
    assert.deepEqual(target('-0.5', '0.000001'), ['target grew'])
    assert.deepEqual(target('999999999999999', '999999999999999.000001'), ['target grew'])
    assert.deepEqual(told({ target: berths('40') }, { target: berths('50', '%') }), ['target unit'])
    assert.deepEqual(told({ target: berths('40') }, { target: null }), ['target dropped'])
    assert.deepEqual(told({}, { baseline: berths('4') }), ['baseline set'])
  })

  it('says whether a target leads further from its baseline, and judges nothing where the baseline does not show it', () => {
    const from = (start: string | null, was: string, is: string, more: object = {}) => {
      const baseline = start === null ? null : berths(start)
      const before = pledgeOf('a', { baseline, target: berths(was) })
      const [target] = pledgeChanges(before, { ...before, target: berths(is), ...more }).slice(-1)
      return (target as { from?: string }).from
    }
    assert.equal(from('12', '6', '4'), 'further')
    assert.equal(from('12', '3', '4'), 'nearer')
    assert.equal(from('12', '40', '30'), 'nearer')
    assert.equal(from('12', '40', '50'), 'further')
    assert.equal(from(null, '6', '4'), undefined)
    assert.equal(from('12', '12', '4'), undefined)
    assert.equal(from('12', '6', '40'), undefined)
    assert.equal(from('12', '6', '4', { baseline: berths('10') }), undefined)
    assert.equal(from('12', '6', '4', { baseline: berths('12', '%') }), undefined)
  })

  it('says whether a day came nearer, and which milestones came, went or read otherwise', () => {
    const stage = (day: string, words: string) => ({ day, says: said(words) })
    assert.deepEqual(told({}, { due: '2026-05-30' }), ['due earlier'])
    assert.deepEqual(told({}, { due: '2027-05-30' }), ['due later'])
    assert.deepEqual(told({}, { due: null }), ['due dropped'])
    const before = [stage('2026-02-01', 'Ten'), stage('2026-03-01', 'Twenty')]
    const after = [stage('2026-02-01', 'Twelve'), stage('2026-04-01', 'Twenty')]
    assert.deepEqual(told({ milestones: before }, { milestones: after }), [
      'milestone reworded',
      'milestone dropped',
      'milestone set',
    ])
  })

  it('names words, principle, measure and text that are others', () => {
    const measure = { catalogue: 'air', edition: 1, id: 'shore-power' }
    const after = { what: said('Less.'), scope: said('All.'), principle: 'two', measure }
    assert.deepEqual(told({}, after), ['principle moved', 'measure set', 'what reworded', 'scope set'])
    const newer = { ...measure, edition: 2 }
    assert.deepEqual(told({ measure }, { measure: newer }), ['measure moved'])
    const [moved] = pledgeChanges(
      { ...pledgeOf('a'), manifest: 'one' },
      { ...pledgeOf('a'), manifest: 'two' },
    )
    assert.deepEqual(moved, { of: 'manifest', how: 'moved', old: 'one', new: 'two' })
  })

  it('leaves due what was due before', () => {
    const [before, after] = [pledgeOf('a', { due: '2026-06-30' }), pledgeOf('a', { due: '2027-06-30' })]
    assert.deepEqual(staysDue(before, after, '2026-06-29'), [])
    assert.deepEqual(staysDue(before, after, '2026-06-30'), ['2026-06-30'])
    assert.deepEqual(staysDue(before, before, '2026-06-30'), [])
  })
})

describe('what a reader will miss in a commitment', () => {
  const gaps = (more: object, what: string | null) => gapsIn(pledgeOf('a', more), what)
  it('is a figure, an indicator, a baseline, a date and where it applies', () => {
    assert.deepEqual(gaps({ target: null, due: null }, 'We care for the sea.'), [
      'figure',
      'indicator',
      'date',
      'scope',
    ])
    assert.deepEqual(gaps({ indicator: said('Berths.'), scope: said('All ports.') }, 'Plug in.'), [
      'baseline',
    ])
    const whole = { indicator: said('Berths.'), scope: said('All ports.'), baseline: berths('12') }
    assert.deepEqual(gaps({ ...whole, target: berths('40', '%') }, 'Plug in.'), ['unit'])
    const steps = { milestones: [{ day: '2027-03-31', says: said('Half.') }], due: null }
    assert.deepEqual(gaps({ ...whole, target: berths('40'), ...steps }, 'Plug in.'), ['whole'])
    assert.deepEqual(
      gaps({ target: null, scope: said('All.'), indicator: said('x') }, 'Plug in 40 berths.'),
      [],
    )
  })
  it('is of a measure of the call no more than its day', () => {
    const measure = { catalogue: 'air', edition: 1, id: 'shore-power' }
    assert.deepEqual(gaps({ measure, target: null, due: null }, null), ['date'])
    assert.deepEqual(gaps({ measure, target: null }, null), [])
  })
})
