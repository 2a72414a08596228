import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { openCheckpoint } from '../core/checkpoint.ts'
import { addSignatures, newCosigner, openCosignatures } from '../core/cosignature.ts'
import { newNoteSigner } from '../core/note.ts'
import { SmallLog } from './witness.fixture.ts'
import { MOST_REQUEST, WitnessKeeper } from './witness-keeper.ts'
import { SqliteWitnessMemory } from './witness-memory.ts'
import { serveWitness } from './witness-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'avow-witness-'))
after(() => rmSync(folder, { recursive: true }))
const signer = newNoteSigner('harbour.example/log', new Uint8Array(32).fill(1))
const cosigner = newCosigner('witness.example', new Uint8Array(32).fill(2))

async function start(
  name: string,
  troubled: (error: unknown) => void = () => undefined,
  patienceMs?: number,
) {
  const memory = new SqliteWitnessMemory(join(folder, `${name}.sqlite`))
  const keeper = new WitnessKeeper(cosigner, [signer.vkey], memory, () => 1_780_000_000)
  return { memory, ...(await serveWitness(keeper, { troubled, ...(patienceMs && { patienceMs }) })) }
}

const send = (url: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(`${url}/add-checkpoint`, { method: 'POST', body, signal: AbortSignal.timeout(10_000) })

describe('a witness on the network', () => {
  it('answers in the protocol, one connection or many', async () => {
    const { url, memory, close } = await start('many')
    const log = new SmallLog(signer)
    const head = log.grow(5)
    const body = await log.request(0)
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(url, body)))
    const statuses = answers.map(answer => answer.status).sort()
    assert.deepEqual(statuses, [200, ...Array(19).fill(409)])
    for (const answer of answers) {
      const type = answer.headers.get('content-type')
      if (answer.status === 409) assert.deepEqual([await answer.text(), type], ['5\n', 'text/x.tlog.size'])
      else assert.equal(openCosignatures(head.checkpoint + (await answer.text()), [cosigner.vkey]).length, 1)
    }
    await close()
    memory.close()
  })

  it('lets one of many forks win', async () => {
    const { url, memory, close } = await start('forks')
    const bodies = await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const log = new SmallLog(signer)
        log.grow(3 + (i % 4), `history ${i}`)
        return log.request(0)
      }),
    )
    const answers = await Promise.all(bodies.map(body => send(url, body)))
    assert.equal(answers.filter(({ status }) => status === 200).length, 1)
    assert.equal(answers.filter(({ status }) => status === 409).length, 19)
    await close()
    memory.close()
  })

  it('shows monitors the newest checkpoint that it cosigned, also after a kill before the cosignature', async () => {
    const { url, memory, close } = await start('monitored')
    const log = new SmallLog(signer)
    const address = `${createHash('sha256').update(signer.vkey.name).digest('hex')}/checkpoint`
    const newest = async (at = url) => {
      const answer = await fetch(`${at}/${address}`)
      assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8')
      const note = await answer.text()
      assert.equal(openCosignatures(note, [cosigner.vkey]).length, 1)
      return openCheckpoint(note, signer.vkey)
    }
    for (const by of [5, 300]) {
      const old = log.head.size
      const head = log.grow(by)
      // Lines of strangers, which anybody can add, are not passed on.
      const junk = Array.from({ length: 99 }, (_, i) => newNoteSigner(`junk${i}`, new Uint8Array(32).fill(9)))
      const signatures = junk.map(one => one.sign(head.checkpoint))
      const checkpoint = addSignatures(head.checkpoint, signatures)
      const body = (await log.request(old)).replace(head.checkpoint, checkpoint)
      assert.equal((await send(url, body)).status, 200)
      assert.deepEqual(
        { ...(await newest()) },
        { origin: signer.vkey.name, size: head.size, root: head.root },
      )
    }
    const seen = memory.seen(signer.vkey.name)!
    memory.advance(signer.vkey.name, seen, { ...seen, note: log.head.checkpoint })
    assert.equal((await newest()).size, 305)
    assert.match(memory.seen(signer.vkey.name)!.note!, /— witness\.example /)
    await close()
    memory.close()
  })

  // Node by itself looks for such once in half a minute.
  it('waits for no client longer than it says, slow at its head or at its body', {
    timeout: 15_000,
  }, async () => {
    const { url, memory, close } = await start('slow', undefined, 200)
    for (const begun of [
      'POST /add-',
      'POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 9\r\n\r\nold',
    ]) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1').resume()
      socket.write(begun)
      await once(socket, 'close')
    }
    await close()
    memory.close()
  })

  it('refuses long bodies, ill-formed text, other methods and other addresses', async () => {
    const { url, memory, close } = await start('strange')
    assert.equal((await send(url, 'x'.repeat(MOST_REQUEST + 1))).status, 413)
    assert.equal((await send(url, Uint8Array.of(0x6f, 0xff))).status, 400)
    const other = await fetch(`${url}/add-checkpoint`)
    assert.deepEqual([other.status, other.headers.get('allow')], [405, 'POST'])
    assert.equal((await fetch(url)).status, 404)
    const monitored = `${url}/${createHash('sha256').update(signer.vkey.name).digest('hex')}/checkpoint`
    assert.equal((await fetch(monitored)).status, 404, 'nothing is cosigned yet')
    const posted = await fetch(monitored, { method: 'POST', body: 'x' })
    assert.deepEqual([posted.status, posted.headers.get('allow')], [405, 'GET'])
    await close()
    memory.close()
  })

  it('answers 503 and cosigns nothing where its memory fails', async () => {
    const troubles: unknown[] = []
    const { url, memory, close } = await start('failing', error => troubles.push(error))
    memory.close()
    const log = new SmallLog(signer)
    log.grow(1)
    const answer = await send(url, await log.request(0))
    assert.equal(answer.status, 503)
    assert.doesNotMatch(await answer.text(), /—|at \w+ \(/)
    assert.equal(troubles.length, 1)
    await close()
  })

  it('stands by its answer after a kill between memory and answer', async () => {
    const path = join(folder, 'killed.sqlite')
    const witness = startFragile(path)
    const url = await witness.url
    const log = new SmallLog(signer)
    log.grow(5)
    await assert.rejects(send(url, await log.request(0)), 'the connection ends without an answer')
    await once(witness.child, 'close')
    assert.equal(witness.child.signalCode, 'SIGKILL')

    const again = await start('killed')
    const fork = new SmallLog(signer)
    fork.grow(5, 'another history')
    assert.equal((await send(again.url, await fork.request(0))).status, 409, 'the log learns what was seen')
    assert.equal((await send(again.url, await fork.request(5))).status, 422, 'no fork gets a cosignature')
    assert.equal((await send(again.url, await log.request(5))).status, 200, 'the log gets its own after all')
    await again.close()
    again.memory.close()
  })
})

