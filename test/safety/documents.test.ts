import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { utf8 } from '../../src/core/bytes.ts'
import { digestOf } from '../../src/core/digest.ts'
import { parseTime } from '../../src/core/time.ts'
import { keepDocument } from '../../src/people/documents.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import {
  applied,
  CHECKED,
  enrolled,
  LARKSPUR,
  type Officer,
  openApplication,
  signed,
} from '../desk/people.ts'
import { formsIn, type Visitor, wordsIn, wordsOn } from '../desk/visitor.ts'
import { ACCORD } from '../harbour.ts'
import { wording } from '../wording.ts'

const bytes = (...parts: (string | readonly number[])[]) =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? utf8(part) : Uint8Array.from(part))))
const NOTE = bytes('%PDF-1.7\n<script>alert(1)</script>\n%%EOF')
/** The head of a ZIP's first file, of that name and type. */
const zipped = (name: string, matter: string) =>
  bytes([0x50, 0x4b, 3, 4], Array(22).fill(0), [name.length, 0, 0, 0], name, matter)

const PAPERS: Readonly<Record<string, Uint8Array>> = {
  'a PDF': NOTE,
  'a PNG picture': bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'IHDR'),
  'a JPEG picture': bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF'),
  'a sealed container': zipped('mimetype', 'application/vnd.etsi.asic-e+zip'),
}
/** What says that it is a PDF, by its name and by its type, and is not. */
const NO_PAPERS: Readonly<Record<string, Uint8Array>> = {
  'a page': bytes('<!doctype html><script>alert(1)</script>'),
  'a page with a PDF behind it': bytes('<script>alert(1)</script>%PDF-1.7'),
  'a drawing that holds a script': bytes(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  ),
  'a program': bytes('MZ', [0x90, 0, 3]),
  'any other ZIP': zipped('[Content_Types].xml', 'application/vnd.etsi.asic-e+zip'),
  'plain text': bytes('Dear depositary,'),
  'too much of a PDF': Buffer.concat([NOTE, Buffer.alloc(4 * 1024 * 1024)]),
}

