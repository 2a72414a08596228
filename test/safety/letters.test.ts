import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { newMailer } from '../../src/outbound/mail.ts'
import { LETTER_KINDS, type LetterKind, queueLetter } from '../../src/people/letters.ts'
import { html } from '../../src/web/kit/markup.ts'
import { type Block, block, framed, type Matter } from '../../src/web/letters/letter.ts'
import { sendLetter } from '../../src/work/letters/send.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { readMessage } from '../mail/message.ts'
import { newPosting } from '../mail/posting.ts'
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

  const deliver = () =>
    newPosting(it_.log.drawer, newMailer(relay.relay()), () => parseTime(it_.now)).deliverDue()

  /** Every sort of matter that a letter has, with the words wherever words may stand. */
  const everywhere = (typed: string): Matter => {
    const blocks: Record<keyof typeof block, Block> = {
      words: block.words(typed),
      button: block.button(typed, `${it_.publicUrl}/x`),
      link: block.link(typed, `${it_.publicUrl}/x`),
      code: block.code(typed, typed),
      statement: block.statement(html`${typed}`),
      quote: block.quote(typed),
      part: block.part(typed),
      list: block.list([typed, typed]),
    }
    return { subject: typed, heading: typed, greeting: typed, blocks: Object.values(blocks) }
  }
  for (const kind of Object.keys(LETTER_KINDS) as LetterKind[])
    it(`begins no header of a letter of the kind ${kind}, and names nobody else`, async () => {
      for (const [i, typed] of INJECTIONS.entries()) {
        const to = `ada${i}@larkspur.example`
        await sendLetter(it_.running, { to, kind }, wishes =>
          framed(it_.running, { lang: 'en', call: ACCORD, why: typed, wishes }, everywhere(typed)),
        )
      }
      await deliver()
      assert.equal(relay.received.length, INJECTIONS.length)
      for (const { from, to, message } of relay.received) {
        assert.match(to.join(), /^ada\d@larkspur\.example$/)
        assert.equal(from, 'depositary@harbour.example')
        const headers = message.split(/\r\n\r\n/)[0]!.replace(/\r\n[ \t]+/g, ' ')
        for (const line of headers.split('\r\n')) assert.match(line, KNOWN, line)
        // In the page of the letter it is words.
        assert.equal(load(readMessage(message).html)('script').length, 0)
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
      await assert.rejects(queueLetter(it_.log, { ...letter, to }, parseTime(it_.now)), to)
    await assert.rejects(
      queueLetter(
        it_.log,
        { ...letter, to: 'ada@larkspur.example', subject: 'x\r\nBcc: eve@evil.example' },
        parseTime(it_.now),
      ),
    )
  })
})

/** The headers that our letters have, and no other. */
const KNOWN =
  /^(?:From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|Content-Language|Content-Transfer-Encoding|Auto-Submitted|List-Unsubscribe|List-Unsubscribe-Post): /i
