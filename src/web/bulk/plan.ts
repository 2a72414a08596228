import { odditiesOf } from '../../comparison/scripts.ts'
import { type Traits, traitsOf } from '../../comparison/traits.ts'
import { type Digest, digestOf } from '../../core/digest.ts'
import { formatJsonBytes } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { dayOf } from '../../core/time.ts'
import { mailboxIn } from '../../people/addresses.ts'
import {
  type BatchRow,
  everyBatch,
  isDone,
  keepBatch,
  MOST_ROWS,
  type RowFault,
} from '../../people/batches.ts'
import { openInvitations } from '../../people/invitations.ts'
import { MANDATES, type Policy } from '../../register/kinds.ts'
import { COLUMNS } from '../../register/lists/admission-columns.ts'
import { type AdmissionRow, readAdmissions } from '../../register/lists/admissions.ts'
import { isGarbled } from '../../register/lists/cells.ts'
import { ref } from '../../register/rows.ts'
import { mandateNeeded, suffices } from '../../register/types/mandates.ts'
import { keysInForce } from '../../work/holder-keys.ts'
import { knownParties } from '../../work/known-parties.ts'
import { policyInForce } from '../apply/application.ts'
import { noteAct } from '../desk/diary.ts'
import type { Officer } from '../desk/officer/officer.ts'
import { deskPage, listOr, paragraph } from '../desk/pages.ts'
import { callField } from '../forms/subjects.ts'
import {
  type Asked,
  Checking,
  datedLine,
  dayMark,
  type Errors,
  Fieldset,
  type Form,
  hasHidden,
  html,
  inset,
  interfaceOptions,
  isPastDay,
  langIn,
  linkTo,
  mandateOptions,
  NO_ERRORS,
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
import { mayCome } from '../may.ts'
import { lettersOfRows, needsHelp } from './letters.ts'

/** What is to become of each row, as the register stands now. Nothing is done here. */

type Fault = BatchRow['faults'][number]

async function planRows(
  asked: Asked,
  rows: readonly AdmissionRow[],
  { invites, again = false }: { readonly invites: boolean; readonly again?: boolean },
): Promise<BatchRow[]> {
  const { store } = asked.site.log
  const parties = await store.rows(rows.map(({ party }) => ref('parties', party)))
  const roles = await store.rows(rows.map(({ party }) => ref('roles', party)))
  const policies = await policiesOf(asked, rows)
  const index = await knownParties(asked.site)
  const isWaitedFor = await openInvitationsOf(asked, rows)
  const seen = new Seen()
  const planned: BatchRow[] = []
  for (const [i, row] of rows.entries()) {
    const traits = traitsOf({
      names: [row.typed],
      domain: row.admission?.domain ?? null,
      identifiers: row.admission?.identifiers ?? {},
      kind: row.admission?.kind ?? 'unknown',
    })
    const known = parties[i]
    const faults: Fault[] = [...row.faults]
    const fault = (fault: RowFault, about = '') => faults.push({ fault, with: about.slice(0, 400) })
    if (hasHidden(row.typed)) fault('name', row.typed)
    const policy = policies.get(row.call)
    if (policy === undefined && !faults.some(one => one.fault === 'call')) fault('call', row.call)
    const before = seen.sameAs(row.party)
    if (before !== undefined) fault('twice', String(before))
    if (roles[i] !== undefined || row.party === 'depositary') fault('id', row.party)
    const isAdmitted = known?.status === 'admitted'
    const claims = row.admission?.claims === true
    if (!isAdmitted && claims !== (known !== undefined)) fault('claims', row.party)
    const isWrong = faults.length > 0
    const doubts: Fault[] = []
    if (!isAdmitted) {
      const like = [...index.like(traits)].filter(([id]) => id !== row.party)
      for (const [id] of like.slice(0, 3)) doubts.push({ fault: 'alike', with: id })
      const other = seen.like(traits)
      if (other !== undefined) doubts.push({ fault: 'twin', with: String(other) })
      if (isGarbled(row.typed)) doubts.push({ fault: 'garbled', with: row.typed })
      if (odditiesOf(row.typed).length > 0) doubts.push({ fault: 'scripts', with: row.typed })
    }
    seen.add(row, traits)
    const warnings: Fault[] = []
    if (policy !== undefined && row.admission !== null) {
      const { kind, level } = row.admission
      if (!policy.kinds.includes(kind)) warnings.push({ fault: 'uninvited', with: kind })
      else if (!suffices(level, mandateNeeded(policy, kind)))
        warnings.push({ fault: 'weak', with: mandateNeeded(policy, kind) })
    }
    const person = personIn(row, invites, warnings)
    const holdsKey = isAdmitted && (await keysInForce(asked.site, row.party)) > 0
    const isInvited = isAdmitted && !holdsKey && !again && person !== null && isWaitedFor(row.party, person)
    if (isInvited) warnings.push({ fault: 'invited', with: '' })
    const isSettled = holdsKey || isInvited
    const plan = isWrong
      ? 'wrong'
      : isAdmitted
        ? person !== null && !isSettled
          ? 'invite'
          : 'known'
        : doubts.length > 0
          ? 'doubt'
          : 'admit'
    planned.push({
      line: row.line,
      plan,
      faults: [...faults, ...doubts, ...warnings],
      party: row.party,
      call: row.call.slice(0, 64),
      admission: isWrong ? null : row.admission,
      person: isWrong ? null : person,
      typed: row.typed,
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
function personIn(
  { contact, lang, call }: AdmissionRow,
  invites: boolean,
  warnings: Fault[],
): BatchRow['person'] {
  if (!invites || contact.email === '') return null
  const email = mailboxIn(contact.email)
  if (email === undefined) {
    warnings.push({ fault: 'email', with: contact.email.slice(0, 400) })
    return null
  }
  const { name, role } = contact
  if (name === '' || name.length > 200 || role.length > 200 || hasHidden(name) || hasHidden(role)) {
    warnings.push({ fault: 'person', with: name.slice(0, 400) })
    return null
  }
  if (isGarbled(name)) warnings.push({ fault: 'garbled', with: name.slice(0, 400) })
  return { name, role, email, lang, call }
}

/**
 * Whether somebody of this party has a good invitation, so that the same list, mended and brought again, writes to
 * nobody twice. A letter that did not arrive does not count if the list has another address by now.
 */
async function openInvitationsOf({ site }: Asked, rows: readonly AdmissionRow[]) {
  const { drawer } = site.log
  const letterOf = await lettersOfRows(site, rows)
  const open = new Set((await openInvitations(drawer, site.now())).map(({ party }) => party))
  return (party: string, { email }: NonNullable<BatchRow['person']>) => {
    const letter = letterOf({ party, letter: null })
    return open.has(party) && (letter === undefined || !needsHelp(letter) || letter.to === email)
  }
}

async function policiesOf(asked: Asked, rows: readonly AdmissionRow[]): Promise<Map<string, Policy>> {
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

  sameAs(party: string): number | undefined {
    return this.#byId.get(party)
  }

  like({ asks }: Traits): number | undefined {
    for (const key of asks.keys()) {
      const line = this.#byTrait.get(key)
      if (line !== undefined) return line
    }
    return undefined
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
function digestOfPlan(rows: readonly BatchRow[], withDoubtful: boolean): Digest {
  const admissions = rows
    .filter(row => row.plan !== 'invite' && isDone(row, withDoubtful) && row.admission !== null)
    .map(({ party, admission }) => {
      const { nameLang: lang, level: mandate, note: _, evidence: __, ...facts } = admission!
      return { party, lang, mandate, ...facts }
    })
  return digestOf(formatJsonBytes({ v: 1, admissions }))
}

/** Columns told as unread; who has more brings another file. */
const MOST_UNREAD = 60

/** Many at once: an officer reads a list row by row before anything is done. */

export async function showBulk(asked: Asked, officer: Officer) {
  return bulkPage(asked, officer, new URLSearchParams(), NO_ERRORS, null)
}

export async function takeBulk(asked: Asked, officer: Officer, form: Form) {
  const { lang, site } = asked
  const { fields, files } = form
  const text = (name: string) => typedIn(fields, name)
  const check = new Checking()
  const list = files.get('list')
  const today = dayOf(site.now())
  check.must('title', say(lang, 'bulk.titleMissing'), text('title') !== '' && text('title').length <= 200)
  check.must('list', say(lang, 'bulk.listMissing'), list !== undefined)
  check.must(
    'mandate',
    say(lang, 'desk.mandateMissing'),
    MANDATES.some(one => one === text('mandate')),
  )
  check.must(
    'note',
    say(lang, 'empty.mandate/checked.note'),
    text('note') !== '' && text('note').length <= 1900,
  )
  check.must('checked', say(lang, 'wrong.checked'), isPastDay(asked, text('checked')))
  if (!check.isGood || list === undefined) return bulkPage(asked, officer, fields, check.errors, null)
  try {
    const defaults = {
      lang: langIn(text('lang')),
      call: text('call'),
      mandate: text('mandate'),
      note: text('note'),
      checked: text('checked'),
    }
    const { rows, unread, guessed } = readAdmissions(list, defaults)
    if (rows.length === 0 || rows.length > MOST_ROWS)
      throw new Refusal('file_malformed', `The list has ${rows.length} rows; 1 to ${MOST_ROWS} are taken.`)
    const late = rows.find(({ admission }) => admission !== null && admission.checked > today)
    if (late !== undefined)
      throw new Refusal('file_malformed', `Row ${late.line} was checked on a day that has not come yet.`)
    const planned = await planRows(asked, rows, {
      invites: fields.has('invites'),
      again: fields.has('again'),
    })
    const digests = { sure: digestOfPlan(planned, false), doubtful: digestOfPlan(planned, true) }
    const batch = {
      by: officer.id,
      made: site.now(),
      lang,
      title: text('title'),
      unread: unread.slice(0, MOST_UNREAD),
      guessed,
      digests,
      all: planned,
    }
    const id = await keepBatch(site.log.drawer, batch, site.now())
    await noteAct(asked, officer, 'bulk-planned', id)
    return seeOther(asked, `/desk/bulk/${id}`)
  } catch (error) {
    return bulkPage(asked, officer, fields, NO_ERRORS, refusalNotice(lang, error))
  }
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
  const fields = html`
    ${f.text('title', { label: say(lang, 'bulk.listTitle'), hint: say(lang, 'bulk.listTitleHint') })}
    ${f.file('list', {
      label: say(lang, 'bulk.list'),
      hint: say(lang, 'bulk.listHint', { most: MOST_ROWS }),
      accept: '.csv,text/csv',
    })}
    <h3>${say(lang, 'bulk.defaults')}</h3>
    ${remark(say(lang, 'bulk.defaultsNote'))}
    <div class="two">
      ${await callField(asked, f)}
      ${f.select('lang', { label: say(lang, 'bulk.lang'), options: interfaceOptions(), value: lang })}
    </div>
    ${f.choice('mandate', { label: say(lang, 'ask.party/admitted.mandate'), options: mandateOptions(lang) })}
    ${f.area('note', { label: say(lang, 'ask.note'), hint: say(lang, 'hint.note'), rows: 2 })}
    ${f.text('checked', { label: say(lang, 'ask.checked'), type: 'date', value: dayOf(site.now()) })}
    ${f.check('invites', say(lang, 'bulk.invites'))}
    ${f.check('again', say(lang, 'bulk.invitesAgain'))}
  `
  const form = html`
    ${trouble}${postedForm(asked, '/desk/bulk', { f, fields, hasFile: true, button: say(lang, 'bulk.look') })}
  `
  const columns = html`
    ${remark(say(lang, 'bulk.columnsNote'))}
    <pre class="raw mt-s" tabindex="0">${Object.keys(COLUMNS).join(',')}</pre>
  `
  const parts = html`
    ${
      site.signer === null
        ? part(
            say(lang, 'bulk.noKey'),
            html`
      ${inset(say(lang, 'bulk.noKeyNote'), 'warn')}
      <pre class="raw mt-s" tabindex="0">${COMMAND}</pre>
    `,
            { strong: true },
          )
        : null
    }
    ${notedPart(
      lang,
      'bulk.newList',
      mayCome(officer, 'deskBulkSent') ? form : paragraph(lang, 'office.prepares'),
      { strong: true },
    )}${part(say(lang, 'bulk.columns'), columns)}
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

/** For where the depositary's key lies elsewhere. */
const COMMAND = 'npx --no avow party admit-list --list list.csv --call … --mandate domain --note … --dry-run'

async function batchList(asked: Asked) {
  const { lang, site } = asked
  const all = await everyBatch(site.log.drawer, site.now())
  const rows = all.map(({ id, value: { title, state, rows, made } }) =>
    datedLine(
      dayMark(made, lang),
      linkTo(asked, `/desk/bulk/${id}`, html`<span dir="auto">${title}</span>`),
      html`<span class="meta">${say(lang, `bulk.state.${state}`)}, ${say(lang, 'bulk.rows', { count: rows })}</span>`,
    ),
  )
  return listOr(lang, 'bulk.none', rows, 'ledger three')
}
