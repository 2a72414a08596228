import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { newMailer } from '../../src/outbound/mail.ts'
import { queueLetter } from '../../src/people/letters.ts'
import { newPost } from '../../src/people/post.ts'
import type { Asked } from '../../src/web/asked.ts'
import {
  writeInvitation,
  writeQuestion,
  writeReceived,
  writeRefused,
} from '../../src/web/letters/application.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { type Running, startRelay } from '../mail/relay.ts'

/** What would be another header, another recipient or another command, if a line of it ended where it says. */
const INJECTIONS = [
  'x\r\nBcc: eve@evil.example',
  'x\nBcc: eve@evil.example',
  'x\rBcc: eve@evil.example',
  'x\r\n\r\n<script>alert(1)</script>',
  'x\u2028Bcc: eve@evil.example',
  'x\u0085Bcc: eve@evil.example',
  'x\r\n.\r\nMAIL FROM:<eve@evil.example>\r\nRCPT TO:<eve@evil.example>',
  'x=?utf-8?q?=0D=0ABcc:_eve@evil.example?=',
  'x\0Bcc: eve@evil.example',
]

describe('what is typed into a letter', () => {
  let it_: Depositary
  let relay: Running
  before(async () => {
    it_ = await startDepositary()
  })
  after(() => it_.close())
  beforeEach(async () => {
    relay = await startRelay()
  })
  afterEach(() => relay.close())

  const asked = (): Asked => {
    const { log, publicUrl } = it_
    const now = () => parseTime(it_.now)
    return { site: { log, publicUrl, now, contact: null, mail: null }, lang: 'en' } as unknown as Asked
  }
  const deliver = () =>
    newPost(it_.log.drawer, newMailer(relay.relay()), () => parseTime(it_.now)).deliverDue()

  /** Each letter that somebody’s words reach, with the words wherever they may stand. */
  const LETTERS: Readonly<Record<string, (typed: string) => Promise<unknown>>> = {
    'an application that has arrived': typed => writeReceived(asked(), 'a', applicant(typed)),
    'a question of an officer': typed => writeQuestion(asked(), 'a', applicant(typed), typed),
    'a refusal': typed => writeRefused(asked(), 'a', applicant(typed), typed),
    'an invitation': typed =>
      writeInvitation(asked(), {
        id: 'a',
        application: applicant(typed),
        name: typed,
        url: `${it_.publicUrl}/invitations/x`,
        expires: parseTime(it_.now) + 86_400,
        isAgain: true,
      }),
  }
  for (const [what, write] of Object.entries(LETTERS))
    it(`begins no header and names nobody else: ${what}`, async () => {
      for (const typed of INJECTIONS) await write(typed)
      await deliver()
      assert.equal(relay.received.length, new Set(relay.received.map(({ message }) => message)).size)
      assert.ok(relay.received.length > 0)
      for (const { from, to, message } of relay.received) {
        assert.deepEqual(to, ['ada@larkspur.example'])
        assert.doesNotMatch(from, /evil/)
        const headers = message.split(/\r\n\r\n/)[0]!.replace(/\r\n[ \t]+/g, ' ')
        for (const line of headers.split('\r\n')) assert.match(line, KNOWN, line)
        // In the page of the letter it is words.
        assert.doesNotMatch(message.slice(message.indexOf('Content-Type: text/html')), /<script/i)
      }
    })

  it('is no address of anybody else', async () => {
    const letter = { lang: 'en', kind: 'invitation', subject: 's', text: 't', html: 'h' } as const
    for (const to of [
      'ada@larkspur.example, eve@evil.example',
      'ada@larkspur.example\r\nBcc: eve@evil.example',
      'Ada <ada@larkspur.example>',
      'ada@larkspur.example> BODY=8BITMIME',
      '"eve@evil.example, "@larkspur.example',
      'ada@larkspur.example\u2028',
    ])
      await assert.rejects(queueLetter(it_.log.drawer, { ...letter, to }, parseTime(it_.now)), to)
    await assert.rejects(
      queueLetter(
        it_.log.drawer,
        { ...letter, to: 'ada@larkspur.example', subject: 'x\r\nBcc: eve@evil.example' },
        parseTime(it_.now),
      ),
    )
  })
})

/** The headers that our letters have, and no other. */
const KNOWN =
  /^(?:From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|Content-Language|Content-Transfer-Encoding|Auto-Submitted|List-Unsubscribe|List-Unsubscribe-Post): /i

const applicant = (typed: string) =>
  ({
    call: ACCORD,
    lang: 'en',
    organisation: {
      name: typed,
      nameLang: 'en',
      kind: 'company',
      country: null,
      domain: null,
      identifiers: {},
    },
    person: { name: typed, role: typed, email: 'ada@larkspur.example' },
  }) as never
