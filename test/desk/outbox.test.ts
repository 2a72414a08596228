import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { parseTime } from '../../src/core/time.ts'
import { newMailer } from '../../src/outbound/mail.ts'
import type { Found } from '../../src/people/collection.ts'
import { diary, noted } from '../../src/people/diary.ts'
import { type Letter, letters, pastLetters } from '../../src/people/letters.ts'
import { recipientId, setWants } from '../../src/people/recipients.ts'
import { saidLater } from '../../src/work/address-proof.ts'
import { cancelledIfStale } from '../../src/work/letters/stale.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { newPosting } from '../mail/posting.ts'
import { type Running, startRelay } from '../mail/relay.ts'
import { refusedAs } from '../refused.ts'
import { inOrder, wording } from '../wording.ts'
import {
  admitted,
  anotherOfficer,
  applied,
  enrolled,
  invited,
  lettersIn,
  type Officer,
  openApplication,
  openLetter,
  prepared,
  readLetter,
  signIn,
} from './people.ts'
import { countOf, faultsIn, formIn, linksIn, linkThatReads, partOf, Visitor, wordsOn } from './visitor.ts'

const figure = async (site: Depositary, name: string) =>
  Number(new RegExp(`^avow_letters_${name} (.+)$`, 'm').exec(await site.figures())![1])

