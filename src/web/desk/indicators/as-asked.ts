import type { Catalogue, Indicator, List, Section } from '../../../register/figures/catalogue.ts'
import { cellCounts } from '../../../register/figures/catalogue.ts'
import type { Manifest } from '../../../register/kinds.ts'
import {
  type Asked,
  facts,
  html,
  inEvery,
  inLang,
  type Lang,
  listOf,
  type Markup,
  named,
  nameIn,
  type Piece,
  phrase,
  say,
  sub,
} from '../../kit/kit.ts'

/** A catalogue as those who report will be asked: section by section, each question with how its answer is counted. */

export function asAsked(asked: Asked, catalogue: Catalogue, principles: Manifest['principles']): Markup {
  const { lang } = asked
  const cells = new Map(cellCounts(catalogue).map(one => [one.id, one.cells]))
  const sections = catalogue.sections.map(section => {
    const own = catalogue.indicators.filter(one => one.section === section.id)
    return html`<section class="asked-of">
      <h4>${inEvery(section.titles, lang, section.number)}</h4>
      ${sectionOf(lang, section, principles)}
      ${own.map(one => indicatorShown(lang, catalogue, one, cells.get(one.id)!))}
    </section>`
  })
  return html`<details class="fold" open>
    <summary>${say(lang, 'deskIndicators.questions', { count: catalogue.indicators.length })}</summary>
    <div>${sections}${listsOf(lang, catalogue.lists)}</div>
  </details>`
}

function sectionOf(lang: Lang, { principle, measure }: Section, principles: Manifest['principles']): Piece {
  const under = principles.find(({ id }) => id === principle)
  return [
    principle === null
      ? null
      : sub(
          phrase(lang, 'deskIndicators.ofPrinciple', {
            title: under === undefined ? html`<code>${principle}</code>` : named(under.titles, lang),
          }),
        ),
    measure === null ? null : sub(say(lang, 'deskIndicators.ofMeasure', { ...measure })),
  ]
}

function indicatorShown(lang: Lang, { lists }: Catalogue, one: Indicator, cells: number): Markup {
  const { asks, by, direction, how, kinds, number, reads, source, titles } = one
  const split = by.map(id => listNamed(lang, lists, id))
  return html`<section class="mt">
    <h5>${inEvery(titles, lang, number)} <code>${one.id}</code></h5>
    <p>${inEvery(asks, lang)}</p>
    ${facts(lang, {
      'deskIndicators.answer': answerShown(lang, lists, one),
      'deskIndicators.splitBy':
        by.length === 0
          ? null
          : say(lang, 'deskIndicators.cells', { lists: split.join(' × '), count: cells }),
      'deskIndicators.reads': inEvery(reads, lang),
      'deskIndicators.wanted': direction && say(lang, `deskIndicators.wanted.${direction}`),
      'deskIndicators.askedOf':
        kinds &&
        listOf(
          kinds.map(kind => say(lang, `kinds.${kind}`)),
          lang,
        ),
      'deskIndicators.how': how === 'measured' ? say(lang, 'deskIndicators.measured') : null,
      'deskIndicators.source': source && sourceShown(source),
    })}
  </section>`
}

function sourceShown({ title, url }: NonNullable<Indicator['source']>): Piece {
  return url === null ? title : html`<a href="${url}" rel="noopener noreferrer">${title}</a>`
}

function listNamed(lang: Lang, lists: readonly List[], id: string): string {
  const list = lists.find(one => one.id === id)!
  return say(lang, 'deskIndicators.listOf', {
    title: nameIn(list.titles, lang).text,
    count: list.items.length,
  })
}

function answerShown(lang: Lang, lists: readonly List[], { value }: Indicator): Piece {
  if (value.type === 'choice')
    return say(lang, 'deskIndicators.is.choice', { list: listNamed(lang, lists, value.list) })
  const what = say(lang, `deskIndicators.is.${value.type}`)
  const unit = 'unit' in value ? value.unit : null
  return unit === null ? what : phrase(lang, 'deskIndicators.inUnit', { what, unit: inEvery(unit, lang) })
}

/**
 * In a language, or in what they have instead. Countries stand by their codes in a file, and here by their names; other
 * lists have an order that means something.
 */
function itemsNamed(lang: Lang, items: List['items'], of: string): string {
  const names = items.map(({ titles }) => (titles.find(one => one.lang === of) ?? nameIn(titles, lang)).text)
  const isOfCountries = items.every(({ id }) => /^[a-z]{2}$/.test(id))
  return listOf(isOfCountries ? names.toSorted(new Intl.Collator(lang).compare) : names, lang)
}

/** In the reader's language first, and then in each other. */
function itemsIn(lang: Lang, items: List['items']): Piece {
  const own = nameIn(items[0]!.titles, lang).lang
  const all = new Set([own, ...items.flatMap(({ titles }) => titles.map(one => one.lang))])
  return [...all].map(of => html`<p>${inLang({ lang: of, text: itemsNamed(lang, items, of) })}</p>`)
}

/** What an answer is split by or chosen from, item by item. */
function listsOf(lang: Lang, lists: readonly List[]): Piece {
  if (lists.length === 0) return null
  const each = lists.map(
    ({ id, titles, items }) => html`<h5 class="mt">${inEvery(titles, lang)} <code>${id}</code></h5>
      ${itemsIn(lang, items)}`,
  )
  return html`<section class="asked-of"><h4>${say(lang, 'deskIndicators.lists')}</h4>${each}</section>`
}
