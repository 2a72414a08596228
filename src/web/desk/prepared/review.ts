import type { JsonObject } from '../../../core/json.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Part } from '../../../log/attachments.ts'
import {
  commentDone,
  commentOn,
  dropPrepared,
  MOST_COMMENT,
  type PreparedCall,
  type PreparedFields,
  preparedCalls,
  uncomment,
} from '../../../people/prepared-calls.ts'
import type { Policy } from '../../../register/policy.ts'
import type { BodyOf } from '../../../register/types.ts'
import type { Composed } from '../../../work/compose.ts'
import { atMember, misfitsIn } from '../../forms/field-messages.ts'
import { Reading } from '../../forms/form-input.ts'
import { languageLabel } from '../../forms/languages.ts'
import {
  type Asked,
  buttonForm,
  copyButton,
  deskTime,
  type Errors,
  Fieldset,
  type Form,
  hasHidden,
  html,
  inLang,
  inset,
  linkTo,
  listOf,
  longDay,
  NO_ERRORS,
  nounOfAll,
  type Piece,
  part,
  postedForm,
  refusalNotice,
  refusalWords,
  remark,
  say,
  seeOther,
  spoken,
  typedIn,
  typedIsDone,
} from '../../kit/kit.ts'
import { mayCome, mayTakeBack } from '../../office-permissions.ts'
import { factsOf } from '../../text/policy-facts.ts'
import { prepareAct } from '../act/acts.ts'
import { noteAct } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { deskPage } from '../pages.ts'
import { callForm, stepOfMember } from './call-form.ts'
import { fieldLabel } from './labels.ts'
import { hourIn, hourSaid, judgeLaunchHour, zoneIn } from './launch-hour.ts'
import { savedLine, stepsNav, titleOf, valuesOf } from './prepared.ts'
import { hasText, inItsLanguages, removesForged, type StepName, stepOf, tagsOf } from './steps.ts'
import { stillEnglish } from './who.ts'
import { namesLacking, principlesIn } from './words.ts'

/** The last step: the whole of it in words, what is missing, what colleagues say; then the one statement is made. */

export type Opening = BodyOf<'call/opened'>

/** What a draft comes to: the statement, or what is wrong, by the names of its fields. */
type Reviewed =
  | { readonly composed: Composed; readonly opens: string | null }
  | { readonly errors: Errors; readonly refusal?: Refusal }

/** Composes the statement as it would be signed now, and asks the law. */
export async function reviewed(asked: Asked, officer: Officer, fields: PreparedFields): Promise<Reviewed> {
  const typed = new Reading(asked, officer, { fields: valuesOf(fields), files: new Map() })
  const found = await callForm.compose(typed)
  const lacking = missing(asked, fields)
  // What follows from a choice is asked for once that is made.
  const wrong = [...typed.check.errors].filter(
    ([name]) =>
      !(lacking.has('deed') && /^(?:verb|noun)/.test(name)) &&
      !(lacking.has('preset') && stepOf(name) === 'who'),
  )
  const errors = new Map([
    ...wrong,
    ...lacking,
    ...stillEnglish(asked, fields),
    ...judgeLaunchHour(asked, fields),
  ])
  const opens = hourIn(fields)
  if (found === undefined || 'begin' in found || errors.size > 0 || opens === undefined) return { errors }
  const { type, call, parts = [] } = found
  const body = found.body as JsonObject
  const misfits = misfitsIn(asked, type, body)
  if (misfits.size > 0) return { errors: misfits }
  const refusal = await asked.site.log.door.preview({
    type,
    call,
    body,
    by: 'depositary',
    signers: [officer.keyid],
  })
  if (refusal !== null) return { errors: atMember(asked, refusal), refusal }
  return { composed: { type, call, body, parts: [...typed.saying.parts, ...parts] }, opens }
}

/** What a draft needs beside the members of the statement. */
function missing({ lang }: Asked, { preset, deed }: PreparedFields): Errors {
  const errors = new Map<string, string>()
  const choose = (name: string, field: string) => errors.set(name, say(lang, 'fields.chooseOne', { field }))
  if (deed === undefined) choose('deed', say(lang, 'ask.verb'))
  if (preset === undefined) choose('preset', say(lang, 'prepared.who'))
  return errors
}

export async function showReview(asked: Asked, officer: Officer) {
  const call = await preparedCalls.find(asked.site.log.drawer, asked.params.prepared!, asked.site.now())
  return reviewPage(asked, officer, call)
}

