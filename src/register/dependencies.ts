import { thumbprint } from '../core/keys.ts'
import type { Rest } from './declaration.ts'
import { type Prepared, withinIn } from './law.ts'
import { type KeyRow, ref, type Tables } from './rows.ts'
import { callClaimed } from './types/conveners.ts'

/**
 * What an entry rests on: the earlier entries without which nobody could tell who made it and about what. The maker of a
 * receipt asks the rows of the register, its reader the entries of the receipt, with the same result.
 */

/** Each once. `keyRow` gives the rows of the keys that signed, but for keys that the statement brings. */
export function restsOf(prepared: Prepared, keyRow: (keyid: string) => KeyRow | undefined): Rest[] {
  const { statement, declared, signers, brought, bound, version } = prepared
  if (declared.founds === 'log') return []
  const rests: Rest[] = [ref('log', 'log')]
  // No entry needs to bring the first version in.
  if (version > 1) rests.push({ ...ref('log', 'log'), rules: version })
  for (const keyid of signers) {
    if (brought.has(keyid)) continue
    rests.push(ref('keys', keyid))
    const row = keyRow(keyid)
    if (row?.key.use === 'officer') rests.push(ref('roles', row.holder))
  }
  if (statement.call !== null && declared.founds !== 'call') rests.push(ref('calls', statement.call))
  if (statement.by !== 'depositary' && declared.founds !== 'party') rests.push(ref('parties', statement.by))
  rests.push(...bound.rests)
  for (const within of withinIn<Prepared>(prepared)) rests.push(...restsOf(within, keyRow))
  return [...new Map(rests.map(rest => [nameOf(rest), rest])).values()]
}

/** What later entries may rest on because of this one. */
export function bringsOf({ bound, enclosed }: Prepared): Rest[] {
  const own = [...bound.newKeys.map(({ jwk }) => ref('keys', thumbprint(jwk))), ...bound.brings]
  return enclosed === null ? own : [...own, ...bringsOf(enclosed)]
}

/**
 * Whether a receipt of these entries shows the texts that this one publishes: it is the last, or another rests on one of
 * them. The entry that opened a call stands in every receipt of it, and may bring a text that is not meant.
 */
export function showsTexts(one: Prepared, all: readonly Prepared[]): boolean {
  const meant = new Set(all.flatMap(textsNamed))
  return one === all.at(-1) || one.bound.brings.some(rest => meant.has(nameOf(rest)))
}

function textsNamed({ bound, enclosed }: Prepared): string[] {
  const own = bound.rests.filter(({ table }) => table === 'texts').map(nameOf)
  return enclosed === null ? own : [...own, ...textsNamed(enclosed)]
}

/** A policy may come into force again, and a correction that failed may come as a version; all else comes in once. */
export function comesOnce({ table }: Rest): boolean {
  return table !== 'policies' && table !== 'texts'
}

/** A claim says anew who convenes a call: later entries rest on it, and it on the entry that opened the call. */
export function bringsAnew(rest: Rest, type: string): boolean {
  return rest.table === 'calls' && type === callClaimed.type
}

export function nameOf({ table, key, lang, rules, recovery }: Rest): string {
  return [table, key, lang, rules, recovery].filter(part => part !== undefined).join(' ')
}

type EntryOf = {
  readonly [T in keyof Tables]?: (
    row: Tables[T],
    part: Pick<Rest, 'lang' | 'rules' | 'recovery'>,
    index: number,
  ) => number | null | undefined
}

const ENTRY_OF: EntryOf = {
  log: ({ moved = [], recoveries = [] }, { rules, recovery }) =>
    recovery === undefined
      ? (moved.find(one => one.rules === rules)?.entry ?? 0)
      : recoveries.find(one => one.digest === recovery)?.entry,
  keys: row => row.added,
  roles: row => row.granted,
  calls: ({ opened, claimed }, _, index) =>
    claimed !== undefined && claimed.entry < index ? claimed.entry : opened,
  policies: row => row.entry,
  parties: row => row.admitted,
  sealed: row => row.entry,
  texts: (row, { lang }) =>
    lang === undefined || row.manifest.texts.some(text => text.lang === lang)
      ? row.entry
      : row.translations.find(({ text }) => text.lang === lang)?.entry,
}

/** The entry that brought it in, by its row, as the entry at `index` sees it; undefined if none did. */
export function entryOf<T extends keyof Tables>(
  rest: Rest & { table: T },
  row: Tables[T],
  index: number,
): number | undefined {
  return ENTRY_OF[rest.table]?.(row, rest, index) ?? undefined
}
