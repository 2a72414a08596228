import { z } from 'zod'
import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Statement } from '../../core/statement.ts'
import { dayOf, parseTime } from '../../core/time.ts'
import { followsStep, removableFrom, removalSince } from '../asked.ts'
import { askedNow, askedRefs } from '../asked-rows.ts'
import { bindingOn, lastYes } from '../binding-policy.ts'
import type { Cell, CellsOf } from '../cells.ts'
import { requireSeldom } from '../daily-limit.ts'
import { type Act, must, type Rest, rely, statement } from '../declaration.ts'
import {
  date,
  eachOnce,
  evidence,
  lang,
  manifestRef,
  party,
  policyRef,
  ruleRef,
  type Said,
  said,
} from '../kinds.ts'
import { aboutParty, admittedCodes, requireAdmitted, requireLasting } from '../party-in-force.ts'
import { noteSigned, requireNotSuspended } from '../party-keys.ts'
import type { Policy } from '../policy.ts'
import {
  type PartyRow,
  type Rows,
  ref,
  type SealedRow,
  type SignatureEvent,
  type SignatureRow,
  type TextRow,
} from '../rows.ts'
import type { RowsAtSeal } from '../rows-at-seal.ts'
import { requireReserved, wordsOn } from '../words-in-force.ts'
import { requireInForce, requireOwnRecord, requirePolicy } from './calls.ts'
import { mandateCodes, requireMandate } from './mandates.ts'
import { languagesOf } from './texts.ts'

/** Signatures: a party accepts a text under a policy, in the very words and rules that it was shown. */

export const accepts = {
  manifest: manifestRef,
  /** The languages that were shown; at least one of them in the manifest or its translations. */
  read: eachOnce(z.array(lang).min(1).max(30), 'a language'),
  policy: policyRef,
  reservation: said.nullable(),
  declaration: said.nullable(),
}
type Accepts = { manifest: Digest; policy: Digest; read: string[]; reservation: Said | null }
type AcceptsCells = CellsOf<ReturnType<typeof acceptsRefs>>

/** A party, and what it has signed of a call. */
export function signatoryRefs(call: string, party: string) {
  return { party: ref('parties', party), signature: ref('signatures', call, party) }
}

/** The text and the policy that are accepted. */
export function acceptsRefs(call: string, { manifest, policy }: Pick<Accepts, 'manifest' | 'policy'>) {
  return { text: ref('texts', call, manifest), policy: ref('policies', call, policy) }
}

function acceptanceRefs(call: string, party: string, body: Accepts) {
  const objections = ref('objections', call, party)
  return { ...signatoryRefs(call, party), ...acceptsRefs(call, body), objections }
}
type AcceptanceCells = CellsOf<ReturnType<typeof acceptanceRefs>>

/** The codes of `requireOffered`. Where no member mends it, the party's standing does, or another text. */
export const offeredCodes = <M extends string>(
  manifest: M | 'manifest',
  policy: M | 'policy',
  read: M | 'read',
) =>
  ({
    record_independent: 'call',
    text_unknown: manifest,
    text_superseded: manifest,
    policy_wrong: policy,
    kind_uninvited: null,
    mandate_insufficient: null,
    language_unknown: read,
    seen_stale: null,
  }) as const

/** The codes of `requireAcceptable`. */
const acceptanceCodes = {
  ...offeredCodes('manifest', 'policy', 'read'),
  ...admittedCodes(null),
  ...mandateCodes,
  signature_removed: null,
  signature_exists: null,
  reservation_late: 'reservation',
} as const

/** The text, the languages of it that were read, and the policy. */
export function acceptanceRests(call: string, body: Pick<Accepts, 'manifest' | 'policy' | 'read'>): Rest[] {
  const text = ref('texts', call, body.manifest)
  return [text, ...body.read.map(lang => ({ ...text, lang })), ref('policies', call, body.policy)]
}

/** A paper that the depositary keeps: its digest, its day, and how it came. */
export const instrument = z.strictObject({ digest: evidence, date, channel: said })

