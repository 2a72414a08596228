import { Refusal } from '../../core/refusal.ts'
import { referToFile } from '../../core/words.ts'
import type { Part } from '../../log/attachments.ts'
import type { FileThread } from '../../log/file-thread.ts'
import type { DraftHead, DraftPart } from '../../people/report-drafts.ts'
import { reportFileKept, reportFilePart, reportFilesGone } from '../../people/report-files.ts'
import { newToken } from '../../people/tokens.ts'
import { type FigureSource, type LinkFetched, MOST_SOURCES } from '../../register/figures/figures.ts'
import type { TitledFile } from '../../register/kinds.ts'
import { MOST_FILES, MOST_FILES_BYTES } from '../../register/types/reports.ts'
import type { Change, Drawer } from '../../store/drawer.ts'
import { fileTypeIn, requireTaken } from '../compose.ts'
import { type Parts, readParts, SOURCES, type Source, saveEdits, sourcesIn, sourcesOf } from './draft.ts'
import { groupOf } from './left-out.ts'

/**
 * What a report that is prepared shows: files, which lie beside its draft, and links. Both are *sources* of the draft,
 * so that an answer says in which of them it stands, and where.
 */

type Head = Pick<DraftHead, 'party' | 'call' | 'round' | 'expires'>

/** By their order: whoever added one first has it first. */
const newSlot = (now: number) => `s${now.toString(36)}-${newToken().slice(0, 8)}`

/** Looks at files beside the thread that answers. */
type Looking = Pick<FileThread, 'isTaken'>

/**
 * Keeps a file and names it among the sources. Refuses `file_wrong` for what is of no type that is taken, or too large;
 * `request_oversize` where the files of a report would be too many or too large together; and `papers_full`.
 */
export async function addFile(
  { drawer, files }: Readonly<{ drawer: Drawer; files: Looking }>,
  head: Head,
  { title, bytes, url = null }: { title: string; bytes: Uint8Array; url?: string | null },
  by: string,
  now: number,
): Promise<string> {
  const mediaType = fileTypeIn(bytes, title)
  requireTaken(await files.isTaken(bytes, mediaType), title)
  const { reference, salt } = referToFile(bytes, mediaType)
  const { digest, length } = reference
  const file = { reference, salt, body: bytes }
  const changes = () => reportFileKept(drawer, head, file, by, now)
  return put(drawer, head, { title, url, file: { digest, length, mediaType } }, by, now, changes)
}

/** Names a link among the sources, with what stood there; or something printed, which has none. */
export async function addLink(
  drawer: Drawer,
  head: Head,
  { title, url, fetched }: { title: string; url: string | null; fetched?: LinkFetched },
  by: string,
  now: number,
): Promise<string> {
  return put(drawer, head, { title, url, file: null, ...(fetched && { fetched }) }, by, now)
}

/** Notes what stands under a link now, as long as the source names it. */
export async function linkOpened(
  drawer: Drawer,
  head: Head,
  slot: string,
  { url, fetched }: { url: string; fetched: LinkFetched },
  by: string,
  now: number,
): Promise<void> {
  const was = (await sourcesNow(drawer, head, now)).get(slot)
  if (was?.url === url) await edit(drawer, head, { slot, was, is: { ...was, fetched } }, by, now)
}

/** Another name for readers. */
export async function renameSource(
  drawer: Drawer,
  head: Head,
  { slot, title }: { slot: string; title: string },
  by: string,
  now: number,
): Promise<void> {
  const was = (await sourcesNow(drawer, head, now)).get(slot)
  if (was !== undefined) await edit(drawer, head, { slot, was, is: { ...was, title } }, by, now)
}

/** The parts in which answers for these periods say that they stand in a source, each with how many do. */
export function namedIn(
  parts: Parts,
  { periods }: Pick<DraftHead, 'periods'>,
  slot: string,
): Map<string, number> {
  const named = [...parts].map(([part, { groups }]) => {
    const answers = periods.filter(period => {
      const is = groups[groupOf(period)]?.found?.is ?? null
      return is !== null && 'source' in is && is.source === slot
    })
    return [part, answers.length] as const
  })
  return new Map(named.filter(([, count]) => count > 0))
}

