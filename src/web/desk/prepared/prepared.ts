import { brief } from '../../../core/bytes.ts'
import { withoutHidden } from '../../../core/hidden.ts'
import {
  beginPrepared,
  changePrepared,
  colleaguesAsking,
  everyPrepared,
  type PreparedCall,
  type PreparedFields,
  preparedCalls,
} from '../../../people/prepared-calls.ts'
import { typedBefore } from '../../forms/act-drafts.ts'
import { type Drawing, Reading, readAll } from '../../forms/form-input.ts'
import { languageLabel } from '../../forms/languages.ts'
import {
  type Asked,
  addressWith,
  attributes,
  buttonForm,
  comma,
  deskTime,
  type Errors,
  Fieldset,
  type Form,
  firstOf,
  html,
  inLang,
  linkIn,
  linkTo,
  listOf,
  NO_ERRORS,
  nameIn,
  type Piece,
  part,
  phrase,
  postedForm,
  refusalNotice,
  remark,
  say,
  seeOther,
  typedIsDone,
} from '../../kit/kit.ts'
import { mayCome } from '../../office-permissions.ts'
import { noteAct } from '../diary.ts'
import { type Officer, typedBy } from '../officer/officer.ts'
import { actLine, deskPage, listOr } from '../pages.ts'
import { asideOf } from './asides.ts'
import { askingOf, takeFiles } from './call-form.ts'
import { fieldLabel } from './labels.ts'
import { judgeLaunchHour, showLaunchHour } from './launch-hour.ts'
import {
  begun,
  hasText,
  inItsLanguages,
  laidOver,
  outOfLanguages,
  ownOf,
  STEPS,
  type StepName,
  stampOf,
  stampOfLanguage,
  tagsOf,
  typedInLanguage,
  withDeed,
  withEnglish,
  withForged,
  withFormer,
  withLanguage,
  withoutLanguage,
  withPreset,
  withReadyClauses,
} from './steps.ts'
import { followsTitle, freeAddress, judgeWhat, showWhat, withOwnIssue } from './what.ts'
import { showWho, stillEnglish } from './who.ts'
import { marksTyped, OFFERED, principlesIn, showMarking, showText } from './words.ts'

/**
 * Calls that are prepared in the open desk: all officers see each of them and may go on with it. Every save lays what was
 * typed in one step over what lies there; whoever comes too late is told, and keeps what they typed.
 */

/** Each draft by its title, with who changed it when. */
export async function draftLines(asked: Asked, officer: Officer) {
  const { lang, site } = asked
  const all = await everyPrepared(site.log.drawer, site.now())
  return all.map(({ id, value }) => {
    const { titles, changed, comments } = value
    const asking = colleaguesAsking(value, officer.id)
    const name = titles.length === 0 ? say(lang, 'prepared.untitled') : inLang(nameIn([...titles], lang))
    const when = say(lang, 'prepared.changed', { time: deskTime(asked, changed.at), officer: changed.by })
    const told =
      asking.length > 0
        ? say(lang, 'prepared.toAnswer', {
            count: asking.length,
            officers: listOf([...new Set(asking)], lang),
          })
        : say(lang, 'prepared.comments', { count: comments })
    const said = comments === 0 ? null : html` ${told}`
    return actLine(linkTo(asked, `/desk/prepared/${id}/review`, name), html`${when}${said}`)
  })
}

export async function showPreparedList(asked: Asked, officer: Officer) {
  const { lang } = asked
  const lines = await draftLines(asked, officer)
  const start = mayCome(officer, 'deskPreparedBegun')
    ? buttonForm(asked, '/desk/prepared', {}, say(lang, 'prepared.start'), {
        style: lines.length === 0 ? '' : 'second',
      })
    : null
  const title = say(lang, 'prepared.title')
  const parts = html`
    ${asked.query.has('deleted') ? remark(say(lang, 'prepared.deleted')) : null}
    ${part(say(lang, 'prepared.drafts'), html`${listOr(lang, 'prepared.none', lines)}${start}`, { strong: true, note: say(lang, 'prepared.draftsNote') })}
  `
  return deskPage(asked, officer, { title, note: say(lang, 'prepared.note') }, parts)
}

