import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { NO_WISH } from '../../src/people/invitation-words.ts'
import { invitees } from '../../src/people/invitees.ts'
import { courtesyTaken, recipientId, setWants } from '../../src/people/recipients.ts'
import { askReminders, reminders } from '../../src/people/reminders.ts'
import { remindersDuty, remindOne } from '../../src/work/reminders.ts'
import { Worker } from '../../src/work/worker.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { AURELIA, invitesToJoin, joins, KEYLESS, KIM } from '../desk/aurelia.ts'
import { Device } from '../desk/device.ts'
import { anotherOfficer, enrolled, invitationIn, type Officer, signIn } from '../desk/people.ts'
import { linksIn, Visitor, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { inOrder, wording } from '../wording.ts'
import { type Read, readMessage } from './message.ts'
import { type Running, startRelay } from './relay.ts'

describe('whoever was invited and has not answered', () => {
  let relay: Running
  let site: Depositary
  let officer: Officer
  beforeEach(async () => {
    relay = await startRelay()
    site = await startDepositary({ relay: relay.relay(), parties: ['northhaven'] })
    officer = await enrolled(site)
  })
  afterEach(async () => {
    await site.close()
    await relay.close()
  })

  const letters = async (): Promise<Read[]> => {
    await site.running.worker.workOff()
    await site.deliver()
    return relay.received.splice(0).map(({ message }) => readMessage(message))
  }
  const wishesIn = ({ links }: Read) =>
    links.map(link => new URL(link).pathname).find(path => path.startsWith('/letters/'))!
  const linkIn = (letter: Read) =>
    letter.links.map(link => new URL(link).pathname).find(path => /^\/invitations\/[\w-]{43}$/.test(path))!
  /** Officers are signed in for hours, and these stories last for weeks. */
  const at = async (day: string) => {
    site.now = `${day}T12:00:00Z`
    await signIn(officer.visitor, officer.device)
  }
  const noted = async () => (await invitees.all(site.log.drawer, parseTime(site.now)))[0]!.value.reminders
  const page = () => officer.visitor.goto(`/desk/calls/${ACCORD}`)
  const setsRule = async (typed: Record<string, string>) => {
    await page()
    await officer.visitor.send(`/desk/calls/${ACCORD}`, typed)
    await officer.visitor.use(officer.device, 'officer')
  }
  /** As the worker would, an hour after it looked last. */
  const lookAgain = async (time: string) => {
    site.now = time
    return letters()
  }

  it('is reminded by an officer, who sees the letter first, by the link that they have already', async () => {
    const link = await invitesToJoin(officer)
    const [first] = await letters()
    assert.equal(linkIn(first!), link)
    assert.equal(linksIn((await page()).html, /\/remind/).length, 0, 'not on the day of the letter')
    await at('2026-01-05')
    await page()
    await officer.visitor.follow(/\/remind\?party=aurelia$/)
    const words = wordsOn(officer.visitor.shown)
    assert.match(
      words,
      inOrder(
        wording('remind.titleOne', { name: AURELIA.name }),
        wording('remind.same'),
        wording('letter.reminder', {
          keeper: 'The Harbour Secretariat',
          day: '1 January 2026',
        }),
      ),
    )
    assert.doesNotMatch(words, new RegExp(link))
    assert.deepEqual(await letters(), [], 'looking writes nothing')
    await officer.visitor.send('/remind')
    assert.match(wordsOn(officer.visitor.shown), wording('invited.done.reminded'))
    const [reminder] = await letters()
    assert.equal(reminder!.headers.to, AURELIA.email)
    assert.match(
      reminder!.headers.subject!,
      wording('letter.reminderSubject', { name: AURELIA.name, call: 'The Harbour Accord' }),
    )
    assert.equal(linkIn(reminder!), link, 'no new secret goes by mail')
    assert.ok(reminder!.headers['list-unsubscribe-post'])
    assert.match(wordsOn(await page()), wording('invited.reminded', { count: 1, day: '5 January 2026' }))
    assert.match((await joins(site, link)).visitor.shown.path, /\/signed$/)
  })

  it('is told at once of an hour that was moved, with all whose letter names the old one', async () => {
    const { visitor, device } = officer
    const launchPage = `/desk/launch/${ACCORD}`
    const moves = (hour: string) => visitor.send(launchPage, { act: 'set', day: '2026-01-05', hour })
    await visitor.goto(launchPage)
    await moves('14:00')
    assert.doesNotMatch(wordsOn(visitor.shown), wording('launch.lettersThen', { count: 1 }))
    await visitor.use(device, 'officer')
    await invitesToJoin(officer)
    assert.match((await letters())[0]!.text, /14:00 UTC/)
    assert.doesNotMatch(
      wordsOn(await visitor.goto(launchPage)),
      wording('launch.lettersOld', { count: 1, signed: 0 }),
    )
    await moves('16:00')
    assert.match(wordsOn(visitor.shown), wording('launch.lettersThen', { count: 1 }))
    await visitor.use(device, 'officer')
    assert.match(wordsOn(visitor.shown), wording('launch.lettersOld', { count: 1, signed: 0 }))
    assert.deepEqual(await letters(), [], 'nobody is written to before an officer says so')
    await visitor.goto(`/desk/calls/${ACCORD}/remind`)
    await visitor.send('/remind')
    const [reminder] = await letters()
    assert.match(reminder!.text, wording('sealed.notice', { hour: '5 January 2026, 16:00 UTC' }))
    assert.doesNotMatch(
      wordsOn(await visitor.goto(launchPage)),
      wording('launch.lettersOld', { count: 1, signed: 0 }),
    )
    assert.equal(linksIn((await page()).html, /\/remind/).length, 0, 'and nobody twice')
  })

  it('is not reminded once it has signed or declined, nor twice in two days, nor where its letter came back', async () => {
    const link = await invitesToJoin(officer)
    const other = await invitesToJoin(officer, {
      name: 'Brenholm',
      party: 'brenholm',
      email: 'bo@brenholm.example',
      domain: 'brenholm.example',
      country: 'SE',
    })
    await invitesToJoin(officer, {
      name: 'Marrow',
      party: 'marrow',
      email: 'mo@marrow.example',
      domain: 'marrow.example',
      country: 'NO',
    })
    await letters()
    await joins(site, link)
    const bo = new Visitor(site)
    await bo.goto(`${other}/no`)
    await bo.send('/no', { sure: 'yes', said: '' })
    await at('2026-01-05')
    await officer.visitor.goto(`/desk/calls/${ACCORD}/remind`)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(
        wording('remind.title', { count: 1 }),
        wording('remind.skipped', { count: 2 }),
        wording('remind.why.signed'),
        wording('remind.why.declined'),
      ),
    )
    await officer.visitor.send('/remind')
    assert.deepEqual(
      (await letters()).map(({ headers }) => headers.to),
      ['mo@marrow.example'],
    )
    await officer.visitor.goto(`/desk/calls/${ACCORD}/remind`)
    assert.match(
      wordsOn(officer.visitor.shown),
      inOrder(wording('remind.title', { count: 0 }), wording('remind.why.recent')),
    )
    assert.equal((await officer.visitor.goto(`/desk/calls/${ACCORD}/remind?party=marrow`)).status, 200)
  })

  it('is reminded on the day after its letter only with all others, by the passkey of an officer, and once', async () => {
    await invitesToJoin(officer)
    await letters()
    assert.match(
      wordsOn(await page()),
      wording('invited.remindFrom', { time: '3 Jan 2026, 00:00 UTC' }),
      'the page says from when',
    )
    await at('2026-01-02')
    const { visitor } = officer
    await page()
    await visitor.follow(/\/remind\?early=yes$/)
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('remind.title', { count: 1 }), wording('remind.earlyMeans', { most: 6 })),
    )
    await visitor.send('/remind')
    assert.deepEqual(await letters(), [], 'a session alone sends nothing')
    await visitor.use(officer.device, 'officer')
    assert.match(wordsOn(visitor.shown), wording('invited.done.round'))
    assert.equal((await letters()).length, 1)
    await at('2026-01-03')
    assert.equal(linksIn((await page()).html, /\/remind/).length, 0, 'not a second time')
    await askReminders(
      site.log.drawer,
      ACCORD,
      { round: { at: parseTime(site.now), by: 'kim', early: true } },
      parseTime(site.now),
    )
    assert.deepEqual(await letters(), [], 'whoever asks')
    await visitor.goto(`/desk/calls/${ACCORD}/remind?party=aurelia&early=yes`)
    assert.match(wordsOn(visitor.shown), inOrder(wording('remind.why.recent'), wording('remind.nobody')))
    assert.deepEqual(
      (await noted()).map(({ early }) => early),
      [true],
    )
  })

  it('is reminded with others by the passkey of an officer, and by no more than what they saw', async () => {
    const link = await invitesToJoin(officer)
    const others = ['brenholm', 'marrow'].map(party => ({
      name: party,
      party,
      email: `bo@${party}.example`,
      domain: `${party}.example`,
      country: 'SE',
    }))
    for (const other of others) await invitesToJoin(officer, other as never)
    await letters()
    await at('2026-01-05')
    const { visitor } = officer
    await visitor.goto(`/desk/calls/${ACCORD}/remind`)
    await visitor.send('/remind')
    assert.match(wordsOn(visitor.shown), wording('remind.confirm', { count: 3 }))
    assert.deepEqual(await letters(), [], 'a session alone sends nothing')
    const bo = new Visitor(site)
    await bo.goto(`${link}/no`)
    await bo.send('/no', { sure: 'yes', said: '' })
    await visitor.use(officer.device, 'officer')
    assert.match(
      wordsOn(visitor.shown),
      inOrder(wording('remind.title', { count: 2 }), wording('remind.changed')),
    )
    assert.deepEqual(await letters(), [], 'what they saw is not what would go out')
    await visitor.send('/remind')
    await visitor.use(officer.device, 'officer')
    assert.match(wordsOn(visitor.shown), wording('invited.done.round'))
    assert.deepEqual(
      (await letters()).map(({ headers }) => headers.to).sort(),
      others.map(({ email }) => email),
    )
  })

  it('is reminded the next day where its mailbox had its share of letters on the day of the round', async () => {
    await invitesToJoin(officer)
    await letters()
    await at('2026-01-05')
    const now = parseTime(site.now)
    const mailbox = recipientId(site.log, AURELIA.email)
    const { drawer } = site.log
    for (;;) {
      const one = await courtesyTaken(drawer, mailbox, [], now)
      if (one === undefined) break
      await drawer.apply([one.change], now)
    }
    await askReminders(drawer, ACCORD, { round: { at: now, by: 'kim' } }, now)
    assert.deepEqual(await letters(), [])
    assert.equal((await lookAgain('2026-01-06T12:00:01Z')).length, 1)
    assert.deepEqual(await lookAgain('2026-01-09T13:00:00Z'), [], 'once')
    const found = await reminders.get(drawer, ACCORD, parseTime(site.now))
    assert.equal(found!.round, null)
  })

  it('is reminded by a rule for as long as no officer ends it', async () => {
    await invitesToJoin(officer, { answerBy: '' } as never)
    await letters()
    await at('2026-01-05')
    await setsRule({ days: '60', most: '3' })
    await letters()
    await lookAgain('2026-07-05T12:00:00Z')
    const kept = await reminders.lying(site.log.drawer, ACCORD, parseTime('2027-02-05T12:00:00Z'))
    assert.equal(kept?.value.rule?.days, 60, 'a year after the rule was set')
  })

  it('is reminded by no rule that a session alone has set, or whose letter the officer has not seen', async () => {
    const link = await invitesToJoin(officer)
    await letters()
    await at('2026-01-08')
    const { visitor } = officer
    await page()
    await visitor.send(`/desk/calls/${ACCORD}`, { days: '5', most: '2' })
    assert.match(wordsOn(visitor.shown), wording('remind.ruleConfirm', { days: 5, most: 2, count: 1 }))
    assert.deepEqual(await letters(), [])
    const bo = new Visitor(site)
    await bo.goto(`${link}/no`)
    await bo.send('/no', { sure: 'yes', said: '' })
    await visitor.use(officer.device, 'officer')
    assert.match(wordsOn(visitor.shown), wording('remind.changed'))
    await visitor.use(officer.device, 'officer')
    assert.match(wordsOn(visitor.shown), wording('invited.done.rule'))
  })

  it('is reminded to sign where it has a passkey, without any link that brings in a key', async () => {
    const link = await invitesToJoin(officer)
    await letters()
    await joins(site, link, { how: 'join' })
    await at('2026-01-05')
    await officer.visitor.goto(`/desk/calls/${ACCORD}/remind?party=aurelia`)
    assert.match(wordsOn(officer.visitor.shown), wording('remind.sameKey'))
    await officer.visitor.send('/remind')
    const [reminder] = await letters()
    assert.doesNotMatch(reminder!.text, /\/invitations\//)
    assert.match(reminder!.text, /\/harbour-accord\/sign\?party=aurelia/)
  })

  it('is reminded by the rule of a call, which is off until it is set, and then as often as it says', async () => {
    await invitesToJoin(officer, { answerBy: '2026-03-01' } as never)
    await letters()
    assert.deepEqual(await lookAgain('2026-01-20T12:00:00Z'), [], 'off by default')
    await at('2026-01-20')
    await setsRule({ days: '5', most: '2' })
    assert.equal((await letters()).length, 1)
    assert.deepEqual(await lookAgain('2026-01-20T13:00:01Z'), [], 'an hour later')
    assert.deepEqual(await lookAgain('2026-01-25T11:00:00Z'), [])
    assert.equal((await lookAgain('2026-01-25T13:00:00Z')).length, 1, 'five days later')
    assert.deepEqual(await lookAgain('2026-02-10T13:00:00Z'), [], 'twice at the most')
  })

  it('is not reminded after the day by which an answer was asked', async () => {
    await invitesToJoin(officer, { answerBy: '2026-01-10' } as never)
    await letters()
    await setsRule({ days: '12', most: '3' })
    assert.deepEqual(await lookAgain('2026-01-13T12:00:01Z'), [])
    await at('2026-01-13')
    assert.match(wordsOn(await page()), wording('remind.why.late'))
  })

  it('is reminded once, though two servers look at the same moment and a clock goes back', async () => {
    await invitesToJoin(officer)
    await letters()
    await at('2026-01-08')
    await setsRule({ days: '3', most: '3' })
    const { drawer } = site.log
    const server = () =>
      new Worker({ drawer, now: site.running.now, logger: site.running.logger }, [
        remindersDuty(() => site.running),
      ])
    await Promise.all([server().workOff(), server().workOff()])
    await drawer.release()
    await askReminders(drawer, ACCORD, {}, parseTime(site.now))
    await Promise.all([server().workOff(), server().workOff()])
    assert.equal((await letters()).length, 1)
    site.now = '2026-01-02T12:00:00Z'
    assert.deepEqual(await letters(), [])
    const [one] = await invitees.all(site.log.drawer, parseTime(site.now))
    assert.deepEqual(
      one!.value.reminders.map(({ by }) => by),
      [null],
    )
  })

  it('gets one letter where two write it in the same moment, each from what both have read', async () => {
    await invitesToJoin(officer)
    await letters()
    await at('2026-01-08')
    const [found] = await invitees.all(site.log.drawer, parseTime(site.now))
    const both = await Promise.all(['a', 'b'].map(by => remindOne(site.running, found!, by)))
    assert.deepEqual(both.toSorted(), [null, 'recent'].toSorted())
    assert.equal((await letters()).length, 1)
  })

  it('gets no reminder who wants no letters but answers, and the desk sees why', async () => {
    await invitesToJoin(officer)
    const [first] = await letters()
    const ada = new Visitor(site)
    await ada.goto(wishesIn(first!))
    await ada.send('/letters/', { wants: 'needed' })
    await at('2026-01-05')
    await officer.visitor.goto(`/desk/calls/${ACCORD}/remind?party=aurelia`)
    await officer.visitor.send('/remind')
    assert.match(wordsOn(officer.visitor.shown), wording('remind.why.unwanted'))
    assert.deepEqual(await letters(), [])
    assert.deepEqual(await noted(), [], 'no reminder is noted')
    assert.match(wordsOn(await page()), wording('invited.letter.unwanted'))
  })

  it('is named no more once its reader wants no letters at all, with the words of its no', async () => {
    const link = await invitesToJoin(officer)
    const [first] = await letters()
    const ada = new Visitor(site)
    await ada.goto(`${link}/no`)
    await ada.send('/no', { sure: 'yes', said: 'Our minister is against it.' })
    const named = new RegExp(`${AURELIA.person}|our minister`, 'i')
    assert.match(wordsOn(await page()), named)
    await ada.goto(wishesIn(first!))
    await ada.send('/letters/', { wants: 'none' })
    const [one] = await invitees.all(site.log.drawer, parseTime(site.now))
    const { person, to, declined, wish, party, invited } = one!.value
    assert.deepEqual([person, to, declined, wish], ['', '', { at: declined!.at, said: '' }, NO_WISH])
    assert.deepEqual([party, invited], ['aurelia', parseTime('2026-01-01T00:00:00Z')])
    assert.doesNotMatch(wordsOn(await page()), named)
    await officer.visitor.goto(`/desk/calls/${ACCORD}?q=${encodeURIComponent(AURELIA.person)}`)
    assert.match(wordsOn(officer.visitor.shown), wording('invited.noneFound'))
    await ada.goto(`${link}/no`)
    assert.doesNotMatch(wordsOn(ada.shown), named)
  })

  it('is reminded no more once letters about it end, and is named no more', async () => {
    const link = await invitesToJoin(officer)
    const [first] = await letters()
    await joins(site, link, { how: 'join' })
    const ada = new Visitor(site)
    await ada.goto(wishesIn(first!))
    await ada.send('/letters/', { wants: 'all', 'hears.aurelia': 'none' })
    const [one] = await invitees.all(site.log.drawer, parseTime(site.now))
    assert.deepEqual([one!.value.person, one!.value.to], ['', ''])
    await at('2026-01-08')
    await officer.visitor.goto(`/desk/calls/${ACCORD}/remind?party=aurelia`)
    assert.match(wordsOn(officer.visitor.shown), wording('remind.why.unwanted'))
    assert.equal(await remindOne(site.running, one!, 'officer-1'), 'unwanted')
  })

  it('is not named by an invitation to a mailbox that wants no letters', async () => {
    await setWants(site.log.drawer, recipientId(site.log, AURELIA.email), 'none', parseTime(site.now))
    await invitesToJoin(officer)
    const [one] = await invitees.all(site.log.drawer, parseTime(site.now))
    assert.deepEqual([one!.value.name, one!.value.person, one!.value.to], [AURELIA.name, '', ''])
  })

  it('gets no reminder once the office of whoever invited it has ended, and the desk says that the link ended', async () => {
    await invitesToJoin(await anotherOfficer(site))
    await letters()
    await site.post('role/ended', { id: 'officer-2', reason: { lang: 'en', text: 'Left.' } })
    await at('2026-01-06')
    assert.match(wordsOn(await page()), inOrder(AURELIA.name, wording('invited.linkEnded')))
    await officer.visitor.goto(`/desk/calls/${ACCORD}/remind?party=aurelia`)
    assert.match(wordsOn(officer.visitor.shown), wording('remind.why.ended'))
    const [found] = await invitees.all(site.log.drawer, parseTime(site.now))
    assert.equal(await remindOne(site.running, found!, 'officer-1'), 'ended')
    assert.deepEqual([await letters(), await noted()], [[], []])
  })

  it('gets no reminder once the register says that it has ended', async () => {
    const link = await invitesToJoin(officer)
    await letters()
    await joins(site, link, { how: 'join' })
    await site.post('party/ended', { party: 'aurelia', reason: { lang: 'en', text: 'It is no more.' } })
    await at('2026-01-08')
    await setsRule({ days: '3', most: '3' })
    await officer.visitor.goto(`/desk/calls/${ACCORD}/remind?party=aurelia`)
    assert.match(wordsOn(officer.visitor.shown), wording('remind.why.over'))
    assert.deepEqual(
      (await letters()).filter(({ headers }) => /Reminder/.test(headers.subject!)),
      [],
    )
  })

  it('tells in words of their officer, in one letter each of a list too', async () => {
    await site.post('party/admitted', KEYLESS)
    await officer.visitor.goto('/desk/invitations')
    await officer.visitor.send('/desk/invitations', {
      ...KIM,
      cover: 'We would be glad.',
      sender: 'Ada Lund',
    })
    await officer.visitor.use(officer.device, 'officer')
    const [letter] = await letters()
    assert.match(
      letter!.text,
      /\n\nThe Harbour Secretariat writes:\n\n> We would be glad\.\n>\s*\n> — Ada Lund\n/,
    )
    assert.match(load(letter!.html)('blockquote').first().text(), /We would be glad/)
    assert.equal(invitationIn(officer.visitor.shown.html), '')
    const representative = new Visitor(site)
    await representative.goto(linkIn(letter!))
    await representative.use(new Device(), 'party', { agree: 'yes' })
    assert.equal(representative.shown.status, 200)
  })
})
