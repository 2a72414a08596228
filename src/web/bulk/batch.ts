import { brief } from '../../core/bytes.ts'
import { hashFor, parseDigest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import {
  type Batch,
  type BatchRow,
  batches,
  batchRows,
  dropBatch,
  keepRow,
  ROW_PLANS,
} from '../../people/batches.ts'
import { type Kind, MANDATES } from '../../register/kinds.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { noteAct } from '../desk/diary.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage } from '../desk/pages.ts'
import { refusalNotice } from '../fields.ts'
import type { Form } from '../form.ts'
import { keptRefusal } from '../http/kept-refusal.ts'
import { hash } from '../kit.ts'
import { addressWith, entryLink, linkIn, linkTo } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { mayCome, mayTakeBack } from '../may.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { checkSession, keyOfCredential, signatureFrom } from '../passkey/returned.ts'
import { buttonForm, linkButton, spoken } from '../posted-form.ts'
import { type Fact, factList, notedPart, part, seeOther } from '../private.ts'
import { say } from '../say.ts'
import { depositarySigner } from '../statement/depositary-signer.ts'
import { pageAfter, pager, table, tabs } from '../table.ts'
import { countryName, formatNumber } from '../wording.ts'
import { isUnreached, type LetterOf, lettersOfRows } from './letters.ts'
import { isDone, planDigest } from './plan.ts'
import { carryOn } from './run.ts'

/** One list: what would be done, the yes of an officer, and then what was done. */

export async function showBatch(asked: Asked, officer: Officer): Promise<Answer> {
  return batchPage(asked, officer, null)
}

async function batchPage(asked: Asked, officer: Officer, trouble: Piece): Promise<Answer> {
  const { site, params } = asked
  const { drawer } = site.log
  const id = params.batch!
  const batch = await batches.find(drawer, id, site.now())
  // A server that fell goes on with it at its start; whoever looks makes sure.
  if (batch.state === 'running' && site.signer !== null) void carryOn(site, id)
  const rows = await batchRows(drawer, id, site.now())
  return batch.state === 'planned'
    ? planPage(asked, officer, batch, rows, trouble)
    : progressPage(asked, officer, batch, rows, trouble)
}

export async function takeBatch(asked: Asked, officer: Officer, { fields }: Form): Promise<Answer> {
  try {
    return await act(asked, officer, fields)
  } catch (error) {
    return batchPage(asked, officer, refusalNotice(asked.lang, error))
  }
}

async function act(asked: Asked, officer: Officer, fields: URLSearchParams): Promise<Answer> {
  const { site, params } = asked
  const { drawer } = site.log
  const id = params.batch!
  const here = `/desk/bulk/${id}`
  switch (fields.get('do')) {
    case 'approve': {
      await approve(asked, officer, fields)
      await noteAct(asked, officer, 'bulk-approved', id)
      void carryOn(site, id)
      return seeOther(asked, here)
    }
    case 'drop': {
      const { state, by } = await batches.find(drawer, id, site.now())
      if (state !== 'planned') throw decided()
      if (!mayTakeBack(officer, by))
        throw new Refusal('key_role_wrong', `${by} read this list in; an officer who decides drops it.`)
      await dropBatch(drawer, id, site.now())
      await noteAct(asked, officer, 'bulk-dropped', id)
      return seeOther(asked, '/desk/bulk')
    }
    case 'stop': {
      await batches.alter(drawer, id, site.now(), batch =>
        batch.state === 'running' ? { ...batch, state: 'stopped', said: null } : batch,
      )
      await noteAct(asked, officer, 'bulk-stopped', id)
      return seeOther(asked, here)
    }
    case 'go': {
      const batch = await batches.alter(drawer, id, site.now(), batch => {
        if (batch.approved === null) throw decided()
        return { ...batch, state: 'running', said: null }
      })
      for (const row of await batchRows(drawer, id, site.now()))
        if (row.state === 'refused')
          await keepRow(
            drawer,
            id,
            { ...row, state: row.link === null ? 'waiting' : 'inviting', said: null },
            batch,
          )
      await noteAct(asked, officer, 'bulk-resumed', id)
      void carryOn(site, id)
      return seeOther(asked, here)
    }
    default:
      throw new Refusal('request_malformed', 'The form names nothing to do.')
  }
}

function decided(): Refusal {
  return new Refusal('application_decided', 'This list was approved, or dropped, by somebody meanwhile.')
}

/** The challenge is the plan itself, under a purpose of its own: no answer to it is a statement's, or a session's. */
function challengeOf(batch: Batch, withDoubtful: boolean): Uint8Array {
  return hashFor('avow/bulk/v1', parseDigest(planDigest(batch, withDoubtful)))
}

