import assert from 'node:assert/strict'
import { once } from 'node:events'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { leafHash } from '../../src/core/merkle.ts'
import { formatBundle, formatTilePath, TILE_WIDTH, tileWidth } from '../../src/core/tile.ts'
import type { AuditedFiles, AuditedWords } from '../../src/register/audit-findings.ts'
import { newAuthority } from '../certificate.ts'
import { ESTABLISHED } from '../harbour.ts'
import { MemoryLog } from '../memory-log.ts'
import { strangeVkeys } from '../strange-keys.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

interface Entry {
  statement: { type: string }
}

describe('an audit by a stranger', () => {
  let desk: Desk
  const coloured = newDesk({ FORCE_COLOR: '1' })
  let server: Running
  let size = 0

  /** The first start of a day anchors the log once it serves: nothing is compared before that entry is in. */
  async function untilAnchored(): Promise<void> {
    for (;;) {
      const checkpoint = await (await fetch(`${server.url}/log/checkpoint`)).text()
      const newest = Number(checkpoint.split('\n')[1]) - 1
      const entry = (await (await fetch(`${server.url}/entries/${newest}.json`)).json()) as Entry
      if (entry.statement.type === 'log/anchored') return
    }
  }

  /** What any tool that copies files would keep of a log: the same paths. */
  async function copyLog(to: string): Promise<void> {
    const checkpoint = await (await fetch(`${server.url}/log/checkpoint`)).text()
    size = Number(checkpoint.split('\n')[1])
    const keep = async (path: string) => {
      const file = desk.at(join(to, path))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, new Uint8Array(await (await fetch(`${server.url}/${path}`)).arrayBuffer()))
    }
    await keep('log/checkpoint')
    for (const level of ['entries', 0, 1] as const)
      for (let index = 0; tileWidth(level, index, size) > 0; index++)
        await keep(`log/${formatTilePath({ level, index, width: tileWidth(level, index, size) })}`)
    await keep(`export/${size}/register.ndjson`)
  }

  /** As JSON, once: while nothing new is recorded, every audit of a place finds the same. */
  const found = new Map<string, Promise<Found & { readonly vkey: string }>>()
  const foundIn = (place: string) => found.getOrInsertComputed(place, () => desk.json('audit', place))

  const altered = (name: string, path: string, alter: (bytes: Buffer) => Buffer | string): string => {
    cpSync(desk.at('copy'), desk.at(name), { recursive: true })
    const file = join(desk.at(name), path)
    writeFileSync(file, alter(readFileSync(file)))
    return name
  }

  before(async () => {
    desk = newDesk()
    // A log of more than a thousand entries.
    await desk.fill()
    server = await desk.serve()
    await untilAnchored()
    await copyLog('copy')
  })
  after(() => Promise.all([desk.close(), coloured.close()]))

  it('says in a line each what was proven and what was not, coloured where that is asked for', async () => {
    const audited = await desk.avow('audit', server.url, '--progress')
    assert.equal(audited.exit, 0, audited.err)
    const [verdict, proves, ...findings] = audited.out.trim().split('\n')
    assert.match(verdict!, /^Audited \S+ at http:\/\/\S+: all .* entries in .* s\.$/)
    assert.equal(proves, 'It proves:')
    const not = findings.indexOf('It does not prove:')
    for (const [i, line] of findings.entries())
      if (i !== not)
        assert.match(line, i < not ? /^ {2}✓ [A-Z].{10} {2}[A-Z0-9].*\.$/ : /^ {2}· [A-Z].{10} {2}[A-Z].*\.$/)
    assert.match(audited.out, /✓ Register {5}.* follows from the log byte for byte\.\n/)
    assert.match(audited.err, /Auditing entries: .* \(100 %\)/)
    const plain = await desk.avow('verify', 'none.avow.json', '--vkey', 'x')
    assert.doesNotMatch(audited.out + plain.err, /\u001b/)
    assert.match((await coloured.avow('verify', 'none.avow.json', '--vkey', 'x')).err, /^\u001b\[31mRefused/)
  })

  it('finds the same on the server, in its data folder beside it, and in a copy of its files', async () => {
    const all = await Promise.all([server.url, 'data', 'copy'].map(foundIn))
    const [first] = all
    assert.ok(first!.size > TILE_WIDTH)
    for (const one of all) assert.deepEqual([one.root, one.register], [first!.root, first!.register])
    assert.equal(first!.register.compared, true)
    const [served, stored, copied] = all
    assert.deepEqual([served!.earlier.length, stored!.earlier.length, copied!.earlier.length], [2, 0, 0])
    assert.ok([...served!.earlier, ...served!.rolls].every(({ compared }) => compared))
    assert.ok(
      served!.rolls.some(({ rows }) => rows > 1_000),
      'the whole roll of the Paris Call',
    )
    assert.deepEqual(copied!.rolls, [], 'a copy of files is of no one moment')
  })

  it('compares again what an audit has compared, or whatever is named', async () => {
    const audited = await desk.json<Found>('audit', server.url, '--at', '700', '--at', '2020-01-31')
    assert.deepEqual(
      audited.earlier.map(({ size, compared }) => [size, compared]),
      [[700, true]],
    )
    assert.deepEqual(new Set(audited.rolls.map(({ day }) => day)), new Set([null, '2020-01-31']))
    assert.ok(audited.rolls.every(({ compared }) => compared))
    assert.equal((await desk.avow('audit', 'copy', '--at', 'yesterday')).exit, 2)
    // An older export that lies in a copy is compared too.
    const text = await (await fetch(`${server.url}/export/700/register.ndjson`)).text()
    const path = desk.at('copy/export/700/register.ndjson')
    mkdirSync(dirname(path))
    writeFileSync(path, text.replace('"rules":1', '"rules":2'))
    const { code, detail } = await desk.json<{ code: string; detail: string }>('audit', 'copy')
    assert.deepEqual([code, /size 700/.test(detail)], ['register_wrong', true])
    rmSync(dirname(path), { recursive: true })
  })

  it('names the entry whose signature was changed', async () => {
    const path = `log/${formatTilePath({ level: 'entries', index: 1, width: TILE_WIDTH })}`
    const wrong = altered('changed', path, bytes => {
      const at = bytes.indexOf('"sig":"', 5_000) + 8
      bytes[at] = bytes[at] === 0x41 ? 0x42 : 0x41
      return bytes
    })
    const refused = await desk.json<{ code: string; detail: string }>('audit', wrong)
    assert.deepEqual([refused.code, /^Entry 2\d\d: /.test(refused.detail)], ['signature_invalid', true])
  })

  it('names the entry of each text and of all words that are others in a copy than were signed, or gone', async () => {
    assert.equal((await desk.avow('mirror', server.url, 'whole')).exit, 0)
    const whole = await desk.json<Found>('audit', 'whole')
    assert.ok(whole.words.texts > 0 && whole.words.said > 0)
    assert.deepEqual([whole.words.unread, whole.words.lost], [0, []])
    // A copy that keeps none says nothing of them.
    const { words: none } = await foundIn('copy')
    assert.deepEqual([none.texts, none.said, none.lost], [0, 0, []])
    assert.equal((await desk.avow('audit', 'copy')).exit, 0)
    assert.match((await desk.avow('audit', 'copy')).out, /not prove:[\s\S]*Words .* not fetched\./)
    const forge = (line: string, isText: boolean) =>
      line.includes('"salt":null') === isText
        ? line.replace(/"bytes":"[^"]*"/, `"bytes":"${btoa('Words that nobody signed.')}"`)
        : line
    const of = `export/${whole.size}/words.ndjson`
    const change = (name: string, alter: (line: string) => string) => {
      cpSync(desk.at('whole'), desk.at(name), { recursive: true })
      const lines = readFileSync(desk.at(join(name, of)), 'utf8')
        .trimEnd()
        .split('\n')
      writeFileSync(
        desk.at(join(name, of)),
        lines
          .map(alter)
          .filter(line => line !== '')
          .map(line => `${line}\n`)
          .join(''),
      )
      return name
    }
    for (const [name, alter, left, lost] of [
      [
        'other-texts',
        (line: string) => forge(line, true),
        { texts: 0, said: whole.words.said },
        whole.words.texts,
      ],
      [
        'no-texts',
        (line: string) => (line.includes('"salt":null') ? '' : line),
        { texts: 0, said: whole.words.said },
        whole.words.texts,
      ],
      [
        'other-words',
        (line: string) => forge(line, false),
        { texts: whole.words.texts, said: 0 },
        whole.words.said,
      ],
    ] as const) {
      const folder = change(name, alter)
      const { words } = await desk.json<Found>('audit', folder)
      assert.deepEqual([words.texts, words.said, words.lost.length], [left.texts, left.said, lost], name)
      const { exit, out } = await desk.avow('audit', folder)
      assert.equal(exit, 1, name)
      assert.match(out, /Words .*A text or words of log entry \d+: .* not what was signed\. .*sha256:/)
    }
    // Of a server texts are read each time, words where files are too.
    const served = await foundIn(server.url)
    assert.deepEqual([served.words.texts, served.words.said], [whole.words.texts, 0])
    assert.deepEqual((await desk.json<Found>('audit', server.url, '--files')).words, whole.words)
  })

  it('refuses a tile, a register or a root that does not follow', async () => {
    const flipped = (bytes: Buffer) => {
      bytes[40]! ^= 1
      return bytes
    }
    const tile = altered('tile', `log/${formatTilePath({ level: 0, index: 0, width: TILE_WIDTH })}`, flipped)
    assert.equal((await desk.json('audit', tile)).code, 'tile_malformed')
    const hidden = altered('hidden', `export/${size}/register.ndjson`, bytes =>
      bytes.toString().replace(/^.*"key":"paris-call\/etats-unis".*\n/m, ''),
    )
    const register = await desk.avow('audit', hidden)
    assert.match(register.err, /Refused \(register_wrong\)[\s\S]*folded: .*etats-unis/)
    const short = altered(
      'short',
      `log/${formatTilePath({ level: 'entries', index: 0, width: TILE_WIDTH })}`,
      bytes => bytes.subarray(0, bytes.length - 10),
    )
    assert.equal((await desk.json('audit', short)).code, 'tile_malformed')
  })

  it('tells by their entries of files beside the log that are changed, swapped or lost, until they are put back', async () => {
    const whole = await foundIn('data')
    await desk.avow('backup', 'damaged')
    const database = new DatabaseSync(desk.at('damaged/avow.sqlite'))
    const kept = (like: string) =>
      database
        .prepare(`SELECT digest FROM words WHERE salt IS NOT NULL AND CAST(bytes AS TEXT) LIKE ?`)
        .all(like)
        .map(({ digest }) => digest as string)
    const [one, two, gone] = kept('{"answers":%')
    const [shown] = kept('\x25PDF-%')
    const bytesOf = (digest: string) =>
      database.prepare('SELECT bytes FROM words WHERE digest = ?').get(digest)!.bytes as Uint8Array
    const put = database.prepare('UPDATE words SET bytes = ? WHERE digest = ?')
    const swapped = [bytesOf(two!), bytesOf(one!)]
    put.run(swapped[0]!, one!)
    put.run(swapped[1]!, two!)
    database.exec(`UPDATE words SET bytes = bytes || x'00' WHERE digest = '${shown}'`)
    database.exec(`DELETE FROM words WHERE digest = '${gone}'`)
    database.close()
    assert.deepEqual([whole.files.lost, whole.files.wrong], [[], []])
    assert.ok(whole.files.shown > 0)
    for (const state of ['nothing seen', 'audited before']) {
      const audited = await desk.avow('audit', 'damaged', '--vkey', whole.vkey, '--state', 'files.json')
      assert.equal(audited.exit, 1, state)
      for (const digest of [one, two, gone, shown])
        assert.match(
          audited.out,
          new RegExp(`Files .*log entry \\d+ says: it is not available here\\. .*${digest}`),
        )
    }
    const served = await foundIn(server.url)
    assert.deepEqual([served.files.shown, served.files.unshown], [0, whole.files.shown])
    const fetched = await desk.json<Found>('audit', server.url, '--files')
    assert.deepEqual(fetched.files, whole.files)
  })

  it('remembers a log, and refuses one that goes back on what it has shown, with evidence that says what it proves', async () => {
    const first = await desk.avow('audit', 'copy', '--state', 'state.json')
    const [, open] = first.out.split('It does not prove:')
    assert.match(open!, /Last audit .*nothing was remembered/)
    await desk.avow(
      'party',
      'admit',
      'late',
      '--name',
      'en=Late',
      '--kind',
      'company',
      '--mandate',
      'email',
      '--url',
      server.url,
    )
    const grown = await desk.json<Found & { vkey: string; before: { size: number } }>(
      'audit',
      server.url,
      '--state',
      'state.json',
    )
    assert.deepEqual([grown.before.size, grown.size > size], [size, true])
    assert.equal((await desk.json('audit', 'copy', '--state', 'state.json')).code, 'log_shrunk')
    // As a third party checks the evidence, who knows the key of the log alone.
    const [file = '', ...more] = readdirSync(desk.folder).filter(name => name.endsWith('.evidence.json'))
    assert.deepEqual(more, [])
    const { is } = await desk.json('verify', file, '--vkey', grown.vkey)
    assert.equal(is, 'sizes')
    const { out, exit } = await desk.avow('verify', file, '--vkey', grown.vkey)
    assert.equal(exit, 0)
    assert.match(
      out,
      /^The evidence proves no fork, [\s\S]*not prove:\n {2}· That the log shows two histories/,
    )
  })

  it('refuses in words a log whose first entry names a key that no verifier should take', async () => {
    const strange = strangeVkeys()
    for (const [i, vkey] of [strange[0]!, strange[1]!, strange.at(-1)!].entries()) {
      const log = new MemoryLog()
      log.smuggle('depositary/established', { ...ESTABLISHED(log), vkey })
      const files = {
        checkpoint: log.head().checkpoint,
        'tile/entries/000.p/1': formatBundle(log.entries),
        'tile/0/000.p/1': leafHash(log.entries[0]!),
      }
      mkdirSync(desk.at(`strange-${i}/tile/entries/000.p`), { recursive: true })
      mkdirSync(desk.at(`strange-${i}/tile/0/000.p`), { recursive: true })
      for (const [path, bytes] of Object.entries(files))
        writeFileSync(desk.at(join(`strange-${i}`, path)), bytes)
      const found = await desk.avow('audit', `strange-${i}`)
      assert.equal(found.exit, 1, found.err)
      assert.match(found.err, /Refused \(key_malformed\): Entry 0: /)
    }
    const given = await desk.avow('audit', 'copy', '--vkey', strange[0]!)
    assert.deepEqual([given.exit, /Refused \(key_malformed\)/.test(given.err)], [1, true])
  })

  it('says how to trust the authority of a house, where its server has a certificate of that', async () => {
    const authority = newAuthority()
    const house = createServer(authority.issue(['localhost']), (_, answer) => answer.writeHead(404).end())
    await once(house.listen(0, '127.0.0.1'), 'listening')
    const at = `https://localhost:${(house.address() as AddressInfo).port}`
    const unknown = await desk.avow('audit', at)
    assert.deepEqual([unknown.exit, /NODE_EXTRA_CA_CERTS=/.test(unknown.err)], [1, true], unknown.err)
    writeFileSync(desk.at('house.pem'), authority.cert)
    const knowing = newDesk({ NODE_EXTRA_CA_CERTS: desk.at('house.pem') })
    assert.doesNotMatch((await knowing.avow('audit', at)).err, /certificate|NODE_EXTRA/)
    await knowing.close()
    house.close()
  })

  it('refuses what is no log at all', async () => {
    rmSync(desk.at('nothing'), { recursive: true, force: true })
    assert.equal((await desk.json('audit', 'nothing')).code, 'file_unreadable')
    assert.equal((await desk.avow('audit', 'copy', '--quorum', '1')).exit, 2)
  })
})

interface Found {
  readonly size: number
  readonly files: AuditedFiles
  readonly words: AuditedWords
  readonly root: string
  readonly register: { readonly digest: string; readonly rows: number; readonly compared: boolean }
  readonly earlier: readonly { readonly size: number; readonly compared: boolean }[]
  readonly rolls: readonly {
    readonly day: string | null
    readonly rows: number
    readonly compared: boolean
  }[]
}
