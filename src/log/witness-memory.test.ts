import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { SqliteWitnessMemory } from './witness-memory.ts'

const folder = mkdtempSync(join(tmpdir(), 'avow-memory-'))
after(() => rmSync(folder, { recursive: true }))
const root = (byte: number) => new Uint8Array(32).fill(byte)

describe('the memory of a witness', () => {
  it('lets one of two processes win, and tells the other', () => {
    const path = join(folder, 'race.sqlite')
    const [one, two] = [new SqliteWitnessMemory(path), new SqliteWitnessMemory(path)]
    assert.equal(one.advance('a', undefined, { size: 1, root: root(1) }), true)
    assert.equal(two.advance('a', undefined, { size: 1, root: root(2) }), false)
    const from = { size: 1, root: root(1) }
    assert.equal(two.advance('a', from, { size: 3, root: root(3) }), true)
    assert.equal(one.advance('a', from, { size: 2, root: root(2) }), false)
    assert.equal(one.advance('a', { size: 3, root: root(9) }, { size: 4, root: root(4) }), false)
    assert.deepEqual({ ...one.seen('a') }, { size: 3, root: root(3) })
    assert.equal(one.seen('b'), undefined)
    one.close()
    two.close()
  })

  it('takes the same tree again, and never goes back', () => {
    const memory = new SqliteWitnessMemory(join(folder, 'again.sqlite'))
    const seen = { size: 5, root: root(5) }
    memory.advance('a', undefined, seen)
    assert.equal(memory.advance('a', seen, seen), true)
    assert.throws(() => memory.advance('a', seen, { size: 4, root: root(4) }), RangeError)
    memory.close()
  })

  it('has on the disk what it said yes to, also when the process is killed at that moment', () => {
    const path = join(folder, 'killed.sqlite')
    const script = `
      const { SqliteWitnessMemory } = await import(${JSON.stringify(import.meta.resolve('./witness-memory.ts'))})
      const memory = new SqliteWitnessMemory(${JSON.stringify(path)})
      let from
      for (let size = 1; size <= 40; size++) {
        const to = { size, root: new Uint8Array(32).fill(size) }
        if (!memory.advance('a', from, to)) throw new Error('lost a race with nobody')
        from = to
      }
      process.kill(process.pid, 'SIGKILL')`
    const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    assert.equal(signal, 'SIGKILL', stderr)
    const memory = new SqliteWitnessMemory(path)
    assert.deepEqual({ ...memory.seen('a') }, { size: 40, root: root(40) })
    memory.close()
  })

  it('says in words that it cannot be opened', () => {
    assert.throws(() => new SqliteWitnessMemory(join(folder, 'nowhere', 'x.sqlite')), {
      code: 'store_failing',
      message: /The witness cannot open its memory/,
    })
  })
})
