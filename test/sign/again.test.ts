import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCEPTS, ACCORD, said } from '../harbour.ts'
import { inARow, inOrder, wording } from '../wording.ts'
import { addPasskey, answerOf, Signatory, sitePasskey } from './signatory.ts'

const LONG = 'We read “vessel” as our law has it. '.repeat(10).trim()

describe('a party that stands already and signs again', () => {
  let it_: Depositary
  const passkey = sitePasskey()
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastport'] })
    await addPasskey(it_, 'northhaven', passkey)
    const { reference, part } = it_.words(LONG)
    const channel = said('By diplomatic bag')
    const instrument = { digest: digestOf(utf8('The note verbale.')), date: '2025-12-20', channel }
    const words = { reservation: said('Not the inner basin.'), declaration: reference }
    for (const party of ['northhaven', 'eastport'])
      await it_.post('signature/deposited', { ...ACCEPTS, party, ...words, instrument }, { call: ACCORD }, [
        part,
      ])
  })
  after(() => it_.close())

  const toWords = async (party: string) => {
    const visitor = new Signatory(it_)
    await visitor.go(`/${ACCORD}/sign?who=organisation`)
    return visitor.fill({ party })
  }

  it('finds the words of its paper filled in, and is told that what it leaves out is gone', async () => {
    const visitor = await toWords('eastport')
    assert.match(visitor.text, wording('sign.beforePaper'))
    assert.match(visitor.text, wording('sign.beforeWords'))
    await visitor.fill({ agree: 'yes', reservation: '', declaration: '' })
    assert.match(visitor.text, wording('sign.stepOf', { step: 2 }))
    assert.match(visitor.text, inARow(wording('sign.reservation'), wording('none.reservation')))
    assert.doesNotMatch(visitor.text, /Not the inner basin/)
    await visitor.go(visitor.path.replace('/confirm', '/read'))
    assert.doesNotMatch(visitor.page, /Not the inner basin/, 'what was taken out does not come back')
  })

  it('confirms its paper with the same words, which stand then by its own key', async () => {
    const visitor = await toWords('northhaven')
    await visitor.fill({ agree: 'yes' })
    assert.match(
      visitor.text,
      inOrder(
        wording('sign.reservation'),
        'Not the inner basin.',
        wording('sign.declaration'),
        'We read “vessel” as our law has it',
      ),
    )
    await visitor.fill(answerOf(visitor, passkey))
    assert.match(visitor.text, wording('receipt.kickerSignature'))
    const page = await it_.text('/parties/northhaven')
    assert.match(page, /Not the inner basin\./)
    assert.match(page, /We read “vessel” as our law has it/)
    assert.match(page, /By diplomatic bag/)
  })
})
