import type { Catalogue, Section } from '../../register/figures/catalogue.ts'
import type { FigureAnswer } from '../../register/figures/figures.ts'
import {
  type Asked,
  comma,
  html,
  inLang,
  type Lang,
  linkTo,
  type Markup,
  nameIn,
  numberedTitle,
  type Piece,
  part,
  periodName,
  phrase,
  remark,
  say,
} from '../kit/kit.ts'
import { codesKey, countsSaid } from '../plots/codes.ts'
import { type Reported, reasonsIn } from '../plots/reported.ts'
import { editionPath } from '../statement/report-path.ts'
import { type Block, countedOf, type FiguresShown, pagesOf, weightOf } from './blocks.ts'
import { standsElsewhere } from './found.ts'
import { textQuoted, valuesDrawn } from './values.ts'

/** The figures of a report, section by section as the catalogue has them. */

/**
 * About as many bytes, compressed, as the figures on one page may take: with style and frame a page stays under 50 KB.
 */
export const MOST_WEIGHT = 20_000

/** In which call a report is, and on which page its sources stand: '' where that is this one. */
export interface Around {
  readonly call: string
  readonly sourcesAt: string
  /** The section of which the page is; null of a page of all. */
  readonly section: string | null
}

/** Where its sections are read: one page of many, the first having the number 1. */
export type SectionAt = (section: string, page: number) => string

/** The answers of a report: whole where they fit a page, else a line for each indicator that leads to its section. */
export function sectionsDrawn(
  asked: Asked,
  around: Around,
  shown: FiguresShown,
  blocks: readonly Block[],
  at: SectionAt,
): Markup {
  if (weightOf(blocks) <= MOST_WEIGHT) return sectionParts(asked, around, shown, blocks)
  const parts = rootsWith(shown.catalogue, blocks).map(root => inLines(asked, shown, root, blocks, at))
  return html`${parts}`
}

/** Sections with what was answered in them, those in which they stand as headings alone. */
export function sectionParts(
  asked: Asked,
  around: Around,
  shown: FiguresShown,
  blocks: readonly Block[],
): Markup {
  const bySection = Map.groupBy(blocks, ({ indicator }) => indicator.section)
  // What only holds others is the heading of its page already.
  const isShown = ({ id }: Section) => bySection.has(id) || id !== around.section
  const parts = sectionsWith(shown.catalogue, blocks)
    .filter(isShown)
    .map(section => sectionPart(asked, around, shown, section, bySection.get(section.id) ?? []))
  return html`${parts}`
}

/** Sections in which something is answered, and those in which they stand. */
function sectionsWith({ sections }: Catalogue, blocks: readonly Block[]): Section[] {
  const needed = new Set(blocks.map(({ indicator }) => indicator.section))
  for (const { id, within } of sections.toReversed())
    if (within !== null && needed.has(id)) needed.add(within)
  return sections.filter(({ id }) => needed.has(id))
}

/** A section within none: a page begins with one, and has all that stands in it. */
export function rootsWith(catalogue: Catalogue, blocks: readonly Block[]): Section[] {
  return sectionsWith(catalogue, blocks).filter(({ within }) => within === null)
}

export function rootOf(catalogue: Catalogue, section: Section): Section {
  const above = catalogue.sections.find(({ id }) => id === section.within)
  return above === undefined ? section : rootOf(catalogue, above)
}

/** Of a section and of all that stand in it. */
export function blocksWithin({ sections }: Catalogue, id: string, blocks: readonly Block[]): Block[] {
  const inside = new Set([id])
  for (const one of sections) if (one.within !== null && inside.has(one.within)) inside.add(one.id)
  return blocks.filter(({ indicator }) => inside.has(indicator.section))
}

export function sectionTitle({ lang }: Asked, { number, titles }: Section): Markup {
  return numberedTitle(number, titles, lang)
}

/** Beneath which principle it stands is told by the call's own page of it. */
function under(asked: Asked, call: string, { principle, within }: Section, { sections }: Catalogue): Piece {
  const parent = sections.find(({ id }) => id === within)
  const above = parent === undefined ? null : html`${sectionTitle(asked, parent)}`
  if (principle === null || parent?.principle === principle) return above
  const says = say(asked.lang, 'reports.principle')
  const link = linkTo(asked, `/${call}/principles/${principle}`, says)
  return above === null ? link : html`${above}<br>${link}`
}

function sectionPart(
  asked: Asked,
  around: Around,
  shown: FiguresShown,
  section: Section,
  blocks: readonly Block[],
): Markup {
  const drawn = blocks.map(block => blockDrawn(asked, around, shown, block))
  const options = { id: `s-${section.id}`, strong: section.within === null }
  return part(sectionTitle(asked, section), drawn.length === 0 ? null : drawn, {
    ...options,
    note: under(asked, around.call, section, shown.catalogue),
  })
}

/** What letters in the tables of these blocks mean; null where none stand there. */
export function keyOf({ lang }: Asked, blocks: readonly Block[]): Markup | null {
  const cells = blocks.flatMap(({ answers, from, until }) =>
    answers.flatMap(one => (standsElsewhere(one) ? [] : (one.cells.slice(from, until) as Reported[]))),
  )
  return codesKey(lang, reasonsIn(cells))
}

