import type { Refusal } from '../../../core/refusal.ts'
import type { At } from '../../../work/reporting/correction.ts'
import { ACCOUNT, partOf, slotOf } from '../../../work/reporting/draft.ts'
import { groupOf } from '../../../work/reporting/left-out.ts'
import { recordedNotice } from '../../entry/recorded.ts'
import {
  type Answer,
  type Asked,
  attributes,
  doneNotice,
  entryLink,
  Fieldset,
  html,
  linkButton,
  linkIn,
  linkTo,
  listOf,
  longDay,
  type Markup,
  type Piece,
  part,
  periodName,
  phrase,
  privatePage,
  refusalNotice,
  say,
} from '../../kit/kit.ts'
import { fullDayNotice } from '../commitments/full-day.ts'
import { pathOf } from '../commitments/standing.ts'
import { keeping, unsavedHere } from '../reporting/keeping.ts'
import { leavesOf } from '../reporting/leaves.ts'
import { opening, type Representative } from '../session.ts'
import { answerPath, answerTitle, periodKey } from './answer-page.ts'
import { type Correcting, sittingFor } from './correcting.ts'
import { correctionsTable, differencesIn, wrongLines } from './corrections.ts'
import { downloadsPart } from './download.ts'
import { sentSheet, sheetForm } from './sent.ts'
import { beforePart, sentPart } from './sent-part.ts'
import { undoAllValue } from './undoing.ts'
import { whyFields, whyIn } from './why.ts'

/**
 * The page on which a report is corrected: what is corrected so far, and why, with the way to each answer. All of it is
 * one form, so that each of its buttons saves what is typed.
 */

interface Shown {
  readonly fileError?: string
  /** A sheet was sent that cannot be read. */
  readonly isUnread?: boolean
  readonly isMoved?: boolean
  /** A colleague has changed the correction since all of it was to be taken back. */
  readonly isKept?: boolean
  /** The reason as it was typed, where it could not be saved. */
  readonly sent?: string
  readonly reasonError?: string
  readonly trouble?: Piece
  /** Its author went on to sign before the rest was changed. */
  readonly isHindered?: boolean
  readonly refusal?: Refusal
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
  const list = mayWrite
    ? workPart(asked, who, c, shown)
    : part(say(lang, 'correct.changes'), listHere(asked, who, c), { strong: true })
  const main = html`
    ${opening(asked, who, title, lede)}
    ${await doneHere(asked, c, shown)}
    ${mayWrite ? await fullDayNotice(asked, who, c.it) : null}
    ${c.isOver ? html`${overPart(asked, c)}${preparedPart(asked, who, c)}` : list}
    ${mayWrite ? await sheetPart(asked, who, c, shown) : null}
    ${!mayWrite && !c.isOver ? part(say(lang, 'sheet.sendHead'), html`<p>${say(lang, 'correct.reader')}</p>`) : null}
    <div class="actions">${linkButton(asked, pathOf(c.it), say(lang, 'rep.back'))}</div>
  `
  return privatePage(asked, { title, main, script: 'keep-typed' }, Object.keys(shown).length > 0 ? 422 : 200)
}

