import { Refusal } from '../../core/refusal.ts'
import { type Applied, applicationFor } from '../../people/applications.ts'
import { untilSettled } from '../../people/collection.ts'
import { changeDraft, draftDropped, type Fields } from '../../people/drafts.ts'
import { originNoted } from '../../people/limit-hits.ts'
import { letterBefore, ownPageLink } from '../../work/letters/application.ts'
import { beginInBrowser, browsersDraft, WRITING } from '../forms/browser-drafts.ts'
import { networksOf } from '../http/networks.ts'
import {
  type Answer,
  type Asked,
  type CallShown,
  callShown,
  hostIn,
  nameIn,
  readForm,
  requireSwitchedOn,
  seeOther,
  takeDomainTurn,
  takeTurn,
} from '../kit/kit.ts'
import { ALL_FIELDS, errorsOf, FIELDS, faultyStep, readApplication, STEPS, type Step } from './asking.ts'
import { claimedRow, typedFromList } from './claimed.ts'
import { lostPage, pathOfStep, stepPage } from './steps.ts'

/**
 * How an organisation asks to be admitted to a call, or for the register of one that it issued: three short steps and a
 * last look. No account: what is typed is kept for the browser that types it (`web/forms/browser-drafts`), and waits for an
 * officer once it was sent.
 */

const MOST_FORM = 64 * 1024
const OF = { purpose: 'apply', subject: '' } as const

export async function showApply(asked: Asked) {
  const call = await openCall(asked)
  return stepPage(asked, call, { step: 'organisation', typed: await typedAtFirst(asked, call) })
}

async function typedAtFirst(asked: Asked, call: CallShown): Promise<URLSearchParams> {
  if (call.isRecord) return typedFromConvener(call, asked)
  const row = await claimedRow(asked, call.id, asked.query.get('claims'))
  return row ? typedFromList(row, asked) : new URLSearchParams()
}

function typedFromConvener({ row: { convener } }: CallShown, { lang }: Asked) {
  const name = nameIn(convener.names, lang)
  const domain = hostIn(convener.url ?? '') ?? ''
  return new URLSearchParams({ name: name.text, nameLang: name.lang, domain })
}

/** The first step begins a draft. The last sends all that it showed, so a draft that is gone loses nothing. */
export async function takeApplication(asked: Asked) {
  const call = await openCall(asked)
  const { fields } = await readForm(asked, MOST_FORM)
  const begun = STEPS.find(one => one === fields.get('step'))
  if (begun !== undefined) return begin(asked, call, begun, fields)
  const { applied, errors } = await readApplication(asked, call, fields)
  if (applied !== undefined) return file(asked, applied, fields.get('draft') ?? '')
  const step = faultyStep(errors)!
  return stepPage(asked, call, {
    step,
    typed: fields,
    errors: errorsOf(step, errors),
    draft: fields.get('draft'),
  })
}

export async function showApplyStep(asked: Asked) {
  const call = await openCall(asked)
  const step = stepNamed(asked)
  const kept = await browsersDraft(asked, OF, asked.params.draft!)
  if (kept === undefined) return lostPage(asked, call)
  const typed = new URLSearchParams(kept)
  if (step === 'check') {
    const faulty = faultyStep((await readApplication(asked, call, typed)).errors)
    if (faulty !== undefined) return seeOther(asked, pathOfStep(asked, faulty))
  }
  return stepPage(asked, call, {
    step,
    typed,
    draft: asked.params.draft!,
    isChange: asked.query.has('change'),
  })
}

/** Keeps what a step asks for, and goes on to the next, back to the one before, or to the last look. */
export async function takeApplyStep(asked: Asked): Promise<Answer> {
  const call = await openCall(asked)
  const step = stepNamed(asked)
  const { fields } = await readForm(asked, MOST_FORM)
  const draft = asked.params.draft!
  const kept = await browsersDraft(asked, OF, draft)
  // A page that stood open until its draft was gone still holds what was typed in it.
  if (kept === undefined) return begin(asked, call, step, fields)
  const own = fieldsIn(FIELDS[step], fields)
  const typed = new URLSearchParams({ ...kept, ...own })
  const isBack = fields.get('to') === 'back'
  const errors = errorsOf(step, (await readApplication(asked, call, typed)).errors)
  const isChange = fields.get('next') === 'check'
  if (errors.size > 0 && !isBack) return stepPage(asked, call, { step, typed, errors, draft, isChange })
  takeTurn(asked, 'typed', WRITING + lengthOf(own))
  await changeDraft(asked.site.log.drawer, draft, OF, own, asked.site.now())
  const place = STEPS.indexOf(step)
  const next = isBack ? STEPS[place - 1] : isChange ? 'check' : STEPS[place + 1]
  return seeOther(asked, pathOfStep(asked, next ?? step))
}

async function begin(asked: Asked, call: CallShown, step: Step, fields: URLSearchParams): Promise<Answer> {
  const all = fieldsIn(ALL_FIELDS, fields)
  const typed = new URLSearchParams(all)
  const { errors } = await readApplication(asked, call, typed)
  const own = errorsOf(step, errors)
  if (own.size > 0) return stepPage(asked, call, { step, typed, errors: own })
  takeTurn(asked, 'ceremony')
  takeTurn(asked, 'typed', WRITING + lengthOf(all))
  const { token, headers } = await beginInBrowser(asked, OF, all)
  const next = step === 'organisation' ? 'you' : (faultyStep(errors) ?? 'check')
  return seeOther(asked, pathOfStep(asked, next, token), headers)
}

function stepNamed({ params }: Asked): Step {
  const step = STEPS.find(one => one === params.step)
  if (step === undefined) throw new Refusal('not_found', 'An application has no step of this name.')
  return step
}

function fieldsIn(names: readonly string[], fields: URLSearchParams): Fields {
  return Object.fromEntries(names.map(name => [name, fields.get(name) ?? '']))
}

const lengthOf = (fields: Fields) => Object.values(fields).reduce((sum, text) => sum + text.length, 0)

/** Files it with its letter, and lets its draft go, if this browser has one. */
async function file(asked: Asked, applied: Applied, draft: string): Promise<Answer> {
  takeTurn(asked, 'application')
  takeDomainTurn(asked, 'application', applied.person.email)
  const { log, now, worker } = asked.site
  const { id, laid } = applicationFor(applied, now())
  const { token, laid: ownPage } = ownPageLink(id, now())
  const networks = networksOf(asked.address ?? '')
  const origin = asked.address === undefined ? [] : [originNoted(id, networks[0], now())]
  const isDraft = (await browsersDraft(asked, OF, draft)) !== undefined
  await untilSettled(async () => {
    const about = `received/${id}`
    const receipt = await letterBefore(asked.site, 'received', { id, value: applied }, { about, networks })
    const dropped = isDraft ? [draftDropped(draft)] : []
    await log.drawer.apply([laid, ownPage, ...origin, ...receipt, ...dropped], now())
  })
  worker.wake()
  return seeOther(asked, `/applications/${token}?new=1`)
}

/** Refuses `call_closed`: it takes no signatures and is handed to nobody. */
async function openCall(asked: Asked) {
  requireSwitchedOn(asked, 'applications')
  const call = await callShown(asked, asked.params.call!)
  const { closed, titles } = call.row
  if (closed === null) return call
  const name = nameIn(titles, asked.lang).text
  throw new Refusal('call_closed', `${name} was closed by entry ${closed.entry}.`)
}
