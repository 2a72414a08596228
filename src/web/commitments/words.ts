import type { Numbered, Pledge } from '../../register/commitment-kinds.ts'
import type { CommitmentRow, MeasuresRow } from '../../register/commitment-rows.ts'
import { ref } from '../../register/rows.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Undertaken } from '../../work/commitments/signatories.ts'
import { type Asked, html, type Lang, type Markup, named, type Piece } from '../kit/kit.ts'
import { showSaid } from '../statement/quotes.ts'

/** What commitments say: their own words, or the measure of the call that they take on. */

export interface Catalogue {
  readonly id: string
  /** How many editions it has; the last is the one to take on. */
  readonly editions: number
  readonly newest: MeasuresRow
  /** Each edition, the newest first. */
  readonly all: readonly MeasuresRow[]
}

/** The measures that a call sets, in the order in which they were published. */
export async function cataloguesOf({ site }: Asked, call: string): Promise<Catalogue[]> {
  const { store } = site.log
  const rows = await Array.fromAsync(rowsUnder(store, 'catalogues', call))
  const editions = await Promise.all(
    rows.map(({ name, row }) =>
      store.rows(row.editions.map((_, i) => ref('measures', call, name, String(row.editions.length - i)))),
    ),
  )
  const first = (i: number) => rows[i]!.row.editions[0]!.entry
  return rows
    .map(({ name, row }, i) => ({
      id: name,
      editions: row.editions.length,
      newest: editions[i]![0]!,
      all: editions[i]!.map(one => one!),
      at: first(i),
    }))
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...one }) => one)
}

/** How a measure stands in an edition; undefined where that edition has none of this id. */
export function measureIn(edition: MeasuresRow | undefined, id: string) {
  return edition?.commitments.flatMap(({ measures }) => measures).find(one => one.id === id)
}

interface MeasureNamed {
  readonly number: string
  readonly titles: Numbered['titles']
  readonly under: Numbered
}

/** A measure as the edition says it in which it was taken on. */
export async function measureNamed(
  { site }: Asked,
  call: string,
  { catalogue, edition, id }: NonNullable<Pledge['measure']>,
): Promise<MeasureNamed | undefined> {
  const [row] = await site.log.store.rows([ref('measures', call, catalogue, String(edition))])
  for (const under of row?.commitments ?? []) {
    const found = under.measures.find(one => one.id === id)
    if (found !== undefined) return { number: found.number, titles: found.titles, under }
  }
  return undefined
}

export function measureSaid(lang: Lang, { number, titles }: Pick<MeasureNamed, 'number' | 'titles'>): Markup {
  return html`${number} ${named(titles, lang)}`
}

export function commitmentPath(call: string, { lead, id }: Pick<Undertaken, 'lead' | 'id'>): string {
  return `/${call}/commitments/${lead}/${id}`
}

export type Version = CommitmentRow['versions'][number]

/** In its author's own words, and by the measure that it takes on. */
export async function pledgeWords(
  asked: Asked,
  call: string,
  one: Pick<Version, 'what' | 'measure'>,
): Promise<Markup> {
  const measure = one.measure === null ? undefined : await measureNamed(asked, call, one.measure)
  const taken: Piece =
    one.measure === null ? null : measure === undefined ? one.measure.id : measureSaid(asked.lang, measure)
  const what = one.what === null ? null : await showSaid(asked, one.what)
  return html`${what}${what !== null && taken !== null ? html`<span class="sub">${taken}</span>` : taken}`
}

/** The rows of these commitments, and for each the version that held on this day for whoever had taken it on by `entry`. */
export async function versionsHeld(
  { site }: Asked,
  call: string,
  all: readonly Undertaken[],
): Promise<(Version | undefined)[]> {
  const rows = await site.log.store.rows(all.map(one => ref('commitments', call, one.lead, one.id)))
  return rows.map((row, i) => heldIn(row, all[i]!.entry))
}

/** A party that joined holds to the version to which it said yes, with a part of its own. */
export function heldIn(row: CommitmentRow | undefined, entry: number): Version | undefined {
  if (row === undefined) return undefined
  const joined = row.joined.find(one => one.entry === entry)
  const version = row.versions.find(one => one.entry === (joined?.version ?? entry))
  return joined === undefined || version === undefined ? version : { ...version, part: joined.part }
}
