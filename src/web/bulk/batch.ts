import { brief } from '../../core/bytes.ts'
import { hashFor, parseDigest } from '../../core/digest.ts'
import { formatEnvelope } from '../../core/envelope.ts'
import type { Key } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import {
  type Batch,
  type BatchRow,
  batches,
  batchRows,
  dropBatch,
  isDone,
  planDigest,
  ROW_PLANS,
  rowChanged,
} from '../../people/batches.ts'
import { type Kind, MANDATES } from '../../register/kinds.ts'
import { invitedByList, isNew } from '../../work/bulk-inviting.ts'
import { payloadOf } from '../../work/compose.ts'
import { depositarySigner } from '../../work/depositary-signer.ts'
import { makingOf, untilOf } from '../../work/inviting.ts'
import { invitationEnd } from '../../work/letters/application.ts'
import { noteAct } from '../desk/diary.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage, deskTable, paragraph } from '../desk/pages.ts'
import { sayAny } from '../forms/field-messages.ts'
import {
  type Asked,
  addressWith,
  buttonForm,
  countryName,
  entryLink,
  type Fact,
  type Form,
  factList,
  formatNumber,
  hash,
  html,
  inset,
  keptRefusal,
  linkButton,
  linkIn,
  linkTo,
  type Piece,
  pageAfter,
  pager,
  part,
  refusalNotice,
  remark,
  say,
  seeOther,
  spoken,
  sub,
  tabs,
} from '../kit/kit.ts'
import { mayCome, mayTakeBack } from '../office-permissions.ts'
import { checkSession, keyOfCredential, payloadIn, signatureBy, signatureFrom } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { publicAtOnce } from '../sign/hour.ts'
import { isUnreached, type LetterOf, lettersOfRows } from './letters.ts'
import { changePlan, decided, planAt, planButtons, resumed, stopped } from './plan-acts.ts'

/** One list: what would be done, the yes of an officer, and then what was done. */

export async function showBatch(asked: Asked, officer: Officer) {
  return batchPage(asked, officer, null)
}

async function batchPage(asked: Asked, officer: Officer, trouble: Piece) {
  const { log, now } = asked.site
  const id = asked.params.batch!
  const batch = await batches.find(log.drawer, id, now())
  const rows = (await batchRows(log.drawer, id, now())).map(({ value }) => value)
  const page = batch.state === 'planned' ? planPage : progressPage
  return page(asked, officer, batch, rows, trouble)
}

export async function takeBatch(asked: Asked, officer: Officer, { fields }: Form) {
  try {
    return await act(asked, officer, fields)
  } catch (error) {
    return batchPage(asked, officer, refusalNotice(asked.lang, error))
  }
}

const NOTED = {
  approve: 'bulk-approved',
  drop: 'bulk-dropped',
  stop: 'bulk-stopped',
  go: 'bulk-resumed',
} as const

async function act(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const { batch } = asked.params
  const what = fields.get('do')
  switch (what) {
    case 'approve':
      await approve(asked, officer, fields)
      break
    case 'drop':
      await drop(asked, officer)
      break
    case 'stop':
      await change(asked, stopped)
      break
    case 'go':
      await change(asked, resumed)
      break
    default:
      throw new Refusal('request_malformed', 'The form names nothing to do.')
  }
  await noteAct(asked, officer, NOTED[what], batch)
  return seeOther(asked, what === 'drop' ? '/desk/bulk' : `/desk/bulk/${batch}`)
}

async function drop(asked: Asked, officer: Officer) {
  const found = await batchAt(asked)
  const { state, by } = found.value
  if (state !== 'planned') throw decided()
  if (!mayTakeBack(officer, by))
    throw new Refusal('key_role_wrong', `${by} read this list in; an officer who decides drops it.`)
  await dropBatch(asked.site.log.drawer, found, asked.site.now())
}

const batchAt = (asked: Asked) => planAt(asked, batches, asked.params.batch!)

/** Where the list is to be carried out, rows that were refused wait again. */
function change(asked: Asked, by: (batch: Batch) => Partial<Batch>) {
  const { site, params } = asked
  return changePlan(asked, batches, params.batch!, by, async ({ state }) => {
    if (state !== 'running') return []
    const rows = await batchRows(site.log.drawer, params.batch!, site.now())
    const refused = rows.filter(({ value }) => value.state === 'refused')
    return refused.map(row => rowChanged(row, { state: 'waiting', said: null }))
  })
}