describe('a document that an applicant sends', () => {
  let it_: Depositary
  let officer: Officer
  before(async () => {
    it_ = await startDepositary()
    officer = await enrolled(it_)
  })
  after(() => it_.close())

  let made = 0
  const applicant = async () => {
    const name = `Larkspur ${++made}`
    return { ...(await applied(it_, { name, domain: `larkspur${made}.example` })), name }
  }
  const send = async (visitor: Visitor, own: string, file: Uint8Array, name = 'note.pdf') => {
    await visitor.goto(own)
    return visitor.send('/documents', {
      document: new File([file as Uint8Array<ArrayBuffer>], name, { type: 'application/pdf' }),
    })
  }

  /** The papers that the page lists, each by its kind. */
  const papersIn = (html: string) => {
    const kinds = ['pdf', 'png', 'jpeg', 'asic'] as const
    const begins = new RegExp(`^\\s*(?:${kinds.map(kind => wording(`documents.${kind}`).source).join('|')}),`)
    return wordsIn(html, 'li').filter(words => begins.test(words))
  }

  for (const [what, file] of Object.entries(PAPERS))
    it(`is taken if it is ${what}, whatever it is called`, async () => {
      const { visitor, own } = await applicant()
      const { status, html } = await send(visitor, own, file, 'whatever.html')
      assert.equal(status, 200)
      const [paper, ...others] = papersIn(html)
      assert.match(paper!, wording('documents.size', { size: 1 }))
      assert.deepEqual(others, [])
      assert.doesNotMatch(html, /whatever/)
    })

  for (const [what, file] of Object.entries(NO_PAPERS))
    it(`is refused if it is ${what}, whatever it says that it is`, async () => {
      const { visitor, own } = await applicant()
      const { status } = await send(visitor, own, file)
      assert.equal(status, 409)
      assert.match(wordsOn(visitor.shown), /document_wrong/)
      assert.deepEqual(papersIn(visitor.shown.html), [])
    })

  it('is one of five, and the same one is kept once', async () => {
    const { visitor, own } = await applicant()
    for (let i = 0; i < 5; i++) await send(visitor, own, bytes('%PDF-1.7', String(i)))
    await visitor.goto(own)
    assert.equal(papersIn(visitor.shown.html).length, 5)
    assert.ok(!formsIn(visitor.shown.html).some(({ action }) => action.includes('/documents')))
    const other = await applicant()
    for (let i = 0; i < 2; i++) await send(other.visitor, other.own, NOTE)
    assert.equal(papersIn(other.visitor.shown.html).length, 1)
  })

  it('is saved by officers and never shown: no type, no script, no other site, no cache', async () => {
    const { visitor, own, name } = await applicant()
    await send(visitor, own, NOTE)
    const { html } = await openApplication(officer.visitor, name)
    const papers = load(html)(
      `a[download][href^="/desk/applications/"][href$="/documents/${digestOf(NOTE)}"]`,
    )
    const link = papers.attr('href') ?? assert.fail('no link to it')
    const response = await it_.get(link, { cookie: officer.visitor.cookies })
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), NOTE)
    const of = (header: string) => response.headers.get(header) ?? ''
    assert.equal(of('content-type'), 'application/octet-stream')
    assert.match(of('content-disposition'), /^attachment; filename="[\w-]{12}\.pdf"$/)
    assert.equal(of('x-content-type-options'), 'nosniff')
    assert.match(of('content-security-policy'), /default-src 'none'; sandbox/)
    assert.equal(of('cross-origin-resource-policy'), 'same-origin')
    assert.equal(of('access-control-allow-origin'), it_.publicUrl)
    assert.equal(of('cache-control'), 'no-store')
    // Neither strangers nor the applicant's own address lead to it.
    assert.equal((await it_.get(link)).status, 401)
    assert.equal((await it_.get(`${own}/documents/${digestOf(NOTE)}`)).status, 404)
  })

  it('is deleted sooner by an officer who decides, and tells so', async () => {
    const { visitor, own, name } = await applicant()
    await send(visitor, own, NOTE)
    await openApplication(officer.visitor, name)
    const asked = await officer.visitor.send(`/documents/${digestOf(NOTE)}`)
    assert.match(wordsOn(asked), wording('documents.deleteTitle'))
    await visitor.goto(own)
    assert.equal(papersIn(visitor.shown.html).length, 1)
    const { status, html } = await officer.visitor.send(`/documents/${digestOf(NOTE)}`)
    assert.equal(status, 200)
    assert.match(wordsOn(officer.visitor.shown), wording('documents.deleted'))
    assert.ok(!html.includes(digestOf(NOTE)))
    await visitor.goto(own)
    assert.deepEqual(papersIn(visitor.shown.html), [])
    assert.match(
      wordsOn(await officer.visitor.goto('/desk/diary')),
      wording('diary.did.application-paper-deleted'),
    )
  })

  it('is bound by the admission where the officer says so, by its digest', async () => {
    const { visitor, own, name } = await applicant()
    await send(visitor, own, NOTE)
    await openApplication(officer.visitor, name)
    await officer.visitor.send('admit', { ...CHECKED, mandate: 'instrument', document: digestOf(NOTE) })
    const { body } = await signed(it_, officer)
    assert.deepEqual((body as unknown as { mandate: { evidence: string[] } }).mandate.evidence, [
      digestOf(NOTE),
    ])
    // Nobody deletes what an entry binds, and nobody is offered to.
    const { html } = await openApplication(officer.visitor, name)
    assert.match(wordsOn(officer.visitor.shown), wording('documents.bound'))
    assert.ok(!formsIn(html).some(({ action }) => action.includes('/documents/')))
  })

  it('cannot be another’s: a digest that did not come with the application is bound by nothing', async () => {
    const { name } = await applicant()
    await openApplication(officer.visitor, name)
    await officer.visitor.send('admit', { ...CHECKED, document: digestOf(NOTE) })
    const { body } = await signed(it_, officer)
    assert.deepEqual((body as unknown as { mandate: { evidence: string[] } }).mandate.evidence, [])
  })
})

