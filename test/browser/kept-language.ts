/**
 * Files have no language, but for the tables that name indicators and units; what a script does with a form goes
 * nowhere.
 */
const FILES =
  /^\/(?:words|export|receipts|assets|log\/(?:tile|checkpoint)|openapi\.json|healthz|readyz|metrics)|\.(?:json|csv|bin|svg|md|ndjson|gz)(?:\?|$)/
const NAMING = /^\/[\w-]+\/(?:indicators|reports)\b[^?]*\.csv(?:\?|$)/

/** Links and forms of a page, asked for in `lang` by its address, that would lose the language on the way. */
export function languageLostIn(page: string, lang: string): string[] {
  const keeps = new RegExp(`[?&]lang=${lang}(?:&|#|$)`)
  const ways = [...page.matchAll(/<(a|form)\b([^>]*?)\s(?:href|action)="(\/[^"]*)"([^>]*)>/g)]
    .map(([tag, kind, , address]) => ({ tag: tag!, kind, address: address!.replaceAll('&amp;', '&') }))
    .filter(({ tag, kind }) => !tag.includes(' hreflang=') && (kind === 'a' || tag.includes('method="post"')))
    .filter(({ address }) => (NAMING.test(address) || !FILES.test(address)) && !keeps.test(address))
    .map(({ kind, address }) => `${kind} ${address}`)
  const asks = [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(
      ([, tag, fields]) =>
        / action="/.test(tag!) &&
        !/method="post"/.test(tag!) &&
        !fields!.includes(`name="lang" value="${lang}"`),
    )
    .map(([, tag]) => `form${tag}`)
  return [...ways, ...asks]
}
