import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { toConfirm } from '../sign/signatory.ts'
import { wording } from '../wording.ts'
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
      assert.match(signing.shown.path, /\/receipt/, wordsOn(signing.shown))
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
    await ben.visitor.goto('/representative/new/answer')
    assert.match(wordsOn(ben.visitor.shown), /the quays are closed at night/, 'long words are shown whole')
    const objection = choice(ben)
    assert.match(
      await fill(ben, 'answer', { objection, words: 'They are lit.' }),
      wording('head.objection/answered', { objection: 9, by: 'meridian' }),
    )
    await sign(ben)
    const party = async () => wordsOn(await new Visitor(it_).goto('/parties/meridian'))
    for (const words of [/Not at night/, /the quays are closed at night/, /They are lit/])
      assert.match(await party(), words)
    await ada.visitor.goto('/representative/new/retraction')
    assert.match(
      await fill(ada, 'retraction', { objection: choice(ada), reason: 'We have seen the lamps.' }),
      wording('head.objection/withdrawn', { party: 'meridian' }),
    )
    await sign(ada)
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
