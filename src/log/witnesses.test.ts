import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { utf8 } from '../core/bytes.ts'
import { newCosigner, openCosignatures } from '../core/cosignature.ts'
import { checkEvidence } from '../core/evidence.ts'
import { formatVkey, newNoteSigner } from '../core/note.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Store } from '../store/store.ts'
import type { Published } from './sequence.ts'
import { SmallLog, startStranger } from './witness.fixture.ts'
import type { WitnessState } from './witness.ts'
import { WitnessKeeper } from './witness-keeper.ts'
import { SqliteWitnessMemory } from './witness-memory.ts'
import { serveWitness } from './witness-server.ts'
import { Witnesses } from './witnesses.ts'

const folder = mkdtempSync(join(tmpdir(), 'avow-witnesses-'))
const open: (() => unknown)[] = []
after(async () => {
  for (const close of open) await close()
  rmSync(folder, { recursive: true })
})
const signer = newNoteSigner('harbour.example/log', new Uint8Array(32).fill(1))

async function startWitness(name: string) {
  const cosigner = newCosigner(name, new Uint8Array(32).fill(name.length))
  const memory = new SqliteWitnessMemory(join(folder, `${name}.sqlite`))
  const now = () => Math.floor(Date.now() / 1000)
  const { url, close } = await serveWitness(new WitnessKeeper(cosigner, [signer.vkey], memory, now))
  open.push(close, () => memory.close())
  return { url, vkey: formatVkey(cosigner.vkey), key: cosigner.vkey }
}

/** A log with its witnesses around it; `stored` is what its store was asked to keep. */
function around(
  log: SmallLog,
  addresses: { url: string; vkey: string }[],
  cosign?: Store['cosign'],
  known: readonly string[] = [],
) {
  const alarms: Refusal[] = []
  const stored: string[] = []
  const seen: Published[] = []
  const timed: [name: string, time: number][] = []
  const changes: WitnessState[] = []
  const keep: Store['cosign'] = async (_size, _root, checkpoint) => {
    stored.push(checkpoint)
  }
  const witnesses = new Witnesses({
    store: { tiles: log.store.tiles, cosign: cosign ?? keep },
    signer,
    addresses,
    head: () => (log.head.size === 0 ? undefined : log.head),
    cosigned: head => seen.push(head),
    knew: vkey => known.includes(vkey),
    timed: (name, time) => timed.push([name, time]),
    alarm: refusal => alarms.push(refusal),
    changed: state => changes.push(state),
  })
  open.push(() => witnesses.close())
  return { witnesses, alarms, stored, seen, timed, changes }
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 10) {
    if (waited > 30_000) throw new Error(`This never came: ${holds}`)
    await sleep(10)
  }
}

