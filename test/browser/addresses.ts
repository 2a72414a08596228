import { readFileSync, writeFileSync } from 'node:fs'
import { inFlight } from '../../src/cli/listing.ts'
import { parseEntry } from '../../src/core/entry.ts'
import { REFUSALS } from '../../src/core/refusal.ts'
import { parseStatement } from '../../src/core/statement.ts'
import { formatTilePath, type Tile } from '../../src/core/tile.ts'
import { bundlesOf } from '../../src/register/audit-log.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { effort, isInTurn } from '../effort.ts'
import { madeOnce } from '../filled.ts'
import { Sorts } from './sorts.ts'

/**
 * Every address of the table of routes, filled with what stands in the examples. A new route that takes something
 * unheard of makes this fail, so that no page goes untested: say in `known` what it may be.
 */

/** What each name in a route may stand for, with the most telling ones first. */
export type Known = Readonly<Record<string, readonly string[]>>

/** Routes of files: what they answer is never a page. */
const FILES = /\{(?:file|tile|specFile)\}|\}./

/** The addresses of one route: one for each of the first name's values, with the first value of every other. */
export function addressesOf(pattern: string, known: Known): string[] {
  const pieces = pattern
    .split('/')
    .slice(1)
    .map(piece => nameIn(piece))
  if (pieces.some(piece => piece.isFile)) return []
  const firstNamed = pieces.findIndex(piece => piece.name !== undefined)
  const names = firstNamed === -1 ? [''] : valuesOf(pieces[firstNamed]!.name!, pattern, known)
  return names.map(
    value =>
      `/${pieces
        .map(({ name, text }, i) => {
          if (name === undefined) return text
          return i === firstNamed ? value : valuesOf(name, pattern, known)[0]
        })
        .join('/')}`,
  )
}

function nameIn(piece: string): { name: string | undefined; text: string; isFile: boolean } {
  const name = /^\{(\w+)\}/.exec(piece)?.[1]
  return { name, text: piece, isFile: FILES.test(piece) }
}

function valuesOf(name: string, pattern: string, known: Known): readonly string[] {
  const values = known[name]
  if (values === undefined || values.length === 0)
    throw new Error(`Say in test/browser/addresses.ts what {${name}} may be in ${pattern}.`)
  return values
}

/** What there is in a register that was filled from the examples: every type of entry once, parties of every fate. */
async function knownIn(site: string): Promise<Known> {
  const size = Number((await (await fetch(`${site}/log/checkpoint`)).text()).split('\n')[1])
  const ofType = new Map<string, string>()
  /** Of the newest report with figures, else of the newest in words: what stands there is drawn, too. */
  let reported = { by: 'nobody', at: '0', hasFigures: false }
  let index = 0
  const log = { tile: async (tile: Tile) => (await fetch(`${site}/log/${formatTilePath(tile)}`)).bytes() }
  for await (const bundle of bundlesOf(log, size))
    for (const entry of bundle) {
      const { body, by, call, type } = parseStatement(parseEntry(entry).envelope.payload)
      const hasFigures = 'figures' in body
      if (type === 'report/filed' && call === 'harbour-accord' && (hasFigures || !reported.hasFigures))
        reported = { by, at: String(index), hasFigures }
      if (!ofType.has(type)) ofType.set(type, String(index))
      index++
    }
  const manifests =
    (await (await fetch(`${site}/harbour-accord/text`)).text()).match(
      /(?<=\/harbour-accord\/text\/)sha256:[\w-]{43}/g,
    ) ?? []
  const digests = (await (await fetch(`${site}/harbour-accord.json`)).text()).match(/sha256:[\w-]{43}/g) ?? []
  const report = `/harbour-accord/reports/${reported.by}/${reported.at}`
  const section = new RegExp(`(?<=${report}/)[\\w-]+(?=["#?])`).exec(
    await (await fetch(`${site}${report}`, { headers: { accept: 'text/html' } })).text(),
  )
  const asked = (await (await fetch(`${site}/harbour-accord/indicators.json`)).json()) as {
    catalogues: { id: string; indicators: { id: string; question: { by: unknown[] } | null }[] }[]
  }
  const [catalogue] = asked.catalogues
  // First one that differs by a list, which has most to choose.
  const indicators = (catalogue?.indicators ?? []).toSorted(
    (a, b) => (b.question?.by.length ?? 0) - (a.question?.by.length ?? 0),
  )
  return {
    catalogue: [catalogue?.id ?? 'none'],
    indicator: indicators.length === 0 ? ['none'] : indicators.slice(0, 1).map(({ id }) => id),
    call: ['harbour-accord', 'paris-call'],
    id: ['northlight-ferries', 'kingdom-of-valdria', 'meridian-cranes', 'aapti-institute'],
    commitment: ['plug-in'],
    principle: ['p4', 'p1'],
    index: [...ofType.values()],
    // A receipt is laid out alike for every type but these.
    receipted: ['signature/given', 'party/listed', 'depositary/established'].map(type => ofType.get(type)!),
    size: [String(size)],
    digest: digests,
    evidence: digests,
    manifest: manifests,
    // Begun by nobody: where one leads that is kept no more. The steps themselves are walked by `sign.test.ts`.
    draft: ['A'.repeat(43)],
    step: ['you'],
    // Secrets of others, and pages of officers: what stands there is that the link is spent, or where to sign in.
    token: ['A'.repeat(43)],
    act: ['A'.repeat(43)],
    party: [reported.by],
    report: [reported.at],
    // Of a short report there is no such page.
    section: [section?.[0] ?? 'nobody-s'],
    joint: ['A'.repeat(43)],
    contact: ['a'.repeat(43)],
    application: ['nobody-s'],
    letter: ['0000000-a'],
    pile: ['0000000-a'],
    prepared: ['0000000-a'],
    stage: ['what'],
    entry: ['0'],
    batch: ['nobody-s'],
    listing: ['nobody-s'],
    invitee: ['nobody-s'],
    form: ['paper'],
    paper: ['register', 'statement'],
    code: ['call_unknown', Object.keys(REFUSALS).find(code => code !== 'call_unknown')!],
  }
}

