import { sha256 } from '#crypto'
import type { Digest } from '../core/digest.ts'
import { pae, type UnverifiedEnvelope } from '../core/envelope.ts'
import { type Key, keyDigest, thumbprint } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { formatStatement, parseStatement, type Statement } from '../core/statement.ts'
import { dayOf, formatTime, parseTime } from '../core/time.ts'
import { type WordsReference, wordsIn } from '../core/words.ts'
import { requirePlace, requireStanding } from './admission-window.ts'
import { Cell } from './cells.ts'
import { type Act, type Bound, type Declaration, rely } from './declaration.ts'
import { type Laws, RulesMoved } from './laws.ts'
import { requireTwoOfficers } from './officers.ts'
import { Overlay } from './overlay.ts'
import { requireLasting } from './party-in-force.ts'
import { requireNotSuspended } from './party-keys.ts'
import {
  type KeyRow,
  type Ledger,
  type LogRow,
  type Range,
  type Ref,
  type Rows,
  recoveryIn,
  ref,
} from './rows.ts'
import { ledgerAtSeal, RowsAtSeal } from './rows-at-seal.ts'
import { actDigest, requireSecondHand } from './second-approval.ts'
import { joinOpened } from './types/invitations.ts'
import { requireNothingSince, takeEffect } from './types/signatures.ts'
import { LAWS, SEALABLE } from './types.ts'
import { type SignatureJob, type Verdict, verdictOf } from './verdict.ts'

/**
 * The law: whether a statement may stand at a place in the log, as a function of earlier entries alone. The door and
 * every auditor take these steps in this order.
 *
 *   1. `prepare`  reads the bytes and binds the declaration of the type; nothing is believed yet
 *   2. `verify`   checks every signature against the keys of the register (may run in worker threads)
 *   3. `judge`    asks the rows, refuses, or changes them
 */
export interface Prepared extends Stated {
  readonly envelope: UnverifiedEnvelope
  /** DSSE's pre-authentication encoding: the bytes that are signed. */
  readonly pae: Uint8Array
  /** SHA-256(PAE): the statement's only name. */
  readonly identity: Uint8Array
}

/** A statement with the declaration of its type, signed or not. */
type Stated = Readonly<{
  statement: Statement
  declared: Declaration
  /** The version of the rules by which it was read. */
  version: number
  laws: Laws
  bound: Bound
  words: readonly WordsReference[]
  signers: readonly string[]
  /** Keys that this statement brings in, or shows to recover others, by keyid. */
  brought: ReadonlyMap<string, Key>
  /** The statement that this one opens. */
  enclosed: Prepared | null
  /** The invitation by which its author joins. */
  invitation: Prepared | null
}>

declare const verifiedMark: unique symbol
/** Every signature, also of the enclosed statement, matches the key that was shown for it. Made only by `settle`. */
export type VerifiedStatement = Prepared & {
  readonly enclosed: VerifiedStatement | null
  readonly invitation: VerifiedStatement | null
  readonly [verifiedMark]: true
}

/**
 * Reads a statement by its schemas and the version of the rules in force (null before a log is founded), and by nothing
 * else that the register says. `statement` is that of the envelope, where it was read before. Nothing is verified yet.
 * Refuses `type_unknown`, and malformed bytes.
 */
export function prepare(
  envelope: UnverifiedEnvelope,
  inForce: number | null,
  laws = LAWS,
  statement = parseStatement(envelope.payload),
): Prepared {
  const signers = envelope.signatures.map(signature => signature.keyid)
  const stated = statedIn(statement, signers, inForce, laws)
  const signed = pae(envelope.payload)
  return { ...stated, envelope, pae: signed, identity: sha256(signed) }
}

