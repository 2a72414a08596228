import type { JsonObject } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import {
  alterCorrection,
  type Corrected,
  correctionDigest,
  placeOf,
  withChanges,
} from '../../../people/correction-drafts.ts'
import { dropSheet } from '../../../people/filled-sheets.ts'
import { countsOf, formatFigures } from '../../../register/figures/figures.ts'
import { planFigures } from '../../../register/lists/figure-plan.ts'
import { reportCorrected } from '../../../register/types/reports.ts'
import { type Composed, Saying } from '../../../work/compose.ts'
import { changesOf, withFetched } from '../../../work/reporting/correction.ts'
import { type Answer, type Asked, addressWith, type Form, say, seeOther, typedIn } from '../../kit/kit.ts'
import { actKept } from '../acts.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { languageTyped, wordsFault } from '../commitments/words-language.ts'
import { type Representative, requireSignatory } from '../session.ts'
import { fetchedIfFree } from '../sources/typed.ts'
import { answerNamed, readCells } from './cells.ts'
import { correctPage, type SaidWhy } from './correct-page.ts'
import { type Correcting, correctingOn } from './correcting.ts'
import { differencesIn } from './corrections.ts'
import { questionsFile } from './download.ts'
import { sheetDigest } from './plan-shown.ts'
import { keepSent, sentSheet } from './sent.ts'

/**
 * The correction of a report within the days of the rules: by spreadsheet or place by place, with a reason; what was
 * reported beside what would stand; then signed once.
 */

export async function showCorrect(asked: Asked, who: Representative): Promise<Answer> {
  return correctPage(asked, who, await correctingOn(asked, who))
}

export async function downloadCorrect(asked: Asked, who: Representative): Promise<Answer> {
  const { it, of, questions } = await correctingOn(asked, who)
  return questionsFile(asked, questions, `${it.id}-${who.party}-${of.entry}`)
}

export async function takeCorrect(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireWriter(who)
  const c = await correctingOn(asked, who)
  const { fields } = form
  switch (fields.get('go')) {
    case 'read':
      return takeSheet(asked, who, c, form)
    case 'take':
      return fields.get('again') === 'drop' ? dropped(asked, who, c) : takeSent(asked, who, c, form)
    case 'cells':
      return takeCells(asked, who, c, form)
    default:
      return fields.get('again') === 'drop' ? dropped(asked, who, c) : takeReason(asked, who, c, form)
  }
}

const home = ({ path }: Correcting) => `${path}/correct`
const sheetOf = ({ it, of }: Correcting) => ({ call: it.id, of: String(of.entry) })

async function takeSheet(asked: Asked, who: Representative, c: Correcting, form: Form): Promise<Answer> {
  const error = await keepSent(asked, who, form, sheetOf(c), filled => planFigures(filled, c.questions))
  if (error !== undefined) return correctPage(asked, who, c, { fileError: error })
  return seeOther(asked, `${home(c)}#sheet`)
}

async function dropped(asked: Asked, who: Representative, c: Correcting): Promise<Answer> {
  await dropSheet(asked.site.log.drawer, { party: who.party, by: who.keyid, ...sheetOf(c) })
  return seeOther(asked, home(c))
}

async function takeSent(asked: Asked, who: Representative, c: Correcting, { fields }: Form): Promise<Answer> {
  const sheet = await sentSheet(asked, who, sheetOf(c))
  if (sheet === undefined) return seeOther(asked, home(c))
  const plan = planFigures(sheet.filled, c.questions)
  if (sheetDigest(plan) !== fields.get('read')) return correctPage(asked, who, c, { isMoved: true })
  const changes = changesOf(plan, c.after.sources)
  await alter(asked, who, c, all => withChanges(all, changes))
  if (plan.faults.length === 0)
    await dropSheet(asked.site.log.drawer, { party: who.party, by: who.keyid, ...sheetOf(c) })
  return saved(asked, c, changes)
}

