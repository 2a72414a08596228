import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { deflateSync } from 'node:zlib'
import { utf8 } from '../core/bytes.ts'
import { CSV, PDF } from '../core/file-types.ts'
import { FileThread } from './file-thread.ts'

describe('the thread that looks at files', () => {
  const thread = new FileThread()
  after(() => thread.close())
  const large = Buffer.concat([utf8('%PDF-1.7\n/First 4 stream\n'), deflateSync(' '.repeat(20_000_000))])

  it('says of each whether it is taken', async () => {
    const asked = [
      thread.isTaken(utf8('%PDF-1.7\n/JavaScript'), PDF),
      thread.isTaken(utf8('a,b\n1,2\n'), CSV),
      thread.isTaken(utf8('a,b\n1,2\n'), PDF),
      thread.isTaken(large, PDF),
    ]
    assert.deepEqual(await Promise.all(asked), [false, true, false, true])
  })

  it('keeps nobody else waiting', async () => {
    let isLooking = true
    const looked = Promise.all(Array.from({ length: 5 }, () => thread.isTaken(large, PDF))).then(() => {
      isLooking = false
    })
    let turns = 0
    for (; isLooking; turns++) await new Promise(setImmediate)
    await looked
    assert.ok(turns > 50, `${turns} turns`)
  })

  it('fails what it holds when it is closed', async () => {
    const ended = new FileThread()
    const asked = ended.isTaken(large, PDF)
    const failed = assert.rejects(asked, /was ended/)
    await ended.close()
    await failed
  })
})
