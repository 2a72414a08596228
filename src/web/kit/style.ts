import { readFileSync } from 'node:fs'

/**
 * The stylesheet: small files by what they dress, joined in this order into the one that every page asks for. Of two
 * rules as strong as each other in one layer, that of the later file wins: first what stands anywhere, then the rooms.
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
  'utilities',
  'print',
] as const

const folder = new URL('../assets/style/', import.meta.url)

/** All of them as one text, UTF-8. */
export function stylesheet(): string {
  return STYLE_FILES.map(name => readFileSync(new URL(`${name}.css`, folder), 'utf8')).join('\n')
}
