import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { utf8 } from '../../../src/core/bytes.ts'
import { Refusal } from '../../../src/core/refusal.ts'
import { parseTime } from '../../../src/core/time.ts'
import type { Resolver } from '../../../src/outbound/resolver.ts'
import { openHead } from '../../../src/people/report-drafts.ts'
import { reportFiles } from '../../../src/people/report-files.ts'
import { say } from '../../../src/web/kit/kit.ts'
import { addLink } from '../../../src/work/reporting/evidence.ts'
import { reportsOf } from '../../../src/work/reporting/filed.ts'
import { pledgeOf } from '../../committing.ts'
import { countOf, faultsIn, fieldIn, formIn, linksIn, wordsIn, wordsOn } from '../../desk/visitor.ts'
import { smallCatalogue } from '../../figures.ts'
import { ACCORD } from '../../harbour.ts'
import { pdfSaying } from '../../pdf.ts'
import { type Reported, reportedHarbour } from '../../reported.ts'
import { inOrder, wording } from '../../wording.ts'
import { linkFor, madeBy, type Person, representative, signIn } from '../people.ts'

const SHIP = 'tidewater'
const HOME = `/representative/commitments/${ACCORD}`
const REPORT = `${HOME}/report`
const SOURCES = `${REPORT}/sources`
const PRINTED = pdfSaying('Our year, as it was printed.')
/** Nobody answers there; and a name that leads into somebody's network. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = { 'inside.example': ['10.0.0.7'] }
const outbound = {
  resolver: {
    async addresses(host: string) {
      if (host.startsWith('unasked.')) throw new Refusal('dns_silent', `${host}: no resolver can be reached.`)
      return ADDRESSES[host] ?? []
    },
  } as unknown as Resolver,
}

describe('what a report shows', () => {
  let h: Reported
  let ada: Person
  beforeEach(async () => {
    h = await reportedHarbour({ [SHIP]: {} }, { outbound })
    await h.publish()
    h.it.now = '2027-01-10T09:00:00Z'
    ada = await representative(h.it, SHIP)
    await ada.visitor.goto(REPORT)
    await ada.visitor.send('begin', { from: '2026-01-01', until: '2026-12-31', by: 'whole' })
  })
  afterEach(() => h.it.close())

  const see = async (path: string, who = ada) => wordsOn(await who.visitor.goto(path))
  const add = async (typed: Record<string, string | Blob>, who = ada) => {
    await who.visitor.goto(SOURCES)
    return who.visitor.send('add', typed)
  }
  const file = (content: string | Uint8Array, name: string) => new File([content as BlobPart], name)
  const kept = async () => {
    const now = parseTime(h.it.now)
    const found = await openHead(h.it.log.drawer, { party: SHIP, call: ACCORD }, now)
    return found === undefined ? [] : reportFiles(h.it.log.drawer, found.value, now)
  }
  const colleague = async (role: string) => {
    const ben = await madeBy(h.it, await linkFor(ada, 'Ben Osei', role))
    await ada.visitor.goto('/representative')
    await ada.visitor.use(ada.device, 'party')
    await signIn(ben.visitor, ben.device)
    return ben
  }

  it('is a report that was printed: an answer says where in it it stands, and readers download it', async () => {
    assert.match(await see(SOURCES), wording('showing.none'))
    const added = await add({ title: 'Sustainability report 2026', file: file(PRINTED, '../../evil.pdf') })
    assert.match(
      wordsOn(added),
      inOrder(wording('showing.added'), 'Sustainability report 2026', 'PDF document'),
    )
    await ada.visitor.goto(`${REPORT}/parts/one`)
    const [source] = /value="(s[0-9a-z]+-[^"]+)"/.exec(ada.visitor.shown.html)!.slice(1)
    const found = { 'source-1-0': source!, 'place-1-0': 'page 31' }
    const saved = await ada.visitor.send(`${REPORT}/parts/one`, { 'c-1-0-0': '412', ...found, go: 'save' })
    assert.match(wordsOn(saved), wording('filing.saved'))
    const preview = await ada.visitor.goto(`${REPORT}/preview`)
    assert.equal(linksIn(preview.html, /^\/words\//).length, 0, 'nothing is public before the signature')
    await ada.visitor.send(`${REPORT}/preview`)
    assert.match(wordsOn(ada.visitor.shown), /Sustainability report 2026/)
    await ada.visitor.use(ada.device, 'party')
    const [report] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    const page = await h.it.text(`/${ACCORD}/reports/${SHIP}/${report!.row.entry}`)
    const [address] = linksIn(page, /^\/words\//)
    assert.match(
      wordsIn(page, '#sources').join(),
      inOrder('Sustainability report 2026', wording('showing.unchecked')),
    )
    assert.match(wordsIn(page, 'main').join(), /page 31/)
    const answer = await h.it.get(address!)
    assert.equal(
      answer.headers.get('content-disposition'),
      'attachment; filename="sustainability-report-2026.pdf"',
    )
    assert.equal(await answer.text(), PRINTED)
    const { files, figures } = await h.it.json<{ files: object[]; figures: { sources: object[] } }>(
      `/${ACCORD}/reports/${SHIP}/${report!.row.entry}.json`,
    )
    assert.equal(files.length, 1)
    assert.deepEqual(figures.sources, [{ title: 'Sustainability report 2026', url: null, file: 0 }])
    assert.deepEqual(await kept(), [], 'what was signed lies beside the draft no more')
  })

  it('is told beside the passkey: which answers are counted as not reported and stand in it, with its link', async () => {
    await add({ title: 'The yearbook', url: 'https://gone.example/year' })
    // Files are named by what is signed; of a link to which no answer leads, too, its signer is told.
    await add({ title: 'The quays', url: 'https://gone.example/quays' })
    await ada.visitor.goto(`${REPORT}/parts/one`)
    const [source] = /value="(s[0-9a-z]+-[^"]+)"/.exec(ada.visitor.shown.html)!.slice(1)
    const found = { 'source-2-0': source!, 'place-2-0': 'page 31' }
    await ada.visitor.send(`${REPORT}/parts/one`, { 'c-1-0-0': '412', ...found, go: 'save' })
    await ada.visitor.goto(`${REPORT}/preview`)
    const act = await ada.visitor.send(`${REPORT}/preview`)
    assert.match(act.path, /\/acts\//)
    assert.match(
      wordsOn(act),
      inOrder(
        ...[wording('reports.foundCount', { count: 1 }), 'The yearbook'],
        ...[wording('showing.title'), 'The quays'],
      ),
    )
    for (const link of [/^https:\/\/gone\.example\/year$/, /^https:\/\/gone\.example\/quays$/])
      assert.equal(linksIn(act.html, link).length, 1)
  })

  it('is a link, opened once, and a dead one hinders nothing', async () => {
    const dead = await add({ title: 'A page', url: 'https://gone.example/year' })
    assert.match(wordsOn(dead), wording('showing.yours.no-answer', { day: '10 January 2027' }))
    const inside = await add({ title: 'Their router', url: 'https://inside.example/' })
    assert.match(wordsOn(inside), wording('showing.yours.not-public', { day: '10 January 2027' }))
    h.it.now = '2027-01-12T09:00:00Z'
    await signIn(ada.visitor, ada.device)
    await ada.visitor.goto(SOURCES)
    const again = await ada.visitor.send('open')
    assert.match(wordsOn(again), inOrder(wording('showing.opened'), '12 January 2027', '10 January 2027'))
    await ada.visitor.goto(`${REPORT}/parts/one`)
    await ada.visitor.send(`${REPORT}/parts/one`, { 'c-1-0-0': '412', go: 'save' })
    await ada.visitor.goto(`${REPORT}/preview`)
    await ada.visitor.send(`${REPORT}/preview`)
    await ada.visitor.use(ada.device, 'party')
    const [report] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    const page = await h.it.text(`/${ACCORD}/reports/${SHIP}/${report!.row.entry}`)
    assert.match(
      wordsIn(page, '#sources').join(),
      inOrder(
        wording('showing.unread.no-answer', { day: '12 January 2027' }),
        wording('showing.unread.not-public', { day: '10 January 2027' }),
        wording('showing.whoOpened'),
      ),
    )
  })

  it('is not said to be dead where our own resolver tells nothing, and names the site to which it leads', async () => {
    const added = await add({ title: 'www.un.org', url: 'https://unasked.example/year' })
    assert.match(wordsOn(added), wording('showing.unopened'))
    assert.match(wordsOn(await ada.visitor.send('open')), wording('showing.unlooked'))
    const { html } = ada.visitor.shown
    assert.match(wordsIn(html, 'ol.shows').join(), wording('showing.leadsTo', { host: 'unasked.example' }))
    await ada.visitor.goto(`${REPORT}/parts/one`)
    await ada.visitor.send(`${REPORT}/parts/one`, { 'c-1-0-0': '412', go: 'save' })
    await ada.visitor.goto(`${REPORT}/preview`)
    await ada.visitor.send(`${REPORT}/preview`)
    await ada.visitor.use(ada.device, 'party')
    const [report] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    const path = `/${ACCORD}/reports/${SHIP}/${report!.row.entry}`
    const { figures } = await h.it.json<{ figures: { sources: object[] } }>(`${path}.json`)
    const source = { title: 'www.un.org', url: 'https://unasked.example/year', file: null }
    assert.deepEqual(figures.sources, [source])
    const said = wordsIn(await h.it.text(path), '#sources').join()
    assert.match(said, wording('showing.leadsTo', { host: 'unasked.example' }))
  })

  it('is no link that shows one site and leads to another', async () => {
    for (const url of ['https://www.un.org@evil.example/report', 'https://a:b@evil.example/']) {
      const { html, status } = await add({ title: 'A page', url })
      assert.deepEqual([status, faultsIn(html)], [422, { url: say('en', 'showing.urlHost') }])
    }
    for (const url of ['https://intranet/', 'https://localhost:9301/x', 'https://[::1]/x']) {
      const { html, status } = await add({ title: 'A page', url })
      assert.deepEqual([status, faultsIn(html)], [422, { url: say('en', 'showing.urlNotPublic') }])
    }
    assert.match(await see(SOURCES), wording('showing.none'))
  })

  it('is named once where it has a file and a link, in a report that is called the same before and after', async () => {
    await ada.visitor.goto(REPORT)
    await ada.visitor.send('periods', { from: '2026-01-01', until: '2026-12-31', by: 'half' })
    const url = 'https://tidewater.example/2026'
    await add({ title: 'Our year', url, file: file(PRINTED, 'a.pdf') })
    await ada.visitor.goto(`${REPORT}/parts/one`)
    await ada.visitor.send(`${REPORT}/parts/one`, { 'c-1-0-0': '412', go: 'save' })
    const { html } = await ada.visitor.goto(`${REPORT}/preview`)
    await ada.visitor.send(`${REPORT}/preview`)
    await ada.visitor.use(ada.device, 'party')
    const [report] = await reportsOf(h.it.log.store, ACCORD, SHIP)
    const page = await h.it.text(`/${ACCORD}/reports/${SHIP}/${report!.row.entry}`)
    for (const one of [html, page]) {
      const said = wordsIn(one, '#sources').join()
      assert.match(said, inOrder('Our year', 'PDF document', url))
      assert.equal(said.split('Our year').length, 2, said)
    }
    assert.deepEqual(wordsIn(html, 'h1'), wordsIn(page, 'h1'))
    assert.match(wordsIn(html, 'title').join(), /: report for 2026/)
  })

  it('is no page that says it is a document; what was typed beside it is kept', async () => {
    const typed = { title: 'Our year', url: 'https://tidewater.example/2026' }
    const odd = await add({ ...typed, file: file('<html><script>alert(1)</script>', 'year.pdf') })
    assert.equal(odd.status, 422)
    assert.deepEqual(Object.keys(faultsIn(odd.html)), ['file'])
    assert.deepEqual([fieldIn(odd.html, 'title'), fieldIn(odd.html, 'url')], [typed.title, typed.url])
    assert.match(faultsIn(odd.html).file!, wording('showing.fileOther', { ending: 'pdf', kind: 'PDF' }))
    assert.equal(countOf(odd.html, '[data-kept-file]'), 0, 'it came, and has not to be chosen again')
    for (const [name, content, says] of [
      ['book.xlsx', 'It was a good year\0', wording('showing.fileWrong')],
      ['year.pdf', 'It was a good year.', wording('showing.fileOther', { ending: 'pdf', kind: 'PDF' })],
      ['photo.JPG', PRINTED, wording('showing.fileOther', { ending: 'jpg', kind: 'JPG' })],
      ['table.csv', 'MZ\0\0 This program', wording('showing.fileNotText')],
      ['evil.exe', PRINTED, wording('showing.fileEnding', { ending: 'exe' })],
      ['notes.txt', 'a;b\n1;2\n', wording('showing.fileEnding', { ending: 'txt' })],
      ['notes', 'a;b\n1;2\n', wording('showing.fileWrong')],
    ] as const)
      assert.match(faultsIn((await add({ ...typed, file: file(content, name) })).html).file!, says)
    const empty = await add({ ...typed, file: file('', 'year.pdf') })
    assert.match(faultsIn(empty.html).file!, wording('showing.fileEmpty'))
    const large = await add({ ...typed, file: file(new Uint8Array(10 * 1_048_576 + 1).fill(97), 'a.csv') })
    assert.match(faultsIn(large.html).file!, wording('showing.fileLarge'))
    await ada.visitor.goto(SOURCES)
    const larger = await ada.visitor.send(
      'add',
      { ...typed, file: file(PRINTED, 'a.pdf') },
      { 'content-length': '31457280' },
    )
    assert.match(larger.path, /\/sources\?large=1$/)
    assert.deepEqual(faultsIn(larger.html), { file: say('en', 'showing.fileLarge') })
    assert.equal(
      countOf(larger.html, 'form[data-keep]:not([data-kept-unsaved])'),
      1,
      'its tab fills it in again',
    )
    const bare = await add({ title: '', url: 'javascript:alert(1)', file: file(PRINTED, 'a.pdf') })
    assert.deepEqual(Object.keys(faultsIn(bare.html)), ['title', 'file', 'url'])
    assert.equal(countOf(bare.html, '[data-kept-file]'), 1)
    assert.deepEqual(await kept(), [])
  })

  it('is ten files at most, and goes where somebody takes it away', async () => {
    for (let i = 1; i <= 10; i++) await add({ title: `Page ${i}`, file: file(`${PRINTED}${i}`, 'a.pdf') })
    const more = await add({ title: 'One more', file: file(PRINTED, 'a.pdf') })
    assert.match(faultsIn(more.html).file!, wording('showing.fileTooMuch', { files: 10 }))
    await ada.visitor.goto(SOURCES)
    await ada.visitor.send('remove')
    assert.match(wordsOn(ada.visitor.shown), wording('showing.removeUnnamed'))
    assert.equal((await kept()).length, 10)
    const less = await ada.visitor.send('remove')
    assert.match(wordsOn(less), wording('showing.removed'))
    assert.equal(countOf(less.html, 'ol.shows > li'), 9)
    assert.equal((await kept()).length, 9)
    await add({ title: 'Printed only' })
    assert.match(await see(SOURCES), inOrder('Printed only', wording('showing.printed')))
  })

  it('goes once somebody has read which answers name it, and can have another name', async () => {
    const ben = await colleague('drafter')
    await add({ title: 'Our yera', file: file(PRINTED, 'a.pdf') })
    await ben.visitor.goto(`${REPORT}/parts/one`)
    const [source] = /value="(s[0-9a-z]+-[^"]+)"/.exec(ben.visitor.shown.html)!.slice(1)
    const found = {
      'source-0-0': source!,
      'place-0-0': 'page 3',
      'source-1-0': source!,
      'place-1-0': 'page 31',
    }
    await ben.visitor.send(`${REPORT}/parts/one`, { 'c-1-0-0': '412', ...found, go: 'save' })
    await ben.visitor.goto(SOURCES)
    const name = `title-${source}`
    const bare = await ben.visitor.send('rename', { [name]: ' ' })
    assert.deepEqual([bare.status, Object.keys(faultsIn(bare.html))], [422, [name]])
    assert.equal(countOf(bare.html, 'details[open] form'), 1)
    const renamed = await ben.visitor.send('rename', { [name]: 'Our year' })
    assert.match(wordsOn(renamed), inOrder(wording('showing.renamed'), 'Our year', 'PDF document'))
    const asks = await ben.visitor.send('remove')
    assert.match(
      wordsOn(asks),
      inOrder(
        'Our year',
        wording('showing.removeFile'),
        wording('showing.removeNamed', { count: 2 }),
        'Indicator tonnes',
      ),
    )
    assert.deepEqual(linksIn(asks.html, /parts/), [`${REPORT}/parts/one`, `${REPORT}/parts/one`])
    assert.equal((await kept()).length, 1, 'nothing went so far')
    assert.match(wordsOn(await ben.visitor.send('remove')), wording('showing.removed'))
    assert.deepEqual(await kept(), [])
    assert.match(await see(REPORT), wording('filing.wrong', { count: 2 }))
    assert.match(await see(`${REPORT}/parts/one`), wording('filing.fault.sourceGone'))
  })

  it('is a hundred sources at most, and whoever adds a link is told so', async () => {
    const now = parseTime(h.it.now)
    const { drawer } = h.it.log
    const { value: head } = (await openHead(drawer, { party: SHIP, call: ACCORD }, now))!
    for (let i = 1; i <= 100; i++)
      await addLink(drawer, head, { title: `Page ${i}`, url: null }, ada.keyid, now)
    const link = await add({ title: 'One more', url: 'https://tidewater.example/2026' })
    assert.match(faultsIn(link.html).title!, wording('showing.tooMany', { most: 100 }))
    const more = await add({ title: 'One more', file: file(PRINTED, 'a.pdf') })
    assert.match(faultsIn(more.html).title!, wording('showing.tooMany', { most: 100 }))
    assert.equal(countOf((await ada.visitor.goto(SOURCES)).html, 'ol.shows > li'), 100)
  })

  it('is seen by a reader of the organisation, who changes none of it', async () => {
    await add({ title: 'Our year', file: file(PRINTED, 'a.pdf') })
    const ben = await colleague('reader')
    await ben.visitor.goto(SOURCES)
    const own = await ben.visitor.follow(/sources\/sha256/)
    assert.equal(own.html, PRINTED)
    assert.equal(own.headers.get('content-disposition'), 'attachment; filename="our-year.pdf"')
    assert.equal(own.headers.get('cache-control'), 'no-store')
    const stranger = await h.it.get(own.path)
    assert.equal(stranger.status, 401, 'before it is signed, nobody else has it')
    assert.match(await see(SOURCES, ben), /Our year/)
    assert.equal(countOf(ben.visitor.shown.html, 'main form[action*="sources"]'), 0)
    const other = await h.it.app.request(SOURCES, { method: 'POST' })
    assert.equal(other.status, 401)
  })

  it('belongs to the draft that was read: after its end nothing is added to another', async () => {
    await ada.visitor.goto(SOURCES)
    const { html } = ada.visitor.shown
    assert.match(html, /name="round"/)
    const sent = await ada.visitor.send('add', {
      title: 'Late',
      file: file(utf8('a;b\n1;2\n'), 'a.csv'),
      round: 'x',
    })
    assert.notEqual(sent.status, 200)
    assert.deepEqual(await kept(), [])
  })
})

describe('what a report without figures shows', () => {
  it('is its files: whoever adds a link is told that it is left out, and so is its signer', async () => {
    const h = await reportedHarbour({ [SHIP]: {} }, { outbound })
    try {
      const { indicators, ...catalogue } = smallCatalogue()
      const ofStates = indicators.map(one => ({ ...one, kinds: ['state' as const] }))
      await h.publish({ ...catalogue, indicators: ofStates })
      h.it.now = '2027-01-10T09:00:00Z'
      const { visitor, device } = await representative(h.it, SHIP)
      await visitor.goto(REPORT)
      await visitor.send('begin', { from: '2026-01-01', until: '2026-12-31', by: 'whole' })
      const add = async (typed: Record<string, string | Blob>) => {
        await visitor.goto(SOURCES)
        return visitor.send('add', typed)
      }
      const bytes = new File([PRINTED], 'a.pdf')
      assert.doesNotMatch(
        wordsOn(await add({ title: 'Printed', file: bytes })),
        wording('showing.unrecorded'),
      )
      const told = await add({ title: 'Our page', url: 'https://tidewater.example/2026' })
      assert.match(wordsOn(told), inOrder(wording('showing.unrecorded'), 'Our page'))
      const preview = await visitor.goto(`${REPORT}/preview`)
      assert.match(
        wordsOn(preview),
        inOrder(wording('showing.unrecorded'), 'Our page', wording('filing.sign')),
      )
      await visitor.send('preview')
      await visitor.use(device, 'party')
      const entry = h.it.log.head()!.size - 1
      const { files, figures } = await h.it.json<{ files: object[]; figures: unknown }>(
        `/${ACCORD}/reports/${SHIP}/${entry}.json`,
      )
      assert.deepEqual([files.length, figures], [1, null])
    } finally {
      await h.it.close()
    }
  })

  it('is files also in a call that has no indicators, in one draft with what is said of commitments', async () => {
    const h = await reportedHarbour({ [SHIP]: {} }, { outbound })
    try {
      h.it.now = '2027-01-10T09:00:00Z'
      await h.commit(SHIP, [pledgeOf('plug-in', { due: '2027-01-31' })])
      const { visitor, device } = await representative(h.it, SHIP)
      await visitor.goto(REPORT)
      const begun = await visitor.send('begin')
      assert.match(wordsOn(begun), wording('filing.ledeAlone'))
      assert.deepEqual(linksIn(begun.html, /sheet/), [])
      await visitor.goto(SOURCES)
      const added = await visitor.send('add', { title: 'Printed', file: new File([PRINTED], 'a.pdf') })
      assert.match(wordsOn(added), inOrder(wording('showing.added'), 'Printed'))
      assert.match(wordsOn(await visitor.goto(HOME)), wording('filing.begunAlone'))
      const form = await visitor.goto(`${REPORT}/commitments`)
      const how = Object.keys(formIn(form.html, 'commitments').fields).find(name => /^words\..+/.test(name))!
      const said = { [how]: 'All berths.', [how.replace('words', 'how')]: 'on-course', go: 'next' }
      const preview = await visitor.send(`${REPORT}/commitments`, said)
      assert.match(wordsOn(preview), inOrder('All berths.', 'Printed', wording('filing.sign')))
      await visitor.send('preview')
      await visitor.use(device, 'party')
      const entry = h.it.log.head()!.size - 1
      const report = await h.it.json<{ files: object[]; figures: unknown }>(
        `/${ACCORD}/reports/${SHIP}/${entry}.json`,
      )
      assert.deepEqual([report.files.length, report.figures], [1, null])
      // It is signed, and the next one begins anew; one that nobody wants goes.
      await visitor.goto(REPORT)
      await visitor.send('begin')
      await visitor.send('drop')
      await visitor.send('drop')
      assert.match(wordsOn(await visitor.goto(REPORT)), wording('filing.filesNote'))
    } finally {
      await h.it.close()
    }
  })
})
