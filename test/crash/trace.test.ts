import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { without } from '../ground.ts'
import { SYNCS, underStrace, WRITES } from './strace.ts'

/** Promise 5 of the design, as the kernel saw it: no acknowledgement before durability. */
it('acknowledges nothing before it is synced to the disk', { skip: without('strace') }, async t => {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-trace-'))
  const { trace, output } = await underStrace(dataDir, { trace: `${WRITES},${SYNCS}`, statements: 60 })
  assert.match(output, /^done$/m)

  let unsynced = 0
  let synced = 0
  let acks = 0
  for (const line of joinResumed(trace)) {
    const call = /^\d+ +(\w+)\((\d+)<([^>]*)>(.*)$/.exec(line)
    if (call === null) continue
    const [, name = '', , path = '', rest = ''] = call
    const wal = path.endsWith('avow.sqlite-wal')
    if (wal && WRITES.split(',').includes(name)) unsynced += 1
    if (wal && SYNCS.split(',').includes(name)) {
      assert.match(line, /= 0$/)
      unsynced = 0
      synced += 1
    }
    const acked = (rest.match(/ack \d+/g) ?? []).length
    if (acked > 0 && name === 'write') {
      assert.equal(unsynced, 0, `an acknowledgement left before the log was synced: ${line}`)
      assert.ok(synced > 0, 'the log had been synced')
      acks += acked
    }
  }
  assert.equal(acks, 62, 'every acknowledgement was traced')
  t.diagnostic(`${acks} acknowledgements after ${synced} syncs of the log`)
  rmSync(dataDir, { recursive: true })
  rmSync(`${dataDir}.strace`)
})

/**
 * strace parts a call in two when another thread runs between: the first half is dated, the second tells the result.
 */
function joinResumed(trace: string): string[] {
  const open = new Map<string, string>()
  const lines: string[] = []
  for (const line of trace.split('\n')) {
    const pid = line.split(' ')[0]!
    if (line.endsWith(' <unfinished ...>')) open.set(pid, line.slice(0, -' <unfinished ...>'.length))
    else if (/<\.\.\. \w+ resumed>/.test(line))
      lines.push(`${open.get(pid) ?? ''}${line.replace(/^.*resumed>/, '')}`)
    else lines.push(line)
  }
  return lines
}