async function takeCells(asked: Asked, who: Representative, c: Correcting, form: Form): Promise<Answer> {
  const one = answerNamed(c, form.fields)
  if (one === undefined) return seeOther(asked, home(c))
  const { changes, errors, unopened } = readCells(asked, c, one, form)
  if (errors.size > 0) return correctPage(asked, who, c, { cells: { one, values: form.fields, errors } })
  await alter(asked, who, c, all => withChanges(all, changes))
  const fetched = unopened === null ? undefined : await fetchedIfFree(asked, who, unopened.url)
  if (fetched !== undefined) await alter(asked, who, c, all => withFetched(all, unopened!, fetched))
  return saved(asked, c, changes)
}

/** Words go with their language, which nobody counts. */
const saved = (asked: Asked, c: Correcting, changes: readonly Corrected[]): Answer => {
  const count = changes.filter(({ slot }) => slot !== 'lang').length
  return seeOther(asked, addressWith(home(c), { saved: String(count) }))
}

function alter(
  asked: Asked,
  who: Representative,
  { of }: Correcting,
  change: (all: readonly Corrected[]) => readonly Corrected[],
): Promise<void> {
  const { log, now } = asked.site
  return alterCorrection(
    log.drawer,
    of,
    who.keyid,
    ({ changes, ...said }) => ({ ...said, changes: change(changes) }),
    now(),
  )
}

/** The reason, perhaps a line that is taken back, and on to the passkey. */
async function takeReason(
  asked: Asked,
  who: Representative,
  c: Correcting,
  { fields }: Form,
): Promise<Answer> {
  const { lang, site } = asked
  const reason = typedIn(fields, 'reason')
  const said = languageTyped({ asked, fields })
  const undo = fields.get('undo')
  const left = (one: Corrected) => {
    const place = placeOf(one)
    return (
      undo !== 'all' && place !== undo && !(one.slot === 'lang' && place.replace(/ lang$/, ' words') === undo)
    )
  }
  await alterCorrection(
    site.log.drawer,
    c.of,
    who.keyid,
    ({ changes }) => ({ reason, lang: said, changes: undo === null ? changes : changes.filter(left) }),
    site.now(),
  )
  // After the last day what was typed is still kept, for the next report; the law takes no correction.
  const isLeft = undo !== null || fields.get('again') === 'save'
  if (isLeft || c.isOver || who.role !== 'signatory')
    return seeOther(asked, addressWith(home(c), { saved: undo === null ? 'reason' : '0' }))
  const wrong = reason === '' ? say(lang, 'correct.reasonMissing') : wordsFault(lang, reason)
  if (wrong !== null) return correctPage(asked, who, c, { said: { reason, lang: said }, reasonError: wrong })
  return sign(asked, who, c, { reason, lang: said })
}

async function sign(asked: Asked, who: Representative, c: Correcting, said: SaidWhy): Promise<Answer> {
  requireSignatory(who)
  if (c.draft === undefined || differencesIn(c).length === 0)
    return correctPage(asked, who, c, { said, reasonError: say(asked.lang, 'correct.nothing') })
  try {
    const act = composed(c, said)
    const { type, call, body } = act
    const proposal = { type, call, body, by: who.party, signers: [who.keyid] }
    const refusal = await asked.site.log.door.preview(proposal)
    if (refusal !== null) throw refusal
    const after = { is: 'corrected', entry: c.of.entry, read: correctionDigest(c.draft) } as const
    return seeOther(asked, await actKept(asked, who, act, { after, change: home(c), back: home(c) }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return correctPage(asked, who, c, { said, refusal: error })
  }
}

/** Refuses `figures_wrong` where a place would have neither a value nor a reason. */
function composed({ after, catalogue, filed, it }: Correcting, { lang, reason }: SaidWhy): Composed {
  const saying = new Saying()
  const data = saying.data(formatFigures(after, catalogue))
  const figures = { catalogue: after.catalogue, edition: after.edition, data, periods: countsOf(after) }
  const body = { report: filed.report, figures, reason: saying.said(reason, lang) }
  return { type: reportCorrected.type, call: it.id, body: body as unknown as JsonObject, parts: saying.parts }
}
