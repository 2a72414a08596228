import { sha256 } from '#crypto'
import type { Digest } from '../core/digest.ts'
import { pae, type UnverifiedEnvelope } from '../core/envelope.ts'
import { type Key, thumbprint } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { parseStatement, type Statement } from '../core/statement.ts'
import { formatTime, parseTime } from '../core/time.ts'
import { type WordsReference, wordsIn } from '../core/words.ts'
import type { KeyRow, Ledger, Ref, Rows } from './rows.ts'
import { type Bound, callOf, type Rule, ref, rely } from './rule.ts'
import { ruleOf } from './rules.ts'
import { type SignatureJob, type Verdict, verdictOf } from './verdict.ts'

/**
 * The law: whether a statement may stand at a place in the log, as a function of earlier entries alone.
 * The door and every auditor run these three steps in this order.
 *
 *   1. `prepare`  reads the bytes and binds the rule of the type; nothing is believed yet
 *   2. `verify`   checks every signature against the keys of the register (may run in worker threads)
 *   3. `judge`    asks the rows, refuses, or changes them
 */
export interface Prepared {
  readonly envelope: UnverifiedEnvelope
  readonly statement: Statement
  readonly rule: Rule
  readonly bound: Bound
  /** DSSE's pre-authentication encoding: the bytes that are signed. */
  readonly pae: Uint8Array
  /** SHA-256(PAE): the statement's only name. */
  readonly identity: Uint8Array
  readonly words: readonly WordsReference[]
  readonly signers: readonly string[]
  /** Keys that this statement brings in, by keyid. */
  readonly brought: ReadonlyMap<string, Key>
}

declare const verifiedMark: unique symbol
/** Every signature matches the key that was shown for it. Made only by `settle`. */
export type VerifiedStatement = Prepared & { readonly [verifiedMark]: true }

/** Clocks differ; a statement may be this many seconds ahead of the door. */
const SKEW = 300

export function prepare(envelope: UnverifiedEnvelope): Prepared {
  const statement = parseStatement(envelope.payload)
  const rule = ruleOf(statement.type)
  if ((statement.call === null) !== (rule.scope === 'log'))
    throw new Refusal(
      'statement_malformed',
      `${statement.type} ${rule.scope === 'log' ? 'names no call' : 'names its call'}.`,
    )
  const bound = rule.bind(statement)
  const brought = new Map(bound.newKeys.map(key => [thumbprint(key.jwk), key]))
  if (brought.size !== bound.newKeys.length)
    throw new Refusal('key_known', 'The statement brings one key twice.')
  const signed = pae(envelope.payload)
  return {
    envelope,
    statement,
    rule,
    bound,
    pae: signed,
    identity: sha256(signed),
    words: wordsIn(statement.body),
    signers: envelope.signatures.map(signature => signature.keyid),
    brought,
  }
}

/** The key rows that `jobsOf` asks for. */
export function keysOf(prepared: Prepared): Ref<'keys'>[] {
  return prepared.signers.map(keyid => ref('keys', keyid))
}

export function jobsOf(
  prepared: Prepared,
  keyRow: (keyid: string) => Pick<KeyRow, 'key'> | undefined,
): SignatureJob[] {
  return prepared.envelope.signatures.map(signature => {
    const brought = prepared.brought.get(signature.keyid)
    const key = brought ?? keyRow(signature.keyid)?.key
    if (key === undefined)
      throw new Refusal('key_unknown', `The key ${signature.keyid} is not in the register.`)
    return { signature, key, pae: prepared.pae, brought: brought !== undefined }
  })
}

/** The one maker of `VerifiedStatement`: every signature of the envelope needs its verdict. */
export function settle(prepared: Prepared, verdicts: readonly Verdict[]): VerifiedStatement {
  if (verdicts.length !== prepared.signers.length)
    throw new Refusal('signature_invalid', 'A signature was left unchecked.')
  for (const verdict of verdicts) if (verdict !== null) throw new Refusal(verdict.code, verdict.sentence)
  return prepared as VerifiedStatement
}

