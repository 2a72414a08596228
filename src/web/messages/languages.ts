import { parseAccept } from 'hono/utils/accept'

/** The languages of the interface. The calls' own words are in whatever languages they were published in. */
export type Lang = 'en' | 'fr' | 'ar'
/** In the order in which pages offer them, where the keeper says no other. `addLanguage` of say.ts adds more. */
export const LANGS: Lang[] = ['en', 'fr', 'ar']

/** By `?lang`, else by Accept-Language (RFC 9110 section 12.5.4), else the first of those offered. */
export function langOf(
  query: URLSearchParams,
  acceptLanguage: string | null,
  offered: readonly Lang[],
): Lang {
  const named = toLang(query.get('lang'), offered)
  if (named !== undefined) return named
  for (const { type, q } of parseAccept((acceptLanguage ?? '').slice(0, 200))) {
    const wished = q > 0 ? toLang(type, offered) : undefined
    if (wished !== undefined) return wished
  }
  return offered[0]!
}

/** Whether the query names a language of the interface in which the keeper offers no pages. */
export function namesUnoffered(query: URLSearchParams, offered: readonly Lang[]): boolean {
  const tag = query.get('lang')
  return toLang(tag, offered) === undefined && toLang(tag, LANGS) !== undefined
}

/** `fr-CA` finds `fr` (RFC 4647 section 3.4, lookup). */
function toLang(tag: string | null, among: readonly Lang[]): Lang | undefined {
  if (tag === null) return undefined
  const named = (wanted: string | undefined) => among.find(lang => lang.toLowerCase() === wanted)
  return named(tag.toLowerCase()) ?? named(tag.toLowerCase().split('-')[0])
}
