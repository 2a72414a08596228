import { Refusal } from '../core/refusal.ts'
import { dayOf } from '../core/time.ts'
import { applications } from '../people/applications.ts'
import { type Looked, lookFor } from '../people/domain-check.ts'
import { writtenAbout } from '../people/letters.ts'
import { keepEvidence, PROOF_METHODS, type ProofMethod, proofsOf } from '../people/proofs.ts'
import {
  applicantOf,
  domainLines,
  dueDay,
  type FoundAgain,
  isUnanswered,
  type Line,
  mayLook,
  type Recheck,
  recheckKept,
  recheckOf,
  rechecks,
  verdictOf,
} from '../people/rechecks.ts'
import { bindingOn } from '../register/binding-policy.ts'
import type { ProofRow } from '../register/mandate-rows.ts'
import { proofKey, stands } from '../register/proofs.ts'
import { type CallRow, ref } from '../register/rows.ts'
import { mandateChecked } from '../register/types/mandates.ts'
import type { Change } from '../store/drawer.ts'
import { eachRow, rowIn, rowsUnder } from '../store/each-row.ts'
import { checkedAgain, recorded } from './act/consequences.ts'
import { depositaryEnvelope } from './depositary-signer.ts'
import { ownPageLink } from './letters/application.ts'
import { letterToSend } from './letters/send.ts'
import { levelOf } from './proof-level.ts'
import type { Registers, Workplace } from './workplace.ts'

export type Rechecking = Pick<
  Workplace,
  'log' | 'now' | 'publicUrl' | 'letters' | 'worker' | 'signer' | 'outbound'
>

export interface Round {
  readonly isStopped?: () => boolean
  /** One party's check was refused; the others go on. */
  readonly troubled?: (party: string, why: Refusal) => void
}

/**
 * One round: looks at every proof by e-mail or domain whose policy asks for it by now, or lists it for the desk where
 * no machine can look. Returns the checks that were recorded.
 */
export async function recheckRound(
  site: Rechecking,
  { isStopped = () => false, troubled = () => undefined }: Round = {},
): Promise<{ party: string; entry: number }[]> {
  const calls = await callsThatAsk(site)
  await dropWhatIsNotDue(site, calls)
  if (calls.length === 0) return []
  // Skips what is younger than the strictest call asks: this goes hourly through a register of a million.
  const soonest = Math.min(...calls.flatMap(({ days }) => [...days.values()]))
  const recorded: { party: string; entry: number }[] = []
  for await (const { key, row: proof } of eachRow(site.log.store, 'proofs')) {
    if (isStopped()) break
    const [party, name] = key.split('/') as [string, string]
    const method = PROOF_METHODS.find(one => one === name)
    if (method === undefined || dueDay(proof.latest.checked, soonest) > dayOf(site.now())) continue
    try {
      const due = await dueFrom(site, party, proof, calls)
      const entry =
        due === undefined ? undefined : await recheck(site, { party, method, due, ...proof.latest })
      if (entry !== undefined) recorded.push({ party, entry })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      troubled(party, error)
    }
  }
  return recorded
}

interface Due {
  readonly party: string
  readonly method: ProofMethod
  readonly due: string
  readonly domain: string | null
  readonly checked: string
}

/** One due proof, as far as it comes today; the entry where that is recorded. */
async function recheck(site: Rechecking, asked: Due): Promise<number | undefined> {
  const { party, method, due } = asked
  const { drawer } = site.log
  const now = site.now()
  const known = await recheckOf(drawer, party, method, now)
  const before: Recheck =
    known?.value.due === due
      ? known.value
      : { party, method, due, seen: [], written: null, told: null, found: null }
  if (before.found !== null && site.signer === null) return undefined
  const { next, letter } = await lookedAt(site, asked, before)
  if (next !== known?.value) await drawer.apply([recheckKept(known, next), ...letter], now)
  site.worker.wake()
  if (next.found === null || site.signer === null) return undefined
  return record(site, party, method, next.found)
}

/** How far a check has come, and the changes that lay a letter about it. */
interface LookedAt {
  readonly next: Recheck
  readonly letter: readonly Change[]
}

