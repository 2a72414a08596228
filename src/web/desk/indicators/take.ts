import type { JsonObject } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import { type Catalogue, cellCounts } from '../../../register/figures/catalogue.ts'
import { checkCatalogue } from '../../../register/figures/catalogue-check.ts'
import { requireFigures } from '../../../register/figures/check.ts'
import { id as idSchema } from '../../../register/kinds.ts'
import { SHEET_WORDS } from '../../../register/lists/figure-sheet.ts'
import {
  type CheckedFile,
  checkIndicatorFile,
  checkIndicatorSheets,
  isWorkbook,
} from '../../../register/lists/indicator-file.ts'
import { UnreadableSheet } from '../../../register/lists/unreadable-sheet.ts'
import { indicatorsPublished } from '../../../register/types/indicators.ts'
import { declarationOf } from '../../../register/types.ts'
import { type Composed, Saying } from '../../../work/compose.ts'
import { crowdedFor } from '../../../work/reporting/room.ts'
import { readFilled } from '../../../work/spreadsheet/filled.ts'
import { draftTyped } from '../../forms/act-drafts.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  Checking,
  type Form,
  refusalNotice,
  say,
  textToday,
  typedIn,
} from '../../kit/kit.ts'
import { prepareAct } from '../act/acts.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { chosenFrom } from './choose.ts'
import { type Fault, indicatorsPage, SENT } from './page.ts'
import { begunFrom, type Place, placeOf } from './place.ts'
import { tableFaultWords, unreadKept } from './table.ts'
import { crowdedLines } from './too-much.ts'

/** What an officer sent is checked whole, told with every fault, and led to the passkey that publishes it. */

export async function takeIndicators(asked: Asked, officer: Officer, form: Form): Promise<Answer> {
  const { lang } = asked
  const it = await placeOf(asked)
  const { fields } = form
  const check = new Checking()
  const name = typedIn(fields, 'catalogue')
  check.must('catalogue', say(lang, 'deskIndicators.idWrong'), idSchema.safeParse(name).success)
  const begun = await begunFrom(asked, it, fields.get('from') ?? '')
  const file = form.files.get('file')
  // A browser sends no file twice: whoever comes back to the form is told.
  if (begun === undefined && file !== undefined) fields.set(SENT, 'yes')
  const draft = begun && chosenFrom(asked, fields, begun, check)
  if (begun === undefined) check.must('file', say(lang, 'deskIndicators.fileMissing'), file !== undefined)
  // What was chosen has no other faults than those at its fields.
  const isChosen = draft !== undefined && check.isGood
  const checked: CheckedFile | undefined = isChosen
    ? checkCatalogue(draft)
    : file && (await checkedFile(asked, officer, file))
  const faults = checked === undefined ? [] : faultsOf(asked, it, checked)
  if (!check.isGood || !checked || checked.catalogue === null || faults.length > 0)
    return indicatorsPage(asked, officer, it, fields, {
      ...{ errors: check.errors, faults, unread: checked?.unread ?? [] },
    })
  const { composed, refusal } = await composedOf(asked, it, name, checked)
  if (refusal !== null)
    return indicatorsPage(asked, officer, it, fields, { trouble: refusalNotice(lang, refusal) })
  const token = await draftTyped(asked, typedBy(officer.id), fields)
  const change = addressWith(it.here, { typed: token })
  return prepareAct(asked, officer, composed, {
    ...{ after: { is: 'nothing' }, change, back: it.here, unread: unreadKept(checked.unread ?? []) },
  })
}

/** A workbook is a stranger's, whoever sends it: it is read elsewhere, and an officer waits their turn. */
async function checkedFile({ lang, site }: Asked, { id }: Officer, file: Uint8Array): Promise<CheckedFile> {
  if (!isWorkbook(file)) return checkIndicatorFile(file)
  try {
    const { sheets } = await readFilled(file, { who: id, words: SHEET_WORDS[lang], logger: site.logger })
    return checkIndicatorSheets(sheets)
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error
    return { catalogue: null, faults: [error.message] }
  }
}

/** Those of the file, and those of its place in the call, which a file alone does not tell. */
function faultsOf({ lang }: Asked, { principles }: Place, checked: CheckedFile): readonly Fault[] {
  const { catalogue, faults, told } = checked
  if (catalogue === null)
    return told === undefined
      ? faults.map(says => ({ says, isEnglish: true }))
      : told.map(one => ({ says: tableFaultWords(lang, one), isEnglish: false }))
  const strange = catalogue.sections.flatMap(({ number, principle }) =>
    principle === null || principles.some(one => one.id === principle)
      ? []
      : [say(lang, 'deskIndicators.noPrinciple', { section: number, principle })],
  )
  const crowded = crowdedFor(catalogue)
  const mend = say(lang, 'deskIndicators.tooMuchMend')
  const unanswerable =
    crowded?.isAll === true ? crowdedLines({ lang }, crowded).map(line => `${line} ${mend}`) : []
  return [...strange, ...unanswerable].map(says => ({ says, isEnglish: false }))
}

/** The statement, and what the law or the door would say against it. */
async function composedOf(
  asked: Asked,
  it: Place,
  name: string,
  { catalogue, bytes }: Extract<CheckedFile, { catalogue: Catalogue }>,
): Promise<{ readonly composed: Composed; readonly refusal: Refusal | null }> {
  const { log } = asked.site
  const saying = new Saying()
  const before = it.published.find(one => one.name === name)
  const { type } = indicatorsPublished
  const call = it.call.id
  const body = {
    catalogue: name,
    edition: (before?.edition ?? 0) + 1,
    titles: catalogue.titles,
    manifest: textToday(asked, it.call.row),
    data: saying.data(bytes),
    indicators: cellCounts(catalogue),
  } as unknown as JsonObject
  const composed: Composed = { type, call, body, parts: saying.parts }
  const proposal = { type, call, body, by: 'depositary', signers: [] }
  const refusal = await log.door.preview(proposal)
  if (refusal !== null) return { composed, refusal }
  const beside = saying.parts.map(part => ({ digest: part.name, bytes }))
  try {
    const said = { statement: proposal, declared: declarationOf(type) } as never
    await requireFigures(log.store, said, beside)
    return { composed, refusal: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { composed, refusal: error }
  }
}
