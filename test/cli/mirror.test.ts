import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { EMPTY_EDGE, grow } from '../../src/core/edge.ts'
import { HASH_LENGTH, leafHash } from '../../src/core/merkle.ts'
import { formatVkey } from '../../src/core/note.ts'
import { formatBundle, formatTilePath, TILE_WIDTH } from '../../src/core/tile.ts'
import type { AuditedFiles } from '../../src/register/audit-findings.ts'
import { admitParty, harbour, northhaven } from '../harbour.ts'
import { type MemoryLog, partyKey } from '../memory-log.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

interface Mirrored {
  readonly size: number
  readonly root: string
  readonly fetched: number
}

/** A smaller size of the examples, in the middle of a tile that is full today. */
const OLDER = 700

async function listening(answer: RequestListener) {
  const server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => void server.close() }
}

/** What a log of so many of these entries would have signed, in base64. */
async function rootsOf(url: string): Promise<(size: number) => string> {
  const hashes: Uint8Array[] = []
  for (let index = 0; index * TILE_WIDTH < OLDER; index++) {
    const tile = { level: 0, index, width: TILE_WIDTH } as const
    const bytes = new Uint8Array(await (await fetch(`${url}/log/${formatTilePath(tile)}`)).arrayBuffer())
    for (let at = 0; at < bytes.length; at += HASH_LENGTH) hashes.push(bytes.slice(at, at + HASH_LENGTH))
  }
  return size => Buffer.from(grow(EMPTY_EDGE, hashes.slice(0, size)).edge.root).toString('base64')
}

