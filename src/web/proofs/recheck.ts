import { randomBytes } from '#crypto'
import { toBase64url } from '../../core/bytes.ts'
import { formatDigest } from '../../core/digest.ts'
import { signEnvelope } from '../../core/envelope.ts'
import { formatStatement } from '../../core/statement.ts'
import { formatTime } from '../../core/time.ts'
import { findApplication } from '../../people/applications.ts'
import { type Looked, lookFor } from '../../people/looks.ts'
import { keepEvidence, keepEvidenceForGood, PROOF_METHODS, type ProofMethod } from '../../people/proofs.ts'
import {
  dropRecheck,
  dueDay,
  type FoundAgain,
  keepRecheck,
  type Line,
  lineOf,
  mayLook,
  type Recheck,
  recheckOf,
  verdictOf,
} from '../../people/rechecks.ts'
import type { ProofRow } from '../../register/mandate-rows.ts'
import { stands } from '../../register/proofs.ts'
import type { CallRow, PartyRow, PolicyRow, SignatureRow } from '../../register/rows.ts'
import { ref } from '../../register/rule.ts'
import type { RunningSite } from '../asked.ts'
import { eachRow } from '../rows.ts'
import { writeMissing } from './letter.ts'

/** What a round of rechecks asks of a site. */
export type Rechecking = Pick<
  RunningSite,
  'log' | 'now' | 'publicUrl' | 'contact' | 'mail' | 'signer' | 'outbound'
>

/**
 * One round: every proof by e-mail or domain whose policy asks for it by now is looked at, or listed for the desk where
 * no machine can look. The checks that were recorded are returned. A stop is heeded between two proofs.
 */
export async function recheckRound(
  site: Rechecking,
  isStopped: () => boolean = () => false,
): Promise<{ party: string; entry: number }[]> {
  const { store, drawer } = site.log
  const calls = await callsThatAsk(site)
  if (calls.length === 0) return []
  const recorded: { party: string; entry: number }[] = []
  for await (const { key, row } of eachRow(store, 'proofs')) {
    if (isStopped()) break
    const [party, name] = key.split('/') as [string, string]
    const method = PROOF_METHODS.find(one => one === name)
    const proof = row as ProofRow
    if (method === undefined || !stands(proof)) continue
    const days = await daysFor(site, party, calls)
    if (days === undefined) continue
    const due = dueDay(proof.latest.checked, days)
    if (formatTime(site.now()).slice(0, 10) < due) await dropRecheck(drawer, party, method)
    else {
      const entry = await recheck(site, { party, method, due, domain: proof.latest.domain })
      if (entry !== undefined) recorded.push({ party, entry })
    }
  }
  return recorded
}

interface Asking {
  readonly call: string
  readonly days: number
}

async function callsThatAsk({ log: { store } }: Rechecking): Promise<Asking[]> {
  const found: Asking[] = []
  for await (const { key, row } of eachRow(store, 'calls')) {
    const { policy, closed } = row as CallRow
    if (closed !== null) continue
    const [inForce] = (await store.rows([ref('policies', `${key}/${policy}`)])) as (PolicyRow | undefined)[]
    const days = inForce?.policy.recheckDays
    if (days !== undefined) found.push({ call: key, days })
  }
  return found
}

/** After how many days its proofs are checked again: as the strictest of the calls says that it stands on. */
async function daysFor(
  { log: { store } }: Rechecking,
  party: string,
  calls: readonly Asking[],
): Promise<number | undefined> {
  const rows = (await store.rows(calls.map(({ call }) => ref('signatures', `${call}/${party}`)))) as (
    | SignatureRow
    | undefined
  )[]
  const days = calls.filter((_, i) => rows[i]?.state === 'standing').map(one => one.days)
  return days.length === 0 ? undefined : Math.min(...days)
}

interface Due {
  readonly party: string
  readonly method: ProofMethod
  readonly due: string
  /** The name that was checked last; null where an admission told none. */
  readonly domain: string | null
}

