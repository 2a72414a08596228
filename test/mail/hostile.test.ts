import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { newMailer } from '../../src/outbound/mail.ts'
import { mailboxIn } from '../../src/people/addresses.ts'
import { hashedFor } from '../../src/people/drawer.fixture.ts'
import { queueLetter } from '../../src/people/letters.ts'
import { SqliteStore } from '../../src/store/sqlite.ts'
import { block, letterOf, type Matter } from '../../src/web/letters/letter.ts'
import { readMessage } from './message.ts'
import { newPosting } from './posting.ts'
import { type Running, startRelay } from './relay.ts'

/** What people type where an address or a name is asked for, to write what they were not asked for. */
const NO_MAILBOX = [
  '',
  'ada',
  '@larkspur.example',
  'ada@',
  'ada@larkspur',
  'ada@localhost',
  'ada@127.0.0.1',
  'ada@[127.0.0.1]',
  'ada@larkspur.example\r\nBcc: eve@evil.example',
  'ada\r\nRCPT TO:<eve@evil.example>@larkspur.example',
  'ada\n@larkspur.example',
  'ada@larkspur.example\u0000',
  'ada@larkspur.example\u2028Bcc: eve@evil.example',
  'ada@larkspur.example,eve@evil.example',
  'ada@larkspur.example;eve@evil.example',
  'ada@larkspur.example eve@evil.example',
  'ada@eve@evil.example',
  'Ada <ada@larkspur.example>',
  '<ada@larkspur.example>',
  '"ada, eve"@larkspur.example',
  'ada(eve@evil.example)@larkspur.example',
  'friends: ada@larkspur.example;',
  '@relay.example:ada@larkspur.example',
  'ada%eve@larkspur.example%2cevil.example',
  'ada@larkspur.example?bcc=eve@evil.example',
  'ada@larkspur.example/eve',
  'ada@larkspur.example:25',
  '.ada@larkspur.example',
  'ada..b@larkspur.example',
  'ada.@larkspur.example',
  'a\u202eda@larkspur.example',
  'a\u200bda@larkspur.example',
  'a\u00adda@larkspur.example',
  'ada\u00a0@larkspur.example',
  `${'a'.repeat(65)}@larkspur.example`,
  `${'é'.repeat(64)}@${'larkspur.'.repeat(20)}example`,
  `ada@${'larkspur.'.repeat(40)}example`,
  `ada@${'l'.repeat(64)}.example`,
]

describe('an address of one mailbox', () => {
  it('is nothing else', () => {
    for (const typed of NO_MAILBOX) assert.equal(mailboxIn(typed), undefined, JSON.stringify(typed))
  })

  it('is what people have, with its domain as machines write it', () => {
    const mailboxes = {
      'ada@larkspur.example': 'ada@larkspur.example',
      'Ada.Okafor+avow@Larkspur.Example': 'Ada.Okafor+avow@larkspur.example',
      "o'neill=x/y~z{1}@larkspur.example": "o'neill=x/y~z{1}@larkspur.example",
      'r&d%x!y@grün.example': 'r&d%x!y@xn--grn-ioa.example',
      'アダ@例え.example': 'アダ@xn--r8jz45g.example',
    }
    for (const [typed, mailbox] of Object.entries(mailboxes)) assert.equal(mailboxIn(typed), mailbox, typed)
  })
})

describe('a letter made of what strangers typed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-mail-'))
  const store = SqliteStore.open(join(folder, 'avow.sqlite'))
  const keeper = { drawer: store.drawer, hashed: hashedFor('a test') }
  const now = 1_800_000_000
  let running: Running
  before(async () => {
    running = await startRelay()
  })
  after(async () => {
    await running.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })

  const evil =
    'Lines\r\nBcc: eve@evil.example\r\n\r\n<img src="https://evil.example/x.png"><script>alert(1)</script>'
  const matter: Matter = {
    subject: `Accord ${evil} ${'é'.repeat(300)}`,
    heading: evil,
    greeting: evil,
    blocks: [
      block.words(evil),
      block.quote(`${evil}\n.\nQUIT\n--boundary`),
      block.list([evil]),
      block.part(evil),
      block.code(evil, evil),
      block.button(evil, 'https://harbour.example/i/"><script>'),
    ],
  }
  const frame = {
    lang: 'en',
    call: evil,
    keeper: evil,
    contact: 'registry@harbour.example',
    why: evil,
    wishes: 'https://harbour.example/letters/x',
  } as const

  it('has no header, recipient, part, picture or script that we did not write', async () => {
    const post = newPosting(store.drawer, newMailer(running.relay()), () => now)
    const written = letterOf(matter, frame)
    const stop = 'https://harbour.example/letters/x/stop'
    for (const to of ['ada@larkspur.example', 'ada+{x}@grün.example'])
      await queueLetter(keeper, { to, kind: 'application-received', ...written, stop }, now)
    assert.equal((await post.deliverDue()).sent, 2)
    const [received, other] = running.received
    assert.deepEqual(received!.to, ['ada@larkspur.example'])
    assert.deepEqual(other!.to, ['ada+{x}@grün.example'])
    assert.match(other!.message, /^To: ada\+\{x\}@xn--grn-ioa\.example\r$/m)
    const { headers, html, text } = readMessage(received!.message)
    assert.deepEqual(Object.keys(headers).sort(), [
      'auto-submitted',
      'content-language',
      'content-type',
      'date',
      'from',
      'list-unsubscribe',
      'list-unsubscribe-post',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ])
    assert.equal(headers.to, 'ada@larkspur.example')
    assert.equal(headers.from, 'Harbour Accord depositary <depositary@harbour.example>')
    assert.equal(headers['auto-submitted'], 'auto-generated')
    assert.equal(headers['list-unsubscribe'], `<${stop}>`)
    assert.match(headers.subject!, /^Accord Lines Bcc: eve@evil\.example <img/)
    assert.ok(headers.subject!.length <= 200)
    assert.match(text, /^> \.\n> QUIT\n> --boundary$/m)
    assert.equal(load(html)('img, script, iframe, link, object, form, input, [src]').length, 0)
    assert.doesNotMatch(html, /url\(|@import/)
  })

  it('is refused where it would be more than one line, or goes to more than one mailbox', async () => {
    const good = { lang: 'en', kind: 'invitation', subject: 'A', text: 'B', html: 'C' } as const
    for (const to of NO_MAILBOX)
      await assert.rejects(queueLetter(keeper, { ...good, to }, now), /one e-mail address/)
    for (const subject of ['A\r\nBcc: x', 'A\nB', 'A\u2028B', 'A\u0000', '', 'x'.repeat(251)])
      await assert.rejects(queueLetter(keeper, { ...good, to: 'ada@larkspur.example', subject }, now))
    for (const stop of [
      'javascript:x',
      'https://a.example/>\r\nBcc: x',
      'https://a.example/ b',
      'mailto:x@y',
    ])
      await assert.rejects(queueLetter(keeper, { ...good, to: 'ada@larkspur.example', stop }, now))
  })
})
