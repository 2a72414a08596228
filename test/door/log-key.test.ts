import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openCheckpoint, signCheckpoint } from '../../src/core/checkpoint.ts'
import { addSignatures } from '../../src/core/cosignature.ts'
import { formatVkey, newNoteSigner, parseNote } from '../../src/core/note.ts'
import { receiptOf } from '../../src/log/receipts.ts'
import { checkReceipt } from '../../src/register/receipt.ts'
import { sealOfHead } from '../../src/store/row-checksum.ts'
import { said } from '../harbour.ts'
import { ORIGIN, recoveryKey, seedOf } from '../memory-log.ts'
import { refusedAs } from '../refused.ts'
import { Writer } from '../safety/writer.ts'
import { RealLog } from './real-log.ts'

const TYPE = 'log/key-changed'
const byRecovery = { signers: [recoveryKey] }

/** What brings this key in: the newest checkpoint, signed by both. */
function bringing(real: RealLog, signer = real.signer.next!) {
  const { checkpoint } = real.log.head()!
  return {
    vkey: formatVkey(signer.vkey),
    checkpoint: addSignatures(checkpoint, [signer.sign(parseNote(checkpoint).text)]),
    recoveryKey: recoveryKey.key,
    reason: said('The key was lost.'),
  }
}

describe('a log whose key changes', () => {
  let real: RealLog
  before(async () => {
    real = await RealLog.open()
    await real.establish()
    await real.openCall()
  })
  after(() => real.close())

  it('takes no key that does not lie with it', async () => {
    const strange = newNoteSigner(ORIGIN, seedOf('a key that lies elsewhere'))
    await assert.rejects(real.post(TYPE, bringing(real, strange), byRecovery), refusedAs('log_wrong'))
  })

  it('signs with the new key from the very checkpoint that holds the change', async () => {
    const [old, next] = [real.signer.vkey, real.signer.next!.vkey]
    const { index } = await real.post(TYPE, bringing(real), byRecovery)
    const { checkpoint, size } = real.log.head()!
    assert.equal(size, index + 1)
    assert.equal(openCheckpoint(checkpoint, next).size, size)
    assert.throws(() => openCheckpoint(checkpoint, old), refusedAs('checkpoint_unsigned'))
    assert.equal(real.log.vkey, formatVkey(next))
    const receipt = await receiptOf(real.log as never, index)
    assert.equal(checkReceipt(receipt, { vkey: formatVkey(next) }).index, index)
    await assert.rejects(real.post(TYPE, bringing(real), byRecovery), refusedAs('key_known'))
  })

  it('goes on with both keys, or with the new one alone, after a start', async () => {
    const { next } = real.signer
    for (const signer of [real.signer, next!]) {
      await real.log.close()
      real.signer = signer
      await real.start()
      assert.equal(real.log.ready(), null)
      await real.post('log/anchored', { checkpoint: real.log.head()!.checkpoint })
    }
  })

  it('believes no newer checkpoint of a key that was replaced, whoever lays it in the database', async () => {
    const head = (await real.store.head())!
    const writer = new Writer(real.store.place)
    const lay = (checkpoint: string) =>
      writer.run('UPDATE log SET checkpoint = $1, seal = $2', checkpoint, sealOfHead({ ...head, checkpoint }))
    await real.log.close()
    const stolen = newNoteSigner(ORIGIN, seedOf('the log'))
    await lay(signCheckpoint({ origin: ORIGIN, size: head.size, root: head.root }, stolen))
    await assert.rejects(real.another(), refusedAs('store_damaged'))
    await lay(head.checkpoint)
    await real.start()
    assert.equal(real.log.ready(), null)
  })

  it('only reads without the key that the register asks for, until another is brought in', async () => {
    await real.log.close()
    const third = newNoteSigner(ORIGIN, seedOf('a third key of the log'))
    real.signer = third
    await assert.rejects(real.another(), refusedAs('log_key_absent'))
    real.despite = { keyIsLost: true }
    await real.start()
    assert.equal(real.log.ready()?.code, 'log_key_absent')
    const anchor = () => real.post('log/anchored', { checkpoint: real.log.head()!.checkpoint })
    await assert.rejects(anchor(), refusedAs('log_key_absent'))
    const size = real.size
    await real.post(TYPE, bringing(real, third), byRecovery)
    assert.equal(real.size, size + 1)
    assert.equal(real.log.ready(), null)
    await anchor()
    assert.equal(openCheckpoint(real.log.head()!.checkpoint, third.vkey).size, real.size)
  })
})
