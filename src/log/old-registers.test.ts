import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { type Depositary, startDepositary } from '../../test/depositary.ts'
import { exportLines } from '../register/export.ts'
import { Register } from '../register/fold.ts'
import type { Networks } from './networks.ts'
import { OldRegisters } from './old-registers.ts'

/** A network that lies in no other. */
const of = (network: string): Networks => [network, network, network]

/** What this process has open, where the system tells. */
const FILES = '/proc/self/fd'

describe('registers at older sizes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-old-'))
  const former = process.env.TMPDIR
  let threads = 0
  const count = () => void threads++
  let it_: Depositary
  let expected: string[]
  let old: OldRegisters
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'eastbay'] })
    const register = new Register()
    expected = [[...exportLines(register)].join('')]
    for (const bytes of await it_.log.store.entries(0, 5)) {
      register.fold(bytes)
      expected.push([...exportLines(register)].join(''))
    }
    process.env.TMPDIR = folder
    process.on('worker', count)
  })
  after(async () => {
    process.off('worker', count)
    if (former === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = former
    rmSync(folder, { recursive: true })
    await it_.close()
  })
  const start = (most?: number) => {
    threads = 0
    old = new OldRegisters(it_.log.store.place, most)
  }
  afterEach(() => old.close())
  const read = async (size: number, network: string) =>
    (await Array.fromAsync(await old.take(size, of(network)))).join('')
  const openFiles = () =>
    readdirSync(FILES).filter(name => {
      try {
        return readlinkSync(join(FILES, name)).startsWith(join(folder, 'avow-register-'))
      } catch {
        // That of the folder itself is closed by now.
        return false
      }
    }).length
  const sizes = () => old.kept.map(({ size }) => size)

  it('are made by another thread, once for all who ask, and then read from a file without a name', async () => {
    start()
    const both = await Promise.all([read(3, 'a'), read(3, 'b')])
    assert.deepEqual(both, [expected[3], expected[3]])
    assert.equal(threads, 1)
    assert.equal(await read(3, 'c'), expected[3])
    assert.equal(threads, 1)
    assert.deepEqual(old.kept, [{ size: 3, bytes: Buffer.byteLength(expected[3]!) }])
    assert.deepEqual(readdirSync(folder), [])
  })

  it('are kept up to a bound: what was used longest ago goes first', async () => {
    start(Buffer.byteLength(expected[3]! + expected[4]!))
    await read(2, 'a')
    await read(3, 'a')
    await read(2, 'b')
    const slow = await old.take(3, of('b'))
    await read(2, 'b')
    await read(4, 'a')
    assert.deepEqual(sizes(), [2, 4])
    await assert.rejects(slow.next(), { code: 'store_failing' })
  })

  it('go from the network that had most made, so that nobody empties the place for all', async () => {
    start(Buffer.byteLength(expected[1]! + expected[3]! + expected[4]!))
    await read(1, 'others')
    await read(2, 'greedy')
    await read(3, 'greedy')
    await read(4, 'greedy')
    assert.deepEqual(sizes(), [1, 3, 4])
  })

  it('are made for one network after the other; one that has two under way is refused', async () => {
    start()
    const made: number[] = []
    const asked = (size: number, network: string) => read(size, network).then(() => made.push(size))
    const waiting = [asked(1, 'greedy'), asked(2, 'greedy')]
    await assert.rejects(old.take(3, of('greedy')), { code: 'rate_limited' })
    waiting.push(asked(4, 'other'))
    await Promise.all(waiting)
    assert.deepEqual(made, [1, 4, 2])
  })

  it('are not made for whoever has left, and made on where another waits for the same', async () => {
    start()
    const flood = Array.from({ length: 2 }, () => new AbortController())
    const left = flood.map(({ signal }, i) => old.take(i + 1, of('flood'), signal))
    const gone = Promise.allSettled(left)
    const honest = read(3, 'honest')
    const joined = read(1, 'other')
    for (const one of flood) one.abort()
    for (const one of await gone) assert.equal((one as PromiseRejectedResult).reason.code, 'read_only')
    assert.deepEqual(await Promise.all([honest, joined]), [expected[3], expected[1]])
    assert.deepEqual(old.kept.map(({ size }) => size).toSorted(), [1, 3])
    const alone = new AbortController()
    const broken = old.take(4, of('flood'), alone.signal)
    alone.abort()
    await assert.rejects(broken, { code: 'read_only' })
    assert.equal(await read(4, 'honest'), expected[4])
    // One more would stay open for good.
    if (existsSync(FILES)) assert.equal(openFiles(), old.kept.length)
  })

  it('are made for a newcomer though many networks have filled the queue', async () => {
    start()
    const sizes = Array.from({ length: 128 }, (_, i) => 1_000 + i)
    const flood = sizes.map((size, i) => old.take(size, of(`network ${i % 64}`)))
    const ends = Promise.allSettled(flood)
    const honest = old.take(2, of('honest'))
    await assert.rejects(flood[65]!, { code: 'rate_limited' })
    await assert.rejects(old.take(3, of('network 2')), { code: 'rate_limited' })
    const turned = assert.rejects(honest, { code: 'read_only' })
    await old.close()
    await Promise.all([ends, turned])
  })

  it('come to an auditor at the door beside a network that asks for all of them and never reads the newest to its end', async () => {
    start()
    const ask = (size: number, remoteAddress: string) =>
      it_.app.request(`/export/${size}/register.ndjson`, {}, {
        incoming: { socket: { remoteAddress } },
      } as never)
    const [newest, ...older] = [5, 4, 3, 2, 1]
    const unread = await Promise.all(Array.from({ length: 3 }, () => ask(newest!, '203.0.113.9')))
    const flood = Promise.all(older.map((size, i) => ask(size, `203.0.113.${i}`)))
    const honest = await Promise.all([newest!, 3].map(size => ask(size, '198.51.100.7')))
    assert.deepEqual(await Promise.all(honest.map(answer => answer.text())), [expected[5], expected[3]])
    assert.deepEqual(
      (await flood).map(({ status }) => status),
      [200, 200, 429, 429],
    )
    for (const answer of [...unread, ...(await flood)]) await answer.body?.cancel()
  })

  it('leave room and turns to others, however many networks one owner has', async () => {
    start()
    const made: number[] = []
    const asked = async (size: number, by: Networks) => {
      await Array.fromAsync(await old.take(size, by))
      made.push(size)
    }
    const owned = (i: number): Networks => [`net ${i}`, 'one site', 'provider 0']
    await Promise.all([asked(1, owned(1)), asked(2, owned(2)), asked(3, of('honest'))])
    assert.deepEqual(made, [1, 3, 2])

    await old.close()
    start()
    const flood: Promise<unknown>[] = []
    const floods = (by: Networks) => flood.push(old.take(1_000 + flood.length, by))
    for (let i = 0; i < 8; i++) floods(owned(i))
    await assert.rejects(old.take(2_000, owned(8)), { code: 'rate_limited' })
    for (let i = 0; i < 24; i++) floods([`other net ${i}`, `site ${i >> 3}`, 'provider 0'])
    for (let i = 0; i < 96; i++) floods([`far net ${i}`, `far site ${i >> 3}`, `provider ${1 + (i >> 5)}`])
    const ends = Promise.allSettled(flood)
    const neighbour = old.take(2, ['neighbour', 'their site', 'provider 0'])
    const honest = old.take(3, of('honest'))
    const turned = Promise.allSettled([neighbour, honest])
    await old.close()
    const codes = (await ends).map(one => (one as PromiseRejectedResult).reason.code)
    // The one that was being made is not taken from anybody.
    assert.equal(codes[0], 'read_only')
    assert.equal(codes.filter(code => code === 'rate_limited').length, 2)
    assert.equal(codes.slice(0, 32).filter(code => code === 'rate_limited').length, 1)
    for (const one of await turned) assert.equal((one as PromiseRejectedResult).reason.code, 'read_only')
  })

  it('refuse whoever waits when the server stops', async () => {
    start()
    const waiting = [old.take(1, of('a')), old.take(2, of('a')), old.take(3, of('b'))]
    const all = Promise.allSettled(waiting)
    await old.close()
    for (const one of await all) assert.equal((one as PromiseRejectedResult).reason.code, 'read_only')
    await assert.rejects(old.take(1, of('a')), { code: 'read_only' })
  })

  it('say so where the store cannot be read, and are tried again by whoever asks next', async () => {
    start()
    old = new OldRegisters({ dataDir: join(folder, 'nowhere') })
    for (let times = 0; times < 2; times++)
      await assert.rejects(old.take(1, of('a')), { code: 'store_failing' })
    assert.deepEqual(old.kept, [])
  })
})