export function verify(prepared: Prepared, keyRow: (keyid: string) => KeyRow | undefined): VerifiedStatement {
  return settle(prepared, jobsOf(prepared, keyRow).map(verdictOf))
}

/** Every row that `judge` may read for this statement; the key rows must be known already. */
export function needsOf(prepared: Prepared, keyRow: (keyid: string) => KeyRow | undefined): Ref[] {
  const { statement, bound } = prepared
  const refs: Ref[] = [ref('log', 'log'), ...keysOf(prepared), ...bound.needs]
  if (statement.call !== null) refs.push(ref('calls', statement.call))
  for (const words of prepared.words) refs.push(ref('words', words.digest))
  for (const keyid of prepared.signers) {
    const row = keyRow(keyid)
    if (row?.key.use === 'officer') refs.push(ref('roles', row.holder))
  }
  return refs
}

/**
 * Refuses the statement at this place, or changes `rows` as its rule says. `admitted` is Unix seconds.
 * The caller throws away changes made before a refusal.
 */
export function judge(verified: VerifiedStatement, admitted: number, rows: Rows, ledger: Ledger): void {
  const { statement, rule, bound } = verified
  requirePlace(verified, admitted, rows, ledger)
  requireSigners(verified, rows)
  if (rule.scope === 'call') requireCall(statement, rule, rows)
  requireLawful(verified, rows)
  const index = ledger.size
  bound.admit({ index, day: formatTime(admitted).slice(0, 10), statement, signers: verified.signers }, rows)
  for (const words of verified.words)
    if (rows.get('words', words.digest) === undefined)
      rows.put('words', words.digest, { since: index, entry: index, withheld: null })
}

function requirePlace(verified: VerifiedStatement, admitted: number, rows: Rows, ledger: Ledger): void {
  const { statement } = verified
  const log = rows.get('log', 'log')
  const founding = statement.type === 'depositary/established'
  if (log === undefined && !founding)
    throw new Refusal('log_unestablished', 'The first entry of a log establishes its depositary.')
  if (log !== undefined && founding)
    throw new Refusal('log_established', `The log ${log.origin} was established by entry 0.`)
  if (log !== undefined && statement.log !== log.origin)
    throw new Refusal('log_wrong', `The statement is for the log ${statement.log}; this is ${log.origin}.`)
  if (admitted < ledger.admitted)
    throw new Refusal(
      'admitted_decreasing',
      `${formatTime(admitted)} is before ${formatTime(ledger.admitted)}.`,
    )
  requireSeen(statement.seen, ledger)
  requireTime(parseTime(statement.at), admitted, windowOf(statement, rows))
}

function requireSeen(seen: { size: number; root: Digest }, ledger: Ledger): void {
  if (seen.size > ledger.size)
    throw new Refusal('seen_ahead', `The author saw ${seen.size} entries; the log has ${ledger.size}.`)
  const root = ledger.rootAt(seen.size)
  if (root === undefined)
    throw new Refusal('seen_foreign', `No checkpoint of size ${seen.size} was published by this log.`)
  if (root !== seen.root)
    throw new Refusal(
      'seen_foreign',
      `At size ${seen.size} the author saw the root ${seen.root}; this log has ${root}.`,
      JSON.stringify({ size: seen.size, seen: seen.root, here: root }),
    )
}

/** The policy in force says how old a statement under its call may be; the log says it for all else. */
function windowOf({ call }: Statement, rows: Rows): number {
  const row = call === null ? undefined : rows.get('calls', call)
  return row?.window ?? rows.get('log', 'log')?.window ?? Number.MAX_SAFE_INTEGER
}

function requireTime(at: number, admitted: number, window: number): void {
  if (at > admitted + SKEW)
    throw new Refusal('at_future', `The statement is dated ${formatTime(at)}; it is ${formatTime(admitted)}.`)
  if (admitted - at > window)
    throw new Refusal(
      'at_expired',
      `The statement is dated ${formatTime(at)}; it had to come within ${window} seconds.`,
    )
}

