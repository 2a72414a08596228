import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Answer } from '../http/answer.ts'
import { initialOf } from './keepers-own.ts'
import { html } from './markup.ts'
import type { Asked } from './request.ts'

/** Our files that pages ask for. Each is named by its content, so it may be kept for ever. */

/**
 * The stylesheet is these files, joined in this order. Of two equally strong rules in one layer the later file's wins:
 * first what stands anywhere, then the rooms.
 */
export const STYLE_FILES = [
  'layers',
  'reset',
  'tokens',
  'base',
  'layout',
  'frame',
  'record',
  'words',
  'buttons',
  'marks',
  'facts',
  'ledger',
  'tables',
  'search',
  'hits',
  'roll',
  'matrix',
  'tally',
  'figures',
  'plots',
  'text',
  'regions',
  'forms',
  'ceremony',
  'deed',
  'share',
  'check',
  'party',
  'home',
  'call',
  'utilities',
  'print',
]
/** What only pages of reports have, public ones and previews. */
export const REPORT_STYLE_FILES = ['reports']
/** What only pages for one person have, of an officer above all: readers of public ones do not wait for it. */
export const PRIVATE_STYLE_FILES = ['desk', 'prepared', 'reporting']

/** Ink: whose colour nobody has set. */
const NEUTRAL = '#14161c'

interface Asset {
  readonly type: string
  readonly body: Uint8Array
  /** Made when it is first asked for, as most starts need it for nothing. */
  readonly gzip: Uint8Array
}

/** A worker obeys the policy of its own file: it asks this site, and nobody else. */
const WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"

const folder = new URL('../assets/', import.meta.url)
const assets = new Map<string, Asset>()

export const STYLESHEET = style('avow', STYLE_FILES)
export const REPORT_STYLESHEET = style('reports', REPORT_STYLE_FILES)
export const PRIVATE_STYLESHEET = style('private', PRIVATE_STYLE_FILES)

/** Of the counter on other sites (`web/share/embed`), which is to be small. */
export const EMBED_STYLESHEET = add(
  'embed',
  'css',
  'text/css; charset=utf-8',
  utf8(
    ['style/tokens', 'embed'].map(name => readFileSync(new URL(`${name}.css`, folder), 'utf8')).join('\n'),
  ),
)

/** The scripts that `bin/bundle.mjs` made, by name. Every page can be read without them. */
const scripts = new Map<string, string>()
const built = new URL('built/', folder)
if (existsSync(built))
  for (const file of readdirSync(built).filter(file => file.endsWith('.js'))) {
    const name = file.slice(0, -3)
    scripts.set(name, add(name, 'js', 'text/javascript; charset=utf-8', readFileSync(new URL(file, built))))
  }

export function scriptAt(name: string): string | undefined {
  return scripts.get(name)
}

/** Whether `bin/bundle.mjs` was never run here: then no page can ask a device for a passkey. */
export const lacksScripts = () => scripts.size === 0

function style(name: string, files: readonly string[]): string {
  return add(name, 'css', 'text/css; charset=utf-8', utf8(bare(stylesheet(files))))
}

export function stylesheet(files: readonly string[]): string {
  return files.map(name => readFileSync(new URL(`style/${name}.css`, folder), 'utf8')).join('\n')
}

/** Comments are for us: a fifth of what would travel to every reader of a first page. */
function bare(style: string): string {
  return style.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s+/g, '\n')
}

function add(name: string, extension: string, type: string, body: Uint8Array): string {
  const file = `${name}.${digestOf(body).slice(7, 19)}.${extension}`
  let packed: Uint8Array | undefined
  assets.set(file, {
    type,
    body,
    get gzip() {
      packed ??= gzipSync(body, { level: 9 })
      return packed
    },
  })
  return `/assets/${file}`
}

export async function showAsset({ params, site: { own } }: Asked): Promise<Answer> {
  const file = params.file!
  const asset = assets.get(file)
  if (asset === undefined) {
    // Another server of this database may have shown the page that asks.
    const path = `/assets/${file}`
    if (file.startsWith('keeper.') && own.file(path) === undefined) await own.look()
    const found = own.file(path)
    if (found !== undefined) return found
  }
  if (asset === undefined) throw new Refusal('not_found', `There is no file ${file} here.`)
  const headers = file.includes('-worker.') ? { 'Content-Security-Policy': WORKER_POLICY } : {}
  return { ...asset, packable: true, caching: 'forever', headers }
}

/** For browsers that ask for an icon: the first letter of the keeper's name, in their colour. */
export function showIcon(asked: Asked): Answer {
  const colour = asked.site.own.settings.colour?.light ?? NEUTRAL
  const body = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
    <path d="M0 0h16v16H0z" fill="${colour}"/>
    <text x="8" y="12" text-anchor="middle" font-family="serif" font-size="11" fill="#fff">${initialOf(asked)}</text>
  </svg>`
  return { type: 'image/svg+xml', body: body.toString(), caching: 'changing' }
}
