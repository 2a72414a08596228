import { formatDigest } from '../../core/digest.ts'
import { parseEntry } from '../../core/entry.ts'
import { identityOf } from '../../core/envelope.ts'
import { leafHash } from '../../core/merkle.ts'
import { Refusal } from '../../core/refusal.ts'
import { entryAt, readAt } from '../../log/tree.ts'
import type { BodyOf, StatementType } from '../../register/types.ts'
import { numberIn } from './lookup.ts'
import { type Asked, sizeOf } from './request.ts'

/** An entry as pages show it: the log's bytes, read by the law that the door uses. */
export type Shown = Awaited<ReturnType<typeof entryShown>>

/** Refuses `not_found`, and says how far the log goes. */
export function entryNamed(asked: Asked, text: string): Promise<Shown> {
  const index = numberIn(text)
  const size = sizeOf(asked.site)
  if (index >= size)
    throw new Refusal('not_found', `The log has ${size} entries; there is no entry ${index}.`)
  return entryShown(asked, index)
}

/** Checks the entry against its leaf in the tree. `identity` is SHA-256 of the signed bytes: the statement's only name. */
export async function entryShown({ site }: Asked, index: number) {
  const { bytes, entry, prepared } = await readAt(site.log.store, index, site.log.laws)
  return {
    index,
    bytes,
    admitted: entry.admitted,
    statement: prepared.statement,
    signatures: entry.envelope.signatures,
    prepared,
    identity: formatDigest(identityOf(entry.envelope.payload)),
    leaf: formatDigest(leafHash(bytes)),
  }
}

/** What an entry of this type says, by the declaration that held at its index; what was sealed, if it opens a seal. */
export function bodyOf<T extends StatementType>({ prepared }: Shown): BodyOf<T> {
  const { declared, statement } = prepared.enclosed ?? prepared
  return declared.read(statement) as BodyOf<T>
}

export async function entryDay({ site }: Asked, index: number): Promise<string> {
  return parseEntry(await entryAt(site.log.store, index)).admitted.slice(0, 10)
}
