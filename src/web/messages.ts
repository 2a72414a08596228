import { en, type Messages } from './messages/en.ts'
import { fr } from './messages/fr.ts'

/** The languages of the interface. The calls' own words are in whatever languages they were published in. */
export const LANGS = ['en', 'fr'] as const
export type Lang = (typeof LANGS)[number]
export type { Messages } from './messages/en.ts'

const MESSAGES: Record<Lang, Messages> = { en, fr }

export function messagesIn(lang: Lang): Messages {
  return MESSAGES[lang]
}

/** By `?lang`, else by Accept-Language (RFC 9110 section 12.5.4), else English. */
export function langOf(query: URLSearchParams, acceptLanguage: string | null): Lang {
  const named = toLang(query.get('lang'))
  if (named !== undefined) return named
  const wished = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map(one => {
      const [tag = '', ...rest] = one.trim().split(';')
      const q = rest
        .map(part => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(part)?.[1])
        .find(found => found !== undefined)
      return { lang: toLang(tag), weight: q === undefined ? 1 : Number(q) }
    })
    .filter(({ lang, weight }) => lang !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wished[0]?.lang ?? 'en'
}

function toLang(tag: string | null): Lang | undefined {
  const primary = tag?.split('-')[0]?.toLowerCase()
  return LANGS.find(lang => lang === primary)
}
