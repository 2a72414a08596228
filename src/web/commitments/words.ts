import { isDeepStrictEqual } from 'node:util'
import { daysOf, type Numbered } from '../../register/commitment-kinds.ts'
import type { CommitmentRow, MeasuresRow } from '../../register/commitment-rows.ts'
import type { Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { measuresIn } from '../../register/types/measures.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Undertaken } from '../../work/commitments/signatories.ts'
import {
  type Asked,
  html,
  type Lang,
  type Markup,
  numberedTitle,
  type Piece,
  phrase,
  sub,
} from '../kit/kit.ts'
import { type MeasureRef, measureAt } from '../statement/commitment-names.ts'
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

/** The measures that a call set by this day, in the order in which they were published. */
export async function cataloguesOf({ site }: Asked, call: string, day: string): Promise<Catalogue[]> {
  const { store } = site.log
  const rows = await Array.fromAsync(rowsUnder(store, 'catalogues', call))
  const known = rows
    .map(({ name, row }) => ({ id: name, published: row.editions.filter(one => one.day <= day) }))
    .filter(({ published }) => published.length > 0)
    .sort((a, b) => a.published[0]!.entry - b.published[0]!.entry)
  return Promise.all(
    known.map(async ({ id, published }) => {
      const editions = published.length
      const refs = published.map((_, i) => ref('measures', call, id, String(editions - i)))
      const all = (await store.rows(refs)).map(one => one!)
      return { id, editions, newest: all[0]!, all }
    }),
  )
}

/** A measure that the newest edition has no more, as the last that had it says it. */
export interface Dropped {
  readonly measure: Numbered['measures'][number]
  readonly principle: string
  /** The day on which the edition after that was published. */
  readonly since: string
}

/** Whoever took such a measure on did not take it back. */
export function droppedFrom({ all }: Catalogue): Dropped[] {
  const found = new Map<string, Dropped>()
  for (const [i, edition] of all.entries())
    for (const { under, ...measure } of i === 0 ? [] : measuresIn(edition))
      if (!found.has(measure.id) && measureIn(all[0], measure.id) === undefined)
        found.set(measure.id, { measure, principle: under.principle, since: all[i - 1]!.day })
  return [...found.values()]
}

/** How a measure stands in an edition; undefined where that edition has none of this id. */
export function measureIn(edition: MeasuresRow | undefined, id: string) {
  return edition && measuresIn(edition).find(one => one.id === id)
}

export function measureSaid(
  lang: Lang,
  { number, titles }: Pick<Numbered['measures'][number], 'number' | 'titles'>,
): Markup {
  return numberedTitle(number, titles, lang)
}

type Worded = NonNullable<ReturnType<typeof measureIn>>

/** Whether two editions say a measure alike: its own title, and that under which it stands. */
export function saysOtherwise(one: Worded, other: Worded): boolean {
  return !isDeepStrictEqual([one.titles, one.under.titles], [other.titles, other.under.titles])
}

/** Its title, and that under which it stood where that became another. */
export function olderSaid(lang: Lang, then: Worded, now: Worded): Markup {
  const says = measureSaid(lang, then)
  return isDeepStrictEqual(then.under.titles, now.under.titles)
    ? says
    : html`${says} (${measureSaid(lang, then.under)})`
}

/**
 * That a newer edition says otherwise what somebody took on or answered, and how; null where it says the same. Nobody is
 * put behind words that came later.
 */
export async function newerEdition(asked: Asked, call: string, of: MeasureRef | null): Promise<Piece> {
  if (of === null) return null
  const { lang, site } = asked
  const [row] = await site.log.store.rows([ref('catalogues', call, of.catalogue)])
  const number = row?.editions.length ?? of.edition
  if (number === of.edition) return null
  const [then, now] = await Promise.all([
    measureAt(asked, call, of),
    measureAt(asked, call, { ...of, edition: number }),
  ])
  if (then === undefined) return null
  const editions = { edition: of.edition, number }
  if (now === undefined) return sub(phrase(lang, 'measures.laterWithout', editions))
  return saysOtherwise(then, now)
    ? sub(phrase(lang, 'measures.laterSays', { ...editions, words: olderSaid(lang, now, then) }))
    : null
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
  const measure = one.measure === null ? undefined : await measureAt(asked, call, one.measure)
  const taken: Piece =
    one.measure === null ? null : measure === undefined ? one.measure.id : measureSaid(asked.lang, measure)
  const what = one.what === null ? null : await showSaid(asked, one.what)
  return html`${what}${what !== null && taken !== null ? html`<span class="sub">${taken}</span>` : taken}`
}

/** Of each of these commitments the version that held on this day for whoever had taken it on by `entry`. */
export async function versionsHeld(
  { site }: Asked,
  call: string,
  all: readonly Undertaken[],
): Promise<(Version | undefined)[]> {
  const rows = await site.log.store.rows(all.map(one => ref('commitments', call, one.lead, one.id)))
  return rows.map((row, i) => heldIn(row, all[i]!.entry))
}

/** What a party set itself by a day of its own. */
interface SetBy {
  readonly version: Version
  /** The words of the step that this day ends; null where it is the day of the whole. */
  readonly step: Said | null
}

/**
 * As the version says it that held on that day, or else the one that set it, of those that the party stood behind by
 * `entry`. What an amendment says since was never due on that day, and nobody reported that they had done it.
 */
export function setBy(
  row: CommitmentRow | undefined,
  { party, lead, entry }: Readonly<{ party: string; lead: string; entry: number }>,
  day: string,
): SetBy | undefined {
  const yeses =
    row === undefined ? [] : party === lead ? row.versions : row.joined.filter(one => one.party === party)
  const all = yeses.flatMap(yes => {
    const version = yes.entry > entry ? undefined : heldIn(row, yes.entry)
    return version !== undefined && daysOf(version).includes(day) ? [{ since: yes.day, version }] : []
  })
  const found = all.findLast(({ since }) => since <= day) ?? all[0]
  if (found === undefined) return undefined
  const { version } = found
  return { version, step: version.milestones.find(one => one.day === day)?.says ?? null }
}

/** A party that joined holds to the version to which it said yes, with a part of its own. */
export function heldIn(row: CommitmentRow | undefined, entry: number): Version | undefined {
  if (row === undefined) return undefined
  const joined = row.joined.find(one => one.entry === entry)
  const version = row.versions.find(one => one.entry === (joined?.version ?? entry))
  return joined === undefined || version === undefined ? version : { ...version, part: joined.part }
}