/** Comments, deletes, or makes the statement ready for the passkey. */
export async function takeReview(asked: Asked, officer: Officer, { fields }: Form) {
  const { params, site } = asked
  const draft = {
    id: params.prepared!,
    call: await preparedCalls.find(site.log.drawer, params.prepared!, site.now()),
  }
  switch (fields.get('do')) {
    case 'comment':
      return takeComment(asked, officer, draft, fields)
    case 'uncomment':
      return takeBackComment(asked, officer, draft, fields)
    case 'settle':
      return settleComment(asked, officer, draft, fields)
    case 'drop':
      return dropDraft(asked, officer, draft)
    case 'prepare':
      return prepareOpening(asked, officer, draft, fields)
    default:
      throw new Refusal('request_malformed', 'The form does not say what to do.')
  }
}

interface Draft {
  readonly id: string
  readonly call: PreparedCall
}

const reviewOf = (id: string) => `/desk/prepared/${id}/review`

async function takeComment(asked: Asked, officer: Officer, { id, call }: Draft, fields: URLSearchParams) {
  const { lang, site } = asked
  const words = typedIn(fields, 'words')
  const wrong = wrongIn(asked, words)
  if (wrong !== null)
    return reviewPage(asked, officer, call, { values: fields, errors: new Map([['words', wrong]]) })
  const comment = { by: officer.id, at: site.now(), lang, words }
  try {
    await commentOn(site.log.drawer, id, comment, { isReader: officer.office === 'reader' })
    await noteAct(asked, officer, 'prepared-commented', id)
  } catch (error) {
    return reviewPage(asked, officer, call, { values: fields, trouble: refusalNotice(lang, error) })
  }
  return seeOther(asked, `${reviewOf(id)}?said=1#comments`)
}

/** What is wrong with a comment; null for nothing. */
function wrongIn({ lang }: Asked, words: string): string | null {
  if (words === '') return say(lang, 'prepared.commentEmpty')
  if (words.length > MOST_COMMENT) return say(lang, 'prepared.commentLong', { most: MOST_COMMENT })
  return hasHidden(words, { lines: true }) ? say(lang, 'prepared.commentHidden') : null
}

async function takeBackComment(asked: Asked, officer: Officer, { id }: Draft, fields: URLSearchParams) {
  const { log, now } = asked.site
  await uncomment(log.drawer, id, { by: typedIn(fields, 'by'), at: Number(fields.get('at')) }, now())
  await noteAct(asked, officer, 'prepared-changed', id)
  return seeOther(asked, `${reviewOf(id)}#comments`)
}

/** What a colleague has written is done: the desk announces it no more. */
async function settleComment(asked: Asked, officer: Officer, { id }: Draft, fields: URLSearchParams) {
  const { log, now } = asked.site
  const comment = { by: typedIn(fields, 'by'), at: Number(fields.get('at')) }
  await commentDone(log.drawer, id, comment, { officer: officer.id, now: now() })
  await noteAct(asked, officer, 'prepared-answered', id)
  return seeOther(asked, `${reviewOf(id)}#comments`)
}

async function dropDraft(asked: Asked, officer: Officer, { id, call }: Draft) {
  if (!mayTakeBack(officer, call.by))
    throw new Refusal(
      'key_role_wrong',
      `${call.by} began this draft: they or an officer who decides delete it.`,
    )
  await dropPrepared(asked.site.log.drawer, id)
  await noteAct(asked, officer, 'prepared-dropped', id)
  return seeOther(asked, '/desk/prepared?deleted=1')
}

/** The statement that opens the call, for the passkey. */
async function prepareOpening(asked: Asked, officer: Officer, { id, call }: Draft, fields: URLSearchParams) {
  // Not what another saw: who presses the button read this page as it stood.
  if (fields.get('revision') !== String(call.revision))
    return reviewPage(asked, officer, call, {
      trouble: inset(say(asked.lang, 'prepared.reviewLate', { officer: call.changed.by }), 'warn'),
    })
  const found = await reviewed(asked, officer, call.fields)
  if ('errors' in found) return reviewPage(asked, officer, call)
  const after = {
    is: 'opened',
    prepared: id,
    revision: call.revision,
    call: found.composed.call!,
    opens: found.opens,
    zone: zoneIn(call.fields),
  } as const
  const back = `/desk/opened/${after.call}`
  return prepareAct(asked, officer, found.composed, { after, back, change: reviewOf(id) })
}

