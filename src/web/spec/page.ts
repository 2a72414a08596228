import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Refusal } from '../../core/refusal.ts'
import {
  type Answer,
  type Asked,
  cachedPage,
  html,
  linkIn,
  type Markup,
  opening,
  page,
  say,
  TEXT_TYPE,
} from '../kit/kit.ts'
import { type Paper, readPaper } from './paper.ts'

/** The specification as this software follows it: the papers of `spec/` as pages, and all its files as they are. */

const folder = new URL('../../../spec/', import.meta.url)
/** The papers by their addresses, in the order in which they are read. */
const PAPERS = {
  '': 'README.md',
  statement: 'statement.md',
  envelope: 'envelope.md',
  log: 'log.md',
  register: 'register.md',
  roll: 'roll.md',
  commitments: 'commitments.md',
  figures: 'figures.md',
  receipt: 'receipt.md',
  evidence: 'evidence.md',
  terms: 'terms.md',
  examples: 'examples.md',
  vectors: 'vectors/README.md',
  changes: 'CHANGES.md',
} as const
type Name = keyof typeof PAPERS
const NAMES = Object.keys(PAPERS) as Name[]
const FILE_TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  gz: 'application/gzip',
}

/** Every file that is served, by its path below `/spec/`. Makers of vectors are source, and stay in the clone. */
const files: ReadonlySet<string> = new Set(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => extensionOf(path) in FILE_TYPES),
)

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

export function redirectToSpec(asked: Asked): Answer {
  const to = linkIn(asked, '/spec/')
  return { status: 308, type: TEXT_TYPE, body: `${to}\n`, caching: 'ask', headers: { Location: to } }
}

export function showSpec(asked: Asked): Promise<Answer> {
  return showPaper(asked, '')
}

export function showSpecPaper(asked: Asked): Promise<Answer> {
  return showPaper(asked, asked.params.paper as Name)
}

function paperOf(asked: Asked, name: Name): Paper {
  const path = PAPERS[name]
  return readPaper(readFileSync(new URL(path, folder), 'utf8'), href => {
    const to = addressOf(href, path)
    return to?.startsWith('/spec/') && !isFile(to) ? linkIn(asked, to) : to
  })
}

const isFile = (address: string) => files.has(address.slice('/spec/'.length))

/** A link of one paper to another, to a file, or within itself. */
export function addressOf(href: string, from: string): string | undefined {
  if (href.startsWith('#')) return href
  const { pathname, hash, origin } = new URL(href, new URL(from, 'https://spec.invalid/spec/'))
  if (origin !== 'https://spec.invalid') return href
  const path = pathname.slice('/spec/'.length)
  const name = NAMES.find(one => PAPERS[one] === path)
  if (name !== undefined) return `/spec/${name}${hash}`
  return files.has(path) ? `/spec/${path}` : undefined
}

function showPaper(asked: Asked, name: Name): Promise<Answer> {
  return cachedPage(asked, `spec ${name}`, () => {
    const { lang } = asked
    const paper = paperOf(asked, name)
    const { title, body } = paper
    const main = html`
      ${opening(say(lang, 'spec.kicker'), html`<span lang="en">${title}</span>`, say(lang, 'spec.lede'))}
      <nav aria-label="${say(lang, 'spec.papers')}" class="tabs">${NAMES.map(one => paperLink(asked, one, name))}</nav>
      ${contents(asked, paper)}
      <article class="paper flow" lang="en" dir="ltr">${body}</article>
      <p class="ways"><a href="/spec/${PAPERS[name]}">${say(lang, 'spec.markdown')}</a></p>
    `
    return page(asked, { title: say(lang, 'spec.title', { paper: title }), main })
  })
}

function paperLink(asked: Asked, one: Name, current: Name): Markup {
  const { lang } = asked
  const says = one === '' ? say(lang, 'spec.overview') : html`<span lang="en">${one}</span>`
  const now = one === current ? html` aria-current="page"` : null
  return html`<a href="${linkIn(asked, `/spec/${one}`)}"${now}>${says}</a>`
}

/** The headings of a paper, where there are many. */
function contents({ lang }: Asked, { headings }: Paper): Markup | null {
  const shown = headings.filter(({ level }) => level <= 3)
  if (shown.length < 4) return null
  return html`<details class="alt flat">
    <summary>${say(lang, 'spec.contents')}</summary>
    <ul class="names" lang="en">${shown.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}</ul>
  </details>`
}

/** Each file is read and packed once, when it is first asked for. */
const read = new Map<string, { readonly body: Uint8Array; readonly gzip: Uint8Array | undefined }>()

export function showSpecFile({ params }: Asked): Answer {
  const path = params.specFile!
  if (!files.has(path)) throw new Refusal('not_found', `The specification has no file ${path}.`)
  const extension = extensionOf(path)
  const body = read.get(path)?.body ?? readFileSync(new URL(path, folder))
  const gzip = read.get(path)?.gzip ?? (extension === 'gz' ? undefined : gzipSync(body))
  read.set(path, { body, gzip })
  const file = { type: FILE_TYPES[extension]!, body, caching: 'ask' } as const
  return gzip === undefined ? file : { ...file, gzip, packable: true }
}