describe('the outbox without a relay', () => {
  let site: Depositary
  let officer: Officer
  beforeEach(async () => {
    site = await startDepositary()
    officer = await enrolled(site)
  })
  afterEach(() => site.close())

  it('shows each letter whole, to hand over, and forgets what it said once that is done', async () => {
    const { visitor } = officer
    await applied(site, {}, { lang: 'fr' })
    assert.match(wordsOn(await visitor.goto('/desk')), wording('outbox.noticeHand', { count: 1 }))
    // Figures do not tell that one address was written to just now.
    assert.equal(await figure(site, 'oldest_seconds'), 0)
    const letter = await readLetter(officer)
    assert.match(wordsOn(letter), inOrder(wording('outbox.subject'), wording('apply.received', {}, 'fr')))
    const link = /https:\/\/harbour\.example(\/applications\/[\w-]{43})/.exec(wordsOn(letter))![1]!
    assert.equal((await new Visitor(site).goto(link)).status, 200)
    const [mail] = linksIn(letter.html, /^mailto:ada@larkspur\.example\?subject=/)
    assert.ok(decodeURIComponent(mail!).includes(link))
    await visitor.send('handed', { how: 'mail' })
    assert.match(wordsOn(visitor.shown), wording('outbox.is.handed'))
    assert.doesNotMatch(visitor.shown.html, /applications\/[\w-]{43}/)
    assert.match(
      wordsOn(await visitor.goto('/desk/outbox')),
      inOrder(wording('outbox.title', { count: 0 }), wording('outbox.is.handed')),
    )
    assert.doesNotMatch(wordsOn(await visitor.goto('/desk')), wording('outbox.noticeHand', { count: 1 }))
    site.now = '2026-01-01T00:00:10Z'
    assert.equal(await figure(site, 'oldest_seconds'), 0)
  })

  it('opens no letter to a copied cookie: the passkey has to confirm that very one', async () => {
    const { visitor, device } = officer
    await applied(site)
    await applied(site, { email: 'bo@larkspur.example' })
    const [bo, ada] = lettersIn((await visitor.goto('/desk/outbox')).html)
    const looks = async () =>
      (await diary.all(site.log.drawer, parseTime(site.now))).filter(
        ({ value }) => value.what === 'letter-read',
      ).length
    const isClosed = (status: number) => {
      assert.equal(visitor.shown.status, status)
      assert.doesNotMatch(visitor.shown.html, /applications\/[\w-]{43}/)
    }
    await visitor.goto(bo!)
    isClosed(200)
    assert.match(wordsOn(visitor.shown), wording('outbox.readWithout'))
    const answered = device.answer(formIn(visitor.shown.html, 'passkey'), 'officer')
    const { asked } = formIn(visitor.shown.html, 'passkey').fields
    await visitor.send('passkey')
    isClosed(403)
    await visitor.goto(ada!)
    await visitor.send('passkey', { ...answered, asked: asked! })
    isClosed(403)
    const elsewhere = new Visitor(site)
    await elsewhere.goto('/desk/sign-in')
    const signIn = formIn(elsewhere.shown.html, 'passkey')
    await visitor.send('passkey', { ...device.answer(signIn, 'officer'), asked: signIn.fields.asked! })
    isClosed(403)
    assert.equal(await looks(), 0)
    // What was refused is asked anew, on the same page.
    await visitor.use(device, 'officer')
    assert.match(visitor.shown.html, /applications\/[\w-]{43}/)
    assert.equal(await looks(), 1)
  })

  it('leads from a letter that was handed over to the next', async () => {
    const { visitor } = officer
    await applied(site)
    await applied(site, {}, { lang: 'fr' })
    const unread = await openLetter(visitor)
    assert.match(wordsOn(unread), wording('outbox.openFirst'))
    assert.equal(countOf(unread.html, '[value="handed"]'), 0, 'nobody has its words yet')
    const forged = await visitor.send('read', { act: 'handed', how: 'mail' })
    assert.equal(forged.status, 400)
    await readLetter(officer)
    await visitor.send('handed', { how: 'mail' })
    assert.match(
      wordsOn(visitor.shown),
      inOrder(
        wording('outbox.title', { count: 1 }),
        wording('outbox.nextOne', { email: 'ada@larkspur.example' }),
      ),
    )
    await readLetter(officer, linkThatReads(visitor.shown.html, wording('outbox.nextOne')))
    await visitor.send('handed', { how: 'mail' })
    assert.match(wordsOn(visitor.shown), wording('outbox.title', { count: 0 }))
  })

  it('takes back for a day that a letter was handed over: it waits with the same words, and both are in the log', async () => {
    const { visitor } = officer
    await applied(site)
    const link = () => /\/applications\/[\w-]{43}/.exec(wordsOn(visitor.shown))?.[0]
    await readLetter(officer)
    const before = link()
    const proof = formIn(visitor.shown.html, 'handed').fields.opened
    await visitor.send('handed', { how: 'mail' })
    const handed = visitor.shown
    const { html } = await visitor.goto('/desk/diary')
    assert.match(wordsOn({ html }), wording('diary.did.letter-handed'))
    visitor.shown = handed
    await visitor.send('notHanded')
    assert.match(wordsOn(visitor.shown), wording('outbox.notHandedTo', { email: 'ada@larkspur.example' }))
    const [{ value: still } = {}] = await pastLetters.all(site.log.drawer, parseTime(site.now))
    assert.equal(still?.state, 'handed', 'a session alone sends nothing a second time')
    await visitor.use(officer.device, 'officer')
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('outbox.done.notHanded'), wording('outbox.is.toHand')),
    )
    assert.equal(link(), undefined, 'its words take a passkey again')
    const [waiting] = lettersIn((await visitor.goto('/desk/outbox')).html)
    await visitor.goto(waiting!)
    await visitor.send('handed', { opened: proof! })
    assert.equal(link(), undefined, 'what had opened it before opens it no more')
    assert.match(
      wordsOn(await visitor.goto('/desk/diary')),
      inOrder(wording('diary.did.letter-not-handed'), wording('diary.did.letter-handed')),
    )
    await readLetter(officer)
    assert.equal(link(), before)
    await visitor.send('handed', { how: 'other' })
    const again = visitor.shown
    site.now = '2026-01-02T00:00:01Z'
    await signIn(visitor, officer.device)
    assert.equal(countOf((await visitor.goto(again.path)).html, '[value="notHanded"]'), 0)
    visitor.shown = again
    await visitor.send('notHanded')
    assert.match(wordsOn(visitor.shown), wording('outbox.is.handed'))
  })

  describe('whose code an applicant types before the officer has said how it went', () => {
    let other: Officer
    let own: string
    let applicant: Visitor
    let letter: string
    beforeEach(async () => {
      other = await anotherOfficer(site)
      ;({ visitor: applicant, own } = await applied(site))
      await typesCode(applicant)
    })

    /** The applicant asks for a code, the officer opens its letter and mails it, and the applicant is the faster one. */
    const typesCode = async (asking: Visitor) => {
      const code = await opensCode(asking)
      await asking.send('/code', { code })
    }
    const opensCode = async (asking: Visitor) => {
      await asking.goto(own)
      await asking.send('/email', {})
      await readsCode()
      letter = officer.visitor.shown.path
      return /\b\d{8}\b/.exec(wordsOn(officer.visitor.shown))![0]
    }
    const readsCode = async () => {
      const now = parseTime(site.now)
      const [code] = (await letters.all(site.log.drawer, now)).filter(
        ({ value }) => value.kind === 'address-code',
      )
      return readLetter(officer, `/desk/outbox/${code!.id}`)
    }
    const says = (how: string, { visitor }: Pick<Officer, 'visitor'> = officer) =>
      visitor.send('handed', { how })
    const saysBy = async (how: string) => {
      await officer.visitor.goto(letter)
      await says(how)
      return officer.visitor.use(officer.device, 'officer')
    }
    const ownPage = async () => wordsOn(await applicant.goto(own))
    const suggested = async () => {
      await openApplication(officer.visitor)
      return wordsOn(officer.visitor.shown)
    }

    it('has the code wait, and the officer’s later word count, once', async () => {
      assert.match(await ownPage(), wording('proof.handed.unsaid', { officer: 'officer-1' }))
      assert.doesNotMatch(await ownPage(), wording('proof.handed.other'))
      assert.match(
        wordsOn(await officer.visitor.goto('/desk')),
        wording('queue.has.code', { domain: 'larkspur.example', how: 'unsaid' }),
      )
      assert.match(await suggested(), wording('proof.sayHow'))
      await officer.visitor.follow(/^\/desk\/outbox\//)
      assert.equal(officer.visitor.shown.path, letter)
      await says('mail')
      assert.match(wordsOn(officer.visitor.shown), wording('outbox.codeSays', { how: 'mail' }))
      await officer.visitor.use(officer.device, 'officer')
      assert.match(
        wordsOn(officer.visitor.shown),
        inOrder(wording('outbox.done.handed'), wording('outbox.how.mail')),
      )
      assert.equal(
        countOf(officer.visitor.shown.html, '[name="act"]:not([value="returned"])'),
        0,
        'it is said once',
      )
      assert.match(
        await ownPage(),
        inOrder(wording('proof.isEmail'), wording('proof.handed.mail', { officer: 'officer-1' })),
      )
      assert.match(await suggested(), wording('desk.provenEmailHanded', { officer: 'officer-1' }))
      assert.match(wordsOn(await officer.visitor.goto('/desk/diary')), wording('diary.did.letter-handed'))
    })

    it('takes as well that it went another way, for good', async () => {
      await saysBy('other')
      assert.match(await ownPage(), wording('proof.handed.other', { officer: 'officer-1' }))
      await officer.visitor.goto(letter)
      assert.equal(countOf(officer.visitor.shown.html, '[value="handed"]'), 0)
      // Long after the letter is forgotten, the page says still what its code was worth.
      site.now = '2026-04-15T00:00:00Z'
      assert.match(await ownPage(), wording('proof.handed.other', { officer: 'officer-1' }))
    })

    it('takes no word of a stolen session, nor of another officer', async () => {
      await officer.visitor.goto(letter)
      const page = officer.visitor.shown
      await says('mail')
      assert.match(await ownPage(), wording('proof.handed.unsaid'), 'a session alone says nothing')
      await other.visitor.goto(letter)
      assert.equal(countOf(other.visitor.shown.html, '[value="handed"]'), 0)
      other.visitor.shown = page
      assert.equal((await says('mail', other)).status, 404)
      // Nor where no page has asked first.
      const id = letter.split('/').at(-1)!
      const line = { at: parseTime(site.now), by: 'officer-2', what: 'letter-handed', subject: id } as const
      const saying = { by: 'officer-2', how: 'mail', noted: noted(line) } as const
      await assert.rejects(saidLater(site.running, id, saying), refusedAs('request_malformed'))
      officer.visitor.shown = page
      assert.ok(faultsIn((await says('')).html).how)
      assert.match(await ownPage(), wording('proof.handed.unsaid'))
    })

    it('takes no word of a later letter for the code that an earlier one brought', async () => {
      await applicant.send('/email', { address: 'bo@larkspur.example' })
      await readsCode()
      await says('mail')
      assert.match(wordsOn(officer.visitor.shown), wording('outbox.done.handed'))
      assert.match(await ownPage(), wording('proof.handed.unsaid'))
      await saysBy('mail')
      assert.match(await ownPage(), inOrder(wording('proof.isEmail', { what: 'ada@larkspur.example' })))
    })

    it('takes no such word before the code is back either, of a session alone or of an officer who did not open it', async () => {
      const { visitor, device } = officer
      ;({ visitor: applicant, own } = await applied(site))
      const code = await opensCode(applicant)
      const opened = visitor.shown
      const state = async () => wordsOn(await visitor.goto(letter))

      await other.visitor.goto(letter)
      assert.match(wordsOn(other.visitor.shown), wording('outbox.ofOpener', { officer: 'officer-1' }))
      assert.equal(countOf(other.visitor.shown.html, '[value="handed"]'), 0)
      other.visitor.shown = opened
      assert.equal((await says('mail', other)).status, 400)
      await readLetter(other, letter)
      other.visitor.shown = opened
      assert.equal((await says('mail', other)).status, 400, 'the first officer may have told it to anybody')

      await visitor.goto(letter)
      await says('mail')
      assert.match(wordsOn(visitor.shown), wording('outbox.codeSays', { how: 'mail' }))
      assert.doesNotMatch(await state(), wording('outbox.is.handed'), 'a session alone says nothing')
      site.now = '2026-01-01T00:16:00Z'
      visitor.shown = opened
      await says('mail')
      assert.doesNotMatch(await state(), wording('outbox.is.handed'), 'it was opened too long ago')
      await says('mail')
      await visitor.use(device, 'officer')
      assert.match(wordsOn(visitor.shown), inOrder(wording('outbox.done.handed'), wording('outbox.how.mail')))
      await applicant.send('/code', { code })
      assert.match(await ownPage(), wording('proof.handed.mail', { officer: 'officer-1' }))
    })

    it('leads nobody to a letter that is forgotten: the proof that waited for a word of it ends with it', async () => {
      site.now = '2026-03-31T23:59:00Z'
      await signIn(officer.visitor, officer.device)
      assert.match(await suggested(), wording('proof.sayHow'))
      site.now = '2026-04-15T00:00:00Z'
      await signIn(officer.visitor, officer.device)
      assert.doesNotMatch(await suggested(), wording('proof.sayHow'))
      assert.doesNotMatch(
        wordsOn(officer.visitor.shown),
        wording('proof.handed.unsaid', { officer: 'officer-1' }),
      )
      assert.doesNotMatch(await ownPage(), wording('proof.handed.unsaid', { officer: 'officer-1' }))
    })

    it('has the code wait as well where its letter was opened and then grew too old', async () => {
      ;({ visitor: applicant, own } = await applied(site))
      const code = await opensCode(applicant)
      site.now = '2026-01-31T06:00:00Z'
      const found = await letters.lying(site.log.drawer, letter.split('/').at(-1)!, parseTime(site.now))
      assert.ok(await cancelledIfStale(site.running, found!))
      await applicant.goto(own)
      await applicant.send('/code', { code })
      assert.match(await ownPage(), wording('proof.handed.unsaid', { officer: 'officer-1' }))
      await signIn(officer.visitor, officer.device)
      await saysBy('mail')
      assert.match(
        await ownPage(),
        inOrder(wording('proof.isEmail'), wording('proof.handed.mail', { officer: 'officer-1' })),
      )
    })
  })

  it('lets no letter be set back whose link was used, or after which another was written', async () => {
    const { visitor } = officer
    await applied(site)
    await admitted(officer)
    const { path } = visitor.shown
    await invited(officer)
    const isOffered = () => countOf(visitor.shown.html, '[value="notHanded"]') === 1
    for (const letter of lettersIn((await visitor.goto('/desk/outbox')).html))
      if (wordsOn(await visitor.goto(letter)).match(wording('outbox.kind.invitation'))) break
    await visitor.send('handed', { how: 'other' })
    const handed = visitor.shown
    assert.ok(isOffered())
    await visitor.goto(path)
    await invited(officer)
    await visitor.goto(handed.path)
    assert.ok(!isOffered())
    visitor.shown = handed
    await visitor.send('notHanded')
    assert.match(wordsOn(visitor.shown), wording('outbox.is.handed'))
  })

  it('lets no letter be set back whose reader has said since that they want none', async () => {
    const { visitor } = officer
    await applied(site)
    await readLetter(officer)
    await visitor.send('handed', { how: 'mail' })
    const handed = visitor.shown
    const { drawer } = site.log
    const reader = recipientId(site.log, 'ada@larkspur.example')
    await setWants(drawer, reader, 'none', parseTime(site.now))
    assert.equal(countOf((await visitor.goto(handed.path)).html, '[value="notHanded"]'), 0)
    visitor.shown = handed
    await visitor.send('notHanded')
    assert.match(wordsOn(visitor.shown), wording('outbox.is.handed'))
  })

  it('finds the one letter that is looked for', async () => {
    const { visitor } = officer
    for (let n = 1; n <= 11; n++) await applied(site, { name: `Ferry ${n}`, email: `ada@ferry-${n}.example` })
    const all = await visitor.goto('/desk/outbox')
    assert.equal(countOf(all.html, '[role="search"]'), 1)
    const one = await visitor.goto('/desk/outbox?q=FERRY-7')
    assert.match(wordsOn(one), wording('outbox.title', { count: 11 }))
    assert.deepEqual(wordsOn(one).match(/ada@ferry-\d+\.example/g), ['ada@ferry-7.example'])
    await applied(site)
    await admitted(officer)
    await invited(officer)
    const ofParty = await visitor.goto('/desk/outbox?q=larkspur+ferr')
    assert.match(wordsOn(ofParty), /Larkspur Ferries/)
    assert.match(wordsOn(await visitor.goto('/desk/outbox?q=nobody')), wording('outbox.none'))
  })

  it('holds the newest invitation alone', async () => {
    const { visitor } = officer
    await applied(site)
    await admitted(officer)
    const { path } = visitor.shown
    const first = await invited(officer)
    await visitor.goto(path)
    const second = await invited(officer)
    assert.equal(linksIn(visitor.shown.html, /^mailto:ada@larkspur/).length, 1)
    const { html } = await visitor.goto('/desk/outbox')
    const shown: string[] = []
    for (const link of lettersIn(html))
      if (countOf((await visitor.goto(link)).html, 'form[data-passkey]') > 0)
        shown.push((await readLetter(officer, link)).html)
    assert.equal(shown.filter(one => one.includes(first)).length, 0)
    assert.equal(shown.filter(one => one.includes(second)).length, 1)
    assert.match(shown.find(one => one.includes(second))!, wording('letter.invitationAgain'))
  })

  it('brings an applicant words of the officer, who reads the letter first and confirms by the passkey', async () => {
    const { visitor, device } = officer
    await applied(site)
    await admitted(officer)
    assert.match(wordsOn(visitor.shown), inOrder(wording('preview.see'), wording('wish.cover')))
    const wrong = await visitor.send('invite', { sender: 'Ada. Write to www.evil.example' })
    assert.equal(wrong.status, 422)
    assert.ok(faultsIn(wrong.html).sender)
    const cover = 'We are glad that you asked.'
    await visitor.send('invite', { cover, sender: 'Ada Lund, Secretary', answerBy: '2026-02-01' })
    assert.match(wordsOn(visitor.shown), inOrder(wording('invites.confirmWords'), cover))
    await visitor.use(device, 'officer')
    assert.equal(countOf(visitor.shown.html, '#invitation'), 1)
    const words = wordsOn(await readLetter(officer))
    assert.ok(words.includes(cover) && words.includes('1 February 2026'), words)
  })

  it('keeps an opened letter on its page where the way is forgotten, for whoever has just opened it', async () => {
    const { visitor } = officer
    await applied(site)
    await applied(site, { email: 'bo@larkspur.example' })
    const [other, letter] = lettersIn((await visitor.goto('/desk/outbox')).html)
    await readLetter(officer, other)
    const { opened } = formIn(visitor.shown.html, 'handed').fields
    await readLetter(officer, letter)
    const words = wordsOn({ html: partOf(visitor.shown.html, 'pre.raw') })
    const slip = await visitor.send('handed')
    assert.equal(slip.status, 422)
    assert.ok(wordsOn(slip).includes(words))
    assert.match(faultsIn(slip.html).how!, wording('outbox.wayMissing'))

    const showsBy = async (typed: Record<string, string>) => {
      visitor.shown = slip
      return wordsOn(await visitor.send('handed', typed)).includes(words)
    }
    for (const forged of ['', 'A'.repeat(43), opened!])
      assert.ok(!(await showsBy({ opened: forged })), 'a session alone opens no letter')
    site.now = '2026-01-01T00:14:00Z'
    assert.ok(await showsBy({}))
    site.now = '2026-01-01T00:16:00Z'
    assert.ok(!(await showsBy({})), 'it was opened too long ago')
  })

  it('keeps an invitation good for two weeks from when an officer hands it over', async () => {
    const { visitor } = officer
    await applied(site)
    await admitted(officer)
    const link = await invited(officer)
    site.now = '2026-01-29T00:00:00Z'
    const isGood = async () => (await new Visitor(site).goto(link)).status === 200
    const isGoodOn = async (then: string) => {
      const { now } = site
      site.now = then
      const is = await isGood()
      site.now = now
      return is
    }
    assert.ok(await isGood())
    await signIn(visitor, officer.device)
    const waiting = lettersIn((await visitor.goto('/desk/outbox')).html)
    for (const letter of waiting)
      if (wordsOn(await visitor.goto(letter)).match(wording('outbox.kind.invitation'))) break
    await visitor.send('handed')
    assert.match(faultsIn(visitor.shown.html).how!, wording('outbox.wayMissing'))
    await visitor.send('handed', { how: 'other' })
    assert.ok(!(await isGoodOn('2026-02-12T00:00:00Z')))
    // The time of the link runs from when it really goes out.
    await visitor.send('notHanded')
    await visitor.use(officer.device, 'officer')
    assert.ok(await isGoodOn('2026-02-12T00:00:00Z'))
    await visitor.send('handed', { how: 'other' })
    assert.match(wordsOn(visitor.shown), inOrder(wording('outbox.is.handed'), wording('outbox.how.other')))
    site.now = '2026-02-11T23:59:59Z'
    assert.ok(await isGood())
    site.now = '2026-02-12T00:00:00Z'
    assert.ok(!(await isGood()))
  })

  it('has nothing stale for a relay that is named after weeks, and says what was not sent and why', async () => {
    const { visitor } = officer
    const relay = await startRelay()
    try {
      // The receipt of an application is over once that is decided; an invitation is good as long as its link.
      await applied(site)
      await admitted(officer)
      await invited(officer)
      await applied(site, { name: 'Heron Line', email: 'bo@heron.example' })
      site.now = '2026-01-20T00:00:00Z'
      await applied(site, { name: 'Tern Line', email: 'cy@tern.example' })
      site.now = '2026-01-31T00:00:00Z'
      const now = () => parseTime(site.now)
      const isStale = (letter: Found<Letter>) => cancelledIfStale({ log: site.log, now }, letter)
      const posting = newPosting(site.log.drawer, newMailer(relay.relay()), now, isStale)
      assert.equal((await posting.deliverDue()).sent, 1)
      assert.deepEqual(
        relay.received.flatMap(({ to }) => to),
        ['cy@tern.example'],
      )
      await signIn(visitor, officer.device)
      const page = wordsOn(await visitor.goto('/desk/outbox'))
      assert.match(page, inOrder('cy@tern.example', wording('outbox.is.sent')))
      assert.match(page, inOrder('bo@heron.example', wording('outbox.cancelled.old')))
      assert.match(page, wording('outbox.cancelled.late'))
    } finally {
      await relay.close()
    }
  })

  it('lets nobody hand over what has grown stale', async () => {
    await applied(site)
    const [letter] = lettersIn((await officer.visitor.goto('/desk/outbox')).html)
    await admitted(officer)
    // Nor does it count as work.
    const mail = wordsOn(await officer.visitor.goto('/desk/outbox'))
    assert.match(mail, wording('outbox.title', { count: 0 }))
    const { html } = await readLetter(officer, letter!)
    assert.doesNotMatch(html, /applications\/[\w-]{43}/)
    assert.match(wordsOn(officer.visitor.shown), wording('outbox.cancelled.over'))
  })

  it('is for officers alone', async () => {
    await applied(site)
    const path = (await openLetter(officer.visitor)).path
    assert.equal((await site.get(path)).status, 401)
    assert.equal((await site.get('/desk/outbox')).status, 401)
  })
})