async function recheck(site: Rechecking, { party, method, due, domain }: Due): Promise<number | undefined> {
  const { drawer } = site.log
  const now = site.now()
  const known = await recheckOf(drawer, party, method, now)
  const before: Recheck =
    known?.due === due ? known : { party, method, due, seen: [], told: null, found: null }
  const line = method === 'domain' ? await lineOf(drawer, party, now) : undefined
  if (line === undefined || line.domain !== (domain ?? line.domain) || before.found !== null) {
    if (before !== known) await keepRecheck(drawer, before)
    return undefined
  }
  if (!mayLook(before, now)) return undefined
  const { is, looked } = await lookBothWays(site, line)
  const seen = [...before.seen, { at: now, is }].slice(-100)
  const isNews = is === 'missing' && before.told === null
  const told = isNews ? await tell(site, party, line) : before.told
  const outcome = verdictOf({ seen, told }, now)
  if (outcome === undefined) {
    await keepRecheck(drawer, { ...before, seen, told })
    return undefined
  }
  const evidence = await Promise.all(looked.evidence.map(one => keepEvidence(drawer, one, now)))
  const { dnssec } = looked.look
  const checked = formatTime(now).slice(0, 10)
  const found: FoundAgain = { outcome, checked, domain: line.domain, dnssec, evidence: evidence.slice(0, 8) }
  // First what an officer would need, should the door refuse.
  await keepRecheck(drawer, { ...before, seen, told, found })
  if (site.signer === null) return undefined
  const entry = await record(site, party, line, found)
  for (const one of found.evidence) await keepEvidenceForGood(drawer, one, now)
  await dropRecheck(drawer, party, method)
  return entry
}

/** Where it was found before, then the other way: a party may have moved its line. */
async function lookBothWays(
  site: Rechecking,
  line: Line,
): Promise<{ is: 'holds' | 'missing' | 'unseen'; looked: Looked }> {
  const asking = { ...site.outbound, agent: `Avow (+${site.publicUrl})` }
  const ways = line.how === 'dns' ? (['dns', 'https'] as const) : (['https', 'dns'] as const)
  const [first, second] = ways
  const looked = await lookFor(first, asking, line, site.now())
  if (looked.look.is === 'holds') return { is: 'holds', looked }
  const other = await lookFor(second, asking, line, site.now())
  if (other.look.is === 'holds') return { is: 'holds', looked: other }
  // Where the way that was used before gave no answer, the line may well be there.
  return { is: looked.look.is === 'refused' ? 'unseen' : 'missing', looked }
}

/** Tells whoever applied for the party that its line is missing; null where nobody is known who could be told. */
async function tell(site: Rechecking, party: string, line: Line): Promise<number | null> {
  const application = await findApplication(site.log.drawer, line.application, site.now())
  const [row] = (await site.log.store.rows([ref('parties', party)])) as (PartyRow | undefined)[]
  if (application === undefined || row === undefined) return null
  await writeMissing(site, { application, party: row, line })
  return site.now()
}

/** What the log says of it, in English, as all that the server says by itself. */
const SAYS: Readonly<Record<FoundAgain['outcome'], string>> = {
  holds: 'Looked for again: the line by which the domain was shown is there.',
  lapsed: 'Looked for again on several days, after notice: the line by which the domain was shown is gone.',
  unclear: 'Looked for again on several days: nobody answered.',
}

async function record(
  { log, now, signer }: Rechecking,
  party: string,
  { domain }: Line,
  { outcome, checked, dnssec, evidence }: FoundAgain,
): Promise<number> {
  const head = log.head()!
  const payload = formatStatement({
    v: 1,
    log: log.origin,
    type: 'mandate/checked',
    by: 'depositary',
    call: null,
    at: formatTime(now()),
    seen: { size: head.size, root: formatDigest(head.root) },
    nonce: toBase64url(randomBytes(16)),
    body: {
      party,
      method: 'domain',
      outcome,
      checked,
      domain,
      dnssec,
      channel: null,
      note: { lang: 'en', text: SAYS[outcome] },
      evidence,
    },
  })
  const { index } = await log.door.post({ envelope: signEnvelope(payload, [signer!]), parts: [] })
  return index
}
