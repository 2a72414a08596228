import { Refusal } from '../core/refusal.ts'
import { parseTime } from '../core/time.ts'
import { cellsOf } from './cells.ts'
import type { Act, Rest } from './declaration.ts'
import { bringsAnew, bringsOf, comesOnce, nameOf, restsOf } from './dependencies.ts'
import { readEntry } from './fold.ts'
import { byRules, type Prepared, requireSigners, type VerifiedStatement, verify } from './law.ts'
import { rulesAfter } from './laws.ts'
import { MemoryRows } from './memory.ts'
import type { EntryAt } from './receipt-format.ts'
import { type KeyRow, type Rows, ref } from './rows.ts'
import { established } from './types/depositary.ts'
import { enterKeys, keyAdded, keyRefs, requireAdder } from './types/keys.ts'
import { partyAdmitted } from './types/parties.ts'
import { roleGranted } from './types/roles.ts'
import { LAWS } from './types.ts'

/** An entry of a receipt whose signers are proven by the entries before it. */
export interface Link {
  readonly index: number
  readonly admitted: string
  readonly verified: VerifiedStatement
  /** The indexes of the entries that it rests on itself. */
  readonly restsOn: readonly number[]
}

export interface Chain {
  /** By index, ascending. */
  readonly links: readonly Link[]
  /** The keys and roles that these entries bring in. Whether one was revoked later they do not tell. */
  readonly rows: Rows
  /** The entry that brought this in. */
  linkOf(rest: Rest): Link
}

/**
 * Opens entries that are known to stand in the log, one after another, and believes of each only what entries before
 * it prove. Whoever may write into the log can place any bytes there: so each entry must be by its author, by the same
 * `requireSigners` as the law, with keys that came in by entries of this chain.
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
    const { statement, signers } = prepared
    const act = {
      index,
      day: entry.admitted.slice(0, 10),
      admitted: parseTime(entry.admitted),
      known: prepared.laws.known,
      statement,
      signers,
    }
    enter(verified, act, rows)
    const link = { index, admitted: entry.admitted, verified, restsOn }
    links.push(link)
    for (const rest of bringsOf(prepared)) {
      const before = broughtBy.get(nameOf(rest))
      if (before === undefined || bringsAnew(rest, statement.type)) broughtBy.set(nameOf(rest), link)
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

/** With what it opens, read by the rules that its seal was judged by. */
function asSealed(opening: Prepared, { verified }: Link): Prepared {
  return { ...opening, enclosed: byRules(opening.enclosed!, verified.version) }
}

/** What was sealed is by its author too, with keys that came in before the seal. */
function requireEnclosed(enclosed: VerifiedStatement, seal: Link, origin: string, rows: Rows): void {
  requirePlace(enclosed, seal, origin, undefined)
  requireSigners(enclosed, rows)
}

/** The keys and roles that this entry brings in, for the signers of those after it. */
function enter(verified: VerifiedStatement, act: Act, rows: Rows): void {
  const as = holderOf(verified, act, rows)
  if (as === undefined) return
  const keys = [...verified.brought.values()]
  enterKeys(keys, cellsOf(keyRefs(keys), rows), as, act.index)
  if (act.statement.type === roleGranted.type) {
    const { office } = verified.declared.read(act.statement) as Body<typeof roleGranted>
    rows.put('roles', as.holder, {
      since: act.index,
      role: 'officer',
      ...(office === undefined ? {} : { office }),
      granted: act.index,
      until: null,
      ended: null,
    })
  }
}

/** What a declaration reads, whichever version of the rules it is of. */
type Body<D extends { read(statement: never): unknown }> = ReturnType<D['read']>

/** Whose the keys are, and who brought them in. */
function holderOf(
  { declared, statement }: VerifiedStatement,
  act: Act,
  rows: Rows,
): Parameters<typeof enterKeys>[2] | undefined {
  const read = declared.read(statement)
  switch (statement.type) {
    case established.type:
      return { holder: 'depositary', use: 'depositary', addedBy: 'holder' }
    case roleGranted.type:
      return { holder: (read as Body<typeof roleGranted>).id, use: 'officer', addedBy: 'depositary' }
    case partyAdmitted.type:
      return { holder: (read as Body<typeof partyAdmitted>).party, use: 'party', addedBy: 'depositary' }
    case keyAdded.type: {
      const body = read as Body<typeof keyAdded>
      requireAdder(
        body,
        statement.by,
        act.signers.flatMap(keyid => rows.get('keys', keyid) ?? []),
      )
      const addedBy: KeyRow['addedBy'] = statement.by === 'depositary' ? 'depositary' : 'holder'
      const use = body.key.use === 'party' ? 'party' : 'officer'
      return { holder: body.holder, use, addedBy, ...(body.role === undefined ? {} : { role: body.role }) }
    }
    default:
      return undefined
  }
}

/** A receipt holds the last entry and what it rests on: no entry beside them may seem to be proven of it. */
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

function said({ table, key, lang, rules }: Rest): string {
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
