import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { SaxesParser } from 'saxes'
import { admit, type Depositary, startDepositary } from '../../../test/depositary.ts'
import { wordsIn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, listed, MANIFEST, OPENED, said, WORDS } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { say } from '../kit/kit.ts'

const NAME = 'Port <of> “North” & haven'
const COPIED = 'copied-call'
const LIST = '2025-06-01'
const CROWD = ['abb', 'bell', 'cask', 'dune', 'ebb', 'fen'].map(id => `the-${id}`)

interface JsonFeed {
  readonly feed_url: string
  readonly items: readonly { id: string; url: string; content_text: string; date_modified: string }[]
}

describe('what is passed on of a call', () => {
  let it_: Depositary
  let given: number
  before(async () => {
    it_ = await startDepositary()
    await admit(it_, 'northhaven', { names: [...inEnglish(NAME), { lang: 'fr', text: 'Le port' }] })
    given = (await it_.as('northhaven').sign(ACCORD)).index
    const authority = { ...OPENED.authority, level: 'independent' as const }
    await it_.post('call/opened', { ...OPENED, authority }, { call: COPIED })
    for (const party of CROWD) await it_.post('party/listed', listed(party, LIST), { call: COPIED })
  })
  after(() => it_.close())

  describe('its feeds', () => {
    it('are Atom that a strict parser reads: what RFC 4287 asks for, each name as it is', async () => {
      for (const path of [`/${ACCORD}`, '/parties/northhaven', '/log']) {
        const response = await it_.get(`${path}/feed.atom?lang=en`)
        assert.equal(response.headers.get('content-type'), 'application/atom+xml; charset=utf-8')
        const { feed, entries } = atom(await response.text())
        for (const of of [feed, ...entries])
          for (const name of ['id', 'title', 'updated']) assert.equal(of[name]?.length, 1, `${path} ${name}`)
        assert.equal(feed.author?.length, 1)
        assert.deepEqual(
          feed.link!.map(({ rel, href }) => [rel, href]),
          [
            ['self', `https://harbour.example${path}/feed.atom?lang=en`],
            ['alternate', `https://harbour.example${path}?lang=en`],
          ],
        )
        assert.equal(feed.updated![0]!.text, entries[0]!.updated![0]!.text)
        for (const { updated } of entries)
          assert.match(updated![0]!.text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
        const ids = entries.map(({ id }) => id![0]!.text)
        assert.equal(new Set(ids).size, ids.length)
        for (const id of ids) assert.match(id, /^tag:harbour\.example,2026-01-01:harbour\.example\/log\//)
        assert.ok(entries.some(({ title }) => title![0]!.text.includes(NAME)))
      }
    })

    it('are the same in JSON, in the reader’s language, and lead to entries', async () => {
      const { items, feed_url } = await it_.json<JsonFeed>(`/${ACCORD}/feed.json?lang=fr`)
      const { entries } = atom(await it_.text(`/${ACCORD}/feed.atom?lang=fr`))
      assert.equal(feed_url, `https://harbour.example/${ACCORD}/feed.json?lang=fr`)
      assert.deepEqual(
        items.map(({ id, content_text, date_modified }) => [id, content_text, date_modified]),
        entries.map(({ id, title, updated }) => [id![0]!.text, title![0]!.text, updated![0]!.text]),
      )
      const signed = items.find(({ id }) => id.endsWith(`/entries/${given}`))!
      assert.equal(signed.url, `https://harbour.example/entries/${given}?lang=fr`)
      assert.match(signed.content_text, /Le port/)
    })

    it('tell the rows of one list in one line, under one name, however many follow', async () => {
      const rows = async () => {
        const { items } = await it_.json<JsonFeed>('/log/feed.json')
        return items.filter(({ id }) => id.includes(`/lists/${COPIED}/`))
      }
      const [first, ...others] = await rows()
      assert.equal(others.length, 0)
      const names = say('en', 'feed.others', { names: CROWD.slice(0, 3).join(', ') })
      assert.equal(
        plain(first!.content_text),
        plain(
          say('en', 'feed.listed', {
            call: 'The Harbour Accord',
            date: '1 June 2025',
            names,
            present: 'yes',
          }),
        ),
      )
      await it_.post('party/listed', listed('the-gull', LIST), { call: COPIED })
      assert.deepEqual(
        (await rows()).map(({ id }) => id),
        [first!.id],
      )
    })

    it('are not sent again to whoever has them', async () => {
      const first = await it_.get('/log/feed.atom')
      const headers = { 'if-none-match': first.headers.get('etag')! }
      assert.equal((await it_.get('/log/feed.atom', headers)).status, 304)
      assert.match(first.headers.get('vary')!, /Accept-Language/)
    })

    it('are found by programs from the pages that tell the same', async () => {
      for (const path of [`/${ACCORD}`, '/parties/northhaven', '/log'])
        for (const form of ['atom', 'json'])
          assert.equal(
            load(await it_.text(path))(`link[rel="alternate"][href="${path}/feed.${form}"]`).length,
            1,
          )
    })
  })

  describe('the counter', () => {
    it('is small, names its day, sets nothing, asks nothing, and leads out in a window of its own', async () => {
      const response = await it_.get(`/${ACCORD}/embed?lang=en`)
      assert.equal(response.headers.get('set-cookie'), null)
      const page = await response.text()
      assert.ok(page.length < 3_000, String(page.length))
      const $ = load(page)
      assert.match($('body').text(), inOrder('The Harbour Accord', '1', 'signatory', '1 Jan 2026'))
      assert.equal($('footer time').attr('datetime'), '2026-01-01T00:00:00Z')
      assert.equal($('form, img, iframe, style').length, 0)
      for (const link of $('a')) {
        assert.match($(link).attr('href')!, /^https:\/\/harbour\.example\//)
        assert.deepEqual([$(link).attr('target'), $(link).attr('rel')], ['_blank', 'noopener'])
      }
    })

    it('names the day of the list that a record copies', async () => {
      const $ = load(await it_.text(`/${COPIED}/embed?lang=en`))
      assert.match(
        $('body').text(),
        inOrder(wording('embed.list', { date: '1 June 2025' }), wording('badge.record')),
      )
    })
  })

  it('never counts a name that was only copied as one that signed, wherever its number goes', async () => {
    const BOTH = 'both-call'
    await it_.post('call/opened', OPENED, { call: BOTH })
    const numbers = async () => {
      const embed = load(await it_.text(`/${BOTH}/embed?lang=en`))('h1').text()
      const cited = load(await it_.text(`/${BOTH}?lang=en`))('.cite textarea').text()
      const home = load(await it_.text('/?lang=en'))
      const item = home('.calls li').filter((_, one) => home(one).find(`a[href^="/${BOTH}"]`).length > 0)
      return [embed, cited, item.find('.count').text()]
    }
    for (const party of CROWD) await it_.post('party/listed', listed(party, LIST), { call: BOTH })
    for (const says of await numbers())
      assert.match(says, inOrder('6', wording('call.namesListed', { listed: 6 })))
    const texts = Object.values(WORDS).map(words => ({ name: digestOf(utf8(words)), bytes: utf8(words) }))
    await it_.post('text/published', { manifest: MANIFEST, supersedes: null }, { call: BOTH }, texts)
    await it_.as('northhaven').sign(BOTH)
    for (const says of await numbers())
      assert.match(
        says,
        inOrder(
          /\b1/,
          wording('call.nounsAndAlso', { nouns: 'signatory' }),
          wording('call.alsoListed', { listed: 6, more: 'no' }),
        ),
      )
  })

  it('is on one page, as code to copy whole', async () => {
    const $ = load(await it_.text(`/${ACCORD}/share?for=northhaven`))
    const codes = [...$('textarea[readonly]')].map(one => load($(one).text()))
    assert.equal(
      codes.filter($ => $(`iframe[src="https://harbour.example/${ACCORD}/embed?lang=en"]`).length === 1)
        .length,
      1,
    )
    assert.equal(
      codes.filter($ => $('a[href="https://harbour.example/parties/northhaven"] > img').length === 1).length,
      1,
    )
    assert.equal($(`img[src^="/${ACCORD}/cards/northhaven.png"]`).length, 1)
    const plain = load(await it_.text(`/${ACCORD}/share`))
    assert.equal(plain(`img[src^="/${ACCORD}/card.png"]`).length, 1)
    assert.equal((await it_.get(`/${ACCORD}/share?for=nobody`)).status, 404)
  })

  it('has a badge whose code stays true whatever happens, and which names its day', async () => {
    const code = async () => {
      const page = load(await it_.text(`/${ACCORD}/share?for=northhaven`))
      return page('#badge-code').text()
    }
    const before = await code()
    assert.equal(
      load(before)('img').attr('alt'),
      plain(say('en', 'badge.alt', { party: NAME, call: 'The Harbour Accord', record: 'no' })),
    )
    const badge = await it_.text(`/${ACCORD}/badges/northhaven.svg`)
    assert.ok(wordsIn(badge, 'text').some(words => words.startsWith('1 Jan 2026')))
    const card = await it_.get(`/${ACCORD}/cards/northhaven.png`)
    assert.equal(card.status, 200)
    await it_.as('northhaven').withdraw(ACCORD)
    assert.equal(await code(), before)
    assert.equal((await it_.get(`/${ACCORD}/cards/northhaven.png`)).status, 404)
  })

  it('names the reservation in the picture and on the badge, as the words to pass on do', async () => {
    await admit(it_, 'eastport')
    await it_.as('eastport').sign(ACCORD, { reservation: said('As far as our law allows.') })
    const badge = () => it_.text(`/${ACCORD}/badges/eastport.svg`)
    const since = { noun: 'Signatory', date: '1 Jan 2026' }
    assert.match(await badge(), wording('badge.standing', { ...since, said: 'reservation' }))
    assert.match(await badge(), /textLength="280"[^>]*>Signatory with a reservation/)
    const spoken = async () =>
      load(await it_.text(`/${ACCORD}/share?for=eastport`))('img[src*="/cards/"]').attr('alt')!
    const says = { party: 'eastport', call: 'The Harbour Accord', how: 'signed', date: '1 January 2026' }
    assert.equal(plain(await spoken()), plain(say('en', 'card.says', { ...says, said: 'reservation' })))
    const narrowed = { party: 'eastport', reservation: null, instrument: null }
    await it_.post('reservation/narrowed', narrowed, {
      by: 'eastport',
      signers: [partyKey('eastport')],
      call: ACCORD,
    })
    assert.match(await badge(), wording('badge.standing', { ...since, said: 'none' }))
    assert.equal(plain(await spoken()), plain(say('en', 'card.says', { ...says, said: 'none' })))
  })

  it('has a picture, which is drawn anew only when it says something else', async () => {
    const drawn = async (path: string) => {
      const response = await it_.get(path)
      const bytes = await response.bytes()
      assert.deepEqual(
        [...bytes.subarray(1, 4)],
        [...'PNG'].map(one => one.charCodeAt(0)),
      )
      const size = new DataView(bytes.buffer, bytes.byteOffset)
      assert.deepEqual([size.getUint32(16), size.getUint32(20)], [1200, 630])
      return response.headers.get('etag')
    }
    const path = `/${COPIED}/card.png?lang=en`
    const first = await drawn(path)
    // Of a copied list the day is the list's.
    it_.now = '2026-01-03T00:00:00Z'
    assert.equal(await drawn(`${path}&day=2026-01-03`), first)
    await it_.post('party/listed', listed('the-heron', LIST), { call: COPIED })
    assert.notEqual(await drawn(path), first)
    const $ = load(await it_.text(`/${COPIED}`))
    assert.match(
      $('meta[property="og:image"]').attr('content')!,
      new RegExp(`^https://harbour.example/${COPIED}/card.png`),
    )
    // Those who were copied from a list have not signed: not in the picture's words, nor in the name of the counter.
    const title = $('h1').text()
    const alt = $('meta[property="og:image:alt"]').attr('content')!
    assert.equal(plain(alt), plain(say('en', 'card.alt', { record: 'yes', title })))
    const share = load(await it_.text(`/${COPIED}/share`))
    const name = plain(share('iframe').first().attr('title')!)
    assert.equal(name, plain(say('en', 'embed.title', { record: 'yes', title })))
    for (const words of [alt, name]) assert.match(words, /on the list/)
  })
})

/** Names are isolated where they stand in sentences. */
const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '')

type Element = Readonly<Record<string, { text: string; rel?: string; href?: string }[]>>

/** Children by their names; a document that is not well formed is a failure. */
function atom(xml: string): { feed: Element; entries: Element[] } {
  const parser = new SaxesParser({ xmlns: true })
  const feed: Record<string, { text: string }[]> = {}
  const entries: Record<string, { text: string }[]>[] = []
  const path: string[] = []
  parser.on('error', error => assert.fail(error))
  parser.on('opentag', ({ local, uri, attributes }) => {
    assert.equal(uri, 'http://www.w3.org/2005/Atom')
    path.push(local)
    if (local === 'entry') entries.push({})
    const inside = path[1] === 'entry' ? entries.at(-1)! : feed
    if (path.length === (path[1] === 'entry' ? 3 : 2) && local !== 'entry') {
      const said = Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]))
      inside[local] = [...(inside[local] ?? []), { text: '', ...said }]
    }
  })
  parser.on('text', text => {
    const inside = path[1] === 'entry' ? entries.at(-1) : feed
    const open = inside?.[path[path[1] === 'entry' ? 2 : 1] ?? '']?.at(-1)
    if (open !== undefined) open.text += text
  })
  parser.on('closetag', () => void path.pop())
  parser.write(xml).close()
  assert.equal(path.length, 0)
  return { feed: withoutIsolates(feed), entries: entries.map(withoutIsolates) }
}

const withoutIsolates = (element: Record<string, { text: string }[]>): Element =>
  Object.fromEntries(
    Object.entries(element).map(([name, all]) => [name, all.map(one => ({ ...one, text: plain(one.text) }))]),
  )
