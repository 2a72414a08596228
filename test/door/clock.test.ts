import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { markFile } from '../../src/cli/mark-file.ts'
import { newCosigner } from '../../src/core/cosignature.ts'
import { formatVkey } from '../../src/core/note.ts'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { anchorIfDue } from '../../src/log/anchor.ts'
import { WitnessKeeper } from '../../src/log/witness-keeper.ts'
import { SqliteWitnessMemory } from '../../src/log/witness-memory.ts'
import { serveWitness } from '../../src/log/witness-server.ts'
import { ACCEPTS, ACCORD } from '../harbour.ts'
import { partyKey, seedOf } from '../memory-log.ts'
import { openHarbour } from './real-log.ts'

const DAY = 86_400
const NOW = parseTime('2026-01-01T00:00:00Z')

/** A log with parties, on a machine whose clock somebody sets: `wall` is what it says, `ran` what has passed. */
async function onMachine(test: TestContext) {
  const real = await openHarbour(test)
  for (const id of ['north-port', 'south-port']) await real.admit(id)
  const machine = { ran: 0, off: 0 }
  const mark = () => markFile(join(real.folder, 'log.mark'))
  const start = async () => {
    await real.log.close()
    real.now = formatTime(NOW + machine.ran + machine.off)
    const found = mark()
    test.after(() => found.close())
    real.mark = found
    await real.start()
  }
  real.beat = () => ({ at: NOW + machine.ran + machine.off, uptime: 50 + machine.ran, boot: 'one' })
  await start()
  const set = (off: number) => {
    machine.off = off
    real.now = formatTime(NOW + machine.ran + off)
  }
  return { real, machine, start, set }
}

describe('a server whose clock is wrong', () => {
  it('records nothing, anchors nothing and keeps nothing until it is right again', async test => {
    const { real, set } = await onMachine(test)
    const laid = { kind: 'session', id: 'one', after: { json: '{}', expires: NOW + DAY } }
    const before = real.size
    const saying = { by: 'north-port', call: ACCORD, signers: [partyKey('north-port')] }
    const envelope = real.envelope('signature/given', ACCEPTS, saying)
    for (const off of [400 * DAY, 3 * 3_600, -2 * DAY]) {
      set(off)
      // Its author's clock is right: nothing is wrong with what it sends.
      const refused = { code: 'read_only', message: /which cannot be believed/ }
      await assert.rejects(real.knock(envelope), refused)
      await assert.rejects(real.log.door.rehearse({ envelope, parts: [] }), refused)
      assert.equal(await anchorIfDue(real.log, real.depositary, NOW + off), undefined)
      await assert.rejects(real.log.drawer.apply([laid], NOW + off), refused)
      await assert.rejects(real.log.drawer.sweep(NOW + off), refused)
      assert.match(real.log.ready()!.message, /which cannot be believed/)
    }
    assert.equal(real.size, before)
    set(0)
    assert.equal(real.log.ready(), null)
    await real.log.drawer.apply([laid], NOW)
    assert.equal((await real.knock(envelope)).index, before)
    assert.equal((await anchorIfDue(real.log, real.depositary, NOW))?.index, before + 1)
  })

  it('is told so at its start too, by what lies beside the key', async test => {
    const { real, machine, start, set } = await onMachine(test)
    machine.off = 400 * DAY
    await start()
    assert.match(real.log.ready()!.message, /2027-02-05T00:00:00Z, which cannot be believed/)
    set(0)
    await real.sign('north-port')
    machine.ran = 7 * DAY
    await start()
    assert.equal(real.log.ready(), null, 'the machine has run for a week, and the clock says the same')
    machine.off = DAY
    real.despite = { clockIsRight: true }
    await start()
    assert.equal(real.log.ready(), null, 'the operator knows better')
  })

  it('goes on once a witness agrees, and waits for one that does not', async test => {
    const { real, machine, start } = await onMachine(test)
    const cosigner = newCosigner('clock.example', seedOf('a witness'))
    const memory = new SqliteWitnessMemory(join(real.folder, 'witness.sqlite'))
    const theirs = { off: 0 }
    const keeper = new WitnessKeeper(cosigner, [real.signer.vkey], memory, () => NOW + theirs.off)
    const { url, close } = await serveWitness(keeper)
    test.after(close)
    real.witnesses = [{ url, vkey: formatVkey(cosigner.vkey) }]
    machine.off = 30 * DAY
    await start()
    test.after(() => real.log.close())
    const asked = async () => {
      while (real.log.witnesses()[0]!.cosigned === null) await new Promise(setImmediate)
    }
    await asked()
    assert.match(real.log.ready()!.message, /By the witness clock\.example it is 2026-01-01T00:00:00Z/)
    // This time it is the machine that was right, and nobody had believed it.
    theirs.off = 30 * DAY
    await start()
    await asked()
    assert.equal(real.log.ready(), null)
    assert.equal((await real.sign('south-port')).index, real.size - 1)
  })
})
