import type { Digest } from '../core/digest.ts'
import { identityOf, signEnvelope } from '../core/envelope.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import { type Batch, type BatchRow, batches, batchRows, everyBatch, keepRow } from '../people/batches.ts'
import { invitationFor } from '../people/invitations.ts'
import { writtenAbout } from '../people/letters.ts'
import { refusedAs } from '../people/refused.ts'
import { bodyOfAdmission } from '../register/lists/admissions.ts'
import { ref } from '../register/rows.ts'
import { partyAdmitted } from '../register/types/parties.ts'
import { atWork } from './at-work.ts'
import { brokenAs } from './broken.ts'
import { payloadOf, Saying } from './compose.ts'
import { depositarySigner } from './depositary-signer.ts'
import { keysInForce } from './keys.ts'
import { invitationLetter } from './letters/application.ts'
import { requireInForce } from './officers.ts'
import type { Workplace } from './workplace.ts'

/**
 * Carries out what an officer has approved, row after row, in this process. Each step is noted before it is taken and
 * after it was, so that whoever goes on after a crash asks the log and the queue what has come of it:
 *
 *   1. the statement's bytes are kept (`posting`), then posted; known there, it has its entry and is not made anew
 *   2. the row says so (`inviting`), then the link and its letter are laid in one; a letter about this party in the queue is
 *      that letter
 *   3. the row is done
 */

/** Rows that are on their way at once: the door makes one batch of them. */
const AT_ONCE = 25

/** What concerns the server and not a row: the work breaks off, and goes on at the next start or the next look. */
const BREAKS: readonly RefusalCode[] = ['read_only', 'store_failing', 'store_damaged', 'outcome_unknown']
/** What somebody has to change first: it goes on when an officer says so. */
const STOPS: readonly RefusalCode[] = ['switched_off', 'key_absent', 'key_use_wrong', 'sign_in_needed']

/** Begins or goes on with a batch, unless this process is at it already. What it resolves to is the end of the work. */
export function carryOn(site: Workplace, id: string): Promise<void> {
  return atWork(site, `batch ${id}`, () => carryOut(site, id).catch(error => breakOff(site, id, error)))
}

/** Goes on with whatever was running when the server stopped. */
export async function resumeBatches(site: Workplace): Promise<void> {
  if (site.signer === null) return
  for (const { id, value } of await everyBatch(site.log.drawer, site.now()))
    if (value.state === 'running') void carryOn(site, id)
}

async function carryOut(site: Workplace, id: string): Promise<void> {
  const { drawer } = site.log
  // Why it broke off before is no news once it goes on.
  const { approved } = await batches.alter(drawer, id, site.now(), batch => ({ ...batch, said: null }))
  const isOpen = (row: BatchRow) =>
    isDone(row, approved?.withDoubtful ?? false) && ['waiting', 'posting', 'inviting'].includes(row.state)
  // Looked at again at the end: an officer may have put refused rows back meanwhile.
  for (;;) {
    const open = (await batchRows(drawer, id, site.now())).filter(isOpen)
    if (open.length === 0) break
    for (let at = 0; at < open.length; at += AT_ONCE) {
      const batch = await batches.find(drawer, id, site.now())
      if (batch.state !== 'running') return
      await requireApprover(site, batch)
      const chunk = open.slice(at, at + AT_ONCE)
      const done = await Promise.allSettled(chunk.map(row => stepRow(site, id, batch, row)))
      const failed = done.find(one => one.status === 'rejected')
      if (failed !== undefined) throw failed.reason
    }
  }
  await batches.alter(drawer, id, site.now(), batch =>
    batch.state === 'running' ? { ...batch, state: 'done', said: null } : batch,
  )
}

/** The depositary's key signs on somebody's word: not once their office has ended, or the passkey is somebody else's now. */
async function requireApprover(site: Workplace, { approved }: Batch): Promise<void> {
  const { by, keyid } = approved!
  try {
    await requireInForce(site, { holder: by, keyid })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(
      error.code,
      `${by} approved this list, and cannot any more. ${error.message} Read it in again.`,
    )
  }
}

async function breakOff(site: Workplace, id: string, error: unknown): Promise<void> {
  site.logger.warn({ err: error }, 'a batch has broken off')
  const said = brokenAs(error)
  const isStopped = error instanceof Refusal && STOPS.includes(error.code)
  await batches
    .alter(site.log.drawer, id, site.now(), batch => ({
      ...batch,
      ...(isStopped ? { state: 'stopped' as const } : {}),
      said,
    }))
    .catch(() => undefined)
}

