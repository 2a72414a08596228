import { z } from 'zod'
import type { Digest } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { requireAdmitted, requireLasting } from './admitted.ts'
import { noteRestored } from './batches.ts'
import { requireMandate } from './mandates.ts'
import { requireSeldom } from './often.ts'
import type { PartyRow, Ref, Rows, SignatureEvent, SignatureRow, TextRow } from './rows.ts'
import { type Act, callOf, defineRule, must, type Rest, ref, rely } from './rule.ts'
import { date, digest, id, lang, type Policy, said } from './shapes.ts'

/** Signatures: a party accepts a text under a policy, in the very words and rules that it was shown. */

const accepts = {
  manifest: digest,
  policy: digest,
  /** The languages that were shown; at least one of them in the manifest or its translations. */
  read: z
    .array(lang)
    .min(1)
    .max(30)
    .refine(all => new Set(all).size === all.length, 'a language stands twice'),
  reservation: said.nullable(),
  declaration: said.nullable(),
}
type Accepts = { manifest: Digest; policy: Digest; read: string[] }

function acceptanceRefs(call: string, party: string, body: Accepts): Ref[] {
  return [
    ref('parties', party),
    ref('signatures', `${call}/${party}`),
    ref('texts', `${call}/${body.manifest}`),
    ref('policies', `${call}/${body.policy}`),
  ]
}

/** The text, the languages of it that were read, and the policy. */
function acceptanceRests(call: string, body: Accepts): Rest[] {
  const text = ref('texts', `${call}/${body.manifest}`)
  return [text, ...body.read.map(lang => ({ ...text, lang })), ref('policies', `${call}/${body.policy}`)]
}

export const signatureGiven = defineRule({
  type: 'signature/given',
  scope: 'call',
  author: 'party',
  body: z.strictObject(accepts),
  rests: (body, statement) => acceptanceRests(callOf(statement), body),
  needs: (body, statement) => acceptanceRefs(callOf(statement), statement.by, body),
  admit(body, act, rows) {
    const { by } = act.statement
    const before = requireAcceptable(by, 'given', body, act, rows)
    const today = before?.events.filter(({ what, day }) => what === 'given' && day === act.day) ?? []
    requireSeldom(today.length, act.day, `${by} signed ${callOf(act.statement)}`)
    // The paper that the party now confirms with its own key stays beside it.
    const instrument = isOnPaper(before, body) ? before!.instrument : null
    putSignature(by, { ...body, how: 'given', instrument }, before, act, rows)
  },
})

export const signatureDeposited = defineRule({
  type: 'signature/deposited',
  scope: 'call',
  author: 'depositary',
  body: z.strictObject({
    party: id,
    ...accepts,
    instrument: z.strictObject({ digest, date, channel: said }),
  }),
  rests: (body, statement) => [ref('parties', body.party), ...acceptanceRests(callOf(statement), body)],
  needs: (body, statement) => acceptanceRefs(callOf(statement), body.party, body),
  admit(body, act, rows) {
    const { party, ...rest } = body
    const before = requireAcceptable(party, 'deposited', body, act, rows)
    putSignature(party, { ...rest, how: 'deposited' }, before, act, rows)
  },
})

/** What every signature needs, on paper or by key. Returns what the party had signed before. */
function requireAcceptable(
  id: string,
  how: SignatureRow['how'],
  body: Accepts,
  act: Act,
  rows: Rows,
): SignatureRow | undefined {
  const call = callOf(act.statement)
  const row = rows.get('calls', call)!
  if (row.authority.level === 'independent')
    throw new Refusal(
      'record_independent',
      `This register of ${call} is an independent record: its convener does not keep it.`,
    )
  const party = requireAdmitted(rows, id)
  const text = must(
    rows,
    'texts',
    `${call}/${body.manifest}`,
    'text_unknown',
    `${call} has no text ${body.manifest}.`,
  )
  if (row.text !== body.manifest)
    throw new Refusal('text_superseded', `The text in force is ${row.text}, not ${body.manifest}.`)
  if (row.policy !== body.policy)
    throw new Refusal('policy_wrong', `The policy in force is ${row.policy}, not ${body.policy}.`)
  rely(row, act.statement, `The call ${call}`)
  const { policy } = must(
    rows,
    'policies',
    `${call}/${body.policy}`,
    'policy_wrong',
    `${call} has no policy ${body.policy}.`,
  )
  requireInvited(id, party, policy)
  requireLanguages(body.read, text)
  rely(party, act.statement, `The party ${id}`)
  const before = rows.get('signatures', `${call}/${id}`)
  if (before?.state === 'removed')
    throw new Refusal(
      'signature_removed',
      `The signature of ${id} was removed by entry ${before.events.at(-1)!.entry}.`,
    )
  const isConfirmed = how === 'given' && isOnPaper(before, body)
  if (isStanding(before, body) && !isConfirmed)
    throw new Refusal(
      'signature_exists',
      `${id} signed this text under this policy with entry ${before.entry}.`,
    )
  return rely(before, act.statement, `The signature of ${id}`)
}

type Bound = Pick<Accepts, 'manifest' | 'policy'>

/** Whether the party stands already on this very text under this very policy. */
function isStanding(row: SignatureRow | undefined, body: Bound): row is SignatureRow {
  return row?.state === 'standing' && row.manifest === body.manifest && row.policy === body.policy
}

/** Whether what stands was recorded by the depositary from paper: the party's own key may say the same itself. */
export function isOnPaper(row: SignatureRow | undefined, body: Bound): boolean {
  return isStanding(row, body) && row.how === 'deposited'
}