describe('a copy of a log', () => {
  let desk: Desk
  let server: Running
  /** Roots of earlier sizes, as the log would have signed them. */
  let rootAt: (size: number) => string
  /** As the real server answers, but for the checkpoint of an earlier day, and what is out of order. */
  let site: Awaited<ReturnType<typeof listening>>
  let size: number | undefined
  let isBroken = false
  let asked: string[] = []

  before(async () => {
    desk = newDesk()
    await desk.fill()
    server = await desk.serve()
    rootAt = await rootsOf(server.url)
    site = await listening(async ({ url = '/' }, answer) => {
      asked.push(url)
      if (isBroken && url.startsWith('/export/')) return void answer.writeHead(500).end()
      const given = await fetch(`${server.url}${url}`)
      const bytes = Buffer.from(await given.arrayBuffer())
      const isOlder = url === '/log/checkpoint' && size !== undefined
      answer.writeHead(given.status)
      answer.end(isOlder ? bytes.toString().replace(/\n\d+\n.*\n/, `\n${size}\n${rootAt(size!)}\n`) : bytes)
    })
  })
  after(() => {
    site[Symbol.dispose]()
    return desk.close()
  })

  const mirror = (to: string) => desk.json<Mirrored & { code?: string }>('mirror', site.url, to)
  const checkpointIn = (folder: string) => readFileSync(desk.at(join(folder, 'log/checkpoint')), 'utf8')
  const parts = (folder: string) =>
    readdirSync(desk.at(folder), { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.p'))

  it('takes what is new, and lets nothing go that an older checkpoint needs before the newer one stands', async () => {
    size = OLDER
    assert.equal((await mirror('copy')).size, OLDER)
    assert.ok(existsSync(desk.at(`copy/log/tile/entries/002.p/${OLDER % 256}`)))
    size = undefined
    isBroken = true
    const broken = await desk.avow('mirror', site.url, 'copy')
    assert.equal(broken.exit, 1)
    assert.match(checkpointIn('copy'), new RegExp(`\\n${OLDER}\\n`))
    assert.ok(existsSync(desk.at(`copy/log/tile/entries/002.p/${OLDER % 256}`)))
    isBroken = false
    asked = []
    const { size: newest, fetched } = await mirror('copy')
    assert.ok(newest > 1_024)
    assert.ok(!asked.some(path => /\/tile\/(?:entries|0)\/00[013]$/.test(path)), asked.join(' '))
    assert.equal(fetched, 0, 'all tiles came before the copy was cut short')
    const levels = parts('copy').map(path => path.split('/').at(-2))
    assert.deepEqual(levels.sort(), ['0', '1', 'entries'], 'the last of each level alone is in parts')
    assert.ok(!existsSync(desk.at('copy/log/tile/entries/002.p')))
  })

  it('keeps what an older checkpoint signed, where the log tells another history since', async () => {
    const [first, second] = [harbour(), harbour()]
    admitParty(first, 'northhaven', [northhaven])
    for (const id of ['eastport', 'westbank', 'southport']) admitParty(second, id, [partyKey(id)])
    const filesOf = (log: MemoryLog): Record<string, string | Uint8Array> => ({
      '/log/checkpoint': log.head().checkpoint,
      [`/log/tile/entries/000.p/${log.size}`]: formatBundle(log.entries),
      [`/log/tile/0/000.p/${log.size}`]: Buffer.concat(log.entries.map(leafHash)),
      [`/export/${log.size}/register.ndjson`]: '',
      [`/export/${log.size}/words.ndjson`]: '',
    })
    let files = filesOf(first)
    using forking = await listening(({ url = '' }, answer) => {
      const file = files[url]
      answer.writeHead(file === undefined ? 404 : 200).end(file)
    })
    const mirrored = () => desk.json<Mirrored & { code?: string }>('mirror', forking.url, 'forking')
    assert.equal((await mirrored()).size, first.size)
    const before = checkpointIn('forking')
    files = filesOf(second)
    // An earlier try that was cut short has left a part of the other history here.
    const part = `log/tile/0/000.p/${second.size}`
    writeFileSync(desk.at(`forking/${part}`), files[`/${part}`]!)
    assert.equal((await mirrored()).code, 'log_forked')
    assert.equal(checkpointIn('forking'), before)
    // Both together are the proof.
    assert.equal(readFileSync(desk.at('forking/log/checkpoint.forked'), 'utf8'), second.head().checkpoint)
    assert.ok(!existsSync(desk.at(`forking/${part}`)))
    const evidence = () => readdirSync(desk.at('forking')).filter(name => name.endsWith('.evidence.json'))
    const [file = ''] = evidence()
    const { is } = await desk.json('verify', `forking/${file}`, '--vkey', formatVkey(first.signer.vkey))
    assert.equal(is, 'fork')
    // Also where its tiles, without which nobody has a copy of it, do not come at all.
    const one = harbour()
    admitParty(one, 'southport', [partyKey('southport')])
    files = { '/log/checkpoint': one.head().checkpoint }
    assert.deepEqual([one.size, (await mirrored()).code], [first.size, 'log_forked'])
    assert.equal(evidence().length, 2)
    // The log that was copied first goes on.
    admitParty(first, 'eastport', [partyKey('eastport')])
    files = filesOf(first)
    assert.equal((await mirrored()).size, first.size)
  })

  it('is audited in its folder, and at any web server that shows the folder', async () => {
    const { root } = await mirror('copy')
    interface Audited {
      readonly root: string
      readonly register: { readonly compared: boolean }
      readonly files: AuditedFiles
    }
    const inFolder = await desk.json<Audited>('audit', 'copy')
    const inStore = await desk.json<Audited>('audit', 'data')
    assert.deepEqual(inFolder.files, inStore.files, 'files beside the log came along')
    assert.deepEqual([inFolder.files.unread, inFolder.files.unshown], [0, 0])
    assert.ok(inFolder.files.read > 0 && inFolder.files.shown > 0)
    using shown = await listening(({ url = '/' }, answer) => {
      const path = desk.at(join('copy', decodeURIComponent(new URL(url, 'http://x').pathname)))
      if (!existsSync(path) || !statSync(path).isFile()) return void answer.writeHead(404).end('Not found')
      answer.writeHead(200).end(readFileSync(path))
    })
    const atUrl = await desk.json<Audited>('audit', shown.url)
    for (const { root: found, register } of [inFolder, atUrl])
      assert.deepEqual([found, register.compared], [root, true])
    // Where Avow does not serve, files beside the log have no address of their own: they come with a copy.
    assert.equal((await desk.json<Mirrored>('mirror', shown.url, 'second')).root, root)
    assert.deepEqual((await desk.json<Audited>('audit', 'second')).files, inFolder.files)
  })

  it('has all texts and files but damaged and lost ones, and names these by their entries', async () => {
    const old = newDesk()
    await old.fill()
    const withheld = (line: string) => /"withheld":\{/.test(line)
    const database = new DatabaseSync(old.at('data/avow.sqlite'))
    const kept = (where: string) =>
      database
        .prepare(`SELECT digest FROM words WHERE ${where} ORDER BY digest`)
        .all()
        .map(one => `${one.digest}`)
    const all = kept('TRUE')
    const [text] = kept('salt IS NULL')
    const [damaged, lost] = kept('salt IS NOT NULL')
    const odd = { $odd: new Uint8Array(1) }
    for (const digest of [text!, damaged!])
      database
        .prepare('UPDATE words SET bytes = bytes || $odd WHERE digest = $digest')
        .run({ ...odd, $digest: digest })
    database.prepare('DELETE FROM words WHERE digest = ?').run(lost!)
    database.close()
    // A backup says the same, and removes no older one, which may have what it lacks.
    const older = old.at('days/2020-01-01')
    mkdirSync(older, { recursive: true })
    writeFileSync(join(older, 'backup.json'), '{}')
    const copied = await old.avow('backup', 'days', '--dated', '--keep', '1')
    assert.equal(copied.exit, 1, copied.err)
    assert.match(
      copied.out,
      new RegExp(`entry \\d+: What has the salted digest ${lost} that entry \\d+ binds is missing`),
    )
    for (const digest of [text, damaged])
      assert.match(copied.out, new RegExp(`entry \\d+: .*${digest} is not what was written`))
    assert.ok(existsSync(older))
    const served = await old.serve()
    const mirrored = await old.avow('mirror', served.url, 'copy')
    assert.equal(mirrored.exit, 1)
    // The server itself may record something between the two.
    const [, size] = /: (\d+) entries/.exec(mirrored.out)!
    type Lacking = { missing: { digest: string }[]; code: string }
    const { missing, code } = await old.json<Lacking>('mirror', served.url, 'again')
    assert.equal(code, 'store_damaged')
    // What is withheld after the register was copied, and before the words were, is not missing.
    using meanwhile = await listening(async ({ url = '/' }, answer) => {
      const given = await fetch(`${served.url}${url}`)
      answer.writeHead(url === `/words/${lost}` ? 451 : given.status)
      answer.end(Buffer.from(await given.arrayBuffer()))
    })
    const less = await old.json<Lacking>('mirror', meanwhile.url, 'third')
    assert.deepEqual(less.missing.map(one => one.digest).sort(), [text!, damaged!].sort())
    const lines = (folder: string, name: string) =>
      readFileSync(old.at(`${folder}/export/${size}/${name}`), 'utf8')
        .trimEnd()
        .split('\n')
    const gone = [text!, damaged!, lost!].sort()
    assert.deepEqual(missing.map(one => one.digest).sort(), gone)
    assert.equal(lines('copy', 'register.ndjson').filter(withheld).length, 0, 'the examples withhold nothing')
    const exported = lines('copy', 'words.ndjson').map(
      line => (JSON.parse(line) as { digest: string }).digest,
    )
    assert.deepEqual(
      exported.sort(),
      all.filter(digest => !gone.includes(digest)),
    )
    assert.match(mirrored.out, new RegExp(`entry \\d+: The text ${text} that entry \\d+ binds is missing`))
    for (const digest of [damaged, lost])
      assert.match(mirrored.out, new RegExp(`entry \\d+: What has the salted digest ${digest} that entry `))
    assert.match(mirrored.out, /avow fsck/)
    const told = served.warned().match(/a text or file is damaged/g)
    assert.equal(told?.length, 2, 'each is told once, however often it is asked for')
    assert.doesNotMatch(copied.out, /and more/, 'of very many it says so')
    await old.close()
  })

  it('has a receipt of every entry, if that is asked for, which holds without a server', async () => {
    const small = newDesk()
    assert.equal((await small.avow('init', '--url', 'http://small.example')).exit, 0)
    const served = await small.serve()
    const { size: entries } = await small.json<Mirrored>('mirror', served.url, 'copy', '--receipts')
    await served.stop()
    assert.deepEqual(
      readdirSync(small.at('copy/receipts')).sort(),
      Array.from({ length: entries }, (_, entry) => String(entry)),
    )
    const { vkey } = await small.json<{ vkey: string }>('audit', 'copy')
    const verified = await small.avow('verify', small.at('copy/receipts/0'), '--vkey', vkey)
    assert.equal(verified.exit, 0, verified.err)
    await small.close()
  })

  it('can be read by a web server, which runs as another user', async () => {
    await mirror('copy')
    for (const path of ['log', 'log/tile/entries', 'log/checkpoint', 'log/tile/entries/000'])
      assert.equal(statSync(desk.at(join('copy', path))).mode & 0o004, 0o004 & ~process.umask(), path)
  })

  it('gives way to no smaller log, to no other one, and to none that another key has signed', async () => {
    await mirror('copy')
    const before = checkpointIn('copy')
    size = OLDER
    assert.equal((await mirror('copy')).code, 'log_shrunk')
    size = undefined
    const other = newDesk()
    assert.equal((await other.avow('init', '--url', 'http://other.example')).exit, 0)
    const { url } = await other.serve()
    assert.equal((await desk.json<{ code: string }>('mirror', url, 'copy')).code, 'file_exists')
    const { vkey } = await other.json<{ vkey: string }>('audit')
    await other.close()
    assert.equal((await desk.avow('mirror', site.url, 'third', '--vkey', vkey)).exit, 1)
    assert.ok(!existsSync(desk.at('third')))
    assert.equal(checkpointIn('copy'), before)
  })
})
