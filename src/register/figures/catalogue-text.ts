import type { Localised } from '../kinds.ts'
import { type Catalogue, cellCounts, type Indicator, type Section } from './catalogue.ts'

/**
 * A catalogue as a page of plain text in one of its languages: what those who report will be asked, to be read by
 * colleagues before it is published. Labels are in English, as all that a command says.
 */

const WIDTH = 92
const LABEL = 11
const INDENT = 7
const INDENTED = ' '.repeat(INDENT)

export function catalogueText(catalogue: Catalogue, lang: string): string[] {
  const cells = new Map(cellCounts(catalogue).map(one => [one.id, one.cells]))
  return [
    ...wrapped(inLang(catalogue.titles, lang)),
    ...catalogue.sections.flatMap(section => [
      '',
      ...wrapped(`${inLang(section.titles, lang)}${attached(section)}`, `${section.number}  `),
      ...catalogue.indicators
        .filter(one => one.section === section.id)
        .flatMap(one => ['', ...indicatorText(catalogue, one, cells.get(one.id)!, lang)]),
    ]),
    ...catalogue.lists.flatMap(({ id, titles, items }) => [
      '',
      ...wrapped(`List ${id}: ${inLang(titles, lang)} (${items.length})`),
      ...wrapped(items.map(one => inLang(one.titles, lang)).join(', '), INDENTED, INDENT),
    ]),
  ]
}

/** In this language, or else in the first. */
const inLang = (said: Localised, lang: string) => (said.find(one => one.lang === lang) ?? said[0]!).text

function attached({ principle, measure }: Section): string {
  const to = [
    ...(principle === null ? [] : [`principle ${principle}`]),
    ...(measure === null ? [] : [`measure ${measure.catalogue}/${measure.edition}/${measure.id}`]),
  ]
  return to.length === 0 ? '' : ` [${to.join(', ')}]`
}

function indicatorText(catalogue: Catalogue, one: Indicator, cells: number, lang: string): string[] {
  const { asks, by, direction, how, kinds, reads, source } = one
  const listed = by.map(id => {
    const list = catalogue.lists.find(each => each.id === id)!
    return `${inLang(list.titles, lang)} (${list.items.length})`
  })
  const said = [
    ['Question', inLang(asks, lang)],
    ['Counted', inLang(reads, lang)],
    ['Answer', `${answerText(catalogue, one, lang)}${how === 'measured' ? ', measured' : ''}`],
    ...(by.length === 0 ? [] : [['Split by', `${listed.join(' × ')}: ${cells} cells`]]),
    ...(direction === null ? [] : [['Wanted', direction]]),
    ...(kinds === null ? [] : [['Asked of', kinds.join(', ')]]),
    ...(source === null
      ? []
      : [['Source', source.url === null ? source.title : `${source.title} <${source.url}>`]]),
  ]
  return [
    ...wrapped(`${inLang(one.titles, lang)} (${one.id})`, `  ${one.number.padEnd(INDENT - 2)}`, INDENT),
    ...said.flatMap(([label, text]) => wrapped(text!, `${INDENTED}${label!.padEnd(LABEL)}`, INDENT + LABEL)),
  ]
}

function answerText(catalogue: Catalogue, { value }: Indicator, lang: string): string {
  const unit = 'unit' in value && value.unit !== null ? `, in ${inLang(value.unit, lang)}` : ''
  switch (value.type) {
    case 'integer':
      return `a whole number${unit}`
    case 'decimal':
      return `a number${unit}`
    case 'boolean':
      return 'yes or no'
    case 'date':
      return 'a day'
    case 'words':
      return 'in words only'
    case 'choice': {
      const { items } = catalogue.lists.find(({ id }) => id === value.list)!
      return `one of: ${items.map(one => inLang(one.titles, lang)).join('; ')}`
    }
  }
}

/** Spaces at which a line may break: not before a mark that French sets apart, nor within its quotation marks. */
const BREAKS = /(?<!«) (?![?!:;»])/

/** The first line begins with `begun`, further ones are set in; a word that is too long stays whole. */
function wrapped(text: string, begun = '', hang = 0): string[] {
  const lines: string[] = []
  let line = begun
  let isEmpty = true
  for (const word of text.split(BREAKS)) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = `${' '.repeat(hang)}${word}`
    } else line = isEmpty ? `${line}${word}` : `${line} ${word}`
    isEmpty = false
  }
  return [...lines, line]
}
