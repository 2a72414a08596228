import { Refusal, type RefusalCode } from '../core/refusal.ts'
import {
  type Batch,
  type BatchRow,
  batchChanged,
  batches,
  batchRows,
  isDone,
  planDigest,
  rowChanged,
} from '../people/batches.ts'
import { type Found, unlessLate, untilSettled } from '../people/collection.ts'
import { invitationFor } from '../people/invitations.ts'
import { refusedAs } from '../people/stored-refusal.ts'
import { bodyOfAdmission } from '../register/lists/admissions.ts'
import { ref } from '../register/rows.ts'
import { partyAdmitted } from '../register/types/parties.ts'
import type { Change } from '../store/drawer.ts'
import { type InvitedByList, invitedByList, joiningOf, requireSigned } from './bulk-inviting.ts'
import { Saying } from './compose.ts'
import { depositaryEnvelope } from './depositary-signer.ts'
import { brokenAs } from './fault.ts'
import { keysInForce } from './holder-keys.ts'
import { invitationEnd, invitationLetter } from './letters/application.ts'
import { requireInForce } from './officers.ts'
import { type AnyDuty, duty, type Job } from './worker.ts'
import type { Workplace } from './workplace.ts'

/** Rows under way at once: the door makes one batch of them. */
const AT_ONCE = 25

/** Concerns the server and not a row: the work breaks off, and is tried again after a pause. */
const BREAKS: readonly RefusalCode[] = [
  'rate_limited',
  'read_only',
  'store_failing',
  'store_damaged',
  'store_doubted',
  'outcome_unknown',
]
/** Somebody has to change this first, and an officer to start the work again. */
const STOPS: readonly RefusalCode[] = ['switched_off', 'key_absent', 'key_use_wrong', 'sign_in_needed']

/**
 * Carries out what an officer has approved. A row is one commit: the admission, where there is one, the note that the row
 * is done, the invitation with its link, and its letter. So after a crash the rest of the rows follow.
 */
export function batchDuty(site: () => Workplace): AnyDuty {
  return duty({
    kept: batches,
    act: ({ id }, job) => carryOut(site(), id, job),
    trouble: 'a list is not carried out yet',
  })
}

async function carryOut(site: Workplace, id: string, { isStopped }: Job): Promise<number | null> {
  const { drawer } = site.log
  let open: Found<BatchRow>[] = []
  let invited: InvitedByList | null = null
  try {
    // Forgets why it broke off before.
    await note(site, id, { said: null })
    for (;;) {
      const batch = await batches.get(drawer, id, site.now())
      if (batch?.state !== 'running') return null
      if (isStopped()) return site.now()
      // Read again at the end: an officer may have put refused rows back meanwhile.
      const { withDoubtful } = batch.approved!
      if (open.length === 0) {
        const all = await batchRows(drawer, id, site.now())
        open = all.filter(({ value }) => value.state === 'waiting' && isDone(value, withDoubtful))
        const rows = all.map(({ value }) => value)
        invited = batch.approved!.made === undefined ? null : invitedByList(site, id, rows, withDoubtful)
      }
      const chunk = open.splice(0, AT_ONCE)
      if (chunk.length === 0) {
        await note(site, id, { state: 'done' })
        return null
      }
      await requireApprover(site, batch)
      if (invited !== null) requireSigned(site, batch, invited)
      const done = await Promise.allSettled(chunk.map(row => doRow(site, batch, row, invited)))
      site.worker.wake()
      const failed = done.find(one => one.status === 'rejected')
      if (failed !== undefined) throw failed.reason
    }
  } catch (error) {
    const isStopping = error instanceof Refusal && STOPS.includes(error.code)
    await note(site, id, { said: brokenAs(error), ...(isStopping && { state: 'stopped' }) })
    if (!isStopping) throw error
    site.logger.warn({ code: error.code, said: error.message }, 'a list has stopped')
    return null
  }
}