/** What is known today: by a proof given anew, by a look, or by a letter without an answer. */
async function lookedAt(site: Rechecking, asked: Due, before: Recheck): Promise<LookedAt> {
  const as = (next: Recheck, letter: readonly Change[] = []) => ({ next, letter })
  if (before.found !== null) return as(before)
  const { drawer } = site.log
  const now = site.now()
  const { party, method, domain } = asked
  const anew = await provenAnew(site, asked)
  if (anew !== undefined) return as({ ...before, found: anew })
  if (method === 'email') {
    const { letter, ...told } = await tell(site, before, null)
    if (!isUnanswered(told, now)) return as({ ...before, ...told }, letter)
    const checked = dayOf(now)
    const found: FoundAgain = { outcome: 'unclear', checked, domain: null, dnssec: null, evidence: [] }
    return as({ ...before, ...told, found })
  }
  const line = await domainLines.get(drawer, party, now)
  if (line === undefined || line.domain !== (domain ?? line.domain) || !mayLook(before, now))
    return as(before)
  const { is, looked } = await lookBothWays(site, line)
  const seen = [...before.seen, { at: now, is }].slice(-100)
  const { written, told: heard } = before
  const { letter, ...told } =
    is === 'missing' ? await tell(site, before, line) : { written, told: heard, letter: [] }
  const outcome = verdictOf({ seen, told: told.told }, now)
  if (outcome === undefined) return as({ ...before, seen, ...told }, letter)
  const evidence = await Promise.all(looked.evidence.map(one => keepEvidence(drawer, one, now)))
  const { dnssec } = looked.look
  const found: FoundAgain = { outcome, checked: dayOf(now), domain: line.domain, dnssec, evidence }
  return as({ ...before, seen, ...told, found }, letter)
}

/** A proof from the applicant's own page that no entry tells yet. */
async function shownAnew(
  { log: { drawer }, now }: Rechecking,
  party: string,
  method: ProofMethod,
  isThen: (day: string) => boolean,
) {
  const application = await applicantOf(drawer, party, now())
  const proofs = application === undefined ? [] : await proofsOf(drawer, application, now())
  const proof = proofs.find(
    // What an officer has carried is put on record by an officer.
    one => one.method === method && one.entry === null && one.handed === null && isThen(dayOf(one.at)),
  )
  return proof && { application: application!, proof }
}

async function provenAnew(
  site: Rechecking,
  { party, method, checked }: Due,
): Promise<FoundAgain | undefined> {
  const anew = await shownAnew(site, party, method, day => day > checked)
  if (anew === undefined) return undefined
  const row = await rowIn(site.log.store, 'parties', party)
  const { domain, dnssec, evidence, at } = anew.proof
  if (levelOf(anew.proof, row?.versions.at(-1)?.domain ?? null) === undefined) return undefined
  return { outcome: 'holds', checked: dayOf(at), domain, dnssec, evidence }
}

/** Where it was found before, then the other way: a party may have moved its line. */
async function lookBothWays(
  site: Rechecking,
  line: Line,
): Promise<{ is: 'holds' | 'missing' | 'unseen'; looked: Looked }> {
  const asking = { ...site.outbound, agent: `Avow (+${site.publicUrl})` }
  const looked = await lookFor(line.how, asking, line, site.now())
  if (looked.look.is === 'holds') return { is: 'holds', looked }
  const other = await lookFor(line.how === 'dns' ? 'https' : 'dns', asking, line, site.now())
  if (other.look.is === 'holds') return { is: 'holds', looked: other }
  // No answer the earlier way: the line may well be there.
  return { is: looked.look.is === 'refused' ? 'unseen' : 'missing', looked }
}

/**
 * Tells the party's applicant once that its line is missing, or asks for an answer. `written` is null where nobody is
 * known, `told` until the letter has gone out. One that was cancelled, as when no relay came for weeks, is written anew.
 */