/** The challenge is the plan itself under a purpose of its own: an answer to it is no statement's, and no session's. */
function challengeOf(batch: Batch, withDoubtful: boolean) {
  return hashFor('avow/bulk/v1', parseDigest(planDigest(batch, withDoubtful)))
}

async function approve(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const { site } = asked
  const withDoubtful = fields.get('doubtful') === 'yes'
  const { value: batch } = await batchAt(asked)
  const { key, keyid } = await keyOfCredential(asked, fields, { use: 'officer', holder: officer.id })
  const made = batch.joins ? await invitationsSigned(asked, withDoubtful, { key, keyid }, fields) : undefined
  if (made === undefined) {
    depositarySigner(site)
    checkSession(fields, key, challengeOf(batch, withDoubtful))
  }
  const { sig: signature, webauthn } = signatureFrom(keyid, fields)
  const assertion = { ...webauthn!, signature }
  await change(asked, ({ state }) => {
    if (state !== 'planned') throw decided()
    const by = { by: officer.id, at: site.now(), keyid, withDoubtful, assertion }
    const approved = { ...by, ...(made && { made }) }
    return { state: 'running', approved }
  })
}

/** What the officer's passkey has signed of those that are invited to join; undefined where nobody is. */
async function invitationsSigned(
  asked: Asked,
  withDoubtful: boolean,
  signer: { readonly key: Key; readonly keyid: string },
  fields: URLSearchParams,
) {
  const { site, params } = asked
  const rows = (await batchRows(site.log.drawer, params.batch!, site.now())).map(({ value }) => value)
  const { root, byLine } = invitedByList(site, params.batch!, rows, withDoubtful)
  if (byLine.size === 0) return undefined
  const payload = payloadIn(fields)
  untilOf(site, payload, root)
  return formatEnvelope(payload, [signatureBy(signer, payload, fields)])
}

/** `told`: rows that are carried out with something to know, as that nobody is invited. */
const TABS = [...ROW_PLANS, 'told'] as const

/** How the plan of a new party is called where it is invited to join. */
const joined = <P extends string>({ joins }: Batch, plan: P) =>
  (joins && (plan === 'admit' || plan === 'doubt') ? `${plan}Joining` : plan) as P

function isTold({ plan, faults }: BatchRow): boolean {
  return (plan === 'admit' || plan === 'invite') && faults.length > 0
}

async function planPage(
  asked: Asked,
  officer: Officer,
  batch: Batch,
  rows: readonly BatchRow[],
  trouble: Piece,
) {
  const { lang, params, query } = asked
  const here = `/desk/bulk/${params.batch}`
  const withDoubtful = query.get('doubtful') === 'yes'
  const chosen = TABS.find(plan => plan === query.get('plan'))
  const told = rows.filter(isTold)
  const at = (changes: Readonly<Record<string, string>>) =>
    addressWith(here, { doubtful: withDoubtful ? 'yes' : '', plan: chosen ?? '', ...changes })
  const count = (plan: BatchRow['plan']) => batch.plans[plan] ?? 0
  const size = (tab: (typeof TABS)[number]) => (tab === 'told' ? told.length : count(tab))
  const choices = [undefined, ...TABS.filter(tab => size(tab) > 0)].map(plan => ({
    href: `${linkIn(asked, at({ plan: plan ?? '' }))}#rows`,
    isChosen: plan === chosen,
    says: say(lang, plan === undefined ? 'queue.stage.any' : `bulk.tab.${joined(batch, plan)}`),
    count: plan === undefined ? rows.length : size(plan),
  }))
  const title = say(lang, 'bulk.planTitle', { count: count('admit') + count('doubt') + count('invite') })
  const shown =
    chosen === undefined ? rows : chosen === 'told' ? told : rows.filter(({ plan }) => plan === chosen)
  const list = [
    tabs(lang, say(lang, 'bulk.plans'), choices),
    rowTable(asked, batch, shown, after => at({ after }), null),
  ]
  const parts = html`
    ${trouble}${readingNotice(asked, batch)}
    ${part(say(lang, 'bulk.approve'), await approvalForm(asked, officer, batch, rows, withDoubtful, at), {
      strong: true,
      note: say(lang, batch.joins ? 'bulk.approveNoteJoining' : 'bulk.approveNote'),
    })}
    ${part(batch.title, list, { id: 'rows' })}
  `
  const page = { title, note: say(lang, 'bulk.planNote'), script: 'passkey' }
  return deskPage(asked, officer, { ...page, status: trouble === null ? 200 : 409 }, parts)
}

