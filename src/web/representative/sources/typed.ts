import { isLegible } from '../../../core/legible.ts'
import { SAYS } from '../../../core/normal.ts'
import { unlessRefused } from '../../../core/refusal.ts'
import type { LinkFetched } from '../../../register/figures/figures.ts'
import { link } from '../../../register/kinds.ts'
import { hostOf } from '../../../register/lists/cells.ts'
import type { Source } from '../../../work/reporting/draft.ts'
import { openLink } from '../../../work/reporting/links.ts'
import { type Asked, html, type Piece, say, takeTurn, typedIn } from '../../kit/kit.ts'
import type { Representative } from '../session.ts'

/** A source as it is typed: what readers call it, and where it is found. */

interface Typed {
  readonly title: string
  readonly url: string | null
  /** By the names of the fields. */
  readonly errors: Map<string, string>
}

export function sourceTyped(
  { lang }: Asked,
  fields: URLSearchParams,
  names: Readonly<{ title: string; url: string }>,
): Typed {
  const errors = new Map<string, string>()
  const title = typedIn(fields, names.title)
  const typed = typedIn(fields, names.url)
  const url = typed === '' ? null : typed
  if (!SAYS.test(title)) errors.set(names.title, say(lang, 'showing.titleMissing'))
  else if (title.length > 200) errors.set(names.title, say(lang, 'showing.titleLong'))
  else if (!isLegible(title)) errors.set(names.title, say(lang, 'showing.titleHidden'))
  if (url !== null && !link.safeParse(url).success) errors.set(names.url, say(lang, 'showing.urlWrong'))
  // Readers can open no name of somebody's own network.
  else if (url !== null && isWithoutDot(url)) errors.set(names.url, say(lang, 'showing.urlNotPublic'))
  // Of “https://www.un.org@evil.example” readers see the first name and are led to the second.
  else if (url !== null && hostOf(url) === null) errors.set(names.url, say(lang, 'showing.urlHost'))
  else if (url !== null && !isLegible(url)) errors.set(names.url, say(lang, 'showing.urlHidden'))
  return { title, url, errors }
}

function isWithoutDot(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname, username, password } = new URL(url)
  return username === '' && password === '' && !/[^.]\.[^.]/.test(hostname)
}

/** A report without figures has no place for links: whoever typed them is told before anybody signs. */
export function unrecordedTold({ lang }: Asked, unrecorded: readonly Source[]): Piece {
  if (unrecorded.length === 0) return null
  const names = unrecorded.map(({ title }) => html`<li><bdi>${title}</bdi></li>`)
  return html`<div class="notice warn"><p>${say(lang, 'showing.unrecorded')}</p><ul>${names}</ul></div>`
}

/** In KiB of what is sent, since what a link answers is as large. */
const LINK_COSTS = 256

/**
 * What stands under a link. Refuses `rate_limited`. It is asked for once the link is kept: whoever waits for a slow one
 * loses nothing, and a dead one hinders nothing.
 */
export function fetchedHere(
  asked: Asked,
  { party }: Pick<Representative, 'party'>,
  url: string,
): Promise<LinkFetched | null> {
  takeTurn(asked, 'upload', LINK_COSTS)
  return openLink(asked.site, { party, url })
}

/** What stands under a link; undefined where other links are being opened. */
export const fetchedIfFree = (
  ...of: Parameters<typeof fetchedHere>
): Promise<LinkFetched | null | undefined> => unlessRefused('rate_limited', async () => fetchedHere(...of))
