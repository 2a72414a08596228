import { type Digest, digestOf } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import type { AuditedWords } from './audit-findings.ts'
import type { WordsThere } from './figures/audit-files.ts'
import { unlessChanged } from './figures/hold.ts'
import type { KeptRows } from './memory.ts'

/**
 * Texts and words beside the log, held to the digests that entries bind: what people read and signed, and what they said
 * of it. Which there are, the register tells that follows from the log, as its newest entry leaves it: what is withheld
 * by then is not looked for.
 */
export async function holdWords(
  places: Readonly<{ texts: WordsThere | undefined; words: WordsThere | undefined }>,
  rows: Pick<KeptRows, 'under'>,
  /** Held as a file already, by an entry that says more of it. */
  isFile: (digest: Digest) => boolean,
): Promise<AuditedWords> {
  const found = { texts: 0, said: 0, unread: 0 }
  const lost: { entry: number; says: string }[] = []
  const hold = async (as: 'texts' | 'said', entry: number, digest: Digest, there?: WordsThere) => {
    if (there === undefined) {
      found.unread += 1
      return
    }
    const why = await whyNot(there, digest)
    if (why === null) found[as] += 1
    else lost.push({ entry, says: why })
  }
  const seen = new Set<Digest>()
  for (const { row } of rows.under('texts', '')) {
    const published = row.manifest.texts.map(text => ({ text, entry: row.entry }))
    for (const { text, entry } of [...published, ...row.translations]) {
      if (seen.has(text.digest)) continue
      seen.add(text.digest)
      await hold('texts', entry, text.digest, places.texts)
    }
  }
  for (const { key, row } of rows.under('words', '')) {
    const digest = key as Digest
    if (!isFile(digest))
      await hold('said', row.entry, digest, row.withheld === null ? places.words : undefined)
  }
  return { ...found, lost: lost.sort((a, b) => a.entry - b.entry) }
}

/** Why it is not what was bound; null where it is. */
async function whyNot(there: WordsThere, digest: Digest): Promise<string | null> {
  const part = await unlessChanged(there(digest))
  if (part instanceof Refusal) return part.message
  if (part === undefined) return `${digest} is not there, and no entry withholds it.`
  if (part === null) return `${digest} is not given now, and no entry withholds it.`
  return digestOf(part) === digest ? null : `What is kept as ${digest} has the digest ${digestOf(part)}.`
}