function requireInvited(id: string, party: PartyRow, policy: Policy): void {
  if (!policy.kinds.includes(party.kind))
    throw new Refusal(
      'kind_uninvited',
      `${id} is of kind ${party.kind}; the call invites ${policy.kinds.join(', ')}.`,
    )
  requireMandate(id, party, policy)
}

function requireLanguages(read: readonly string[], text: TextRow): void {
  const offered = [...text.manifest.texts, ...text.translations.map(one => one.text)].map(one => one.lang)
  const unknown = read.find(lang => !offered.includes(lang))
  if (unknown !== undefined)
    throw new Refusal(
      'language_unknown',
      `The text is published in ${offered.join(', ')}, not in ${unknown}.`,
    )
}

function putSignature(
  party: string,
  signature: Pick<
    SignatureRow,
    'how' | 'manifest' | 'policy' | 'read' | 'reservation' | 'declaration' | 'instrument'
  >,
  before: SignatureRow | undefined,
  act: Act,
  rows: Rows,
): void {
  const event: SignatureEvent = { what: signature.how, entry: act.index, day: act.day }
  rows.put('signatures', `${callOf(act.statement)}/${party}`, {
    since: act.index,
    state: 'standing',
    entry: act.index,
    ...signature,
    events: [...(before?.events ?? []), event],
  })
}

export const signatureWithdrawn = defineRule({
  type: 'signature/withdrawn',
  scope: 'call',
  author: 'party',
  afterClosing: true,
  body: z.strictObject({ reason: said.nullable() }),
  needs: (_, statement) => [ref('signatures', `${callOf(statement)}/${statement.by}`)],
  admit: (_, act, rows) => endSignature(act.statement.by, 'withdrawn', act, rows),
})

export const signatureRemoved = defineRule({
  type: 'signature/removed',
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  afterClosing: true,
  body: z.strictObject({ party: id, policy: digest, rule: id, reason: said }),
  rests: (body, statement) => [
    ref('parties', body.party),
    ref('policies', `${callOf(statement)}/${body.policy}`),
  ],
  needs: (body, statement) => [
    ref('parties', body.party),
    ref('signatures', `${callOf(statement)}/${body.party}`),
    ref('policies', `${callOf(statement)}/${body.policy}`),
  ],
  admit(body, act, rows) {
    const call = callOf(act.statement)
    requireLasting(rows.get('parties', body.party), body.party)
    if (rows.get('calls', call)!.policy !== body.policy)
      throw new Refusal('policy_wrong', `The policy in force is not ${body.policy}.`)
    const { policy } = rows.get('policies', `${call}/${body.policy}`)!
    if (!policy.delisting.some(one => one.id === body.rule))
      throw new Refusal(
        'rule_unknown',
        `The policy in force has no rule ${body.rule} for removing a signature.`,
      )
    endSignature(body.party, 'removed', act, rows)
  },
})

/** Refuses where none stands, or where it has changed since its end was signed. */
export function standingSignature(party: string, act: Act, rows: Rows): SignatureRow {
  const before = rows.get('signatures', `${callOf(act.statement)}/${party}`)
  if (before === undefined || before.state !== 'standing')
    throw new Refusal('signature_unknown', `No signature of ${party} stands on ${callOf(act.statement)}.`)
  return rely(before, act.statement, `The signature of ${party}`)
}

/** Ends the one that stands, or refuses. */
export function endSignature(
  party: string,
  how: Exclude<SignatureRow['state'], 'standing'>,
  act: Act,
  rows: Rows,
): void {
  const key = `${callOf(act.statement)}/${party}`
  const before = standingSignature(party, act, rows)
  const event: SignatureEvent = { what: how, entry: act.index, day: act.day }
  rows.put('signatures', key, { ...before, since: act.index, state: how, events: [...before.events, event] })
}

export const signatureRestored = defineRule({
  type: 'signature/restored',
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  body: z.strictObject({ party: id, reason: said }),
  rests: body => [ref('parties', body.party)],
  needs: (body, statement) => [
    ref('parties', body.party),
    ref('signatures', `${callOf(statement)}/${body.party}`),
    ref('invalidations', callOf(statement)),
  ],
  admit(body, act, rows) {
    restorableSignature(body.party, act, rows)
    restoreSignature(body.party, act, rows)
  },
})

/** What the depositary removed or invalidated, and nobody has changed since its restoring was signed; refuses all else. */
export function restorableSignature(party: string, act: Act, rows: Rows): SignatureRow {
  requireLasting(rows.get('parties', party), party)
  const before = rows.get('signatures', `${callOf(act.statement)}/${party}`)
  // Only what the depositary removed or invalidated can it restore: a withdrawal is the party's own word.
  if (before?.state === 'standing')
    throw new Refusal('signature_standing', `The signature of ${party} stands.`)
  if (before?.state !== 'removed' && before?.state !== 'invalidated')
    throw new Refusal(
      'signature_unknown',
      `No signature of ${party} on ${callOf(act.statement)} was removed or invalidated.`,
    )
  return rely(before, act.statement, `The signature of ${party}`)
}

/** For one that is restorable: it stands again. */
export function restoreSignature(party: string, act: Act, rows: Rows): void {
  const key = `${callOf(act.statement)}/${party}`
  const before = rows.get('signatures', key)!
  const event: SignatureEvent = { what: 'restored', entry: act.index, day: act.day }
  const events = [...before.events, event]
  rows.put('signatures', key, { ...before, since: act.index, state: 'standing', events })
  if (before.state === 'invalidated') noteRestored(before.events.at(-1)!.entry, act, rows)
}
