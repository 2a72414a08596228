import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ACCORD, OPENED } from '../harbour.ts'
import { CODED, NEXT, SHORT } from '../next-rules.ts'
import { refusedAs } from '../refused.ts'
import { exportOf, RealLog } from './real-log.ts'

describe('at the door, a version of the rules', () => {
  let log: RealLog

  before(async () => {
    log = await RealLog.open(store => store, NEXT)
    await log.establish()
    await log.openCall()
    await log.openCall('other', OPENED)
  })
  after(() => log.close())

  it('judges what was read by the one before and meets the move in its batch', async () => {
    const owner = { signers: [log.depositary] }
    const [moved, late] = await Promise.allSettled([
      log.post('log/rules', { rules: 2 }, owner),
      log.post('call/closed', SHORT, { call: ACCORD }),
    ])
    assert.equal(moved.status, 'fulfilled')
    // Whichever came first: closed by the rules of before, or refused by those that hold since.
    const row = await log.row('calls', ACCORD)
    if (late.status === 'fulfilled') assert.deepEqual(row!.closed?.reason, SHORT.reason)
    else {
      assert.ok(refusedAs('body_malformed')(late.reason))
      assert.equal(row!.closed, null)
    }
    await log.post('call/closed', CODED, { call: 'other' })
    assert.deepEqual((await log.row('calls', 'other'))!.closed?.reason, { lang: 'en', text: CODED.code })
    assert.equal(await log.exported(), exportOf(await log.audited()))
  })

  it('stops a server whose log another has moved on, and keeps nobody waiting there', async () => {
    const old = await RealLog.open(store => store, NEXT)
    after(() => old.close())
    await old.establish()
    await old.openCall()
    const other = await old.another()
    const move = old.envelope('log/rules', { rules: 2 }, { signers: [old.depositary] })
    await other.door.post({ envelope: move, parts: [] })
    await assert.rejects(old.post('call/closed', SHORT, { call: ACCORD }), refusedAs('read_only'))
    await other.close()
  })

  it('is taken up by the next start', async () => {
    await log.log.close()
    await log.start()
    await log.post('harbour/greeted', { words: { lang: 'en', text: 'Ahoy.' } })
    assert.equal(await log.exported(), exportOf(await log.audited()))
  })
})
