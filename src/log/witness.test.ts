import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, describe, it } from 'node:test'
import { utf8 } from '../core/bytes.ts'
import { addSignatures, newCosigner, openCosignatures } from '../core/cosignature.ts'
import { checkEvidence } from '../core/evidence.ts'
import { formatSignatureLine, formatVkey, newNoteSigner, openNote, parseNote } from '../core/note.ts'
import type { Refusal } from '../core/refusal.ts'
import { SmallLog, type Stranger, startStranger } from './witness.fixture.ts'
import { UnprovenClaim, Witness } from './witness.ts'
import { WitnessKeeper } from './witness-keeper.ts'
import { SqliteWitnessMemory } from './witness-memory.ts'
import { serveWitness } from './witness-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'avow-asking-'))
const open: (() => unknown)[] = []
after(async () => {
  for (const close of open) await close()
  rmSync(folder, { recursive: true })
})

const signer = newNoteSigner('harbour.example/log', new Uint8Array(32).fill(1))
const cosigner = newCosigner('witness.example', new Uint8Array(32).fill(2))
const vkey = formatVkey(cosigner.vkey)
let time = 1_780_000_000

let files = 0
async function startWitness(): Promise<string> {
  const memory = new SqliteWitnessMemory(join(folder, `${files++}.sqlite`))
  const { url, close } = await serveWitness(new WitnessKeeper(cosigner, [signer.vkey], memory, () => time++))
  open.push(close, () => memory.close())
  return url
}

async function stranger(
  answer: (body: string, response: ServerResponse) => void,
  newest?: () => string,
): Promise<Stranger> {
  const started = await startStranger(answer, newest)
  open.push(started.close)
  return started
}

/** The cosignature line that a witness would answer with. */
const lineFor = (body: string, by = cosigner) =>
  formatSignatureLine(by.cosign(parseNote(body.slice(body.indexOf('\n\n') + 2)).text, time))

