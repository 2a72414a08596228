import { type Traits, traitsOf } from '../../comparison/likeness.ts'
import { odditiesOf } from '../../comparison/scripts.ts'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { formatJsonBytes } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import { mailboxIn } from '../../people/addresses.ts'
import {
  type Batch,
  type BatchRow,
  batchDropped,
  batches,
  batchLaid,
  everyBatch,
  isDone,
  MOST_ROWS,
  type NewBatch,
  type RowFault,
} from '../../people/batches.ts'
import type { Found } from '../../people/collection.ts'
import { draftDropped, draftLaid, readDraft } from '../../people/drafts.ts'
import { MOST_WHY } from '../../people/invitation-words.ts'
import { MANDATES, type Policy } from '../../register/kinds.ts'
import {
  type AdmissionList,
  type AdmissionRow,
  COLUMNS,
  readAdmissions,
  recordsOf,
} from '../../register/lists/admissions.ts'
import { isGarbled } from '../../register/lists/cells.ts'
import { textOfFile } from '../../register/lists/file.ts'
import { KIND_WORDS } from '../../register/lists/read.ts'
import { ref } from '../../register/rows.ts'
import { mandateNeeded, suffices } from '../../register/types/mandates.ts'
import type { Change } from '../../store/drawer.ts'
import { keysInForce } from '../../work/holder-keys.ts'
import { standingInvitations } from '../../work/invitations.ts'
import { knownParties } from '../../work/known-parties.ts'
import { policyInForce } from '../apply/application.ts'
import { actNoted } from '../desk/diary.ts'
import { hasWish, wishFields, wishIn } from '../desk/letter-wish.ts'
import { type Officer, typedBy } from '../desk/officer/officer.ts'
import { deskPage, listOr, paragraph } from '../desk/pages.ts'
import { typedBefore } from '../forms/act-drafts.ts'
import { callField, openCalls } from '../forms/subjects.ts'
import {
  type Asked,
  Checking,
  datedLine,
  deskDay,
  deskDayMark,
  type Errors,
  Fieldset,
  type Form,
  factList,
  firstOf,
  hasHidden,
  html,
  INVITABLE,
  inset,
  interfaceOptions,
  isPastDay,
  linkTo,
  mandateOptions,
  NO_ERRORS,
  nameIn,
  notedPart,
  type Piece,
  part,
  postedForm,
  refusalNotice,
  remark,
  say,
  seeOther,
  typedIn,
} from '../kit/kit.ts'
import { mayCome, mayTakeBack } from '../office-permissions.ts'
import { lettersOfRows, needsHelp } from './letters.ts'
import { decided } from './plan-acts.ts'

/** What is to become of each row, as the register stands now. Nothing is done here. */

interface Doing {
  /** New parties are invited to join, and not admitted. */
  readonly joins: boolean
  readonly invites: boolean
  readonly again: boolean
}

type Tell = (fault: RowFault, about?: string) => void