/** What somebody should know of the file before they say yes. */
function readingNotice({ lang }: Asked, { unread, guessed }: Batch) {
  if (unread.length === 0 && guessed === 0) return null
  const words = unread.map((one, i) => html`${i === 0 ? null : ', '}<bdi>“${one}”</bdi>`)
  return html`<div class="notice warn">
    ${unread.length === 0 ? null : html`<p>${say(lang, 'bulk.unread')} ${words}</p>`}
    ${guessed === 0 ? null : html`<p>${say(lang, 'bulk.guessed', { count: guessed })}</p>`}
  </div>`
}

async function approvalForm(
  asked: Asked,
  officer: Officer,
  batch: Batch,
  rows: readonly BatchRow[],
  withDoubtful: boolean,
  at: (changes: Readonly<Record<string, string>>) => string,
) {
  const { lang, site, params } = asked
  const done = rows.filter(row => isDone(row, withDoubtful))
  const joins = batch.joins === true && done.length > 0
  const admitted = done.filter(isNew).length
  const invited = done.filter(({ person }) => person !== null).length
  const doubtful = batch.plans.doubt ?? 0
  const withThem = batch.joins ? 'bulk.withJoining' : 'bulk.with'
  const other = say(lang, withDoubtful ? 'bulk.without' : withThem, { count: doubtful })
  const toggle =
    doubtful === 0
      ? null
      : html`<p class="mt">${linkTo(asked, at({ doubtful: withDoubtful ? '' : 'yes' }), other)}</p>`
  const facts: Fact[] = [
    ...(batch.joins ? [] : [[say(lang, 'bulk.toAdmit'), formatNumber(admitted, lang)] as Fact]),
    [say(lang, 'bulk.toInvite'), formatNumber(invited, lang)],
    ...digestFact(asked, batch, withDoubtful),
  ]
  const here = `/desk/bulk/${params.batch}`
  const drop = mayTakeBack(officer, batch.by)
    ? buttonForm(asked, here, { do: 'drop' }, say(lang, 'bulk.drop'), { form: 'mt' })
    : null
  const approves = batch.joins
    ? say(lang, 'bulk.approvalJoining', { officer: officer.id, invited })
    : say(lang, 'bulk.approval', { officer: officer.id, admitted, invited })
  const statement = html`
    <blockquote class="statement">${approves}</blockquote>
    <div class="mt">${factList(facts)}</div>
    ${toggle}
  `
  const hindered = !mayCome(officer, 'deskBatchSent', 'approve')
    ? 'office.approvalAwaited'
    : site.signer === null && !batch.joins
      ? 'bulk.noKeyNote'
      : done.length === 0
        ? 'bulk.nothingToDo'
        : undefined
  if (hindered !== undefined) {
    const style = hindered === 'bulk.noKeyNote' ? 'warn mt' : 'mt'
    return [statement, inset(say(lang, hindered), style), drop]
  }
  const form = passkeyForm(asked, {
    action: linkIn(asked, at({ doubtful: withDoubtful ? 'yes' : '', plan: '' })),
    ...(joins
      ? { payload: payloadToInvite(asked, rows, withDoubtful) }
      : { challenge: challengeOf(batch, withDoubtful) }),
    credentials: officer.credentials,
    hidden: { do: 'approve', doubtful: withDoubtful ? 'yes' : 'no' },
    button: say(lang, 'bulk.approveButton'),
    explain: batch.joins
      ? remark(say(lang, 'bulk.approveMeansJoining'))
      : html`${await publicAtOnce(asked, null)}${remark(say(lang, 'bulk.approveMeans'))}`,
  })
  return [statement, form, drop]
}

function payloadToInvite({ site, params }: Asked, rows: readonly BatchRow[], withDoubtful: boolean) {
  const tree = invitedByList(site, params.batch!, rows, withDoubtful)
  return payloadOf(site, makingOf(tree, invitationEnd(site)))
}

/** What every admission names; an invitation to join names none. */
function digestFact({ lang }: Asked, batch: Batch, withDoubtful: boolean): Fact[] {
  return batch.joins ? [] : [[say(lang, 'bulk.digest'), hash(planDigest(batch, withDoubtful))]]
}

