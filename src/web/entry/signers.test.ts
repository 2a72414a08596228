import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { linksIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCEPTS, ACCORD, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { wording } from '../../../test/wording.ts'

describe('an entry says of each key that signs it', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
  })
  after(() => it_.close())

  const wordsOf = async (index: number) => wordsOn({ html: await it_.text(`/entries/${index}`) })
  const second = partyKey('the second of northhaven')
  const third = partyKey('the third of northhaven')

  it('that the depositary brought it in when it admitted the party', async () => {
    const words = await wordsOf((await it_.as('northhaven').sign(ACCORD)).index)
    assert.match(words, wording('entry.cameWithAdmission', { holder: 'northhaven' }))
    assert.doesNotMatch(words, wording('entry.noneInTheirName'))
  })

  it('that the party added it itself', async () => {
    const added = { holder: 'northhaven', key: second.key, reason: null }
    await it_.post('key/added', added, { by: 'northhaven', signers: [partyKey('northhaven'), second] })
    const body = { reason: null }
    const saying = { by: 'northhaven', call: ACCORD, signers: [second] }
    const words = await wordsOf((await it_.post('signature/withdrawn', body, saying)).index)
    assert.match(words, wording('entry.noneInTheirName', { holder: 'northhaven' }))
  })

  it('that the depositary added it later, in the name of the party', async () => {
    const added = { holder: 'northhaven', key: third.key, reason: said('The others were lost.') }
    await it_.post('key/allowed', { party: 'northhaven', link: null, reason: said('They asked.') })
    await it_.post('key/added', added, { signers: [it_.key, third] })
    const saying = { by: 'northhaven', call: ACCORD, signers: [third] }
    const words = await wordsOf((await it_.post('signature/given', ACCEPTS, saying)).index)
    assert.match(words, wording('entry.inTheirName', { holder: 'northhaven' }))
  })

  it('that it revokes the very key that signs it, and no later entry', async () => {
    await admit(it_, 'southquay')
    const own = partyKey('southquay')
    const revoked = { keyid: own.keyid, reason: said('It was sold.') }
    const { index } = await it_.post('key/revoked', revoked, { by: 'southquay', signers: [own] })
    const words = await wordsOf(index)
    assert.match(words, wording('entry.revokedHere'))
    assert.doesNotMatch(words, /it does not undo this one/)
  })

  it('which text and which policy were accepted, by links to these and not to those in force later', async () => {
    await admit(it_, 'eastport')
    const { index } = await it_.as('eastport').sign(ACCORD)
    const links = linksIn(await it_.text(`/entries/${index}`))
    for (const path of [`/${ACCORD}/text/${ACCEPTS.manifest}`, `/${ACCORD}/policy`])
      assert.ok(links.includes(path), path)
  })
})
