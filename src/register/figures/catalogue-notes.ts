import { KINDS, type Localised } from '../kinds.ts'
import type { Catalogue } from './catalogue.ts'

/**
 * What no law forbids and a keeper should look at before others have to answer it, each by a closed key and the names
 * that stand in its sentence: a command says it in English, a page in the language of its reader.
 */

export const CATALOGUE_NOTES = {
  // `{lang}` is the language in which it is missing.
  listUnsaid: 'In {lang}, the list {a} is missing: its readers see another language.',
  itemUnsaid: 'In {lang}, the item {a} of the list {b} is missing: its readers see another language.',
  sectionUnsaid: 'In {lang}, the section {a} is missing: its readers see another language.',
  indicatorUnsaid: 'In {lang}, the indicator {a} is missing: its readers see another language.',
  questionUnsaid:
    'In {lang}, the question of the indicator {a} is missing: its readers see another language.',
  ruleUnsaid:
    'In {lang}, the counting rule of the indicator {a} is missing: its readers see another language.',
  unitUnsaid: 'In {lang}, the unit of the indicator {a} is missing: its readers see another language.',
  listIdle: 'No indicator is split by the list {a} or chooses from it.',
  sectionEmpty: 'The section {a} has no indicator.',
  questions: 'The indicator {a} asks {b} questions ({lang}): ask one thing in each.',
  unitless: 'The indicator {a} is a number without a unit.',
  share:
    'The indicator {a} asks for a share (%). A share does not say of how many: ask for both counts if organisations have them.',
  everyKind: 'The indicator {a} names every kind: leave kinds out to ask everyone.',
} as const
export type CatalogueNoteKind = keyof typeof CATALOGUE_NOTES

export interface CatalogueNote {
  readonly why: CatalogueNoteKind
  readonly names: readonly string[]
  readonly lang: string | null
}

const noteOf = (why: CatalogueNoteKind, names: readonly string[], lang: string | null = null) => ({
  ...{ why, names, lang },
})

/** In English. */
export function catalogueNoteSaid({ why, names: [a = '', b = ''], lang }: CatalogueNote): string {
  const said: Readonly<Record<string, string>> = { '{a}': a, '{b}': b, '{lang}': lang ?? '' }
  return CATALOGUE_NOTES[why].replace(/\{(?:a|b|lang)\}/g, name => said[name]!)
}

export function* catalogueNotes(catalogue: Catalogue): Generator<CatalogueNote, void> {
  const { lists, sections, indicators, titles } = catalogue
  const langs = titles.map(({ lang }) => lang)
  for (const { why, names, said } of partsSaid(catalogue))
    for (const lang of langs) if (!said.some(one => one.lang === lang)) yield noteOf(why, names, lang)
  for (const { id } of lists)
    if (
      !indicators.some(one => one.by.includes(id) || (one.value.type === 'choice' && one.value.list === id))
    )
      yield noteOf('listIdle', [id])
  for (const { id } of sections)
    if (!indicators.some(one => one.section === id) && !sections.some(one => one.within === id))
      yield noteOf('sectionEmpty', [id])
  for (const { id, asks, value, kinds } of indicators) {
    for (const { lang, text } of asks) {
      const marks = [...text.matchAll(/[?？؟]/g)].length
      if (marks > 1) yield noteOf('questions', [id, String(marks)], lang)
    }
    if (value.type === 'integer' || value.type === 'decimal') {
      if (value.unit === null) yield noteOf('unitless', [id])
      else if (value.type === 'decimal' && value.unit.some(({ text }) => text.includes('%')))
        yield noteOf('share', [id])
    }
    if (kinds?.length === KINDS.length) yield noteOf('everyKind', [id])
  }
}

interface Said {
  readonly why: CatalogueNoteKind
  readonly names: readonly string[]
  readonly said: Localised
}

function partsSaid({ lists, sections, indicators }: Catalogue): Said[] {
  const part = (why: CatalogueNoteKind, names: readonly string[], said: Localised) => ({ why, names, said })
  return [
    ...lists.map(one => part('listUnsaid', [one.id], one.titles)),
    ...lists.flatMap(({ id, items }) => items.map(one => part('itemUnsaid', [one.id, id], one.titles))),
    ...sections.map(one => part('sectionUnsaid', [one.id], one.titles)),
    ...indicators.flatMap(({ id, titles, asks, reads, value }) => [
      part('indicatorUnsaid', [id], titles),
      part('questionUnsaid', [id], asks),
      part('ruleUnsaid', [id], reads),
      ...('unit' in value && value.unit !== null ? [part('unitUnsaid', [id], value.unit)] : []),
    ]),
  ]
}