export async function beginCall(asked: Asked, officer: Officer) {
  const { site } = asked
  const id = await beginPrepared(site.log.drawer, officer.id, begun(asked.lang), site.now())
  await noteAct(asked, officer, 'prepared-begun', id)
  return seeOther(asked, `/desk/prepared/${id}/what`)
}

/** What lies there as a form has it: each language of the call has its fields, in their order. */
export function valuesOf(fields: PreparedFields): URLSearchParams {
  const values = new URLSearchParams()
  for (const tag of tagsOf(fields)) values.set(`titles.${tag}`, '')
  for (const [name, typed] of Object.entries(inItsLanguages(fields))) values.set(name, typed)
  return values
}

export async function showStep(asked: Asked, officer: Officer) {
  const call = await preparedCalls.find(asked.site.log.drawer, asked.params.prepared!, asked.site.now())
  const step = asked.params.stage as StepName
  // Who had to sign in again finds what they had typed.
  const sent = await typedBefore(asked, typedBy(officer.id))
  const isTyped = sent.has('began')
  const fields = isTyped ? laidOver(step, call.fields, typedOf(step, sent, call.fields)) : call.fields
  const errors = asked.query.has('check')
    ? await judgeStep(asked, officer, step, fields, new Map())
    : NO_ERRORS
  const began = isTyped ? sent.get('began')! : stampOf(step, call.fields)
  const lost = isTyped ? outOfLanguages(step, call.fields, typedOf(step, sent, call.fields)) : {}
  return stepPage(asked, officer, { call, step, fields, errors, began, lost })
}

/** Saves a step, and goes on where nothing in it is wrong. */
export async function takeStep(asked: Asked, officer: Officer, form: Form) {
  const { site, params } = asked
  const step = params.stage as StepName
  const known = await preparedCalls.find(site.log.drawer, params.prepared!, site.now())
  if (step === 'what' && form.fields.has('sure')) return removeLanguage(asked, officer, form.fields)
  const unread = await takeFiles(asked, form, known.fields)
  const sent = form.fields
  const typed = withOwnIssue(asked, sent, typedOf(step, sent, known.fields))
  let saved: Saved
  try {
    saved = await saveStep(asked, officer, step, sent, typed)
  } catch (error) {
    const fields = laidOver(step, known.fields, typed)
    const trouble = refusalNotice(asked.lang, error)
    return stepPage(asked, officer, {
      call: known,
      step,
      fields,
      errors: NO_ERRORS,
      began: beganIn(sent),
      trouble,
    })
  }
  const { call, isLate, lost } = saved
  if (call.revision > known.revision && !isLate)
    await noteAct(asked, officer, 'prepared-changed', params.prepared!)
  const shown = { call, step, fields: call.fields, errors: unread, began: stampOf(step, call.fields) }
  if (isLate) {
    const fields = laidOver(step, call.fields, withUnasked(step, call.fields, typed))
    return stepPage(asked, officer, { ...shown, fields, errors: NO_ERRORS, isLate, lost })
  }
  if (Object.keys(lost).length > 0) return stepPage(asked, officer, { ...shown, lost })
  const next = whereAsked(asked, step, form, call.fields)
  if (next !== null && (next.asks || unread.size === 0)) return seeOther(asked, next.path)
  const errors = await judgeStep(asked, officer, step, call.fields, unread)
  if (errors.size > 0) return stepPage(asked, officer, { ...shown, errors })
  // What was marked just now has a name to be looked at.
  const isNew = step === 'principles' && hasNewMark(known.fields, call.fields)
  return seeOther(asked, isNew ? savedAt(asked, step) : nextAfter(params.prepared!, step, call.fields))
}

interface Saved {
  readonly call: PreparedCall
  /** A colleague saved this step after the form was opened, so nothing was. */
  readonly isLate: boolean
  /** What was typed in a language that is gone. */
  readonly lost: PreparedFields
}