describe('a log that asks a witness', () => {
  let log: SmallLog
  beforeEach(() => {
    log = new SmallLog(signer)
  })
  const asking = (url: string, of = log, store = of.store) =>
    new Witness({ url, vkey }, { store, log: signer.vkey, head: () => of.head })
  /** What the evidence of a refusal proves to whoever has the key of the log. */
  const proves = (error: unknown) =>
    checkEvidence(utf8((error as Refusal).evidence!), { vkey: formatVkey(signer.vkey) }).is

  it('gets a cosignature for each checkpoint, and tells of the newest', async () => {
    const witness = asking(`${await startWitness()}/`)
    assert.deepEqual(witness.state, { name: 'witness.example', vkey, cosigned: null, trouble: null })
    for (const by of [0, 1, 299]) {
      const head = log.grow(by)
      const line = await witness.cosign(head)
      const note = addSignatures(head.checkpoint, [line!])
      const [cosignature] = openCosignatures(note, [cosigner.vkey])
      assert.deepEqual(witness.state.cosigned, { size: head.size, time: cosignature?.time })
    }
  })

  it('learns after a restart what the witness has seen', async () => {
    const url = await startWitness()
    await asking(url).cosign(log.grow(5))
    assert.notEqual(await asking(url).cosign(log.grow(5)), undefined)
  })

  it('asks again where the witness has cosigned and the answer was lost', async () => {
    const real = await startWitness()
    let lost = false
    const { url } = await stranger(async (body, response) => {
      const answer = await fetch(`${real}/add-checkpoint`, { method: 'POST', body })
      if (!lost) response.destroy()
      else response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type')! })
      lost = true
      response.end(await answer.text())
    })
    const witness = asking(url)
    await assert.rejects(witness.cosign(log.grow(5)), { code: 'server_unreachable' })
    assert.match(witness.state.trouble!, /does not answer/)
    assert.notEqual(await witness.cosign(log.grow(2)), undefined)
    assert.equal(witness.state.trouble, null)
  })

  it('stops where the witness shows more than this copy holds', async () => {
    const url = await startWitness()
    const copy = new SmallLog(signer)
    copy.grow(5)
    log.grow(5)
    await asking(url).cosign(log.grow(5))
    await assert.rejects(asking(url, copy).cosign(copy.head), error => {
      assert.match(
        (error as Error).message,
        /witness\.example has seen 10 entries of this log; this copy holds 5/,
      )
      assert.equal(proves(error), 'sizes')
      return (error as { code?: string }).code === 'log_shrunk'
    })
    const empty = new SmallLog(signer)
    await assert.rejects(asking(url, empty).cosign(empty.head), { code: 'log_shrunk' })
  })

  it('stops where the witness shows another tree, of this size or of a smaller one', async () => {
    const url = await startWitness()
    await asking(url).cosign(log.grow(5))
    const fork = new SmallLog(signer)
    const forked = (error: unknown) => {
      assert.equal(proves(error), 'fork')
      return (error as Refusal).code === 'log_forked'
    }
    await assert.rejects(asking(url, fork).cosign(fork.grow(5, 'another history')), forked)
    await assert.rejects(asking(url, fork).cosign(fork.grow(3)), forked)
    // One that has asked before meets it without the detour of a 409.
    const witness = asking(url, fork)
    await assert.rejects(witness.cosign(fork.head), forked)
    await assert.rejects(witness.cosign(fork.grow(1)), forked)
  })

  it('stops where the newest checkpoint alone tells it, before anything is shown', async () => {
    const fork = new SmallLog(signer)
    const { url, requests } = await stranger(
      () => assert.fail('it was asked to cosign'),
      () => fork.grow(8, 'another history').checkpoint,
    )
    await assert.rejects(asking(url).cosign(log.grow(1)), { code: 'log_shrunk' })
    assert.deepEqual(requests, [])
  })

  it('does not believe a word that the witness cannot show', async () => {
    const claims: Record<string, (response: ServerResponse) => void> = {
      'a larger size': response =>
        response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('1000000\n'),
      'another tree of a smaller size': response =>
        requests === 1
          ? response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('2\n')
          : response.writeHead(422).end(),
      'another tree of this size': response =>
        response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('3\n'),
    }
    let requests = 0
    const thief = new SmallLog(newNoteSigner(signer.vkey.name, new Uint8Array(32).fill(3)))
    const shown: (undefined | (() => string))[] = [
      undefined,
      () => '<html>It works!</html>',
      // By another key, a tree of ours that is smaller, and our own.
      () => thief.head.checkpoint,
      () => new SmallLog(signer).head.checkpoint,
      () => log.head.checkpoint,
    ]
    thief.grow(1_000_000 % 4_096)
    log.grow(3)
    for (const [what, claim] of Object.entries(claims))
      for (const newest of shown) {
        requests = 0
        const { url } = await stranger((_, response) => {
          requests += 1
          claim(response)
        }, newest)
        await assert.rejects(asking(url).cosign(log.head), error => {
          assert.ok(error instanceof UnprovenClaim, what)
          assert.match(error.message, /says that it has seen .*, and shows no such checkpoint/)
          return error.code === 'server_confused'
        })
      }
  })

  it('is not alarmed where somebody has shown the witness a newer checkpoint of this very log', async () => {
    const url = await startWitness()
    const [old, head] = [log.grow(5), log.grow(2)]
    await fetch(`${url}/add-checkpoint`, { method: 'POST', body: await log.request(0) })
    const witness = asking(url)
    await assert.rejects(witness.cosign(old), {
      code: 'server_confused',
      message: /has seen a newer checkpoint/,
    })
    assert.notEqual(await witness.cosign(head), undefined)
  })

  it('asks for the newest checkpoint at another address where the witness has one', async () => {
    const own = new SmallLog(signer)
    const monitor = await stranger(
      () => assert.fail(),
      () => own.grow(9).checkpoint,
    )
    const { url } = await stranger((body, response) => response.end(lineFor(body)))
    const address = { url, vkey, monitor: `${monitor.url}/` }
    const witness = new Witness(address, { store: log.store, log: signer.vkey, head: () => log.head })
    await assert.rejects(witness.cosign(log.grow(1)), { code: 'log_shrunk' })
  })

  it('takes a damaged tile of its own for damage, and no fork', async () => {
    const url = await startWitness()
    await asking(url).cosign(log.grow(5))
    const head = log.grow(3)
    const tiles: typeof log.store.tiles = async places =>
      (await log.store.tiles(places)).map(tile => tile?.map(byte => byte ^ 1))
    const damaged = asking(url, log, { tiles })
    await assert.rejects(damaged.cosign(head), { code: 'store_damaged' })
    const short = async (places: Parameters<typeof tiles>[0]) =>
      (await log.store.tiles(places)).map(tile => tile?.subarray(0, 33))
    await assert.rejects(asking(url, log, { tiles: short }).cosign(head), {
      code: 'store_damaged',
    })
    assert.notEqual(await asking(url).cosign(head), undefined)
  })

  it('goes on without a witness that does not know it', async () => {
    const { url } = await stranger((_, response) => response.writeHead(404).end())
    const witness = asking(url)
    assert.equal(await witness.cosign(log.grow(1)), undefined)
    assert.equal(witness.state.trouble, 'it does not know this log')
  })

  it('ignores lines of other keys, above all of its own', async () => {
    const impostor = signer.sign('something else\n')
    const other = newCosigner('other.example', new Uint8Array(32).fill(4))
    const { url } = await stranger((body, response) =>
      response.end(formatSignatureLine(impostor) + lineFor(body) + lineFor(body, other)),
    )
    const head = log.grow(1)
    const line = await asking(url).cosign(head)
    assert.deepEqual(line, parseNote(addSignatures(head.checkpoint, [line!])).signatures[1])
    assert.equal(line?.keyId, cosigner.vkey.keyId)
    openNote(addSignatures(head.checkpoint, [line!]), [signer.vkey])
  })

  const confused: Record<string, (body: string, response: ServerResponse) => void> = {
    'no line of its own': (body, response) =>
      response.end(lineFor(body, newCosigner('other.example', new Uint8Array(32).fill(4)))),
    'nothing at all': (_, response) => response.end(),
    'something else': (_, response) => response.end('<html>It works!</html>'),
    'a cosignature of another checkpoint': (_, response) =>
      response.end(
        formatSignatureLine(cosigner.cosign(`${signer.vkey.name}\n0\n${'A'.repeat(43)}=\n`, time)),
      ),
    'a failure': (_, response) => response.writeHead(500).end('a failure'),
    'a proof that it does not want, at first sight': (_, response) => response.writeHead(422).end(),
    'another size each time': (body, response) =>
      response
        .writeHead(409, { 'content-type': 'text/x.tlog.size' })
        .end(body.startsWith('old 0\n') ? '1\n' : '0\n'),
    'no size': (_, response) => response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('many\n'),
    'more than anybody needs': (_, response) => response.end('x'.repeat(100_000)),
    'another address': (_, response) => response.writeHead(307, { location: '/elsewhere' }).end(),
  }
  for (const [what, answer] of Object.entries(confused))
    it(`is not alarmed by ${what}`, async () => {
      const { url } = await stranger(answer)
      const witness = asking(url)
      await assert.rejects(witness.cosign(log.grow(3)), error => {
        const { code = '' } = error as { code?: string }
        return !['log_shrunk', 'log_forked', ''].includes(code)
      })
      assert.notEqual(witness.state.trouble, null)
    })

  it('tells a witness that is not one in words', async () => {
    const { url } = await stranger((_, response) => response.end('<html>A page of something else</html>'))
    await assert.rejects(asking(url).cosign(log.grow(3)), error =>
      ['server_confused', 'note_malformed'].includes((error as { code: string }).code),
    )
    const { url: broken } = await stranger((_, response) => response.writeHead(500).end('a failure'))
    await assert.rejects(asking(broken).cosign(log.grow(3)), { code: 'server_confused' })
  })

  it('has one patience for all that it is asked, however many questions that takes', async t => {
    const { url } = await stranger((body, response) =>
      response
        .writeHead(409, { 'content-type': 'text/x.tlog.size' })
        .end(body.startsWith('old 0\n') ? '1\n' : '0\n'),
    )
    const patience = t.mock.method(AbortSignal, 'timeout')
    const asked = t.mock.method(globalThis, 'fetch')
    await assert.rejects(asking(url).cosign(log.grow(3)), { code: 'server_confused' })
    assert.deepEqual([asked.mock.callCount(), patience.mock.callCount()], [3, 1])
  })

  it('breaks off when it is closed', async () => {
    const { url } = await stranger(() => undefined)
    const closed = new AbortController()
    const asked = asking(url).cosign(log.grow(1), closed.signal)
    setImmediate(() => closed.abort())
    await assert.rejects(asked, { code: 'server_unreachable' })
  })
})
