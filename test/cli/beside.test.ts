import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openHarbour, type RealLog } from '../door/real-log.ts'
import { type Desk, newDesk } from './command-line.ts'

describe('a command beside a server that never rests', () => {
  let desk: Desk
  let real: RealLog
  const closing: (() => Promise<void>)[] = []
  before(async () => {
    desk = newDesk()
    real = await openHarbour({ after: close => void closing.push(close) })
    for (let i = 0; i < 300; i += 50)
      await Promise.all(Array.from({ length: 50 }, (_, j) => real.admit(`party-${i + j}`)))
  })
  after(async () => {
    for (const close of [() => desk.close(), ...closing]) await close()
  })

  let posted = 0
  /** Statements, one after another, for as long as a command takes. */
  async function beside(...words: string[]) {
    let isOver = false
    const told = desk.avow(...words, '--data', real.folder).finally(() => {
      isOver = true
    })
    const from = real.size
    while (!isOver) await real.admit(`late-${posted++}`)
    assert.ok(real.size > from + 10, 'the log has grown meanwhile')
    return told
  }

  it('finds no damage in what comes meanwhile', async () => {
    const { exit, out } = await beside('fsck', '--vkey', real.vkey)
    assert.match(out, /agrees with itself/)
    assert.equal(exit, 0)
  })

  it('finds that the register is what the log says', async () => {
    const { exit, out, err } = await beside('rebuild')
    assert.match(out + err, /byte for byte/)
    assert.equal(exit, 0)
  })
})