const beganIn = (sent: URLSearchParams) => sent.get('began') ?? ''

/** Lays what was typed over what lies there, unless somebody was first. */
async function saveStep(
  asked: Asked,
  officer: Officer,
  step: StepName,
  sent: URLSearchParams,
  typed: PreparedFields,
): Promise<Saved> {
  const { site, params } = asked
  const proposed = step === 'what' ? await proposedAddress(asked, typed) : null
  let isLate = false
  let lost: PreparedFields = {}
  const by = { officer: officer.id, now: site.now() }
  const call = await changePrepared(site.log.drawer, params.prepared!, by, before => {
    const laid = laidOver(
      step,
      before,
      proposed !== null && isUnnamed(before, typed) ? { ...typed, id: proposed } : typed,
    )
    const next = settled(step, before, laid, sent)
    lost = outOfLanguages(step, before, typed)
    // Who pressed twice is not late.
    isLate = stampOf(step, before) !== beganIn(sent) && stampOf(step, next) !== stampOf(step, before)
    return isLate ? undefined : next
  })
  return { call, isLate, lost }
}

const savedAt = ({ params }: Asked, step: StepName) =>
  `/desk/prepared/${params.prepared}/${step}?saved=${step}`

/** Where a button leads that does not go on to the next step; `asks` before it does what it says. */
function whereAsked(asked: Asked, step: StepName, { fields: sent, files }: Form, fields: PreparedFields) {
  const drop = sent.get('drop') ?? ''
  if (step === 'what' && tagsOf(fields).includes(drop) && !isEmptyIn(fields, drop))
    return { path: addressWith(`/desk/prepared/${asked.params.prepared}/what`, { drop }), asks: true }
  const again = sent.get('again')
  const stays =
    (again !== null && again !== 'language') ||
    sent.has(OFFERED) ||
    sent.has('back') ||
    // What was read of a file is looked at before anything else.
    [...files.keys()].some(name => name.startsWith('file.')) ||
    (sent.get('language') ?? '') !== '' ||
    sent.has('drop')
  if (!stays) return null
  // Whoever has added a language writes next where nothing is written yet.
  const unwritten = tagsOf(fields).find(tag => (fields[`titles.${tag}`] ?? '').trim() === '')
  const isAdded = (sent.get('language') ?? '') !== '' && unwritten !== undefined
  return { path: `${savedAt(asked, step)}${isAdded ? `#in-${unwritten}` : ''}`, asks: false }
}

/** Removes it as it was shown: words that a colleague has added since are shown first. */
async function removeLanguage(asked: Asked, officer: Officer, sent: URLSearchParams) {
  const { site, params } = asked
  const id = params.prepared!
  const here = `/desk/prepared/${id}/what`
  const drop = sent.get('drop') ?? ''
  const { fields } = await changePrepared(
    site.log.drawer,
    id,
    { officer: officer.id, now: site.now() },
    before =>
      stampOfLanguage(before, drop) === sent.get('sure') ? withoutLanguage(before, drop) : undefined,
  )
  if (tagsOf(fields).includes(drop)) return seeOther(asked, addressWith(here, { drop }))
  await noteAct(asked, officer, 'prepared-changed', id)
  return seeOther(asked, `${here}?saved=what`)
}

/** All that goes with a language, of every step, before it does. */
function dropNotice(asked: Asked, fields: PreparedFields): Piece {
  const { lang, params, query } = asked
  const drop = query.get('drop') ?? ''
  if (params.stage !== 'what' || tagsOf(fields).length === 1 || !tagsOf(fields).includes(drop)) return null
  const here = `/desk/prepared/${params.prepared}/what`
  const language = languageLabel(drop, lang)
  const goes = Object.entries(typedInLanguage(fields, drop))
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${say(lang, 'prepared.dropSure', { language })}</b></p>
    <p>${say(lang, goes.length === 0 ? 'prepared.empty' : 'prepared.dropGoes')}</p>
    ${heldIn(asked, goes)}
    ${buttonForm(asked, here, { drop, sure: stampOfLanguage(fields, drop) }, say(lang, 'prepared.dropLanguage', { language }), { form: 'mt-s' })}
    <p>${linkTo(asked, here, say(lang, 'prepared.dropNot'))}</p>
  </div>`
}

/** What a form says of its step. */
function typedOf(step: StepName, sent: URLSearchParams, known: PreparedFields): PreparedFields {
  return step === 'principles' ? marksTyped(sent, known) : ownOf(step, Object.fromEntries(sent))
}

/** What a colleague wrote in a language that the form did not have yet stays; a box that is left out was not ticked. */
function withUnasked(step: StepName, saved: PreparedFields, typed: PreparedFields): PreparedFields {
  return step === 'what' || step === 'text' ? { ...ownOf(step, saved), ...typed } : typed
}

function hasNewMark(before: PreparedFields, after: PreparedFields): boolean {
  const marked = (fields: PreparedFields) =>
    Object.entries(fields).flatMap(([name, at]) => (name.startsWith('principleAt') ? [at] : []))
  const known = new Set(marked(before))
  return marked(after).some(at => !known.has(at))
}

/** It has no address yet, or that which its title gave until now. */
function isUnnamed(before: PreparedFields, typed: PreparedFields): boolean {
  const id = (typed.id ?? '').trim()
  return id === '' || (id === before.id && followsTitle(before))
}

async function proposedAddress(asked: Asked, typed: PreparedFields): Promise<string | null> {
  const title = Object.entries(typed).find(
    ([name, text]) => name.startsWith('titles.') && text.trim() !== '',
  )?.[1]
  return title === undefined ? null : freeAddress(asked, title)
}

/** What follows by itself from what was typed, and from the button that was pressed. */
function settled(
  step: StepName,
  before: PreparedFields,
  laid: PreparedFields,
  sent: URLSearchParams,
): PreparedFields {
  if (step === 'what') {
    const added = sent.get('language') ?? ''
    const more = LANGUAGE.test(added) ? withLanguage(withDeed(before, laid), added) : withDeed(before, laid)
    const drop = sent.get('drop') ?? ''
    return isEmptyIn(more, drop) ? withoutLanguage(more, drop) : more
  }
  if (step === 'text') return withFormer(before, laid, sent.get('back') ?? '')
  if (step !== 'who') return laid
  const ruled = withPreset(before, laid)
  switch (sent.get('again')) {
    case 'forged':
      return withForged(ruled)
    case 'english':
      return withEnglish(ruled)
    case 'yearly':
      return withReadyClauses(ruled)
    default:
      return ruled
  }
}
const isEmptyIn = (fields: PreparedFields, tag: string) =>
  Object.keys(typedInLanguage(fields, tag)).length === 0
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** What is wrong with a step as it lies there. */
async function judgeStep(
  asked: Asked,
  officer: Officer,
  step: StepName,
  fields: PreparedFields,
  unread: Errors,
): Promise<Errors> {
  const { lang } = asked
  if (step === 'launch') return judgeLaunchHour(asked, fields)
  const typed = new Reading(asked, officer, { fields: valuesOf(fields), files: new Map() })
  await readAll(askingOf(step) as never, typed)
  if (step === 'what') await judgeWhat(typed)
  const { errors } = typed.check
  if (step === 'principles')
    for (const { number, name } of principlesIn(fields))
      if (name === '')
        errors.set(`principle${number}.${tagsOf(fields)[0]!}`, say(lang, 'prepared.nameMissing'))
  if (step === 'who' && !('preset' in fields)) {
    errors.clear()
    errors.set('preset', say(lang, 'fields.chooseOne', { field: say(lang, 'prepared.who') }))
  }
  if (step === 'who') for (const [name, why] of stillEnglish(asked, fields)) errors.set(name, why)
  for (const [name, why] of unread) errors.set(name, why)
  return errors
}

function nextAfter(id: string, step: StepName, fields: PreparedFields): string {
  const at = STEPS.indexOf(step)
  const next = STEPS.slice(at + 1).find(one => one !== 'principles' || hasText(fields))
  return `/desk/prepared/${id}/${next ?? 'review'}?saved=${step}`
}

interface StepShown {
  readonly call: PreparedCall
  readonly step: StepName
  /** What the form is filled with. */
  readonly fields: PreparedFields
  readonly errors: Errors
  /** What it rests on. */
  readonly began: string
  readonly isLate?: boolean
  /** What was typed and has no place. */
  readonly lost?: PreparedFields
  readonly trouble?: Piece
}

async function stepPage(asked: Asked, officer: Officer, shown: StepShown) {
  const { lang, params } = asked
  const { call, step, fields, errors, began, isLate = false, lost = {}, trouble = null } = shown
  const id = params.prepared!
  const values = valuesOf(fields)
  const f = new Fieldset(lang, values, errors)
  const on: Drawing = { asked, who: officer, f, values }
  const matter = await SHOWS[step](on, fields)
  const form = postedForm(asked, `/desk/prepared/${id}/${step}`, {
    f,
    errors: f.told,
    fields: html`${ENTERED}<input type="hidden" name="began" value="${began}">${matter}`,
    keep: step,
    hasFile: step === 'what' || step === 'text',
    button: say(lang, 'prepared.continue'),
    beside: html`<button class="btn second" name="again" value="save">${say(lang, 'prepared.save')}</button>`,
  })
  const main = html`
    ${stepsNav(asked, officer, step, call.fields)}${isLate ? lateNotice(asked, step, call, fields) : null}${lostNotice(asked, lost)}${dropNotice(asked, call.fields)}${trouble}
    <div class="draft-work">
      <div><h2 class="vh">${say(lang, 'desk.formHead')}</h2>${form}${savedLine(asked, call)}</div>
      ${await asideOf(asked, on, step, fields)}
    </div>
  `
  const title = say(lang, `prepared.step.${step}`)
  const status =
    isLate || Object.keys(lost).length > 0 ? 409 : errors.size > 0 || trouble !== null ? 422 : 200
  return deskPage(
    asked,
    officer,
    {
      title,
      note: html`${titleOf(asked, call.fields)}${addressProposed(asked, call.fields)}`,
      script: ['keep-typed', 'paste', 'language-tabs'],
      status,
    },
    main,
  )
}

/** Enter presses the first button of a form: that is to save, and not to add a rule or remove a language. */
const ENTERED = html`<button hidden></button>`

const SHOWS: Readonly<Record<StepName, (on: Drawing, fields: PreparedFields) => Piece | Promise<Piece>>> = {
  what: on => showWhat(on),
  text: on => showText(on),
  principles: (on, fields) => showMarking(on, fields),
  who: showWho,
  launch: on => showLaunchHour(on),
}

/** The draft by its title, on each of its pages. */
export function titleOf({ lang }: Asked, fields: PreparedFields): Piece {
  const titles = tagsOf(fields).flatMap(tag => {
    const text = withoutHidden(fields[`titles.${tag}`] ?? '').trim()
    return text === '' ? [] : [{ lang: tag, text }]
  })
  return titles.length === 0 ? say(lang, 'prepared.untitled') : inLang(nameIn(titles, lang))
}

/** Saved by itself, so shown on every page of the draft for as long as it is only proposed. */
function addressProposed({ lang, site }: Asked, fields: PreparedFields): Piece {
  const { id = '' } = fields
  if (id === '' || !followsTitle(fields)) return null
  const address = html`<code dir="ltr">${site.publicUrl}/${id}</code>`
  return html`<br>${phrase(lang, 'prepared.addressProposed', { address })}`
}

export function savedLine(asked: Asked, { changed }: PreparedCall): Piece {
  const { lang, params, query } = asked
  const said = say(lang, 'prepared.saved', { time: deskTime(asked, changed.at), officer: changed.by })
  const saved = STEPS.find(step => step === query.get('saved'))
  const done = saved === undefined ? null : typedIsDone(`/desk/prepared/${params.prepared}/${saved}#`)
  return html`${done}<p class="note mt-s" role="status">${said}</p>`
}

/** The five steps, for those who may change something in one; the principles belong to the text. */
export function stepsNav(
  asked: Asked,
  officer: Officer,
  current: StepName | 'review',
  fields: PreparedFields,
): Piece {
  const { lang, params } = asked
  if (!mayCome(officer, 'deskPreparedStep')) return null
  const here = current === 'principles' ? 'text' : current
  const lines = (['what', 'text', 'who', 'launch', 'review'] as const).map(step => {
    const done = isDone(step, fields)
    const link = attributes({
      href: linkIn(asked, `/desk/prepared/${params.prepared}/${step}`),
      'aria-current': step === here && 'step',
    })
    return html`<li${attributes({ class: done && 'done' })}><a${link}><span>${say(lang, `prepared.nav.${step}`)}${done ? html`<span class="vh">${comma(lang)}${say(lang, 'prepared.done')}</span>` : null}</span></a></li>`
  })
  return html`<nav aria-label="${say(lang, 'prepared.steps')}"><ol class="steps across">${lines}</ol></nav>`
}

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  what: ['id', 'authority', 'deed'],
  who: ['preset'],
  launch: ['opens'],
}

