import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { utf8 } from '../../src/core/bytes.ts'
import { newCosigner } from '../../src/core/cosignature.ts'
import { checkEvidence } from '../../src/core/evidence.ts'
import { parseLogVkey } from '../../src/core/note.ts'
import { type RefusedTree, WitnessKeeper } from '../../src/log/witness-keeper.ts'
import { SqliteWitnessMemory } from '../../src/log/witness-memory.ts'
import { admit, type Depositary, startDepositary } from '../depositary.ts'
import { seedOf } from '../memory-log.ts'
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
