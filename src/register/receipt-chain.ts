import { Refusal } from '../core/refusal.ts'
import type { Statement } from '../core/statement.ts'
import { parseTime } from '../core/time.ts'
import { cellsOf } from './cells.ts'
import type { Rest } from './declaration.ts'
import { bringsAnew, bringsOf, comesOnce, nameOf, restsOf } from './dependencies.ts'
import { readEntry } from './fold.ts'
import { byRules, type Prepared, requireSigners, type VerifiedStatement, verify } from './law.ts'
import { rulesAfter } from './laws.ts'
import { MemoryRows } from './memory.ts'
import type { EntryAt } from './receipt-format.ts'
import { type KeyRow, type Rows, ref } from './rows.ts'
import { established, logFrom, OWN, withRecovery } from './types/depositary.ts'
import { keyChanged, logKeyChanged } from './types/depositary-keys.ts'
import { broughtInBy, partyJoined, requireUntil } from './types/invitations.ts'
import { type Entering, enterKeys, keyAdded, keyRefs, requireAdder } from './types/keys.ts'
import { partyAdmitted } from './types/parties.ts'
import { roleFrom, roleGranted } from './types/roles.ts'
import { LAWS } from './types.ts'

/** An entry of a receipt whose signers are proven by the entries before it. */
export type Link = Readonly<{
  index: number
  admitted: string
  verified: VerifiedStatement
  /** The indexes of the entries that it rests on itself. */
  restsOn: readonly number[]
}>

export interface Chain {
  /** By index, ascending. */
  readonly links: readonly Link[]
  /** The keys and roles that these entries bring in. They do not tell whether one was revoked later. */
  readonly rows: Rows
  /** The entry that brought this in. */
  linkOf(rest: Rest): Link
}

/**
 * Opens entries that are known to stand in the log, one after another, and believes of each only what entries before
 * it prove. A log may hold any bytes, so each entry must be by its author, by the same `requireSigners` as the law, with
 * keys that came in by entries of this chain.
 */
export function openChain(entries: readonly EntryAt[], origin: string, laws = LAWS): Chain {
  const rows = new MemoryRows()
  const broughtBy = new Map<string, Link>()
  const links: Link[] = []
  const linkOf = (rest: Rest, index: number | null = null): Link => {
    const link = broughtBy.get(nameOf(rest))
    if (link === undefined) throw lacking(rest, index)
    return link
  }
  let rules: number | null = null
  for (const { index, bytes } of entries) {
    const { entry, prepared: read } = readEntry(bytes, rules, laws)
    rules = rulesAfter(rules, read.bound)
    requirePlace(read, { index, admitted: entry.admitted }, origin, links.at(-1))
    const seal = read.bound.encloses && linkOf(read.bound.encloses.seal, index)
    const prepared = seal === null ? read : asSealed(read, seal)
    const keyRow = (keyid: string) => rows.get('keys', keyid)
    const restsOn = restsOf(prepared, keyRow).map(rest => linkOf(rest, index).index)
    const verified = verify(prepared, keyRow)
    requireSigners(verified, rows)
    if (seal !== null) requireEnclosed(verified.enclosed!, seal, origin, rows)
    else if (verified.invitation !== null)
      requireBrought(verified.invitation, { index, admitted: entry.admitted }, origin, rows)
    enter(verified, index, rows)
    if (verified.enclosed !== null) enter(verified.enclosed, index, rows)
    const link = { index, admitted: entry.admitted, verified, restsOn }
    links.push(link)
    for (const rest of bringsOf(prepared)) {
      const before = broughtBy.get(nameOf(rest))
      if (before === undefined || bringsAnew(rest, verified.statement.type)) broughtBy.set(nameOf(rest), link)
      else if (comesOnce(rest))
        throw new Refusal(
          'receipt_malformed',
          `The entries ${before.index} and ${index} both bring in ${said(rest)}.`,
        )
    }
  }
  requireNothingMore(links)
  return { links, rows, linkOf }
}

function requirePlace(
  { statement, declared }: Prepared,
  { index, admitted }: { index: number; admitted: string },
  origin: string,
  before: Link | undefined,
): void {
  if (statement.log !== origin)
    throw new Refusal('log_wrong', `Entry ${index} is for the log ${statement.log}, not for ${origin}.`)
  if ((declared.founds === 'log') !== (index === 0))
    throw new Refusal(
      'receipt_malformed',
      `Entry ${index} is ${statement.type}; entry 0 alone establishes a log.`,
    )
  if (statement.seen.size > index)
    throw new Refusal('seen_ahead', `Entry ${index} has seen ${statement.seen.size} entries.`)
  if (before !== undefined && parseTime(admitted) < parseTime(before.admitted))
    throw new Refusal('admitted_decreasing', `Entry ${index} is dated before entry ${before.index}.`)
}

