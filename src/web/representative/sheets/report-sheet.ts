import { brief } from '../../../core/bytes.ts'
import { Refusal, unlessRefused } from '../../../core/refusal.ts'
import { dropSheet } from '../../../people/filled-sheets.ts'
import { type DraftHead, openHead } from '../../../people/report-drafts.ts'
import type { Period } from '../../../register/figures/figures.ts'
import type { Filling } from '../../../register/lists/figure-plan.ts'
import type { Asked as Questions } from '../../../register/lists/figure-sheet.ts'
import { askedOf, lastFigures } from '../../../work/reporting/asked.ts'
import {
  answersIn,
  emptiedIn,
  type Parts,
  readParts,
  saveEdits,
  sourcesIn,
} from '../../../work/reporting/draft.ts'
import { isThere } from '../../../work/reporting/filed.ts'
import { progressOf } from '../../../work/reporting/progress.ts'
import { isPut, type OwnQuestions } from '../../../work/reporting/questions.ts'
import { comparableIn } from '../../../work/reporting/repeat.ts'
import {
  type Answer,
  type Asked,
  addressWith,
  doneNotice,
  type Form,
  html,
  linkButton,
  linkTo,
  type Piece,
  part,
  phrase,
  privatePage,
  say,
  seeOther,
} from '../../kit/kit.ts'
import { type OwnKey, ownKeys } from '../../passkey/own-keys.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { pathOf, type Standing, standingOn } from '../commitments/standing.ts'
import { endedPage } from '../reporting/ended.ts'
import { ownQuestionsIn, reportPath } from '../reporting/sitting.ts'
import { opening, type Representative } from '../session.ts'
import { downloadsPart, questionsFile } from './download.ts'
import { countTaken, sheetDigest } from './plan-shown.ts'
import { keepSent, SHEET_SAVED, sentSheet, sheetForm } from './sent.ts'
import { beforePart, sentPart } from './sent-part.ts'
import { takingSent } from './taking.ts'
import { sheetWords } from './words.ts'

/**
 * A report that is prepared, by spreadsheet: the questions of its periods out, a filled sheet back, a look at what it
 * would change, and then into the draft that all colleagues share.
 */

interface Preparing {
  readonly head: DraftHead
  readonly parts: Parts
  readonly keys: readonly OwnKey[]
  /** What it is asked, for the sheet that goes out. */
  readonly questions: Questions
  /** Back comes what it likes to answer. */
  readonly own: OwnQuestions
  readonly filling: Filling
}

export async function showReportSheet(asked: Asked, who: Representative): Promise<Answer> {
  return page(asked, who, await standingOn(asked, who))
}

export async function downloadReportSheet(asked: Asked, who: Representative): Promise<Answer> {
  const it = await standingOn(asked, who)
  const { questions } = await required(asked, who, it)
  return questionsFile(asked, who, questions, `${it.id}-${who.party}`)
}

export async function takeReportSheet(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  requireWriter(who)
  const it = await standingOn(asked, who)
  const of = { call: it.id, of: '' }
  const { fields } = form
  const { drawer } = asked.site.log
  if (fields.get('again') === 'drop') {
    await dropSheet(drawer, { party: who.party, by: who.keyid, ...of })
    return seeOther(asked, addressWith(pathOf(it, 'report', 'sheet'), { done: 'dropped' }))
  }
  const found = await preparing(asked, who, it)
  if (found === undefined) return ended(asked, who, it, form.fileNames?.get('file'))
  if (fields.get('go') === 'take') return take(asked, who, it, found, fields.get('read') ?? '')
  const error = await keepSent(asked, who, form, of, found.filling)
  if (error !== undefined) return page(asked, who, it, { error, isUnread: true })
  return seeOther(asked, addressWith(pathOf(it, 'report', 'sheet'), { saved: SHEET_SAVED }))
}

