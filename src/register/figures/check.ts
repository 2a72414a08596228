import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import { isData } from '../../core/words.ts'
import type { FiguresRow, MeasuresRow } from '../commitment-rows.ts'
import type { Prepared } from '../law.ts'
import { type KeyRow, type Ref, type RowsFor, ref, type Table, type Tables } from '../rows.ts'
import { indicatorsPublished } from '../types/indicators.ts'
import { measuresIn } from '../types/measures.ts'
import { reportCorrected, reportFiled } from '../types/reports.ts'
import { cataloguePublished, figuresReported, requireDifferent } from './bound.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import type { FiguresBound } from './counts.ts'
import { readFigures } from './figures.ts'

/**
 * Files of indicators and of figures, held to what their statements say of them. It is asked at the door, where the
 * bytes are, and again by `fsck` and by whoever audits with the files at hand; the law does without.
 */

interface Reads {
  rows<const R extends readonly Ref[]>(refs: R): Promise<RowsFor<R>>
  /** What is kept beside the log under a digest. */
  words(digest: Digest): Promise<Readonly<{ bytes: Uint8Array }> | undefined>
}
type Beside = Readonly<{ digest: string; bytes: Uint8Array }>

async function rowIn<T extends Table>(
  store: Reads,
  table: T,
  ...key: readonly [string, ...string[]]
): Promise<Tables[T] | undefined> {
  const [row] = await store.rows([ref(table, ...key)])
  return row
}

/**
 * Refuses `figures_wrong`; and what the law would refuse anyway where it is not known by what the file is to be read.
 * `words` came with the statement, or are kept beside it. `today` is its day as long as no row of an entry has one.
 */
export async function requireFigures(
  store: Reads,
  prepared: Said,
  words: readonly Beside[],
  today?: string,
): Promise<void> {
  try {
    await checkFigures(store, prepared, words, today)
  } catch (error) {
    const member = prepared.declared.type === indicatorsPublished.type ? 'data' : 'figures'
    throw error instanceof Refusal && error.code === 'figures_wrong' ? error.at(member) : error
  }
}

type Said = Pick<Prepared, 'statement' | 'declared'>

async function checkFigures(
  store: Reads,
  { statement, declared }: Said,
  words: readonly Beside[],
  today: string | undefined,
): Promise<void> {
  const { type } = declared
  const [call, party] = [statement.call!, statement.by]
  if (type === indicatorsPublished.type) {
    const body = indicatorsPublished.read(statement)
    const bytes = besideIn(words, body.data.digest)
    if (bytes !== undefined) await requireCatalogue(store, call, body, bytes)
  } else if (type === reportFiled.type) {
    const { figures, files = [] } = reportFiled.read(statement)
    if (figures === undefined) return
    const row = await rowIn(store, 'figures', call, party, figures.data.digest)
    await reported(store, call, { by: party, files: files.length, day: row?.day ?? today }, figures, words)
  } else if (type === reportCorrected.type) {
    const { figures, files = [], report } = reportCorrected.read(statement)
    const row = await rowIn(store, 'figures', call, party, report)
    const stood = row === undefined ? [] : [row, ...correctionsBefore(row, figures)]
    const count = stood.reduce((sum, one) => sum + one.files.length, files.length)
    const day = row?.corrections.find(one => one.data.digest === figures.data.digest)?.day ?? today
    const found = await reported(store, call, { by: party, files: count, day }, figures, words)
    const last = stood.at(-1)?.data
    const before = last && (await store.words(last.digest))
    if (found !== undefined && before !== undefined)
      requireDifferent(readFigures(before.bytes, found.catalogue), found.figures)
  }
}

/** Those before this one; all of them where this one is still to come. */
function correctionsBefore({ corrections }: FiguresRow, { data }: FiguresBound) {
  const at = corrections.findIndex(one => one.data.digest === data.digest)
  return corrections.slice(0, at === -1 ? undefined : at)
}

const besideIn = (words: readonly Beside[], digest: string) => words.find(one => one.digest === digest)?.bytes

type Publishing = ReturnType<typeof indicatorsPublished.read>

async function requireCatalogue(store: Reads, call: string, body: Publishing, bytes: Uint8Array) {
  const text = await rowIn(store, 'texts', call, body.manifest)
  if (text === undefined)
    throw new Refusal('text_unknown', `${call} has no text ${body.manifest}.`).at('manifest')
  const measures = new Map<string, MeasuresRow | undefined>()
  const { sections } = readCatalogue(bytes)
  for (const { measure } of sections) {
    const key = measure && `${measure.catalogue}/${measure.edition}`
    if (key !== null && !measures.has(key)) measures.set(key, await rowIn(store, 'measures', call, key))
  }
  cataloguePublished(body, bytes, text.manifest, ({ catalogue, edition, id }) => {
    const row = measures.get(`${catalogue}/${edition}`)
    return row !== undefined && measuresIn(row).some(one => one.id === id)
  })
}

async function reported(
  store: Reads,
  call: string,
  filing: Parameters<typeof figuresReported>[1],
  figures: FiguresBound,
  words: readonly Beside[],
) {
  const bytes = besideIn(words, figures.data.digest)
  if (bytes === undefined) return undefined
  const catalogue = await catalogueOf(store, call, figures)
  return { catalogue, figures: figuresReported(figures, filing, bytes, catalogue) }
}

/** Refuses `edition_wrong`, or `words_withheld`: by indicators that nobody can read, nobody reports. */
async function catalogueOf(
  store: Reads,
  call: string,
  { catalogue, edition }: FiguresBound,
): Promise<Catalogue> {
  const row = await rowIn(store, 'indicatorEditions', call, catalogue, String(edition))
  if (row === undefined)
    throw new Refusal('edition_wrong', `The indicators ${catalogue} have no edition ${edition}.`).at(
      'figures',
    )
  const kept = await store.words(row.data.digest)
  if (kept === undefined)
    throw new Refusal('words_withheld', `The file of edition ${edition} of ${catalogue} is withheld.`)
  return READ.getOrInsertComputed(kept.bytes, () => readCatalogue(kept.bytes))
}

/** By their bytes, as long as whoever holds them does: an audit reads many reports by one catalogue. */
const READ = new WeakMap<Uint8Array, Catalogue>()

/** Whether a file of data comes with it. */
export function bindsData({ words }: Pick<Prepared, 'words'>): boolean {
  return words.some(isData)
}

/** Whether the author, or somebody who can speak for the depositary, has signed: files of strangers are not read. */
export function isByAuthor(
  { statement, signers }: Pick<Prepared, 'statement' | 'signers'>,
  keyRow: (keyid: string) => KeyRow | undefined,
): boolean {
  return signers.some(keyid => {
    const row = keyRow(keyid)
    if (row === undefined) return false
    return statement.by === 'depositary' ? row.key.use !== 'party' : row.holder === statement.by
  })
}
