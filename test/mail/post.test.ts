import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Mailer, newMailer, type Relay } from '../../src/outbound/mail.ts'
import type { Keeper } from '../../src/people/collection.ts'
import { hashedFor } from '../../src/people/drawer.fixture.ts'
import { handOver } from '../../src/people/letter-clock.ts'
import {
  depthOf,
  letters,
  letterWords,
  pastLetters,
  queueLetter,
  tryAgain,
} from '../../src/people/letters.ts'
import { markReturned, recipientId, setWants } from '../../src/people/recipients.ts'
import type { Drawer } from '../../src/store/drawer.ts'
import { SqliteStore } from '../../src/store/sqlite.ts'
import { GIVE_UP_SECONDS } from '../../src/work/mail-queue.ts'
import { selfSigned } from '../certificate.ts'
import { freePort } from '../free-port.ts'
import { newPosting, type Posting } from './posting.ts'
import { type How, type Running, startRelay } from './relay.ts'

const DAY = 86_400
const LETTER = {
  to: 'ada@larkspur.example',
  lang: 'en',
  kind: 'application-refused',
  subject: 'Your application was not accepted',
  text: 'The depositary gives this reason.\n',
  html: '<!doctype html><p>The depositary gives this reason.</p>',
} as const

describe('letters that go out', () => {
  let folder: string
  let store: SqliteStore
  let drawer: Drawer
  let keeper: Keeper
  let running: Running
  let now: number
  let post: Posting
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'avow-mail-'))
    store = SqliteStore.open(join(folder, 'avow.sqlite'))
    drawer = store.drawer
    keeper = { drawer, hashed: hashedFor('a test') }
    now = 1_800_000_000
    await serve()
  })
  afterEach(async () => {
    await running.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })

  async function serve(how: How = {}, changes: Partial<Relay> = {}): Promise<void> {
    await running?.close()
    running = await startRelay(how)
    post = newPosting(drawer, newMailer(running.relay(changes)), () => now)
  }
  const states = async () => [
    ...(await letters.all(drawer, now)).map(({ value }) => value.state),
    ...(await pastLetters.all(drawer, now)).map(({ value }) => value.state),
  ]

  it('are acknowledged once, and keep no words after that', async () => {
    const { id } = await queueLetter(keeper, LETTER, now)
    assert.deepEqual(depthOf(await letters.all(drawer, now)), { waiting: 1, since: now })
    assert.deepEqual(await post.deliverDue(), { sent: 1, refused: 0, later: 0 })
    assert.deepEqual(await post.deliverDue(), { sent: 0, refused: 0, later: 0 })
    const [letter] = running.received
    assert.deepEqual([letter!.from, letter!.to], ['depositary@harbour.example', ['ada@larkspur.example']])
    assert.equal(running.received.length, 1)
    assert.equal(await letterWords.get(drawer, id, now), undefined)
    assert.deepEqual(depthOf(await letters.all(drawer, now)), { waiting: 0, since: null })
    assert.deepEqual(await states(), ['sent'])
    assert.doesNotMatch(JSON.stringify(await pastLetters.all(drawer, now)), /Our reason for all/)
  })

  it('go to a relay that asks for a name, over TLS with a certificate that was named', async () => {
    await serve({ tls: selfSigned(), login: { user: 'avow', pass: 's3:cr@t' } })
    await queueLetter(keeper, LETTER, now)
    assert.equal((await post.deliverDue()).sent, 1)
    assert.deepEqual([running.received[0]!.isSecure, running.users], [true, ['avow']])
  })

  it('are kept from a relay whose certificate nobody named, or that offers no TLS', async () => {
    for (const [how, said] of [
      [{ tls: selfSigned() }, /self.signed/],
      [{ tls: selfSigned(), hidesStarttls: true }, /STARTTLS|upgrade/i],
      [{ tls: selfSigned(['relay.example']) }, /altnames|self.signed/i],
    ] as const) {
      await serve(how, { ca: null })
      await queueLetter(keeper, LETTER, now)
      await post.deliverDue()
      assert.equal(running.received.length, 0)
      assert.match(post.trouble()!.said, said)
    }
  })

  it('wait while the relay has us wrong: nobody’s mailbox is to blame', async () => {
    await serve({ login: { user: 'avow', pass: 'right' } }, { login: { user: 'avow', pass: 'wrong' } })
    await queueLetter(keeper, LETTER, now)
    await queueLetter(keeper, LETTER, now)
    await post.deliverDue()
    assert.match(post.trouble()!.said, /535/)
    now += 30 * DAY
    await post.deliverDue()
    assert.deepEqual(await states(), ['waiting', 'waiting'])
    assert.doesNotMatch(JSON.stringify(post.trouble()), /wrong/)
  })

  it('wait where the relay will not have us as a sender, or greets nobody', async t => {
    running.toSenders.push({ code: 553, says: '5.7.1 You may not write as this' })
    await queueLetter(keeper, LETTER, now)
    assert.deepEqual(await post.deliverDue(), { sent: 0, refused: 0, later: 0 })
    assert.match(post.trouble()!.said, /5\.7\.1 You may not/)
    const silent = createServer(socket => void socket.resume()).listen(0, '127.0.0.1')
    t.after(() => silent.close())
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const mute = newPosting(drawer, newMailer(running.relay({ port, patience: 300 })), () => now)
    now += 300
    await mute.deliverDue()
    assert.match(mute.trouble()!.said, /greeting|timeout/i)
    now += 300
    assert.equal((await post.deliverDue()).sent, 1)
  })

  it('wait while there is no relay, and go once it is there', async () => {
    const port = await freePort()
    const away = newPosting(drawer, newMailer(running.relay({ port })), () => now)
    for (let i = 0; i < 3; i++) await queueLetter(keeper, LETTER, now)
    await away.deliverDue()
    assert.match(away.trouble()!.said, /ECONNREFUSED/)
    now += 299
    assert.equal((await post.deliverDue()).sent, 2, 'one of them asked whether it was there')
    now += 1
    assert.equal((await post.deliverDue()).sent, 1)
    assert.equal(post.trouble(), null)
  })

  it('come again to a relay that says not now', async () => {
    running.toRecipients.push({ code: 451, says: '4.7.1 Greylisted, please come again' })
    await queueLetter(keeper, LETTER, now)
    assert.deepEqual(await post.deliverDue(), { sent: 0, refused: 0, later: 1 })
    assert.match((await letters.all(drawer, now))[0]!.value.said!, /Greylisted/)
    assert.equal((await post.deliverDue()).later, 0, 'not at once')
    now += 300
    assert.equal((await post.deliverDue()).sent, 1)
  })

  it('fail after days of not now, and may be tried again by an officer', async () => {
    const { id } = await queueLetter(keeper, LETTER, now)
    const end = now + GIVE_UP_SECONDS
    let tries = 0
    while (now <= end + DAY) {
      running.toRecipients.splice(0, 99, { code: 450, says: 'Mailbox busy' })
      tries += (await post.deliverDue()).later
      now += 1800
    }
    assert.deepEqual(await states(), ['failed'])
    assert.ok(tries > 15 && tries < 40, `${tries} tries`)
    running.toRecipients.length = 0
    await tryAgain(drawer, id, now)
    assert.equal((await post.deliverDue()).sent, 1)
  })

  it('are bounced where the relay refuses them for good, one and not the next', async () => {
    running.toRecipients.push({ code: 550, says: '5.1.1 No such mailbox' })
    await queueLetter(keeper, LETTER, now)
    await queueLetter(keeper, { ...LETTER, to: 'sam@larkspur.example' }, now)
    assert.deepEqual(await post.deliverDue(), { sent: 1, refused: 1, later: 0 })
    const [bounced] = await letters.all(drawer, now)
    assert.equal(bounced!.value.state, 'bounced')
    assert.match(bounced!.value.said!, /5\.1\.1 No such mailbox/)
    running.toMessages.push({ code: 554, says: '5.7.1 This is spam' })
    await queueLetter(keeper, LETTER, now)
    assert.equal((await post.deliverDue()).refused, 1)
  })

  it('come once more under the same Message-ID where the relay broke off before it answered', async () => {
    running.toMessages.push('reset')
    await queueLetter(keeper, LETTER, now)
    await queueLetter(keeper, { ...LETTER, to: 'sam@larkspur.example' }, now)
    assert.deepEqual(await post.deliverDue(), { sent: 1, refused: 0, later: 1 })
    now += 300
    assert.equal((await post.deliverDue()).sent, 1)
    const ids = running.received.map(({ message }) => /^Message-ID: (.+)$/m.exec(message)![1])
    assert.equal(ids.length, 3)
    assert.equal(new Set(ids).size, 2)
    assert.equal(ids[0], ids[2])
  })

  it('are not waited for where the relay falls silent', async () => {
    await serve({}, { patience: 2_000 })
    running.toRecipients.push({ silence: 60_000 })
    await queueLetter(keeper, LETTER, now)
    await queueLetter(keeper, { ...LETTER, to: 'sam@larkspur.example' }, now)
    assert.deepEqual(await post.deliverDue(), { sent: 1, refused: 0, later: 1 })
  })

  it('are sent once where two servers look into one queue', async () => {
    const other = newPosting(drawer, newMailer(running.relay()), () => now)
    for (let i = 0; i < 10; i++) await queueLetter(keeper, LETTER, now)
    const both = await Promise.all([post.deliverDue(), other.deliverDue()])
    assert.equal(running.received.length, 10)
    assert.equal(both[0].sent + both[1].sent, 10)
    assert.deepEqual(new Set(await states()), new Set(['sent']))
  })

  it('are noted later where the disk failed after the relay had them, and not sent again', async () => {
    let isFailing = false
    const failing: Drawer = {
      ...drawer,
      apply: async (...it) => {
        if (isFailing) throw new Error('The disk is full.')
        return drawer.apply(...it)
      },
    }
    const mailer = newMailer(running.relay())
    const watching: Mailer = {
      ...mailer,
      send: async letter => {
        isFailing = true
        return mailer.send(letter)
      },
    }
    const mine = newPosting(failing, watching, () => now)
    await queueLetter(keeper, LETTER, now)
    await assert.rejects(mine.deliverDue(), /disk is full/)
    isFailing = false
    now += DAY
    assert.deepEqual(await mine.deliverDue(), { sent: 0, refused: 0, later: 0 })
    assert.deepEqual(await states(), ['sent'])
    assert.equal(running.received.length, 1)
  })

  it('are sent after a server died in the middle, once its claim has run out', async () => {
    const dead: Mailer = {
      relay: {
        host: 'localhost',
        port: 25,
        tls: 'none',
        from: { name: '', address: 'desk@harbour.example' },
      },
      rest: () => undefined,
      cut: () => undefined,
      send: () => new Promise(() => undefined),
    }
    await queueLetter(keeper, LETTER, now)
    void newPosting(drawer, dead, () => now).deliverDue()
    await new Promise(resolve => setImmediate(resolve))
    while ((await letters.all(drawer, now))[0]!.tries === 0)
      await new Promise(resolve => setImmediate(resolve))
    assert.equal((await post.deliverDue()).sent, 0)
    now += 300
    assert.equal((await post.deliverDue()).sent, 1)
  })

  it('are written to nobody who wants none, nor to a mailbox that an officer says is gone', async () => {
    const ada = recipientId(keeper, LETTER.to)
    const received = { ...LETTER, kind: 'application-received' } as const
    await setWants(drawer, ada, 'needed', now)
    assert.equal((await queueLetter(keeper, received, now)).state, 'unwanted')
    assert.equal((await queueLetter(keeper, LETTER, now)).state, 'waiting')
    await setWants(drawer, ada, 'none', now)
    assert.equal(
      (await queueLetter(keeper, { ...LETTER, to: 'ADA@larkspur.example' }, now)).state,
      'unwanted',
    )
    await setWants(drawer, ada, 'all', now)
    await markReturned(keeper, LETTER.to, 'officer-1', now)
    assert.equal((await queueLetter(keeper, LETTER, now)).state, 'bounced')
    await markReturned(keeper, LETTER.to, null, now)
    assert.equal((await queueLetter(keeper, LETTER, now)).state, 'waiting')
    assert.equal((await post.deliverDue()).sent, 2)
  })

  it('give way to a newer one about the same, and the outbox says so', async () => {
    const about = 'invitation/1'
    await queueLetter(keeper, { ...LETTER, about, text: 'The old link.' }, now)
    await queueLetter(keeper, { ...LETTER, about, text: 'The new link.' }, now)
    assert.equal((await post.deliverDue()).sent, 1)
    assert.match(running.received[0]!.message, /The new link/)
    assert.deepEqual(await states(), ['cancelled', 'sent'])
  })

  it('are handed over by an officer where there is no relay', async () => {
    const { id } = await queueLetter(keeper, LETTER, now)
    assert.equal((await letterWords.get(drawer, id, now))!.text, LETTER.text)
    await handOver(drawer, id, { by: 'officer-1', how: 'mail' }, now)
    assert.ok(await letterWords.get(drawer, id, now + 86_399), 'for a day an officer can take it back')
    assert.equal(await letterWords.get(drawer, id, now + 86_400), undefined)
    assert.deepEqual(await states(), ['handed'])
    assert.equal((await post.deliverDue()).sent, 0)
  })
})
