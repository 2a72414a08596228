import assert from 'node:assert/strict'
import { after, beforeEach, describe, it } from 'node:test'
import { HALVES, smallCatalogue, smallFigures } from '../../../test/figures.ts'
import { pdfOf, pdfOfLength } from '../../../test/pdf.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { referToFile } from '../../core/words.ts'
import { FileThread } from '../../log/file-thread.ts'
import { newDrawer, refusedAs } from '../../people/drawer.fixture.ts'
import type { DraftHead } from '../../people/report-drafts.ts'
import { reportFileKept, reportFilePart, reportFiles } from '../../people/report-files.ts'
import { MOST_FILES } from '../../register/types/reports.ts'
import {
  beginDraft,
  draftDigest,
  draftSigned,
  dropDraft,
  readParts,
  SOURCES,
  saveEdits,
  sourcesIn,
} from './draft.ts'
import {
  addFile,
  addLink,
  figureSources,
  fileParts,
  linkOpened,
  removeSource,
  titledFiles,
} from './evidence.ts'
import { figuresOf } from './whole.ts'

/** What colleagues lay beside a report that they prepare, until it is signed or forgotten. */

const PRINTED = pdfOf('Our year.')
const BEGIN = { call: 'harbour-accord', catalogue: { id: 'year', edition: 1 }, by: 'ada' }
const URL = 'https://tidewater.example/2026'