async function approve(asked: Asked, officer: Officer, fields: URLSearchParams): Promise<void> {
  const { site, params } = asked
  const { drawer } = site.log
  const withDoubtful = fields.get('doubtful') === 'yes'
  const batch = await batches.find(drawer, params.batch!, site.now())
  depositarySigner(site)
  const { key, keyid } = await keyOfCredential(asked, fields, {
    use: 'officer',
    holder: officer.id,
  })
  checkSession(fields, key, challengeOf(batch, withDoubtful))
  const { sig: signature, webauthn } = signatureFrom(keyid, fields)
  const assertion = { ...webauthn!, signature }
  await batches.alter(drawer, params.batch!, site.now(), now => {
    if (now.state !== 'planned') throw decided()
    const approved = { by: officer.id, at: site.now(), keyid, withDoubtful, assertion }
    return { ...now, state: 'running', approved }
  })
}

/** `told`: rows that are carried out, and of which something should be known, as that nobody is invited. */
const TABS = [...ROW_PLANS, 'told'] as const

function isTold({ plan, faults }: BatchRow): boolean {
  return (plan === 'admit' || plan === 'invite') && faults.length > 0
}

function planPage(
  asked: Asked,
  officer: Officer,
  batch: Batch,
  rows: readonly BatchRow[],
  trouble: Piece,
): Answer {
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
    says: say(lang, plan === undefined ? 'queue.stage.any' : `bulk.tab.${plan}`),
    count: plan === undefined ? rows.length : size(plan),
  }))
  const title = say(lang, 'bulk.planTitle', { count: count('admit') + count('doubt') + count('invite') })
  const shown =
    chosen === undefined ? rows : chosen === 'told' ? told : rows.filter(({ plan }) => plan === chosen)
  const parts = html`${trouble}${readingNotice(asked, batch)}
${notedPart(lang, 'bulk.approve', approvalForm(asked, officer, batch, rows, withDoubtful, at), { strong: true })}
${part(batch.title, html`${tabs(lang, say(lang, 'bulk.plans'), choices)}${rowTable(asked, shown, after => at({ after }), null)}`, { id: 'rows' })}`
  const page = { title, note: say(lang, 'bulk.planNote'), script: 'passkey' }
  return deskPage(asked, officer, { ...page, status: trouble === null ? 200 : 409 }, parts)
}

/** What of the file somebody should know before they say yes to what was read of it. */
function readingNotice({ lang }: Asked, { unread, guessed }: Batch): Piece {
  if (unread.length === 0 && guessed === 0) return null
  const words = unread.map((one, i) => html`${i === 0 ? null : ', '}<bdi>“${one}”</bdi>`)
  return html`<div class="notice warn">${unread.length === 0 ? null : html`<p>${say(lang, 'bulk.unread')} ${words}</p>`}${guessed === 0 ? null : html`<p>${say(lang, 'bulk.guessed', { count: guessed })}</p>`}</div>`
}

function approvalForm(
  asked: Asked,
  officer: Officer,
  batch: Batch,
  rows: readonly BatchRow[],
  withDoubtful: boolean,
  at: (changes: Readonly<Record<string, string>>) => string,
): Markup {
  const { lang, site, params } = asked
  const done = rows.filter(row => isDone(row, withDoubtful))
  const admitted = done.filter(({ plan }) => plan !== 'invite').length
  const invited = done.filter(({ person }) => person !== null).length
  const doubtful = batch.plans.doubt ?? 0
  const toggle =
    doubtful === 0
      ? null
      : html`<p class="mt">${linkTo(asked, at({ doubtful: withDoubtful ? '' : 'yes' }), say(lang, withDoubtful ? 'bulk.without' : 'bulk.with', { count: doubtful }))}</p>`
  const facts: Fact[] = [
    [say(lang, 'bulk.toAdmit'), formatNumber(admitted, lang)],
    [say(lang, 'bulk.toInvite'), formatNumber(invited, lang)],
    [say(lang, 'bulk.digest'), hash(planDigest(batch, withDoubtful))],
  ]
  const here = `/desk/bulk/${params.batch}`
  const drop = mayTakeBack(officer, batch.by)
    ? buttonForm(asked, here, { do: 'drop' }, say(lang, 'bulk.drop'), { form: 'mt' })
    : null
  const statement = html`<blockquote class="statement">${say(lang, 'bulk.approval', { officer: officer.id, admitted, invited })}</blockquote><div class="mt">${factList(facts)}</div>${toggle}`
  const hindered = !mayCome(officer, 'deskBatchSent', 'approve')
    ? 'office.approvalAwaited'
    : site.signer === null
      ? 'bulk.noKeyNote'
      : done.length === 0
        ? 'bulk.nothingToDo'
        : undefined
  if (hindered !== undefined)
    return html`${statement}<p class="notice${hindered === 'bulk.noKeyNote' ? ' warn' : ''} mt">${say(lang, hindered)}</p>${drop}`
  return html`${statement}${passkeyForm(asked, {
    action: linkIn(asked, at({ doubtful: withDoubtful ? 'yes' : '', plan: '' })),
    challenge: challengeOf(batch, withDoubtful),
    credentials: officer.credentials,
    hidden: { do: 'approve', doubtful: withDoubtful ? 'yes' : 'no' },
    button: say(lang, 'bulk.approveButton'),
    explain: html`<p class="note">${say(lang, 'bulk.approveMeans')}</p>`,
  })}${drop}`
}

