import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { admit, type Depositary, startDepositary } from '../../test/depositary.ts'
import { entriesIn, linksIn, partOf, Visitor, wordsIn, wordsOn } from '../../test/desk/visitor.ts'
import { ACCORD, absent, listed, OPENED } from '../../test/harbour.ts'
import { newPng } from '../../test/png.ts'
import { inOrder, wording } from '../../test/wording.ts'
import { utf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { REFUSALS } from '../core/refusal.ts'
import {
  changeSettings,
  colourFrom,
  contactFrom,
  imprintFrom,
  markFrom,
  NO_SETTINGS,
  nameFrom,
  sourceFrom,
} from '../people/settings.ts'
import { createApp, runningSite } from './app.ts'
import { STATUS } from './http/problem.ts'
import { lastReaderOf, say } from './messages/say.ts'

const EVIL = `<img src=x onerror=alert(1)> "& '`

describe('the pages', () => {
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven', 'tessaly'] })
    await it_.as('northhaven').sign(ACCORD)
    await admit(it_, 'mallory', { names: [{ lang: 'en', text: EVIL }] })
    await it_.as('mallory').sign(ACCORD)
    await it_.post('party/listed', listed('old-harbour', '2025-06-01'), { call: ACCORD })
  })
  after(() => it_.close())

  const PAGES = [
    '/',
    `/${ACCORD}`,
    `/${ACCORD}/text`,
    `/${ACCORD}/roll`,
    '/parties/northhaven',
    '/parties/mallory',
    '/parties/old-harbour',
    '/entries/0',
    '/entries/5',
    '/verify',
    '/accessibility',
  ]

  it('are made one in a turn of the event loop, however many are asked for at once', async () => {
    let turns = 0
    const count = () => {
      turns += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    const asked = Array.from({ length: 8 }, (_, upto) => `/log?upto=${upto}`)
    const answered = await Promise.all(
      asked.map(async path => {
        await it_.text(path)
        return turns
      }),
    )
    clearImmediate(next)
    assert.equal(new Set(answered).size, asked.length)
  })

  it('are whole HTML without a script inside, a style of their own, or anything from another host', async () => {
    for (const path of PAGES) {
      const response = await it_.get(path)
      assert.equal(response.status, 200, path)
      const page = await response.text()
      assert.ok(page.startsWith('<!doctype html>\n<html ') && page.endsWith('</html>\n'), path)
      assert.doesNotMatch(page, /undefined|\[object|NaN/, path)
      const $ = load(page, { scriptingEnabled: false })
      assert.deepEqual([$('html').attr('lang'), $('html').attr('dir')], ['en', 'ltr'], path)
      assert.equal($('script:not([type="module"][src^="/assets/"]), style, [style]').length, 0, path)
      for (const element of $('*'))
        for (const [name, value] of Object.entries($(element).attr() ?? {})) {
          assert.doesNotMatch(name, /^on/, path)
          if (/src|href/.test(name))
            assert.doesNotMatch(value, /^\s*(?:https?:)?\/\/(?!pariscall|harbour\.example)/, path)
        }
      const policy = response.headers.get('content-security-policy')!
      assert.match(
        policy,
        /^default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; style-src 'self'; /,
      )
    }
  })

  it('show a name as it is typed and never as markup', async () => {
    for (const path of [`/${ACCORD}`, `/${ACCORD}/roll`, '/parties/mallory', '/entries/6']) {
      const page = await it_.text(path)
      assert.equal(load(page)('img').length, 0, path)
      assert.ok(wordsOn({ html: page }).includes(EVIL), path)
    }
    const search = await it_.text(`/${ACCORD}/roll?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    assert.equal(load(search)('script').length, 0)
    const nowhere = await it_.text('/parties/x%3Cscript%3E', { accept: 'text/html' })
    assert.equal(load(nowhere)('script').length, 0)
  })

  it('cite the entry that each fact comes from', async () => {
    const roll = await it_.json<{ items: { party: string; entry: number }[] }>(`/${ACCORD}/roll.json`)
    const page = await it_.text(`/${ACCORD}/roll/print`)
    for (const { entry } of roll.items) assert.ok(entriesIn(page).includes(entry))
    const signed = partOf(await it_.text('/parties/northhaven'), '#signed li')
    assert.match(signed, wording('party.event.given', { version: 1, policy: 1 }))
    assert.deepEqual(entriesIn(signed), [5])
  })

  it('never count a row that was merely copied as a signature', async () => {
    const page = await it_.text(`/${ACCORD}/roll`)
    assert.match(
      wordsIn(page, 'h1')[0]!,
      inOrder('2', 'signatories', wording('call.alsoListed', { listed: 1, more: 'no' })),
    )
    assert.match(page, wording('roll.someCopied', { count: 1 }))
    assert.match(await it_.text('/parties/old-harbour'), wording('party.lede.unconfirmed'))
  })

  it('speak of the log as it is now, and say of which', async () => {
    const path = `/${ACCORD}/roll`
    const first = await it_.get(path)
    const etag = first.headers.get('etag')!
    const kept = await it_.get(path, { 'if-none-match': etag })
    assert.equal(kept.status, 304)
    assert.equal(await kept.text(), '')
    const { index } = await it_.as('tessaly').sign(ACCORD)
    const fresh = await it_.get(path, { 'if-none-match': etag })
    assert.equal(fresh.status, 200)
    const page = await fresh.text()
    assert.match(page, /tessaly/)
    assert.match(page, wording('frame.asOf', { entry: index }))
    await it_.as('tessaly').withdraw(ACCORD)
    assert.doesNotMatch(await it_.text(path), /tessaly/)
    assert.match(await it_.text('/parties/tessaly'), wording('party.event.withdrawn'))
  })

  it('answer HEAD like GET, without the body', async () => {
    const head = await it_.app.request(`/${ACCORD}`, { method: 'HEAD' })
    assert.equal(head.status, 200)
    assert.equal(await head.text(), '')
    assert.equal(head.headers.get('etag'), (await it_.get(`/${ACCORD}`)).headers.get('etag'))
  })

  it('go out compressed to who can read that', async () => {
    const plain = await it_.get(`/${ACCORD}`)
    const packed = await it_.get(`/${ACCORD}`, { 'accept-encoding': 'br, gzip' })
    assert.equal(packed.headers.get('content-encoding'), 'gzip')
    assert.match(packed.headers.get('vary')!, /Accept-Encoding/)
    const unpacked = packed.body!.pipeThrough(new DecompressionStream('gzip'))
    assert.equal(await new Response(unpacked).text(), await plain.text())
    const unwilling = await it_.get(`/${ACCORD}`, { 'accept-encoding': 'gzip;q=0' })
    assert.equal(unwilling.headers.get('content-encoding'), null)
  })

  it('speak the language that is asked for', async () => {
    const langOf = (html: string) => load(html)('html').attr('lang')
    const french = await it_.text('/?lang=fr')
    assert.equal(langOf(french), 'fr')
    assert.match(french, wording('frame.nav.calls', {}, 'fr'))
    const reader = lastReaderOf('fr')
    const read =
      reader === null
        ? wording('frame.readByNobody', {}, 'fr')
        : wording('frame.readBy', { name: reader }, 'fr')
    assert.match(load(french)('footer').text(), read)
    assert.doesNotMatch(await it_.text('/?lang=en'), wording('frame.readByNobody'))
    assert.equal(langOf(await it_.text('/', { 'accept-language': 'de, fr;q=0.8, en;q=0.5' })), 'fr')
    assert.equal(langOf(await it_.text('/', { 'accept-language': 'fr;q=0, en' })), 'en')
    assert.equal(langOf(await it_.text('/', { 'accept-language': 'xx' })), 'en')
    assert.match(await it_.text(`/${ACCORD}/text?lang=fr`), /Nous gardons le port ouvert/)
    assert.match(await it_.text(`/${ACCORD}/text`), /We keep the harbour open/)
    assert.ok(linksIn(french).includes('/verify?lang=fr'))
  })

  it('lead to themselves in the other languages, with what was asked of them and nothing else', async () => {
    const page = await it_.text(`/${ACCORD}/roll?q=north&kind=&ref=somebody`)
    const $ = load(page)
    assert.equal($('a[lang="fr"][hreflang="fr"]').attr('href'), `/${ACCORD}/roll?q=north&lang=fr`)
    const alternate = $('link[rel="alternate"][hreflang="x-default"]').attr('href')
    assert.equal(alternate, `https://harbour.example/${ACCORD}/roll?q=north`)
    assert.doesNotMatch(page, /somebody/)
    assert.ok(linksIn(await it_.text(`/${ACCORD}/roll?lang=fr`)).includes('/log?lang=fr#witnesses'))
  })

  it('lead to no other host, however many slashes an address begins with', async () => {
    const page = await (
      await it_.app.request('https://harbour.example//evil.example/', { headers: { accept: 'text/html' } })
    ).text()
    assert.ok(linksIn(page).includes('/evil.example/?lang=fr'))
    assert.doesNotMatch(page, /example\/\/evil/)
    const $ = load(page)
    for (const element of $('[href], [src], [action]'))
      for (const value of Object.values($(element).attr() ?? {})) assert.doesNotMatch(value, /^\s*\/\//)
  })

  it('refuse in a page where a page is asked for', async () => {
    const response = await it_.get('/no-such-call', { accept: 'text/html,*/*;q=0.8' })
    assert.equal(response.status, 404)
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
    const missed = await response.text()
    assert.match(missed, /No call no-such-call is open here\..*call_unknown/s)
    assert.ok(linksIn(missed).includes('/'))
    assert.equal(load(missed)('main form[action^="/search"] [name=q]').length, 1)
    const french = await it_.text('/no-such-call?lang=fr', { accept: 'text/html' })
    assert.match(wordsIn(french, 'h1')[0]!, wording('problem.noCall', {}, 'fr'))
    assert.match(
      wordsIn(await it_.text('/parties/nobody', { accept: 'text/html' }), 'h1')[0]!,
      wording('problem.noParty'),
    )
    assert.equal(load(french)('span[lang="en"][dir="ltr"]').text(), 'No call no-such-call is open here.')
    const nothing = await it_.get('/no/such/thing')
    assert.deepEqual([nothing.status, ((await nothing.json()) as { code: string }).code], [404, 'not_found'])
  })

  it('say which field to mend, and keep what programs need folded away', async () => {
    for (const lang of ['en', 'fr'] as const) {
      const address = `/${ACCORD}/roll?lang=${lang}&sort=loudest`
      const $ = load(await it_.text(address, { accept: 'text/html' }))
      assert.match($('details').text(), /query_malformed[\s\S]*400/)
      $('details').remove()
      const words = $('main').text()
      const field = say(lang, 'roll.sort')
      assert.match(words, wording('problem.field', { field }, lang))
      assert.doesNotMatch(words, /query_malformed|400/)
      assert.equal(
        /The parameter sort/.test(words),
        lang === 'en',
        'the English sentence is for English readers',
      )
    }
  })

  it('say nothing of what broke inside, but to the log of the server', async () => {
    const app = await startDepositary({ upTo: 'established' })
    const witnesses = app.log.witnesses
    Object.assign(app.log, {
      witnesses: () => {
        throw new Error('a secret of the inside')
      },
    })
    const response = await app.get('/')
    assert.equal(response.status, 500)
    const text = await response.text()
    assert.match(text, /server_broken/)
    assert.doesNotMatch(text, /secret|node:|\.ts/)
    assert.equal(app.told.length, 1)
    Object.assign(app.log, { witnesses })
    await app.close()
  })

  it('bear what is the keeper’s own as soon as it is set, at every server of the database', async () => {
    const other = createApp(it_.running, runningSite(it_.running))
    await changeSettings(
      it_.log.drawer,
      settings => ({
        ...settings,
        name: nameFrom([{ lang: 'en', text: 'Open Calls <Record>' }]),
        colour: colourFrom('#4a2150', undefined),
        mark: markFrom(newPng(64, 48)),
        imprint: imprintFrom([{ lang: 'en', text: '**Quay Street 4**, Northhaven' }]),
        contact: contactFrom('desk@keeper.example'),
        source: sourceFrom('https://code.example/avow'),
      }),
      0,
    )
    await it_.running.own.look()
    const $ = load(await it_.text('/imprint'))
    assert.match($('main').text(), wording('frame.writeTo', { contact: 'desk@keeper.example' }))
    assert.match($('.brand').text(), /^Open Calls <Record>$/)
    assert.match($('title').text(), / – Open Calls <Record>$/)
    assert.equal($('main strong').text(), 'Quay Street 4')
    assert.equal($('main a[href="https://code.example/avow"]').length, 1)
    assert.equal($('footer a[href="mailto:desk@keeper.example"]').length, 1)
    const style = $('link[rel=stylesheet]').last().attr('href')!
    assert.match(await it_.text(style), /--keeper: light-dark\(#4a2150, #[0-9a-f]{6}\)/)
    const mark = await it_.get($('.brand img').attr('src')!)
    assert.equal(mark.headers.get('content-type'), 'image/png')
    assert.deepEqual(new Uint8Array(await mark.arrayBuffer()).subarray(0, 4), newPng(1, 1).subarray(0, 4))
    // The page there is asked for before its own second is over.
    assert.match(await (await other.request(style)).text(), /--keeper/)
    assert.match(await (await other.request('/imprint')).text(), /Quay Street 4/)
    await changeSettings(it_.log.drawer, () => NO_SETTINGS, 0)
    await it_.running.own.look()
    for (const path of ['/imprint', '/privacy', '/accessibility']) {
      const words = load(await it_.text(path))('main').text()
      assert.match(words, wording('frame.noContact', { keeper: 'The Harbour Secretariat' }), path)
      assert.doesNotMatch(words, /[Ww]rite to|Ask us/, path)
    }
    assert.equal(load(await it_.text('/imprint'))('.brand').text(), 'TThe Harbour Secretariat')
    assert.equal((await it_.get(style)).status, 404)
  })

  it('tell programs what they are, and nothing of what is one person’s or one view of many', async () => {
    const $ = load(await it_.text(`/${ACCORD}`))
    const own = `https://harbour.example/${ACCORD}`
    assert.equal($('link[rel=canonical]').attr('href'), own)
    assert.equal($('meta[property="og:url"]').attr('content'), own)
    assert.equal($('meta[property="og:site_name"]').attr('content'), 'The Harbour Secretariat')
    assert.equal($('meta[name=description]').attr('content'), OPENED.summary[0]!.text)
    const view = load(await it_.text(`/${ACCORD}/roll?q=north&ref=somebody`))
    assert.equal(view('meta[name=robots]').attr('content'), 'noindex')
    assert.equal(view('link[rel=canonical]').attr('href'), `${own}/roll?q=north`)
    const closed = load(await it_.text('/representative/sign-in'))
    assert.equal(closed('meta[name=robots]').attr('content'), 'noindex, nofollow')
    assert.equal(closed('link[rel=canonical], meta[property], meta[name=description]').length, 0)
    const robots = await it_.text('/robots.txt')
    assert.match(robots, /^Disallow: \/desk$/m)
    assert.match(robots, /^Sitemap: https:\/\/harbour\.example\/sitemap\.xml$/m)
    const sitemap = await it_.text('/sitemap.xml')
    for (const path of [`/${ACCORD}/text`, '/parties/mallory', '/imprint'])
      assert.ok(sitemap.includes(`<loc>https://harbour.example${path}</loc>`), path)
    assert.ok((await it_.text('/sitemap/calls.xml')).includes(`${own}</loc>`))
    assert.ok((await it_.text('/sitemap/m.xml')).includes('/parties/mallory</loc>'))
  })

  it('explain a code of a refusal to people, and to programs', async () => {
    const response = await it_.get('/problems/call_closed', { accept: 'text/html' })
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.match(response.headers.get('vary')!, /Accept(?:,|$)/)
    assert.match(wordsIn(await response.text(), 'h1')[0]!, wording('refusal.call_closed'))
    assert.equal((await it_.json<{ status: number }>('/problems/call_closed')).status, 409)
  })

  it('leave it to us, in the reader’s language, to say what is wrong in a form', async () => {
    for (const path of [
      ...PAGES,
      `/${ACCORD}/sign`,
      `/${ACCORD}/apply`,
      `/${ACCORD}/changes`,
      '/log',
      '/audit',
    ])
      assert.deepEqual(load(await it_.text(path))('form:not([novalidate])').length, 0, path)
    const visitor = new Visitor(it_)
    await visitor.goto(`/${ACCORD}/apply`)
    const { html } = await visitor.send('/apply', { name: '' })
    assert.match(load(html)('title').text(), wording('frame.error', { title: load(html)('h1').text() }))
  })

  it('tell how to check a receipt without them, and what that does not prove', async () => {
    const page = await it_.text('/verify')
    const command = `npx --no avow verify receipt.avow.json --vkey ${it_.vkey}`
    assert.ok(load(page)('main').text().includes(command))
    assert.match(page, inOrder(wording('verify.open'), wording('verify.open.revoked')))
  })

  it('give each code a status', () => {
    assert.deepEqual(Object.keys(STATUS).sort(), Object.keys(REFUSALS).sort())
  })
})

describe('an independent record', () => {
  it('is bannered on every page, and names its list', async () => {
    const keeper = await startDepositary({ upTo: 'established' })
    const { OPENED } = await import('../../test/harbour.ts')
    const call = 'open-seas'
    const authority = { level: 'independent', note: null, source: null, evidence: [] }
    await keeper.post('call/opened', { ...OPENED, authority }, { call })
    await keeper.post('party/listed', listed('northhaven', '2025-06-01'), { call })
    await keeper.post('party/listed', listed('tessaly', '2025-06-01'), { call })
    const gone = absent('tessaly', '2025-12-01', { firstSeen: '2025-06-01', lastSeen: '2025-06-01' })
    await keeper.post('party/listed', gone, { call })
    for (const path of [`/${call}`, `/${call}/roll`]) {
      const page = await keeper.text(path)
      const banner = load(page)('aside.record details')
      const from = gone.source
      assert.match(banner.find('summary').text(), wording('record.title'), path)
      assert.match(banner.find('dl').text(), inOrder(from.title, '1 December 2025'), path)
      assert.equal(load(page)('h1, h2').first().prop('tagName'), 'H1', path)
    }
    const roll = await keeper.text(`/${call}/roll`)
    assert.match(roll, wording('roll.sameCopied'))
    assert.match(wordsIn(roll, 'h1')[0]!, inOrder('1', wording('call.nounsOnList', { nouns: 'signatory' })))
    const then = await keeper.text(`/${call}/roll?at=2025-06-01`)
    assert.match(wordsIn(then, 'h1')[0]!, inOrder('2', wording('call.nounsOnList', { nouns: 'signatories' })))
    await keeper.close()
  })

  it('says of its text and its rules that nobody has accepted them here', async () => {
    const keeper = await startDepositary({ upTo: 'established' })
    const { OPENED, MANIFEST, WORDS } = await import('../../test/harbour.ts')
    const call = 'open-seas'
    const authority = { level: 'independent', note: null, source: null, evidence: [] }
    const opened = await keeper.post('call/opened', { ...OPENED, authority }, { call })
    const texts = Object.values(WORDS).map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
    const body = { manifest: MANIFEST, supersedes: null }
    const published = await keeper.post('text/published', body, { call }, texts)
    const text = await keeper.text(`/${call}/text`)
    assert.match(text, wording('text.authentic', { record: 'yes' }))
    for (const path of [`/${call}/text`, `/${call}`, `/entries/${published.index}`])
      for (const binding of [
        wording('text.authentic', { record: 'no' }),
        wording('text.checkThen'),
        wording('text.eachBinds', { record: 'no', each: 'yes' }),
        wording('text.inForce', { record: 'no' }),
      ])
        assert.doesNotMatch(await keeper.text(path), binding)
    assert.match(await keeper.text(`/${call}/policy`), wording('call.rulesNoteRecord'))
    assert.match(
      await keeper.text(`/entries/${opened.index}`),
      wording('head.call/opened', { record: 'yes' }),
    )
    await keeper.close()
  })
})