async function tell(
  site: Rechecking,
  { party, method, told, written: before }: Recheck,
  line: Line | null,
): Promise<Pick<Recheck, 'written' | 'told'> & Pick<LookedAt, 'letter'>> {
  const { drawer, store } = site.log
  const now = site.now()
  const about = `recheck/${party}/${method}`
  const lying = before === null ? undefined : await writtenAbout(drawer, about, now)
  if (lying !== undefined) {
    // Whoever wishes for no letters is told by none, and is not owed more.
    const isOut = 'at' in lying.value && lying.value.state !== 'returned'
    return { written: before, told: told ?? (isOut ? lying.value.at : null), letter: [] }
  }
  const id = await applicantOf(drawer, party, now)
  const application = id === undefined ? undefined : await applications.get(drawer, id, now)
  const row = await rowIn(store, 'parties', party)
  if (told !== null || id === undefined || application === undefined || row === undefined)
    return { written: before, told, letter: [] }
  const of = { application, party: row }
  const to = application.person.email
  if (line !== null) {
    const envelope = { to, kind: 'proof-missing', about } as const
    const write = (wishes: string) => site.letters.proofMissing({ ...of, line, wishes })
    return { written: now, told: null, letter: (await letterToSend(site, envelope, write)).changes }
  }
  const { token, laid } = ownPageLink(id, now)
  const envelope = { to, kind: 'proof-again', about } as const
  const write = (wishes: string) => site.letters.proofAgain({ ...of, token, wishes })
  return { written: now, told: null, letter: (await letterToSend(site, envelope, write, laid)).changes }
}

/** In English, as all that the server says in the log by itself. */
const SAYS: Readonly<Record<ProofMethod, Readonly<Record<FoundAgain['outcome'], string>>>> = {
  domain: {
    holds: 'Looked for again: the line by which the domain was shown is there.',
    lapsed: 'Looked for again on several days, after notice: the line by which the domain was shown is gone.',
    unclear: 'Looked for again on several days: nobody answered.',
  },
  email: {
    holds: 'Asked again: an answer came from an address at this domain.',
    lapsed: 'Asked again: the address is gone.',
    unclear: 'Asked again by letter: no answer has come.',
  },
}

/** Records what was found; it waits for nobody then, and a proof given anew is noted as recorded. */
async function record(
  site: Rechecking,
  party: string,
  method: ProofMethod,
  found: FoundAgain,
): Promise<number> {
  const note = { lang: 'en', text: SAYS[method][found.outcome] }
  const body = { party, method, ...found, channel: null, note }
  const envelope = depositaryEnvelope(site, { type: mandateChecked.type, call: null, body, parts: [] })
  const anew = await shownAnew(site, party, method, day => day === found.checked)
  const beside = [
    ...(await checkedAgain(site, { party, method })),
    ...(anew === undefined
      ? []
      : await recorded(site, { ...anew.proof, application: anew.application, party })),
  ]
  const { index } = await site.log.door.post({ envelope, parts: [], beside })
  return index
}

interface Asking {
  readonly call: string
  readonly row: CallRow
  /** Days by policy, of those that ask. */
  readonly days: ReadonlyMap<string, number>
}

async function callsThatAsk({ log: { store } }: Registers): Promise<Asking[]> {
  const found: Asking[] = []
  for await (const { key: call, row } of eachRow(store, 'calls')) {
    if (row.closed !== null) continue
    const days = new Map<string, number>()
    for await (const { name, row: ruled } of rowsUnder(store, 'policies', call))
      if (ruled.policy.recheckDays !== undefined) days.set(name, ruled.policy.recheckDays)
    if (days.size > 0) found.push({ call, row, days })
  }
  return found
}

/**
 * The day since which a proof is to be checked again, by the strictest rules that bind its party; undefined where
 * it is not, or the party stands nowhere or has ended.
 */
async function dueFrom(
  { log: { store }, now }: Registers,
  party: string,
  proof: ProofRow,
  calls: readonly Asking[],
) {
  if (!stands(proof)) return undefined
  const [row, ...rows] = await store.rows([
    ref('parties', party),
    ...calls.map(({ call }) => ref('signatures', `${call}/${party}`)),
  ])
  const today = dayOf(now())
  // By the rules that bind it: newer ones may ask for more.
  const days = calls.flatMap((call, i) => {
    const bound = rows[i] && bindingOn(rows[i], call.row, today)
    return (bound && call.days.get(bound.policy)) ?? []
  })
  // A party that has ended binds itself to nothing new.
  if (row?.ended || days.length === 0) return undefined
  const due = dueDay(proof.latest.checked, Math.min(...days))
  return due <= today ? due : undefined
}

/** What was checked meanwhile, or no policy asks for any more, waits for nobody. */
async function dropWhatIsNotDue(site: Registers, calls: readonly Asking[]) {
  const { drawer, store } = site.log
  for await (const { id, value } of rechecks.each(drawer, site.now())) {
    const { party, method } = value
    const proof = await rowIn(store, 'proofs', proofKey(party, method))
    const due = proof && (await dueFrom(site, party, proof, calls))
    if (due === undefined) await rechecks.remove(drawer, id)
  }
}
