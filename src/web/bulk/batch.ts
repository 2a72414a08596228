import { hashFor, parseDigest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import {
  type Batch,
  type BatchRow,
  batchChanged,
  batches,
  batchRows,
  dropBatch,
  isDone,
  planDigest,
  ROW_PLANS,
  rowChanged,
} from '../../people/batches.ts'
import { type Found, untilSettled } from '../../people/collection.ts'
import { depositarySigner } from '../../work/depositary-signer.ts'
import { noteAct } from '../desk/diary.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage } from '../desk/pages.ts'
import {
  type Asked,
  addressWith,
  buttonForm,
  type Fact,
  type Form,
  factList,
  formatNumber,
  hash,
  html,
  linkIn,
  linkTo,
  notedPart,
  type Piece,
  part,
  refusalNotice,
  remark,
  say,
  seeOther,
  tabs,
} from '../kit/kit.ts'
import { mayCome, mayTakeBack } from '../may.ts'
import { checkSession, keyOfCredential, signatureFrom } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { progressPage } from './progress.ts'
import { rowTable } from './rows.ts'

/** One list: what would be done, the yes of an officer, and then what was done. */

export async function showBatch(asked: Asked, officer: Officer) {
  return batchPage(asked, officer, null)
}

async function batchPage(asked: Asked, officer: Officer, trouble: Piece) {
  const { site, params } = asked
  const { drawer } = site.log
  const id = params.batch!
  const batch = await batches.find(drawer, id, site.now())
  const rows = (await batchRows(drawer, id, site.now())).map(({ value }) => value)
  return batch.state === 'planned'
    ? planPage(asked, officer, batch, rows, trouble)
    : progressPage(asked, officer, batch, rows, trouble)
}

export async function takeBatch(asked: Asked, officer: Officer, { fields }: Form) {
  try {
    return await act(asked, officer, fields)
  } catch (error) {
    return batchPage(asked, officer, refusalNotice(asked.lang, error))
  }
}

async function act(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const { site, params } = asked
  const { drawer } = site.log
  const id = params.batch!
  const here = `/desk/bulk/${id}`
  switch (fields.get('do')) {
    case 'approve': {
      await approve(asked, officer, fields)
      await noteAct(asked, officer, 'bulk-approved', id)
      return seeOther(asked, here)
    }
    case 'drop': {
      const found = await batchAt(asked)
      const { state, by } = found.value
      if (state !== 'planned') throw decided()
      if (!mayTakeBack(officer, by))
        throw new Refusal('key_role_wrong', `${by} read this list in; an officer who decides drops it.`)
      await dropBatch(drawer, found, site.now())
      await noteAct(asked, officer, 'bulk-dropped', id)
      return seeOther(asked, '/desk/bulk')
    }
    case 'stop': {
      await change(asked, ({ state }) => (state === 'running' ? { state: 'stopped', said: null } : {}))
      await noteAct(asked, officer, 'bulk-stopped', id)
      return seeOther(asked, here)
    }
    case 'go': {
      await change(asked, ({ approved }) => {
        if (approved === null) throw decided()
        return { state: 'running', said: null }
      })
      await noteAct(asked, officer, 'bulk-resumed', id)
      return seeOther(asked, here)
    }
    default:
      throw new Refusal('request_malformed', 'The form names nothing to do.')
  }
}

/** The batch of the address. Refuses `not_found`. */
async function batchAt({ site: { log, now }, params }: Asked): Promise<Found<Batch>> {
  const found = await batches.lying(log.drawer, params.batch!, now())
  if (found === undefined) throw new Refusal('not_found', 'There is no such list.')
  return found
}

/** Changes it. Where it is to be carried out, rows that were refused are tried again, and whoever does it is woken. */
async function change(asked: Asked, by: (batch: Batch) => Partial<Batch>) {
  const { log, now, worker } = asked.site
  await untilSettled(async () => {
    const found = await batchAt(asked)
    const next = by(found.value)
    const refused =
      next.state === 'running'
        ? (await batchRows(log.drawer, found.id, now())).filter(({ value }) => value.state === 'refused')
        : []
    const again = refused.map(row => rowChanged(row, { state: 'waiting', said: null }))
    await log.drawer.apply([batchChanged(found, next, now()), ...again], now())
  })
  worker.wake()
}

function decided(): Refusal {
  return new Refusal('changed_meanwhile', 'This list was approved, or dropped, by somebody meanwhile.')
}

/** The challenge is the plan itself, under a purpose of its own: no answer to it is a statement's, or a session's. */
function challengeOf(batch: Batch, withDoubtful: boolean): Uint8Array {
  return hashFor('avow/bulk/v1', parseDigest(planDigest(batch, withDoubtful)))
}

async function approve(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const { site } = asked
  const withDoubtful = fields.get('doubtful') === 'yes'
  const { value: batch } = await batchAt(asked)
  depositarySigner(site)
  const { key, keyid } = await keyOfCredential(asked, fields, {
    use: 'officer',
    holder: officer.id,
  })
  checkSession(fields, key, challengeOf(batch, withDoubtful))
  const { sig: signature, webauthn } = signatureFrom(keyid, fields)
  const assertion = { ...webauthn!, signature }
  await change(asked, ({ state }) => {
    if (state !== 'planned') throw decided()
    const approved = { by: officer.id, at: site.now(), keyid, withDoubtful, assertion }
    return { state: 'running', approved }
  })
}

/** `told`: rows that are carried out, and of which something should be known, as that nobody is invited. */
const TABS = [...ROW_PLANS, 'told'] as const

function isTold({ plan, faults }: BatchRow): boolean {
  return (plan === 'admit' || plan === 'invite') && faults.length > 0
}

function planPage(asked: Asked, officer: Officer, batch: Batch, rows: readonly BatchRow[], trouble: Piece) {
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
  const parts = html`
    ${trouble}${readingNotice(asked, batch)}
    ${notedPart(lang, 'bulk.approve', approvalForm(asked, officer, batch, rows, withDoubtful, at), { strong: true })}
    ${part(
      batch.title,
      html`
      ${tabs(lang, say(lang, 'bulk.plans'), choices)}${rowTable(asked, shown, after => at({ after }), null)}
    `,
      { id: 'rows' },
    )}
  `
  const page = { title, note: say(lang, 'bulk.planNote'), script: 'passkey' }
  return deskPage(asked, officer, { ...page, status: trouble === null ? 200 : 409 }, parts)
}

/** What of the file somebody should know before they say yes to what was read of it. */
function readingNotice({ lang }: Asked, { unread, guessed }: Batch) {
  if (unread.length === 0 && guessed === 0) return null
  const words = unread.map((one, i) => html`${i === 0 ? null : ', '}<bdi>“${one}”</bdi>`)
  return html`<div class="notice warn">
    ${unread.length === 0 ? null : html`<p>${say(lang, 'bulk.unread')} ${words}</p>`}
    ${guessed === 0 ? null : html`<p>${say(lang, 'bulk.guessed', { count: guessed })}</p>`}
  </div>`
}

function approvalForm(
  asked: Asked,
  officer: Officer,
  batch: Batch,
  rows: readonly BatchRow[],
  withDoubtful: boolean,
  at: (changes: Readonly<Record<string, string>>) => string,
) {
  const { lang, site, params } = asked
  const done = rows.filter(row => isDone(row, withDoubtful))
  const admitted = done.filter(({ plan }) => plan !== 'invite').length
  const invited = done.filter(({ person }) => person !== null).length
  const doubtful = batch.plans.doubt ?? 0
  const toggle =
    doubtful === 0
      ? null
      : html`<p class="mt">
        ${linkTo(
          asked,
          at({ doubtful: withDoubtful ? '' : 'yes' }),
          say(lang, withDoubtful ? 'bulk.without' : 'bulk.with', { count: doubtful }),
        )}
      </p>`
  const facts: Fact[] = [
    [say(lang, 'bulk.toAdmit'), formatNumber(admitted, lang)],
    [say(lang, 'bulk.toInvite'), formatNumber(invited, lang)],
    [say(lang, 'bulk.digest'), hash(planDigest(batch, withDoubtful))],
  ]
  const here = `/desk/bulk/${params.batch}`
  const drop = mayTakeBack(officer, batch.by)
    ? buttonForm(asked, here, { do: 'drop' }, say(lang, 'bulk.drop'), { form: 'mt' })
    : null
  const statement = html`
    <blockquote class="statement">${say(lang, 'bulk.approval', { officer: officer.id, admitted, invited })}</blockquote>
    <div class="mt">${factList(facts)}</div>
    ${toggle}
  `
  const hindered = !mayCome(officer, 'deskBatchSent', 'approve')
    ? 'office.approvalAwaited'
    : site.signer === null
      ? 'bulk.noKeyNote'
      : done.length === 0
        ? 'bulk.nothingToDo'
        : undefined
  if (hindered !== undefined)
    return html`
      ${statement}
      <p class="notice${hindered === 'bulk.noKeyNote' ? ' warn' : ''} mt">${say(lang, hindered)}</p>
      ${drop}
    `
  return html`${statement}${passkeyForm(asked, {
    action: linkIn(asked, at({ doubtful: withDoubtful ? 'yes' : '', plan: '' })),
    challenge: challengeOf(batch, withDoubtful),
    credentials: officer.credentials,
    hidden: { do: 'approve', doubtful: withDoubtful ? 'yes' : 'no' },
    button: say(lang, 'bulk.approveButton'),
    explain: remark(say(lang, 'bulk.approveMeans')),
  })}${drop}`
}