async function planRows(asked: Asked, rows: readonly AdmissionRow[], { joins, invites, again }: Doing) {
  const { store } = asked.site.log
  const parties = await store.rows(rows.map(({ party }) => ref('parties', party)))
  const roles = await store.rows(rows.map(({ party }) => ref('roles', party)))
  const policies = await policiesOf(asked, rows)
  const index = await knownParties(asked.site)
  const open = new Set((await standingInvitations(asked.site)).map(({ party }) => party))
  const isWaitedFor = await openInvitationsOf(asked, rows, open)
  const seen = new Seen()
  const mailboxes = new Map<string, number>()
  const planned: BatchRow[] = []
  for (const [i, row] of rows.entries()) {
    const { admission, call, line, party, typed } = row
    const { domain = null, identifiers = {}, kind = 'unknown' } = admission ?? {}
    const traits = traitsOf({ names: [typed], domain, identifiers, kind })
    const known = parties[i]
    const faults: BatchRow['faults'] = [...row.faults]
    const tell: Tell = (fault, about = '') => faults.push({ fault, with: about.slice(0, 400) })
    if (hasHidden(typed)) tell('name', typed)
    const policy = policies.get(call)
    if (policy === undefined && !faults.some(({ fault }) => fault === 'call')) tell('call', call)
    const before = seen.sameAs(party)
    if (before !== undefined) tell('twice', String(before))
    if (roles[i] !== undefined || party === 'depositary') tell('id', party)
    const isAdmitted = known?.status === 'admitted'
    const claims = admission?.claims === true
    if (!isAdmitted && claims !== (known !== undefined)) tell('claims', party)
    // An admission says in the log which officer approved its list, in the note of what was checked.
    if (!joins && !isAdmitted && admission?.level === null) tell('mandate', 'none')
    if (row.person === 'said') tell('individual', typed)
    if (row.reason.length > MOST_WHY || hasHidden(row.reason)) tell('reason', row.reason)
    const isWrong = faults.length > 0
    if (!isAdmitted) {
      const like = [...index.like(traits)].filter(([id]) => id !== party)
      for (const [id] of like.slice(0, 3)) tell('alike', id)
      const other = seen.like(traits)
      if (other !== undefined) tell('twin', String(other))
      if (row.person === 'likely') tell('individual', typed)
      if (isGarbled(typed)) tell('garbled', typed)
      if (odditiesOf(typed).length > 0) tell('scripts', typed)
    }
    const isSure = faults.length === 0
    seen.add(row, traits)
    if (policy !== undefined && admission !== null) {
      const needed = mandateNeeded(policy, kind)
      if (!policy.kinds.includes(kind)) tell('uninvited', kind)
      else if (admission.level === null || !suffices(admission.level, needed)) tell('weak', needed)
    }
    const person = personIn(row, invites || joins, tell)
    const other = person === null ? undefined : mailboxes.get(person.email)
    if (other !== undefined) tell('mailbox', String(other))
    if (person !== null && other === undefined) mailboxes.set(person.email, line)
    const isNobody = joins && !isAdmitted && person === null
    if (isNobody && row.contact.email === '') tell('email')
    const holdsKey = isAdmitted && (await keysInForce(asked.site, party)) > 0
    const isInvited = isAdmitted && !holdsKey && !again && person !== null && isWaitedFor(party, person)
    // What was signed for it is good still: another would be a second way in.
    const isAsked = joins && !isAdmitted && open.has(party)
    if (isInvited || isAsked) tell('invited')
    const further = person === null || holdsKey || isInvited ? 'known' : 'invite'
    const fresh = isAsked ? 'known' : isSure ? 'admit' : 'doubt'
    const plan = isWrong || isNobody ? 'wrong' : isAdmitted ? further : fresh
    planned.push({
      line,
      plan,
      faults,
      party,
      call: call.slice(0, 64),
      admission: plan === 'wrong' ? null : admission,
      person: plan === 'wrong' ? null : person,
      ...(plan !== 'wrong' && row.reason !== '' && { why: row.reason }),
      typed,
      state: plan === 'wrong' || plan === 'known' ? 'left' : 'waiting',
      entry: null,
      link: null,
      letter: null,
      said: null,
    })
  }
  return planned
}

/** A bad address keeps nobody from being admitted. */
function personIn({ contact, lang, call }: AdmissionRow, invites: boolean, tell: Tell): BatchRow['person'] {
  if (!invites || contact.email === '') return null
  const { name, role } = contact
  const email = mailboxIn(contact.email)
  if (email === undefined) {
    tell('email', contact.email)
    return null
  }
  if (name === '' || [name, role].some(one => one.length > 200 || hasHidden(one))) {
    tell('person', name)
    return null
  }
  if (isGarbled(name)) tell('garbled', name)
  return { name, role, email, lang, call }
}

/**
 * Whether somebody of this party has a good invitation, so that the same list, mended, writes to nobody twice. A letter
 * that did not arrive does not count if the list has another address by now.
 */
async function openInvitationsOf({ site }: Asked, rows: readonly AdmissionRow[], open: ReadonlySet<string>) {
  const letterOf = await lettersOfRows(site, rows)
  return (party: string, { email }: NonNullable<BatchRow['person']>) => {
    const letter = letterOf({ party, letter: null })
    return open.has(party) && (letter === undefined || !needsHelp(letter) || letter.to === email)
  }
}

async function policiesOf(asked: Asked, rows: readonly AdmissionRow[]) {
  const found = new Map<string, Policy>()
  const ids = [...new Set(rows.map(({ call }) => call))].filter(call => call.length <= 64)
  const calls = await asked.site.log.store.rows(ids.map(id => ref('calls', id)))
  for (const [i, id] of ids.entries()) {
    const call = calls[i]
    if (call === undefined || call.closed !== null || call.authority.level === 'independent') continue
    const policy = await policyInForce(asked, id)
    if (policy !== undefined) found.set(id, policy)
  }
  return found
}

class Seen {
  readonly #byTrait = new Map<string, number>()
  readonly #byId = new Map<string, number>()