/** What it opens is read by the rules that its seal was judged by. */
function asSealed(opening: Prepared, { verified }: Link): Prepared {
  return { ...opening, enclosed: byRules(opening.enclosed!, verified.version) }
}

/** The sealed statement must be by its author too, with keys that came in before the seal. */
function requireEnclosed(enclosed: VerifiedStatement, seal: Link, origin: string, rows: Rows): void {
  requirePlace(enclosed, seal, origin, undefined)
  requireSigners(enclosed, rows)
  if (enclosed.invitation !== null) requireBrought(enclosed.invitation, seal, origin, rows)
}

/** So must an invitation be by whoever could sign for the depositary. */
function requireBrought(
  invitation: VerifiedStatement,
  { index, admitted }: Pick<Link, 'index' | 'admitted'>,
  origin: string,
  rows: Rows,
): void {
  requirePlace(invitation, { index, admitted: invitation.statement.at }, origin, undefined)
  requireSigners(invitation, rows)
  requireUntil(invitation.statement, parseTime(admitted))
}

/** The body, if the statement is of this type, by the declaration that held where it was made. */
export function bodyIn<B>(
  { declared, statement }: VerifiedStatement,
  { type }: { readonly type: string; read(statement: Statement): B },
): B | undefined {
  return statement.type === type ? (declared.read(statement) as B) : undefined
}

/** Enters the keys, roles and recovery keys that this entry brings in, for the signers of those after it. */
function enter(verified: VerifiedStatement, index: number, rows: Rows): void {
  const begun = bodyIn(verified, established)
  if (begun !== undefined) rows.put('log', 'log', logFrom(begun, verified.statement.log, index))
  const changed = bodyIn(verified, keyChanged) ?? bodyIn(verified, logKeyChanged)
  if (changed !== undefined)
    rows.put('log', 'log', withRecovery(rows.get('log', 'log')!, changed.recovery, index))
  const as = enteringBy(verified, rows)
  if (as === undefined) return
  const keys = verified.bound.newKeys
  enterKeys(keys, cellsOf(keyRefs(keys), rows), as, index)
  const role = bodyIn(verified, roleGranted)
  if (role !== undefined) rows.put('roles', role.id, roleFrom(role, index))
}

function enteringBy(verified: VerifiedStatement, rows: Rows): Entering | undefined {
  const { signers, statement } = verified
  if (statement.type === established.type || statement.type === keyChanged.type) return OWN
  const role = bodyIn(verified, roleGranted)
  if (role !== undefined) return { holder: role.id, use: 'officer', addedBy: 'depositary' }
  const admitted = bodyIn(verified, partyAdmitted)
  if (admitted !== undefined) return { holder: admitted.party, use: 'party', addedBy: 'depositary' }
  const joined = bodyIn(verified, partyJoined)
  if (joined !== undefined) return { holder: statement.by, use: 'party', addedBy: broughtInBy(joined.leaf) }
  const added = bodyIn(verified, keyAdded)
  if (added === undefined) return undefined
  const keys = signers.flatMap(keyid => rows.get('keys', keyid) ?? [])
  requireAdder(added, statement.by, keys)
  const addedBy = statement.by === 'depositary' ? 'depositary' : 'holder'
  const use = added.key.use === 'party' ? 'party' : 'officer'
  return { holder: added.holder, use, addedBy, role: added.role }
}

/** A receipt holds the last entry and what it rests on: no other entry may seem to be proven by it. */
function requireNothingMore(links: readonly Link[]): void {
  const needed = new Set<number>([links.at(-1)!.index])
  for (const { index, restsOn } of links.toReversed()) {
    if (!needed.has(index))
      throw new Refusal('receipt_malformed', `Nothing in the receipt rests on its entry ${index}.`)
    for (const each of restsOn) needed.add(each)
  }
}

const NOUNS: Partial<Record<Rest['table'], string>> = {
  log: 'the record of the depositary',
  sealed: 'the seal',
  keys: 'the key',
  roles: 'the role',
  calls: 'the call',
  policies: 'the policy',
  texts: 'the text',
  parties: 'the party',
}

function said({ table, key, lang, rules, recovery }: Rest): string {
  if (recovery !== undefined) return `the recovery key ${recovery}`
  if (rules !== undefined) return `the rules of version ${rules}`
  const noun = NOUNS[table] ?? table
  return table === 'log' ? noun : `${noun} ${key}${lang === undefined ? '' : ` in ${lang}`}`
}

function lacking(rest: Rest, index: number | null): Refusal {
  const whose = index === null ? '' : `, on which entry ${index} rests`
  return new Refusal('receipt_incomplete', `No entry of the receipt brings in ${said(rest)}${whose}.`)
}

/** What the chain says of a key that signed. */
export function keyIn({ rows }: Chain, keyid: string): KeyRow {
  const row = rows.get('keys', keyid)
  if (row === undefined) throw lacking(ref('keys', keyid), null)
  return row
}
