import type { Resolver } from '../../../src/outbound/resolver.ts'
import { formIn } from '../../desk/visitor.ts'
import { ACCORD } from '../../harbour.ts'
import { pdfSaying } from '../../pdf.ts'
import { reportedHarbour } from '../../reported.ts'
import { linkFor, madeBy, representative, signIn } from '../../representative/people.ts'
import type { Album } from './album.ts'

/** A report, its parts, files and links: a harbour of its own, from which no link leads anywhere. */

const SHIP = 'tidewater'
const REPORT = `/representative/commitments/${ACCORD}/report`
const SOURCES = `${REPORT}/sources`
const [ACCOUNT, PREVIEW] = [`${REPORT}/commitments`, `${REPORT}/preview`]
const PRINTED = pdfSaying('Our year, as it was printed.')
const outbound = { resolver: { addresses: async () => [] } as unknown as Resolver }

export async function walkSources(album: Album): Promise<void> {
  await walkAlone(album)
  const h = await reportedHarbour({ [SHIP]: {} }, { outbound })
  const site = h.it
  try {
    await h.publish()
    site.now = '2027-01-10T09:00:00Z'
    const ada = await representative(site, SHIP)
    const { visitor } = ada
    const rita = await madeBy(site, await linkFor(ada, 'Rita Sund', 'reader'))
    await visitor.goto('/representative')
    await visitor.use(ada.device, 'party')
    await signIn(rita.visitor, rita.device)
    await visitor.goto(REPORT)
    await visitor.send('begin', { from: '2026-01-01', until: '2026-12-31', by: 'whole' })
    await album.keep('representativeSources', SOURCES, visitor)
    const add = async (typed: Record<string, string | Blob>) => {
      await visitor.goto(SOURCES)
      await visitor.send('add', typed)
    }
    const file = new File([PRINTED], 'a.pdf')
    await add({
      title: 'Sustainability report 2026 of all ships under our flag and those of our partners',
      file,
    })
    await add({
      title: 'النسخة العربية',
      url: 'https://tidewater.example/2026/a-year-of-quays-and-cranes?page=31',
    })
    await add({ title: 'A printed leaflet' })
    await album.keep('representativeSources', visitor.shown.path, visitor)
    await album.keep('representativeSources', SOURCES, rita.visitor)
    await visitor.goto(SOURCES)
    const { round } = formIn(visitor.shown.html, 'add').fields
    const wrong = { go: 'add', round: round!, title: '', url: 'ftp://x', file: new File(['<html>'], 'a.pdf') }
    await album.keep('representativeSourcesSent', SOURCES, visitor, wrong)
    const odd = { go: 'add', round: round!, title: 'A page', file: new File(['<html>'], 'a.pdf') }
    await album.keep('representativeSourcesSent', SOURCES, visitor, odd)

    const part = `${REPORT}/parts/one`
    await album.keep('representativeReportPart', part, visitor)
    await visitor.goto(part)
    const typed = {
      ...formIn(visitor.shown.html, part).fields,
      go: 'save',
      'c-0-0-0': '4o',
      'c-1-0-0': '12.5',
    }
    await album.keep('representativeReportPartSent', part, visitor, typed)
    await album.keep('representativePreview', PREVIEW, visitor)
    await visitor.send(part, { ...typed, 'c-0-0-0': '40', 'r-0-1': 'withheld-by-law', 'c-1-0-0': '12' })
    await album.keep('representativeReportPart', part, visitor)
    await album.keep('representativeReportAccount', ACCOUNT, visitor)
    await album.keep('representativeReportAccountSent', ACCOUNT, visitor, {
      round: 'older',
      words: 'A good year.',
    })
    await album.keep('representativeReport', REPORT, visitor)
    for (const who of [ada, rita]) await album.keep('representativePreview', PREVIEW, who.visitor)
    await album.keep('representativePreviewed', PREVIEW, visitor, { round: round!, read: 'older' })
  } finally {
    await site.close()
  }
}

/** Of a call without indicators. */
async function walkAlone(album: Album): Promise<void> {
  const h = await reportedHarbour({ [SHIP]: {} }, { outbound })
  try {
    h.it.now = '2027-01-10T09:00:00Z'
    const { visitor } = await representative(h.it, SHIP)
    await album.keep('representativeReport', REPORT, visitor)
    await visitor.goto(REPORT)
    await visitor.send('begin')
    await album.keep('representativeReport', REPORT, visitor)
    await visitor.goto(SOURCES)
    await visitor.send('add', { title: 'Our year', file: new File([PRINTED], 'a.pdf') })
    await visitor.goto(SOURCES)
    await visitor.send('add', { title: 'A page', url: 'https://tidewater.example/2026' })
    await album.keep('representativeSources', SOURCES, visitor)
    await album.keep('representativeReportAccount', ACCOUNT, visitor)
    await album.keep('representativePreview', PREVIEW, visitor)
  } finally {
    await h.it.close()
  }
}