function statedIn(
  statement: Statement,
  signers: readonly string[],
  inForce: number | null,
  laws: Laws,
): Stated {
  const version = inForce ?? laws.founding(statement)
  if (version > laws.known)
    throw new Refusal(
      'rules_unsupported',
      `Rules version ${version} is in force here; this software knows ${laws.known}.`,
    )
  const declared = laws.of(statement.type, version)
  if ((statement.call === null) !== (declared.scope === 'log'))
    throw new Refusal(
      'statement_malformed',
      `${statement.type} ${declared.scope === 'log' ? 'names no call' : 'names its call'}.`,
    )
  const bound = declared.bind(statement)
  const shown = [...bound.newKeys, ...(bound.recoveredBy === null ? [] : [bound.recoveredBy])]
  const brought = new Map(shown.map(key => [thumbprint(key.jwk), key]))
  if (brought.size !== shown.length) throw new Refusal('key_known', 'The statement brings one key twice.')
  const enclosed = bound.encloses && prepareEnclosed(bound.encloses.envelope, statement, version, laws)
  const invitation = bound.invitation && prepare(bound.invitation, version, laws)
  const words = [...wordsIn(statement.body), ...(enclosed?.words ?? [])]
  return { statement, declared, version, laws, bound, words, signers, brought, enclosed, invitation }
}

/** What others have signed before, and this statement brings. */
export function withinIn<W extends { readonly enclosed: W | null; readonly invitation: W | null }>({
  enclosed,
  invitation,
}: Pick<W, 'enclosed' | 'invitation'>): W[] {
  return [enclosed, invitation].filter(one => one !== null)
}

/** Asks for the type first, so that an enclosed statement encloses no other. */
function prepareEnclosed(
  envelope: UnverifiedEnvelope,
  { call }: Statement,
  version: number,
  laws: Laws,
): Prepared {
  const { type, call: own } = parseStatement(envelope.payload)
  if (!SEALABLE.includes(type))
    throw new Refusal('sealed_type', `A seal holds ${SEALABLE.join(', ')}, not ${type}.`)
  if (own !== call)
    throw new Refusal('sealed_wrong', `What is sealed is for the call ${own}, and is opened under ${call}.`)
  return readingsOf(envelope, version, laws)[0]!
}

/** The rows of the keys that signed, for `jobsOf`, and of those that the body names. */
export function keysOf(stated: Stated): Ref<'keys'>[] {
  const own = [...stated.signers.map(keyid => ref('keys', keyid)), ...keysNamed(stated)]
  return [...own, ...withinIn<Prepared>(stated).flatMap(keysOf)]
}

/** Keys that the declaration reads, except those that the statement brings: these have no row. */
function keysNamed({ bound, brought }: Stated): Ref<'keys'>[] {
  return bound
    .needs(nobody)
    .filter((need): need is Ref<'keys'> => need.table === 'keys' && !brought.has(need.key))
}

const nobody = () => undefined

/** The signatures to verify, each with the key that the statement brings or the register has. Refuses `key_unknown`. */
export function jobsOf(
  prepared: Prepared,
  keyRow: (keyid: string) => Pick<KeyRow, 'key'> | undefined,
): SignatureJob[] {
  const own = prepared.envelope.signatures.map(signature => {
    const brought = prepared.brought.get(signature.keyid)
    const key = brought ?? keyRow(signature.keyid)?.key
    if (key === undefined)
      throw new Refusal('key_unknown', `The key ${signature.keyid} is not in the register.`)
    return { signature, key, pae: prepared.pae, brought: brought !== undefined }
  })
  return [...own, ...withinIn<Prepared>(prepared).flatMap(one => jobsOf(one, keyRow))]
}

/** How many signatures are checked, also of what it brings. */
export function signaturesIn(prepared: Prepared): number {
  return withinIn<Prepared>(prepared).reduce((sum, one) => sum + signaturesIn(one), prepared.signers.length)
}

/** The one maker of `VerifiedStatement`: every signature of the envelope needs its verdict. */
export function settle(prepared: Prepared, verdicts: readonly Verdict[]): VerifiedStatement {
  if (verdicts.length !== signaturesIn(prepared))
    throw new Refusal('signature_invalid', 'A signature was left unchecked.')
  for (const verdict of verdicts) if (verdict !== null) throw new Refusal(verdict.code, verdict.sentence)
  return prepared as VerifiedStatement
}

