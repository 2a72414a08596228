import { z } from 'zod'
import { parseLooseJson } from '../core/json.ts'
import { digest, entryRef as entry } from '../register/kinds.ts'
import type { KeptAs } from '../store/store.ts'

/** What a copy of an export says of texts and words: which it has, and which its entries bind. Nothing is believed. */

/** Characters of a line of words behind the bytes: digest and salt, in JSON. */
const MOST_BEHIND_BYTES = 200

/** Of a line of words.ndjson, which may be megabytes: it is ASCII, with the digest behind the bytes. */
export function digestIn(line: string): string | undefined {
  return /"digest":"([^"]+)"/.exec(line.slice(-MOST_BEHIND_BYTES))?.[1]
}

/** A text or words that an entry binds. */
export interface Bound {
  readonly entry: number
  readonly digest: string
  readonly as: KeptAs
}

const shown = z.looseObject({ text: z.looseObject({ digest }), entry })
const textLine = z.looseObject({
  row: z.looseObject({
    entry,
    manifest: z.looseObject({ texts: z.array(z.looseObject({ digest })) }),
    translations: z.array(shown),
  }),
})
const wordsLine = z.looseObject({
  key: digest,
  row: z.looseObject({ entry, withheld: z.looseObject({}).nullable() }),
})

/** What a line of register.ndjson says is bound and withheld by no entry. */
export function boundIn(line: string): Bound[] {
  // The table stands last in the canonical line, so that a row of another need not be parsed.
  if (line.endsWith('"table":"texts"}')) {
    const { success, data } = textLine.safeParse(parseLooseJson(line))
    if (!success) return []
    const { entry, manifest, translations } = data.row
    const all = [...manifest.texts.map(text => ({ text, entry })), ...translations]
    return all.map(({ text, entry }) => ({ entry, digest: text.digest, as: 'text' }))
  }
  if (!line.endsWith('"table":"words"}')) return []
  const { success, data } = wordsLine.safeParse(parseLooseJson(line))
  if (!success || data.row.withheld !== null) return []
  return [{ entry: data.row.entry, digest: data.key, as: 'salted' }]
}
