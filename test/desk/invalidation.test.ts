import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { anotherOfficer, awaited, enrolled, filled, type Officer, signed } from './people.ts'
import { formIn, wordsOn } from './visitor.ts'

describe('officers who invalidate signatures', () => {
  let it_: Depositary
  let one: Officer
  let two: Officer
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['alder', 'birch', 'cedar'] })
    one = await enrolled(it_)
    two = await anotherOfficer(it_)
    for (const party of ['alder', 'birch']) await it_.as(party).sign(ACCORD)
  })
  afterEach(() => it_.close())

  const TYPED = { call: ACCORD, subjects: 'alder\nhttps://harbour.example/parties/birch', ground: 'Forged.' }
  const total = async () => (await it_.json<{ total: number }>(`/${ACCORD}/roll.json`)).total

  it('are told how many they are before anything is done, and do it with two hands', async () => {
    const counted = await filled(one, 'invalidation', TYPED)
    assert.equal(counted.status, 422)
    assert.match(wordsOn(counted), wording('invalidate.counted', { count: 2 }))
    const shown = await one.visitor.send('/desk/new/invalidation', { ...TYPED, count: '2' })
    assert.match(
      wordsOn(shown),
      inOrder(
        wording('head.signature/invalidated', { subjects: 2, call: 'The Harbour Accord' }),
        'alder',
        'birch',
      ),
    )
    const path = await awaited(one)
    assert.equal(await total(), 2, 'nothing is done by one hand')
    await two.visitor.goto(path)
    const { type } = await signed(it_, two)
    assert.equal(type, 'signature/invalidated')
    assert.equal(await total(), 0)
  })

  const invalidated = async (...parties: string[]) => {
    const subjects = parties.map(party => ({ party }))
    const ground = { lang: 'en', text: 'Forged.' }
    return (await it_.post('signature/invalidated', { subjects, ground }, { call: ACCORD })).index
  }

  const counted = (subjects: number, invalidation: number) =>
    wording('head.signature/reinstated', { subjects, invalidation, call: 'The Harbour Accord' })

  it('undo all of it by the number of its entry, with one reason and one touch of the passkey', async () => {
    const index = await invalidated('alder', 'birch')
    const wrong = await filled(one, 'restoration', { call: ACCORD, subject: 'cedar', reason: 'x' })
    assert.match(wordsOn(wrong), wording('empty.subject'))
    await filled(one, 'restoration', { call: ACCORD, subject: String(index), reason: 'The minister called.' })
    assert.match(
      wordsOn(one.visitor.shown),
      inOrder(counted(2, index), 'The minister called', 'alder', 'birch'),
    )
    const { type, body } = await signed(it_, one)
    assert.equal(type, 'signature/reinstated')
    assert.deepEqual(body, {
      invalidation: index,
      subjects: [{ party: 'alder' }, { party: 'birch' }],
      reason: { lang: 'en', text: 'The minister called.' },
    })
    assert.equal(await total(), 2)
    assert.match(one.visitor.shown.path, new RegExp(`^/desk/calls/${ACCORD}\\?done=`))
    for (const path of [`/entries/${index}`, `/entries/${index + 1}`, '/parties/alder', `/${ACCORD}`])
      assert.equal((await one.visitor.goto(path)).status, 200)
    assert.match(wordsOn(await one.visitor.goto('/parties/alder')), /The minister called/)
    assert.match(wordsOn(await one.visitor.goto(`/entries/${index}`)), wording('entry.invalidated.restored'))
  })

  it('undo by the number of an entry what that entry did, and nothing that another did since', async () => {
    const index = await invalidated('alder', 'birch')
    await it_.as('alder').sign(ACCORD)
    await invalidated('alder')
    await filled(one, 'restoration', { call: ACCORD, subject: String(index), reason: 'Birch called.' })
    assert.match(wordsOn(one.visitor.shown), inOrder(counted(1, index), 'birch'))
    await signed(it_, one)
    assert.equal(await total(), 1)
    assert.match(one.visitor.shown.path, /^\/desk\/organisations\/birch\?done=/)
  })

  it('undo what two entries invalidated one entry after the other: the form holds what is left', async () => {
    const [alder, birch] = [await invalidated('alder'), await invalidated('birch')]
    const typed = { call: ACCORD, subject: `${alder} ${birch}`, reason: 'The minister called.' }
    await filled(one, 'restoration', typed)
    assert.match(wordsOn(one.visitor.shown), inOrder(counted(1, alder), 'alder'))
    await signed(it_, one)
    assert.equal(await total(), 1)
    assert.match(
      wordsOn(one.visitor.shown),
      inOrder(
        wording('desk.form.restoration'),
        wording('desk.done'),
        wording('entry.n', { index: birch + 1 }),
      ),
    )
    assert.equal(formIn(one.visitor.shown.html, '/desk/new/restoration').fields.subject, 'birch')
    await one.visitor.send('/desk/new/restoration')
    assert.match(wordsOn(one.visitor.shown), inOrder(counted(1, birch), 'The minister called', 'birch'))
    await signed(it_, one)
    assert.equal(await total(), 2)
  })

  it('are told whose signature does not stand, and that somebody must be named', async () => {
    const wrong = await filled(one, 'invalidation', { ...TYPED, subjects: 'alder cedar 0-3', count: '1' })
    assert.match(wordsOn(wrong), wording('invalidate.without', { words: 'cedar and 0-3' }))
    assert.equal((await filled(one, 'invalidation', { ...TYPED, subjects: '' })).status, 422)
  })
})
