import { normalised } from '../core/normal.ts'
import type { Manifest } from '../register/kinds.ts'
import type { Block } from './blocks.ts'

/**
 * Where a text states the principles that its manifest names, by their titles, or else by their numbers. A principle
 * that is not found beyond doubt is not placed: a wrong place would put words into signatories' mouths.
 */

export type Principle = Manifest['principles'][number]

/** A block, or one item of a list. */
export interface Place {
  readonly block: number
  readonly item: number | null
}

/** By the principle's id. */
export function placesOf(blocks: readonly Block[], principles: readonly Principle[]): Map<string, Place> {
  const titled = byTitles(blocks, principles)
  if (titled.size === principles.length) return titled
  return byNumbers(blocks, principles) ?? titled
}

/** The number in which each id ends, such as p1 to p9; else its place in the manifest. */
export function numbersOf(principles: readonly Principle[]): number[] {
  const named = principles.map(({ id }) => Number(/(\d{1,3})$/.exec(id)?.[1] ?? Number.NaN))
  const rises = named.every((number, i) => number > (named[i - 1] ?? 0))
  return rises ? named : principles.map((_, i) => i + 1)
}

function byTitles(blocks: readonly Block[], principles: readonly Principle[]): Map<string, Place> {
  const stated = Map.groupBy(leadsOf(blocks), ({ lead }) => lead)
  const found = principles.flatMap(({ id, titles }) => {
    const places = titles.flatMap(({ text }) => stated.get(bare(text)) ?? []).map(({ place }) => place)
    const distinct = new Map(places.map(place => [nameOf(place), place]))
    return distinct.size === 1 ? [[id, places[0]!] as const] : []
  })
  const claims = Map.groupBy(found, ([, place]) => nameOf(place))
  return new Map(found.filter(([, place]) => claims.get(nameOf(place))!.length === 1))
}

interface Lead {
  readonly place: Place
  readonly lead: string
}

/** What a heading says, and the first words of a paragraph or an item, up to a mark that ends a title. */
function leadsOf(blocks: readonly Block[]): Lead[] {
  const at = (place: Place, leads: readonly string[]) => leads.map(lead => ({ place, lead }))
  return blocks.flatMap((found, block) => {
    if (found.kind === 'list')
      return found.items.flatMap(({ text }, item) => at({ block, item }, leadsIn(text)))
    return at(
      { block, item: null },
      found.kind === 'heading' ? headingLeads(found.text) : leadsIn(found.text),
    )
  })
}

/** With and without a number before it: `1. Title`, `Principle 1: Title`. */
function headingLeads(text: string): string[] {
  const whole = bare(text.slice(0, MOST_LEAD))
  const unnumbered = whole.replace(/^(?:\p{L}+ )?\d{1,3} /u, '')
  return whole === unnumbered ? [whole] : [whole, unnumbered]
}

const leadsIn = (text: string): string[] => titlesIn(text).map(bare)

/**
 * The titles by which a paragraph or an item is found: what is strong in it, and its words up to a mark that ends a
 * title, or all of them. Whoever proposes one takes the first.
 */
export function titlesIn(text: string): string[] {
  const start = text.slice(0, MOST_LEAD)
  const strong = /^(?:\*\*|__|\*|_)(.+?)(?:\*\*|__|\*|_)/s.exec(start)
  const ended = /^(.+?)(?:[.:;]|[ \u00a0\u202f][–—-])(?=\s|$)/s.exec(start)
  const whole = ended === null && text.length <= MOST_LEAD ? text : undefined
  return [strong?.[1], ended?.[1], whole].filter(title => title !== undefined)
}

/** Letters and digits alone, in one case. */
function bare(text: string): string {
  return normalised(text, 'NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** The only series of numbers that can be meant; undefined if there are several, or none. */
function byNumbers(
  blocks: readonly Block[],
  principles: readonly Principle[],
): Map<string, Place> | undefined {
  const numbers = numbersOf(principles)
  const series = [...listSeries(blocks, numbers), ...numberedBlocks(blocks, numbers)]
  if (series.length !== 1) return undefined
  return new Map(principles.map(({ id }, i) => [id, series[0]![i]!]))
}

/** Numbered lists with each of the numbers once; if there are none, lists without numbers with as many items. */
function listSeries(blocks: readonly Block[], numbers: readonly number[]): Place[][] {
  const numbered: Place[][] = []
  const counted: Place[][] = []
  for (const [block, found] of blocks.entries()) {
    if (found.kind !== 'list' || found.items.length < numbers.length) continue
    const at = Map.groupBy(found.items.keys(), item => found.items[item]!.number)
    if (numbers.every(number => at.get(number)?.length === 1))
      numbered.push(numbers.map(number => ({ block, item: at.get(number)![0]! })))
    const isWhole = numbers.length > 1 && found.items.length === numbers.length
    if (isWhole && at.has(null)) counted.push(numbers.map((_, item) => ({ block, item })))
  }
  return numbered.length > 0 ? numbered : counted
}

/** Headings, or paragraphs of plain text, that begin `1.`, `(1)` or `Principle 1`. */
function numberedBlocks(blocks: readonly Block[], numbers: readonly number[]): Place[][] {
  const begun = blocks.flatMap((block, at) => {
    if (block.kind === 'list') return []
    const found = /^\s{0,3}(?:\p{L}{1,20}\s)?\(?(\d{1,3})(?:[.):]|\s|$)/u.exec(block.text.slice(0, 40))
    return found ? [{ at, number: Number(found[1]), isHeading: block.kind === 'heading' }] : []
  })
  return [true, false].flatMap(isHeading => {
    const at = Map.groupBy(
      begun.filter(one => one.isHeading === isHeading),
      ({ number }) => number,
    )
    if (!numbers.every(number => at.get(number)?.length === 1)) return []
    return [numbers.map(number => ({ block: at.get(number)![0]!.at, item: null }))]
  })
}

export function nameOf({ block, item }: Place): string {
  return `${block}/${item ?? ''}`
}

/** Characters at the start of a block that may hold its title: a title in a manifest has at most 400. */
const MOST_LEAD = 420
