import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fromBase64 } from '../../src/core/bytes.ts'
import { SqliteStore } from '../../src/store/sqlite.ts'
import { type Desk, newDesk, type Running } from '../cli/command-line.ts'
import { formIn } from '../desk/visitor.ts'
import { said } from '../harbour.ts'
import { root } from '../house/sources.ts'
import { needlesFor } from './needles.ts'

/**
 * A citizen of a real server, whose every file is searched after they have vanished: the database with its write-ahead
 * log, the exports, a backup made afterwards, what the server wrote. And an older backup, which knows them still.
 */
const CALL = 'harbour-accord'
const NAME = 'Thessaly Quillfëather'
const EMAIL = 'Thessaly.Quillfeather@vanishing.example'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

describe('every byte of a server, after a citizen has vanished', () => {
  let desk: Desk
  let server: Running
  let told = ''
  /** The salt, the address in every hash of it that could be tried, and the way to the own page. */
  const secrets: Uint8Array[] = []
  before(async () => {
    // A relay that is away: without any, persons cannot sign.
    desk = newDesk({
      AVOW_SMTP: 'smtp://127.0.0.1:9',
      AVOW_MAIL_FROM: 'Depositary <depositary@harbour.example>',
    })
    await desk.fill()
    server = await serve()
    const { opened } = JSON.parse(readFileSync(join(root, 'examples', CALL, 'example.json'), 'utf8'))
    const policy = { ...opened.policy, persons: true }
    writeFileSync(desk.at('policy.json'), JSON.stringify({ policy, reason: said('Citizens too.') }))
    const key = desk.at('data/keys/depositary.key')
    const posted = await desk.avow(
      ...['post', '--type', 'call/policy-changed', '--call', CALL, '--body', desk.at('policy.json')],
      ...['--key', key, '--url', server.url],
    )
    assert.equal(posted.exit, 0, posted.err)
  })
  after(() => desk.close())

  async function serve(...words: string[]): Promise<Running> {
    const running = await desk.serve(...words)
    running.process.stderr!.on('data', (text: string) => {
      told += text
    })
    return running
  }

  const form = (path: string, fields: Record<string, string>) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })

  /** The link in the letter that waits, as the desk's outbox shows it. */
  async function linkTo(email: string): Promise<string> {
    const store = SqliteStore.open(desk.at('data/avow.sqlite'), 'read')
    const now = Math.floor(Date.now() / 1000)
    const find = async () =>
      (await store.drawer.list('letter', '', 99, now)).findLast(({ json }) => json.includes(email))?.id
    // It is written once whoever asked is answered.
    let id = await find()
    for (let tries = 0; tries < 200 && id === undefined; tries++, id = await find())
      await new Promise(resolve => setTimeout(resolve, 20))
    const words = (await store.drawer.get('letter-words', id!, now))!.json
    await store.close()
    return /\/harbour-accord\/persons\/confirm\/[\w-]{43}/.exec(words)![0]
  }

  async function signs(name: string, email: string): Promise<string> {
    const page = await (await fetch(`${server.url}/${CALL}/persons/sign`)).text()
    const { manifest, policy } = formIn(page, '/persons/sign').fields
    const fields = { manifest: manifest!, policy: policy!, read: 'en' }
    const sent = await form(`/${CALL}/persons/sign`, { ...fields, name, email, shown: 'yes', agree: 'yes' })
    assert.equal(sent.status, 303, await sent.text())
    const confirmed = await form(await linkTo(email), { confirm: 'yes' })
    assert.equal(confirmed.status, 303, await confirmed.text())
    return confirmed.headers.get('location')!.replace(/\?.*/, '')
  }

  const receiptOf = async (own: string) => (await fetch(`${server.url}${own}/receipt`)).text()

  function found(among: readonly string[]): string[] {
    const needles = needlesFor([NAME, EMAIL], secrets)
    return among.flatMap(path => {
      const bytes = readFileSync(path)
      return needles
        .filter(needle => bytes.includes(needle))
        .map(needle => `${path}: ${needle.toString('latin1')}`)
    })
  }

  let other: string
  it('finds them there before, among others', async () => {
    const others = []
    for (let i = 0; i < 12; i++) others.push(await signs(`Other Person ${i}`, `other${i}@vanishing.example`))
    other = others[7]!
    const own = await signs(NAME, EMAIL)
    for (let i = 12; i < 20; i++) await signs(`Other Person ${i}`, `other${i}@vanishing.example`)
    const { person } = JSON.parse(await receiptOf(own))
    const { emailHash } = await (await fetch(`${server.url}${own}/data`)).json()
    const token = own.slice(-43)
    secrets.push(fromBase64(person.salt), ...[emailHash, token].map(one => Buffer.from(one, 'base64url')))
    for (const text of [EMAIL, EMAIL.toLowerCase(), token, `recipient\0${EMAIL.toLowerCase()}`])
      for (const hash of ['sha256', 'sha1', 'md5']) secrets.push(createHash(hash).update(text).digest())
    const databases = filesIn(desk.at('data')).filter(path => path.includes('avow.sqlite'))
    // The write-ahead log may be emptied into the file between two looks.
    for (let tries = 0; found(databases).length < 4; tries++) {
      assert.ok(tries < 100, 'the search finds what is there')
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    assert.equal((await desk.avow('backup', 'before', '--with-keys')).exit, 0)
    assert.ok(found(filesIn(desk.at('before'))).length >= 4)

    const gone = await form(own, { act: 'erase', ground: 'request', sure: 'yes' })
    assert.match(gone.headers.get('location')!, /erased=1/)
  })

  it('finds nothing at once, while the server runs: neither in its files nor in what it wrote', async () => {
    assert.deepEqual(found(filesIn(desk.at('data'))), [])
    const journal = readFileSync(desk.at('data/erasures.ndjson'), 'utf8')
    assert.match(
      journal,
      /^\{"commitment":"sha256:[\w-]{43}","call":"harbour-accord","ground":"request","at":\d+\}\n$/,
    )
    writeFileSync(desk.at('told.txt'), told)
    assert.deepEqual(found([desk.at('told.txt')]), [])
  })

  it('finds nothing in exports, nor in a backup made afterwards; other receipts and counts are right', async () => {
    for (const what of ['register', 'words']) {
      const { size } = await (await fetch(`${server.url}/${CALL}/persons.json`)).json()
      const text = await (await fetch(`${server.url}/export/${size}/${what}.ndjson`)).arrayBuffer()
      writeFileSync(desk.at(`${what}.ndjson`), new Uint8Array(text))
    }
    assert.equal((await desk.avow('backup', 'after', '--with-keys')).exit, 0)
    assert.deepEqual(
      found([desk.at('register.ndjson'), desk.at('words.ndjson'), ...filesIn(desk.at('after'))]),
      [],
    )
    const { standing, signed, erased } = await (await fetch(`${server.url}/${CALL}/persons.json`)).json()
    assert.deepEqual([standing, signed, erased], [20, 21, 1])
    writeFileSync(desk.at('other.avow.json'), await receiptOf(other))
    const vkey = /verifier key: (\S+)/.exec(server.said)![1]!
    const checked = await desk.avow('verify', desk.at('other.avow.json'), '--vkey', vkey)
    assert.equal(checked.exit, 0, checked.err)
    assert.match(checked.out, /Other Person 7/)
    assert.equal((await desk.avow('audit', server.url)).exit, 0)
    assert.match((await desk.avow('rebuild')).out, /byte for byte/)
  })

  it('erases them again when an older backup is restored, with or without its keys', async () => {
    await server.stop()
    copyFileSync(desk.at('data/erasures.ndjson'), desk.at('journal.ndjson'))
    const args = ['--data', 'restored', '--erasures', 'journal.ndjson']
    const missing = await desk.json('restore', 'before', '--data', 'nowhere', '--erasures', 'no.ndjson')
    assert.equal(missing.code, 'file_unreadable')
    const restored = await desk.avow('restore', 'before', ...args)
    assert.equal(restored.exit, 0, restored.err)
    assert.match(restored.out, /names 1 erasures; 1 of those persons/)
    assert.deepEqual(found(filesIn(desk.at('restored'))), [])
    server = await serve('--data', 'restored')
    const counts = async () => {
      const { standing, signed, erased } = await (await fetch(`${server.url}/${CALL}/persons.json`)).json()
      return [standing, signed, erased]
    }
    for (let tries = 0; tries < 100 && (await counts())[2] === 0; tries++)
      await new Promise(resolve => setTimeout(resolve, 50))
    assert.deepEqual(await counts(), [20, 21, 1])
    await server.stop()
  })

  it('erases them again by what the log says of it, where the journal is lost and somebody has a newer copy', async () => {
    const args = ['--data', 'by-export', '--erasures', 'register.ndjson']
    const restored = await desk.avow('restore', 'before', ...args)
    assert.match(restored.out, /names 1 erasures; 1 of those persons/, restored.err)
    assert.deepEqual(found(filesIn(desk.at('by-export'))), [])
    // Its own journal lies in a backup too, and knows nothing of what came after it.
    const own = await desk.avow('restore', 'after', '--data', 'by-itself')
    assert.match(own.out, /No journal of erasures that is younger than the backup/)
  })

  it('erases them again at the start of a server whose folder was copied back by hand', async () => {
    const alone = await desk.avow('restore', 'before', '--data', 'by-hand')
    assert.equal(alone.exit, 0)
    assert.match(alone.out, /No journal of erasures that is younger than the backup/)
    assert.ok(found(filesIn(desk.at('by-hand'))).length > 0, 'nobody has told this copy')
    copyFileSync(desk.at('journal.ndjson'), desk.at('by-hand/erasures.ndjson'))
    server = await serve('--data', 'by-hand')
    assert.deepEqual(found(filesIn(desk.at('by-hand'))), [])
    assert.doesNotMatch(await (await fetch(`${server.url}/${CALL}/persons`)).text(), new RegExp(NAME))
    writeFileSync(desk.at('told.txt'), told)
    assert.deepEqual(found([desk.at('told.txt')]), [])
  })
})
