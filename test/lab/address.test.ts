import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { aboutCode } from '../../src/people/codes.ts'
import { handOver } from '../../src/people/letter-clock.ts'
import { letterOpened, letters, letterWords } from '../../src/people/letters.ts'
import { findLink } from '../../src/people/links.ts'
import { proofsOf } from '../../src/people/proofs.ts'
import { say } from '../../src/web/messages/say.ts'
import { levelOf } from '../../src/work/proof-level.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { applied, enrolled, openApplication } from '../desk/people.ts'
import { wordsOn } from '../desk/visitor.ts'
import { scan } from '../mail/scanner.ts'
import { inARow, inOrder, wording } from '../wording.ts'

describe('an applicant who confirms an e-mail address', () => {
  let site: Depositary
  beforeEach(async () => {
    site = await startDepositary()
  })
  afterEach(() => site.close())

  const lettersNow = async () => {
    const { drawer } = site.log
    const now = parseTime(site.now)
    const all = await letters.all(drawer, now)
    return Promise.all(
      all.map(async ({ id, value }) => ({ ...value, ...(await letterWords.get(drawer, id, now))! })),
    )
  }
  const lastCode = async (to: string) => {
    const letter = (await lettersNow()).filter(one => one.kind === 'address-code' && one.to === to).at(-1)!
    const link = /\/addresses\/[\w-]{43}/.exec(letter.text)![0]
    return { code: /\b\d{8}\b/.exec(letter.text)![0], link, letter }
  }
  const wrong = (code: string) => (code === '12345678' ? '87654321' : '12345678')

  it('gives back the code that came there', async () => {
    const { visitor } = await applied(site)
    assert.match(wordsOn(visitor.shown), wording('proofs.needed.domain'))
    await visitor.send('/email', {})
    assert.match(
      wordsOn(visitor.shown),
      wording('proofs.toHand', { address: 'ada@larkspur.example', time: '1 Jan 2026, 00:00 UTC' }),
    )
    const { code, letter } = await lastCode('ada@larkspur.example')
    assert.equal(letter.subject, say('en', 'letter.codeSubject', { code, call: 'The Harbour Accord' }))
    // The token of a link may spell any name.
    const words = letter.text.replaceAll(/https:\S+/g, '')
    assert.doesNotMatch(words, /Ada|Larkspur Ferries/, 'nothing that was typed is mailed to strangers')
    await visitor.send('/code', { code: `${code.slice(0, 4)} ${code.slice(4)}` })
    const page = wordsOn(visitor.shown)
    assert.match(page, wording('proof.isEmail', { what: 'ada@larkspur.example' }))
    assert.match(page, inARow(wording('proof.how.code'), '.', wording('proof.whose.party')))
  })

  it('gets letters at the address that they confirmed from then on, where the first was mistyped', async () => {
    const { visitor } = await applied(site, { email: 'ada@larkspurr.example' })
    await visitor.send('/email', { address: 'ada@larkspur.example' })
    const officer = await enrolled(site)
    await openApplication(officer.visitor)
    const { code } = await lastCode('ada@larkspur.example')
    await visitor.send('/code', { code })
    await openApplication(officer.visitor)
    await officer.visitor.send('ask', { question: 'Who are you?' })
    const asked = (await lettersNow()).filter(({ kind }) => kind === 'application-question')
    assert.deepEqual(
      asked.map(({ to }) => to),
      ['ada@larkspur.example'],
    )
  })

  it('is told how a wrong code is mended, and has five tries, then none', async () => {
    const { visitor } = await applied(site)
    await visitor.send('/email', {})
    const { code } = await lastCode('ada@larkspur.example')
    await visitor.send('/code', { code: 'no' })
    assert.match(wordsOn(visitor.shown), wording('proofs.codeMissing'))
    for (let left = 4; left >= 0; left--) {
      const { status } = await visitor.send('/code', { code: wrong(code) })
      assert.equal(status, 409)
      assert.match(
        wordsOn(visitor.shown),
        new RegExp(`not the code that was sent; it can be tried ${left} times`),
      )
    }
    await visitor.send('/code', { code })
    assert.match(wordsOn(visitor.shown), /mistyped too often/)
    assert.doesNotMatch(wordsOn(visitor.shown), wording('proof.isEmail'))
  })

  it('confirms by the button behind the link, and not by opening it', async () => {
    const { visitor, own } = await applied(site)
    await visitor.send('/email', {})
    const { link } = await lastCode('ada@larkspur.example')
    for (let times = 0; times < 3; times++) await visitor.goto(link)
    assert.match(
      wordsOn(visitor.shown),
      inOrder(
        wording('confirm.title', { address: 'ada@larkspur.example' }),
        'Ada Okafor',
        'Larkspur Ferries',
      ),
    )
    assert.doesNotMatch(wordsOn(await visitor.goto(own)), wording('proof.isEmail'))
    await visitor.goto(link)
    await visitor.send('/addresses/', { confirm: 'yes' })
    assert.match(wordsOn(visitor.shown), wording('confirm.done'))
    assert.match(
      wordsOn(await visitor.goto(own)),
      inOrder(wording('proof.isEmail'), wording('proof.how.link')),
    )
    assert.equal((await visitor.goto(link)).status, 410)
  })

  it('is confirmed by no scanner of mail, though it opens every link and presses every button', async () => {
    const { visitor, own } = await applied(site)
    // It may press for a code on the applicant's own page, and finds no use for what comes then.
    for (const letter of await lettersNow()) await scan(site, letter)
    await visitor.send('/email', {})
    const { link, letter } = await lastCode('ada@larkspur.example')
    await scan(site, letter)
    assert.doesNotMatch(wordsOn(await visitor.goto(own)), wording('proof.isEmail'))
    await visitor.goto(link)
    assert.equal((await visitor.send('/addresses/')).status, 422)
    assert.match(wordsOn(visitor.shown), wording('confirm.mineMissing'))
    await visitor.send('/addresses/', { confirm: 'yes' })
    assert.match(wordsOn(visitor.shown), wording('confirm.done'))
  })

  it('has a code for a day, and the newest alone', async () => {
    const { visitor, own } = await applied(site)
    await visitor.send('/email', {})
    const first = await lastCode('ada@larkspur.example')
    await visitor.send('/email', {})
    const second = await lastCode('ada@larkspur.example')
    assert.equal((await visitor.goto(first.link)).status, 410)
    // It waits for an officer, so its day has not begun.
    site.now = '2026-01-29T00:00:00Z'
    const { drawer } = site.log
    const now = () => parseTime(site.now)
    const [waits] = (await letters.all(drawer, now())).filter(({ value }) => value.kind === 'address-code')
    await handOver(drawer, waits!.id, { by: 'officer-1', how: 'mail' }, now())
    site.now = '2026-01-29T23:59:59Z'
    assert.equal((await visitor.goto(second.link)).status, 200)
    await visitor.goto(own)
    site.now = '2026-01-30T00:00:00Z'
    await visitor.send('/code', { code: second.code })
    assert.match(wordsOn(visitor.shown), /has expired/)
    assert.equal((await visitor.goto(second.link)).status, 410)
  })

  it('gets so many codes in a day and no more, whoever asks for them', async () => {
    const { visitor } = await applied(site)
    for (let times = 0; times < 6; times++) await visitor.send('/email', {})
    assert.match(wordsOn(visitor.shown), wording('proofs.toHand'))
    await visitor.send('/email', {})
    assert.match(wordsOn(visitor.shown), /No more codes are sent today/)
    const other = await applied(site)
    await other.visitor.send('/email', { address: 'ADA@larkspur.example' })
    assert.match(wordsOn(other.visitor.shown), /No more codes are sent today/)
  })

  it('proves a mailbox by a code that mail has carried, and by none that an officer told', async () => {
    const { drawer } = site.log
    const now = () => parseTime(site.now)
    const coded = async (carry: (id: string) => Promise<unknown>) => {
      const { visitor, own } = await applied(site)
      const { subject: id } = await findLink(drawer, 'application', own.split('/')[2]!, now())
      await visitor.send('/email', {})
      const { code } = await lastCode('ada@larkspur.example')
      await carry((await letters.by(drawer, 'about', aboutCode(id), now()))[0]!.id)
      await visitor.goto(own)
      await visitor.send('/code', { code })
      const [proof] = await proofsOf(drawer, id, now())
      return { words: wordsOn(visitor.shown), level: levelOf(proof!, 'larkspur.example') }
    }
    const mailed = await coded(id => handOver(drawer, id, { by: 'officer-1', how: 'mail' }, now()))
    assert.equal(mailed.level, 'email')
    assert.match(mailed.words, inOrder(wording('proof.isEmail'), wording('proof.handed.mail')))
    const told = await coded(id => handOver(drawer, id, { by: 'officer-1', how: 'other' }, now()))
    assert.equal(told.level, undefined)
    assert.match(told.words, inOrder(wording('proof.isHanded'), wording('proof.handed.other')))
    // An officer has read it and has not said how it went: they may have told anybody, and are accused of nothing.
    const read = await coded(id => letterOpened(drawer, id, 'officer-1', now()))
    assert.equal(read.level, undefined)
    assert.match(read.words, inOrder(wording('proof.isHanded'), wording('proof.handed.unsaid')))
    assert.doesNotMatch(read.words, wording('proof.handed.other'))
  })

  it('proves nothing by an address that an old relay might deliver elsewhere', async () => {
    const { visitor } = await applied(site)
    for (const local of [
      'ada%evil.example',
      'evil.example!ada',
      '|ada',
      '=?utf-8?q?ada=40evil.example=00?=',
      '`ada`',
    ]) {
      await visitor.send('/email', { address: `${local}@larkspur.example` })
      assert.match(wordsOn(visitor.shown), wording('proofs.addressRerouted'), local)
    }
    // Names that people have.
    for (const address of ["o'hara+calls@larkspur.example", 'ada_o=k-n@larkspur.example']) {
      await visitor.send('/email', { address })
      assert.match(wordsOn(visitor.shown), wording('proofs.toHand', { address }))
    }
  })

  it('is told what an address elsewhere is worth', async () => {
    for (const [address, says] of [
      ['ada.larkspur@gmail.com', wording('proof.whose.free')],
      ['ada@stranger.example', wording('proof.whose.elsewhere', { domain: 'larkspur.example' })],
      ['ada@mail.larkspur.example', wording('proof.whose.party')],
    ] as const) {
      const { visitor } = await applied(site)
      await visitor.send('/email', { address })
      await visitor.send('/code', { code: (await lastCode(address)).code })
      assert.match(wordsOn(visitor.shown), says)
    }
  })
})