export const signatureGiven = statement('signature/given', {
  scope: 'call',
  author: 'party',
  sealable: true,
  body: accepts,
  rests: ({ body, call }) => acceptanceRests(call, body),
  reads: ({ body, by, call }) => acceptanceRefs(call, by, body),
  refuses: { ...acceptanceCodes, said_often: null },
  admit(it) {
    const { body, by, call, day, rows } = it
    const before = requireAcceptable('given', it)
    const today = before?.events.filter(event => event.what === 'given' && event.day === day) ?? []
    requireSeldom(today.length, day, `${by} signed ${call}`)
    // The paper that the party now confirms with its own key stays beside it.
    const instrument = isOnPaper(before, rows.text.row!.number) ? before!.instrument : null
    const version = rows.text.row!.number
    putSignature(rows.signature, { ...body, version, how: 'given', instrument }, it)
  },
})

/** Whether what is known of the signature is a key's word: one stands that a key gave, or its party has withdrawn. */
function spokeByKey(row: SignatureRow | undefined): boolean {
  return row?.state === 'withdrawn' || (row?.state === 'standing' && row.how === 'given')
}

/** One officer alone puts no paper, of whatever day, over what the party has said by its own key. */
export const signatureDeposited = statement('signature/deposited', {
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  body: {
    party,
    ...accepts,
    instrument,
  },
  rests: ({ body, call }) => [ref('parties', body.party), ...acceptanceRests(call, body)],
  tells: ({ body }) => [body.party],
  reads: ({ body, call }) => ({
    ...acceptanceRefs(call, body.party, body),
    partyKeys: ref('partyKeys', body.party),
  }),
  oneHand: rows => !spokeByKey(rows.signature.row),
  refuses: {
    ...acceptanceCodes,
    ...admittedCodes('party'),
    kind_uninvited: 'party',
    mandate_lapsed: 'party',
    mandate_insufficient: 'party',
    signature_removed: 'party',
    signature_exists: 'party',
  },
  admit(it) {
    const { party: _, ...rest } = it.body
    const before = requireAcceptable('deposited', { ...it, dated: rest.instrument.date })
    requireNewPaper(before, rest.instrument.digest)
    const version = it.rows.text.row!.number
    putSignature(it.rows.signature, { ...rest, version, how: 'deposited' }, it)
    noteSigned(it.rows.partyKeys, it.index)
  },
})

/**
 * A paper counts once. Else one officer undid by it what its party withdrew since, or what two officers invalidated; what
 * was invalidated in error is restored. The row has the paper of what was carried over, of which no event tells.
 */
function requireNewPaper(before: SignatureRow | undefined, digest: Digest): void {
  const papers = [before?.instrument?.digest, ...(before?.events.map(({ paper }) => paper) ?? [])]
  if (papers.includes(digest))
    throw new Refusal('signature_exists', 'This very paper was recorded before, and a paper counts once.')
}

type Accepting = Readonly<{
  admitted: number
  body: Pick<Accepts, 'manifest' | 'policy' | 'read' | 'reservation'>
  call: string
  callRow: Cell<'calls'>
  day: string
  /** Of the paper, where it is one. */
  dated?: string
  rows: AcceptanceCells
  statement: Statement
}>

/** What every signature needs, on paper or by key. Returns what the party had signed before. */
function requireAcceptable(how: SignatureRow['how'], it: Accepting): SignatureRow | undefined {
  const { body, call, day, rows, statement } = it
  const id = rows.party.ref.key
  requireOwnRecord(call, it.callRow.row!)
  const party = requireAdmitted(rows.party)
  const text = requireOffered(it, id, party)
  rely(party, statement, `The party ${id}`)
  const { row: before } = rows.signature
  requireUnremoved(before, id)
  // What stands from paper, the party itself confirms; on paper again, it says yes to other rules than it did last.
  const isNew =
    isOnPaper(before, text.number) && (how === 'given' || lastYes(before!.events)!.policy !== body.policy)
  if (isStanding(before, text.number) && !isNew)
    throw new Refusal(
      'signature_exists',
      `${id} signed this text with entry ${before.entry}. Newer rules are accepted, and not signed for again.`,
    )
  if (isNew && body.reservation !== null)
    requireReserved(wordsOn(before!, rows.objections.row?.objections ?? [], day), id)
  return rely(before, statement, `The signature of ${id}`)
}