interface Wrong {
  readonly values?: URLSearchParams
  readonly errors?: Errors
  readonly trouble?: Piece
}

async function reviewPage(asked: Asked, officer: Officer, call: PreparedCall, wrong: Wrong = {}) {
  const { lang } = asked
  const { trouble = null, errors = NO_ERRORS, values = new URLSearchParams() } = wrong
  // Drawn of what would be composed: nobody signs what this page does not show.
  const fields = inItsLanguages(call.fields)
  const found = await reviewed(asked, officer, fields)
  const heading =
    'errors' in found ? say(lang, 'prepared.step.reviewMissing') : say(lang, 'prepared.step.review')
  const main = html`
    ${stepsNav(asked, officer, 'review', fields)}${trouble}
    ${'errors' in found ? missingPart(asked, fields, found) : null}
    ${part(say(lang, 'prepared.whole'), html`${await reviewList(asked, officer, fields, found)}${savedLine(asked, call)}`, { strong: true, note: linkTo(asked, `/desk/prepared/${asked.params.prepared}/preview`, say(lang, 'prepared.preview')) })}
    ${'composed' in found ? signPart(asked, officer, call) : null}
    ${commentsPart(asked, officer, call, new Fieldset(lang, values, errors))}
    ${dropPart(asked, officer, call)}
  `
  const status = errors.size > 0 || trouble !== null ? 422 : 200
  return deskPage(
    asked,
    officer,
    { title: heading, note: titleOf(asked, fields), script: ['keep-typed', 'copy'], status },
    main,
  )
}

/** Each thing that is missing or wrong leads to the field that mends it. */
function missingPart(
  asked: Asked,
  fields: PreparedFields,
  { errors, refusal }: Extract<Reviewed, { errors: Errors }>,
): Piece {
  const { lang, params } = asked
  const [first] = tagsOf(fields)
  const lines = [...errors].map(([member, says]) => {
    const name = FIELD_OF[member] ?? (IN_LANGUAGES.test(member) ? `${member}.${first}` : member)
    const step = stepOf(name) ?? stepOfMember(name) ?? 'what'
    return html`<li>${linkTo(asked, `/desk/prepared/${params.prepared}/${step}?check=1#${name}`, html`${say(lang, `prepared.nav.${step === 'principles' ? 'text' : step}`)}: ${says}`)}</li>`
  })
  const law =
    refusal === undefined || errors.size > 0 ? null : html`<li>${refusalWords(lang, refusal).join(' ')}</li>`
  return html`<div class="errors plain" id="missing">
    <h2>${say(lang, 'prepared.missing', { count: Math.max(errors.size, 1) })}</h2>
    <ul>${lines}${law}</ul>
  </div>`
}

/** The first field of a member that has none of its own name. */
const FIELD_OF: Readonly<Record<string, string>> = {
  call: 'id',
  verb: 'deed',
  noun: 'deed',
  kinds: 'kind-state',
}
const IN_LANGUAGES =
  /^(?:titles|summary|convener|effect|entities|authentic|(?:rule|principle|clause|class)\d+)$/

/** A fact of the draft and the step that changes it. */
interface Line {
  readonly term: string
  readonly says: Piece
  readonly step: StepName
}

async function reviewList(
  asked: Asked,
  officer: Officer,
  fields: PreparedFields,
  found: Reviewed,
): Promise<Piece> {
  const { lang, params } = asked
  const lines = [
    ...whatLines(asked, fields),
    textLine(asked, fields),
    ...principlesLine(asked, fields),
    ...(await whoLines(asked, fields, found)),
    opensLine(asked, fields),
  ]
  const changes = mayCome(officer, 'deskPreparedStep')
  const rows = lines.map(({ term, says, step }) => {
    const change = spoken(say(lang, 'prepared.change'), term)
    const link = linkTo(asked, `/desk/prepared/${params.prepared}/${step}`, change)
    return html`<div><dt>${term}</dt><dd>${says}</dd>${changes ? html`<dd class="go">${link}</dd>` : null}</div>`
  })
  return html`<dl class="review-list">${rows}</dl>`
}