/** One row to its end. What is refused about it is noted with it and stops nothing else. */
async function stepRow(site: Workplace, id: string, batch: Batch, row: BatchRow): Promise<void> {
  let last = row
  const keep = (changed: BatchRow) => {
    last = changed
    return keepRow(site.log.drawer, id, changed, batch)
  }
  try {
    const admitted =
      row.plan === 'invite' || row.entry !== null ? row : await admitRow(site, batch, row, keep)
    const invited = admitted.person === null ? admitted : await inviteRow(site, batch, admitted, keep)
    await keep({ ...invited, state: 'done', statement: null, parts: [], said: null })
  } catch (error) {
    if (!(error instanceof Refusal) || [...BREAKS, ...STOPS].includes(error.code)) throw error
    await keep({ ...last, state: 'refused', said: refusedAs(error) })
  }
}

type Keep = (row: BatchRow) => Promise<void>

async function admitRow(site: Workplace, batch: Batch, row: BatchRow, keep: Keep): Promise<BatchRow> {
  const kept = row.state === 'posting' ? await postedBefore(site, row) : undefined
  const entry = kept ?? (await post(site, batch, row, keep))
  const admitted: BatchRow = { ...row, entry, state: 'waiting', statement: null, parts: [] }
  await keep(admitted)
  return admitted
}

/** The entry of the statement that was on its way when the server fell; undefined where the log never took it. */
async function postedBefore({ log }: Workplace, { statement }: BatchRow): Promise<number | undefined> {
  const [index] = await log.store.indexesOf([identityOf(statement!)])
  return index
}

async function post(site: Workplace, batch: Batch, row: BatchRow, keep: Keep): Promise<number> {
  const signer = depositarySigner(site)
  const { body, parts } = admissionOf(site, batch, row)
  const payload = payloadOf(site, { type: partyAdmitted.type, call: null, body: body as never, parts })
  await keep({ ...row, state: 'posting', statement: payload, parts })
  const { index } = await site.record({ envelope: signEnvelope(payload, [signer]), parts })
  return index
}

/** The admission as it enters the log: its note names who approved it, its evidence the plan that they approved. */
function admissionOf({ letters }: Workplace, batch: Batch, { party, admission }: BatchRow) {
  const { by, withDoubtful } = batch.approved!
  const { note, evidence } = admission!
  const saying = new Saying()
  const lang = letters.langOf(batch.lang)
  const said = saying.said(`${note} ${letters.approvedBy(lang, by)}`, lang)
  const proven = { ...admission!, evidence: [...evidence, planDigest(batch, withDoubtful)] }
  return { body: bodyOfAdmission(party, proven, said), parts: saying.parts }
}

/** Invites the representative of a row, once: a letter about this party that lies in the queue is the one. */
async function inviteRow(
  site: Workplace,
  batch: Batch,
  row: BatchRow,
  keep: (row: BatchRow) => Promise<void>,
): Promise<BatchRow> {
  const { drawer, store } = site.log
  const person = row.person!
  const about = `invitation/${row.party}`
  if (row.link !== null) {
    const letter = await writtenAbout(drawer, about, site.now())
    if (letter !== undefined) return { ...row, letter }
  }
  if ((await keysInForce(site, row.party)) > 0) return row
  const [party] = await store.rows([ref('parties', row.party)])
  if (party === undefined || party.admitted === null)
    throw new Refusal('party_unknown', `No party ${row.party} was admitted here.`)
  const lang = site.letters.langOf(person.lang)
  const { call, name, role, email } = person
  const of = { call, lang, admitted: party.admitted }
  const made = invitationFor(
    { ...of, party: row.party, application: null, person: name, by: batch.approved!.by },
    site.now(),
  )
  const inviting: BatchRow = { ...row, state: 'inviting', link: made.link }
  await keep(inviting)
  const letter = await invitationLetter(site, {
    id: row.party,
    application: { call, lang, person: { name, role, email } },
    name: row.admission?.name ?? party.names[0]!.text,
    made,
    hasApplied: false,
  })
  await drawer.apply([...made.changes, ...letter.changes], site.now())
  site.worker.wake()
  return { ...inviting, letter: letter.id }
}

/** Rows that are carried out: the sure ones, and those in doubt where the officer takes them too. */
export function isDone({ plan }: Pick<BatchRow, 'plan'>, withDoubtful: boolean): boolean {
  return plan === 'admit' || plan === 'invite' || (plan === 'doubt' && withDoubtful)
}

/** The digest of what is done of a batch. */
export function planDigest({ digests }: Pick<Batch, 'digests'>, withDoubtful: boolean): Digest {
  return withDoubtful ? digests.doubtful : digests.sure
}