/** The text that is in force and offered to this party, in the languages that it read, under the policy in force. */
export function requireOffered(
  it: Omit<Accepting, 'rows'> & { readonly rows: AcceptsCells },
  id: string,
  party: Pick<PartyRow, 'kind' | 'versions' | 'vouchers'>,
): TextRow {
  const { body, call, rows } = it
  const text = requireInForce(it)
  const { policy } = must(rows.policy, 'policy_wrong', `${call} has no policy ${body.policy}.`)
  requireInvited(id, party, policy)
  requireLanguages(body.read, text)
  return text
}

/** What the depositary removed, it alone restores. */
export function requireUnremoved(row: SignatureRow | undefined, party: string): void {
  if (row?.state === 'removed')
    throw new Refusal(
      'signature_removed',
      `The signature of ${party} was removed by entry ${row.events.at(-1)!.entry}.`,
    )
}

/** Whether the party stands already on this version of the text, as corrected or not. */
function isStanding(row: SignatureRow | undefined, version: number): row is SignatureRow {
  return row?.state === 'standing' && row.version === version
}

/** Whether the depositary recorded what stands from paper: the party's own key may then say the same. */
export function isOnPaper(row: SignatureRow | undefined, version: number): boolean {
  return isStanding(row, version) && row.how === 'deposited'
}

function requireInvited(
  id: string,
  party: Pick<PartyRow, 'kind' | 'versions' | 'vouchers'>,
  policy: Policy,
): void {
  if (!policy.kinds.includes(party.kind))
    throw new Refusal(
      'kind_uninvited',
      `${id} is of kind ${party.kind}; the call invites ${policy.kinds.join(', ')}.`,
    )
  requireMandate(id, party, policy)
}

function requireLanguages(read: readonly string[], text: TextRow): void {
  const offered = languagesOf(text)
  const unknown = read.find(lang => !offered.includes(lang))
  if (unknown !== undefined)
    throw new Refusal(
      'language_unknown',
      `The text is published in ${offered.join(', ')}, not in ${unknown}.`,
    )
}

export function putSignature(
  cell: Cell<'signatures'>,
  signature: Pick<
    SignatureRow,
    'how' | 'manifest' | 'version' | 'policy' | 'read' | 'reservation' | 'declaration' | 'instrument'
  >,
  { day, index }: Pick<Act, 'day' | 'index'>,
): void {
  const { how: what } = signature
  const paper =
    what === 'deposited' && signature.instrument !== null ? signature.instrument.digest : undefined
  const event = { what, entry: index, day, ...acceptedIn(signature), ...(paper && { paper }) }
  const events = [...(cell.row?.events ?? []), event]
  cell.put({ since: index, state: 'standing', entry: index, ...signature, events })
}

/** What an event of a signature tells of it: the text, the rules, and the words said with it. */
export function acceptedIn({
  manifest,
  version,
  policy,
  reservation,
  declaration,
}: Pick<SignatureRow, 'manifest' | 'version' | 'policy' | 'reservation' | 'declaration'>) {
  return { manifest, version, policy, reservation, declaration }
}

/** The signature that is there is in another state from this entry on. */
function changeState(
  cell: Cell<'signatures'>,
  state: SignatureRow['state'],
  what: SignatureEvent['what'],
  { day, index }: Pick<Act, 'day' | 'index'>,
): void {
  const before = cell.row!
  cell.put({ ...before, since: index, state, events: [...before.events, { what, entry: index, day }] })
}

/**
 * A signatory accepts a newer policy of its call, without leaving and without a new text. What it signed stays; its yes
 * stands beside it.
 */
