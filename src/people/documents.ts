import { z } from 'zod'
import { utf8 } from '../core/bytes.ts'
import { type Digest, digestOf } from '../core/digest.ts'
import { bears, SIGNS, type Sign } from '../core/file-types.ts'
import { Refusal } from '../core/refusal.ts'
import { digest } from '../register/kinds.ts'
import type { Change, Drawer } from '../store/drawer.ts'
import { APPLICATION_SECONDS, applicationOf, ofApplication } from './applications.ts'
import { bytes, keptAs, untilSettled } from './collection.ts'
import { everyOrigin } from './limit-hits.ts'
import { isShown, proofsOf } from './proofs.ts'

/**
 * Documents that an applicant sends: a letter, a note verbale, a certificate. Its bytes alone say what one is, not its
 * name or sender. They lie in the drawer, off the log; an entry that an officer signs may bind their digest.
 */
const DOCUMENT_TYPES = ['pdf', 'png', 'jpeg', 'asic'] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

export const MOST_DOCUMENT = 4 * 1024 * 1024
/** Of one application. */
export const MOST_DOCUMENTS = 5
/** Bytes of all papers that no entry binds: strangers fill no disk with them. */
export const MOST_PAPERS = 2 * 1024 ** 3
/** The part of it from which officers are told, and only whoever has proven an address or a domain sends more. */
const ALARM = 0.75
/** The part of it that may come from one network, as long as that is known (`people/limit-hits`). */
const OF_NETWORK = 1 / 8
/** Bytes for which the smallest paper counts, so that there are not millions. */
const LEAST_COUNTED = 64 * 1024
const PLACES = Array.from({ length: MOST_DOCUMENTS }, (_, place) => place)

const schema = z.strictObject({
  digest,
  type: z.enum(DOCUMENT_TYPES),
  length: z.int(),
  at: z.int(),
})
export type SupportingDocument = z.infer<typeof schema>
/** Under `<application>/<place>`: there are no more places than documents allowed, however many are sent at once. */
const documents = keptAs('document', schema, { keys: ofApplication })
/** Under `<application>/<digest>`. */
const bodies = keptAs('document-bytes', z.strictObject({ bytes }))

/**
 * By its first bytes; undefined for none of these. A PDF with a qualified seal within is a PDF, one with a seal beside
 * it an ASiC container: a ZIP whose first file names its type (ETSI EN 319 162-1, section 4.3.3.1).
 */
function paperTypeOf(bytes: Uint8Array) {
  return DOCUMENT_TYPES.find(type => bears(bytes, PAPER_SIGNS[type]))
}

const PAPER_SIGNS: Record<DocumentType, readonly Sign[]> = {
  pdf: SIGNS.pdf,
  png: SIGNS.png,
  jpeg: SIGNS.jpeg,
  asic: [...SIGNS.zip, { at: 30, is: utf8('mimetypeapplication/vnd.etsi.asic-') }],
}

/**
 * Refuses `document_wrong` for what is no document, is too large, or is one too many, and `papers_full` where papers of
 * its network, of those who have proven nothing, or all together fill `most` bytes. The same document is kept once.
 */
export async function keepDocument(
  drawer: Drawer,
  application: string,
  bytes: Uint8Array,
  now: number,
  most = MOST_PAPERS,
): Promise<SupportingDocument> {
  const type = paperTypeOf(bytes)
  if (type === undefined)
    throw new Refusal('document_wrong', 'This file is not a PDF, PNG or JPEG file, nor an ASiC container.')
  if (bytes.length > MOST_DOCUMENT) throw documentTooLarge()
  const document = { digest: digestOf(bytes), type, length: bytes.length, at: now }
  const laid = async () => {
    const known = await documents.by(drawer, 'about', application, now)
    const before = known.find(({ value }) => value.digest === document.digest)
    if (before !== undefined) return before.value
    const place = PLACES.find(one => known.every(({ id }) => id !== `${application}/${one}`))
    if (place === undefined)
      throw new Refusal('document_wrong', `You have sent ${MOST_DOCUMENTS} files already.`)
    const expires = now + APPLICATION_SECONDS
    const told = documents.added(`${application}/${place}`, document, expires)
    await drawer.apply([told, bodies.laid(`${application}/${document.digest}`, { bytes }, expires)], now)
    return document
  }
  return inTurn(drawer, async () => {
    await requireRoom(drawer, application, bytes.length, most, now)
    return untilSettled(laid)
  })
}

/** Of each drawer the paper that came last. */
const turns = new WeakMap<Drawer, Promise<unknown>>()

/**
 * One paper after the other: many that come at once would else all find the room that one of them takes. Another server
 * on the same database may so go over the bound by one paper.
 */