/** Notes how far it has come, unless an officer has stopped it. */
function note({ log: { drawer }, now }: Workplace, id: string, change: Partial<Batch>) {
  return untilSettled(async () => {
    const found = await batches.lying(drawer, id, now())
    if (found?.value.state === 'running') await drawer.apply([batchChanged(found, change, now())], now())
  })
}

/** The depositary's key signs on somebody's word, whose office and passkey must still be good. */
async function requireApprover(site: Workplace, { approved }: Batch) {
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

/** One row, all of it or nothing. A refusal is noted with it and stops no other row. */
async function doRow(site: Workplace, batch: Batch, found: Found<BatchRow>, invited: InvitedByList | null) {
  const { drawer } = site.log
  try {
    const joins = invited?.byLine.get(found.value.line)
    const { told, changes } = joins
      ? await joiningOf(site, batch, joins, found.value)
      : await invitationOf(site, batch, found.value)
    const done = { ...told, state: 'done', said: null } as const
    if (found.value.plan === 'invite' || joins)
      await drawer.apply([rowChanged(found, done), ...changes], site.now())
    else {
      const { body, parts } = admissionOf(site, batch, found.value)
      const composed = { type: partyAdmitted.type, call: null, body: body as never, parts }
      const envelope = depositaryEnvelope(site, composed)
      const row = rowChanged(found, { ...done, entry: 0 }, { entry: ['entry'] })
      await site.record({ envelope, parts, beside: [row, ...changes] })
    }
  } catch (error) {
    if (!(error instanceof Refusal) || [...BREAKS, ...STOPS].includes(error.code)) throw error
    // Not where another server has done it: then the door refuses the party as known.
    const refused = rowChanged(found, { state: 'refused', said: refusedAs(error) })
    await unlessLate(drawer.apply([refused], site.now()))
  }
}

/** The admission for the log: its note names who approved it, its evidence the plan that they approved. */
function admissionOf({ letters }: Workplace, batch: Batch, { party, admission }: BatchRow) {
  const { by, withDoubtful } = batch.approved!
  const { note, evidence } = admission!
  const saying = new Saying()
  const lang = letters.langOf(batch.lang)
  const said = saying.said(`${note} ${letters.approvedBy(lang, by)}`, lang)
  const proven = { ...admission!, evidence: [...evidence, planDigest(batch, withDoubtful)] }
  return { body: bodyOfAdmission(party, proven, said), parts: saying.parts }
}

/** The invitation of the representative whom a row names, if the party has no key, and what the row tells of it. */
async function invitationOf(
  site: Workplace,
  batch: Batch,
  { plan, party: id, person, admission }: BatchRow,
): Promise<{ told: Partial<BatchRow>; changes: readonly Change[] }> {
  const isBeside = plan !== 'invite'
  const [row] = isBeside ? [] : await site.log.store.rows([ref('parties', id)])
  if (!isBeside && row?.admitted == null)
    throw new Refusal('party_unknown', `No party ${id} was admitted here.`)
  if (person === null || (!isBeside && (await keysInForce(site, id)) > 0)) return { told: {}, changes: [] }
  const { call, name, role, email } = person
  const lang = site.letters.langOf(person.lang)
  const of = { call, lang, party: id, application: null, person: name, to: email, by: batch.approved!.by }
  const expires = invitationEnd(site)
  const made = isBeside
    ? invitationFor({ ...of, admitted: 0 }, site.now(), { expires, entry: ['admitted'] })
    : invitationFor({ ...of, admitted: row!.admitted! }, site.now(), { expires })
  const letter = await invitationLetter(site, {
    id,
    application: { call, lang, person: { name, role, email } },
    name: admission?.name ?? row!.names[0]!.text,
    made,
    hasApplied: false,
  })
  const changes = [...made.changes, ...letter.changes]
  return { told: { link: made.link, letter: letter.id }, changes }
}