/** A witness in a process of its own that dies when it has remembered and not answered yet. */
function startFragile(path: string): { child: ChildProcess; url: Promise<string> } {
  const at = (name: string) => JSON.stringify(import.meta.resolve(name))
  const script = `
    const { SqliteWitnessMemory } = await import(${at('./witness-memory.ts')})
    const { WitnessKeeper } = await import(${at('./witness-keeper.ts')})
    const { serveWitness } = await import(${at('./witness-server.ts')})
    const { newCosigner } = await import(${at('../core/cosignature.ts')})
    const { newNoteSigner } = await import(${at('../core/note.ts')})
    const memory = new SqliteWitnessMemory(${JSON.stringify(path)})
    const dying = {
      seen: origin => memory.seen(origin),
      cosigned: () => process.exit(3),
      keepRefused: () => process.exit(4),
      advance: (...trees) => {
        memory.advance(...trees)
        process.kill(process.pid, 'SIGKILL')
      },
    }
    const log = newNoteSigner('harbour.example/log', new Uint8Array(32).fill(1)).vkey
    const cosigner = newCosigner('witness.example', new Uint8Array(32).fill(2))
    const { url } = await serveWitness(new WitnessKeeper(cosigner, [log], dying, () => 1780000000))
    console.log(url)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = once(child.stdout, 'data').then(([data]) => String(data).trim())
  return { child, url }
}