describe('the witnesses of a log', () => {
  it('are all heard before anything is signed', async () => {
    const log = new SmallLog(signer)
    const [one, two] = [await startWitness('one.example'), await startWitness('second.example')]
    const { witnesses } = around(log, [one, two])
    assert.match(witnesses.awaited!.message, /one\.example, second\.example/)
    assert.equal(witnesses.awaited!.code, 'read_only')
    witnesses.ask()
    await until(() => witnesses.awaited === null)
  })

  it('cosign one and the same checkpoint, each line once', async () => {
    const log = new SmallLog(signer)
    const [one, two] = [await startWitness('a1.example'), await startWitness('a22.example')]
    log.grow(7)
    const { witnesses, seen, stored } = around(log, [one, two])
    witnesses.ask()
    await until(() => seen.length === 2)
    const last = seen.at(-1)!
    assert.equal(last.size, 7)
    assert.equal(openCosignatures(last.checkpoint, [one.key, two.key]).length, 2)
    assert.equal(stored.at(-1), last.checkpoint)
    assert.equal(last.checkpoint.match(/^— /gm)?.length, 3)
  })

  it('do not wait for one that hangs, nor does closing', async () => {
    const log = new SmallLog(signer)
    log.grow(1)
    const hanging = await startStranger(() => undefined)
    open.push(hanging.close)
    const good = await startWitness('b.example')
    const slow = newCosigner('slow.example', new Uint8Array(32).fill(9))
    const { witnesses, seen } = around(log, [{ url: hanging.url, vkey: formatVkey(slow.vkey) }, good])
    witnesses.ask()
    await until(() => seen.length === 1)
    log.grow(1)
    witnesses.ask()
    await until(() => seen.length === 2)
    assert.equal(seen.at(-1)?.size, 2)
    assert.equal(hanging.requests.length, 1, 'it is not asked again while it is being asked')
    assert.match(witnesses.awaited!.message, /: slow\.example\.$/)
    await witnesses.close()
  })

  it('are asked again where the line could not be kept', async () => {
    const log = new SmallLog(signer)
    log.grow(1)
    let failures = 1
    const { witnesses, seen } = around(log, [await startWitness('c.example')], async () => {
      if (failures-- > 0) throw new Error('the disk is full')
    })
    witnesses.ask()
    await until(() => seen.length === 1)
    assert.equal(witnesses.awaited, null)
  })

  it('do not stop the log by a word that one of them cannot show; it is told of once', async () => {
    const log = new SmallLog(signer)
    const liar = await startStranger((_, response) =>
      response
        .writeHead(409, { 'content-type': 'text/x.tlog.size' })
        .end(`${1_000 + liar.requests.length}\n`),
    )
    open.push(liar.close)
    const vkey = formatVkey(newCosigner('liar.example', new Uint8Array(32).fill(9)).vkey)
    const { witnesses, alarms, seen, changes } = around(log, [
      { url: liar.url, vkey },
      await startWitness('e.example'),
      await startWitness('another.example'),
    ])
    witnesses.ask()
    await until(() => witnesses.awaited === null)
    log.grow(1)
    witnesses.ask()
    await until(() => seen.length >= 2 && liar.requests.length > 2)
    await witnesses.close()
    assert.deepEqual(alarms, [])
    assert.equal(changes.length, 1)
    assert.match(changes[0]!.trouble!, /^liar\.example says that it has seen 100\d entries of this log/)
    assert.equal(witnesses.states[0]?.cosigned, null)
  })

  it('hold a log at its start where as many claim to have seen another as had seen this one before', async () => {
    const log = new SmallLog(signer)
    log.grow(5)
    // It speaks the protocol and shows nothing: a liar does so, and an honest one that serves no checkpoints.
    const claiming = await startStranger((body, response) => {
      response.writeHead(body === '' ? 404 : 409, { 'content-type': 'text/x.tlog.size' }).end('1000\n')
    })
    open.push(claiming.close)
    const key = newCosigner('claiming.example', new Uint8Array(32).fill(7))
    const alone = { url: claiming.url, vkey: formatVkey(key.vkey) }
    const honest = [await startWitness('honest.example'), await startWitness('honest.too.example')]
    const isHeld = ({ witnesses }: ReturnType<typeof around>) =>
      /seen another log than this copy.*claiming\.example\./.test(witnesses.awaited?.message ?? '')

    // They take the log as it comes, since they have never seen it: that contradicts nobody.
    const held = around(log, [alone, ...honest])
    held.witnesses.ask()
    await until(() => isHeld(held) && held.seen.length === 2)
    assert.deepEqual(held.alarms, [])
    await held.witnesses.close()

    const again = around(log, [alone, ...honest])
    again.witnesses.ask()
    await until(() => again.witnesses.awaited === null)
    assert.deepEqual(again.alarms, [])
    await again.witnesses.close()

    const tied = around(log, [alone, honest[0]!])
    tied.witnesses.ask()
    await until(() => isHeld(tied) && tied.seen.length === 1)
  })

  it('are still awaited where one that knew the log answers that it does not, as any proxy would', async () => {
    const log = new SmallLog(signer)
    log.grow(5)
    const proxy = await startStranger((_, response) => void response.writeHead(404).end('nginx'))
    open.push(proxy.close)
    const vkey = formatVkey(newCosigner('behind.example', new Uint8Array(32).fill(6)).vkey)
    const known = around(log, [{ url: proxy.url, vkey }], undefined, [vkey])
    known.witnesses.ask()
    await until(() => proxy.requests.length > 3)
    assert.match(known.witnesses.awaited!.message, /must say what they have seen.*behind\.example/)
    await known.witnesses.close()
    const never = around(log, [{ url: proxy.url, vkey }])
    never.witnesses.ask()
    await until(() => never.witnesses.awaited === null)
  })

  it('stop the log that has forked, and are not asked again', async () => {
    const witness = await startWitness('d.example')
    const log = new SmallLog(signer)
    log.grow(5)
    const first = around(log, [witness])
    first.witnesses.ask()
    await until(() => first.seen.length === 1)

    const fork = new SmallLog(signer)
    fork.grow(5, 'another history')
    const second = around(fork, [witness])
    second.witnesses.ask()
    await until(() => second.alarms.length === 1)
    assert.equal(second.alarms[0]?.code, 'log_forked')
    const vkey = formatVkey(signer.vkey)
    assert.equal(checkEvidence(utf8(second.alarms[0]!.evidence!), { vkey }).is, 'fork')
    await second.witnesses.close()
    assert.equal(second.alarms.length, 1)
    assert.deepEqual(second.seen, [])
  })
})
