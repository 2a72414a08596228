import { html, type Markup, trusted } from './markup.ts'

/** The marks of look/LOOK.md, drawn once a page and shown by name. A mark never stands without its word. */

const line = (d: string, width: number, dashes = '') =>
  `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${width}"${dashes && ` stroke-dasharray="${dashes}"`}/>`
const ring = (x: number, y: number, radius: number, width: number, dashes = '') =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="currentColor" stroke-width="${width}"${dashes && ` stroke-dasharray="${dashes}"`}/>`
const dot = (y: number, radius: number) => `<circle cx="8" cy="${y}" r="${radius}" fill="currentColor"/>`
const filled = (d: string) => `<path d="${d}" fill="currentColor"/>`

const TOOTHED = filled(
  'M8.0 0.1L8.9 1.1L10.2 0.4L10.8 1.7L12.2 1.3L12.5 2.7L13.9 2.8L13.8 4.2L15.1 4.7L14.6 6.0L15.8 6.8L14.9 8.0L15.8 9.1L14.6 9.9L15.1 11.2L13.8 11.7L13.9 13.1L12.5 13.2L12.2 14.6L10.8 14.2L10.2 15.5L8.9 14.8L8.0 15.9L7.0 14.8L5.7 15.5L5.1 14.2L3.7 14.6L3.4 13.2L2.0 13.1L2.2 11.7L0.8 11.2L1.3 9.9L0.1 9.1L1.1 8.0L0.1 6.8L1.3 6.0L0.8 4.7L2.2 4.2L2.0 2.8L3.4 2.7L3.7 1.3L5.1 1.7L5.7 0.4L7.0 1.1z',
)
const SEAL = `${TOOTHED}<circle cx="8" cy="8" r="5.5" fill="none" class="on-mark" stroke-width=".7"/><path d="M5.5 8.2l1.8 1.8 3.2-3.7" fill="none" class="on-mark" stroke-width="1.4"/>`

const SYMBOLS = {
  seal: SEAL,
  copy: line('M5.4 4.2V1.2h8.4v10.6h-3.2', 1.3) + line('M2.2 4.2h8.4v10.6H2.2z', 1.3, '2.4 1.6'),
  'm-email': ring(8, 8, 5.6, 1) + dot(8, 2.1),
  'm-domain': ring(8, 8, 6.6, 1) + ring(8, 8, 4.4, 1) + dot(8, 2.1),
  'm-voucher': ring(5.6, 8, 4.5, 1.1) + ring(10.4, 8, 4.5, 1.1),
  'm-instrument': `${line('M3 1.2h7.2L13 4v10.8H3z', 1.1)}<path d="M5.3 5h4.4M5.3 7h5.4" stroke="currentColor" stroke-width="1"/>${dot(11.2, 2)}`,
  'm-vetted': SEAL,
  key: ring(5, 8, 3.2, 1.6) + line('M8.2 8H15v3m-2.6-3v2.2', 1.6),
  arrow: line('M2 8h11M8.5 3.5 13 8l-4.5 4.5', 1.5),
  run: filled('M3.6 2.2v11.6L13.4 8z'),
  pause: filled('M3.6 2.4h3v11.2h-3zM9.4 2.4h3v11.2h-3z'),
  'c-open': line('M13.6 5.2A6.2 6.2 0 1 0 14.2 8', 1.6) + line('M8 8h7.5M12.6 5.4 15.3 8l-2.7 2.6', 1.4),
  'c-closed': ring(8, 8, 6.2, 1.6) + line('M4.5 8h7', 1.8),
  wait: line(
    'M4 1.8h8M4 14.2h8M4.9 1.8c0 4 6.2 4.4 6.2 6.2s-6.2 2.2-6.2 6.2M11.1 1.8c0 4-6.2 4.4-6.2 6.2s6.2 2.2 6.2 6.2',
    1.2,
  ),
}

const symbols = (all: Readonly<Record<string, string>>) =>
  trusted(
    `<svg class="vh" width="0" height="0" aria-hidden="true"><defs>${Object.entries(all)
      .map(([name, drawn]) => `<symbol id="${name}" viewBox="0 0 16 16">${drawn}</symbol>`)
      .join('')}</defs></svg>`,
  )

/** The stylesheet paints them, since the page allows no style of its own. */
export const MARKS = symbols(SYMBOLS)

/** For pages that check: a diamond with a cross is what fails, a ring what was not checked yet. */
export const VERIFY_MARKS = symbols({
  'v-fails': `${filled('M8 .5 15.5 8 8 15.5.5 8z')}<path d="M5.7 5.7l4.6 4.6m0-4.6-4.6 4.6" fill="none" class="on-mark" stroke-width="1.6"/>`,
  'v-idle': ring(8, 8, 6.4, 1.2, '2.6 2'),
})

const SQUARE =
  '<rect x="2.3" y="2.3" width="11.4" height="11.4" fill="none" stroke="currentColor" stroke-width="1.5"/>'

const FULL = filled('M1.6 1.6h12.8v12.8H1.6z')
const cut = (d: string) => `<path d="${d}" fill="none" class="on-mark" stroke-width="1.5"/>`

/** Squares say when (`web/commitments/status`): shapes differ, not colours alone. */
export const STATUS_MARKS = symbols({
  'st-open': SQUARE,
  'st-due': SQUARE + filled('M2.3 8h11.4v5.7H2.3z'),
  'st-reported': SQUARE + line('M5 5.9h6M5 8h6M5 10.1h6', 1.3),
  // Painted here, so that no square of ten thousand needs a word for it.
  'st-overdue': `<g class="past-due">${SQUARE}${line('M8 4.6v3.7l2.6 1.7', 1.5)}</g>`,
  // One filled square for each way to close: whose signature is out, the last report, the withdrawal.
  'st-closed': FULL,
  'st-ended': FULL + cut('M4.6 5.5h6.8M4.6 8h6.8M4.6 10.5h6.8'),
  'st-withdrawn': FULL + cut('M4 12 12 4'),
})

const DISC = '<circle cx="8" cy="8" r="7" fill="currentColor"/>'

/** Rounds say how it went, and who says so stands beside: here an organisation of itself. */
export const OUTLOOK_MARKS = symbols({
  'o-kept': `${DISC}<path d="M4.7 8.3l2.3 2.3 4.3-4.8" fill="none" class="on-mark" stroke-width="1.7"/>`,
  'o-on-course': ring(8, 8, 6.2, 1.6) + filled('M8 1.8a6.2 6.2 0 0 0 0 12.4z'),
  'o-missed': `${filled('M8 .5 15.5 8 8 15.5.5 8z')}<path d="M5.7 5.7l4.6 4.6m0-4.6-4.6 4.6" fill="none" class="on-mark" stroke-width="1.6"/>`,
})

/** For tables at the desk: done, not yet, and what needs somebody. */
const DESK_SYMBOLS = {
  tick: line('M2.5 8.4l3.6 3.7 7.4-8.2', 1.9),
  not: dot(8, 2),
  bang: line('M8 1.5 15 14H1z', 1.4) + line('M8 6v4M8 11.4v1.3', 1.5),
}
export const DESK_MARKS = symbols(DESK_SYMBOLS)

export function deskSymbol(name: keyof typeof DESK_SYMBOLS): Markup {
  return html`<svg class="i" aria-hidden="true"><use href="#${name}"/></svg>`
}

export type Mark = keyof typeof SYMBOLS

export function mark(name: Mark): Markup {
  return html`<svg aria-hidden="true"><use href="#${name}"/></svg>`
}

export function inlineMark(name: Mark): Markup {
  return html`<svg class="i" aria-hidden="true"><use href="#${name}"/></svg>`
}