/** A colleague signed or deleted the draft meanwhile: whoever sent a sheet to it still has the file. */
async function ended(asked: Asked, who: Representative, it: Standing, file?: string): Promise<Answer> {
  const sheet = await sentSheet(asked, who, { call: it.id, of: '' })
  const name = html`<bdi>${brief(file ?? sheet?.name ?? '', 100)}</bdi>`
  return endedPage(asked, who, it.id, [], phrase(asked.lang, 'sheet.ended', { name }))
}

/** Refuses `not_found` where no report is prepared. */
async function required(asked: Asked, who: Representative, it: Standing): Promise<Preparing> {
  const found = await preparing(asked, who, it)
  if (found === undefined) throw new Refusal('not_found', `${who.party} prepares no report for ${it.id}.`)
  return found
}

async function preparing(asked: Asked, who: Representative, it: Standing): Promise<Preparing | undefined> {
  const { id } = it
  const { lang, site } = asked
  const { drawer, store } = site.log
  const found = await openHead(drawer, { party: who.party, call: id }, site.now())
  if (found === undefined || found.value.catalogue === null) return undefined
  const head = found.value
  const { id: catalogueId, edition } = found.value.catalogue
  const whole = await site.filed.catalogue(id, { catalogue: catalogueId, edition })
  if (!isThere(whole)) return undefined
  const parts = await readParts(drawer, head, site.now())
  const { periods } = head
  const keys = await ownKeys(asked, who.party)
  const answers = answersIn(parts, whole, periods)
  const own = await ownQuestionsIn(asked, who, it, head, whole)
  const isAsked = (indicator: string, period: Period) => isPut(own, indicator, period)
  const catalogue = askedOf(whole, own, answers)
  const at = { call: id, party: who.party, catalogue: catalogueId, periods }
  const last = await lastFigures({ filed: site.filed, store }, at)
  const before = last && {
    answers: comparableIn({ answers: last.figures.answers, catalogue: last.catalogue }, whole),
  }
  const sources = [...sourcesIn(parts).values()]
  const questions = {
    of: head.round,
    catalogue,
    periods,
    answers,
    emptied: emptiedIn(parts),
    sources,
    before,
    lang,
    words: sheetWords(lang),
  }
  return { head, parts, keys, questions, own, filling: { ...questions, catalogue: whole, isAsked } }
}

async function take(
  asked: Asked,
  who: Representative,
  it: Standing,
  found: Preparing,
  read: string,
): Promise<Answer> {
  const of = { call: it.id, of: '' }
  const sheet = await sentSheet(asked, who, of)
  if (sheet === undefined) return seeOther(asked, pathOf(it, 'report', 'sheet'))
  const draft = { parts: found.parts, questions: found.filling }
  const { edits, plan, stood } = await takingSent(asked, who, draft, sheet)
  // What its reader has not seen is not taken: a colleague may have answered meanwhile.
  if (sheetDigest(plan, stood) !== read) return page(asked, who, it, { isMoved: true })
  const { drawer } = asked.site.log
  const save = () => saveEdits(drawer, found.head, edits, who.keyid, asked.site.now())
  const saving = () => unlessRefused('request_oversize', save)
  const met = await unlessRefused('seen_stale', async () => (await saving()) ?? 'full')
  if (met === undefined) return ended(asked, who, it)
  if (met === 'full') return page(asked, who, it, { error: say(asked.lang, 'filing.noRoom') })
  const isDone = plan.faults.length === 0
  if (isDone) await dropSheet(drawer, { party: who.party, by: who.keyid, ...of })
  const count = countTaken({ plan, stands: found.filling.answers }, met)
  const told = { done: String(count.taken), met: count.met === 0 ? '' : String(count.met) }
  return seeOther(asked, addressWith(pathOf(it, 'report', 'sheet'), told))
}

interface Shown {
  readonly error?: string
  readonly isMoved?: boolean
  /** A sheet was sent that cannot be read. */
  readonly isUnread?: boolean
}