export const policyAccepted = statement('policy/accepted', {
  scope: 'call',
  author: 'party',
  afterClosing: true,
  body: { policy: policyRef },
  rests: ({ body, call }) => [ref('policies', call, body.policy)],
  reads: ({ body, by, call }) => ({
    ...signatoryRefs(call, by),
    policy: ref('policies', call, body.policy),
  }),
  refuses: {
    signature_unknown: null,
    policy_wrong: 'policy',
    signature_exists: 'policy',
    kind_uninvited: null,
    ...mandateCodes,
    seen_stale: null,
  },
  admit({ body, by, call, callRow, day, index, rows, statement }) {
    const signature = standingSignature(rows.signature, by, call, statement)
    requirePolicy(rely(callRow.row!, statement, `The call ${call}`).policy, body.policy)
    // Whoever is bound by newer rules, by notice, may say yes anew to those that it had accepted before these.
    const isBound = bindingOn(signature, callRow.row!, day)!.policy === body.policy
    if (isBound && lastYes(signature.events)!.policy === body.policy)
      throw new Refusal('signature_exists', `${by} has accepted this policy already.`)
    // Whoever has a signature was admitted, and the law has asked whether its author lasts.
    const party = rely(rows.party.row!, statement, `The party ${by}`)
    requireInvited(by, party, rows.policy.row!.policy)
    const yes = { what: 'accepted', entry: index, day, policy: body.policy } as const
    rows.signature.put({ ...signature, since: index, events: [...signature.events, yes] })
  },
})

export const signatureWithdrawn = statement('signature/withdrawn', {
  scope: 'call',
  author: 'party',
  afterClosing: true,
  switchable: false,
  body: { reason: said.nullable() },
  reads: ({ by, call }) => ({ signature: ref('signatures', call, by) }),
  refuses: { signature_unknown: 'call', seen_stale: null },
  admit: it => endSignature(it.rows.signature, it.by, 'withdrawn', it),
})

export const signatureRemoved = statement('signature/removed', {
  scope: 'call',
  author: 'depositary',
  secondHand: true,
  afterClosing: true,
  notice: 'removed',
  body: { party, rule: ruleRef, policy: policyRef, reason: said },
  rests: ({ body, call }) => [ref('parties', body.party), ref('policies', call, body.policy)],
  tells: ({ body }) => [body.party],
  reads: ({ body, call }) => ({
    ...askedRefs(call, body.party),
    policy: ref('policies', call, body.policy),
    partyKeys: ref('partyKeys', body.party),
  }),
  refuses: {
    party_ended: 'party',
    policy_wrong: 'policy',
    rule_unknown: 'rule',
    clause_untrue: 'rule',
    keys_suspended: 'party',
    signature_unknown: 'party',
    seen_stale: null,
  },
  admit(it) {
    const { body, callRow, rows } = it
    requireLasting(rows.party.row, body.party)
    const signature = requireSignature(rows.signature, body.party, it.call)
    const { policy } = bindingOn(signature, callRow.row!, it.day)!
    if (policy !== body.policy)
      throw new Refusal(
        'policy_wrong',
        `${body.party} is bound by the policy ${policy}, not by ${body.policy}.`,
      )
    const terms = rows.policy.row!.policy
    const rule = terms.delisting.find(one => one.id === body.rule)
    if (rule === undefined)
      throw new Refusal(
        'rule_unknown',
        `The policy that binds ${body.party} has no rule ${body.rule} for removing a signature.`,
      )
    if (followsStep(rule)) {
      // Whoever can neither report nor leave is not removed for its silence.
      requireNotSuspended(rows.partyKeys.row, body.party)
      const { asked, moves } = askedNow(rows, callRow.row!, terms, it.day)
      const bound = removalSince(signature, callRow.row!, rule, it.day)
      const isTrue = asked.some(one => (removableFrom(one, rule, bound, moves) ?? NEVER) <= it.day)
      const { clause, days, step } = rule.after
      if (!isTrue)
        throw new Refusal(
          'clause_untrue',
          `${body.party} is not ${step} by the clause ${clause} for ${days} days in which this rule bound it.`,
        )
    }
    endSignature(rows.signature, body.party, 'removed', it)
  },
})

/** After every day that can be written. */
const NEVER = 'never'

/** The signature of the party that stands on the call. */
export function requireSignature({ row }: Cell<'signatures'>, party: string, call: string): SignatureRow {
  if (row?.state !== 'standing')
    throw new Refusal('signature_unknown', `No signature of ${party} stands on ${call}.`)
  return row
}

/** The same, unless it has changed since the author saw the log. */
export function standingSignature(
  cell: Cell<'signatures'>,
  party: string,
  call: string,
  statement: Statement,
): SignatureRow {
  return rely(requireSignature(cell, party, call), statement, `The signature of ${party}`)
}

