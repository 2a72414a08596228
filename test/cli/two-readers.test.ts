import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { concat, utf8 } from '../../src/core/bytes.ts'
import { newCosigner } from '../../src/core/cosignature.ts'
import { checkEvidence } from '../../src/core/evidence.ts'
import { leafHash } from '../../src/core/merkle.ts'
import { formatVkey, parseLogVkey } from '../../src/core/note.ts'
import { formatBundle } from '../../src/core/tile.ts'
import { type RefusedTree, WitnessKeeper } from '../../src/log/witness-keeper.ts'
import { SqliteWitnessMemory } from '../../src/log/witness-memory.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { admitParty, harbour, northhaven } from '../harbour.ts'
import { MemoryLog, seedOf } from '../memory-log.ts'
import { type Desk, newDesk } from './command-line.ts'

describe('one server that shows two readers two trees of one size, signed by the key of its log', () => {
  /** What each reader is shown: every entry is lawful, and whoever sees one of them alone finds nothing. */
  let left: Depositary
  let right: Depositary
  let desk: Desk
  let port = 0
  const http = createServer(
    getRequestListener((request, env) =>
      (new URL(request.url).hostname === 'localhost' ? left : right).app.fetch(request, env),
    ),
  )
  before(async () => {
    desk = newDesk()
    left = await startDepositary({ parties: ['northhaven'] })
    right = await startDepositary({ parties: ['eastport'] })
    await once(http.listen(0, '127.0.0.1'), 'listening')
    port = (http.address() as AddressInfo).port
  })
  after(async () => {
    http.close().closeAllConnections()
    await Promise.all([left.close(), right.close(), desk.close()])
  })

  /** Audits what is shown under this name of the host, with what the first reader remembers. */
  const audited = (host: string) => desk.avow('audit', `http://${host}:${port}`, '--state', 'first.json')
  const evidenceFiles = () => readdirSync(desk.folder).filter(name => name.endsWith('.evidence.json'))

  it('has one of them cosigned, and convicts itself by the other', async () => {
    const told: RefusedTree[] = []
    const memory = new SqliteWitnessMemory(desk.at('witness.sqlite'))
    const cosigner = newCosigner('witness.example', seedOf('a witness'))
    const keeper = new WitnessKeeper(
      cosigner,
      [parseLogVkey(left.vkey)],
      memory,
      () => 0,
      one => told.push(one),
    )
    const asked = async (host: string) => {
      const checkpoint = await (await fetch(`http://${host}:${port}/log/checkpoint`)).text()
      return keeper.addCheckpoint(`old 0\n\n${checkpoint}`).status
    }
    assert.deepEqual([await asked('localhost'), await asked('127.0.0.1')], [200, 409])
    assert.equal(told.length, 1)
    assert.equal(checkEvidence(utf8(told[0]!.evidence!), { vkey: left.vkey }).is, 'fork')
    memory.close()
  })

  it('is found out once one reader hands the other what they remember, by evidence that convinces a third', async () => {
    const first = await audited('localhost')
    assert.deepEqual(
      [first.exit, /It does not prove:\n.*That the log shows everyone this/s.test(first.out)],
      [0, true],
    )
    const second = await audited('127.0.0.1')
    assert.equal(second.exit, 1)
    assert.match(second.err, /Refused \(log_forked\)[\s\S]*Evidence:\n {2}\{"checkpoints":/)
    const [file = '', ...more] = evidenceFiles()
    assert.deepEqual(more, [])
    const { exit, out } = await desk.avow('verify', file, '--vkey', left.vkey)
    assert.equal(exit, 0)
    assert.match(
      out,
      /two different trees of the same 4 entries[\s\S]*not prove:\n {2}· Which of the two histories/,
    )
    rmSync(desk.at(file))
    // To let the other tree grow hides nothing.
    await admit(right, 'westport')
    assert.match((await audited('127.0.0.1')).err, /Refused \(log_forked\)/)
    const grown = readFileSync(desk.at(evidenceFiles()[0]!))
    assert.equal(checkEvidence(grown, { vkey: left.vkey }).is, 'fork')
  })
})

describe('a log that its keeper rewrites, and puts back, behind the back of its auditor', () => {
  let desk: Desk
  before(() => {
    desk = newDesk()
  })
  after(() => desk.close())

  const copy = (folder: string, log: MemoryLog) => {
    const files = {
      checkpoint: log.head().checkpoint,
      [`tile/entries/000.p/${log.size}`]: formatBundle(log.entries),
      [`tile/0/000.p/${log.size}`]: concat(...log.entries.map(leafHash)),
    }
    for (const [path, bytes] of Object.entries(files)) {
      const file = desk.at(join(folder, path))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, bytes)
    }
  }
  const audited = (folder: string, state: string) =>
    desk.avow('audit', folder, '--vkey', vkey, '--state', state)
  let vkey = ''
  /** The files of this kind beside the state, each by its path. */
  const kept = (ending: string) =>
    readdirSync(desk.at('seen'))
      .filter(name => name.endsWith(ending))
      .map(name => `seen/${name}`)

  it('leaves the proof with the auditor, whatever law it breaks by the way', async () => {
    const log = harbour()
    admitParty(log, 'northhaven', [northhaven])
    vkey = formatVkey(log.signer.vkey)
    mkdirSync(desk.at('seen'))
    copy('first', log)
    assert.equal((await audited('first', 'seen/seen.json')).exit, 0)

    // Swapped, the last entry has seen more than there was.
    const swapped = new MemoryLog()
    for (const bytes of [...log.entries.slice(0, -2), log.entries.at(-1)!, log.entries.at(-2)!])
      swapped.smuggleEntry(bytes)
    copy('swapped', swapped)
    const alone = await audited('swapped', 'seen/other.json')
    assert.match(alone.err, /Refused \((?!log_)/)
    const refused = await audited('swapped', 'seen/seen.json')
    assert.match(refused.err, /Refused \(log_forked\)/)
    const [evidence, ...more] = kept('.evidence.json')
    assert.deepEqual(more, [])
    assert.equal((await desk.json('verify', evidence!, '--vkey', vkey)).is, 'fork')

    // The other auditor, who remembered nothing, has what was signed: once it is put right, that convicts.
    const [file] = kept('.refused.json')
    assert.ok(alone.err.includes(file!), alone.err)
    const again = await audited('first', file!)
    assert.match(again.err, /Refused \(log_forked\)/)
    assert.deepEqual(kept('.evidence.json'), [evidence])
  })
})
