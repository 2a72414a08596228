import { z } from 'zod'
import { concat } from '../core/bytes.ts'
import { FILE_TYPES } from '../core/file-types.ts'
import { Refusal } from '../core/refusal.ts'
import { type FileReference, SALT_LENGTH } from '../core/words.ts'
import { digest } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { bytes, type Found, keptAs } from './collection.ts'

/**
 * Files of a report that is prepared: they lie beside its draft until it is signed, and go with it. Each has its salt
 * from the first day, so that what is read before signing names the very digest that is signed.
 */

/** Bytes of all that one party prepares, under all calls, and of all parties together. */
const MOST_OF_PARTY = 48 * 1024 * 1024
const MOST_OF_ALL = 2 * 1024 ** 3

const schema = z.strictObject({
  party: z.string().max(64),
  digest,
  length: z.int().min(1),
  mediaType: z.enum(FILE_TYPES),
  by: z.string().max(64),
  at: z.int(),
})
type ReportFile = z.infer<typeof schema>
/** Under `<round of the draft>/<digest>`, as the bytes are, which come after their salt. */
const files = keptAs('report-file', schema, { keys: ({ party }) => ({ holder: party }) })
const bodies = keptAs('report-file-bytes', z.strictObject({ bytes }))

type Round = Readonly<{ round: string; party: string }>
const idOf = ({ round }: Pick<Round, 'round'>, name: string) => `${round}/${name}`

/** What keeps it, in the change that names it. Refuses `papers_full` where the party, or all, have too much. */
export async function reportFileKept(
  drawer: Drawer,
  { round, party, expires }: Round & { readonly expires: number },
  { reference, salt, body }: { reference: FileReference; salt: Uint8Array; body: Uint8Array },
  by: string,
  now: number,
  most = MOST_OF_ALL,
): Promise<Change[]> {
  const { digest, length, mediaType } = reference
  const own = await files.by(drawer, 'holder', party, now)
  if (sumOf(own) + length > MOST_OF_PARTY)
    throw new Refusal('papers_full', 'The files of the reports that you prepare take too much space.')
  let all = length
  for await (const { value } of files.each(drawer, now)) all += value.length
  if (all > most) throw new Refusal('papers_full', 'There is no space left for files of reports.')
  const id = idOf({ round }, digest)
  const value: ReportFile = { party, digest, length, mediaType, by, at: now }
  return [files.laid(id, value, expires), bodies.laid(id, { bytes: concat(salt, body) }, expires)]
}

const sumOf = (all: readonly Found<ReportFile>[]) => all.reduce((sum, { value }) => sum + value.length, 0)

/** Those of a draft, without their bytes. */
export async function reportFiles(
  drawer: Drawer,
  { round, party }: Round,
  now: number,
): Promise<ReportFile[]> {
  const found = await files.all(drawer, now, `${round}/`)
  return found.map(({ value }) => value).filter(one => one.party === party)
}

/** Salt and bytes, as they travel beside a statement; undefined where they are not there any more. */
export async function reportFilePart(
  drawer: Drawer,
  { round, party }: Round,
  name: string,
  now: number,
): Promise<{ readonly file: ReportFile; readonly part: Uint8Array; readonly body: Uint8Array } | undefined> {
  const file = await files.get(drawer, idOf({ round }, name), now)
  const body = file?.party === party ? await bodies.get(drawer, idOf({ round }, name), now) : undefined
  return body && { file: file!, part: body.bytes, body: body.bytes.subarray(SALT_LENGTH) }
}

/** What forgets files of a draft: these, or all of them. */
export async function reportFilesGone(
  drawer: Drawer,
  { round, party }: Round,
  now: number,
  which: (file: ReportFile) => boolean = () => true,
): Promise<Change[]> {
  const found = await reportFiles(drawer, { round, party }, now)
  return found.filter(which).flatMap(({ digest }) => {
    const id = idOf({ round }, digest)
    return [files.gone(id), bodies.gone(id)]
  })
}