/** What was done of a list so far, and what needs somebody: seen by loading the page again. */

const VIEWS = ['help', 'open', 'done', 'left'] as const
type View = (typeof VIEWS)[number]

async function progressPage(
  asked: Asked,
  officer: Officer,
  batch: Batch,
  rows: readonly BatchRow[],
  trouble: Piece,
): Promise<Answer> {
  const { lang, site, params, query } = asked
  const here = `/desk/bulk/${params.batch}`
  const letterOf = await lettersOfRows(site)
  const { withDoubtful, by } = batch.approved!
  const views = Map.groupBy(rows, row => viewOf(row, withDoubtful, letterOf))
  const of = (view: View) => views.get(view) ?? []
  const asks = query.get('view')
  const chosen = VIEWS.find(view => view === asks) ?? (of('help').length > 0 ? 'help' : 'done')
  const choices = VIEWS.map(view => ({
    href: `${linkIn(asked, `${here}?view=${view}`)}#rows`,
    isChosen: view === chosen,
    says: say(lang, `bulk.view.${view}`),
    count: of(view).length,
  }))
  const all = rows.filter(row => isDone(row, withDoubtful))
  const done = all.filter(({ state }) => state === 'done').length
  const title = say(lang, 'bulk.progressTitle', { done, total: all.length })
  const sent = Map.groupBy(
    all.flatMap(row => letterOf(row)?.state ?? []),
    state => state,
  )
  const mail = [...sent].map(
    ([state, { length }]): Fact => [say(lang, `bulk.letter.${state}`), formatNumber(length, lang)],
  )
  const facts: Fact[] = [
    [say(lang, 'bulk.approvedBy'), by],
    [say(lang, 'bulk.digest'), hash(planDigest(batch, withDoubtful))],
    [say(lang, 'bulk.admitted'), formatNumber(rows.filter(({ entry }) => entry !== null).length, lang)],
    [say(lang, 'bulk.invited'), formatNumber(rows.filter(({ letter }) => letter !== null).length, lang)],
    ...mail,
  ]
  const why =
    batch.said === null ? null : html`<p class="notice warn mt">${keptRefusal(lang, batch.said)}</p>`
  const note = say(
    lang,
    batch.state === 'done' && done < all.length ? 'bulk.stateNote.partly' : `bulk.stateNote.${batch.state}`,
  )
  const parts = html`${trouble}
${part(say(lang, 'bulk.progress'), html`${factList(facts)}${why}${buttons(asked, officer, batch, rows)}`, { strong: true, note: batch.state === 'running' ? say(lang, 'bulk.progressNote') : null })}
${part(batch.title, html`${tabs(lang, say(lang, 'bulk.views'), choices)}${rowTable(asked, of(chosen), after => addressWith(here, { view: chosen, after }), letterOf)}`, { id: 'rows' })}`
  return deskPage(asked, officer, { title, note, status: trouble === null ? 200 : 409 }, parts)
}

function viewOf(row: BatchRow, withDoubtful: boolean, letterOf: LetterOf): View {
  if (!isDone(row, withDoubtful)) return 'left'
  if (row.state === 'refused' || isUnreached(row, letterOf)) return 'help'
  return row.state === 'done' ? 'done' : 'open'
}

function buttons(
  asked: Asked,
  officer: Officer,
  { state, approved }: Batch,
  rows: readonly BatchRow[],
): Piece {
  const { lang, params } = asked
  const here = `/desk/bulk/${params.batch}`
  const button = (what: 'stop' | 'go', words: string) =>
    mayCome(officer, 'deskBatchSent', what) ? buttonForm(asked, here, { do: what }, words) : null
  // Refused, or put back to be tried again by somebody just as the last run came to its end.
  const isLeft = rows.some(row => isDone(row, approved!.withDoubtful) && row.state !== 'done')
  const act =
    state === 'running'
      ? button('stop', say(lang, 'bulk.stop'))
      : state === 'stopped'
        ? button('go', say(lang, 'bulk.go'))
        : isLeft
          ? button('go', say(lang, 'bulk.again'))
          : null
  const more = state === 'running' ? linkButton(asked, here, say(lang, 'bulk.reload'), '') : null
  const outbox = rows.some(({ letter }) => letter !== null)
    ? linkButton(asked, '/desk/outbox', say(lang, 'outbox.open'))
    : null
  return html`<div class="actions">${more}${act}${outbox}</div>`
}