function whatLines(asked: Asked, fields: PreparedFields): Line[] {
  const { lang, site } = asked
  const inEach = (name: string) => {
    const said = tagsOf(fields).map(tag => {
      const words = (fields[`${name}.${tag}`] ?? '').trim()
      return words === ''
        ? html`<p class="muted">${say(lang, 'prepared.lacksIn', { language: languageLabel(tag, lang) })}</p>`
        : html`<p lang="${tag}" dir="auto">${words}</p>`
    })
    return html`${said}`
  }
  const deeds = tagsOf(fields).flatMap(tag => {
    const [verb = '', noun = ''] = [fields[`verb.${tag}`], fields[`noun.${tag}`]]
    return verb === ''
      ? []
      : [
          html`<p lang="${tag}" dir="auto">${verb}, ${nounOfAll([{ lang: tag, text: noun || verb }], lang).text}</p>`,
        ]
  })
  const line = (name: string, says: Piece): Line => ({ term: fieldLabel(asked, name), says, step: 'what' })
  const issued = fields.issued ?? ''
  const level = fields.authority ?? ''
  return [
    line('titles', inEach('titles')),
    line('summary', inEach('summary')),
    line('convener', html`${inEach('convener')}${fields.url ?? ''}`),
    ...(issued === ''
      ? []
      : [line('issued', /^\d{4}-\d\d-\d\d$/.test(issued) ? longDay(issued, lang) : issued)]),
    line(
      'authority',
      level === ''
        ? say(lang, 'prepared.nothing')
        : html`<p>${authorityWords(lang, level)}</p>${fields.authorityNote ?? ''}`,
    ),
    line('verb', deeds.length === 0 ? say(lang, 'prepared.nothing') : html`${deeds}`),
    line('id', html`<code dir="ltr">${site.publicUrl}/${fields.id ?? ''}</code>`),
  ]
}

function authorityWords(lang: Asked['lang'], typed: string): string {
  const level = (['independent', 'declared', 'domain', 'vetted'] as const).find(one => one === typed)
  return level === undefined ? typed : say(lang, `desk.authorityMeans.${level}`)
}

function textLine(asked: Asked, fields: PreparedFields): Line {
  const { lang } = asked
  const tags = tagsOf(fields)
  const written = tags.filter(tag => (fields[`text.${tag}`] ?? '').trim() !== '')
  const languages = listOf(
    written.map(tag => languageLabel(tag, lang)),
    lang,
  )
  const lacking = listOf(
    tags.filter(tag => !written.includes(tag)).map(tag => languageLabel(tag, lang)),
    lang,
  )
  const says =
    written.length === 0
      ? say(lang, 'prepared.noText')
      : html`<p>${say(lang, 'prepared.textIs', { languages })}</p>${lacking === '' ? null : html`<p class="muted">${say(lang, 'prepared.textLacks', { languages: lacking })}</p>`}`
  return { term: say(lang, 'prepared.nav.text'), says, step: 'text' }
}

/** Each by its name: one that was forgotten is seen here at the latest. */
function principlesLine(asked: Asked, fields: PreparedFields): Line[] {
  const { lang } = asked
  if (!hasText(fields)) return []
  const all = principlesIn(fields).map(
    ({ number, name, lang: tag }) =>
      html`<p>${name === '' ? `${number}. ${say(lang, 'prepared.noName')}` : inLang({ lang: tag, text: `${number}. ${name}` })}</p>`,
  )
  const says =
    all.length === 0 ? say(lang, 'prepared.noPrinciples') : html`${all}${namesLacking(asked, fields)}`
  return [{ term: say(lang, 'ask.principles'), says, step: 'principles' }]
}

/** The rules in the words of the page that will show them, once they can be read. */
async function whoLines(asked: Asked, fields: PreparedFields, found: Reviewed): Promise<Line[]> {
  const { lang } = asked
  const preset = (['email', 'domain', 'report', 'paper', 'own'] as const).find(name => name === fields.preset)
  const first: Line = {
    term: say(lang, 'desk.policy'),
    says: html`${preset === undefined ? say(lang, 'prepared.nothing') : say(lang, `prepared.preset.${preset}`)}${preset === undefined || removesForged(fields) ? null : html`<p class="muted">${say(lang, 'prepared.noForged')}</p>`}`,
    step: 'who',
  }
  if (!('composed' in found)) return [first]
  const { policy } = found.composed.body as unknown as Opening
  const facts = await policyFacts(asked, policy, found.composed.parts)
  return [first, ...facts.map(([term, says]) => ({ term, says, step: 'who' as const }))]
}

