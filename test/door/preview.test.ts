import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Proposal } from '../../src/register/law.ts'
import { ACCEPTS, ACCORD, said } from '../harbour.ts'
import { partyKey } from '../memory-log.ts'
import { openHarbour } from './real-log.ts'

/** What the door says of a statement that nobody has signed yet. The golden log holds the law itself to it. */
describe('a statement that nobody has signed yet', () => {
  const signature: Proposal = {
    type: 'signature/given',
    by: 'northhaven',
    call: ACCORD,
    body: ACCEPTS,
    signers: [],
  }

  it('is asked of the register as it stands, and leaves nothing behind', async t => {
    const real = await openHarbour(t)
    const { door } = real.log
    assert.equal((await door.preview(signature))?.code, 'party_unknown')
    await real.admit('northhaven')
    const size = real.size
    assert.equal(await door.preview(signature), null)
    assert.equal(real.size, size)
    await real.sign('northhaven')
    assert.equal((await door.preview(signature))?.code, 'signature_exists')
  })

  it('names the member that mends it', async t => {
    const real = await openHarbour(t)
    const memberOf = async (changes: Partial<Proposal>) =>
      (await real.log.door.preview({ ...signature, ...changes }))?.member
    await real.admit('northhaven')
    assert.equal(await memberOf({ body: { ...ACCEPTS, manifest: ACCEPTS.policy } }), 'manifest')
    assert.equal(await memberOf({ body: { ...ACCEPTS, read: ['en', 'en'] } }), 'read')
    assert.equal(
      await memberOf({ body: { ...ACCEPTS, reservation: { lang: 'en', text: '' } } }),
      'reservation.text',
    )
    assert.equal(await memberOf({ call: 'no-such-call' }), 'call')
    const merge = { type: 'party/merged', by: 'depositary', call: null }
    const merging = { party: 'northhaven', into: 'northhaven', calls: [], reason: said('One now.') }
    assert.equal(await memberOf({ ...merge, body: merging }), 'into')
    assert.equal(await memberOf({ ...merge, body: { ...merging, into: 'nobody' } }), 'into')
    assert.equal(await memberOf({ ...merge, body: { ...merging, party: 'nobody' } }), 'party')
  })

  it('waits for cosigners and second hands, who come later', async t => {
    const real = await openHarbour(t)
    for (const id of ['northhaven', 'westhaven']) await real.admit(id)
    await real.sign('northhaven')
    const body = { party: 'northhaven', into: 'westhaven', calls: [ACCORD], reason: said('One now.') }
    const merge = { type: 'party/merged', by: 'depositary', call: null, body, signers: [] }
    assert.equal(await real.log.door.preview(merge), null)
  })

  it('is stale where it was shown before what it relies on had changed', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const seen = real.size
    assert.equal(await real.log.door.preview({ ...signature, seen }), null)
    await real.sign('northhaven')
    await real.post(
      'signature/withdrawn',
      { reason: null },
      {
        by: 'northhaven',
        call: ACCORD,
        signers: [partyKey('northhaven')],
      },
    )
    assert.equal((await real.log.door.preview({ ...signature, seen }))?.code, 'seen_stale')
    assert.equal(await real.log.door.preview(signature), null)
  })

  it('meets what only the door refuses', async t => {
    const real = await openHarbour(t)
    await real.admit('northhaven')
    const codeOf = async (proposal: Proposal) => (await real.log.door.preview(proposal))?.code
    const saying = (text: string) => ({
      ...signature,
      body: { ...ACCEPTS, declaration: { lang: 'en', text } },
    })
    assert.equal(await codeOf(saying('cafe\u0301')), 'not_nfc')
    assert.equal(await codeOf(saying('a\u202eb')), 'text_hidden')
    const covers = { covers: ['signature/given'], closed: true, reason: said('A flood.') }
    await real.post('switch/set', covers)
    assert.equal(await codeOf(signature), 'switched_off')
    assert.equal(
      await codeOf({ ...signature, type: 'signature/withdrawn', body: { reason: null } }),
      'signature_unknown',
    )
  })
})
