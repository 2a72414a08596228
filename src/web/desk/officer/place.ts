import type { Asked } from '../../asked.ts'

/** Where the officer wanted to go: a page of the desk and nothing else, or a link could lead anywhere from here. */
export function placeIn({ query, site }: Asked): string {
  const to = query.get('to') ?? ''
  const { origin } = new URL(site.publicUrl)
  if (!URL.canParse(to, origin)) return '/desk'
  const url = new URL(to, origin)
  const isDesk =
    url.origin === origin && /^\/desk(?:\/|$)/.test(url.pathname) && !url.pathname.startsWith('/desk/sign-')
  return isDesk ? `${url.pathname}${url.search}` : '/desk'
}
