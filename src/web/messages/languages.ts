import { parseAccept } from 'hono/utils/accept'

/** The languages of the interface. The calls' own words are in whatever languages they were published in. */
export type Lang = 'en' | 'fr'
/** In the order in which pages offer them. `addLanguage` of say.ts adds others. */
export const LANGS: Lang[] = ['en', 'fr']

/** One of the interface by its tag; English for any other. */
export const langIn = (tag: string): Lang => LANGS.find(one => one === tag) ?? 'en'

/** By `?lang`, else by Accept-Language (RFC 9110 section 12.5.4), else English. */
export function langOf(query: URLSearchParams, acceptLanguage: string | null): Lang {
  const named = toLang(query.get('lang'))
  if (named !== undefined) return named
  for (const { type, q } of parseAccept((acceptLanguage ?? '').slice(0, 200))) {
    const wished = q > 0 ? toLang(type) : undefined
    if (wished !== undefined) return wished
  }
  return 'en'
}

/** `fr-CA` finds `fr` (RFC 4647 section 3.4, lookup). */
function toLang(tag: string | null): Lang | undefined {
  if (tag === null) return undefined
  const named = (wanted: string | undefined) => LANGS.find(lang => lang.toLowerCase() === wanted)
  return named(tag.toLowerCase()) ?? named(tag.toLowerCase().split('-')[0])
}
