import { z } from 'zod'
import { digestOf } from '../core/digest.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { bytes, keptAs } from './collection.ts'
import { DRAFT_SECONDS } from './drafts.ts'
import { packed, unpacked } from './packed.ts'

/**
 * A sheet of figures that somebody of a party has sent and that was read, between the look at what it would change and
 * the taking of it: one for each key and report. It lies there as what its cells said, and not as the file.
 */

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
  const value = { ...kept, at: now, packed: await packed(content) }
  await sheets.put(drawer, idOf(kept), value, now + DRAFT_SECONDS)
}

export interface KeptSheet<T> extends Pick<Kept, 'name' | 'at'> {
  /** Of what its cells said. */
  readonly print: string
  /** Takes tens of megabytes: whoever has read it before does not read it again. */
  read(): Promise<T>
}

/** Undefined where there is none, or none any more. */
export async function keptSheet<T>(drawer: Drawer, of: Of, now: number): Promise<KeptSheet<T> | undefined> {
  const found = await sheets.get(drawer, idOf(of), now)
  if (found === undefined) return undefined
  const { name, at, packed: lies } = found
  return { name, at, print: digestOf(lies), read: async () => (await unpacked(lies)) as T }
}

/** That of one. */
export const sheetGone = (of: Of): Change => sheets.gone(idOf(of))

/** Those of everybody for one report: none is for the next. */
export async function sheetsGone(
  drawer: Drawer,
  { party, call, of }: Omit<Of, 'by'>,
  now: number,
): Promise<Change[]> {
  const found = await sheets.all(drawer, now, `${party}/${call}/${of}/`)
  return found.map(one => sheets.taken(one))
}

export const dropSheet = (drawer: Drawer, of: Of): Promise<void> => sheets.remove(drawer, idOf(of))
