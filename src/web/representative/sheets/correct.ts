import type { JsonObject } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import { dropSheet } from '../../../people/filled-sheets.ts'
import { countsOf, formatFigures } from '../../../register/figures/figures.ts'
import { reportCorrected } from '../../../register/types/reports.ts'
import { type Composed, Saying } from '../../../work/compose.ts'
import { draftDigest, type Edit, SOURCES } from '../../../work/reporting/draft.ts'
import { linkOpened } from '../../../work/reporting/evidence.ts'
import { type Answer, type Asked, addressWith, type Form, say, seeOther } from '../../kit/kit.ts'
import { actKept } from '../act-kept.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { tooLongSaid } from '../reporting/faults.ts'
import { editsOf, tooLong } from '../reporting/leaf-edits.ts'
import { readOf } from '../reporting/leaf-fields.ts'
import { noRoomSaid } from '../reporting/section.ts'
import { type Representative, requireSignatory } from '../session.ts'
import { fetchedIfFree } from '../sources/typed.ts'
import { answerFaults, answerNamed, answerPage, type OneAnswer } from './answer-page.ts'
import { correctPage } from './correct-page.ts'
import { type Correcting, correctingOn, saveCorrected, sittingFor } from './correcting.ts'
import { differencesIn } from './corrections.ts'
import { questionsFile } from './download.ts'
import { NEW_SOURCE, newSourceTyped } from './new-source.ts'
import { countTaken, sheetDigest } from './plan-shown.ts'
import { keepSent, SHEET_SAVED, sentSheet } from './sent.ts'
import { takingSent } from './taking.ts'
import { undoEdits } from './undoing.ts'
import { type Why, whyEdits, whyFault, whyIn, whyTooLong, whyUndone } from './why.ts'

/**
 * The correction of a report within the days of the rules: by spreadsheet or answer by answer, with a reason; what was
 * reported beside what would stand; then signed once.
 */

export async function showCorrect(asked: Asked, who: Representative): Promise<Answer> {
  const c = await correctingOn(asked, who)
  const one = who.role === 'reader' || c.isOver ? undefined : answerNamed(c, asked.query)
  return one === undefined ? correctPage(asked, who, c) : answerPage(asked, who, c, one)
}

export async function downloadCorrect(asked: Asked, who: Representative): Promise<Answer> {
  const { it, of, questions } = await correctingOn(asked, who)
  return questionsFile(asked, who, questions, `${it.id}-${who.party}-${of.corrects}`)
}

export async function takeCorrect(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireWriter(who)
  try {
    return await take(asked, who, form)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'seen_stale') throw error
    // A colleague signed it between two looks at it: what was typed begins another.
    return take(asked, who, form)
  }
}

async function take(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  const c = await correctingOn(asked, who)
  const { fields } = form
  switch (fields.get('go')) {
    case 'read':
      return takeSheet(asked, who, c, form)
    case 'take':
      return fields.get('again') === 'drop' ? dropped(asked, who, c) : takeSent(asked, who, c, form)
    default: {
      const one = answerNamed(c, asked.query)
      return one === undefined ? takeWhole(asked, who, c, form) : takeAnswer(asked, who, c, one, form)
    }
  }
}

const home = ({ path }: Correcting) => `${path}/correct`
const sheetOf = ({ it, of }: Correcting) => ({ call: it.id, of: String(of.corrects) })

async function takeSheet(asked: Asked, who: Representative, c: Correcting, form: Form): Promise<Answer> {
  const error = await keepSent(asked, who, form, sheetOf(c), c.questions)
  if (error !== undefined) return correctPage(asked, who, c, { fileError: error, isUnread: true })
  return seeOther(asked, `${addressWith(home(c), { saved: SHEET_SAVED })}#sheet`)
}

async function dropped(asked: Asked, who: Representative, c: Correcting): Promise<Answer> {
  await dropSheet(asked.site.log.drawer, { party: who.party, by: who.keyid, ...sheetOf(c) })
  return seeOther(asked, home(c))
}

async function takeSent(asked: Asked, who: Representative, c: Correcting, { fields }: Form): Promise<Answer> {
  const sheet = await sentSheet(asked, who, sheetOf(c))
  if (sheet === undefined) return seeOther(asked, home(c))
  const { edits, plan, stood } = await takingSent(asked, who, c, sheet)
  if (sheetDigest(plan, stood) !== fields.get('read')) return correctPage(asked, who, c, { isMoved: true })
  const saved = await savedHere(saveCorrected(asked, who, c, edits))
  if (saved === undefined) return correctPage(asked, who, c, { fileError: say(asked.lang, 'filing.noRoom') })
  if (plan.faults.length === 0)
    await dropSheet(asked.site.log.drawer, { party: who.party, by: who.keyid, ...sheetOf(c) })
  const count = countTaken({ plan, stands: c.questions.answers }, saved.met)
  return told(asked, c, count.taken, count.met)
}

const told = (asked: Asked, c: Correcting, count: number, met = 0) =>
  seeOther(asked, addressWith(home(c), { saved: String(count), met: met === 0 ? '' : String(met) }))

/** Undefined where there was no room. */
async function savedHere<T>(save: Promise<T>): Promise<T | undefined> {
  try {
    return await save
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'request_oversize') throw error
    return undefined
  }
}

