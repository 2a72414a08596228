import { parseTime } from '../../../src/core/time.ts'
import type { Said } from '../../../src/people/report-drafts.ts'
import { beginDraft, saveEdits } from '../../../src/work/reporting/draft.ts'
import { number, rows, xlsx } from '../../../src/work/spreadsheet/xlsx.fixture.ts'
import { formIn } from '../../desk/visitor.ts'
import { HALVES, smallFigures } from '../../figures.ts'
import { ACCORD } from '../../harbour.ts'
import { reportedHarbour } from '../../reported.ts'
import { linkFor, madeBy, type Person, representative, signIn } from '../../representative/people.ts'
import type { Album } from './album.ts'

/** A report by spreadsheet, and the correction of one: a harbour of its own, whose rules give days for it. */

const SHIP = 'tidewater'
const HOME = `/representative/commitments/${ACCORD}`
const SHEET = `${HOME}/report/sheet`
const BESIDE = ['Who is responsible for it', 'Source', 'Place in it']
const HEAD = ['Indicator', 'For (ids)', 'Value', 'No value because', 'In words', 'Remarks of Ben', ...BESIDE]

const FILLED = xlsx(
  [
    rows(
      HEAD,
      // A source that the report that is corrected has, and the one that is prepared has not.
      ['tonnes', 'aa', number('27'), '', '', '', 'Quay Auditors', 'Annual report 2026', 'table 4'],
      ['tonnes', 'ba', '', 'declined to answer'],
      ['tonnes', 'ca', '1,234'],
      ['notices', '', '<c><f>400+12</f><v>412</v></c>'],
      ['since', '', '03/04/2024', '', '', 'ask Cyd'],
      ['how', '', 'By a line to each berth.', '', 'All berths since May, the outer mole too.'],
      ['policy', '', 'yes', '', '', '', 'The board of the port and its auditors', 'Annual report 2026'],
      ['other', '', '4'],
    ),
  ],
  { 'xl/vbaProject.bin': 'macros' },
)

export async function walkSheets(album: Album): Promise<void> {
  const h = await reportedHarbour()
  const site = h.it
  try {
    await h.publish()
    site.now = '2026-07-02T09:00:00Z'
    const { entry, report } = await h.file()
    site.now = '2026-07-20T09:00:00Z'
    const ada = await representative(site, SHIP)
    const { visitor } = ada
    const rita = await madeBy(site, await linkFor(ada, 'Rita Sund', 'reader'))
    await visitor.goto('/representative')
    await visitor.use(ada.device, 'party')
    await signIn(rita.visitor, rita.device)
    await album.keep('representativeSheet', SHEET, visitor)
    const catalogue = { id: 'year', edition: 1 }
    const begin = { party: SHIP, call: ACCORD, catalogue, periods: [HALVES[0]!], by: ada.keyid }
    const head = await beginDraft(site.log.drawer, begin, parseTime(site.now))
    for (const who of [ada, rita]) await album.keep('representativeSheet', SHEET, who.visitor)
    await album.keep('representativeSheetSent', SHEET, visitor, {
      go: 'read',
      file: new File(['%PDF-1'], 'a.pdf'),
    })
    await sent(ada, SHEET)
    await album.keep('representativeSheet', SHEET, visitor)
    await visitor.send('take')
    await album.keep('representativeSheet', visitor.shown.path, visitor)
    // Others have answered before it was sent, and after.
    const group = `${HALVES[0]!.from}/${HALVES[0]!.until}`
    const save = (part: string, slot: string, was: Said | null, is: Said) =>
      saveEdits(site.log.drawer, head, [{ part, group, slot, was, is }], rita.keyid, parseTime(site.now))
    await save('i.how', 'c/', { value: 'By a line to each berth.' }, { value: 'By offers to their owners.' })
    site.now = '2026-07-20T09:01:00Z'
    await sent(ada, SHEET)
    await save('i.tonnes', 'c/aa', { value: '27' }, { value: '30' })
    await album.keep('representativeSheet', SHEET, visitor)

    await album.keep('representativeCommitments', HOME, visitor)
    const page = `${HOME}/reports/${entry}/correct`
    for (const who of [ada, rita]) await album.keep('representativeCorrect', page, who.visitor)
    const tonnes = `${page}?indicator=tonnes&period=${encodeURIComponent(`${HALVES[0]!.from}/${HALVES[0]!.until}`)}`
    await album.keep('representativeCorrect', tonnes, visitor)
    await visitor.goto(tonnes)
    const wrong = {
      ...formIn(visitor.shown.html, 'indicator=').fields,
      ...{ 'c-0-0-0': '4o', 'c-0-0-2': '', newTitle: 'Ledger of the port' },
      newUrl: 'tidewater.example/ledger',
    }
    await album.keep('representativeCorrected', tonnes, visitor, wrong)
    await album.keep('representativeCorrect', page, visitor)
    await visitor.goto(tonnes)
    await visitor.send('indicator=', { 'c-0-0-0': '26.5', 'c-0-0-2': '0' })
    await sent(ada, page)
    await album.keep('representativeCorrect', page, visitor)
    await visitor.send('take')
    await album.keep('representativeCorrect', visitor.shown.path, visitor)
    await album.keep('representativeCorrected', page, visitor, { go: 'review' })
    await visitor.goto(page)
    await visitor.send('review', { reason: 'Two columns were swapped.' })
    await album.keep('representativeAct', visitor.shown.path, visitor)
    await visitor.use(ada.device, 'party')
    await album.keep('representativeCorrect', visitor.shown.path, visitor)
    // A program corrects what is being corrected; a file without its last column meets that, too.
    await visitor.goto(tonnes)
    await visitor.send('indicator=', { 'c-0-0-0': '29' })
    const [first, ...rest] = smallFigures().answers
    const recounted = first!.cells.with(0, { ...first!.cells[0]!, value: '30' })
    await h.correct(report, smallFigures({ answers: [{ ...first!, cells: recounted }, ...rest] }))
    await album.keep('representativeCorrect', page, visitor)
    await album.keep('representativeCorrect', tonnes, visitor)
    const bare = new File(['indicator,for,value\r\ntonnes,aa,27\r\nsteps,,finished\r\n'], 'mine.csv')
    await visitor.goto(page)
    await visitor.send('read', { file: bare })
    await album.keep('representativeCorrect', page, visitor)
    site.now = '2026-08-20T09:00:00Z'
    await signIn(visitor, ada.device)
    await album.keep('representativeCorrect', page, visitor)
  } finally {
    await site.close()
  }
}

async function sent({ visitor }: Person, page: string): Promise<void> {
  await visitor.goto(page)
  await visitor.send('read', { file: new File([FILLED as BlobPart], 'filled by Ben.xlsx') })
}