function requireCall(statement: Statement, rule: Rule, rows: Rows): void {
  const name = callOf(statement)
  const call = rows.get('calls', name)
  if (rule.type === 'call/opened') return
  if (call === undefined) throw new Refusal('call_unknown', `No call ${name} is open here.`)
  if (call.closed !== null && !rule.afterClosing)
    throw new Refusal('call_closed', `The call ${name} was closed by entry ${call.closed.entry}.`)
}

/** Words once withheld cannot come back by being bound again: whoever had them could undo the withholding. */
function requireLawful({ words }: Prepared, rows: Rows): void {
  for (const { digest } of words) {
    const withheld = rows.get('words', digest)?.withheld ?? null
    if (withheld !== null)
      throw new Refusal(
        'words_withheld',
        `The words ${digest} are withheld since entry ${withheld.entry}; no statement can bind them anew.`,
      )
  }
}

/** Who signed must be exactly whom the type asks for: the author, new keys, and named cosigners. Reads keys and roles. */
export function requireSigners(verified: VerifiedStatement, rows: Rows): void {
  const { statement, rule, bound, brought, signers } = verified
  if (rule.author === 'party' && statement.by === 'depositary')
    throw new Refusal('author_wrong', `${rule.type} is a party’s own statement.`)
  if (rule.author === 'depositary' && statement.by !== 'depositary')
    throw new Refusal('author_wrong', `${rule.type} is by the depositary, not by ${statement.by}.`)
  for (const keyid of brought.keys()) {
    if (rows.get('keys', keyid) !== undefined)
      throw new Refusal('key_known', `The key ${keyid} stands in the register already.`)
    if (!signers.includes(keyid))
      throw new Refusal('key_unproven', `The new key ${keyid} has not signed the statement that adds it.`)
  }
  let signedByAuthor = false
  for (const keyid of signers) {
    const row = rows.get('keys', keyid)
    if (row === undefined) {
      if (!brought.has(keyid)) throw new Refusal('key_unknown', `The key ${keyid} is not in the register.`)
      if (rule.type === 'depositary/established') signedByAuthor = true
      continue
    }
    if (row.revoked !== null)
      throw new Refusal('key_revoked', `The key ${keyid} was revoked by entry ${row.revoked.entry}.`)
    rely(row, statement, `The key ${keyid}`)
    requireRole(row, keyid, rule)
    if (speaksFor(row, statement, rule, rows)) signedByAuthor = true
    else if (!bound.cosigners.includes(row.holder) || row.key.use !== 'party')
      throw new Refusal(
        'signer_unexpected',
        `${row.holder} signed with the key ${keyid}; ${rule.type} does not ask for it.`,
      )
  }
  if (!signedByAuthor) throw new Refusal('signer_missing', `No key of the author (${statement.by}) signed.`)
}

/** A key that drafts or reads for a party binds it to nothing, neither as author nor beside another. */
function requireRole({ role = 'signatory', holder }: KeyRow, keyid: string, { type, drafters }: Rule): void {
  if (role === 'signatory' || (role === 'drafter' && drafters)) return
  throw new Refusal(
    'key_role_wrong',
    `The key ${keyid} is that of a ${role} of ${holder}; ${type} asks for a signatory’s${drafters ? ' or a drafter’s' : ''}.`,
  )
}

function speaksFor(row: KeyRow, statement: Statement, rule: Rule, rows: Rows): boolean {
  if (statement.by !== 'depositary') return row.holder === statement.by && row.key.use === 'party'
  if (row.key.use === 'depositary') return true
  if (row.key.use !== 'officer') return false
  if (rule.office === 'owner')
    throw new Refusal(
      'key_use_wrong',
      `${rule.type} asks for a key of the depositary itself, not of an officer.`,
    )
  const role = rows.get('roles', row.holder)
  if (role === undefined || role.ended !== null)
    throw new Refusal('role_unknown', `The role of ${row.holder} is not in force.`)
  rely(role, statement, `The role of ${row.holder}`)
  return true
}