  sameAs(party: string) {
    return this.#byId.get(party)
  }

  like({ asks }: Traits) {
    const key = [...asks.keys()].find(one => this.#byTrait.has(one))
    return key && this.#byTrait.get(key)
  }

  add({ party, line }: AdmissionRow, { holds }: Traits) {
    if (!this.#byId.has(party)) this.#byId.set(party, line)
    for (const key of holds) if (!this.#byTrait.has(key)) this.#byTrait.set(key, line)
  }
}

/**
 * What an officer approves: every admission as the log will tell it, and nothing about people, so that whoever has the
 * entries can make this digest again.
 */
function digestOfPlan(rows: readonly BatchRow[], withDoubtful: boolean) {
  const admissions = rows
    .filter(row => row.plan !== 'invite' && isDone(row, withDoubtful) && row.admission !== null)
    .map(({ party, admission }) => {
      const { nameLang: lang, level: mandate, note: _, evidence: __, ...facts } = admission!
      return { party, lang, mandate, ...facts }
    })
  return digestOf(formatJsonBytes({ v: 1, admissions }))
}

/** What becomes of parties that the register does not know. */
const DOES = ['join', 'admit'] as const

/** Columns that may stay unread. */
const MOST_UNREAD = 60

/** Many at once: an officer reads a list row by row before anything is done. */

export async function showBulk(asked: Asked, officer: Officer) {
  // Typed before the session ended, of the plan that is corrected, or named by the address.
  const typed = await typedBefore(asked, typedBy(officer.id))
  const before = typed.size > 0 ? typed : await listBefore(asked, officer)
  return bulkPage(asked, officer, before ?? new URLSearchParams(asked.query), NO_ERRORS, null)
}

/**
 * The form of a list lies beside its plan, under what this log alone can make of the plan's id: so an officer corrects
 * rows and brings no file again.
 */
const listTyped = ({ site }: Asked, id: string, by: string) =>
  ({ token: site.log.hashed(`list typed ${id}`), purpose: 'list typed', subject: by }) as const

const listForgotten = (asked: Asked, id: string) => draftDropped(listTyped(asked, id, '').token)

/** Of the list as it was typed, an approval leaves the rows that it leaves out: they can be corrected, and no others. */
export async function listApproved(
  asked: Asked,
  { id, value: { by } }: Found<Batch>,
  rows: readonly BatchRow[],
  withDoubtful: boolean,
): Promise<Change> {
  const { log, now } = asked.site
  const typed = listTyped(asked, id, by)
  const draft = await readDraft(log.drawer, typed.token, typed, now())
  const lines = new Set(leftOut(rows, withDoubtful).map(({ line }) => line))
  if (draft === undefined || lines.size === 0) return listForgotten(asked, id)
  const left = recordsOf(utf8(draft.fields.rows ?? ''), lines)
  return draftLaid({ ...typed, fields: { ...draft.fields, rows: left.map(rowAsTyped).join('\n') } }, now())
}

/** Deletes a plan and the list as it was typed. Refuses, as too late, where it was decided meanwhile. */
export async function planDropped(asked: Asked, found: Found<Batch>): Promise<readonly Change[]> {
  const { log, now } = asked.site
  return [...(await batchDropped(log.drawer, found, now(), decided())), listForgotten(asked, found.id)]
}

/**
 * The form of the plan that `correct` names, where this officer may take that plan's place; or of the rows that were left
 * out of the plan that `left` names. Undefined for none.
 */
async function listBefore(asked: Asked, officer: Officer): Promise<URLSearchParams | undefined> {
  const { log, now } = asked.site
  const left = asked.query.get('left')
  const id = left ?? asked.query.get('correct') ?? ''
  const plan = await batches.get(log.drawer, id, now())
  if (plan === undefined || !mayTakeBack(officer, plan.by)) return undefined
  const { token, ...of } = listTyped(asked, id, plan.by)
  const draft = await readDraft(log.drawer, token, of, now())
  if (draft === undefined) return undefined
  if (plan.approved !== null) return left === null ? undefined : new URLSearchParams(draft.fields)
  return left === null ? new URLSearchParams({ ...draft.fields, instead: id }) : undefined
}

/** For a field that is read again here, and by no spreadsheet: so no cell is altered. */
const rowAsTyped = (cells: readonly string[]) =>
  cells.map(cell => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')

/** Rows of an approved list with which nothing was done, for want of a correction or of a yes. */
export const leftOut = (rows: readonly BatchRow[], withDoubtful: boolean) =>
  rows.filter(row => row.plan !== 'known' && !isDone(row, withDoubtful))

/** Whether `listBefore` finds it: pages promise no more. */
export async function isCorrectable(asked: Asked, officer: Officer, id: string, { by }: Pick<Batch, 'by'>) {
  if (!mayCome(officer, 'deskBulkSent') || !mayTakeBack(officer, by)) return false
  const { token, ...of } = listTyped(asked, id, by)
  return (await readDraft(asked.site.log.drawer, token, of, asked.site.now())) !== undefined
}

/** The plan whose place a corrected list takes; undefined for none. Refuses one that was decided meanwhile. */
async function planBefore(asked: Asked, officer: Officer, fields: URLSearchParams) {
  const { log, now } = asked.site
  const id = fields.get('instead') ?? ''
  const found = id === '' ? undefined : await batches.lying(log.drawer, id, now())
  if (found === undefined) return undefined
  if (found.value.state !== 'planned') throw decided()
  return mayTakeBack(officer, found.value.by) ? found : undefined
}

/** What was chosen as a file, or typed; what was chosen is typed from here on, so that a refusal loses no list. */
function listIn(fields: URLSearchParams, file: Uint8Array | undefined): Uint8Array | undefined {
  if (file !== undefined) fields.set('rows', textOfFile(file))
  const typed = fields.get('rows') ?? ''
  return file ?? (typed.trim() === '' ? undefined : utf8(typed))
}

export async function takeBulk(asked: Asked, officer: Officer, { fields, files }: Form) {
  const check = new Checking()
  const list = listIn(fields, files.get('list'))
  const wish = wishAsked(asked, check, fields, list !== undefined)
  if (!check.isGood || list === undefined) return bulkPage(asked, officer, fields, check.errors, null)
  try {
    const before = await planBefore(asked, officer, fields)
    const plan = await newPlan(asked, officer, fields, rowsOf(asked, fields, list))
    const id = await keepPlan(asked, officer, fields, { ...plan, ...(hasWish(wish) && { wish }) }, before)
    return seeOther(asked, `/desk/bulk/${id}`)
  } catch (error) {
    // What was decided is corrected no more: sent again, these rows are a list of their own.
    if (error instanceof Refusal && error.code === 'changed_meanwhile') fields.delete('instead')
    return bulkPage(asked, officer, fields, NO_ERRORS, refusalNotice(asked.lang, error))
  }
}

const isShort = (typed: string, most: number) => typed !== '' && typed.length <= most

const doesIn = (fields: URLSearchParams) => DOES.find(one => one === typedIn(fields, 'does'))

/** Tells each field that is wrong, in the order of the form; gives what goes into every letter. */
function wishAsked(asked: Asked, check: Checking, fields: URLSearchParams, hasList: boolean) {
  const { lang } = asked
  check.must('title', say(lang, 'bulk.titleMissing'), isShort(typedIn(fields, 'title'), 200))
  check.must('list', say(lang, 'bulk.listMissing'), hasList)
  checkMandate(asked, check, fields)
  check.must('checked', say(lang, 'wrong.checked'), isPastDay(asked, typedIn(fields, 'checked')))
  check.must('does', say(lang, 'bulk.doesMissing'), doesIn(fields) !== undefined)
  return wishIn(asked, check, fields)
}

/** What was checked, and in which words: asked once it is known what. */
function checkMandate({ lang }: Asked, check: Checking, fields: URLSearchParams): void {
  const mandate = [...MANDATES, 'none' as const].find(one => one === typedIn(fields, 'mandate'))
  const joins = doesIn(fields) === 'join'
  const isFit = mandate !== undefined && (mandate !== 'none' || joins)
  check.must('mandate', say(lang, mandate === 'none' ? 'bulk.uncheckedAdmits' : 'desk.mandateMissing'), isFit)
  // The use of the link shows that a mailbox is read, on the day of its use.
  const isShownLater = mandate === 'none' || (mandate === 'email' && joins)
  const note = typedIn(fields, 'note')
  const isSaid = mandate === undefined || isShort(note, 1900) || (isShownLater && note === '')
  check.must('note', say(lang, 'empty.mandate/checked.note'), isSaid)
}

/** The rows of a list; the form says what their own cells do not. Refuses `file_malformed`. */
function rowsOf({ site }: Asked, fields: URLSearchParams, list: Uint8Array): AdmissionList {
  const text = (name: string) => typedIn(fields, name)
  const defaults = {
    lang: site.own.langIn(text('lang')),
    call: text('call'),
    mandate: text('mandate'),
    note: text('note'),
    checked: text('checked'),
    isInvited: doesIn(fields) === 'join',
  }
  const read = readAdmissions(list, defaults, MOST_ROWS)
  const { rows, unread } = read
  if (rows.length === 0) throw new Refusal('file_malformed', 'No row stands below the names of the columns.')
  if (unread.length > MOST_UNREAD)
    throw new Refusal(
      'file_malformed',
      `${unread.length} columns would not be read; at most ${MOST_UNREAD} are left out.`,
    )
  const today = dayOf(site.now())
  const late = rows.find(({ admission }) => admission !== null && admission.checked > today)
  if (late !== undefined)
    throw new Refusal('file_malformed', `Row ${late.line} was checked on a day that has not come yet.`)
  return read
}

/** What would be done with the rows as the register stands now. */
async function newPlan(
  asked: Asked,
  officer: Officer,
  fields: URLSearchParams,
  { rows, unread, guessed }: AdmissionList,
): Promise<NewBatch> {
  const joins = doesIn(fields) === 'join'
  const all = await planRows(asked, rows, {
    joins,
    invites: fields.has('invites'),
    again: fields.has('again'),
  })
  return {
    by: officer.id,
    made: asked.site.now(),
    lang: asked.lang,
    title: typedIn(fields, 'title'),
    unread: [...unread],
    guessed,
    ...(joins && { joins }),
    digests: { sure: digestOfPlan(all, false), doubtful: digestOfPlan(all, true) },
    all,
  }
}

/** One commit: the plan, its form, the line of the diary, and the end of the plan that it corrects. */
async function keepPlan(
  asked: Asked,
  officer: Officer,
  fields: URLSearchParams,
  plan: NewBatch,
  before: Found<Batch> | undefined,
): Promise<string> {
  const { log, now } = asked.site
  const { name, laid } = batchLaid(plan, now())
  const typed = { ...listTyped(asked, name, officer.id), fields: Object.fromEntries(fields) }
  const dropped = before === undefined ? [] : await planDropped(asked, before)
  const beside = [draftLaid(typed, now()), actNoted(asked, officer, 'bulk-planned', name)]
  await log.drawer.apply([...dropped, ...laid, ...beside], now())
  return name
}

async function bulkPage(
  asked: Asked,
  officer: Officer,
  typed: URLSearchParams,
  errors: Errors,
  trouble: Piece,
) {
  const { lang, site } = asked
  const f = new Fieldset(lang, typed, errors)
  const unchecked = {
    value: 'none',
    says: say(lang, 'mandate.unchecked'),
    more: say(lang, 'bulk.uncheckedMeans'),
  }
  const fields = html`
    ${f.text('title', {
      label: say(lang, 'bulk.listTitle'),
      hint: say(lang, 'bulk.listTitleHint'),
      value: say(lang, 'bulk.titleOf', { day: deskDay(asked, site.now()) }),
    })}
    ${f.file('list', {
      label: say(lang, 'bulk.list'),
      hint: say(lang, 'bulk.listHint', { most: MOST_ROWS }),
      accept: '.csv,text/csv',
      isOptional: 'unless',
    })}
    ${f.area('rows', { label: say(lang, 'bulk.typed'), hint: say(lang, 'bulk.typedHint'), rows: typedRows(typed), isTable: true, isOptional: 'unless' })}
    <div class="two">
      ${await callField(asked, f)}
      ${f.select('lang', { label: say(lang, 'bulk.lang'), options: interfaceOptions(asked), value: lang })}
    </div>
    ${wishFields(asked, f, { many: true })}
    ${remark(say(lang, 'bulk.reasonNote'))}
    <h3>${say(lang, 'bulk.defaults')}</h3>
    ${remark(say(lang, 'bulk.defaultsNote'))}
    ${f.choice('mandate', {
      label: say(lang, 'ask.party/admitted.mandate'),
      options: [...mandateOptions(lang), unchecked],
      ...(await callsMinimum(asked, typed)),
    })}
    ${f.area('note', { label: say(lang, 'ask.note'), hint: html`${say(lang, 'hint.note')} ${say(lang, 'bulk.noteLeft')}`, rows: 2, isOptional: 'unless' })}
    ${f.text('checked', { label: say(lang, 'ask.checked'), type: 'date', value: dayOf(site.now()) })}
    <h3>${say(lang, 'bulk.does')}</h3>
    ${f.choice('does', {
      label: say(lang, 'bulk.doesNew'),
      options: DOES.map(value => ({
        value,
        says: say(lang, `bulk.does.${value}`),
        more: say(lang, `bulk.doesMeans.${value}`),
      })),
      value: 'join',
    })}
    ${f.check('invites', say(lang, 'bulk.invites'))}
    ${f.check('again', say(lang, 'bulk.invitesAgain'))}
  `
  const button = say(lang, 'bulk.look')
  const instead = typed.get('instead')?.slice(0, 64) ?? ''
  const hidden = instead === '' ? {} : { instead }
  const form = [
    instead === '' ? null : inset(say(lang, 'bulk.corrects'), 'mt'),
    trouble,
    postedForm(asked, '/desk/bulk', { f, fields, hidden, hasFile: true, button }),
  ]
  const columns = html`
    ${remark(say(lang, 'bulk.columnsNote'))}
    <pre class="raw mt-s" tabindex="0">${Object.keys(COLUMNS).join(',')}</pre>
    ${kindWords(lang)}
  `
  const noKey = html`
    ${inset(say(lang, 'bulk.noKeyNote'), 'warn')}
    <pre class="raw mt-s" tabindex="0">${COMMAND}</pre>
  `
  const begin = mayCome(officer, 'deskBulkSent') ? form : paragraph(lang, 'office.prepares')
  const parts = html`
    ${site.signer === null ? part(say(lang, 'bulk.noKey'), noKey, { strong: true }) : null}
    ${notedPart(lang, 'bulk.newList', begin, { strong: true })}${part(say(lang, 'bulk.columns'), columns)}
    ${part(say(lang, 'bulk.lists'), await batchList(asked))}
  `
  const status = errors.size === 0 && trouble === null ? 200 : 422
  return deskPage(
    asked,
    officer,
    { title: say(lang, 'bulk.title'), note: say(lang, 'bulk.note'), status },
    parts,
  )
}

function kindWords(lang: Asked['lang']) {
  const words = INVITABLE.map(kind => [say(lang, `kind.${kind}`), KIND_WORDS[kind].join(', ')] as const)
  return html`<details class="fold mt"><summary>${say(lang, 'bulk.kindWords')}</summary>
    ${remark(say(lang, 'bulk.kindWordsNote'))}${factList(words)}
  </details>`
}

/** Calls whose minimum the form names. */
const MOST_MINIMA = 8

/** What the calls ask for: that of the call that stands chosen is chosen too. */
async function callsMinimum(asked: Asked, typed: URLSearchParams) {
  const { lang } = asked
  const open = await openCalls(asked, 'signatures')
  const chosen = open.find(({ id }) => id === typed.get('call')) ?? open[0]
  if (chosen === undefined) return {}
  const calls = [chosen, ...open.filter(one => one !== chosen)]
  const { shown, told } = firstOf(calls, MOST_MINIMA, count => html` ${say(lang, 'desk.more', { count })}`)
  const minima = await Promise.all(
    shown.map(async ({ id, row }) => ({
      call: nameIn(row.titles, lang).text,
      asks: (await policyInForce(asked, id))?.mandate,
    })),
  )
  const said = minima.flatMap(({ call, asks }) =>
    asks === undefined ? [] : [say(lang, 'bulk.mandateAsked', { call, level: say(lang, `mandate.${asks}`) })],
  )
  return { value: minima[0]!.asks ?? '', hint: html`${said.join(' ')}${told}` }
}

/** Lines of the field in which a list is typed. */
const typedRows = (typed: URLSearchParams): number =>
  Math.min(20, Math.max(4, (typed.get('rows') ?? '').split('\n').length + 1))

/** For where the depositary's key lies elsewhere. */
const COMMAND = 'npx --no avow party admit-list --list list.csv --call … --mandate domain --note … --dry-run'

async function batchList(asked: Asked) {
  const { lang, site } = asked
  const all = await everyBatch(site.log.drawer, site.now())
  const rows = all.map(({ id, value: { title, state, rows, made } }) =>
    datedLine(
      deskDayMark(asked, made),
      linkTo(asked, `/desk/bulk/${id}`, html`<span dir="auto">${title}</span>`),
      html`<span class="meta">${say(lang, `bulk.state.${state}`)}, ${say(lang, 'bulk.rows', { count: rows })}</span>`,
    ),
  )
  return listOr(lang, 'bulk.none', rows, 'ledger three')
}
