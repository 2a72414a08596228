import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { digestOf } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import type { Answer } from './answer.ts'
import type { Asked } from './asked.ts'

/** Files of ours that pages ask for. Each is named by its content, so it may be kept for ever. */

const css = readFileSync(new URL('./assets/avow.css', import.meta.url))
const name = `avow.${digestOf(css).slice(7, 19)}.css`
const gzip = gzipSync(css, { level: 9 })

export const STYLESHEET = `/assets/${name}`

export function showStylesheet({ params }: Asked): Answer {
  if (params.file !== name) throw new Refusal('not_found', `There is no stylesheet ${params.file} here.`)
  return { type: 'text/css; charset=utf-8', body: css, gzip, caching: 'forever' }
}

/** The mark, so that browsers that ask for an icon are answered. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#2529b0"/><path d="M5.2 11 8 4.6l2.8 6.4" fill="none" stroke="#fff" stroke-width="1.4"/></svg>`

export function showIcon(): Answer {
  return { type: 'image/svg+xml', body: ICON, caching: 'changing' }
}
