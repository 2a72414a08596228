import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { concat, toBase64, utf8 } from '../../src/core/bytes.ts'
import { newCosigner } from '../../src/core/cosignature.ts'
import { checkEvidence } from '../../src/core/evidence.ts'
import { formatVkey, newNoteSigner } from '../../src/core/note.ts'
import { WitnessKeeper } from '../../src/log/witness-keeper.ts'
import { SqliteWitnessMemory } from '../../src/log/witness-memory.ts'
import { serveWitness } from '../../src/log/witness-server.ts'
import { without } from '../ground.ts'
import { facts } from '../harbour.ts'
import { ORIGIN, seedOf } from '../memory-log.ts'
import { buildGo, type Go, type GoWitness } from './go.ts'
import { openAccord, type Served, startServed, until } from './served.ts'

const logVkey = formatVkey(newNoteSigner(ORIGIN, seedOf('the log')).vkey)
const folder = mkdtempSync(join(tmpdir(), 'avow-witnessing-'))
after(() => rmSync(folder, { recursive: true }))

describe('a witness of others that has seen the log', { skip: without('go') }, () => {
  let go: Go
  let witness: GoWitness
  let witnesses = 0
  const newWitness = async () => {
    const memory = join(folder, `witness-${witnesses++}`)
    mkdirSync(memory)
    return go.witness(['-log', logVkey, '-folder', memory])
  }
  const admit = (to: Served, party: string) =>
    to.post('party/admitted', { party, ...facts(party), keys: [], claims: false })
  const stopped = (served: Served) =>
    until(
      () => / This server signs nothing until a person has looked\.$/.test(served.log.ready()?.message ?? ''),
      () => served.log.witnesses(),
    )
  const cosignedAt = (served: Served, size: number) =>
    until(
      () => served.log.witnessed()?.size === size,
      () => served.log.witnesses(),
    )

  before(async () => {
    go = await buildGo('witness')
  })
  after(() => go.close())

  it('stops an old copy that was restored, before it signs anything', async () => {
    witness = await newWitness()
    const [home, copy] = [join(folder, 'home'), join(folder, 'copy')]
    const first = await startServed(home, [witness])
    await until(() => first.log.ready() === null)
    await openAccord(first)
    await first.close()
    cpSync(home, copy, { recursive: true })

    const again = await startServed(home, [witness])
    await until(() => again.log.ready() === null)
    assert.equal((await admit(again, 'northhaven')).status, 201)
    await cosignedAt(again, 5)
    await again.close()

    const restored = await startServed(copy, [witness])
    const early = await admit(restored, 'eastport')
    assert.equal(early.status, 503, 'nothing is signed before the witness has answered')
    await stopped(restored)
    assert.match(restored.log.ready()!.message, /has seen 5 entries of this log; this copy holds 4/)
    const refused = await admit(restored, 'eastport')
    assert.equal(refused.status, 503)
    assert.equal(((await refused.json()) as { code: string }).code, 'read_only')
    assert.equal(restored.log.head()?.size, 4)
    assert.equal((await fetch(`${restored.site}/readyz`)).status, 503)
    await restored.close()
  })

  it('stops a second history of the same size', async () => {
    witness = await newWitness()
    const one = await startServed(join(folder, 'one'), [witness])
    await until(() => one.log.ready() === null)
    await openAccord(one)
    await cosignedAt(one, 4)
    const blind = await startServed(join(folder, 'two'))
    await openAccord(blind)
    await blind.close()
    const two = await startServed(join(folder, 'two'), [witness])
    await stopped(two)
    assert.match(two.log.ready()!.message, /has seen another tree of size 4/)
    assert.equal(checkEvidence(utf8(two.log.ready()!.evidence!), { vkey: logVkey }).is, 'fork')
    assert.equal((await admit(two, 'eastport')).status, 503)
    assert.equal(one.log.ready(), null, 'the log that was seen goes on')
    await one.close()
    await two.close()
  })

  it('stops two that write to one log, the one that was seen later', async () => {
    witness = await newWitness()
    const [left, right] = [join(folder, 'left'), join(folder, 'right')]
    const first = await startServed(left, [witness])
    await until(() => first.log.ready() === null)
    await openAccord(first)
    await first.close()
    cpSync(left, right, { recursive: true })
    const [one, two] = [await startServed(left, [witness]), await startServed(right, [witness])]
    await until(() => one.log.ready() === null && two.log.ready() === null)

    assert.equal((await admit(one, 'northhaven')).status, 201)
    await cosignedAt(one, 5)
    // As they fall into batches: at the size that was seen the roots differ, past it only the proof tells.
    await Promise.all(['eastport', 'westport', 'southport'].map(party => admit(two, party)))
    await stopped(two)
    assert.match(two.log.ready()!.message, /has seen another tree of size 5 than this log has/)
    assert.equal((await admit(two, 'midport')).status, 503)
    assert.equal(one.log.ready(), null)
    await one.close()
    await two.close()
  })
})

describe('our own witness', { skip: without('go') }, () => {
  it('answers a log of others as the protocol says, rightly and wrongly asked', async () => {
    const go = await buildGo('feeder')
    const seed = seedOf('a log in Go')
    const log = newNoteSigner('feeder.example/log', seed)
    const cosigner = newCosigner('witness.example', seedOf('our witness'))
    const memory = new SqliteWitnessMemory(join(folder, 'memory.sqlite'))
    const now = () => Math.floor(Date.now() / 1000)
    const { url, close } = await serveWitness(new WitnessKeeper(cosigner, [log.vkey], memory, now))
    const vkey = formatVkey(cosigner.vkey)
    const skey = `PRIVATE+KEY+${log.vkey.name}+${log.vkey.keyId}+${toBase64(concat(Uint8Array.of(1), seed))}`
    const { code, stdout, stderr } = await go.run('feeder', ['-url', url, '-witness', vkey, '-key', skey])
    assert.equal(stderr, '')
    assert.equal(code, 0)
    const answers = stdout.split('\n').map(line => line.slice(0, 3))
    assert.deepEqual(
      [200, 400, 403, 404, 409, 422].map(status => answers.filter(each => each === String(status)).length),
      [4, 7, 1, 1, 2, 5],
      stdout,
    )
    await close()
    memory.close()
    go.close()
  })
})
