import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { parseTime } from '../../src/core/time.ts'
import { settingsIn } from '../../src/people/settings.ts'
import { MOST_TRIES } from '../../src/work/letters/officers-told.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { ACCORD } from '../harbour.ts'
import { readMessage } from '../mail/message.ts'
import { startRelay } from '../mail/relay.ts'
import { newPng } from '../png.ts'
import { inOrder, wording } from '../wording.ts'
import { anotherOfficer, applied, enrolled, launches, type Officer } from './people.ts'
import { countOf, faultsIn, fieldIn, formsIn, linksIn, partOf, Visitor, wordsOn } from './visitor.ts'

const HERE = '/desk/settings'

describe('the settings at the desk', () => {
  let site: Depositary
  let officer: Officer
  beforeEach(async () => {
    site = await startDepositary()
    officer = await enrolled(site)
  })
  afterEach(() => site.close())

  const settings = () => settingsIn(site.log.drawer, parseTime(site.now))
  const types = async (typed: Record<string, string | Blob>) => {
    await officer.visitor.goto(HERE)
    return officer.visitor.send('own', typed)
  }
  const saves = async (set: string, typed: Record<string, string | Blob>) => {
    const asked = await types(typed)
    assert.equal(asked.status, 200, wordsOn(asked))
    await officer.visitor.use(officer.device, 'officer')
    assert.equal(officer.visitor.shown.path, `${HERE}?saved=${set}`, wordsOn(officer.visitor.shown))
  }

  it('set the name in each language, on all pages at once, and say that entry 0 stays', async () => {
    const before = await officer.visitor.goto(HERE)
    assert.match(wordsOn(before), wording('settings.nameStays', { name: 'The Harbour Secretariat' }))
    await saves('name', { 'name.en': 'Harbour Desk', 'name.fr': 'Bureau du port' })
    assert.match(wordsOn(officer.visitor.shown), wording('settings.saved'))
    assert.match(await site.text('/'), /Harbour Desk/)
    assert.match(await site.text('/?lang=fr'), /Bureau du port/)
    await saves('name', { 'name.en': '', 'name.fr': '' })
    assert.equal((await settings()).name, null)
    assert.match(await site.text('/'), /The Harbour Secretariat/)
  })

  it('show before the passkey what was and what will be, and note who changed it', async () => {
    const asked = await types({ contact: 'Desk@Harbour.example' })
    assert.match(wordsOn(asked), wording('settings.now'))
    assert.match(wordsOn(asked), /Desk@harbour\.example/)
    assert.equal((await settings()).contact, null, 'nothing is saved before the passkey')
    await officer.visitor.use(officer.device, 'officer')
    assert.equal((await settings()).contact, 'Desk@harbour.example')
    assert.match(await site.text('/'), /Desk@harbour\.example/)
    const diary = wordsOn(await officer.visitor.goto('/desk/diary'))
    assert.match(diary, wording('diary.did.setting-contact'))
    assert.doesNotMatch(diary, /Desk@/)
  })

  it('are done among the first steps only where readers can reach the keeper, too', async () => {
    await saves('name', { 'name.en': 'Harbour Desk' })
    await saves('imprint', { 'imprint.en': 'The Harbour Secretariat answers.', 'imprint.fr': '' })
    const open = wordsOn(await officer.visitor.goto('/desk'))
    assert.match(open, inOrder(wording('first.own.met'), wording('first.contact.unmet')))
    await saves('contact', { contact: 'desk@harbour.example' })
    assert.match(wordsOn(await officer.visitor.goto('/desk')), wording('first.contact.met'))
  })

  it('are never saved over what another officer saved meanwhile, and was not shown', async () => {
    const second = await anotherOfficer(site)
    await types({ 'imprint.en': 'Of the first', 'imprint.fr': '' })
    await second.visitor.goto(HERE)
    await second.visitor.send('own', { 'imprint.en': 'Of the second', 'imprint.fr': '' })
    await second.visitor.use(second.device, 'officer')
    await officer.visitor.use(officer.device, 'officer')
    const again = officer.visitor.shown
    assert.match(wordsOn(again), wording('settings.moved'))
    assert.match(wordsOn(again), inOrder('Of the second', 'Of the first'))
    assert.deepEqual((await settings()).imprint, [{ lang: 'en', text: 'Of the second' }])
    await officer.visitor.use(officer.device, 'officer')
    assert.deepEqual((await settings()).imprint, [{ lang: 'en', text: 'Of the first' }])
  })

  it('are saved many at once, by one passkey that shows each, and leave what was not touched', async () => {
    const second = await anotherOfficer(site)
    await officer.visitor.goto(HERE)
    await second.visitor.goto(HERE)
    await second.visitor.send('own', { 'imprint.en': 'Of the second' })
    await second.visitor.use(second.device, 'officer')
    const typed = { 'name.en': 'Harbour Desk', contact: 'desk@harbour.example', zone: 'Europe/Paris' }
    const asked = await officer.visitor.send('own', typed)
    assert.match(wordsOn(asked), inOrder('Harbour Desk', 'desk@harbour.example', 'Europe/Paris'))
    assert.doesNotMatch(wordsOn(asked), /Of the second/)
    await officer.visitor.use(officer.device, 'officer')
    assert.equal(officer.visitor.shown.path, `${HERE}?saved=name.contact.zone`)
    const saved = await settings()
    assert.deepEqual(
      [saved.name, saved.contact, saved.zone, saved.imprint, saved.languages],
      [
        [{ lang: 'en', text: 'Harbour Desk' }],
        'desk@harbour.example',
        'Europe/Paris',
        [{ lang: 'en', text: 'Of the second' }],
        [],
      ],
    )
    const diary = wordsOn(await officer.visitor.goto('/desk/diary'))
    for (const one of ['name', 'contact', 'zone'] as const)
      assert.match(diary, wording(`diary.did.setting-${one}`))
  })

  it('take a PNG as the mark, show it before it is confirmed, and take it away again', async () => {
    const png = new File([newPng(96, 48) as Uint8Array<ArrayBuffer>], 'mark.png', { type: 'image/png' })
    const asked = await types({ mark: png })
    assert.equal(countOf(asked.html, 'main dd img[src^="data:image/png"]'), 1)
    await officer.visitor.use(officer.device, 'officer')
    assert.equal((await settings()).mark?.width, 96)
    const svg = await types({ mark: new File(['<svg/>'], 'mark.svg') })
    assert.match(faultsIn(svg.html).mark!, wording('settings.wrong.markNoPng'))
    const nothing = await types({})
    assert.equal(nothing.path, `${HERE}?same=own`)
    assert.equal((await settings()).mark?.width, 96, 'no other file leaves it as it is')
    await saves('mark', { without: 'yes' })
    assert.equal((await settings()).mark, null)
  })

  it('lose nothing that was typed, and say what is wrong at its field in the reader’s language', async () => {
    const words = new Visitor(site, { lang: 'fr' })
    await words.goto('/desk/sign-in')
    await words.use(officer.device, 'officer')
    await words.goto(HERE)
    const { html, status } = await words.send('own', { light: '#ffee00', dark: '' })
    assert.equal(status, 422)
    assert.match(faultsIn(html).light!, wording('settings.wrong.faintOnLight', { colour: '#ffee00' }, 'fr'))
    assert.equal(fieldIn(html, 'light'), '#ffee00')
    assert.equal(fieldIn(html, 'zone'), 'UTC', 'the other fields stand as they stood')
    const alone = await types({ light: '', dark: '#cfa6d6' })
    assert.match(faultsIn(alone.html).light!, wording('settings.wrong.colour', { typed: '' }))
    const broken = await types({ 'name.en': 'x'.repeat(500), 'name.fr': 'Bureau' })
    assert.match(faultsIn(broken.html)['name.en']!, wording('settings.wrong.name'))
    assert.equal(load(broken.html)('[id="name.fr"]').val(), 'Bureau')
    // Back from the passkey, to change it.
    const asked = await types({ 'imprint.en': '## Who we are\n\n4 Quay Street', 'imprint.fr': '' })
    assert.match(partOf(asked.html, 'main dd h2'), /Who we are/)
    const [back] = linksIn(asked.html, /typed=/)
    const again = await officer.visitor.goto(back!)
    assert.match(load(again.html)('[id="imprint.en"]').val() as string, /4 Quay Street/)
    assert.deepEqual((await settings()).imprint, [])
  })

  it('are changed by no session alone, and by no passkey that confirmed something else', async () => {
    const { visitor, device } = officer
    await types({ zone: 'Europe/Paris' })
    assert.equal((await visitor.send('passkey')).status, 403)
    await types({ zone: 'Europe/Paris' })
    const form = formsIn(visitor.shown.html).find(({ data }) => data.passkey !== undefined)!
    assert.equal(
      (await visitor.send('passkey', { ...device.answer(form, 'officer'), zone: 'Asia/Tokyo' })).status,
      403,
    )
    assert.equal((await settings()).zone, 'UTC')
  })

  it('are looked at by officers who decide nothing, and changed by none of them', async () => {
    const { visitor } = await anotherOfficer(site, 'a-reader', 'reader')
    const shown = await visitor.goto(HERE)
    assert.equal(shown.status, 200)
    assert.equal(countOf(shown.html, 'main .setting'), 0)
    assert.match(wordsOn(shown), wording('office.decides'))
    visitor.shown = await officer.visitor.goto(HERE)
    assert.equal((await visitor.send('own', { 'name.en': 'Evil' })).status, 403)
  })

  it('say how far the log has come, who acts, what is paused and what waits without a relay', async () => {
    await applied(site)
    const words = wordsOn(await officer.visitor.goto(HERE))
    assert.match(words, wording('settings.log.size', { count: site.log.head()!.size }))
    assert.match(words, wording('settings.mail.none'))
    assert.match(
      words,
      wording('settings.mail.waitingSince', { count: 1, time: '1 January 2026, 00:00 UTC' }),
    )
    assert.match(words, wording('switches.name.signing'))
    assert.match(words, /officer-1/)
  })

  it('offer the languages that were chosen in their order, and links to another lead on', async () => {
    await saves('languages', { 'place.en': '2', 'place.fr': '1', 'place.ar': '' })
    const french = load(await site.text('/', { 'accept-language': 'xx' }))
    assert.equal(french('html').attr('lang'), 'fr')
    assert.deepEqual(
      [...french('.mast .langs a')].map(link => french(link).attr('hreflang')),
      ['fr', 'en'],
    )
    await saves('languages', { 'place.en': '1', 'place.fr': '' })
    const english = load(await site.text('/', { 'accept-language': 'fr' }))
    assert.equal(english('html').attr('lang'), 'en')
    assert.equal(english('[hreflang="fr"]').length, 0)
    const moved = await site.get(`/${ACCORD}/roll?lang=fr&q=port`, { accept: 'text/html' })
    assert.deepEqual([moved.status, moved.headers.get('location')], [303, `/${ACCORD}/roll?q=port&lang=en`])
    assert.equal((await site.get(`/${ACCORD}?lang=en`)).status, 200)
    // A program that asks for a feed or a table has the address of before, and follows no link.
    const asked = [`/${ACCORD}/feed.atom`, `/${ACCORD}/feed.json`, `/${ACCORD}/roll.csv`, '/log/feed.atom']
    const found = await Promise.all(
      asked.map(async path => (await site.get(`${path}?lang=fr&q=port`)).status),
    )
    assert.deepEqual(found, [200, 200, 200, 200])
    assert.match(await site.text(`/${ACCORD}/feed.atom?lang=fr`), /xml:lang="en"/)
    const { visitor } = officer
    await visitor.goto(HERE)
    const { status } = await visitor.send('own', { 'place.en': '', 'place.fr': '' })
    assert.equal(status, 422)
    assert.match(faultsIn(visitor.shown.html)['place.en']!, wording('settings.wrong.noLanguage'))
    const twice = await types({ 'place.en': '1', 'place.fr': '1' })
    assert.match(wordsOn(twice), wording('settings.languageTwice'))
  })

  it('have the desk read and take hours by the clocks of the keeper, and the public beside UTC', async () => {
    await saves('zone', { zone: 'paris' })
    assert.equal((await settings()).zone, 'Europe/Paris')
    assert.match(wordsOn(officer.visitor.shown), wording('settings.savedZone', { clocks: 'Paris' }))
    assert.match(wordsOn(await officer.visitor.goto('/desk/diary')), /1 Jan 2026, 01:00 \(Paris\)/)
    await launches(officer, { act: 'set', day: '2026-01-05', hour: '15:00' })
    assert.match(
      wordsOn(officer.visitor.shown),
      wording('launch.state.waiting', { hour: '5 January 2026, 15:00 in Paris (14:00 UTC)' }),
    )
    assert.equal(fieldIn(officer.visitor.shown.html, 'hour'), '15:00')
    assert.match(await site.text(`/${ACCORD}`), /5 January 2026, 15:00 in Paris \(14:00 UTC\)/)
    // In that night the clocks skip the hour after two.
    site.now = '2026-03-01T00:00:00Z'
    const { visitor, device } = officer
    await visitor.goto('/desk/sign-in')
    await visitor.use(device, 'officer')
    const skipped = await launches(officer, { act: 'set', day: '2026-03-29', hour: '02:30' })
    assert.match(
      faultsIn(skipped.html).hour!,
      wording('launch.hourChanged', { hour: '02:30', clocks: 'Paris' }),
    )
    const nowhere = await types({ zone: 'Etc/GMT+5' })
    assert.match(faultsIn(nowhere.html).zone!, wording('settings.wrong.zone', { typed: 'Etc/GMT+5' }))
  })
})

