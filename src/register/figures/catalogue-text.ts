import type { Localised } from '../kinds.ts'
import { type Catalogue, cellCounts, type Indicator, type Section } from './catalogue.ts'

/**
 * A catalogue as a page of plain text in one of its languages: what those who report will be asked, to be read by
 * colleagues before it is published. Labels are in English, as all that a command says.
 */

const WIDTH = 92
const LABEL = 11
const INDENT = 7

export function catalogueText(catalogue: Catalogue, lang: string): string[] {
  const cells = new Map(cellCounts(catalogue).map(one => [one.id, one.cells]))
  return [
    ...wrapped(inLang(catalogue.titles, lang), 0),
    ...catalogue.sections.flatMap(section => [
      '',
      ...wrapped(`${section.number}  ${inLang(section.titles, lang)}${attached(section)}`, 0),
      ...catalogue.indicators
        .filter(one => one.section === section.id)
        .flatMap(one => ['', ...indicatorText(catalogue, one, cells.get(one.id)!, lang)]),
    ]),
    ...catalogue.lists.flatMap(({ id, titles, items }) => [
      '',
      ...wrapped(`List ${id}: ${inLang(titles, lang)} (${items.length})`, 0),
      ...wrapped(`${' '.repeat(INDENT)}${items.map(one => inLang(one.titles, lang)).join(', ')}`, INDENT),
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
    ...wrapped(`  ${one.number.padEnd(INDENT - 2)}${inLang(one.titles, lang)} (${one.id})`, INDENT),
    ...said.flatMap(([label, text]) =>
      wrapped(`${' '.repeat(INDENT)}${label!.padEnd(LABEL)}${text}`, INDENT + LABEL),
    ),
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

/** The first line as it begins, further ones set in; a word that is too long stays whole. */
function wrapped(text: string, hang: number): string[] {
  const [, begun, words] = /^(\s*)(.*)$/s.exec(text)!
  const lines: string[] = []
  let line = begun!
  let isEmpty = true
  // Within a line, runs of spaces are ours: they set columns.
  for (const word of words!.split(/(?<=\S) (?=\S)/)) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = `${' '.repeat(hang)}${word}`
    } else line = isEmpty ? `${line}${word}` : `${line} ${word}`
    isEmpty = false
  }
  return [...lines, line]
}