describe('the outbox with a relay', () => {
  let relay: Running
  let site: Depositary
  let officer: Officer
  beforeEach(async () => {
    relay = await startRelay()
    site = await startDepositary({ relay: relay.relay() })
    officer = await enrolled(site)
  })
  afterEach(async () => {
    await site.close()
    await relay.close()
  })

  it('shows to nobody what a letter says, sent or not', async () => {
    await applied(site)
    const { html } = await openLetter(officer.visitor)
    assert.doesNotMatch(html, /applications\/[\w-]{43}/)
    const form = wordsOn(await officer.visitor.goto(`${await prepared(officer, {})}/who`))
    assert.match(form, wording('desk.personsCheck'))
    assert.doesNotMatch(form, wording('desk.personsNoMail'))
    await openLetter(officer.visitor)
    for (const says of ['letter.receivedSubject', 'letter.receivedHeading'] as const)
      assert.doesNotMatch(html, wording(says, {}))
    await site.deliver()
    await officer.visitor.goto(officer.visitor.shown.path)
    assert.match(wordsOn(officer.visitor.shown), wording('outbox.is.sent'))
    assert.doesNotMatch(officer.visitor.shown.html, /applications\/[\w-]{43}/)
  })

  it('says what the relay refused, has it tried again, and believes an officer whom a letter came back to', async () => {
    const { visitor } = officer
    relay.toRecipients.push({ code: 550, says: '5.1.1 No such mailbox' })
    await applied(site)
    await site.deliver()
    assert.match(wordsOn(await visitor.goto('/desk')), wording('outbox.noticeStuck', { count: 1 }))
    assert.match(wordsOn(await openLetter(visitor)), /5\.1\.1 No such mailbox/)
    await visitor.send('again')
    assert.equal((await site.deliver()).sent, 1)
    await visitor.goto(visitor.shown.path)
    await visitor.send('returned')
    await applied(site)
    assert.equal((await site.deliver()).sent, 0, 'its mailbox is held not to exist')
    await visitor.goto('/desk/outbox')
    await visitor.send('/desk/outbox')
    assert.equal((await site.deliver()).sent, 1)
  })

  it('tells that the relay takes nothing, and how long letters have waited', async () => {
    const { visitor } = officer
    relay.toRecipients.push({ code: 450, says: '4.2.0 Not now' })
    await applied(site)
    await site.deliver()
    assert.doesNotMatch(wordsOn(await visitor.goto('/desk')), wording('outbox.noticeOld', { count: 1 }))
    site.now = '2026-01-01T01:00:01Z'
    assert.match(
      wordsOn(await visitor.goto('/desk')),
      wording('outbox.noticeOld', { count: 1, time: '1 January 2026, 00:00 UTC' }),
    )
    relay.toRecipients.push({ code: 421, says: '4.3.2 Closing for the night' })
    await site.deliver()
    assert.match(
      wordsOn(await visitor.goto('/desk')),
      wording('outbox.noticeTrouble', { count: 1, time: '1 January 2026, 01:00 UTC' }),
    )
    assert.match(
      wordsOn(await visitor.goto('/desk/outbox')),
      inOrder(wording('outbox.trouble'), '4.3.2 Closing for the night'),
    )
    assert.equal(await figure(site, 'oldest_seconds'), 3600)
    site.now = '2026-01-01T02:00:00Z'
    assert.equal((await site.deliver()).sent, 1)
    assert.doesNotMatch(wordsOn(await visitor.goto('/desk/outbox')), wording('outbox.trouble'))
  })

  it('says on the page of the invitation that a letter goes out by itself, and when it does not', async () => {
    await applied(site)
    await admitted(officer, undefined, { invites: '' })
    await invited(officer)
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('desk.inviteMailed', { email: 'ada@larkspur.example' }),
    )
    assert.deepEqual(linksIn(officer.visitor.shown.html, /^mailto:ada/), [])
    await site.deliver()
    const stop = /https:\/\/harbour\.example(\/letters\/[\w-]{43})/.exec(
      relay.received.at(-1)!.message.replace(/=\r\n/g, ''),
    )![1]!
    const ada = new Visitor(site)
    await ada.goto(stop)
    await ada.send(stop, { wants: 'none' })
    await openApplication(officer.visitor)
    await invited(officer)
    assert.match(wordsOn(officer.visitor.shown), wording('outbox.unwantedNote'))
    assert.equal(linksIn(officer.visitor.shown.html, /^mailto:ada/).length, 1)
  })
})
