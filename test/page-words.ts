import { Words } from '../src/browser/verify-words.ts'
import { checkerWords, scriptWords } from '../src/web/check/script-words.ts'
import type { Lang } from '../src/web/messages/languages.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** The words that a page hands to its script, read as the script reads them. */
export function pageWords(lang: Lang, prefixes: readonly string[]): Words {
  const markup = String(scriptWords(lang, prefixes, checkerWords(lang)))
  const found = [...markup.matchAll(/<i data-key="([^"]+)">([^<]*)<\/i>/g)].map(
    ([, key, text]) => [key!, text!.replace(/&[a-z0-9#]+;/g, one => ENTITIES[one]!)] as const,
  )
  return new Words(lang, new Map(found))
}
