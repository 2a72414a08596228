import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { bytes, keptAs } from './collection.ts'
import { DRAFT_SECONDS } from './drafts.ts'

/**
 * A sheet of figures that somebody of a party has sent and that was read, between the look at what it would change and the
 * taking of it: one for each key and report. It lies there as what its cells said, and not as the file.
 */

/** Packed; a report has a file of a megabyte at most, and what its sheet says beside that packs well. */
const MOST_PACKED = 3 * 1024 * 1024
const MOST_UNPACKED = 64 * 1024 * 1024

const schema = z.strictObject({
  party: z.string().max(64),
  call: z.string().max(64),
  /** The entry of the report that it corrects; '' for the one that is prepared. */
  of: z.string().max(20),
  by: z.string().max(64),
  /** As its sender called the file. */
  name: z.string().max(200),
  at: z.int(),
  packed: bytes,
})
type Kept = z.infer<typeof schema>
type Of = Pick<Kept, 'party' | 'call' | 'of' | 'by'>

const sheets = keptAs('filled-sheet', schema, { keys: ({ party }) => ({ holder: party }) })
const idOf = ({ party, call, of, by }: Of) => `${party}/${call}/${of}/${by}`

/** In place of the one before. Refuses `request_oversize`. */
export async function keepSheet(
  drawer: Drawer,
  { content, ...kept }: Of & Pick<Kept, 'name'> & { readonly content: object },
  now: number,
): Promise<void> {
  const packed = await promisify(gzip)(utf8(JSON.stringify(content)))
  if (packed.length > MOST_PACKED)
    throw new Refusal('request_oversize', 'The sheet says more than a report has room for.')
  await sheets.put(
    drawer,
    idOf(kept),
    { ...kept, at: now, packed: new Uint8Array(packed) },
    now + DRAFT_SECONDS,
  )
}

/** Undefined where there is none, or none any more. */
export async function keptSheet<T>(
  drawer: Drawer,
  of: Of,
  now: number,
): Promise<(Pick<Kept, 'name' | 'at'> & { readonly content: T }) | undefined> {
  const found = await sheets.get(drawer, idOf(of), now)
  if (found === undefined) return undefined
  const { name, at, packed } = found
  const json = await promisify(gunzip)(packed, { maxOutputLength: MOST_UNPACKED })
  return { name, at, content: JSON.parse(json.toString('utf8')) as T }
}

export const dropSheet = (drawer: Drawer, of: Of): Promise<void> => sheets.remove(drawer, idOf(of))
