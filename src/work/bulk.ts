import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import {
  type Batch,
  type BatchRow,
  batches,
  batchRows,
  isDone,
  lettersDigest,
  planDigest,
  rowChanged,
  wishOf,
} from '../people/batches.ts'
import type { Found } from '../people/collection.ts'
import { invitationFor } from '../people/invitations.ts'
import { bodyOfAdmission } from '../register/lists/admissions.ts'
import { ref } from '../register/rows.ts'
import { partyAdmitted } from '../register/types/parties.ts'
import type { Change } from '../store/drawer.ts'
import { type InvitedByList, invitedByList, joiningOf, requireSigned } from './bulk-inviting.ts'
import { AT_ONCE, type Carried, carryingDuty } from './carrying-out.ts'
import { Saying } from './compose.ts'
import { depositaryEnvelope } from './depositary-signer.ts'
import { keysInForce } from './holder-keys.ts'
import { plainLinkFor } from './inviting.ts'
import { invitationEnd, invitationLetter } from './letters/application.ts'
import { applyEnding } from './plain-links.ts'
import type { AnyDuty } from './worker.ts'
import type { Workplace } from './workplace.ts'

/**
 * Carries out a list of parties to admit or to invite. A row is one commit: the admission, where there is one, the note
 * that the row is done, the invitation with its link, and its letter.
 */
export function batchDuty(site: () => Workplace): AnyDuty {
  return carryingDuty(site, carriedBatch)
}

function carriedBatch(): Carried<Batch, BatchRow> {
  let invited: InvitedByList | null = null
  let letters: Digest
  return {
    kept: batches,
    trouble: 'a list is not carried out yet',
    async open(site, id, batch) {
      const all = await batchRows(site.log.drawer, id, site.now())
      const rows = all.map(({ value }) => value)
      const { withDoubtful, made } = batch.approved!
      letters = lettersDigest(batch, rows, withDoubtful)
      invited = made === undefined ? null : invitedByList(site, { id, value: batch }, rows, withDoubtful)
      return all.filter(({ value }) => value.state === 'waiting' && isDone(value, withDoubtful))
    },
    next: open => open.splice(0, AT_ONCE),
    check(site, batch) {
      if (invited === null) requireLetters(batch, letters)
      else requireSigned(site, batch, invited)
    },
    act: (site, batch, row) => doRow(site, batch, row, invited),
    rowChanged,
  }
}

/** Against whoever reaches the drawer: what goes out is what the officer saw. Before version 2 nothing bound it. */
function requireLetters({ approved }: Batch, letters: Digest): void {
  if (approved!.letters !== undefined && approved!.letters !== letters)
    throw new Refusal(
      'sign_in_needed',
      'The letters of this list are not those that were approved. Read it in again.',
    )
}

async function doRow(site: Workplace, batch: Batch, found: Found<BatchRow>, invited: InvitedByList | null) {
  const joins = invited?.byLine.get(found.value.line)
  const { told, changes, ending } = joins
    ? await joiningOf(site, batch, joins, found.value)
    : { ...(await invitationOf(site, batch, found.value)), ending: [] }
  const done = { ...told, state: 'done', said: null } as const
  if (found.value.plan === 'invite' || joins)
    await applyEnding(site, ending, [rowChanged(found, done), ...changes], batch.lang)
  else {
    const { body, parts } = admissionOf(site, batch, found.value)
    const composed = { type: partyAdmitted.type, call: null, body: body as never, parts }
    const envelope = depositaryEnvelope(site, composed)
    const row = rowChanged(found, { ...done, entry: 0 }, { entry: ['entry'] })
    await site.record({ envelope, parts, beside: [row, ...changes] })
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
  row: BatchRow,
): Promise<{ told: Partial<BatchRow>; changes: readonly Change[] }> {
  const { plan, party: id, person, admission } = row
  const isBeside = plan !== 'invite'
  const [known] = isBeside ? [] : await site.log.store.rows([ref('parties', id)])
  if (!isBeside && known?.admitted == null)
    throw new Refusal('party_unknown', `No party ${id} was admitted here.`)
  if (person === null || (!isBeside && (await keysInForce(site, id)) > 0)) return { told: {}, changes: [] }
  const { call, name, role, email } = person
  const lang = site.letters.langOf(person.lang)
  const { by } = batch.approved!
  const wish = wishOf(batch, row)
  const answers = wish.answerBy === null ? {} : { answerBy: wish.answerBy }
  const to = { call, lang, party: id, application: null, person: name, to: email, by, ...answers }
  const { of, token } = plainLinkFor(site)
  const expires = invitationEnd(site, wish)
  const made = isBeside
    ? invitationFor({ ...to, admitted: 0 }, site.now(), { token, expires, entry: ['admitted'] })
    : invitationFor({ ...to, admitted: known!.admitted! }, site.now(), { token, expires })
  const letter = await invitationLetter(site, {
    id,
    party: id,
    by,
    of,
    wish,
    application: { call, lang, person: { name, role, email } },
    name: admission?.name ?? known!.names[0]!.text,
    made,
    hasApplied: false,
  })
  const changes = [...made.changes, ...letter.changes]
  return { told: { link: made.link, letter: letter.id }, changes }
}
