import { z } from 'zod'
import { equalBytes, utf8 } from '../core/bytes.ts'
import { type Digest, digestOf } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { digest } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { APPLICATION_SECONDS, applicationOf, ofApplication } from './applications.ts'
import { bytes, keptAs, untilSettled } from './collection.ts'

/**
 * Papers that an applicant sends: a letter, a note verbale, a certificate. Its bytes alone say what one is, not its
 * name or sender. They lie in the drawer, off the log; an entry that an officer signs may bind their digest.
 */
const PAPER_TYPES = ['pdf', 'png', 'jpeg', 'asic'] as const
export type PaperType = (typeof PAPER_TYPES)[number]

export const MOST_PAPER = 4 * 1024 * 1024
/** Of one application. */
export const MOST_PAPERS = 5
const PLACES = Array.from({ length: MOST_PAPERS }, (_, place) => place)

const schema = z.strictObject({
  digest,
  type: z.enum(PAPER_TYPES),
  length: z.int(),
  at: z.int(),
})
export type Paper = z.infer<typeof schema>
/** Under `<application>/<place>`: there are no more places than papers allowed, however many are sent at once. */
const papers = keptAs('paper', schema, { keys: ofApplication })
/** Under `<application>/<digest>`. */
const bodies = keptAs('paper-bytes', z.strictObject({ bytes }))

/**
 * By its first bytes; undefined for none of these. A PDF with a qualified seal within is a PDF, one with a seal beside
 * it an ASiC container: a ZIP whose first file names its type (ETSI EN 319 162-1, section 4.3.3.1).
 */
function paperTypeOf(bytes: Uint8Array) {
  return PAPER_TYPES.find(type =>
    SIGNS[type].every(({ at, is }) => equalBytes(bytes.subarray(at, at + is.length), is)),
  )
}

interface Sign {
  readonly at: number
  readonly is: Uint8Array
}
const SIGNS: Record<PaperType, readonly Sign[]> = {
  pdf: [{ at: 0, is: utf8('%PDF-') }],
  png: [{ at: 0, is: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) }],
  jpeg: [{ at: 0, is: Uint8Array.of(0xff, 0xd8, 0xff) }],
  asic: [
    { at: 0, is: Uint8Array.of(0x50, 0x4b, 0x03, 0x04) },
    { at: 30, is: utf8('mimetypeapplication/vnd.etsi.asic-') },
  ],
}

/** Refuses `paper_wrong` for what is no paper, is too large, or is one too many. The same paper is kept once. */
export async function keepPaper(
  drawer: Drawer,
  application: string,
  bytes: Uint8Array,
  now: number,
): Promise<Paper> {
  const type = paperTypeOf(bytes)
  if (type === undefined)
    throw new Refusal('paper_wrong', 'This file is neither PDF, PNG or JPEG, nor an ASiC container.')
  if (bytes.length > MOST_PAPER)
    throw new Refusal('paper_wrong', `This file has ${bytes.length} bytes; ${MOST_PAPER} are taken.`)
  const paper = { digest: digestOf(bytes), type, length: bytes.length, at: now }
  return untilSettled(async () => {
    const known = await papers.by(drawer, 'about', application, now)
    const before = known.find(({ value }) => value.digest === paper.digest)
    if (before !== undefined) return before.value
    const place = PLACES.find(one => known.every(({ id }) => id !== `${application}/${one}`))
    if (place === undefined)
      throw new Refusal('paper_wrong', `${MOST_PAPERS} files came with this application already.`)
    const expires = now + APPLICATION_SECONDS
    const told = papers.added(`${application}/${place}`, paper, expires)
    await drawer.apply([told, bodies.laid(`${application}/${paper.digest}`, { bytes }, expires)], now)
    return paper
  })
}

/** In the order in which they came. */
export async function papersOf(drawer: Drawer, application: string, now: number): Promise<Paper[]> {
  return (await papers.by(drawer, 'about', application, now)).map(({ value }) => value)
}

/** The applications with which papers came. */
export async function withPapers(drawer: Drawer, now: number): Promise<Set<string>> {
  const all = await papers.all(drawer, now)
  return new Set(all.map(({ id }) => applicationOf(id)))
}

export async function paperAt(
  drawer: Drawer,
  application: string,
  name: string,
  now: number,
): Promise<{ readonly paper: Paper; readonly bytes: Uint8Array } | undefined> {
  const paper = (await papersOf(drawer, application, now)).find(({ digest }) => digest === name)
  const body = paper && (await bodies.get(drawer, `${application}/${name}`, now))
  return body && { paper, bytes: body.bytes }
}

/** Beside an entry that binds papers: they are kept as long as the log. */
export async function papersForGood(
  drawer: Drawer,
  application: string,
  names: readonly Digest[],
  now: number,
): Promise<Change[]> {
  const known = await papers.by(drawer, 'about', application, now)
  const bound = known.filter(({ value }) => names.includes(value.digest))
  const bytes = await Promise.all(
    bound.map(({ value }) => bodies.lying(drawer, `${application}/${value.digest}`, now)),
  )
  return [...papers.forGood(bound), ...bodies.forGood(bytes)]
}