/** Of a batch that is carried out: what needs somebody, what is to come, what is done, what is left as it was. */
const VIEWS = ['help', 'open', 'done', 'left'] as const
type View = (typeof VIEWS)[number]

async function progressPage(
  asked: Asked,
  officer: Officer,
  batch: Batch,
  rows: readonly BatchRow[],
  trouble: Piece,
) {
  const { lang, site, params, query } = asked
  const here = `/desk/bulk/${params.batch}`
  const letterOf = await lettersOfRows(site, rows)
  const { withDoubtful, by } = batch.approved!
  const views = Map.groupBy(rows, row => viewOf(row, withDoubtful, letterOf))
  const of = (view: View) => views.get(view) ?? []
  const chosen = VIEWS.find(view => view === query.get('view')) ?? (of('help').length > 0 ? 'help' : 'done')
  const choices = VIEWS.map(view => ({
    href: `${linkIn(asked, `${here}?view=${view}`)}#rows`,
    isChosen: view === chosen,
    says: say(lang, `bulk.view.${view}`),
    count: of(view).length,
  }))
  const all = rows.filter(row => isDone(row, withDoubtful))
  const done = all.filter(({ state }) => state === 'done').length
  const title = say(lang, 'bulk.progressTitle', { done, total: all.length })
  const entered = rows.filter(({ entry }) => entry !== null).length
  const states = all.flatMap(row => letterOf(row)?.state ?? [])
  const mail = [...Map.groupBy(states, state => state)].map(
    ([state, { length }]): Fact => [say(lang, `bulk.letter.${state}`), formatNumber(length, lang)],
  )
  const facts: Fact[] = [
    [say(lang, 'bulk.approvedBy'), by],
    ...digestFact(asked, batch, withDoubtful),
    ...(batch.joins ? [] : [[say(lang, 'bulk.admitted'), formatNumber(entered, lang)] as Fact]),
    [say(lang, 'bulk.invited'), formatNumber(rows.filter(({ letter }) => letter !== null).length, lang)],
    ...mail,
  ]
  const why = batch.said === null ? null : inset(keptRefusal(lang, batch.said), 'warn mt')
  const state = batch.state === 'done' && done < all.length ? 'partly' : batch.state
  const note = say(lang, `bulk.stateNote.${state}`)
  const list = [
    tabs(lang, say(lang, 'bulk.views'), choices),
    rowTable(asked, batch, of(chosen), after => addressWith(here, { view: chosen, after }), letterOf),
  ]
  const parts = html`
    ${trouble}
    ${part(say(lang, 'bulk.progress'), [factList(facts), why, buttons(asked, officer, batch, rows)], {
      strong: true,
      note: batch.state === 'running' ? say(lang, 'bulk.progressNote') : null,
    })}
    ${part(batch.title, list, { id: 'rows' })}
  `
  return deskPage(asked, officer, { title, note, status: trouble === null ? 200 : 409 }, parts)
}

function viewOf(row: BatchRow, withDoubtful: boolean, letterOf: LetterOf): View {
  if (!isDone(row, withDoubtful)) return 'left'
  if (row.state === 'refused' || isUnreached(row, letterOf)) return 'help'
  return row.state === 'done' ? 'done' : 'open'
}

function buttons(asked: Asked, officer: Officer, batch: Batch, rows: readonly BatchRow[]) {
  const { lang, params } = asked
  const outbox = rows.some(({ letter }) => letter !== null)
    ? linkButton(asked, '/desk/outbox', say(lang, 'outbox.open'))
    : null
  return planButtons(asked, officer, batch, {
    route: 'deskBatchSent',
    here: `/desk/bulk/${params.batch}`,
    isLeft: rows.some(row => isDone(row, batch.approved!.withDoubtful) && row.state !== 'done'),
    beside: outbox,
  })
}

const PER_PAGE = 100

const MOST_SHOWN = 120

function rowTable(
  asked: Asked,
  batch: Batch,
  rows: readonly BatchRow[],
  at: (after: string) => string,
  letterOf: LetterOf | null,
) {
  const { lang, query } = asked
  const after = Number(/^\d{1,6}$/.exec(query.get('after') ?? '')?.[0] ?? 0)
  const { shown, next } = pageAfter(
    rows.filter(({ line }) => line > after),
    '',
    PER_PAGE,
    ({ line }) => String(line),
  )
  if (shown.length === 0) return paragraph(lang, 'bulk.noRows')
  const heads = [
    'bulk.line',
    'bulk.organisation',
    letterOf === null ? 'bulk.wouldHappen' : 'bulk.happened',
  ] as const
  const lines = shown.map(row => rowLine(asked, batch, row, letterOf))
  const to = (place: string | undefined) => (place === undefined ? undefined : linkIn(asked, at(place)))
  return html`
    ${deskTable(lang, 'bulk.caption', heads, lines, { style: 'rows' })}
    ${pager(lang, to(after === 0 ? undefined : ''), to(next))}
  `
}

