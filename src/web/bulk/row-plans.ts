import { type Traits, traitsOf } from '../../comparison/likeness.ts'
import { odditiesOf } from '../../comparison/scripts.ts'
import { digestOf } from '../../core/digest.ts'
import { formatJsonBytes } from '../../core/json.ts'
import { mailboxIn } from '../../people/addresses.ts'
import { type BatchRow, isDone, type RowFault } from '../../people/batches.ts'
import { MOST_WHY } from '../../people/invitation-words.ts'
import type { AdmissionRow } from '../../register/lists/admissions.ts'
import { isGarbled } from '../../register/lists/cells.ts'
import type { Policy } from '../../register/policy.ts'
import { ref } from '../../register/rows.ts'
import { mandateNeeded, suffices } from '../../register/types/mandates.ts'
import { keysInForce } from '../../work/holder-keys.ts'
import { standingInvitations } from '../../work/invitations.ts'
import { knownParties } from '../../work/known-parties.ts'
import { policyInForce } from '../apply/application.ts'
import { type Asked, hasHidden } from '../kit/kit.ts'
import { lettersOfRows, needsHelp } from './letters.ts'

/** What is to become of each row, as the register stands now. Nothing is done here. */

interface Doing {
  /** New parties are invited to join, and not admitted. */
  readonly joins: boolean
  readonly invites: boolean
  readonly again: boolean
}

type Tell = (fault: RowFault, about?: string) => void

export async function planRows(
  asked: Asked,
  rows: readonly AdmissionRow[],
  { joins, invites, again }: Doing,
) {
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
export function digestOfPlan(rows: readonly BatchRow[], withDoubtful: boolean) {
  const admissions = rows
    .filter(row => row.plan !== 'invite' && isDone(row, withDoubtful) && row.admission !== null)
    .map(({ party, admission }) => {
      const { nameLang: lang, level: mandate, note: _, evidence: __, ...facts } = admission!
      return { party, lang, mandate, ...facts }
    })
  return digestOf(formatJsonBytes({ v: 1, admissions }))
}