async function doneHere(asked: Asked, c: Correcting, { isKept, isMoved }: Shown): Promise<Piece> {
  const { lang, query } = asked
  if (isMoved || isKept)
    return html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p>${say(lang, isKept ? 'correct.kept' : 'sheet.moved')}</p></div>`
  const saved = query.get('saved')
  // It was open when the last day passed: what was typed is kept, and said nowhere.
  if (c.isOver && saved !== null)
    return html`<div class="notice warn" role="alert" tabindex="-1" autofocus><p>${say(lang, 'correct.savedLate')}</p></div>`
  if (saved === 'reason') return doneNotice(say(lang, 'correct.reasonSaved'))
  const [count, met] = [saved, query.get('met')].map(one =>
    /^\d{1,5}$/.test(one ?? '') ? Number(one) : null,
  )
  if (count != null)
    return doneNotice(
      // As many as stand beneath: an answer that is added brings its other fields, and earlier ones are saved too.
      say(lang, 'correct.saved', { count: count === 0 ? 0 : differencesIn(c).length + c.wrong.length }),
      met ? html`<p>${say(lang, 'sheet.met', { count: met })}</p>` : null,
    )
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
function preparedPart(asked: Asked, who: Representative, c: Correcting): Markup | null {
  const { lang } = asked
  if (differencesIn(c).length + c.wrong.length === 0) return null
  const { reason } = whyIn(c)
  const why = reason === '' ? null : html`<blockquote class="quoted"><p><bdi>${reason}</bdi></p></blockquote>`
  return part(say(lang, 'correct.prepared'), html`${listHere(asked, who, c)}${why}`)
}

/** Without the ways back. */
function listHere(asked: Asked, who: Representative, c: Correcting): Markup {
  const isNone = differencesIn(c).length + c.wrong.length === 0
  const table = isNone
    ? html`<p>${noneSaid(asked, c)}</p>`
    : correctionsTable(asked, c, { wrong: wrongLines(asked, who, c) })
  return html`${wrongHere(asked, c)}${table}${filedAt(asked, c)}`
}

/** Where the report itself stands, whatever is corrected. */
const filedAt = (asked: Asked, { of }: Correcting): Markup =>
  html`<p class="proof">${phrase(asked.lang, 'correct.filedAt', { entry: entryLink(asked, of.corrects) })}</p>`

function workPart(
  asked: Asked,
  who: Representative,
  c: Correcting,
  { isHindered, reasonError, refusal, sent, trouble = null }: Shown,
): Markup {
  const { lang } = asked
  const isEmpty = differencesIn(c).length + c.wrong.length === 0
  const signs = who.role === 'signatory'
  const { f, fields } = whyFields(asked, who, c, { error: reasonError, sent })
  const own = attributes({
    action: linkIn(asked, `${c.path}/correct`),
    novalidate: true,
    ...keeping(
      asked,
      sittingFor(c),
      'why',
      [ACCOUNT],
      trouble !== null ? 'all' : sent === undefined ? [] : ['reason', 'nreason'],
    ),
  })
  const next = say(lang, signs ? 'desk.next' : 'ours.prepare')
  const leave = html`<button class="btn second" name="go" value="leave">${say(lang, 'correct.save')}</button>`
  const { reason, isMet } = whyIn(c)
  const all = say(lang, 'correct.undoAll', { reason: reason === '' && !isMet ? 'none' : 'some' })
  const undoAll = html`<button class="btn second" name="undo" value="${undoAllValue(c)}">${all}</button>`
  const changes = html`
    ${refusal === undefined ? null : refusalNotice(lang, refusal)}
    ${trouble}
    ${unsavedHere(asked, sittingFor(c))}
    ${wrongHere(asked, c, isHindered)}
    ${isEmpty ? html`<p>${noneSaid(asked, c)}</p>` : correctionsTable(asked, c, { undo: c.parts, wrong: wrongLines(asked, who, c) })}
    <div class="form mt">
      ${fields}
      <div class="actions">
        <button class="btn${isEmpty ? ' second' : ''}" name="go" value="${signs ? 'review' : 'leave'}">${next}</button>
        ${signs ? leave : null}
        ${isEmpty ? null : undoAll}
      </div>
    </div>
    ${filedAt(asked, c)}
  `
  const note = say(lang, signs ? 'correct.changesNote' : 'ours.thenDrafter')
  const made = part(say(lang, 'correct.changes'), changes, { strong: true, note, id: 'changes' })
  const cells = part(say(lang, 'correct.cells'), chooser(asked, c, !isEmpty), { strong: true, id: 'cells' })
  // Whoever comes to correct first chooses what.
  const parts = isEmpty ? [cells, made] : [made, cells]
  return html`<form method="post"${own}>
    ${NO_BUTTON}
    ${f.summary(f.told)}
    ${parts}
  </form>`
}

/** The first of a form is pressed by Enter in a choice: it would take a line back. */
const NO_BUTTON = html`<button hidden disabled></button>`

/** After a correction was recorded, nothing is open; and something was corrected. */
function noneSaid({ lang }: Asked, { filed }: Correcting): string {
  const last = filed.row.corrections.at(-1)
  return last === undefined
    ? say(lang, 'correct.none')
    : say(lang, 'correct.noneNew', { day: longDay(last.day, lang) })
}

/** What hinders the signature, each with the way to it. */
function wrongHere(asked: Asked, c: Correcting, isHindered = false): Markup | null {
  const { lang } = asked
  const found = Map.groupBy(c.wrong, one => wrongAt(c, one))
  const lines = [...found].flatMap(([at, { length: count }]) => {
    const [i, p, page] = at.split(' ').map(Number)
    const [indicator, period] = [c.catalogue.indicators[i!], c.head.periods[p!]]
    if (indicator === undefined || period === undefined) return []
    const one = { indicator, period, leaves: [], at: page! }
    const what = c.isOver ? answerTitle(lang, one) : linkTo(asked, answerPath(c, one), answerTitle(lang, one))
    return [
      html`<li>${phrase(lang, 'general.pair', { what, value: say(lang, 'filing.wrong', { count }) })}</li>`,
    ]
  })
  if (lines.length === 0) return null
  const focus = attributes({
    role: isHindered && 'alert',
    tabindex: isHindered && '-1',
    autofocus: isHindered,
  })
  return html`<div class="notice warn"${focus}><p><b>${say(lang, 'filing.change')}</b></p><p>${say(lang, 'filing.changeSays')}</p><ul>${lines}</ul></div>`
}

/** The places of its indicator, its period and its page. */
function wrongAt({ catalogue, head }: Correcting, { part: name, group, slot }: At): string {
  const i = catalogue.indicators.findIndex(one => partOf(one) === name)
  const p = head.periods.findIndex(one => groupOf(one) === group)
  if (i === -1 || p === -1) return '-1 -1 0'
  const leaves = leavesOf(catalogue, [catalogue.indicators[i]!], [head.periods[p]!])
  const isOn = (leaf: (typeof leaves)[number]) => leaf.asking[0]!.cells.some(({ by }) => slotOf(by) === slot)
  return [i, p, Math.max(0, leaves.findIndex(isOn))].join(' ')
}

/** Which answer is corrected. */
function chooser(asked: Asked, { questions }: Correcting, isSecond: boolean): Markup {
  const { lang } = asked
  const f = new Fieldset(lang, new URLSearchParams())
  const indicators = questions.catalogue.indicators.map(({ id, number, titles }) => ({
    value: id,
    says: `${number} ${titles.find(it => it.lang === lang)?.text ?? titles[0]!.text}`,
  }))
  const periods = questions.periods.map(it => ({ value: periodKey(it), says: periodName(it, lang) }))
  return html`<div class="form">
    ${f.select('indicator', { label: say(lang, 'correct.indicator'), options: indicators, isPassing: true })}
    ${f.select('period', { label: say(lang, 'correct.period'), options: periods, isPassing: true })}
    <div class="actions"><button class="btn${isSecond ? ' second' : ''}" name="go" value="show">${say(lang, 'correct.choose')}</button></div>
  </div>`
}

async function sheetPart(
  asked: Asked,
  who: Representative,
  c: Correcting,
  { fileError, isUnread = false }: Shown,
): Promise<Markup> {
  const { lang } = asked
  const sheet = await sentSheet(asked, who, { call: c.it.id, of: String(c.of.corrects) })
  const path = `${c.path}/correct`
  const form = part(
    say(lang, 'sheet.sendHead'),
    sheetForm(asked, path, {
      ...(fileError !== undefined && { error: fileError }),
      ...{ draft: c, sheet, isSecond: true, hint: say(lang, 'correct.fileHint') },
    }),
    { strong: true, note: say(lang, 'sheet.sendNote') },
  )
  const files = downloadsPart(asked, c.questions, `${c.path}/sheet`, 'correct')
  if (sheet === undefined) return html`${files}${form}`
  const take = () => say(lang, 'correct.take')
  const sent = { questions: c.questions, path, take, isFiled: true }
  const before = isUnread ? beforePart(asked, path, sheet) : await sentPart(asked, who, c, sent, sheet)
  return html`${before}${files}${form}`
}
