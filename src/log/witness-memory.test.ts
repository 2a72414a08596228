import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, it } from 'node:test'
import { SqliteWitnessMemory } from './witness-memory.ts'

const folder = mkdtempSync(join(tmpdir(), 'avow-memory-'))
after(() => rmSync(folder, { recursive: true }))
const root = (byte: number) => new Uint8Array(32).fill(byte)
const tree = (size: number, byte = size) => ({ size, root: root(byte), note: `note of ${size}` })

describe('the memory of a witness', () => {
  it('lets one of two processes win, and tells the other', () => {
    const path = join(folder, 'race.sqlite')
    const [one, two] = [new SqliteWitnessMemory(path), new SqliteWitnessMemory(path)]
    assert.equal(one.advance('a', undefined, tree(1)), true)
    assert.equal(two.advance('a', undefined, tree(1, 2)), false)
    const from = tree(1)
    assert.equal(two.advance('a', from, tree(3)), true)
    assert.equal(one.advance('a', from, tree(2)), false)
    assert.equal(one.advance('a', tree(3, 9), tree(4)), false)
    assert.deepEqual({ ...one.seen('a') }, tree(3))
    assert.equal(one.seen('b'), undefined)
    one.close()
    two.close()
  })

  it('takes the same tree again, and never goes back', () => {
    const memory = new SqliteWitnessMemory(join(folder, 'again.sqlite'))
    const seen = tree(5)
    memory.advance('a', undefined, seen)
    assert.equal(memory.advance('a', seen, seen), true)
    assert.throws(() => memory.advance('a', seen, tree(4)), RangeError)
    memory.close()
  })

  it('has on the disk what it said yes to, also when the process is killed at that moment', () => {
    const path = join(folder, 'killed.sqlite')
    const script = `
      const { SqliteWitnessMemory } = await import(${JSON.stringify(import.meta.resolve('./witness-memory.ts'))})
      const memory = new SqliteWitnessMemory(${JSON.stringify(path)})
      let from
      for (let size = 1; size <= 40; size++) {
        const to = { size, root: new Uint8Array(32).fill(size), note: 'note of ' + size }
        if (!memory.advance('a', from, to)) throw new Error('lost a race with nobody')
        from = to
      }
      process.kill(process.pid, 'SIGKILL')`
    const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    assert.equal(signal, 'SIGKILL', stderr)
    const memory = new SqliteWitnessMemory(path)
    assert.deepEqual({ ...memory.seen('a') }, tree(40))
    memory.close()
  })

  it('takes over what older software kept, which had no notes', () => {
    const path = join(folder, 'older.sqlite')
    const older = new DatabaseSync(path)
    older.exec(`CREATE TABLE seen (origin TEXT PRIMARY KEY, size INTEGER NOT NULL CHECK (size >= 0),
      root BLOB NOT NULL CHECK (length(root) = 32)) STRICT, WITHOUT ROWID`)
    older.prepare('INSERT INTO seen VALUES (?, ?, ?)').run('a', 5, root(5))
    older.close()
    const [one, two] = [new SqliteWitnessMemory(path), new SqliteWitnessMemory(path)]
    const seen = one.seen('a')!
    assert.deepEqual({ ...seen }, { ...tree(5), note: null })
    assert.equal(one.advance('a', seen, tree(6)), true)
    two.cosigned('a', { ...tree(5), note: 'late' })
    two.cosigned('a', { ...tree(6), note: 'cosigned' })
    assert.equal(one.seen('a')?.note, 'cosigned')
    one.close()
    two.close()
  })

  it('keeps what it refused, within a bound, and never displaces a proof', () => {
    const memory = new SqliteWitnessMemory(join(folder, 'refused.sqlite'))
    const refuse = (size: number, proven: boolean, origin = 'a') =>
      memory.keepRefused(origin, { ...tree(size), evidence: proven ? 'evidence' : null, proven })
    const kept = (proven: boolean) =>
      memory.refused('a').flatMap(one => (one.proven === proven ? [one.size] : []))
    assert.deepEqual(
      [refuse(1, false), refuse(1, false), refuse(1, true), refuse(1, false, 'b')],
      [true, false, true, true],
    )
    for (let size = 2; size <= 250; size++) {
      refuse(size, false)
      refuse(size, true)
    }
    assert.deepEqual(
      kept(true),
      Array.from({ length: 100 }, (_, i) => i + 1),
      'the first proofs',
    )
    assert.deepEqual(
      kept(false),
      [...Array.from({ length: 100 }, (_, i) => i + 1), ...Array.from({ length: 100 }, (_, i) => i + 151)],
      'of the others the first, which nobody can push out, and the newest',
    )
    assert.equal(memory.refused('b').length, 1)
    assert.deepEqual(
      { ...memory.refused('a').find(one => one.proven)! },
      { ...tree(1), evidence: 'evidence', proven: true },
    )
    memory.close()
  })

  it('says in words that it cannot be opened', () => {
    assert.throws(() => new SqliteWitnessMemory(join(folder, 'nowhere', 'x.sqlite')), {
      code: 'store_failing',
      message: /The witness cannot open its memory/,
    })
  })
})
