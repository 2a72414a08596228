import type { Refusal } from '../../../core/refusal.ts'
import { formatTime } from '../../../core/time.ts'
import { planFigures } from '../../../register/lists/figure-plan.ts'
import { changesOf } from '../../../work/reporting/correction.ts'
import { recordedNotice } from '../../entry/recorded.ts'
import {
  type Answer,
  type Asked,
  doneNotice,
  type Errors,
  entryLink,
  Fieldset,
  html,
  languageKept,
  linkButton,
  linkIn,
  listOf,
  longDay,
  type Markup,
  NO_ERRORS,
  type Piece,
  part,
  periodName,
  phrase,
  postedForm,
  privatePage,
  refusalNotice,
  say,
  shortMinute,
} from '../../kit/kit.ts'
import { pathOf } from '../commitments/standing.ts'
import { languageField, languageKeptIn } from '../commitments/words-language.ts'
import { opening, type Representative } from '../session.ts'
import {
  answerNamed,
  answerTitle,
  cellFields,
  fieldsOf,
  isTooMany,
  type OneAnswer,
  periodKey,
} from './cells.ts'
import type { Correcting } from './correcting.ts'
import { correctionsTable, differencesIn } from './corrections.ts'
import { downloadsPart } from './download.ts'
import { cellsPasting } from './pasting.ts'
import { changesPart, faultsPart, type PlanShown, planNote, planSaid, sheetDigest } from './plan-shown.ts'
import { sentSheet, sheetForm } from './sent.ts'

/** The page on which a report is corrected. */

/** The reason as it was typed, and in which language. */
export interface SaidWhy {
  readonly reason: string
  readonly lang: string
}

interface Shown {
  readonly fileError?: string
  readonly isMoved?: boolean
  readonly said?: SaidWhy
  readonly reasonError?: string
  readonly refusal?: Refusal
  readonly cells?: { readonly one: OneAnswer; readonly values: URLSearchParams; readonly errors: Errors }
}

export async function correctPage(
  asked: Asked,
  who: Representative,
  c: Correcting,
  shown: Shown = {},
): Promise<Answer> {
  const { lang } = asked
  const day = longDay(c.filed.row.day, lang)
  const title = say(lang, 'correct.title', { day })
  const lede =
    c.until === null || c.isOver
      ? null
      : phrase(lang, 'correct.until', { day: html`<b>${longDay(c.until, lang)}</b>`, call: c.it.name })
  const mayWrite = who.role !== 'reader' && !c.isOver
  const main = html`
    ${opening(asked, who, title, lede)}
    ${await doneHere(asked, shown)}
    ${c.isOver ? html`${overPart(asked, c)}${preparedPart(asked, c)}` : await changesHere(asked, who, c, shown)}
    ${mayWrite ? cellsPart(asked, c, shown) : null}
    ${mayWrite ? await sheetPart(asked, who, c, shown) : null}
    ${!mayWrite && !c.isOver ? part(say(lang, 'sheet.sendHead'), html`<p>${say(lang, 'correct.reader')}</p>`) : null}
    <div class="actions">${linkButton(asked, pathOf(c.it), say(lang, 'rep.back'))}</div>
  `
  const { cells, fileError, isMoved, reasonError, refusal } = shown
  const isBad = [cells, fileError, isMoved, reasonError, refusal].some(one => one !== undefined)
  return privatePage(asked, { title, main, script: 'paste-cells' }, isBad ? 422 : 200)
}