describe('twenty papers that are sent at once', () => {
  /** Room for so many of the smallest; an eighth is one network's, the last quarter of those who have proven something. */
  const ROOM = 24
  let it_: Depositary
  before(async () => {
    it_ = await startDepositary({ limits: { statements: null, proxied: true, papers: ROOM * 64 * 1024 } })
  })
  after(() => it_.close())

  const post = (path: string, body: BodyInit, network?: string) =>
    it_.app.request(path, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin', ...(network && { 'x-forwarded-for': `${network}.1` }) },
    })
  /** The own page of an application that came from this network, or from nobody knows where. */
  const appliedFrom = async (network?: string) => {
    const typed = { ...LARKSPUR, email: `ada@${network ?? 'larkspur'}.example` }
    const { headers } = await post(`/${ACCORD}/apply`, new URLSearchParams(typed), network)
    return { own: headers.get('location')!.replace('?new=1', ''), network }
  }
  let sent = 0
  /** Sends each of these a paper of its own at the same moment; how many were taken. The others are told why not. */
  const takenOf = async (all: readonly { own: string; network: string | undefined }[]) => {
    const answers = all.map(async ({ own, network }) => {
      const form = new FormData()
      form.set('document', new File([`%PDF-1.7 ${++sent}`], 'note.pdf'))
      const answer = await post(`${own}/documents`, form, network)
      if (answer.status === 303) return true
      assert.equal(answer.status, 409)
      assert.match(await answer.text(), /document_wrong|papers_full|rate_limited/)
      return false
    })
    return (await Promise.all(answers)).filter(taken => taken).length
  }
  const twenty = <T>(make: (n: number) => T) => Promise.all(Array.from({ length: 20 }, (_, n) => make(n)))

  it('are five of an application, an eighth of the room of a network, and of all together what there is room for', async () => {
    const one = await appliedFrom()
    assert.equal(await takenOf(await twenty(() => one)), 5)
    assert.equal(await takenOf(await twenty(() => appliedFrom('192.0.2'))), ROOM / 8)
    assert.equal(await takenOf(await twenty(n => appliedFrom(`198.51.${n}`))), (ROOM * 3) / 4 - 5 - ROOM / 8)
    // Each of them whole: its bytes, and where they are told of.
    const { drawer } = it_.log
    for (const kind of ['document', 'document-bytes'])
      assert.equal((await drawer.list(kind, '', 100, parseTime(it_.now))).length, (ROOM * 3) / 4, kind)
  })
})

describe('the space for papers', () => {
  it('is told to officers while it fills, with those who fill it, and to an applicant what helps', async () => {
    const it_ = await startDepositary({ limits: { statements: null, proxied: false, papers: 80 * 1024 } })
    const { visitor: officer } = await enrolled(it_)
    const { visitor, own } = await applied(it_)
    await openApplication(officer)
    const [id] = /[a-z0-9-]+$/.exec(officer.shown.path)!
    await keepDocument(it_.log.drawer, id!, NOTE, parseTime(it_.now))
    const desk = await officer.goto('/desk')
    assert.match(wordsOn(desk), wording('documents.many', { percent: 80 }))
    assert.match(desk.html, new RegExp(`/desk/applications/${id}#documents`))
    await visitor.goto(own)
    await visitor.send('/documents', { document: new File(['%PDF-1.7'], 'note.pdf') })
    assert.match(wordsOn(visitor.shown), wording('refusal.papers_full.mend'))
    await it_.close()
  })
})