/** The rows of a list in words, before and after. */

const PER_PAGE = 100

const MOST_SHOWN = 120

/** A page of them from after the line `after`, with the way to the next. */
function rowTable(
  asked: Asked,
  rows: readonly BatchRow[],
  at: (after: string) => string,
  letterOf: LetterOf | null,
): Markup {
  const { lang, query } = asked
  const after = Number(/^\d{1,6}$/.exec(query.get('after') ?? '')?.[0] ?? 0)
  const { shown, next } = pageAfter(
    rows.filter(({ line }) => line > after),
    '',
    PER_PAGE,
    ({ line }) => String(line),
  )
  if (shown.length === 0) return html`<p>${say(lang, 'bulk.noRows')}</p>`
  const heads = [
    'bulk.line',
    'bulk.organisation',
    letterOf === null ? 'bulk.wouldHappen' : 'bulk.happened',
  ] as const
  const lines = shown.map(row => rowLine(asked, row, letterOf))
  const to = (place: string | undefined) => (place === undefined ? undefined : linkIn(asked, at(place)))
  return html`${table(
    say(lang, 'bulk.caption'),
    heads.map(head => say(lang, head)),
    lines,
    'rows',
  )}${pager(lang, to(after === 0 ? undefined : ''), to(next))}`
}

function rowLine(asked: Asked, row: BatchRow, letterOf: LetterOf | null): Markup {
  const { lang } = asked
  const { admission, line, typed, party, faults } = row
  const about =
    admission === null
      ? null
      : html`<span class="sub">${[say(lang, `kind.${admission.kind}`), ...(admission.country === null ? [] : [countryName(admission.country, lang)]), ...(admission.domain === null ? [] : [admission.domain])].join(', ')}</span>`
  const person =
    row.person === null
      ? null
      : html`<span class="sub"><bdi>${row.person.name}</bdi>, ${row.person.email}</span>`
  const name =
    typed === ''
      ? html`<span class="muted">${say(lang, 'bulk.nameless')}</span>`
      : html`<span dir="auto">${brief(typed, MOST_SHOWN)}</span>`
  const told = faults.map(fault => html`<span class="sub strong">${faultWords(asked, fault)}</span>`)
  const what = letterOf === null ? say(lang, `bulk.plan.${row.plan}`) : happened(asked, row, letterOf)
  return html`<tr><td class="nw">${line}</td><th scope="row" class="who">${name}<span class="sub"><code>${party}</code></span>${about}${person}</th><td>${what}${told}</td></tr>`
}

function happened(asked: Asked, row: BatchRow, letterOf: LetterOf): Piece {
  const { lang } = asked
  const { state, entry, said } = row
  const admitted = entry === null ? null : html`<span class="sub">${entryLink(asked, entry)}</span>`
  const mail = letterOf(row)
  const sent =
    mail === undefined
      ? null
      : html`<span class="sub">${say(lang, `bulk.letter.${mail.state}`)}${mail.said === null ? null : html` <span lang="en" dir="auto">${mail.said}</span>`}</span>`
  const why = said === null ? null : html`<span class="sub">${keptRefusal(lang, said)}</span>`
  const again = isUnreached(row, letterOf) ? inviteAgain(asked, row) : null
  return html`${say(lang, `bulk.row.${state}`)}${admitted}${sent}${why}${again}`
}

/** Leads to the form that invites, filled in with what the list says: the address is what has to be mended. */
function inviteAgain(asked: Asked, { party, person, link, typed, faults }: BatchRow): Markup {
  const bad = faults.find(({ fault }) => fault === 'email')?.with ?? ''
  const { call = '', name = '', email = bad, lang = asked.lang } = person ?? {}
  const known = new URLSearchParams({ party, call, person: name, email, lang, instead: link ?? 'none' })
  return html`<span class="sub">${linkTo(asked, `/desk/invitations?${known}`, spoken(say(asked.lang, 'bulk.inviteAgain'), typed))}</span>`
}

function faultWords(asked: Asked, { fault, with: typed }: BatchRow['faults'][number]): Piece {
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
  return (say as (lang: Asked['lang'], key: string, values: object) => string)(lang, `bulk.fault.${fault}`, {
    about,
  })
}