async function doneHere(asked: Asked, { isMoved }: Shown): Promise<Piece> {
  const { lang, query } = asked
  if (isMoved)
    return html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p>${say(lang, 'sheet.moved')}</p></div>`
  const saved = query.get('saved')
  if (saved === 'reason') return doneNotice(say(lang, 'correct.reasonSaved'))
  if (/^\d{1,5}$/.test(saved ?? '')) return doneNotice(say(lang, 'correct.saved', { count: Number(saved) }))
  return recordedNotice(asked, '/representative/commitments/')
}

/** After the last day, or where the rules give none: the next report says so, and how. */
function overPart(asked: Asked, { it, filed, questions, until }: Correcting): Markup {
  const { lang } = asked
  const says =
    until === null
      ? say(lang, 'correct.never')
      : it.day > until
        ? say(lang, 'correct.over', { day: longDay(until, lang) })
        : say(lang, 'correct.full', { count: filed.row.corrections.length })
  const periods = listOf(
    questions.periods.map(one => periodName(one, lang)),
    lang,
  )
  return part(
    say(lang, 'correct.overHead'),
    html`
      <p>${says}</p>
      <p>${say(lang, 'correct.next', { periods })}</p>
      <div class="actions">${linkButton(asked, pathOf(it, 'report'), say(lang, 'correct.toReport'), '')}</div>
    `,
    { strong: true },
  )
}

/** What was prepared and is signed no more: it can be said in the next report. */
function preparedPart(asked: Asked, c: Correcting): Markup | null {
  const { lang } = asked
  if (differencesIn(c).length === 0) return null
  const reason = c.draft?.reason ?? ''
  const why = reason === '' ? null : html`<blockquote class="quoted"><p><bdi>${reason}</bdi></p></blockquote>`
  return part(say(lang, 'correct.prepared'), html`${correctionsTable(asked, c, false)}${why}`)
}

async function changesHere(
  asked: Asked,
  who: Representative,
  c: Correcting,
  { said, reasonError, refusal }: Shown,
): Promise<Markup> {
  const { lang } = asked
  const heading = say(lang, 'correct.changes')
  const corrected = differencesIn(c)
  const trouble = refusal === undefined ? null : refusalNotice(lang, refusal)
  const entry = html`<p class="proof">${entryLink(asked, c.of.entry)}</p>`
  if (corrected.length === 0 || who.role === 'reader') {
    const list =
      corrected.length === 0 ? html`<p>${noneSaid(asked, c)}</p>` : correctionsTable(asked, c, false)
    const wrong =
      reasonError === undefined ? null : html`<p class="notice warn" role="alert">${reasonError}</p>`
    return part(heading, html`${trouble}${wrong}${list}${entry}`, { strong: true })
  }
  const why = said ?? c.draft ?? { reason: '', lang }
  const values = new URLSearchParams({ reason: why.reason, ...languageKeptIn(why.lang || lang) })
  const errors: Errors = reasonError === undefined ? NO_ERRORS : new Map([['reason', reasonError]])
  const f = new Fieldset(lang, values, errors)
  const signs = who.role === 'signatory'
  const form = postedForm(asked, `${c.path}/correct`, {
    f,
    hidden: { go: 'reason' },
    fields: html`
      ${correctionsTable(asked, c, true)}
      ${f.area('reason', { label: say(lang, 'correct.reason'), hint: say(lang, 'correct.reasonHint'), rows: 3 })}
      ${languageField(asked, f, values)}
    `,
    button: say(lang, signs ? 'desk.next' : 'ours.prepare'),
    beside: html`
      ${signs ? html`<button class="btn second" name="again" value="save">${say(lang, 'correct.save')}</button>` : null}
      <button class="btn second" name="undo" value="all">${say(lang, 'correct.undoAll')}</button>
    `,
  })
  const note = say(lang, signs ? 'correct.changesNote' : 'ours.thenDrafter')
  return part(heading, html`${trouble}${form}${entry}`, { strong: true, note, id: 'changes' })
}

/** After a correction was recorded, nothing is open; and something was corrected. */
function noneSaid({ lang }: Asked, { filed }: Correcting): string {
  const last = filed.row.corrections.at(-1)
  return last === undefined
    ? say(lang, 'correct.none')
    : say(lang, 'correct.noneNew', { day: longDay(last.day, lang) })
}

function cellsPart(asked: Asked, c: Correcting, { cells }: Shown): Markup {
  const { lang, query } = asked
  const one = cells?.one ?? answerNamed(c, query)
  const heading = say(lang, 'correct.cells')
  if (one === undefined) return part(heading, chooser(asked, c), { strong: true, id: 'cells' })
  const values = cells?.values ?? fieldsOf(c, one)
  const many = isTooMany(one)
    ? html`<p>${say(lang, 'correct.tooMany', { count: one.all.length })}</p>`
    : cellsPasting(asked, one.all.length > 1)
  const { f, fields, told } = cellFields(asked, c, one, values, cells?.errors)
  const form = postedForm(asked, `${c.path}/correct`, {
    ...{ f, errors: told },
    hidden: { go: 'cells', indicator: one.indicator.id, period: periodKey(one.period) },
    fields: html`<h3>${answerTitle(lang, one)}</h3>${many}${fields}`,
    button: say(lang, 'correct.saveCells'),
    isSecond: cells === undefined && differencesIn(c).length > 0,
  })
  return part(heading, html`${form}${chooser(asked, c, one)}`, { strong: true, id: 'cells' })
}

/** Which answer is corrected. */
function chooser(asked: Asked, { path, questions }: Correcting, one?: OneAnswer): Markup {
  const { lang } = asked
  const values = new URLSearchParams(
    one === undefined ? {} : { indicator: one.indicator.id, period: periodKey(one.period) },
  )
  const f = new Fieldset(lang, values)
  const indicators = questions.catalogue.indicators.map(({ id, number, titles }) => ({
    value: id,
    says: `${number} ${titles.find(it => it.lang === lang)?.text ?? titles[0]!.text}`,
  }))
  const periods = questions.periods.map(it => ({ value: periodKey(it), says: periodName(it, lang) }))
  return html`<form class="form" method="get" action="${linkIn(asked, `${path}/correct`)}#cells">
    ${languageKept(asked)}
    ${f.select('indicator', { label: say(lang, 'correct.indicator'), options: indicators })}
    ${f.select('period', { label: say(lang, 'correct.period'), options: periods })}
    <div class="actions"><button class="btn second">${say(lang, 'correct.choose')}</button></div>
  </form>`
}

async function sheetPart(
  asked: Asked,
  who: Representative,
  c: Correcting,
  { fileError }: Shown,
): Promise<Markup> {
  const { lang } = asked
  const sheet = await sentSheet(asked, who, { call: c.it.id, of: String(c.of.entry) })
  const path = `${c.path}/correct`
  const form = part(
    say(lang, 'sheet.sendHead'),
    sheetForm(asked, path, {
      ...(fileError !== undefined && { error: fileError }),
      ...{ isSecond: true, hint: say(lang, 'correct.fileHint') },
    }),
    { strong: true, note: say(lang, 'sheet.sendNote') },
  )
  const files = downloadsPart(asked, c.questions, `${c.path}/sheet`, 'correct')
  if (sheet === undefined) return html`${files}${form}`
  const plan = planFigures(sheet.filled, c.questions)
  const shown: PlanShown = {
    ...{ plan, path, catalogue: c.questions.catalogue, stands: c.questions.answers },
    hasMacros: sheet.filled.hasMacros,
  }
  const changes = changesOf(plan, c.after.sources)
  const drop = html`<button class="btn second" name="again" value="drop">${say(lang, 'sheet.drop')}</button>`
  const when = shortMinute(formatTime(sheet.at), lang)
  const matter = html`
    <p class="note">${phrase(lang, 'sheet.readAt', { name: html`<bdi>${sheet.name}</bdi>`, when })}</p>
    ${planSaid(asked, shown)}
    ${
      changes.length === 0
        ? postedForm(asked, path, {
            hidden: { go: 'take', again: 'drop' },
            button: say(lang, 'sheet.drop'),
            isSecond: true,
          })
        : postedForm(asked, path, {
            hidden: { go: 'take', read: sheetDigest(plan) },
            button: say(lang, 'correct.take'),
            isSecond: true,
            beside: drop,
          })
    }
  `
  return html`
    ${part(say(lang, 'sheet.yours'), matter, { strong: true, note: planNote(asked, shown), id: 'sheet' })}
    ${faultsPart(asked, shown)}
    ${changesPart(asked, shown)}
    ${files}${form}
  `
}
