import { Refusal } from '../core/refusal.ts'
import { eachRow, rowIn, rowsUnder } from '../store/each-row.ts'
import { type Answer, type Asked, cachedAnswer, type RunningSite, TEXT_TYPE } from './kit/kit.ts'
import { ROUTES } from './routes.ts'
import { reportsPath } from './statement/report-path.ts'

/** What search engines are told: where not to go, and which pages there are. */

const XML_TYPE = 'application/xml; charset=utf-8'
/** Addresses of one file (sitemaps.org); organisations above that are found by links alone. */
const MOST = 50_000
/** Organisations that stand in the one file; of more each first character has a file of its own. */
const MOST_TOGETHER = 5_000
/** Of one call. */
const MOST_REPORTING = 1_000
const FIRST = [...'abcdefghijklmnopqrstuvwxyz0123456789']

/** Rooms for one person, and files of which each entry makes others: nothing there is a page for strangers. */
const CLOSED = [
  ...new Set(
    Object.values(ROUTES)
      .filter(([, path, door]) => door !== 'anyone' && door !== 'programs' && !path.startsWith('/{'))
      .map(([, path]) => `/${path.split('/')[1]}`),
  ),
  '/export/',
  '/log/tile/',
]

export function showRobots({ site }: Asked): Answer {
  const lines = [
    'User-agent: *',
    ...CLOSED.map(path => `Disallow: ${path}`),
    '',
    `Sitemap: ${site.publicUrl}/sitemap.xml`,
    '',
  ]
  return { type: TEXT_TYPE, body: lines.join('\n'), caching: 'changing' }
}

export function showSitemap(asked: Asked): Promise<Answer> {
  return cachedAnswer(asked, 'sitemap', async () => {
    const { site } = asked
    const parties = await partiesFrom(site, '', MOST_TOGETHER + 1)
    const own = [...PAGES, ...(await callPages(site))]
    if (parties.length <= MOST_TOGETHER) return { type: XML_TYPE, body: urlset(site, [...own, ...parties]) }
    const parts = ['/sitemap/calls.xml', ...FIRST.map(begins => `/sitemap/${begins}.xml`)]
    return { type: XML_TYPE, body: document('sitemapindex', 'sitemap', site, parts) }
  })
}

/** Of a large register: its calls, or the organisations whose ids begin so. */
export function showSitemapPart(asked: Asked): Promise<Answer> {
  const { site, params } = asked
  const begins = params.begins!
  return cachedAnswer(asked, `sitemap ${begins}`, async () => {
    const pages =
      begins === 'calls' ? [...PAGES, ...(await callPages(site))] : await partiesFrom(site, begins, MOST)
    if (pages.length === 0) throw new Refusal('not_found', `No organisation's id begins with ${begins}.`)
    return { type: XML_TYPE, body: urlset(site, pages) }
  })
}

const PAGES = ['/', '/organisations', '/log', '/verify', '/imprint', '/privacy', '/accessibility', '/spec/']

async function callPages({ log: { store } }: RunningSite): Promise<string[]> {
  const pages: string[] = []
  for await (const { key, row } of eachRow(store, 'calls')) {
    if (row.voided === true) continue
    pages.push(`/${key}`)
    if (row.text !== null) pages.push(`/${key}/text`)
    pages.push(`/${key}/roll`, `/${key}/changes`)
    pages.push(...(await reportPages(store, key)))
  }
  return pages
}

/** Of those who have reported; more of one call are found by links alone. */
async function reportPages(store: RunningSite['log']['store'], call: string): Promise<string[]> {
  const pages: string[] = []
  for await (const { name, row } of rowsUnder(store, 'schedules', call)) {
    if (pages.length === MOST_REPORTING) break
    if (row.filed !== null) pages.push(reportsPath(call, name))
  }
  return pages
}

async function partiesFrom({ log: { store } }: RunningSite, begins: string, most: number): Promise<string[]> {
  // `eachRow` begins behind the prefix itself.
  const alone = begins !== '' && (await rowIn(store, 'parties', begins)) !== undefined
  const pages = alone ? [`/parties/${begins}`] : []
  for await (const { key } of eachRow(store, 'parties', begins)) {
    if (pages.length === most) break
    pages.push(`/parties/${key}`)
  }
  return pages
}

const urlset = (site: RunningSite, pages: readonly string[]) => document('urlset', 'url', site, pages)

/** Ids and our own words need no escaping. */
function document(root: string, each: string, { publicUrl }: RunningSite, paths: readonly string[]): string {
  const lines = paths.map(path => `<${each}><loc>${publicUrl}${path}</loc></${each}>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${root}>\n`
}