function isDone(step: string, fields: PreparedFields): boolean {
  if (step === 'text') return hasText(fields)
  const titles = step === 'what' ? tagsOf(fields).map(tag => `titles.${tag}`) : []
  const needed = NEEDED[step] && [...NEEDED[step], ...titles]
  return needed?.every(name => (fields[name] ?? '').trim() !== '') ?? false
}

/** A colleague saved this step after the form was opened: which fields differ now, and what they hold. */
function lateNotice(asked: Asked, step: StepName, call: PreparedCall, typed: PreparedFields): Piece {
  const { lang } = asked
  const names = new Set([...Object.keys(ownOf(step, call.fields)), ...Object.keys(ownOf(step, typed))])
  const differ = [...names].filter(name => (call.fields[name] ?? '') !== (typed[name] ?? ''))
  const held = differ.map(name => [name, call.fields[name] ?? ''] as const)
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${say(lang, 'prepared.late', { officer: call.changed.by, time: deskTime(asked, call.changed.at) })}</b></p>
    <p>${say(lang, 'prepared.lateThen')}</p>
    ${heldIn(asked, held)}
    <p>${linkTo(asked, `/desk/prepared/${asked.params.prepared}/${step}`, say(lang, 'prepared.lateDrop'))}</p>
  </div>`
}

/** Words in a language that was removed while the form stood open: shown, so that they are not lost. */
function lostNotice(asked: Asked, lost: PreparedFields): Piece {
  const all = Object.entries(lost)
  if (all.length === 0) return null
  return html`<div class="notice warn" role="alert">
    <p><b>${say(asked.lang, 'prepared.lost')}</b></p>
    <p>${say(asked.lang, 'prepared.lostThen')}</p>
    ${heldIn(asked, all, Number.POSITIVE_INFINITY)}
  </div>`
}

/** Fields by their labels, with the beginning of what they hold. */
function heldIn(asked: Asked, fields: readonly (readonly [string, string])[], most = MOST_SHOWN): Piece {
  const { lang } = asked
  const { shown, told } = firstOf(fields, MOST_DIFFERENCES, count =>
    remark(say(lang, 'prepared.lateMore', { count })),
  )
  const lines = shown.map(([name, held]) => {
    const says = held === '' ? say(lang, 'prepared.nothing') : brief(held, most)
    return html`<div><dt>${fieldLabel(asked, name)}</dt><dd dir="auto">${says}</dd></div>`
  })
  return html`<dl class="facts wide">${lines}</dl>${told}`
}
const MOST_DIFFERENCES = 20
const MOST_SHOWN = 400
