import assert from 'node:assert/strict'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { sealText } from '../../src/store/row-checksum.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

describe('a depositary that keeps what it was given', () => {
  let desk: Desk
  let server: Running
  const admit = (id: string) => [
    ...[
      'party',
      'admit',
      id,
      '--name',
      `en=${id}`,
      '--kind',
      'company',
      '--mandate',
      'email',
      '--url',
      server.url,
    ],
  ]

  before(async () => {
    desk = newDesk()
    await desk.avow('init')
    server = await desk.serve()
    for (const id of ['northhaven', 'saltmarsh']) await desk.avow(...admit(id))
  })
  after(() => desk.close())

  it('is copied while it serves, without its keys unless they are asked for', async () => {
    const copied = await desk.avow('backup', 'backup')
    assert.match(copied.out, /The keys are not in it/, copied.err)
    assert.ok(!existsSync(desk.at('backup/keys')))
    assert.equal((await desk.json<{ size: number }>('audit', 'backup')).size > 2, true)
    await desk.avow('backup', 'with-keys', '--with-keys')
    assert.equal(statSync(desk.at('with-keys/keys/log.key')).mode & 0o777, 0o600)
    assert.ok(!existsSync(desk.at('with-keys/keys/log.mark')), 'the mark goes on where it lies')
    assert.equal((await desk.json('backup', 'backup')).code, 'file_exists')
  })

  it('is copied into a folder of each day, and as many days are kept as are asked for', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const made = await desk.json<{ folder: string; removed: string[] }>('backup', 'daily', '--dated')
    assert.deepEqual(made.removed, [])
    const day = made.folder.slice(-10)
    assert.ok(day >= today, day)
    // Two older ones, one that was killed, one that an older version has cut short, and what is none of ours.
    for (const name of [
      '2020-01-01',
      '2020-01-02',
      '2020-01-02.unfinished-gqb4x0',
      '2020-01-03',
      `${today}.unfinished-gqb4x0`,
      'monthly',
    ])
      mkdirSync(desk.at(`daily/${name}`), { mode: 0o700 })
    const facts = JSON.parse(readFileSync(desk.at(`${made.folder}/backup.json`), 'utf8'))
    for (const name of ['2020-01-01', '2020-01-03', 'monthly'])
      writeFileSync(desk.at(`daily/${name}/backup.json`), JSON.stringify({ ...facts, order: undefined }), {
        mode: 0o600,
      })
    const again = ['backup', 'daily', '--dated', '--keep', '2']
    assert.equal((await desk.json(...again)).code, 'file_exists', 'there is one of today')
    assert.equal(readdirSync(desk.at('daily')).length, 7, 'a refused one removes nothing')
    assert.match((await desk.avow(...again)).err, /is today’s backup already/)
    renameSync(desk.at(made.folder), desk.at('daily/2020-01-04'))
    const next = await desk.json<{ folder: string; removed: string[] }>(...again)
    assert.deepEqual(next.removed, [
      'daily/2020-01-02.unfinished-gqb4x0',
      'daily/2020-01-01',
      'daily/2020-01-03',
    ])
    assert.deepEqual(
      readdirSync(desk.at('daily')).sort(),
      [
        '2020-01-02',
        '2020-01-04',
        next.folder.slice(-10),
        // One that may be under way.
        `${today}.unfinished-gqb4x0`,
        'monthly',
      ].sort(),
    )
    assert.equal((await desk.json<{ size: number }>('audit', next.folder)).size > 2, true)
    // A clock that was a thousand years ahead: what is copied today is not taken for the oldest, and removed.
    renameSync(desk.at(next.folder), desk.at('daily/3026-01-01'))
    const last = await desk.json<{ removed: string[] }>('backup', 'daily', '--dated', '--keep', '1')
    assert.deepEqual(last.removed, ['daily/2020-01-04', 'daily/3026-01-01'])
    assert.ok(existsSync(desk.at(`${next.folder}/backup.json`)))
    for (const wrong of [
      ['--dated', '--keep', '0'],
      ['--keep', '7'],
    ])
      assert.equal((await desk.avow('backup', 'daily', ...wrong)).exit, 2)
  })

  it('makes nothing that others on the machine can read, but what is made to be handed on', async () => {
    const umask = process.umask(0o022)
    try {
      mkdirSync(desk.at('open'), { mode: 0o755 })
      await desk.avow('backup', 'open', '--with-keys')
      chmodSync(desk.at('open/avow.sqlite'), 0o644)
      await desk.avow('restore', 'open', '--data', 'closed')
      await desk.avow('key', 'new', 'w.key', '--use', 'witness', '--name', 'witness.example')
      const key = ['--key', 'data/keys/depositary.key', '--url', server.url]
      const receipt = ['--receipt', 'receipt.json', '--save', 'signed.json']
      await desk.avow(...admit('greyfen'), ...key.slice(0, 2), ...receipt)
      const { vkey } = JSON.parse(readFileSync(desk.at('open/backup.json'), 'utf8')) as { vkey: string }
      const log = ['--log', vkey, '--state', 'w.sqlite', '--port', '0']
      await (await desk.start('witness', '--key', 'w.key', ...log)).stop()
    } finally {
      process.umask(umask)
    }
    const made = readdirSync(desk.folder, { recursive: true, encoding: 'utf8' })
    assert.ok(['data/avow.sqlite-wal', 'w.sqlite', 'signed.json'].every(one => made.includes(one)))
    const readable = made.filter(
      one => !['open', 'open/avow.sqlite'].includes(one) && (statSync(desk.at(one)).mode & 0o077) !== 0,
    )
    assert.deepEqual(readable, ['receipt.json'])
  })

  it('comes back from a backup, into an empty folder alone, with a warning', async () => {
    const back = await desk.avow('restore', 'with-keys', '--data', 'restored')
    assert.equal(back.exit, 0, back.err)
    assert.match(back.out, /Nobody witnesses this log/)
    assert.doesNotMatch(back.out, /journal of erasures/, 'no person is in it who could be back')
    assert.equal((await desk.json('restore', 'with-keys', '--data', 'data')).code, 'file_exists')
    const again = await desk.start('serve', '--port', '0', '--data', 'restored')
    assert.equal((await fetch(`${again.url}/readyz`)).status, 200)
    assert.equal(await again.stop(), 0)
  })

  it('does not restore a backup that is damaged', async () => {
    const db = new DatabaseSync(desk.at('backup/avow.sqlite'))
    db.exec(`UPDATE entries SET bytes = (SELECT bytes FROM entries WHERE place = 0) WHERE place = 1`)
    db.close()
    const refused = await desk.json('restore', 'backup', '--data', 'never')
    assert.equal(refused.code, 'store_damaged')
    assert.ok(!existsSync(desk.at('never')))
    const checked = await desk.avow('fsck', '--data', 'backup')
    assert.deepEqual([checked.exit, /store_damaged[\s\S]*entry 1: /.test(checked.out)], [1, true])
  })

  it('agrees with its log byte for byte, and is written anew from the log where it does not', async () => {
    assert.match((await desk.avow('rebuild')).out, /byte for byte/)
    assert.match((await desk.avow('fsck')).out, /agrees with itself/)
    await server.stop()
    const inDrawer = () => {
      const db = new DatabaseSync(desk.at('data/avow.sqlite'))
      const kept = db.prepare('SELECT * FROM private').all()
      db.close()
      return kept
    }
    const db = new DatabaseSync(desk.at('data/avow.sqlite'))
    db.exec(`UPDATE rows SET json = replace(json, '"company"', '"state"') WHERE key = 'northhaven'`)
    db.prepare(
      `INSERT INTO private (kind, id, json, about, due) VALUES ('application', 'larkspur', ?, 'x', 9)`,
    ).run(sealText('private/application/larkspur', 'what nobody else holds'))
    db.close()
    const kept = inDrawer()
    assert.ok(kept.length > 0)
    const found = await desk.avow('rebuild')
    assert.match(
      found.err,
      /Refused \(register_wrong\)[\s\S]*stored: .*northhaven.* not what was written[\s\S]*folded: .*"company"/,
    )
    assert.match((await desk.avow('rebuild', '--write')).out, /written anew/)
    assert.deepEqual(inDrawer(), kept, 'what lies beside the register is in no entry')
    assert.match((await desk.avow('rebuild')).out, /byte for byte/)
    const again = new DatabaseSync(desk.at('data/avow.sqlite'))
    again.exec(`DELETE FROM subjects WHERE subject = 'party northhaven'`)
    again.close()
    assert.match((await desk.avow('fsck')).out, /entry \d+ is not found by its subject, party northhaven/i)
    assert.match((await desk.avow('rebuild')).err, /Refused \(register_wrong\)[\s\S]*party northhaven/)
    assert.match((await desk.avow('rebuild', '--write')).out, /written anew/)
    assert.match((await desk.avow('fsck')).out, /agrees with itself/)
    server = await desk.serve()
    assert.equal((await desk.avow(...admit('tessaly'))).exit, 0)
    assert.equal((await desk.avow('audit', server.url)).exit, 0)
  })

  it('says which entry is damaged, and what the keeper does then, who has nobody to tell', async () => {
    assert.equal((await desk.avow('backup', 'damaged')).exit, 0)
    const db = new DatabaseSync(desk.at('damaged/avow.sqlite'))
    const { bytes } = db.prepare('SELECT bytes FROM entries WHERE place = 1').get() as { bytes: Uint8Array }
    const sig = Buffer.from(bytes).indexOf('"sig":"') + '"sig":"'.length
    bytes[sig] = bytes[sig] === 65 ? 66 : 65
    db.prepare('UPDATE entries SET bytes = ? WHERE place = 1').run(bytes)
    db.close()
    const { exit, err } = await desk.avow('rebuild', '--data', 'damaged')
    assert.equal(exit, 1)
    assert.match(err, /Refused \(signature_invalid\): Entry 1: [\s\S]*avow fsck/)
    assert.doesNotMatch(err, /Tell the keeper/)
  })

  it('is still its server’s own after root has written it anew', {
    skip: process.getuid?.() !== 0 && 'root alone can give a file to another user',
  }, async () => {
    await server.stop()
    const database = desk.at('data/avow.sqlite')
    chownSync(database, 65_534, 65_534)
    chmodSync(database, 0o640)
    assert.match((await desk.avow('rebuild', '--write')).out, /written anew/)
    const { uid, gid, mode } = statSync(database)
    assert.deepEqual([uid, gid, mode & 0o777], [65_534, 65_534, 0o640])
    chownSync(database, 0, 0)
    server = await desk.serve()
  })

  it('loses nothing that was typed when an answer is lost', async () => {
    const checkpoint = await (await fetch(`${server.url}/log/checkpoint`)).text()
    // A server that shows its checkpoint, and breaks off whenever something is posted to it.
    const broken = createServer(socket => {
      socket.once('data', data => {
        if (data.toString().startsWith('POST')) socket.destroy()
        else
          socket.end(
            `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(checkpoint)}\r\nConnection: close\r\n\r\n${checkpoint}`,
          )
      })
    })
    await new Promise<void>(resolve => broken.listen(0, '127.0.0.1', resolve))
    const { port } = broken.address() as { port: number }
    const lost = await desk.avow(...admit('orrin').with(-1, `http://127.0.0.1:${port}`))
    broken.close()
    assert.equal(lost.exit, 1)
    assert.match(lost.err, /Refused \(outcome_unknown\)/)
    const kept = readdirSync(desk.folder).find(name => name.endsWith('.envelope.json'))!
    assert.match(lost.err, new RegExp(`avow post ${kept}`))
    assert.match((await desk.avow('post', kept, '--url', server.url)).out, /is recorded as entry/)
    assert.match((await desk.avow('post', kept, '--url', server.url)).out, /was recorded before as entry/)
  })

  it('never shows a private key, whatever goes wrong', async () => {
    const secret = (
      JSON.parse(readFileSync(desk.at('data/keys/depositary.key'), 'utf8')) as { jwk: { d: string } }
    ).jwk.d
    writeFileSync(
      desk.at('broken.key'),
      readFileSync(desk.at('data/keys/depositary.key'), 'utf8').replace('"v":1', '"v":2'),
    )
    const refused = await desk.avow('sign', 'harbour-accord', '--key', 'broken.key', '--url', server.url)
    assert.match(refused.err, /Refused \(file_malformed\)/)
    assert.ok(!`${refused.out}${refused.err}`.includes(secret))
  })
})