/** Verifies on this thread. Refuses what `verdictOf` does. */
export function verify(prepared: Prepared, keyRow: (keyid: string) => KeyRow | undefined): VerifiedStatement {
  return settle(prepared, jobsOf(prepared, keyRow).map(verdictOf))
}

/** Every row that `judge` or `foreseen` may read for this statement; the key rows must be known already. */
export function needsOf(stated: Stated, keyRow: (keyid: string) => KeyRow | undefined): Ref[] {
  const { statement, bound, declared } = stated
  const keys = keysOf(stated)
  const refs: Ref[] = [ref('log', 'log'), ...keys, ...bound.needs(keyRow)]
  if (stated.enclosed !== null)
    for (const read of readingsOf(stated.enclosed.envelope, stated.version, stated.laws))
      refs.push(...needsOf(read, keyRow))
  if (stated.invitation !== null) refs.push(...needsOf(stated.invitation, keyRow))
  if (statement.call !== null) refs.push(ref('calls', statement.call))
  if (statement.by !== 'depositary') refs.push(ref('parties', statement.by))
  if (declared.secondHand) refs.push(ref('announced', actDigest(statement)))
  for (const words of stated.words) refs.push(ref('words', words.digest))
  for (const { key } of keys) {
    const row = keyRow(key)
    if (row?.key.use === 'officer') refs.push(ref('roles', row.holder))
    if (row?.key.use === 'party') refs.push(ref('partyKeys', row.holder))
  }
  return refs
}

/** Every range of rows of which `judge` may ask whether there is any in it. */
export function rangesOf({ bound, enclosed }: Prepared): readonly Range[] {
  return enclosed === null ? bound.ranges : [...bound.ranges, ...rangesOf(enclosed)]
}

/**
 * The enclosed statement, read by each law that may have held at its seal, the newest first. The rows tell which one did
 * when it is judged. Refuses what no law can read.
 */
function readingsOf(envelope: UnverifiedEnvelope, version: number, laws: Laws): Prepared[] {
  const { type } = parseStatement(envelope.payload)
  const readings: Prepared[] = []
  let refusal: unknown
  for (const by of [version, ...laws.before(type, version).map(({ from }) => from)])
    try {
      readings.push(prepare(envelope, by, laws))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal ??= error
    }
  if (readings.length === 0) throw refusal
  return readings
}

/**
 * Refuses the statement at this place, or changes `rows` as its declaration says. `admitted` is Unix seconds. The caller
 * throws away changes made before a refusal. Throws `RulesMoved` if other rules are in force than it was read by.
 */
export function judge(verified: VerifiedStatement, admitted: number, rows: Rows, ledger: Ledger): void {
  const { declared } = verified
  const log = rows.get('log', 'log')
  if (log !== undefined && log.rules !== verified.version) throw new RulesMoved()
  requirePlace(verified, admitted, rows, ledger)
  requireSigners(verified, rows)
  if (!declared.whileSuspended) requireUnsuspended(verified, rows)
  // What a party says itself asks for no officer.
  const asksHands = declared.secondHand && verified.statement.by === 'depositary'
  const { bound } = verified
  const hands = {
    oneHand: asksHands && bound.oneHand(rows),
    after: asksHands ? bound.announcedAfter(rows) : -1,
  }
  const rootAt = (size: number) => ledger.rootAt(size)
  const act = admit(verified, { index: ledger.size, admitted, rootAt }, rows)
  if (verified.invitation !== null) judgeInvitation(verified.invitation, act, rows, ledger)
  if (verified.enclosed !== null) judgeEnclosed(verified, verified.enclosed, act, rows, ledger)
  // Last: whoever is told that a second hand is missing shall find nothing else missing.
  if (asksHands) requireHands(act, declared, rows, hands)
  if (declared.twoOfficers) requireTwoOfficers(declared.type, keysThatSigned(act, rows))
  for (const words of verified.words)
    if (rows.get('words', words.digest) === undefined)
      rows.put('words', words.digest, { since: act.index, entry: act.index, withheld: null })
}

