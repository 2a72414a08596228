import type { Page } from 'playwright-core'
import { inFlight } from '../../src/cli/listing.ts'
import { TYPES } from '../../src/register/types.ts'
import { languageName } from '../../src/web/kit/wording.ts'
import coast from '../../src/web/map/coast.json' with { type: 'json' }

/** What a page says that came from no catalogue; see pseudo-languages.ts for the brackets. */

/** Elements whose words are nobody's language: numbers, codes, and what somebody wrote in a language of their own. */
const OWN =
  'code, pre, samp, kbd, time, .hash, .codeline, .raw, script, style, template, noscript, svg title, [lang]:not(html), [translate=no]'

export function uncatalogued(page: Page): Promise<string[]> {
  return page.evaluate(own => {
    const found: string[] = []
    let depth = 0
    /** What of it stands outside of all brackets; those of a message may open in one text and close in a later one. */
    const outside = (text: string): string => {
      let kept = ''
      for (const one of text) {
        if (one === '⟦') depth++
        else if (one === '⟧') kept += --depth === 0 ? '; ' : ''
        else if (depth === 0) kept += one
      }
      return kept
    }
    const tell = (text: string, where: string) => {
      if (/\p{L}/u.test(text)) found.push(`${where}${text.replace(/\s+/g, ' ').trim()}`)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!
      const kept = outside(walker.currentNode.textContent ?? '')
      if (parent.closest(own) === null) tell(kept, '')
    }
    if (depth !== 0) found.push(`A bracket stays open: ${depth}`)
    for (const each of document.querySelectorAll(
      '[aria-label], [title], [alt], [placeholder], [aria-description]',
    ))
      for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'aria-description']) {
        depth = 0
        const value = each.getAttribute(name)
        if (value !== null && each.closest(own) === null) tell(outside(value), `${name}: `)
      }
    depth = 0
    tell(outside(document.title), 'title: ')
    return found
  }, OWN)
}

/** Everything that stands in the register as text, and what `Intl` says of it. */
export interface Data {
  readonly texts: ReadonlySet<string>
  /** Those that are long enough to be told within a sentence, longest first. */
  readonly longest: readonly string[]
}

/** Names that are not translated. */
const NAMES = ['Avow', 'UTC', 'CSV', 'JSON', 'SHA-256', 'LEI', 'ROR', 'Wikidata']

/** As `Intl.ListFormat` joins them. */
const JOINERS = ['and', 'or']
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Countries, and the parts of the world by their numbers. */
const REGIONS = [
  ...LETTERS.flatMap(first => LETTERS.map(second => first + second)),
  ...Array.from({ length: 999 }, (_, i) => String(i + 1).padStart(3, '0')),
]

const LANGUAGES = [
  ...LETTERS.flatMap(first => LETTERS.map(second => (first + second).toLowerCase())),
  'en-XA',
]

export async function dataIn(site: string): Promise<Data> {
  // By name, since the server adds an entry of its own (`log/anchored`) when it likes.
  const texts = new Set([...NAMES, ...JOINERS, ...TYPES.map(({ type }) => type)])
  const size = Number((await (await fetch(`${site}/log/checkpoint`)).text()).split('\n')[1])
  /** Files of indicators and figures, beside the log: they say what tables are made of. */
  const files = new Set<string>()
  const add = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value.replace(/\s+/g, ' ').trim())
    if (typeof value !== 'object' || value === null) return
    if ('mediaType' in value && value.mediaType === 'application/json' && 'digest' in value)
      files.add(String(value.digest))
    for (const one of Object.values(value)) add(one)
  }
  const addAll = (addresses: Iterable<string>) =>
    inFlight([...addresses], async address => add(await (await fetch(address)).json()))
  await addAll(Array.from({ length: size }, (_, index) => `${site}/entries/${index}.json`))
  await addAll([...files].map(digest => `${site}/words/${digest}`))
  const regions = new Intl.DisplayNames('en', { type: 'region' })
  const languages = new Intl.DisplayNames('en', { type: 'language' })
  for (const code of LANGUAGES) {
    texts.add(languages.of(code)!)
    texts.add(new Intl.DisplayNames(code, { type: 'language' }).of(code)!).add(languageName(code))
  }
  for (const code of REGIONS) texts.add(regions.of(code)!)
  add(coast.names)
  const long = [...texts].filter(text => text.length >= 8)
  return { texts, longest: long.sort((a, b) => b.length - a.length) }
}

/** Digests whole or shortened, addresses, and days and months as `Intl` writes them. */
const NOBODYS =
  /(?:sha256:)?[\w-]{43}\b|\b[\w-]{6,8}…(?:[\w-]{6})?|\b[0-9a-f]{64}\b|https?:\/\/\S+|\b(?:\p{Lu}\p{Ll}+\s–\s)?\p{Lu}\p{Ll}+ (?:\d{1,2}, )?\d{4}\b/gu

/** Whether it is made of such texts, and of marks between them. */
export function isData(said: string, { texts, longest }: Data): boolean {
  let left = said.replace(/^(?:aria-label|title|alt|placeholder|aria-description): /, '')
  if (texts.has(left)) return true
  left = left.replace(NOBODYS, '')
  for (const text of longest) left = left.replaceAll(text, '')
  const parts = left.split(/\s*(?:[·,;:()–—|/…]|\d+|\b(?:and|or)\b)\s*/)
  return parts.every(part => !/\p{L}/u.test(part) || texts.has(part.replace(/\s*\.$/, '')))
}
