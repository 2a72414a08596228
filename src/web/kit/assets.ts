import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { utf8 } from '../../core/bytes.ts'
import { digestOf } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Answer } from '../http/answer.ts'
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
  'tally',
  'figures',
  'text',
  'regions',
  'forms',
  'ceremony',
  'deed',
  'check',
  'party',
  'desk',
  'home',
  'call',
  'utilities',
  'print',
]

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

export const STYLESHEET = add('avow', 'css', 'text/css; charset=utf-8', utf8(stylesheet()))

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

export function stylesheet(): string {
  return STYLE_FILES.map(name => readFileSync(new URL(`style/${name}.css`, folder), 'utf8')).join('\n')
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

export function showAsset({ params }: Asked): Answer {
  const file = params.file!
  const asset = assets.get(file)
  if (asset === undefined) throw new Refusal('not_found', `There is no file ${file} here.`)
  const headers = file.includes('-worker.') ? { 'Content-Security-Policy': WORKER_POLICY } : {}
  return { ...asset, packable: true, caching: 'forever', headers }
}

/** For browsers that ask for an icon. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#2529b0"/><path d="M5.2 11 8 4.6l2.8 6.4" fill="none" stroke="#fff" stroke-width="1.4"/></svg>`

export function showIcon(): Answer {
  return { type: 'image/svg+xml', body: ICON, caching: 'changing' }
}