/** Refuses what a statement says, whoever has signed it, or changes rows as its declaration says. */
function admit(
  stated: Stated,
  { index, admitted, rootAt }: Pick<Act, 'index' | 'admitted' | 'rootAt'>,
  rows: Rows,
): Act {
  const { statement, declared, bound, laws, signers } = stated
  if (statement.by !== 'depositary') requireLasting(rows.get('parties', statement.by), statement.by)
  if (declared.scope === 'call') requireCall(statement, declared, rows)
  requireLawful(stated, rows)
  const day = dayOf(admitted)
  const act: Act = { index, day, admitted, statement, known: laws.known, rootAt, signers }
  bound.admit(act, rows)
  return act
}

/** A statement that is to be signed now, and with which keys. */
export interface Proposal extends Pick<Statement, 'type' | 'by' | 'call' | 'body'> {
  readonly signers: readonly string[]
  /** How many entries of the log its author has seen, if it was shown before; all if left out. */
  readonly seen?: number
}

/** Where it would stand: in which log, after how many entries, when (Unix seconds), and by which rules. */
type Standpoint = Readonly<{
  log: string
  size: number
  root: Digest
  admitted: number
  /** The version in force; null before a log is founded. */
  rules: number | null
}>

export interface Proposed extends Stated {
  readonly index: number
  readonly admitted: number
  readonly payload: Uint8Array
}

/** A statement as it would be made now. Refuses its form as `prepare` does. */
export function propose(
  proposal: Proposal,
  { log, size, root, admitted, rules }: Standpoint,
  laws = LAWS,
): Proposed {
  const { type, by, call, body, signers, seen = size } = proposal
  const header = { v: 1, log, at: formatTime(admitted), seen: { size: seen, root }, nonce: NO_NONCE } as const
  const payload = formatStatement({ ...header, type, by, call, body })
  const stated = statedIn(parseStatement(payload), signers, rules, laws)
  return { ...stated, index: size, admitted, payload }
}

/** It is never signed. */
const NO_NONCE = 'AAAAAAAAAAAAAAAAAAAAAA'

/**
 * Why the law would refuse it as the register stands; null if nothing is in the way. So a page asks before anybody types
 * more or reaches for a key.
 *
 * It asks for the author's end, the call, withheld words, and all that the declaration refuses, last that a party has
 * yet to cosign: then nothing else is amiss. It does not ask for what comes later and is judged then: the signatures and
 * who must give them, a second hand, the place and the window of time; nor for what was sealed before. The author has seen the whole log, so nothing is
 * stale, unless the proposal names what was seen.
 */
