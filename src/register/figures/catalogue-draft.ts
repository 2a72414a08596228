import { ALPHA3 } from '../lists/countries.ts'
import { UN_MEMBER_CODES } from '../un-members.ts'

/**
 * A catalogue as people write it: any spacing, names as `{ "en": "…", "fr": "…" }`, and without what is null or empty.
 * A list may name countries and languages by their codes alone; their names are those of CLDR in the languages of the
 * file. They are looked up once, here. What is published has every item and every name in it, and rests on nothing.
 *
 *     { "id": "country", "titles": { "en": "Country" }, "countries": ["BE", "FR"] }
 *     { "id": "country", "titles": { "en": "Country" }, "countries": "all" }
 *
 * A catalogue that was published is a draft, too: so the next edition begins with the last.
 */

type Loose = Readonly<Record<string, unknown>>

const MOST_LISTS = 50
const MOST_LANGS = 30
/** One more than a list may have, so that the schema says so. */
const MOST_CODES = 301

/** The same in the form in which it is published; whatever has another form stays as it is, for the schema to name. */
export function catalogueFromDraft(draft: unknown): unknown {
  if (!isLoose(draft)) return draft
  const titles = inLanguages(draft.titles)
  // Others are judged as they stand: one short line asks for 249 names, and no file of many lists is taken.
  const langs = langsOf(titles).slice(0, MOST_LANGS)
  let left = MOST_LISTS
  return {
    v: 1,
    ...draft,
    titles,
    lists: eachOf(draft.lists ?? [], list => (left-- > 0 ? listFrom(list, langs) : list)),
    sections: eachOf(draft.sections, one => ({
      within: null,
      principle: null,
      measure: null,
      ...one,
      titles: inLanguages(one.titles),
    })),
    indicators: eachOf(draft.indicators, indicatorFrom),
  }
}

function indicatorFrom(one: Loose): Loose {
  const { value, source } = one
  const isNumber = isLoose(value) && (value.type === 'integer' || value.type === 'decimal')
  return {
    how: 'reported',
    direction: null,
    by: [],
    kinds: null,
    ...one,
    titles: inLanguages(one.titles),
    asks: inLanguages(one.asks),
    reads: inLanguages(one.reads),
    source: isLoose(source) ? { url: null, ...source } : (source ?? null),
    value: isNumber ? { ...value, unit: inLanguages(value.unit ?? null) } : value,
  }
}

function listFrom({ countries, languages, items, ...list }: Loose, langs: readonly string[]): Loose {
  return {
    ...list,
    titles: inLanguages(list.titles),
    items:
      countries === undefined && languages === undefined
        ? eachOf(items, named)
        : [
            ...codesIn(countries).map(code => coded(code, langs, 'region')),
            ...codesIn(languages).map(code => coded(code, langs, 'language')),
            ...[eachOf(items ?? [], named)].flat(),
          ],
  }
}

const named = (item: Loose): Loose => ({ ...item, titles: inLanguages(item.titles) })

/** All of ISO 3166-1, the members of the United Nations, or those that are named. */
function codesIn(given: unknown): readonly unknown[] {
  if (given === 'all') return [...new Set(ALPHA3.values())].sort()
  if (given === 'un-members') return [...UN_MEMBER_CODES].sort()
  return given === undefined ? [] : [given].flat().slice(0, MOST_CODES)
}

/** An item without titles where there is no such code: the schema then names it. */
function coded(code: unknown, langs: readonly string[], type: 'region' | 'language'): unknown {
  if (typeof code !== 'string') return code
  const item = { id: code.toLowerCase() }
  const known = langs.flatMap(lang => {
    const text = nameOf(code, lang, type)
    return text === undefined ? [] : [{ lang, text }]
  })
  return known.length === 0 ? { ...item, titles: undefined } : { ...item, titles: known }
}

function nameOf(code: string, lang: string, type: 'region' | 'language'): string | undefined {
  try {
    return namesIn(lang, type).of(type === 'region' ? code.toUpperCase() : code)
  } catch {
    return undefined
  }
}

/** To make one takes longer than to ask it for all countries. */
const made = new Map<string, Intl.DisplayNames>()
const MOST_MADE = 200

function namesIn(lang: string, type: 'region' | 'language'): Intl.DisplayNames {
  const key = `${type} ${lang}`
  const names = made.get(key) ?? new Intl.DisplayNames([lang], { type, fallback: 'none' })
  if (made.size >= MOST_MADE) made.clear()
  made.set(key, names)
  return names
}

/** `{ "en": "…" }` as a list, in the same order: the first is what others fall back on. */
function inLanguages(said: unknown): unknown {
  if (!isLoose(said)) return said
  return Object.entries(said).map(([lang, text]) => ({ lang, text }))
}

function langsOf(titles: unknown): string[] {
  if (!Array.isArray(titles)) return []
  return titles.flatMap(one => (isLoose(one) && typeof one.lang === 'string' ? [one.lang] : []))
}

const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function eachOf(all: unknown, change: (one: Loose) => Loose): unknown {
  return Array.isArray(all) ? all.map(one => (isLoose(one) ? change(one) : one)) : all
}
