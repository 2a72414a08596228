import { brief } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { isDate } from '../core/time.ts'
import { SALT_LENGTH } from '../core/words.ts'
import { kindsSince } from '../register/asked.ts'
import type { FiguresRow } from '../register/commitment-rows.ts'
import { type Catalogue, readCatalogue } from '../register/figures/catalogue.ts'
import { type Figures, type Period, readFigures } from '../register/figures/figures.ts'
import type { DataFile } from '../register/kinds.ts'
import type { MemoryRows } from '../register/memory.ts'
import { lastReport } from '../work/reporting/asked.ts'
import {
  askingEditions,
  type EditionRead,
  type OwnQuestions,
  ownQuestions,
} from '../work/reporting/questions.ts'
import { Misuse } from './command.ts'
import { dutiesHere } from './commitment-register.ts'
import { today } from './compose.ts'
import type { Server } from './server-client.ts'

/** What a server's register has of indicators and of the figures that a party reported, to whoever is at a terminal. */

export interface EditionHere {
  readonly id: string
  readonly edition: number
  readonly whole: Catalogue
}

interface At {
  readonly server: Server
  readonly registered: MemoryRows
  readonly call: string
  readonly by: string
}

/** The newest edition of the indicators that are named, or of the only ones that the call has. */
export async function indicatorsHere(at: At, named: string | undefined): Promise<EditionHere> {
  const { call, registered } = at
  const ids = [...registered.under('indicators', `${call}/`)].map(({ key }) => key.slice(call.length + 1))
  if (ids.length === 0) throw new Refusal('edition_wrong', `${call} has published no indicators.`)
  const id = named ?? (ids.length === 1 ? ids[0]! : undefined)
  if (id === undefined) throw new Misuse(`Say with --catalogue which indicators: ${ids.join(', ')}.`)
  const row = registered.get('indicators', `${call}/${id}`)
  if (row === undefined)
    throw new Refusal('edition_wrong', `${call} has no indicators ${id}; it has ${ids.join(', ')}.`)
  return editionHere(at, id, row.editions.length)
}

export async function editionHere(at: At, id: string, edition: number): Promise<EditionHere> {
  const { call, registered, server } = at
  const row = registered.get('indicatorEditions', `${call}/${id}/${edition}`)
  if (row === undefined) throw new Refusal('edition_wrong', `${call} has no edition ${edition} of ${id}.`)
  return { id, edition, whole: readCatalogue(await dataFrom(server, row.data)) }
}

/** What a party is to answer of these for periods, as the form of the server would ask it today. */
export async function questionsHere(
  at: At,
  { id, whole }: EditionHere,
  periods: readonly Period[],
): Promise<OwnQuestions> {
  const { by, call, registered } = at
  const party = registered.get('parties', by)!
  const rows = [...registered.under('indicatorEditions', `${call}/${id}/`)]
  const editions = await Promise.all(
    rows.map(async ({ key, row: { data, day, indicators } }) => {
      const bytes = await dataFrom(at.server, data).catch(unlessGone)
      const file: EditionRead['file'] = bytes === null ? { gone: 'not-kept' } : readCatalogue(bytes)
      return { day, indicators, file, edition: Number(key.slice(`${call}/${id}/`.length)) }
    }),
  )
  const reporter = { ...dutiesHere(at), kinds: kindsSince(party.versions) }
  const asking = {
    catalogue: id,
    editions: askingEditions(editions.sort((a, b) => a.edition - b.edition)),
    filings: reportsHere(at).filter(({ catalogue }) => catalogue === id),
    day: today(),
  }
  return ownQuestions(whole, party.kind, reporter, asking, periods)
}

/** What is withheld, or not kept here, keeps nobody from the questions. */
function unlessGone(error: unknown): null {
  if (error instanceof Refusal && error.code === 'words_unknown') return null
  throw error
}

/** A file beside the log, which is what its digest says. Refuses `words_unknown`. */
async function dataFrom(server: Server, { digest }: DataFile): Promise<Uint8Array> {
  const salted = await server.wordsIfThere(digest)
  // Not to be had now is not gone: whoever went on without it would leave out what is asked.
  if (salted === null)
    throw new Refusal('server_unreachable', `${server.url} does not give the file ${digest} now.`)
  if (salted === undefined || digestOf(salted) !== digest)
    throw new Refusal('words_unknown', `${server.url} does not show the file ${digest}.`)
  return salted.subarray(SALT_LENGTH)
}

/** Its reports with figures, the oldest first. */
function reportsHere({ by, call, registered }: At): FiguresRow[] {
  return [...registered.under('figures', `${call}/${by}/`)]
    .map(({ row }) => row)
    .sort((a, b) => a.entry - b.entry)
}

/** The report that this entry filed, by its number. */
export function reportAt(at: At, given: string): FiguresRow {
  const all = reportsHere(at).reverse()
  const isGiven = ({ entry }: { readonly entry: number }) => String(entry) === given
  const row = all.find(isGiven)
  if (row !== undefined) return row
  const corrected = all.find(({ corrections }) => corrections.some(isGiven))
  if (corrected !== undefined)
    throw new Misuse(`Entry ${given} corrects the report that entry ${corrected.entry} filed: give that one.`)
  const entries = all.map(({ entry }) => entry).join(', ')
  const known =
    all.length === 0 ? 'It has filed none.' : `Give the entry of one that it has filed: ${entries}.`
  throw new Misuse(`${at.by} filed no report with figures by entry ${brief(given, 20)}. ${known}`)
}

/** The figures of a report as they stand, corrections included. */
export const figuresHere = (server: Server, row: FiguresRow, edition: Pick<EditionHere, 'whole'>) =>
  figuresOf(server, row.corrections.at(-1) ?? row, edition)

/** The figures of a report as they were filed, then as each correction put them; null of those that are gone. */
export async function* sayingsHere(
  server: Server,
  row: FiguresRow,
  edition: Pick<EditionHere, 'whole'>,
): AsyncGenerator<Figures | null> {
  for (const one of [row, ...row.corrections]) yield await figuresOf(server, one, edition).catch(unlessGone)
}

async function figuresOf(
  server: Server,
  { data }: Pick<FiguresRow, 'data'>,
  { whole }: Pick<EditionHere, 'whole'>,
): Promise<Figures> {
  return readFigures(await dataFrom(server, data), whole)
}

/**
 * What it said last by the same indicators, of these periods if of any, whatever their edition was; null for nothing.
 */
export async function lastHere(
  at: At,
  { id }: Pick<EditionHere, 'id'>,
  periods: readonly Period[],
): Promise<Figures | null> {
  const row = lastReport(reportsHere(at), { catalogue: id, periods })
  if (row === undefined) return null
  const figures = async () => figuresHere(at.server, row, await editionHere(at, id, row.edition))
  return figures().catch(unlessGone)
}

/** `2026-01-01..2026-06-30`. */
export function periodIn(given: string): Period {
  const [, from = '', until = ''] = /^(\S+)\.\.(\S+)$/.exec(given) ?? []
  if (!isDate(from) || !isDate(until) || from > until)
    throw new Misuse(`--period is given as 2026-01-01..2026-06-30, not "${given}".`)
  return { from, until }
}