/** A policy that is not recorded yet, fact by fact. */
export function policyFacts(asked: Asked, policy: Policy, parts: readonly Part[]) {
  return Promise.all(
    factsOf(policy).map(
      async ({ term, shown }) =>
        [say(asked.lang, term as 'policy.effect'), await shown(asked, policy, parts)] as const,
    ),
  )
}

function opensLine(asked: Asked, fields: PreparedFields): Line {
  const { lang } = asked
  const opens = hourIn(fields)
  const says =
    opens === undefined
      ? say(lang, 'prepared.nothing')
      : opens === null
        ? say(lang, 'prepared.opens.now')
        : say(lang, 'prepared.opensAt', { hour: hourSaid(asked, fields)! })
  return { term: say(lang, 'prepared.opens'), says, step: 'launch' }
}

/** What cannot be taken back, and what can be mended: read before the passkey. */
function signPart(asked: Asked, officer: Officer, call: PreparedCall): Piece {
  const { lang, params } = asked
  if (!mayCome(officer, 'deskPreparedReviewed', 'prepare')) return null
  const signs = mayCome(officer, 'deskActSigned')
  const form = postedForm(asked, `/desk/prepared/${params.prepared}/review`, {
    hidden: { do: 'prepare', revision: String(call.revision) },
    fields: html`
      <p class="notice">${say(lang, 'prepared.forGood')}</p>
      ${remark(say(lang, 'prepared.canMend'))}
    `,
    button: say(lang, signs ? 'prepared.toSign' : 'prepared.toSubmit'),
  })
  return part(say(lang, signs ? 'prepared.signHead' : 'prepared.submitHead'), form, { id: 'sign' })
}

function commentsPart(asked: Asked, officer: Officer, call: PreparedCall, f: Fieldset): Piece {
  const { lang, params, site, query } = asked
  const path = `/desk/prepared/${params.prepared}/review`
  const deletes = mayCome(officer, 'deskPreparedReviewed', 'uncomment')
  const settles = mayCome(officer, 'deskPreparedReviewed', 'settle')
  const lines = call.comments.map(
    ({ by, at, words, lang: of, answered }) => html`<li>
      <p class="note">${say(lang, 'prepared.commentBy', { officer: by, time: deskTime(asked, at) })}${answered === undefined ? null : html` ${say(lang, 'prepared.answeredBy', { officer: answered })}`}</p>
      <p class="said" lang="${of}" dir="auto">${words}</p>
      ${settles && answered === undefined && by !== officer.id ? buttonForm(asked, path, { do: 'settle', by, at: String(at) }, say(lang, 'prepared.settle'), { style: 'second small' }) : null}
      ${deletes ? buttonForm(asked, path, { do: 'uncomment', by, at: String(at) }, say(lang, 'prepared.uncomment'), { style: 'second small' }) : null}
    </li>`,
  )
  const form = postedForm(asked, path, {
    f,
    hidden: { do: 'comment' },
    fields: f.area('words', { label: say(lang, 'prepared.comment'), rows: 3 }),
    keep: 'comment',
    button: say(lang, 'prepared.commentSend'),
    isSecond: true,
  })
  const matter = html`
    ${query.has('said') ? html`${typedIsDone(`${path}#`)}<p class="notice" role="status">${say(lang, 'prepared.commentSent')}</p>` : null}
    <p>${say(lang, 'prepared.askColleague')}</p>
    <p class="copy"><label class="vh" for="address">${say(lang, 'prepared.addressOf')}</label><input id="address" type="text" readonly dir="ltr" value="${site.publicUrl}${path}">${copyButton(lang, 'address')}</p>
    ${lines.length === 0 ? null : html`<ol class="comments">${lines}</ol>`}
    ${form}
  `
  return part(say(lang, 'prepared.colleagues'), matter, {
    id: 'comments',
    note: say(lang, 'prepared.colleaguesNote'),
  })
}

function dropPart(asked: Asked, officer: Officer, call: PreparedCall): Piece {
  const { lang, params } = asked
  if (!mayCome(officer, 'deskPreparedReviewed', 'drop') || !mayTakeBack(officer, call.by)) return null
  const form = postedForm(asked, `/desk/prepared/${params.prepared}/review`, {
    hidden: { do: 'drop' },
    fields: remark(say(lang, 'prepared.dropNote')),
    button: say(lang, 'prepared.drop'),
    isSecond: true,
  })
  return part(
    say(lang, 'prepared.drop'),
    html`<details class="fold"><summary>${say(lang, 'prepared.drop')}…</summary>${form}</details>`,
  )
}