function inTurn<T>(drawer: Drawer, act: () => Promise<T>): Promise<T> {
  const turn = (turns.get(drawer) ?? Promise.resolve()).then(act)
  const ended = turn.catch(() => undefined)
  turns.set(drawer, ended)
  return turn
}

/** Also where the file was not read to its end. */
export const documentTooLarge = () => new Refusal('document_wrong', 'This file is larger than 4 MB.')

/** Bytes of the papers that no entry binds, by application. */
export async function waitingPapers(drawer: Drawer, now: number): Promise<Map<string, number>> {
  const held = new Map<string, number>()
  for await (const { id, value, expires } of documents.each(drawer, now)) {
    if (expires === null) continue
    const application = applicationOf(id)
    held.set(application, (held.get(application) ?? 0) + Math.max(value.length, LEAST_COUNTED))
  }
  return held
}

export const sumOf = (all: Iterable<number>) => [...all].reduce((sum, one) => sum + one, 0)

/** Bytes of all of them. */
export async function papersHeld(drawer: Drawer, now: number): Promise<number> {
  return sumOf((await waitingPapers(drawer, now)).values())
}

/** Whether so many bytes of papers are near `most`. */
export const arePapersMany = (bytes: number, most = MOST_PAPERS) => bytes > most * ALARM

async function requireRoom(drawer: Drawer, application: string, length: number, most: number, now: number) {
  const held = await waitingPapers(drawer, now)
  const more = Math.max(length, LEAST_COUNTED)
  const total = sumOf(held.values()) + more
  const networks = await everyOrigin(drawer, now)
  const own = networks.get(application)
  const theirs = [...held].map(([one, bytes]) => (own !== undefined && networks.get(one) === own ? bytes : 0))
  if (sumOf(theirs) + more > most * OF_NETWORK)
    throw new Refusal('papers_full', 'Too many papers from your network wait for an officer to decide.')
  if (total > most) throw new Refusal('papers_full', 'There is no space left for papers.')
  if (arePapersMany(total, most) && !(await proofsOf(drawer, application, now)).some(isShown))
    throw new Refusal(
      'papers_full',
      'There is little space left for papers: some for whoever has proven something.',
    )
}

/** What deletes a paper sooner. Refuses `not_found`, and `changed_meanwhile` where an entry binds it. */
export async function documentDeleted(
  drawer: Drawer,
  application: string,
  name: string,
  now: number,
): Promise<Change[]> {
  const found = (await documents.by(drawer, 'about', application, now)).find(
    ({ value }) => value.digest === name,
  )
  if (found === undefined) throw new Refusal('not_found', 'This paper has been deleted already.')
  if (found.expires === null)
    throw new Refusal('changed_meanwhile', 'An entry binds this paper, so it is kept as long as the log.')
  return [documents.taken(found), bodies.gone(`${application}/${name}`)]
}

/** In the order in which they came. */
export async function documentsOf(
  drawer: Drawer,
  application: string,
  now: number,
): Promise<SupportingDocument[]> {
  return (await documents.by(drawer, 'about', application, now)).map(({ value }) => value)
}

/** Those that an entry binds, which nobody deletes. */
export async function boundDocuments(drawer: Drawer, application: string, now: number): Promise<Set<string>> {
  const all = await documents.by(drawer, 'about', application, now)
  return new Set(all.filter(({ expires }) => expires === null).map(({ value }) => value.digest))
}

/** The applications with which documents came. */
export async function withDocuments(drawer: Drawer, now: number): Promise<Set<string>> {
  const all = await documents.all(drawer, now)
  return new Set(all.map(({ id }) => applicationOf(id)))
}

export async function documentAt(
  drawer: Drawer,
  application: string,
  name: string,
  now: number,
): Promise<{ readonly document: SupportingDocument; readonly bytes: Uint8Array } | undefined> {
  const document = (await documentsOf(drawer, application, now)).find(({ digest }) => digest === name)
  const body = document && (await bodies.get(drawer, `${application}/${name}`, now))
  return body && { document, bytes: body.bytes }
}

/** Beside an entry that binds documents: they are kept as long as the log. */
export async function documentsForGood(
  drawer: Drawer,
  application: string,
  names: readonly Digest[],
  now: number,
): Promise<Change[]> {
  const known = await documents.by(drawer, 'about', application, now)
  const bound = known.filter(({ value }) => names.includes(value.digest))
  const bytes = await Promise.all(
    bound.map(({ value }) => bodies.lying(drawer, `${application}/${value.digest}`, now)),
  )
  return [...documents.forGood(bound), ...bodies.forGood(bytes)]
}
