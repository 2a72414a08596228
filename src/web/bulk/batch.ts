import type { Digest } from '../../core/digest.ts'
import { formatEnvelope } from '../../core/envelope.ts'
import type { Key } from '../../core/keys.ts'
import { Refusal } from '../../core/refusal.ts'
import {
  type Batch,
  type BatchRow,
  batches,
  batchRows,
  isDone,
  lettersDigest,
  planDigest,
  ROW_PLANS,
  rowChanged,
  wishOf,
} from '../../people/batches.ts'
import { KINDS, MANDATES } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import type { Change } from '../../store/drawer.ts'
import { type InvitedByList, invitedByList, isNew } from '../../work/bulk-inviting.ts'
import { payloadOf } from '../../work/compose.ts'
import { depositarySigner } from '../../work/depositary-signer.ts'
import { makingOf, untilOf } from '../../work/inviting.ts'
import { invitationEnd, invitationWords } from '../../work/letters/application.ts'
import { noteAct } from '../desk/diary.ts'
import { letterPreview, NO_TOKEN, wishesShown } from '../desk/letter-preview.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage } from '../desk/pages.ts'
import {
  type Asked,
  addressWith,
  buttonForm,
  comma,
  type Fact,
  type Form,
  factList,
  firstOf,
  formatNumber,
  html,
  inset,
  linkButton,
  linkIn,
  linkTo,
  listOf,
  type Piece,
  part,
  refusalNotice,
  remark,
  say,
  seeOther,
  tabs,
} from '../kit/kit.ts'
import { mayCome, mayTakeBack } from '../office-permissions.ts'
import { checkSession, keyOfCredential, payloadIn, signatureBy, signatureFrom } from '../passkey/answer.ts'
import { passkeyForm } from '../passkey/ceremony.ts'
import { publicAtOnce } from '../sign/hour.ts'
import { progressPage } from './batch-progress.ts'
import { digestFact, joined, rowFaults, rowTable } from './batch-rows.ts'
import { isCorrectable, listApproved, planDropped } from './list-typed.ts'
import { changePlan, decided, planAt, planChallenge, resumed, stopped } from './plan-acts.ts'

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
  await asked.site.log.drawer.apply(await planDropped(asked, found), asked.site.now())
}

const batchAt = (asked: Asked) => planAt(asked, batches, asked.params.batch!)

/** Where the list is to be carried out, rows that were refused wait again. */
function change(asked: Asked, by: (batch: Batch) => Partial<Batch>, beside: readonly Change[] = []) {
  const { site, params } = asked
  return changePlan(asked, batches, params.batch!, by, async ({ state }) => {
    if (state !== 'running') return beside
    const rows = await batchRows(site.log.drawer, params.batch!, site.now())
    const refused = rows.filter(({ value }) => value.state === 'refused')
    return [...beside, ...refused.map(row => rowChanged(row, { state: 'waiting', said: null }))]
  })
}

function challengeOf(asked: Asked, batch: Batch, withDoubtful: boolean, letters: Digest) {
  return planChallenge(asked, 'avow/bulk/v2', asked.params.batch!, planDigest(batch, withDoubtful), letters)
}

async function approve(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const { site } = asked
  const withDoubtful = fields.get('doubtful') === 'yes'
  const found = await batchAt(asked)
  const rows = (await batchRows(site.log.drawer, found.id, site.now())).map(({ value }) => value)
  const { key, keyid } = await keyOfCredential(asked, fields, { use: 'officer', holder: officer.id })
  const made = found.value.joins
    ? invitationsSigned(asked, invitedByList(site, found, rows, withDoubtful), { key, keyid }, fields)
    : undefined
  const letters = lettersDigest(found.value, rows, withDoubtful)
  if (made === undefined) {
    depositarySigner(site)
    checkSession(fields, key, challengeOf(asked, found.value, withDoubtful, letters))
  }
  const { sig: signature, webauthn } = signatureFrom(keyid, fields)
  const assertion = { ...webauthn!, signature }
  const asApproved = ({ state }: Batch): Partial<Batch> => {
    if (state !== 'planned') throw decided()
    const by = { by: officer.id, at: site.now(), keyid, withDoubtful, assertion }
    return { state: 'running', approved: { ...by, ...(made ? { made } : { letters }) } }
  }
  // What was approved is corrected no more.
  await change(asked, asApproved, [await listApproved(asked, found, rows, withDoubtful)])
}