describe('the mail relay in the settings', () => {
  it('is shown without its password, set by no page, and tried by a letter to oneself', async () => {
    const login = { user: 'avow', pass: 'a-secret-of-the-relay' }
    const relay = await startRelay({ login })
    const site = await startDepositary({ relay: relay.relay({ login }) })
    const officer = await enrolled(site)
    const { visitor, device } = officer
    try {
      const { html } = await visitor.goto(HERE)
      assert.match(wordsOn({ html }), wording('settings.mail.tryNowhere'))
      assert.ok(html.includes(`localhost:${relay.port}`) || html.includes(`127.0.0.1:${relay.port}`))
      assert.doesNotMatch(html, /a-secret|avow:/)
      assert.equal(countOf(html, '#mail input:not([type=hidden])'), 0, 'no field sets it')
      await visitor.goto('/desk/own')
      await visitor.send('/desk/own/letters', { wants: 'daily', email: 'ada@harbour.example', lang: 'fr' })
      await visitor.use(device, 'officer')
      await visitor.goto(HERE)
      await visitor.send('letter')
      assert.match(wordsOn(visitor.shown), wording('settings.mail.onItsWay'))
      await site.deliver()
      const [sent] = relay.received
      assert.deepEqual(sent!.to, ['ada@harbour.example'])
      const { headers, text } = readMessage(sent!.message)
      assert.match(headers.subject!, wording('letter.officerTriedSubject', {}, 'fr'))
      assert.match(text, /\/desk\/settings\?lang=fr#mail/)
      const after = wordsOn(await visitor.goto(HERE))
      assert.match(after, wording('settings.mail.triedAt', { state: 'Taken by the relay' }))
      relay.toSenders.push({ code: 550, says: 'We do not know you' })
      await visitor.send('letter')
      await site.deliver()
      assert.match(
        wordsOn(await visitor.goto(HERE)),
        inOrder(/We do not know you/, wording('settings.mail.tried')),
      )
      await site.deliver()
      for (let n = 2; n < MOST_TRIES; n++) {
        await visitor.send('letter')
        await site.deliver()
      }
      assert.equal((await visitor.send('letter')).status, 429)
      assert.equal(relay.received.length, MOST_TRIES - 1)
    } finally {
      await site.close()
      await relay.close()
    }
  })
})
