import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { formatTime, parseTime } from '../../src/core/time.ts'
import { handOver } from '../../src/people/letter-clock.ts'
import { letters } from '../../src/people/letters.ts'
import { hashOfBox, personRequests, writtenTo } from '../../src/people/persons.ts'
import { checkReceipt } from '../../src/register/receipt.ts'
import { createApp } from '../../src/web/app.ts'
import type { Depositary } from '../depositary.ts'
import { faultsIn, formIn, linksIn, partOf, Visitor, wordsIn, wordsOn } from '../desk/visitor.ts'
import { ACCORD, MANIFEST_DIGEST } from '../harbour.ts'
import { scan } from '../mail/scanner.ts'
import { inOrder, wording } from '../wording.ts'
import {
  ADA,
  asked,
  codeIn,
  lettersAt,
  letterTo,
  linkIn,
  signedBy,
  startInviting,
  UNDER,
  workedOff,
} from './citizen.ts'

const countsAt = (site: Depositary) => site.json(`/${ACCORD}/persons.json`)

describe('a citizen', () => {
  let site: Depositary
  before(async () => {
    site = await startInviting()
  })
  after(() => site.close())

  it('finds the way to sign on the page of the call, with who counts them', async () => {
    const html = await site.text(`/${ACCORD}`)
    assert.deepEqual(linksIn(load(html)('.actions').html()!), [`/${ACCORD}/sign`])
    assert.match(load(html)('.actions').text(), wording('call.timeBoth'))
    const door = load(await site.text(`/${ACCORD}/sign`))(`a[href$="/${ACCORD}/persons/sign"]`)
    assert.match(door.text(), wording('sign.door.self'))
    assert.match(html, wording('persons.countedBy'))
  })

  it('reads text and policy in full, and is told what is missing, losing nothing that was typed', async () => {
    const visitor = new Visitor(site)
    await visitor.goto(`/${ACCORD}/persons/sign?read=fr`)
    const rules = partOf(visitor.shown.html, '#policy')
    assert.match(
      rules,
      inOrder(wording('policy.persons'), wording('persons.leavingSays'), wording('persons.allRules')),
    )
    for (const other of ['policy.mandate', 'policy.invited', 'sign.leavingSays'] as const)
      assert.doesNotMatch(rules, wording(other), other)
    assert.match(wordsOn(visitor.shown), /Nous gardons le port ouvert/)
    assert.equal(formIn(visitor.shown.html, '/persons/sign').fields.read, 'fr')
    const { status, html } = await visitor.send('/persons/sign', {
      name: 'Ada',
      email: 'ada at home',
      shown: 'no',
    })
    assert.equal(status, 422)
    assert.equal(formIn(html, '/persons/sign').fields.name, 'Ada')
    assert.deepEqual(Object.keys(faultsIn(html)), ['email', 'agree'])
    const wrong = { ...ADA, name: 'www.buy.example' }
    assert.match((await visitor.send('/persons/sign', wrong)).html, wording('persons.nameAddress'))
    assert.deepEqual(await lettersAt(site), [])
  })

  it('signs nothing by asking', async () => {
    const size = site.log.head()!.size
    const visitor = await asked(site)
    assert.match(visitor.shown.path, new RegExp(`^/${ACCORD}/persons/code/[\\w-]{43}\\?new=1$`))
    const letter = await letterTo(site, ADA.email, 'person-confirm')
    assert.doesNotMatch(letter.text + letter.html + letter.subject, /Okafor/)
    assert.equal(site.log.head()!.size, size)
    assert.equal((await countsAt(site)).standing, 0)
  })

  it('signs by the link in the letter, and has a receipt that names them to nobody else', async () => {
    const { visitor, own } = await signedBy(site)
    assert.match(wordsOn(visitor.shown), wording('persons.recordedTitle', { call: 'The Harbour Accord' }))
    assert.match(wordsOn(visitor.shown), /Ada Okafor/)
    assert.deepEqual(
      { ...(await countsAt(site)), size: 0 },
      {
        ...{ call: ACCORD, countedBy: 'depositary', size: 0 },
        ...{ standing: 1, signed: 1, left: 0, erased: 0, invalidated: 0 },
      },
    )
    const mine = new Uint8Array(await (await site.get(`${own}/receipt`)).arrayBuffer())
    const checked = checkReceipt(mine, { vkey: site.vkey })
    assert.equal(checked.person?.disclosure?.name, 'Ada Okafor')
    assert.equal(checked.person?.manifest, MANIFEST_DIGEST)
    const theirs = new Uint8Array(await (await site.get(`/receipts/${checked.index}`)).arrayBuffer())
    assert.equal(checkReceipt(theirs, { vkey: site.vkey }).person?.disclosure, null)
    const entry = await site.text(`/entries/${checked.index}`)
    assert.doesNotMatch(entry, /Okafor/)
    assert.match(entry, wording('head.person/signed', { signs: 'yes', manifest: 1 }))
    const shown = await site.get(`/${ACCORD}/persons`)
    assert.equal(shown.headers.get('cache-control'), 'no-store')
    const names = await shown.text()
    assert.ok(wordsIn(names, 'li').includes('Ada Okafor'))
    assert.doesNotMatch(partOf(names, 'main'), /entries\/|sha256/)
  })

  it('is sent to their own page by every later letter, and signs a call once', async () => {
    const again = await asked(site, { email: 'ADA.Okafor@citizen.example' })
    assert.equal(again.shown.status, 200)
    const letter = await letterTo(site, 'ADA.Okafor@citizen.example', 'person-known')
    assert.match(letter.text, /\/persons\/not-me\//)
    // Whoever signed and did not ask again is not led to end what they signed.
    assert.match(letter.text.replace(/\s+/g, ' '), wording('persons.knownNotMe'))
    const visitor = new Visitor(site)
    await visitor.goto(linkIn(letter, '/persons/[\\w-]{43}'))
    assert.match(wordsOn(visitor.shown), wording('persons.yours'))
    assert.equal((await countsAt(site)).signed, 1)
  })

  it('signs by the code of the letter as well, and hides and shows the name', async () => {
    const email = 'blaise@citizen.example'
    const visitor = await asked(site, { name: 'Blaise', email, shown: 'no' })
    const wrong = await visitor.send('/persons/code/', { code: '0000 0000' })
    assert.equal(wrong.status, 422)
    const letter = await letterTo(site, email, 'person-confirm')
    await visitor.send('/persons/code/', { code: codeIn(letter) })
    assert.match(visitor.shown.path, /^\/persons\/[\w-]{43}\?new=1$/)
    assert.doesNotMatch(await site.text(`/${ACCORD}/persons`), /Blaise/)
    await visitor.send('name', { shown: 'yes' })
    assert.match(await site.text(`/${ACCORD}/persons`), /Blaise/)
    await visitor.send('name', { shown: 'no' })
    assert.doesNotMatch(await site.text(`/${ACCORD}/persons`), /Blaise/)
  })

  it('takes away all that is kept of them, as a file', async () => {
    const { own } = await signedBy(site, { name: 'Chiara', email: 'chiara@citizen.example' })
    const data = await site.json<Record<string, unknown>>(`${own}/data`)
    assert.equal(data.name, 'Chiara')
    assert.equal((data.disclosure as { name: string }).name, 'Chiara')
    assert.equal(typeof data.emailHash, 'string')
    assert.equal(data.nameTakenDown, false)
    // Her last letter waits, and with it her address.
    assert.deepEqual(
      (data.letters as { kind: string; to: string }[]).map(({ kind, to }) => [kind, to]),
      [['person-signed', 'chiara@citizen.example']],
    )
    assert.equal((data.lettersToday as string[]).length, 1)
    for (const { id } of await letters.all(site.log.drawer, parseTime(site.now)))
      await handOver(site.log.drawer, id, { by: 'officer-1', how: 'mail' }, parseTime(site.now))
    const later = await site.json<Record<string, unknown>>(`${own}/data`)
    assert.doesNotMatch(JSON.stringify(later), /citizen\.example/)
  })

  it('is signed up, shown and erased by no scanner of mail, though it opens every link and presses every button', async () => {
    const email = 'scanned@citizen.example'
    const before = site.log.head()!.size
    await asked(site, { email, shown: 'no' })
    const letter = await letterTo(site, email, 'person-confirm')
    await scan(site, letter)
    assert.equal(site.log.head()!.size, before)
    const visitor = new Visitor(site)
    await visitor.goto(linkIn(letter, `/${ACCORD}/persons/confirm/`))
    await visitor.send('/persons/confirm/')
    assert.equal(visitor.shown.status, 422)
    assert.match(wordsOn(visitor.shown), wording('persons.confirmMineMissing'))
    await visitor.send('/persons/confirm/', { confirm: 'yes' })
    assert.match(wordsOn(visitor.shown), wording('persons.recordedTitle'))
    await scan(site, letter)
    await scan(site, await letterTo(site, email, 'person-signed'))
    assert.equal(site.log.head()!.size, before + 1)
    assert.match(wordsOn(await visitor.goto(visitor.shown.path)), wording('persons.nameHidden'))
  })

  it('finds the link dead after two days, and everything gone that was typed', async () => {
    const email = 'late@citizen.example'
    await asked(site, { name: 'Too Late', email })
    const letter = await letterTo(site, email, 'person-confirm')
    site.now = formatTime(parseTime(site.now) + 3 * 86_400)
    const link = linkIn(letter, `/${ACCORD}/persons/confirm/`)
    assert.equal((await site.get(link)).status, 410)
    await site.log.drawer.sweep(parseTime(site.now))
    assert.deepEqual(await site.log.drawer.list('person-request', '', 9, 0), [])
  })

  it('is told to go after ten wrong codes, and after three letters a day whoever asks gets no more', async () => {
    const email = 'flood@citizen.example'
    let visitor = await asked(site, { email })
    for (let tries = 0; tries < 10; tries++) await visitor.send('/persons/code/', { code: '1' })
    assert.equal((await visitor.send('/persons/code/', { code: '1' })).status, 410)
    for (let letters = 0; letters < 8; letters++) visitor = await asked(site, { email })
    assert.equal(visitor.shown.status, 200)
    assert.equal((await lettersAt(site)).filter(({ to }) => to === email).length, 3)
  })

  it('receives three letters a day that one network asks for, whatever tags are typed, and others theirs', async () => {
    const victim = 'victim@elsewhere.example'
    for (let i = 0; i < 12; i++) await asked(site, { email: `victim+${i}@elsewhere.example` })
    await asked(site, { email: victim })
    const into = (await lettersAt(site)).filter(({ to }) => to.startsWith('victim'))
    assert.equal(into.length, 3)
    await signedBy(site, { name: 'Vic', email: 'vic@elsewhere.example' })
  })

  it('receives what they ask for, though a stranger has asked from wherever they can, and eight letters a day', async () => {
    const email = 'sought@citizen.example'
    const box = hashOfBox(site.log, email)
    const received = async () => (await writtenTo(site.log.drawer, box, parseTime(site.now))).length
    /** The page on which whoever asks from this address ends. It tells no more to one than to another. */
    const asksFrom = async (remoteAddress: string) => {
      const request = (path: string, init: RequestInit) =>
        site.app.request(path, init, { incoming: { socket: { remoteAddress } } } as never)
      const visitor = await asked({ ...site, app: { request } } as never, { email })
      return [visitor.shown.status, wordsOn(visitor.shown)]
    }
    const first = await asksFrom('2001:db8:1::1')
    // One /56, then others of its /48, then others of its /32.
    for (let i = 0; i < 5; i++) assert.deepEqual(await asksFrom(`2001:db8:1::${i}`), first)
    assert.equal(await received(), 3)
    for (let i = 1; i < 9; i++) assert.deepEqual(await asksFrom(`2001:db8:1:${i}00::1`), first)
    assert.equal(await received(), 5)
    for (let i = 2; i < 9; i++) assert.deepEqual(await asksFrom(`2001:db8:${i}::1`), first)
    assert.equal(await received(), 6)
    const { visitor } = await signedBy(site, { email })
    assert.equal(visitor.shown.status, 200)
    for (let i = 0; i < 5; i++) assert.deepEqual(await asksFrom(`198.51.${i}.1`), first)
    assert.equal(await received(), 8)
  })

  it('signs a call once, though two letters to one address are answered at the same moment', async () => {
    const email = 'twice@citizen.example'
    const before = (await countsAt(site)) as unknown as { standing: number }
    const visitors = [await asked(site, { email }), await asked(site, { email })]
    const codes = (await lettersAt(site)).filter(({ to }) => to === email).map(codeIn)
    const all = await Promise.all(
      visitors.map((visitor, i) => visitor.send('/persons/code/', { code: codes[i]! })),
    )
    assert.ok(all.some(({ status }) => status === 200))
    // Of the two that were taken, the later has begun to erase the earlier.
    await workedOff(site)
    const after = (await countsAt(site)) as unknown as { standing: number }
    assert.equal(after.standing, before.standing + 1)
  })

  it('is signed up by no code that went to nobody, whatever is guessed', async () => {
    const codesFor = async (email: string) => {
      const all = await Array.fromAsync(personRequests.each(site.log.drawer, parseTime(site.now)))
      return all.filter(({ value }) => value.email === email).map(({ value }) => value.code)
    }
    const many = 'many@citizen.example'
    for (let letters = 0; letters < 3; letters++) await asked(site, { email: many })
    assert.ok(!(await codesFor(many)).includes(null))
    // The fourth of a day is written to nobody; and whoever has signed already is sent no code.
    const visitor = await asked(site, { email: many })
    assert.equal((await codesFor(many)).filter(code => code === null).length, 1)
    assert.equal((await visitor.send('/persons/code/', { code: '12345678' })).status, 422)
    const known = 'known@citizen.example'
    await signedBy(site, { email: known })
    await asked(site, { email: known })
    assert.deepEqual(await codesFor(known), [null])
  })

  it('is told in plain words where the key that counts them lies elsewhere', async () => {
    const { log } = site
    const logger = { info() {}, warn() {}, error() {} }
    const keyless = { log, logger, now: () => parseTime(site.now), publicUrl: site.publicUrl, signer: null }
    const visitor = new Visitor({ ...site, app: createApp(keyless) })
    const { status, html } = await visitor.goto(`/${ACCORD}/persons/sign`)
    assert.equal(status, 503)
    assert.ok(html.includes('key_absent'))
    assert.match(wordsOn(visitor.shown), wording('refusal.key_absent.mend'))
  })

  it('is told before they type anything that they cannot sign where no e-mail is sent', async () => {
    const { log } = site
    const logger = { info() {}, warn() {}, error() {} }
    const mute = { log, logger, now: () => parseTime(site.now), publicUrl: site.publicUrl, signer: site.key }
    const visitor = new Visitor({ ...site, app: createApp({ ...mute, mail: null }) })

    const { html } = await visitor.goto(`/${ACCORD}/persons/sign`)
    const cannot = wording('persons.cannotNow', { lacks: 'noMail' })
    assert.match(wordsOn(visitor.shown), cannot)
    assert.doesNotMatch(html, /name="email"/)
    // The page of the call and the door say so too: no minutes are promised, and the way stands there closed.
    const call = load((await visitor.goto(`/${ACCORD}`)).html)('.actions').text()
    assert.match(call, cannot)
    assert.doesNotMatch(call, wording('call.timeBoth'))
    const door = await visitor.goto(`/${ACCORD}/sign`)
    assert.match(wordsOn(door), inOrder(wording('sign.door.self'), cannot, wording('sign.door.organisation')))
    assert.ok(!linksIn(door.html).includes(`/${ACCORD}/persons/sign`))
    assert.match(wordsOn(await visitor.goto(`/${ACCORD}/persons`)), cannot)
    const withForm = await new Visitor(site).goto(`/${ACCORD}/persons/sign`)
    const { fields } = formIn(withForm.html, '/persons/sign')
    visitor.shown = withForm
    const refused = await visitor.send('/persons/sign', { ...fields, ...ADA })
    assert.equal(refused.status, 503)
    assert.ok(refused.html.includes('mail_absent'))
  })

  it('signs neither a closed call, nor where persons are not invited', async () => {
    const plain = { ...UNDER, call: ACCORD }
    await site.post('call/closed', { reason: { lang: 'en', text: 'Over.' } }, plain)
    assert.equal((await site.get(`/${ACCORD}/persons/sign`)).status, 409)
  })
})