/** What the officer's passkey has signed of those that are invited to join; undefined where nobody is. */
function invitationsSigned(
  { site }: Asked,
  { root, byLine }: InvitedByList,
  signer: { readonly key: Key; readonly keyid: string },
  fields: URLSearchParams,
) {
  if (byLine.size === 0) return undefined
  const payload = payloadIn(fields)
  untilOf(site, payload, root)
  return formatEnvelope(payload, [signatureBy(signer, payload, fields)])
}

/** `told`: rows that are carried out with something to know, as that nobody is invited. */
const TABS = [...ROW_PLANS, 'told'] as const

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
  const title = say(lang, 'bulk.planTitle', { count: rows.filter(row => isDone(row, withDoubtful)).length })
  const shown =
    chosen === undefined ? rows : chosen === 'told' ? told : rows.filter(({ plan }) => plan === chosen)
  const list = [
    tabs(lang, say(lang, 'bulk.plans'), choices),
    rowTable(asked, batch, shown, after => at({ after }), null),
  ]
  const correct = (await isCorrectable(asked, officer, params.batch!, batch))
    ? addressWith('/desk/bulk', { correct: params.batch! })
    : null
  const parts = html`
    ${trouble}${readingNotice(asked, batch)}${wrongNotice(asked, rows, correct, at({ plan: 'wrong', after: '' }))}
    ${part(
      say(lang, 'bulk.approve'),
      [
        unableNotice(asked, rows, withDoubtful, correct),
        await approvalForm(asked, officer, batch, rows, withDoubtful, at),
      ],
      {
        strong: true,
        note: say(lang, batch.joins ? 'bulk.approveNoteJoining' : 'bulk.approveNote'),
      },
    )}
    ${await listLetter(asked, batch, rows, withDoubtful)}
    ${part(batch.title, list, { id: 'rows' })}
  `
  const page = { title, note: say(lang, 'bulk.planNote'), script: 'passkey' }
  return deskPage(asked, officer, { ...page, status: trouble === null ? 200 : 409 }, parts)
}

/** What somebody should know of the file before they say yes. */
function readingNotice({ lang }: Asked, { unread, guessed }: Batch) {
  if (unread.length === 0 && guessed === 0) return null
  const words = unread.map((one, i) => html`${i === 0 ? null : comma(lang)}<bdi>“${one}”</bdi>`)
  return html`<div class="notice warn">
    ${unread.length === 0 ? null : html`<p>${say(lang, 'bulk.unread')} ${words}</p>`}
    ${guessed === 0 ? null : html`<p>${say(lang, 'bulk.guessed', { count: guessed })}</p>`}
  </div>`
}

/** Rows that are told at once; the others stand in the list of rows. */
const MOST_WRONG = 10

/** Row by row what keeps it from being carried out, with the way to the list as it was typed. */
function wrongNotice(asked: Asked, rows: readonly BatchRow[], correct: string | null, all: string): Piece {
  const { lang } = asked
  const wrong = rows.filter(({ plan }) => plan === 'wrong')
  const way = correct === null ? null : linkButton(asked, `${correct}#rows`, say(lang, 'bulk.correct'))
  if (wrong.length === 0)
    return way && html`<p class="mt-s">${linkTo(asked, `${correct}#rows`, say(lang, 'bulk.correct'))}</p>`
  const { shown, told } = firstOf(
    wrong,
    MOST_WRONG,
    count => html`<p>${linkTo(asked, `${all}#rows`, say(lang, 'bulk.wrongMore', { count }))}</p>`,
  )
  const lines = shown.map(row => html`<li>${rowFaults(asked, row)}</li>`)
  return html`<div class="errors plain" id="wrong">
    <h2>${say(lang, 'bulk.wrongRows', { count: wrong.length })}</h2>
    <ul>${lines}</ul>${told}
    <div class="actions">${way}</div>
  </div>`
}

