import type { Catalogue, Indicator } from '../../register/figures/catalogue.ts'
import { unreadEditions } from '../../work/reporting/edition-questions.ts'
import type { CatalogueOn } from '../../work/reporting/indicators-on.ts'
import type { Gone } from '../../work/reporting/kept-files.ts'
import {
  type Asked,
  comma,
  entryLink,
  fact,
  html,
  type Lang,
  type Markup,
  named,
  nameIn,
  type Piece,
  phrase,
  say,
  semicolon,
} from '../kit/kit.ts'

/** What an indicator is called, what it asks and how it is read. */

export const indicatorPath = (call: string, catalogue: string, id: string) =>
  `/${call}/indicators/${catalogue}/${id}`

/** What a stranger needs to count it all again. */
export const checkPath = (call: string) => `/${call}/indicators/codebook#check`

/** The unit, and what its values differ by: `tonnes`, `one for each: Country (27)`. */
export function unitAndItems(
  lang: Lang,
  { lists }: Catalogue,
  { by, how, kinds, value }: Indicator,
): string[] {
  const of = by.map(list => {
    const found = lists.find(one => one.id === list)!
    return say(lang, 'indicators.list', {
      list: nameIn(found.titles, lang).text,
      count: found.items.length,
    })
  })
  return [
    ...('unit' in value && value.unit !== null ? [nameIn(value.unit, lang).text] : []),
    ...(of.length === 0 ? [] : [say(lang, 'indicators.by', { lists: of.join(' × ') })]),
    ...(kinds === null ? [] : [kinds.map(kind => say(lang, `kinds.${kind}`)).join(comma(lang))]),
    ...(how === 'measured' ? [say(lang, 'indicators.measured')] : []),
  ]
}

/** How it is counted, by what, from which standard, of whom. */
export function indicatorFacts(lang: Lang, { lists }: Catalogue, one: Indicator): Markup {
  const { by, direction, how, kinds, reads, source, value } = one
  const unit = 'unit' in value && value.unit !== null ? named(value.unit, lang) : null
  const items = by.map(list => {
    const found = lists.find(it => it.id === list)!
    const items = say(lang, 'indicators.items', { count: found.items.length })
    return html`<li>${phrase(lang, 'general.pair', { what: named(found.titles, lang), value: items })}</li>`
  })
  const choices =
    value.type === 'choice'
      ? lists.find(it => it.id === value.list)!.items.map(it => nameIn(it.titles, lang).text)
      : []
  const standard: Piece =
    source === null
      ? null
      : source.url === null
        ? source.title
        : html`<a href="${source.url}" rel="nofollow noopener external">${source.title}</a>`
  const type = say(lang, `indicators.type.${value.type}`)
  const of =
    kinds === null
      ? say(lang, 'indicators.everyKind')
      : kinds.map(kind => say(lang, `kinds.${kind}`)).join(comma(lang))
  return html`<dl class="facts wide">
    ${fact(say(lang, 'indicators.reads'), named(reads, lang))}
    ${fact(say(lang, 'indicators.value'), html`${type}${unit === null ? null : html`${comma(lang)}${unit}`}`)}
    ${choices.length === 0 ? null : fact(say(lang, 'indicators.choices'), choices.join(semicolon(lang)))}
    ${items.length === 0 ? null : fact(say(lang, 'indicators.oneFor'), html`<ul>${items}</ul>`)}
    ${fact(say(lang, 'indicators.direction'), direction === null ? null : say(lang, `indicators.wants.${direction}`))}
    ${fact(say(lang, 'indicators.who'), of)}
    ${fact(say(lang, 'indicators.how'), say(lang, `indicators.how.${how}`))}
    ${fact(say(lang, 'indicators.source'), standard)}
  </dl>`
}

/** Which editions of a catalogue nobody can read, each with the entry that withholds it. */
export function unreadSaid(asked: Asked, catalogue: CatalogueOn): Markup[] {
  return unreadEditions(catalogue).map(({ edition, file }) => goneSaid(asked, edition, file))
}

export function goneSaid(asked: Asked, edition: number, file: Gone): Markup {
  return file.gone === 'withheld'
    ? phrase(asked.lang, 'indicators.withheld', { edition, entry: entryLink(asked, file.entry) })
    : phrase(asked.lang, 'indicators.notKept', { edition })
}