/** Of one section without another above it: what is answered in it, each in a line. */
function inLines(
  asked: Asked,
  { catalogue }: FiguresShown,
  root: Section,
  blocks: readonly Block[],
  at: SectionAt,
): Markup {
  const { lang } = asked
  const its = blocksWithin(catalogue, root.id, blocks)
  const pages = pagesOf(its, MOST_WEIGHT)
  const line = (block: Block) => {
    const { id, number, titles } = block.indicator
    const page = pages.findIndex(some => some.includes(block)) + 1
    const link = linkTo(asked, `${at(root.id, page)}#${id}`, numberedTitle(number, titles, lang))
    const counts = block.answers.every(standsElsewhere)
      ? say(lang, 'reports.foundAll')
      : countsSaid(lang, countedOf(block.answers), 'letters')
    return html`<li id="${id}">${link} <span class="muted">${counts}</span></li>`
  }
  const firsts = its.filter(({ from }) => from === 0)
  const bySection = Map.groupBy(firsts, ({ indicator }) => indicator.section)
  const parts = sectionsWith(catalogue, its).map(section => {
    const lines = bySection.get(section.id)?.map(line) ?? []
    const heading =
      section === root ? null : html`<h3 id="s-${section.id}">${sectionTitle(asked, section)}</h3>`
    return html`${heading}${lines.length === 0 ? null : html`<ul class="answered">${lines}</ul>`}`
  })
  const all = say(lang, 'reports.readSection', { count: firsts.length })
  return part(sectionTitle(asked, root), parts, {
    beneath: html`<p>${linkTo(asked, at(root.id, 1), all)}</p>`,
    id: `s-${root.id}`,
    strong: true,
  })
}

function blockDrawn(asked: Asked, around: Around, shown: FiguresShown, block: Block): Markup {
  const { lang } = asked
  const { answers, from, indicator, isWhole } = block
  const { id, number, titles, asks } = indicator
  const { catalogue, edition } = shown.figures
  const about = linkTo(
    asked,
    editionPath(around.call, catalogue, id, edition),
    html`${say(lang, 'reports.indicator')}<span class="vh"> ${number}</span>`,
  )
  const more = isWhole
    ? null
    : html` <span class="muted">${say(lang, 'reports.continued', { from: from + 1, until: block.until, all: answers[0]!.cells.length })}</span>`
  const question = nameIn(asks, lang)
  // Said once: what stands there in a long table is told with its first rows.
  const told = from > 0 ? null : html`${remark(html`${inLang(question)} ${about}`)}`
  return html`<article class="answer"${from === 0 ? html` id="${id}"` : null}>
    <h3>${numberedTitle(number, titles, lang)}${more}</h3>
    ${told}${valuesDrawn(lang, shown, block, around.sourcesAt)}${from > 0 ? null : besideDrawn(asked, around, shown, answers)}
  </article>`
}

/** Its words, who stands behind it, and where it stands in a report of the party's own: each once, with its periods. */
function besideDrawn(
  asked: Asked,
  { sourcesAt }: Around,
  shown: FiguresShown,
  answers: readonly FigureAnswer[],
): Piece {
  const { lang } = asked
  const periods = (its: readonly FigureAnswer[]) =>
    its.length === answers.length ? null : its.map(({ period }) => periodName(period, lang)).join(comma(lang))
  const said = grouped(answers, ({ words, lang }) => (words === null ? null : { words, lang })).map(
    ({ what, its }) => {
      const of = periods(its)
      return html`${of === null ? null : html`<p class="sub">${of}</p>`}${textQuoted(what.lang, what.words)}`
    },
  )
  const behind = grouped(answers, one => one.behind).map(({ what, its }) =>
    within(lang, periods(its), phrase(lang, 'reports.behind', { who: html`<bdi>${what}</bdi>` })),
  )
  // Without a value it is said in its place.
  const found = grouped(answers, one => (standsElsewhere(one) ? null : one.found)).map(({ what, its }) => {
    const source = shown.figures.sources[what.source]!
    const title = html`<a href="${sourcesAt}#source-${what.source + 1}"><bdi>${source.title}</bdi></a>`
    return within(
      lang,
      periods(its),
      phrase(lang, 'reports.found', { place: html`<bdi>${what.place}</bdi>`, source: title }),
    )
  })
  const lines = [...behind, ...found]
  return html`${said}${lines.length === 0 ? null : html`<ul class="beside">${lines.map(one => html`<li>${one}</li>`)}</ul>`}`
}

const within = (lang: Lang, periods: string | null, says: Markup) =>
  periods === null ? says : phrase(lang, 'general.pair', { what: periods, value: says })

/** Answers of which this is the same, in the order in which it is said first. */
function grouped<T>(answers: readonly FigureAnswer[], of: (one: FigureAnswer) => T | null) {
  const groups = new Map<string, { what: T; its: FigureAnswer[] }>()
  for (const answer of answers) {
    const what = of(answer)
    if (what === null) continue
    const key = JSON.stringify(what)
    const group = groups.get(key) ?? { what, its: [] }
    group.its.push(answer)
    groups.set(key, group)
  }
  return [...groups.values()]
}
