import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { firstReal, readExamples } from '../../src/cli/examples.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { facts } from '../harbour.ts'

describe('a log that a first start fills with its examples', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary()
  })
  after(() => it_.close())

  const admitting = () =>
    it_.envelope('party/admitted', { party: 'real', ...facts('Real'), keys: [], claims: false })

  it('takes statements from nobody else: nothing real is dated by the clock of a story', async () => {
    const size = it_.log.head()!.size
    const reserved = it_.log.door.reserve()
    const refused = await it_.send(admitting())
    assert.equal(refused.status, 503)
    assert.match(await refused.text(), /read_only/)
    assert.equal(it_.log.head()!.size, size)
    await reserved.post({ envelope: admitting(), parts: [] })
    reserved.letGo()
    await admit(it_, 'later')
  })

  it('is told no story once it has taken what is of no example', async () => {
    const real = await firstReal(it_.log, readExamples())
    assert.ok(real !== undefined && real < it_.log.head()!.size)
  })
})
