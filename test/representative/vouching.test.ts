import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { ref } from '../../src/register/rows.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { Visitor, wordsOn } from '../desk/visitor.ts'
import { facts } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { inARow, wording } from '../wording.ts'
import { type Person, representative } from './people.ts'

const NGO = 'quay-watch'

describe('an association with a free mail address', () => {
  let it_: Depositary
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'meridian'] })
    const mandate = { ...facts(NGO).mandate, level: 'email' as const }
    const key = partyKey(NGO)
    const body = { party: NGO, ...facts(NGO), mandate, keys: [key.key], claims: false }
    await it_.post('party/admitted', body, { signers: [it_.key, key] })
  })
  afterEach(() => it_.close())

  const level = async () => {
    const [row] = await it_.log.store.rows([ref('parties', NGO)])
    return row!.versions.at(-1)!.mandate?.level
  }
  async function vouch({ visitor, device }: Person, typed: Record<string, string>): Promise<void> {
    await visitor.goto('/representative/new/voucher')
    await visitor.send('voucher', { party: NGO, stands: 'yes', note: 'Neighbours for ten years.', ...typed })
    if (visitor.shown.status !== 200) return
    await visitor.use(device, 'party')
    assert.match(visitor.shown.path, /^\/representative\?done=/, wordsOn(visitor.shown))
  }

  it('is vouched for by two that are known better, each in public, and loses it when one takes it back', async () => {
    const ada = await representative(it_, 'northhaven')
    const ben = await representative(it_, 'meridian')
    await vouch(ada, {})
    assert.equal(await level(), 'email', 'the word of one is not enough')
    await vouch(ben, { party: `https://harbour.example/parties/${NGO}` })
    assert.equal(await level(), 'voucher')
    const entry = it_.log.head()!.size - 1
    assert.match(wordsOn(await new Visitor(it_).goto(`/entries/${entry}`)), /Neighbours for ten years/)
    const page = wordsOn(await new Visitor(it_).goto(`/parties/${NGO}`))
    const means = wording('mandateMeans.voucher')
    assert.match(page, inARow(means, wording('entry.byWord', { checked: '1 January 2026' })))
    assert.doesNotMatch(page, inARow(means, wording('says.checked')))
    await vouch(ada, { stands: 'no', note: 'It was another association.' })
    assert.equal(await level(), 'email')
  })

  it('is told why, where a word is missing, given twice, or too weak', async () => {
    const ada = await representative(it_, 'northhaven')
    const errors = async (typed: Record<string, string>) => {
      await vouch(ada, typed)
      assert.equal(ada.visitor.shown.status, 422)
      return wordsOn(ada.visitor.shown)
    }
    assert.match(await errors({ note: '' }), wording('fields.missing', { field: 'How you know' }))
    assert.match(await errors({ party: 'northhaven' }), /northhaven vouches for itself/)
    assert.match(await errors({ party: 'nobody-here' }), /nobody-here/)
    assert.match(await errors({ stands: 'no' }), /northhaven does not vouch for/)
    await vouch(ada, {})
    assert.match(await errors({}), /northhaven vouches for .* already/)
    const ngo = await representative(it_, NGO)
    await vouch(ngo, { party: 'meridian' })
    assert.match(wordsOn(ngo.visitor.shown), /to vouch it must be domain, instrument, vetted/)
  })
})