/** Of what people have typed: words go with their language, an answer with the source that it names. */
const counted = (edits: readonly Edit[]): number =>
  edits.filter(({ part, slot }) => part !== SOURCES && slot !== 'lang').length

async function takeAnswer(
  asked: Asked,
  who: Representative,
  c: Correcting,
  one: OneAnswer,
  { fields }: Form,
): Promise<Answer> {
  const { site } = asked
  const leaf = one.leaves[one.at]!
  const sitting = sittingFor(c, [one.period])
  const added = newSourceTyped(asked, sitting, leaf, fields)
  const isAdded = added.edits.length > 0
  const typed = editsOf(asked, sitting, leaf, fields).filter(({ slot }) => !(isAdded && slot === 'found'))
  const edits = [...typed, ...added.edits]
  const read = fields.get('read') ?? ''
  const saved = await savedHere(saveCorrected(asked, who, c, edits))
  if (saved === undefined)
    return answerPage(asked, who, c, one, { sent: fields, read, trouble: noRoomSaid(asked) }, 422)
  if (added.unopened !== null) {
    const { slot, url } = added.unopened
    const fetched = await fetchedIfFree(asked, who, url)
    if (fetched) await linkOpened(site.log.drawer, saved.head, slot, { url, fetched }, who.keyid, site.now())
  }
  const now = await correctingOn(asked, who)
  const long = tooLong(fields)
  const unsaved = added.errors.size > 0 ? [...long, ...NEW_SOURCE] : long
  const isGood = unsaved.length === 0 && answerFaults(asked, sittingFor(now, [one.period]), leaf).size === 0
  // After the last day what was typed is still kept, for the next report; the law takes no correction.
  if (isGood || now.isOver) return told(asked, c, counted(edits))
  const more = new Map([...added.errors, ...long.map(name => [name, tooLongSaid(asked)] as const)])
  const sent = new URLSearchParams(unsaved.map(name => [name, fields.get(name) ?? '']))
  const readNow = readOf(sittingFor(now, [one.period]), leaf, { read, names: long })
  return answerPage(asked, who, now, one, { sent, read: readNow, more }, 422)
}

/** The reason, perhaps a line that is taken back, and on to an answer or to the passkey. */
async function takeWhole(
  asked: Asked,
  who: Representative,
  c: Correcting,
  { fields }: Form,
): Promise<Answer> {
  const undo = fields.get('undo')
  const undone = undo === null ? { edits: [] } : undoEdits(c, undo)
  const why = undone.isAll ? whyUndone(asked, c, fields) : whyEdits(asked, c, fields)
  const edits = [...why, ...undone.edits]
  const saved = await savedHere(saveCorrected(asked, who, c, edits))
  const long = whyTooLong(fields)
  if (saved === undefined) {
    const sent = fields.get('reason') ?? fields.get('nreason') ?? ''
    return correctPage(asked, who, c, { sent, trouble: noRoomSaid(asked) })
  }
  const now = await correctingOn(asked, who)
  if (long !== undefined) return correctPage(asked, who, now, { sent: long, reasonError: tooLongSaid(asked) })
  if (undone.isMoved) return correctPage(asked, who, now, { isKept: true })
  if (undo !== null) return told(asked, c, 0)
  const go = fields.get('go')
  if (go === 'show') {
    const [indicator, period] = [fields.get('indicator') ?? '', fields.get('period') ?? '']
    return seeOther(asked, addressWith(home(c), { indicator, period }))
  }
  if (go !== 'review' || now.isOver || who.role !== 'signatory')
    return seeOther(asked, addressWith(home(c), { saved: 'reason' }))
  return sign(asked, who, now)
}

async function sign(asked: Asked, who: Representative, c: Correcting): Promise<Answer> {
  requireSignatory(who)
  const { lang } = asked
  const why = whyIn(c)
  if (c.wrong.length > 0) return correctPage(asked, who, c, { isHindered: true })
  if (differencesIn(c).length === 0)
    return correctPage(asked, who, c, { reasonError: say(lang, 'correct.nothing') })
  const fault = whyFault(asked, why)
  if (fault !== null) return correctPage(asked, who, c, { reasonError: fault })
  try {
    const act = composed(c, why)
    const { type, call, body } = act
    const proposal = { type, call, body, by: who.party, signers: [who.keyid] }
    const refusal = await asked.site.log.door.preview(proposal)
    if (refusal !== null) throw refusal
    const read = { round: c.head.round, read: draftDigest(c.draft, c.head), since: c.filed.row.since }
    const after = { is: 'corrected', entry: c.of.corrects, ...read, kept: home(c) } as const
    return seeOther(asked, await actKept(asked, who, act, { after, change: home(c), back: home(c) }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return correctPage(asked, who, c, { refusal: error })
  }
}

/** Refuses `figures_wrong` where a place would have neither a value nor a reason. */
function composed({ after, catalogue, filed, it }: Correcting, { lang, reason }: Why): Composed {
  const saying = new Saying()
  const data = saying.data(formatFigures(after, catalogue))
  const figures = { catalogue: after.catalogue, edition: after.edition, data, periods: countsOf(after) }
  const body = { report: filed.report, figures, reason: saying.said(reason, lang) }
  return { type: reportCorrected.type, call: it.id, body: body as unknown as JsonObject, parts: saying.parts }
}
