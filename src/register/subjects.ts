import type { Statement } from '../core/statement.ts'
import type { Declaration } from './declaration.ts'
import type { KindName } from './kinds.ts'
import type { Prepared } from './law.ts'
import { namedIn } from './members.ts'
import { type KeyRow, type Ref, ref } from './rows.ts'

/**
 * Whom and what an entry is about, by the kinds of its members, so that no declaration can forget a subject. The history
 * of a party and the feed of a call are the entries that have it as a subject. An index beside the log holds them, in the
 * commit of the entry (store/store.ts).
 */
export type Subject =
  | `party ${string}`
  | `call ${string}`
  | `officer ${string}`
  | `entry ${number}`
  /** The notices of a call, so that each has a number. */
  | `notices ${string}`

/** A statement with the law by which it was read. */
type About = Pick<Prepared, 'statement' | 'declared' | 'bound' | 'enclosed' | 'laws' | 'version'>

type KeyRowOf = (keyid: string) => Pick<KeyRow, 'holder' | 'key'> | undefined

/** Each once. A key that the body names stands for its holder, by the row that `keyRow` gives. */
export function subjectsOf(
  { statement, declared, bound: { announces }, enclosed, laws, version }: About,
  keyRow: KeyRowOf,
): Subject[] {
  const own = subjectsIn(statement, declared, keyRow)
  if (declared.notice !== null) own.push(`notices ${statement.call!}`)
  // An announcement is about the subjects of its act.
  if (announces !== null) {
    const act = { ...announces, by: statement.by }
    own.push(...subjectsIn(act, laws.of(act.type, version), keyRow))
  }
  return [...new Set([...own, ...(enclosed === null ? [] : subjectsOf(enclosed, keyRow))])]
}

/** The subjects that it names itself, and the keys whose holders are further ones. */
export function aboutOf(prepared: About): Readonly<{
  subjects: readonly Subject[]
  keys: readonly Ref<'keys'>[]
}> {
  const keys: Ref<'keys'>[] = []
  const subjects = subjectsOf(prepared, keyid => {
    keys.push(ref('keys', keyid))
    return undefined
  })
  return { subjects, keys }
}

/** The subjects of the entry at `index` of a log that has grown since: keys that came in later were nobody's then. */
export function subjectsAt(
  index: number,
  prepared: About,
  keyRow: (keyid: string) => Pick<KeyRow, 'holder' | 'key' | 'added'> | undefined,
): Subject[] {
  return subjectsOf(prepared, keyid => {
    const row = keyRow(keyid)
    return row !== undefined && row.added <= index ? row : undefined
  })
}

function subjectsIn(
  { by, call, body }: Pick<Statement, 'by' | 'call' | 'body'>,
  declared: Declaration,
  keyRow: KeyRowOf,
): Subject[] {
  const subjects: Subject[] = by === 'depositary' ? [] : [`party ${by}`]
  if (call !== null && !declared.counted) subjects.push(`call ${call}`)
  for (const { kind, value } of namedIn(declared, body)) subjects.push(...subjectOf(kind, value, keyRow))
  return subjects
}

function subjectOf(kind: KindName, value: unknown, keyRow: KeyRowOf): Subject[] {
  switch (kind) {
    case 'party':
    case 'call':
    case 'officer':
      return [`${kind} ${value}`]
    case 'entry':
      return [`entry ${value as number}`]
    // It is one of these; nobody looks under the other.
    case 'holder':
      return [`party ${value}`, `officer ${value}`]
    case 'keyid': {
      const row = keyRow(String(value))
      if (row === undefined || row.holder === 'depositary') return []
      return [`${row.key.use === 'officer' ? 'officer' : 'party'} ${row.holder}`]
    }
    default:
      return []
  }
}