function rowLine(asked: Asked, batch: Batch, row: BatchRow, letterOf: LetterOf | null) {
  const { lang } = asked
  const { admission, line, typed, party, faults } = row
  const about = admission && [
    say(lang, `kind.${admission.kind}`),
    admission.country && countryName(admission.country, lang),
    admission.domain,
  ]
  const person =
    row.person === null
      ? null
      : html`<span class="sub"><bdi>${row.person.name}</bdi>, ${row.person.email}</span>`
  const name =
    typed === ''
      ? html`<span class="muted">${say(lang, 'bulk.nameless')}</span>`
      : html`<span dir="auto">${brief(typed, MOST_SHOWN)}</span>`
  const told = faults.map(fault => html`<span class="sub strong">${faultWords(asked, fault)}</span>`)
  const what =
    letterOf === null
      ? say(lang, `bulk.plan.${joined(batch, row.plan)}`)
      : happened(asked, batch, row, letterOf)
  return html`<tr role="row">
    <td role="cell" class="nw">${line}</td>
    <th role="rowheader" scope="row" class="who">
      ${name}<span class="sub"><code>${party}</code></span>${about && sub(about.filter(one => one !== null).join(', '))}
      ${person}
    </th>
    <td role="cell">${what}${told}</td>
  </tr>`
}

function happened(asked: Asked, batch: Batch, row: BatchRow, letterOf: LetterOf) {
  const { lang } = asked
  const { state, entry, said } = row
  const admitted = entry === null ? null : sub(entryLink(asked, entry))
  const mail = letterOf(row)
  const sent =
    mail === undefined
      ? null
      : html`<span class="sub">
        ${say(lang, `bulk.letter.${mail.state}`)}
        ${mail.said === null ? null : html` <span lang="en" dir="auto">${mail.said}</span>`}
      </span>`
  const why = said === null ? null : sub(keptRefusal(lang, said))
  const again = isUnreached(row, letterOf) ? inviteAgain(asked, batch, row) : null
  return html`${say(lang, `bulk.row.${state}`)}${admitted}${sent}${why}${again}`
}

/** Leads to the form that invites, filled in: the address has to be mended. */
function inviteAgain(asked: Asked, batch: Batch, row: BatchRow) {
  const { party, person, link, typed, faults } = row
  // The leaf that went astray is ended first.
  if (batch.joins && (link !== null || isNew(row))) {
    const says = spoken(say(asked.lang, 'inviting.elsewhere'), typed)
    return link === null ? null : sub(linkTo(asked, `/desk/new/uninvite?link=${link}`, says))
  }
  const bad = faults.find(({ fault }) => fault === 'email')?.with ?? ''
  const { call = '', name = '', email = bad, lang = asked.lang } = person ?? {}
  const known = new URLSearchParams({ party, call, person: name, email, lang, instead: link ?? 'none' })
  return sub(linkTo(asked, `/desk/invitations?${known}`, spoken(say(asked.lang, 'bulk.inviteAgain'), typed)))
}

function faultWords(asked: Asked, { fault, with: typed }: BatchRow['faults'][number]) {
  const { lang } = asked
  const about = brief(typed, MOST_SHOWN)
  if (about === '' && (fault === 'name' || fault === 'kind')) return say(lang, `bulk.missing.${fault}`)
  if (fault === 'alike')
    return html`${say(lang, 'bulk.fault.alike')} ${linkTo(asked, `/parties/${about}`, about)}`
  if (fault === 'uninvited')
    return say(lang, 'bulk.fault.uninvited', { about: say(lang, `kind.${about as Kind}`) })
  const level = MANDATES.find(one => one === about)
  if (fault === 'weak' && level !== undefined)
    return say(lang, 'bulk.fault.weak', { about: say(lang, `mandate.${level}`) })
  return sayAny(lang, `bulk.fault.${fault}`, { about })
}