async function page(
  asked: Asked,
  who: Representative,
  it: Standing,
  { error, isMoved = false, isUnread = false }: Shown = {},
): Promise<Answer> {
  const { lang } = asked
  const title = say(lang, 'sheet.title')
  const path = pathOf(it, 'report', 'sheet')
  const found = await preparing(asked, who, it)
  const back = linkButton(asked, pathOf(it, 'report'), say(lang, 'sheet.toReport'))
  if (found === undefined) {
    const main = html`${opening(asked, who, title)}${part(title, html`<p>${say(lang, 'sheet.begin')}</p><div class="actions">${back}</div>`, { strong: true })}`
    return privatePage(asked, { title, main })
  }
  const mayWrite = who.role !== 'reader'
  const sheet = mayWrite ? await sentSheet(asked, who, { call: it.id, of: '' }) : undefined
  const take = (count: number) => say(lang, 'sheet.take', { count })
  const plan =
    sheet &&
    (isUnread
      ? beforePart(asked, path, sheet)
      : await sentPart(asked, who, found, { questions: found.filling, path, take }, sheet))
  const form = mayWrite
    ? part(
        say(lang, 'sheet.sendHead'),
        sheetForm(asked, path, {
          ...(error !== undefined && { error }),
          isSecond: sheet !== undefined,
          draft: found,
          sheet,
        }),
        {
          ...{ strong: true, note: say(lang, 'sheet.sendNote') },
        },
      )
    : part(say(lang, 'sheet.sendHead'), html`<p>${say(lang, 'sheet.reader')}</p>`, { strong: true })
  const main = html`
    ${opening(asked, who, title, phrase(lang, 'sheet.of', { call: it.name }))}
    ${doneTold(asked, it, found)}
    ${isMoved ? html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p>${say(lang, 'sheet.moved')}</p></div>` : null}
    ${error !== undefined ? form : null}
    ${plan ?? null}
    ${downloadsPart(asked, found.questions, path, 'sheet', sourcesTold(asked, it, found))}
    ${error === undefined ? form : null}
    <div class="actions">${back}</div>
  `
  return privatePage(
    asked,
    { title, main, script: 'keep-typed' },
    error === undefined && !isMoved ? 200 : 422,
  )
}

/** Where a report is added of which the sheet says what stands in it: whoever downloads first has none to choose. */
function sourcesTold(asked: Asked, it: Standing, { questions }: Preparing): Piece {
  if (questions.sources.length > 0) return null
  const { lang } = asked
  const files = linkTo(asked, reportPath(it, 'sources'), say(lang, 'showing.pageTitle'))
  return html`<p class="note mt-s">${phrase(lang, 'sheet.noSources', { files })}</p>`
}

/** What was taken, and beside it what is left as it stands now. */
function doneTold(asked: Asked, it: Standing, found: Preparing): Piece {
  const { lang, query } = asked
  const done = query.get('done')
  if (done === 'dropped') return doneNotice(say(lang, 'sheet.dropped'))
  const [count, met] = [done, query.get('met')].map(one => (/^\d{1,5}$/.test(one ?? '') ? Number(one) : 0))
  if (!count && !met) return null
  const { filling, head, own, parts } = found
  const { catalogue, isAsked } = filling
  const { open, wrong } = progressOf(parts, catalogue, catalogue.indicators, head.periods, isAsked)
  const lines = [
    met ? say(lang, 'sheet.met', { count: met }) : null,
    wrong > 0 ? say(lang, 'sheet.leftWrong', { count: wrong }) : null,
    open > 0 && own.asked.size > 0 ? say(lang, 'sheet.leftOpen', { count: open }) : null,
  ].filter(one => one !== null)
  const to =
    lines.length === 0
      ? null
      : html`<p>${linkTo(asked, pathOf(it, 'report', 'preview'), say(lang, 'sheet.leftTo'))}</p>`
  return doneNotice(
    say(lang, 'sheet.taken', { count: count ?? 0 }),
    html`${lines.map(one => html`<p>${one}</p>`)}${to}`,
  )
}
