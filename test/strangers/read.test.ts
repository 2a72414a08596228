import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { without } from '../ground.ts'
import { buildGo, type Go } from './go.ts'
import { gatherParties, openAccord, type Served, startServed, until } from './served.ts'

describe('a stranger with libraries of their own', { skip: without('go') }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-strangers-'))
  const proofs = join(folder, 'proofs')
  const state = join(folder, 'state')
  let go: Go
  let harbour: Served
  let monitored: string[]

  before(async () => {
    mkdirSync(proofs)
    go = await buildGo('monitor', 'witness', 'auditor')
    harbour = await startServed(join(folder, 'one'))
    await openAccord(harbour)
    await gatherParties(harbour, 24)
    monitored = ['-site', harbour.site, '-vkey', harbour.vkey, '-state', state]
  })
  after(async () => {
    await harbour.close()
    go.close()
    rmSync(folder, { recursive: true })
  })

  it('checks the checkpoint, every entry and every tile', async () => {
    const { code, stdout, stderr } = await go.run('monitor', monitored)
    assert.equal(stderr, '')
    assert.equal(code, 0)
    assert.match(stdout, /^checkpoint 67 .*\nentries 67\ntiles 67\n$/)
  })

  it('checks that the log has only grown since', async () => {
    await gatherParties(harbour, 280, 24)
    const { code, stdout, stderr } = await go.run('monitor', monitored)
    assert.equal(stderr, '')
    assert.equal(code, 0)
    assert.match(stdout, /consistent with 67\nentries 6\d\d\n/)
    assert.ok(harbour.log.head()!.size > 600, 'there are full tiles, one of level 1, and partial ones')
  })

  it('checks a hundred proofs from the door and a hundred receipts', async () => {
    const indexes = [...harbour.receipts.keys()].sort((a, b) => a - b)
    for (let i = 0; i < 100; i++) {
      const index = indexes[Math.floor((i * (indexes.length - 1)) / 99)]!
      writeFileSync(join(proofs, `${index}.tlog-proof`), harbour.receipts.get(index)!)
    }
    const { code, stdout, stderr } = await go.run('monitor', [
      ...monitored,
      '-proofs',
      proofs,
      '-receipts',
      '100',
    ])
    assert.equal(stderr, '')
    assert.equal(code, 0)
    assert.match(stdout, /^proofs 100$/m)
    assert.match(stdout, /^receipts 100 with \d{3,} entries$/m)
  })

  it('refuses a proof of another entry, and one with a flipped bit', async () => {
    const [one, two] = [harbour.receipts.get(40)!, harbour.receipts.get(41)!]
    const lines = two.split('\n')
    const bytes = Buffer.from(lines[2]!, 'base64')
    bytes[3]! ^= 4
    lines[2] = bytes.toString('base64')
    for (const [what, wrong] of [
      ['another', one.replace('index 40\n', 'index 41\n')],
      ['flipped', lines.join('\n')],
    ] as const) {
      const wrongs = join(folder, what)
      mkdirSync(wrongs)
      writeFileSync(join(wrongs, '41.tlog-proof'), wrong)
      const { code, stderr } = await go.run('monitor', [...monitored, '-proofs', wrongs])
      assert.equal(code, 1)
      assert.match(stderr, /41\.tlog-proof/)
    }
  })

  it('trusts no other key', async () => {
    const other = await startServed(join(folder, 'empty'))
    await openAccord(other)
    const wrong = `${harbour.vkey.slice(0, -4)}AAA=`
    const { code, stderr } = await go.run('monitor', ['-site', harbour.site, '-vkey', wrong])
    assert.equal(code, 1)
    assert.match(stderr, /^refused: /)
    await other.close()
  })

  it('audits every signature and every root that an author saw', async () => {
    const { code, stdout, stderr } = await go.run('auditor', [
      '-url',
      `${harbour.site}/log`,
      '-vkey',
      harbour.vkey,
    ])
    assert.equal(stderr, '')
    assert.equal(code, 0)
    const report = JSON.parse(stdout)
    assert.equal(report.entries, harbour.log.head()?.size)
    assert.ok(report.signatures > report.entries)
    assert.equal(report.root, Buffer.from(harbour.log.head()!.root).toString('base64'))
  })

  it('shows both checkpoints of a log that has forked', async () => {
    const fork = await startServed(join(folder, 'fork'))
    await openAccord(fork)
    const small = join(folder, 'small-state')
    const first = await startServed(join(folder, 'first'))
    await openAccord(first)
    const watch = (served: Served) =>
      go.run('monitor', ['-site', served.site, '-vkey', served.vkey, '-state', small])
    assert.equal((await watch(first)).code, 0)
    const checkpoints = [first.log.head()!.checkpoint, fork.log.head()!.checkpoint]
    assert.notEqual(checkpoints[0], checkpoints[1])

    for (const grown of [false, true]) {
      if (grown) await gatherParties(fork, 5)
      const { code, stdout } = await watch(fork)
      assert.equal(code, 3)
      assert.match(stdout, /the log shows two histories/)
      assert.ok(stdout.includes(checkpoints[0]!), 'the one that was seen before')
      assert.ok(stdout.includes(fork.log.head()!.checkpoint), 'the one that is shown now')
    }
    await first.close()
    await fork.close()
  })

  it('sees a log that has shrunk', async () => {
    const small = await startServed(join(folder, 'shrunk'))
    await openAccord(small)
    const { code, stdout } = await go.run('monitor', [
      '-site',
      small.site,
      '-vkey',
      small.vkey,
      '-state',
      state,
    ])
    assert.equal(code, 3)
    assert.match(stdout, /the log shows two histories/)
    await small.close()
  })

  it('finds the line of its own witness in the checkpoint and in receipts', async () => {
    const memory = join(folder, 'witness')
    mkdirSync(memory)
    const witness = await go.witness(['-log', harbour.vkey, '-folder', memory])
    const served = await startServed(join(folder, 'witnessed'), [witness])
    await until(() => served.log.ready() === null)
    await openAccord(served)
    await until(() => served.log.witnessed()?.size === 4)
    assert.deepEqual(
      served.log.witnesses().map(({ name, cosigned, trouble }) => [name, cosigned?.size, trouble]),
      [['go-witness.example', 4, null]],
    )
    const args = ['-site', served.site, '-vkey', served.vkey, '-witness', witness.vkey, '-receipts', '4']
    const { code, stdout, stderr } = await go.run('monitor', args)
    assert.equal(stderr, '')
    assert.equal(code, 0)
    assert.match(stdout, /^cosigned go-witness\.example$/m)
    const receipt = (await (await fetch(`${served.site}/receipts/3`)).json()) as { checkpoint: string }
    assert.match(receipt.checkpoint, /^— go-witness\.example /m)
    await served.close()
  })
})