export function foreseen(proposed: Proposed, rows: Rows): Refusal | null {
  try {
    admit(proposed, { ...proposed, rootAt: () => null }, new Overlay(rows))
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

export const asksCosigner = (refusal: Refusal | null): boolean => refusal?.code === 'cosigner_missing'

function requireHands(
  act: Act,
  { office }: Declaration,
  rows: Rows,
  hands: Readonly<{ oneHand: boolean; after: number }>,
): void {
  const announced = new Cell(rows, ref('announced', actDigest(act.statement)))
  const log = rows.get('log', 'log')!
  requireSecondHand(act, announced, { keys: keysThatSigned(act, rows), log, office, ...hands })
}

const keysThatSigned = ({ signers }: Act, rows: Rows): KeyRow[] =>
  signers.flatMap(keyid => rows.get('keys', keyid) ?? [])

/** An invitation is by an officer whose key and office are in force where somebody joins by it, however old it is. */
function judgeInvitation(invitation: VerifiedStatement, { admitted }: Act, rows: Rows, ledger: Ledger): void {
  try {
    requireStanding(invitation, admitted, rows, ledger)
    requireSigners(invitation, rows)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, `The invitation that it brings: ${error.message}`, error.evidence)
  }
}

/** Judges a sealed statement by the law, in register and log as they were at its seal; it takes effect here. */
function judgeEnclosed(
  { bound }: Stated,
  enclosed: VerifiedStatement,
  act: Act,
  rows: Rows,
  ledger: Ledger,
): void {
  const sealed = rows.get('sealed', bound.encloses!.seal.key)!
  const { by } = enclosed.statement
  requireNothingSince(by, act, sealed, rows)
  requireSettled(enclosed, rows)
  const then = new RowsAtSeal(rows, sealed)
  try {
    judge(
      byRules(enclosed, then.get('log', 'log')!.rules),
      parseTime(sealed.admitted),
      then,
      ledgerAtSeal(ledger, sealed),
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(
      error.code,
      `As it stood at its seal, entry ${sealed.entry}: ${error.message}`,
      error.evidence,
    )
  }
  if (enclosed.declared.founds === 'party') joinOpened(enclosed.statement, act, rows)
  takeEffect(by, act, sealed, then, rows)
}

/**
 * A sealed statement, read by the rules that were in force at its seal. One that was verified still is: the same keys
 * signed the same bytes.
 */
export function byRules<P extends Prepared>(enclosed: P, rules: number): P {
  return rules === enclosed.version ? enclosed : (prepare(enclosed.envelope, rules, enclosed.laws) as P)
}

function requireCall(statement: Statement, { founds, afterClosing }: Declaration, rows: Rows): void {
  const name = statement.call!
  const call = rows.get('calls', name)
  if (founds === 'call') return
  if (call === undefined) throw new Refusal('call_unknown', `No call ${name} is open here.`).at('call')
  if (call.voided === true)
    throw new Refusal('call_closed', `The call ${name} was voided by entry ${call.closed!.entry}.`).at('call')
  if (call.closed !== null && !afterClosing)
    throw new Refusal('call_closed', `The call ${name} was closed by entry ${call.closed.entry}.`).at('call')
}

/** Nobody may bind withheld words again: whoever had them could undo the withholding. */
function requireLawful({ words }: Stated, rows: Rows): void {
  for (const { digest } of words) {
    const withheld = rows.get('words', digest)?.withheld ?? null
    if (withheld !== null)
      throw new Refusal(
        'words_withheld',
        `The words ${digest} are withheld since entry ${withheld.entry}; no statement can bind them anew.`,
      )
  }
}

/** No key of a party whose keys are suspended signs anything, as author or beside another. */
function requireUnsuspended({ signers }: Stated, rows: Rows): void {
  for (const { row, held } of partyKeysAmong(signers, rows)) requireNotSuspended(held, row.holder)
}

/**
 * Nor does what was sealed open, if a key that signed it is suspended or was revoked since, that of the officer who
 * invited its author too: a thief may have sealed it. Whoever means it signs again.
 */
function requireSettled(enclosed: Prepared, rows: Rows): void {
  requireUnsuspended(enclosed, rows)
  for (const keyid of enclosed.signers) {
    const revoked = rows.get('keys', keyid)?.revoked
    if (revoked)
      throw new Refusal(
        'key_revoked',
        `The key ${keyid} was revoked by entry ${revoked.entry}: what it had sealed never opens.`,
      )
  }
  if (enclosed.invitation !== null) requireSettled(enclosed.invitation, rows)
}

function partyKeysAmong(signers: readonly string[], rows: Rows) {
  return signers.flatMap(keyid => {
    const row = rows.get('keys', keyid)
    if (row?.key.use !== 'party') return []
    return [{ keyid, row, held: rows.get('partyKeys', row.holder) }]
  })
}

/** Exactly those must have signed whom the type asks for: the author, new keys, and named cosigners. */
export function requireSigners(verified: VerifiedStatement, rows: Rows): void {
  const { statement, declared, bound, brought, signers } = verified
  if (declared.author === 'party' && statement.by === 'depositary')
    throw new Refusal('author_wrong', `${declared.type} is a party’s own statement.`)
  if (declared.author === 'depositary' && statement.by !== 'depositary')
    throw new Refusal('author_wrong', `${declared.type} is by the depositary, not by ${statement.by}.`)
  for (const keyid of brought.keys()) {
    if (rows.get('keys', keyid) !== undefined)
      throw new Refusal('key_known', `The key ${keyid} stands in the register already.`)
    if (!signers.includes(keyid))
      throw new Refusal('key_unproven', `The new key ${keyid} has not signed the statement that adds it.`)
  }
  const { recoveredBy } = bound
  if (recoveredBy !== null) requireRecovery(recoveredBy, rows.get('log', 'log'))
  // It is among the signers: whatever is brought has signed.
  let signedByAuthor = recoveredBy !== null
  for (const keyid of signers) {
    const row = rows.get('keys', keyid)
    if (row === undefined) {
      if (!brought.has(keyid)) throw new Refusal('key_unknown', `The key ${keyid} is not in the register.`)
      if (declared.founds === 'log' || declared.founds === 'party') signedByAuthor = true
      continue
    }
    if (row.revoked !== null)
      throw new Refusal('key_revoked', `The key ${keyid} was revoked by entry ${row.revoked.entry}.`)
    rely(row, statement, `The key ${keyid}`)
    requireRole(row, keyid, declared, rows)
    if (speaksFor(row, statement, declared, rows)) signedByAuthor = true
    else if (!bound.cosigners.includes(row.holder) || row.key.use !== 'party')
      throw new Refusal(
        'signer_unexpected',
        `${row.holder} signed with the key ${keyid}; ${declared.type} does not ask for it.`,
      )
  }
  if (!signedByAuthor) throw new Refusal('signer_missing', `No key of the author (${statement.by}) signed.`)
}

/** Whether this is the recovery key in force. Refuses `recovery_wrong`. */
function requireRecovery({ jwk, use }: Key, log: LogRow | undefined): void {
  const named = recoveryIn(log)
  const sentence =
    named === undefined ? 'The log names no recovery key.' : `The log names the recovery key ${named}.`
  if (use !== 'recovery' || keyDigest(jwk) !== named)
    throw new Refusal('recovery_wrong', `${sentence} This is ${keyDigest(jwk)}, of use ${use}.`).at(
      'recoveryKey',
    )
}

/**
 * One who drafts or reads, for a party or as an officer, binds nobody, as author or beside another: such a key is no
 * second hand and adds no key.
 */
function requireRole(
  { key, role = 'signatory', holder }: KeyRow,
  keyid: string,
  { type, drafters }: Declaration,
  rows: Rows,
): void {
  if (key.use === 'officer') {
    const office = rows.get('roles', holder)?.office
    if (office === undefined) return
    throw new Refusal(
      'key_role_wrong',
      `${holder}, whose key ${keyid} signed, is a ${office}; ${type} asks for an officer who decides.`,
    )
  }
  if (role === 'signatory' || (role === 'drafter' && drafters)) return
  throw new Refusal(
    'key_role_wrong',
    `The key ${keyid} is that of a ${role} of ${holder}; ${type} asks for a signatory’s${drafters ? ' or a drafter’s' : ''}.`,
  )
}

function speaksFor(row: KeyRow, statement: Statement, { type, office }: Declaration, rows: Rows): boolean {
  if (statement.by !== 'depositary') return row.holder === statement.by && row.key.use === 'party'
  if (row.key.use === 'depositary') return true
  if (row.key.use !== 'officer') return false
  if (office === 'owner')
    throw new Refusal('key_use_wrong', `${type} asks for a key of the depositary itself, not of an officer.`)
  const role = rows.get('roles', row.holder)
  if (role === undefined || role.ended !== null)
    throw new Refusal('role_unknown', `The role of ${row.holder} is not in force.`)
  rely(role, statement, `The role of ${row.holder}`)
  return true
}
