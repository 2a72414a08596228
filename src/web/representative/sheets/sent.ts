import { brief } from '../../../core/bytes.ts'
import { Refusal } from '../../../core/refusal.ts'
import { keepSheet, keptSheet } from '../../../people/filled-sheets.ts'
import type { Filling } from '../../../register/lists/figure-plan.ts'
import { UnreadableSheet } from '../../../register/lists/unreadable-sheet.ts'
import { readFilled } from '../../../work/spreadsheet/filled.ts'
import type { Filled } from '../../../work/spreadsheet/reading-process.ts'
import { type Asked, Fieldset, type Form, type Markup, postedForm, say, takeTurn } from '../../kit/kit.ts'
import { keeping } from '../reporting/keeping.ts'
import type { Sitting } from '../reporting/sitting.ts'
import type { Representative } from '../session.ts'
import { planned, type SheetRead } from './planning.ts'
import { sheetWords, unreadWords } from './words.ts'

/** The form that takes a filled sheet, and the sheet that was read, which is kept until it is taken. */

/** What the address says was saved once a sheet was read. */
export const SHEET_SAVED = 'sheet'

/** Of which report: the entry that filed it, or '' for the one that is prepared. */
type OfReport = Readonly<{ call: string; of: string }>

interface SheetForm {
  readonly draft: Pick<Sitting, 'head' | 'parts'>
  readonly error?: string
  readonly hint?: string
  readonly isSecond: boolean
  /** The one that was read before. */
  readonly sheet: SheetRead | undefined
}

export function sheetForm(asked: Asked, path: string, shown: SheetForm): Markup {
  const { error, hint, isSecond } = shown
  const { lang } = asked
  const errors = new Map(error === undefined ? [] : [['file', error]])
  const f = new Fieldset(lang, new URLSearchParams(), errors)
  return postedForm(asked, path, {
    ...{ f, hasFile: true, isSecond, hidden: { go: 'read' } },
    keep: keepingFile(asked, shown),
    fields: f.file('file', {
      ...{ label: say(lang, 'sheet.file'), hint: hint ?? say(lang, 'sheet.fileHint') },
      accept: '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }),
    button: say(lang, 'sheet.send'),
  })
}

/**
 * A tab tells which sheet never came (src/browser/keep-typed): another stands there from before, or none. One that came
 * and cannot be read is told beside the field.
 */
const keepingFile = (asked: Asked, { draft, error, sheet }: SheetForm) => ({
  ...keeping(asked, draft, 'sheet', []),
  'data-kept-saved': SHEET_SAVED,
  'data-kept-at': sheet === undefined ? '' : `${sheet.at} ${sheet.name}`,
  'data-kept-file': error === undefined && say(asked.lang, 'showing.keptFile'),
})

/** Reads the sheet of the form and keeps it. Returns what is said at the field where it cannot be read. */
export async function keepSent(
  asked: Asked,
  { keyid: by, party }: Representative,
  { files, fileNames }: Form,
  of: OfReport,
  questions: Filling,
): Promise<string | undefined> {
  const { lang, site } = asked
  const file = files.get('file')
  if (file === undefined) return say(lang, 'sheet.fileMissing')
  try {
    // As papers are, in KiB: reading one takes a processor for a while.
    takeTurn(asked, 'upload', Math.ceil(file.length / 1024))
    const content = await readFilled(file, { who: party, words: sheetWords(lang), logger: site.logger })
    // And what it came to: a small file can hold a million cells.
    const more = cellsIn(content) / CELLS_OF_KIB - file.length / 1024
    if (more > 0) takeTurn(asked, 'upload', Math.ceil(more))
    // What no plan can be made of is told here, beside the file.
    await planned(content, questions)
    const name = brief(fileNames?.get('file') ?? '', 100)
    await keepSheet(site.log.drawer, { party, by, ...of, name, content }, site.now())
    return undefined
  } catch (error) {
    if (error instanceof UnreadableSheet) return unreadWords(lang, error)
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'request_oversize') return say(lang, 'sheetNot.large')
    if (error.code === 'rate_limited') return say(lang, 'sheetNot.busy')
    throw error
  }
}

/** Cells that take about as long as a KiB of a paper. */
const CELLS_OF_KIB = 100

const cellsIn = ({ sheets }: Filled): number =>
  sheets.reduce((sum, { rows }) => sum + rows.reduce((of, { cells }) => of + cells.length, 0), 0)

export async function sentSheet(
  { site }: Asked,
  { keyid: by, party }: Representative,
  of: OfReport,
): Promise<SheetRead | undefined> {
  return keptSheet<Filled>(site.log.drawer, { party, by, ...of }, site.now())
}