describe('what a report shows while it is prepared', () => {
  const drawer = newDrawer()
  const looking = new FileThread()
  after(() => looking.close())
  let head: DraftHead
  let ships = 0
  /** Of a party of its own for each story. */
  const begun = (party: string, now: number) => beginDraft(drawer, { ...BEGIN, party, periods: HALVES }, now)
  beforeEach(async () => {
    ships += 1
    head = await begun(`ship-${ships}`, 100)
  })
  const sources = async () => sourcesIn(await readParts(drawer, head, 200))
  const add = (title: string, bytes: Uint8Array = PRINTED) =>
    addFile({ drawer, files: looking }, head, { title, bytes }, 'ada', 101)

  it('is filed as it was added: files by their places, links with what stood there', async () => {
    await add('Our year')
    const fetched = { day: '2027-01-10', digest: digestOf(PRINTED), length: PRINTED.length }
    await addLink(drawer, head, { title: 'The page', url: URL, fetched }, 'ben', 102)
    await add('Berths', utf8('berth,notices\n1,412\n'))
    const all = [...(await sources()).values()]
    assert.deepEqual(figureSources(all), [
      { title: 'Our year', url: null, file: 0 },
      { title: 'The page', url: URL, file: null, fetched },
      { title: 'Berths', url: null, file: 1 },
    ])
    const files = titledFiles(all)
    const parts = await fileParts(drawer, head, files, 200)
    assert.deepEqual(
      files.map(({ file, title }) => [title, file.mediaType]),
      [
        ['Our year', 'application/pdf'],
        ['Berths', 'text/csv'],
      ],
    )
    for (const [i, { name, bytes }] of parts.entries()) {
      assert.equal(name, files[i]!.file.digest)
      assert.equal(digestOf(bytes), name)
    }
    assert.deepEqual(parts[0]!.bytes.subarray(32), PRINTED)
    const own = {
      ids: new Set(['notices']),
      asked: new Map([['notices', head.periods]]),
      unknown: new Set<string>(),
    }
    const whole = figuresOf(await readParts(drawer, head, 200), head, smallCatalogue(), own)
    assert.equal(whole!.sources.length, 3)
  })

  it('is no page, no program, and no file that says it is another', async () => {
    for (const bytes of [utf8('<html></html>'), utf8(''), utf8('MZ\u0000')])
      await refusedAs('file_wrong', add('A page', bytes))
    assert.deepEqual(await reportFiles(drawer, head, 200), [])
  })

  it('is ten files at most, as large as a report may bring', async () => {
    await refusedAs('file_wrong', add('Too large', pdfOfLength(10 * 1_048_576 + 1)))
    await add('Large', pdfOfLength(9 * 1_048_576))
    await refusedAs('request_oversize', add('Together', pdfOfLength(3 * 1_048_576 + 1)))
    for (let i = 1; i < MOST_FILES; i++) await add(`Page ${i}`)
    await refusedAs('request_oversize', add('One more'))
    assert.equal((await sources()).size, MOST_FILES)
    assert.equal((await reportFiles(drawer, head, 200)).length, MOST_FILES)
  })

  it('has room for what comes first of what colleagues add at once', async () => {
    const large = pdfOfLength(8 * 1_048_576)
    const [one, other] = await Promise.allSettled([add('One', large), add('Other', large)])
    assert.deepEqual([one?.status, other?.status].sort(), ['fulfilled', 'rejected'])
    const many = await Promise.allSettled(Array.from({ length: MOST_FILES + 2 }, (_, i) => add(`Page ${i}`)))
    assert.equal(many.filter(({ status }) => status === 'fulfilled').length, MOST_FILES - 1)
    assert.equal((await sources()).size, MOST_FILES)
    assert.equal((await reportFiles(drawer, head, 200)).length, MOST_FILES, 'nothing lies there unnamed')
  })

  it('takes no more room than a party has, nor than there is', async () => {
    const bytes = pdfOfLength(10_000_000)
    const keep = async (round: string, party: string, most?: number) => {
      const { reference, salt } = referToFile(bytes, 'application/pdf')
      const file = { reference, salt, body: bytes }
      const of = { round, party, expires: 1000 }
      await drawer.apply(await reportFileKept(drawer, of, file, 'ada', 101, most), 101)
    }
    for (const round of ['a', 'b', 'c', 'd', 'e']) await keep(round, 'tidewater')
    await refusedAs('papers_full', keep('f', 'tidewater'))
    await refusedAs('papers_full', keep('g', 'eastport', 65_000_000))
    await keep('g', 'eastport')
  })

  it('is forgotten with the source, by whoever takes it away', async () => {
    const slot = await add('Our year')
    const [kept] = await reportFiles(drawer, head, 200)
    assert.ok(await reportFilePart(drawer, head, kept!.digest, 200))
    await removeSource(drawer, head, slot, 'ben', 201)
    assert.equal((await sources()).size, 0)
    assert.deepEqual(await reportFiles(drawer, head, 202), [])
    assert.equal(await reportFilePart(drawer, head, kept!.digest, 202), undefined)
    assert.equal(await removeSource(drawer, head, slot, 'ada', 203), undefined)
  })

  it('is forgotten with the draft, signed or deleted, and with its time', async () => {
    await add('Our year')
    const parts = await readParts(drawer, head, 200)
    const changes = await draftSigned(drawer, head, { read: draftDigest(parts, head), by: 'ada' }, 201)
    await drawer.apply(changes, 201)
    assert.deepEqual(await reportFiles(drawer, head, 202), [])
    head = await begun(head.party, 203)
    await add('Our year')
    await dropDraft(drawer, head, 'ada', 204)
    assert.deepEqual(await reportFiles(drawer, head, 205), [])
    head = await begun(head.party, 206)
    await add('Our year')
    assert.equal((await reportFiles(drawer, head, head.expires - 1)).length, 1)
    assert.deepEqual(await reportFiles(drawer, head, head.expires + 1), [])
  })

  it('is part of what its signer has read: another file is another report', async () => {
    const read = draftDigest(await readParts(drawer, head, 200), head)
    await add('Our year')
    await refusedAs('seen_stale', draftSigned(drawer, head, { read, by: 'ada' }, 201))
    const [file] = titledFiles((await sources()).values())
    await drawer.apply(
      await draftSigned(
        drawer,
        head,
        { read: draftDigest(await readParts(drawer, head, 200), head), by: 'ada' },
        201,
      ),
      201,
    )
    await refusedAs('seen_stale', fileParts(drawer, head, [file!], 202))
  })

  it('says of a link what stood there last, as long as it is the same link', async () => {
    const slot = await addLink(drawer, head, { title: 'The page', url: URL }, 'ada', 102)
    const fetched = { day: '2027-01-10', unread: 'no-answer' as const }
    await linkOpened(drawer, head, slot, { url: 'https://other.example/', fetched }, 'ada', 103)
    assert.equal((await sources()).get(slot)?.fetched, undefined)
    await linkOpened(drawer, head, slot, { url: URL, fetched }, 'ada', 103)
    assert.deepEqual((await sources()).get(slot)?.fetched, fetched)
    const bare = { title: 'Printed', url: null, file: null }
    await saveEdits(drawer, head, [{ part: SOURCES, group: '', slot: 'x', was: null, is: bare }], 'ada', 104)
    assert.deepEqual(figureSources((await sources()).values()).at(-1), bare)
    assert.equal(smallFigures().sources.length, 1)
  })
})
