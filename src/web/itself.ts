import type { Asked, RunningSite } from './asked.ts'
import type { Lang } from './languages.ts'
import { Query } from './query.ts'

/** What the server does of its own accord, as on a start after a crash: nobody has asked, and no address is known. */
export function askedByItself(site: RunningSite, lang: Lang): Asked {
  return {
    site,
    request: new Request(site.publicUrl),
    params: {},
    query: new Query(''),
    lang,
    address: undefined,
  }
}