/** Ends the one that stands, or refuses. */
export function endSignature(
  cell: Cell<'signatures'>,
  party: string,
  how: Exclude<SignatureRow['state'], 'standing'>,
  it: Pick<Act, 'day' | 'index' | 'statement'> & { readonly call: string },
): void {
  standingSignature(cell, party, it.call, it.statement)
  changeState(cell, how, how, it)
}

export const signatureRestored = statement('signature/restored', {
  scope: 'call',
  author: 'depositary',
  afterClosing: true,
  notice: 'restored',
  body: { party, reason: said },
  ...aboutParty,
  reads: ({ body, call }) => ({
    ...signatoryRefs(call, body.party),
    invalidations: ref('invalidations', call),
  }),
  refuses: {
    party_ended: 'party',
    signature_standing: 'party',
    signature_unknown: 'party',
    seen_stale: null,
  },
  admit(it) {
    restorableSignature(it.rows, it.call, it.statement)
    restoreSignature(it.rows.signature, it.rows.invalidations, it)
  },
})

/**
 * The signature that the depositary removed or invalidated. Refuses any other, since a withdrawal is the party's own
 * word, and one that has changed since its restoring was signed.
 */
export function restorableSignature(
  { party, signature }: Readonly<{ party: Cell<'parties'>; signature: Cell<'signatures'> }>,
  call: string,
  statement: Statement,
): SignatureRow {
  const { key } = party.ref
  requireLasting(party.row, key)
  const { row: before } = signature
  if (before?.state === 'standing') throw new Refusal('signature_standing', `The signature of ${key} stands.`)
  if (before?.state !== 'removed' && before?.state !== 'invalidated')
    throw new Refusal('signature_unknown', `No signature of ${key} on ${call} was removed or invalidated.`)
  return rely(before, statement, `The signature of ${key}`)
}

/** A restorable one stands again. */
export function restoreSignature(
  cell: Cell<'signatures'>,
  invalidations: Cell<'invalidations'>,
  it: Pick<Act, 'day' | 'index'>,
): void {
  const { state, events } = cell.row!
  changeState(cell, 'standing', 'restored', it)
  if (state === 'invalidated') noteRestored(invalidations, events.at(-1)!.entry, it.index)
}

/** Notes that one of the signatures that the entry `batch` invalidated stands again, by the entry `index`. */
export function noteRestored(invalidations: Cell<'invalidations'>, batch: number, index: number): void {
  const { batches } = invalidations.row!
  const noted = batches.map(one => (one.entry === batch ? { ...one, restored: one.restored + 1 } : one))
  invalidations.put({ since: index, batches: noted })
}

/**
 * What a party does openly while its signature lies sealed is its later word: the seal does not undo it. A yes to newer
 * rules undoes nothing.
 */
export function requireNothingSince(party: string, act: Act, sealed: SealedRow, rows: Rows): void {
  const since = rows
    .get('signatures', `${sealed.call}/${party}`)
    ?.events.find(({ entry, what }) => entry >= sealed.entry && what !== 'accepted')
  if (since !== undefined)
    throw new Refusal(
      'sealed_overtaken',
      `Since the seal, entry ${since.entry} has changed what ${party} says of ${sealed.call}; entry ${act.index} would undo it.`,
    )
}

/** The signature as it was judged at the seal, standing from the opening on. */
export function takeEffect(party: string, act: Act, sealed: SealedRow, then: RowsAtSeal, rows: Rows): void {
  const key = `${sealed.call}/${party}`
  const signature = then.changed('signatures', key)
  // Whoever joined without signing.
  if (signature === undefined) return
  const before = rows.get('signatures', key)?.events ?? []
  const at = { entry: act.index, day: act.day, sealed: sealed.entry }
  // Until it was open its party could neither accept newer rules nor leave.
  const gaps = [{ ended: dayOf(parseTime(sealed.admitted)), restored: act.day }]
  const given = { what: 'given', ...at, ...acceptedIn(signature), gaps } as const
  rows.put('signatures', key, {
    ...signature,
    since: act.index,
    entry: act.index,
    events: [...before, given],
  })
}

export const SIGNATURE_TYPES = [
  signatureGiven,
  policyAccepted,
  signatureWithdrawn,
  signatureDeposited,
  signatureRemoved,
  signatureRestored,
] as const