interface Address {
  readonly route: string
  readonly path: string
}

export interface FoundPage extends Address {
  /** Whether something on it was on no page before it: see `Sorts`. */
  readonly isNew: boolean
}

/** Pages that no route names alone: what a search finds, or not, and what stands where there is nothing. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  roll: [
    '/harbour-accord/roll?q=port&kind=company',
    '/paris-call/roll?q=nobody+at+all',
    '/paris-call/roll?at=2018-11-13',
    '/paris-call/roll?at=2020-06-01&status=unknown',
    '/paris-call/roll?country=FR',
    '/harbour-accord/roll?status=withdrawn',
    '/paris-call/roll?status=unlisted&sort=date',
  ],
  search: ['/search?q=harbour', '/search?q=nobody+at+all', '/search?q=harbour&in=texts'],
  organisations: ['/organisations?q=port', '/organisations?letter=z&kind=state', '/organisations?row=51'],
  call: ['/contract-for-the-web', '/lantern-letter'],
  text: ['/contract-for-the-web/text'],
  persons: ['/lantern-letter/persons'],
  personSign: ['/lantern-letter/persons/sign'],
  log: ['/log?upto=3', '/log?upto=1300'],
  changes: [
    '/paris-call/changes?from=2018-11-11&to=2020-06-01',
    '/harbour-accord/changes?from=2026-05-02&to=2026-05-01',
  ],
  absent: [
    '/paris-call/not-on-the-list?at=2018-11-12',
    '/harbour-accord/not-on-the-list?at=2023-08-01',
    '/paris-call/not-on-the-list?at=never',
  ],
  indicators: ['/harbour-accord/indicators?at=2024-01-01', '/harbour-accord/indicators?at=2999-01-01'],
  commitments: [
    '/harbour-accord/commitments?at=2025-01-01',
    '/harbour-accord/commitments?status=none',
    '/harbour-accord/commitments?at=2999-01-01',
    '/harbour-accord/commitments/port-of-northhaven/shore-power',
  ],
  due: ['/harbour-accord/due?in=2024'],
  overTime: ['/harbour-accord/figures?at=2025-04-20'],
  party: ['/parties/port-of-northhaven'],
  problem: ['/no-such-call', '/harbour-accord/roll?at=yesterday'],
}

/**
 * Those that answer with a page when a browser asks, each once. Whoever needs a session is shown that it is needed.
 * Every site of a run is filled alike (`copyFilled`), so they are looked for once a run.
 */
export async function pagesIn(site: string): Promise<FoundPage[]> {
  const found = await madeOnce('pages.json', async path =>
    writeFileSync(path, JSON.stringify(await findPages(site, await knownIn(site)))),
  )
  return JSON.parse(readFileSync(found, 'utf8')) as FoundPage[]
}

/** Those of this run: each on which something is new, and in turn some of the others. */
export const inThisRun = (pages: readonly FoundPage[]): FoundPage[] =>
  pages.filter(({ isNew }, place) => isNew || isInTurn(place, 4, effort('pagesAlike')))

async function findPages(site: string, known: Known): Promise<FoundPage[]> {
  const asked = Object.entries(ROUTES)
    .filter(([, [method]]) => method === 'GET')
    .flatMap(([route, [, pattern]]) =>
      addressesOf(pattern, route === 'entryReceipt' ? { ...known, index: known.receipted! } : known).map(
        path => ({ route, path }),
      ),
    )
    .concat(Object.entries(MORE).flatMap(([route, paths]) => paths.map(path => ({ route, path }))))
  const read = new Map<Address, string>()
  await inFlight(asked, async page => {
    const response = await fetch(site + page.path, { headers: { accept: 'text/html' } })
    if (response.status >= 500) throw new Error(`${page.path} answers ${response.status}`)
    const text = await response.text()
    if (response.headers.get('content-type')?.startsWith('text/html')) read.set(page, laidOut(text))
  })
  const seen = new Set<string>()
  const sorts = new Sorts()
  return asked.flatMap(page => {
    const text = read.get(page)
    if (text === undefined || seen.has(text)) return []
    seen.add(text)
    return [{ ...page, isNew: sorts.hasNew(page.route, text) }]
  })
}

/**
 * What makes one page another: all of it but where it leads, and what is new with each visit. Every page of the desk is
 * the same to a stranger, and so is every secret address that is good no longer: each of these is walked once.
 */
function laidOut(html: string): string {
  return html.replace(/ (?:href|action|value|data-challenge)="[^"]*"/g, '')
}
