import { html, type Markup, trusted } from './markup.ts'

/** The marks of look/LOOK.md, drawn once on each page and shown by name. A mark never stands without its word. */

const TOOTHED =
  'M8.0 0.1L8.9 1.1L10.2 0.4L10.8 1.7L12.2 1.3L12.5 2.7L13.9 2.8L13.8 4.2L15.1 4.7L14.6 6.0L15.8 6.8L14.9 8.0L15.8 9.1L14.6 9.9L15.1 11.2L13.8 11.7L13.9 13.1L12.5 13.2L12.2 14.6L10.8 14.2L10.2 15.5L8.9 14.8L8.0 15.9L7.0 14.8L5.7 15.5L5.1 14.2L3.7 14.6L3.4 13.2L2.0 13.1L2.2 11.7L0.8 11.2L1.3 9.9L0.1 9.1L1.1 8.0L0.1 6.8L1.3 6.0L0.8 4.7L2.2 4.2L2.0 2.8L3.4 2.7L3.7 1.3L5.1 1.7L5.7 0.4L7.0 1.1z'

const SYMBOLS = {
  seal: `<path d="${TOOTHED}" fill="currentColor"/><circle cx="8" cy="8" r="5.5" fill="none" class="on-mark" stroke-width=".7"/><path d="M5.5 8.2l1.8 1.8 3.2-3.7" fill="none" class="on-mark" stroke-width="1.4"/>`,
  mark: `<path d="${TOOTHED}" fill="currentColor"/><circle cx="8" cy="8" r="5.6" fill="none" class="on-mark" stroke-width=".6"/><path d="M5.7 10.5 8 5.3l2.3 5.2" fill="none" class="on-mark" stroke-width="1.2"/>`,
  copy: '<path d="M5.4 4.2V1.2h8.4v10.6h-3.2" fill="none" stroke="currentColor" stroke-width="1.3"/><path d="M2.2 4.2h8.4v10.6H2.2z" fill="none" stroke="currentColor" stroke-width="1.3" stroke-dasharray="2.4 1.6"/>',
  'm-email':
    '<circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" stroke-width="1"/><circle cx="8" cy="8" r="2.1" fill="currentColor"/>',
  'm-domain':
    '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1"/><circle cx="8" cy="8" r="4.4" fill="none" stroke="currentColor" stroke-width="1"/><circle cx="8" cy="8" r="2.1" fill="currentColor"/>',
  'm-voucher':
    '<circle cx="5.6" cy="8" r="4.5" fill="none" stroke="currentColor" stroke-width="1.1"/><circle cx="10.4" cy="8" r="4.5" fill="none" stroke="currentColor" stroke-width="1.1"/>',
  'm-instrument':
    '<path d="M3 1.2h7.2L13 4v10.8H3z" fill="none" stroke="currentColor" stroke-width="1.1"/><path d="M5.3 5h4.4M5.3 7h5.4" stroke="currentColor" stroke-width="1"/><circle cx="8" cy="11.2" r="2" fill="currentColor"/>',
  'm-vetted': `<path d="${TOOTHED}" fill="currentColor"/><circle cx="8" cy="8" r="5.5" fill="none" class="on-mark" stroke-width=".7"/><path d="M5.5 8.2l1.8 1.8 3.2-3.7" fill="none" class="on-mark" stroke-width="1.4"/>`,
  key: '<circle cx="5" cy="8" r="3.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8.2 8H15v3m-2.6-3v2.2" fill="none" stroke="currentColor" stroke-width="1.6"/>',
  run: '<path d="M3.6 2.2v11.6L13.4 8z" fill="currentColor"/>',
  pause: '<path d="M3.6 2.4h3v11.2h-3zM9.4 2.4h3v11.2h-3z" fill="currentColor"/>',
  wait: '<path d="M4 1.8h8M4 14.2h8M4.9 1.8c0 4 6.2 4.4 6.2 6.2s-6.2 2.2-6.2 6.2M11.1 1.8c0 4-6.2 4.4-6.2 6.2s6.2 2.2 6.2 6.2" fill="none" stroke="currentColor" stroke-width="1.2"/>',
} as const

/** Paint is in the stylesheet, since the page allows no style of its own. */
export const MARKS: Markup = trusted(
  `<svg class="vh" width="0" height="0" aria-hidden="true"><defs>${Object.entries(SYMBOLS)
    .map(([name, drawn]) => `<symbol id="${name}" viewBox="0 0 16 16">${drawn}</symbol>`)
    .join('')}</defs></svg>`,
)

type Mark = keyof typeof SYMBOLS

export function mark(name: Mark): Markup {
  return html`<svg aria-hidden="true"><use href="#${name}"/></svg>`
}

/** In running text. */
export function inlineMark(name: Mark): Markup {
  return html`<svg class="i" aria-hidden="true"><use href="#${name}"/></svg>`
}