/** Their letters would ask them to sign, and the law would refuse their signatures: said where an officer approves. */
function unableNotice(
  asked: Asked,
  rows: readonly BatchRow[],
  withDoubtful: boolean,
  correct: string | null,
): Piece {
  const { lang } = asked
  const come = rows.filter(row => isNew(row) && isDone(row, withDoubtful))
  const about = (what: 'weak' | 'uninvited') => {
    const found = come.flatMap(({ faults }) => faults.find(({ fault }) => fault === what)?.with ?? [])
    return { count: found.length, of: [...new Set(found)] }
  }
  const [weak, uninvited] = [about('weak'), about('uninvited')]
  if (weak.count + uninvited.count === 0) return null
  const levels = MANDATES.filter(level => weak.of.includes(level)).map(level => say(lang, `mandate.${level}`))
  const kinds = KINDS.filter(kind => uninvited.of.includes(kind)).map(kind => say(lang, `kind.${kind}`))
  const weakly = {
    count: weak.count,
    levels: listOf(levels, lang),
    field: say(lang, 'ask.party/admitted.mandate'),
  }
  const way =
    correct === null
      ? null
      : linkButton(asked, `${correct}#mandate`, say(lang, 'bulk.correct'), 'small second')
  return html`<div class="notice warn" id="unable">
    ${weak.count === 0 ? null : html`<p>${say(lang, 'bulk.weakRows', weakly)}</p>`}
    ${uninvited.count === 0 ? null : html`<p>${say(lang, 'bulk.uninvitedRows', { count: uninvited.count, kinds: listOf(kinds, lang) })}</p>`}
    ${way && html`<p class="mt-s">${way}</p>`}
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
  const reasons = done.filter(({ person, why }) => person !== null && why !== undefined).length
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
    ...(reasons === 0 ? [] : [[say(lang, 'bulk.reasons'), formatNumber(reasons, lang)] as Fact]),
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
      ? { payload: payloadToInvite(asked, batch, rows, withDoubtful) }
      : { challenge: challengeOf(asked, batch, withDoubtful, lettersDigest(batch, rows, withDoubtful)) }),
    credentials: officer.credentials,
    hidden: { do: 'approve', doubtful: withDoubtful ? 'yes' : 'no' },
    button: say(lang, 'bulk.approveButton'),
    explain: batch.joins
      ? remark(say(lang, 'bulk.approveMeansJoining'))
      : html`${await publicAtOnce(asked, null)}${remark(say(lang, 'bulk.approveMeans'))}`,
  })
  return [statement, form, drop]
}

/** The letter to the first that is invited; the others get the same. */
async function listLetter(asked: Asked, batch: Batch, rows: readonly BatchRow[], withDoubtful: boolean) {
  const { site, params } = asked
  const invited = rows.filter(row => isDone(row, withDoubtful) && row.person !== null)
  const [first] = invited
  if (first === undefined) return null
  const wish = wishOf(batch, first)
  const { call, name, role, email, lang } = first.person!
  const leaf = batch.joins
    ? invitedByList(site, { id: params.batch!, value: batch }, rows, withDoubtful).byLine.get(first.line)
        ?.leaf
    : undefined
  const [row] = await site.log.store.rows([ref('parties', first.party)])
  const shown = first.admission?.name ?? row?.names[0]?.text ?? first.typed
  const application = { call, lang: site.own.langIn(lang), person: { name, role, email } }
  const made = { token: NO_TOKEN, expires: invitationEnd(site, wish) }
  const words = { application, name: shown, made, hasApplied: false, leaf, wish }
  const written = await invitationWords(site, words, wishesShown(asked))
  const hasReasons = invited.some(({ why }) => why !== undefined)
  return letterPreview(asked, written, { name: shown, count: invited.length, hasReasons })
}

function payloadToInvite(
  { site, params }: Asked,
  batch: Batch,
  rows: readonly BatchRow[],
  withDoubtful: boolean,
) {
  const tree = invitedByList(site, { id: params.batch!, value: batch }, rows, withDoubtful)
  return payloadOf(site, makingOf(tree, invitationEnd(site, batch.wish)))
}