/** Takes a source away, and its file with it. */
export async function removeSource(
  drawer: Drawer,
  head: Head,
  slot: string,
  by: string,
  now: number,
): Promise<Source | undefined> {
  const was = (await sourcesNow(drawer, head, now)).get(slot)
  if (was === undefined) return undefined
  await edit(drawer, head, { slot, was, is: null }, by, now)
  const left = await sourcesNow(drawer, head, now)
  const isNamed = [...left.values()].some(one => one.file?.digest === was.file?.digest)
  if (was.file !== null && !isNamed)
    await drawer.apply(await reportFilesGone(drawer, head, now, one => one.digest === was.file!.digest), now)
  return was
}

const sourcesNow = async (drawer: Drawer, head: Head, now: number) =>
  sourcesIn(await readParts(drawer, head, now))

/** In the change that names it: of two who add at once the second one is held to what the first has added. */
async function put(
  drawer: Drawer,
  head: Head,
  is: Source,
  by: string,
  now: number,
  changes: () => Promise<Change[]> = async () => [],
): Promise<string> {
  const slot = newSlot(now)
  const adding = [{ part: SOURCES, group: '', slot, was: null, is }]
  const requires = (groups: DraftPart['groups']) => requireRoom(sourcesOf(groups))
  await saveEdits(drawer, head, adding, by, now, { requires, changes })
  return slot
}

function edit(
  drawer: Drawer,
  head: Head,
  { slot, was, is }: { slot: string; was: Source | null; is: Source | null },
  by: string,
  now: number,
) {
  return saveEdits(drawer, head, [{ part: SOURCES, group: '', slot, was, is }], by, now)
}

type Sources = ReadonlyMap<string, Source>

function requireRoom(sources: Sources): void {
  if (sources.size > MOST_SOURCES)
    throw new Refusal('request_oversize', `A report has at most ${MOST_SOURCES} sources.`)
  const files = [...sources.values()].flatMap(({ file }) => (file === null ? [] : [file]))
  if (files.length > MOST_FILES)
    throw new Refusal('request_oversize', `A report has at most ${MOST_FILES} files.`)
  if (files.reduce((sum, one) => sum + one.length, 0) > MOST_FILES_BYTES)
    throw new Refusal(
      'request_oversize',
      `The files of a report have at most ${MOST_FILES_BYTES} bytes together.`,
    )
}

/** The sources as the file of figures has them: a file by its place among those of the statement. */
export function figureSources(sources: Iterable<Source>): FigureSource[] {
  let files = 0
  return [...sources].map(({ title, url, file, fetched }) => ({
    title,
    url,
    file: file === null ? null : files++,
    ...(fetched !== undefined && url !== null && { fetched }),
  }))
}

/** The files of a draft in the order of its sources, as its statement names them. */
export const titledFiles = (sources: Iterable<Source>): TitledFile[] =>
  [...sources].flatMap(({ title, file }) =>
    file === null ? [] : [{ file: { ...file, lang: 'und' } as TitledFile['file'], title }],
  )

/** What travels beside the statement. Refuses `seen_stale` where a file went while its draft was read. */
export async function fileParts(
  drawer: Drawer,
  head: Pick<Head, 'party' | 'round'>,
  files: readonly TitledFile[],
  now: number,
): Promise<Part[]> {
  const parts = files.map(async ({ file: { digest } }): Promise<Part> => {
    const found = await reportFilePart(drawer, head, digest, now)
    if (found === undefined)
      throw new Refusal(
        'seen_stale',
        'A file of this report was removed since by somebody of your organisation.',
      )
    return { name: digest, bytes: found.part }
  })
  return Promise.all(parts)
}
