import { brief } from '../core/bytes.ts'
import { REFUSALS, type RefusalCode } from '../core/refusal.ts'
import { byId, type Child, el, mark, sentence } from './verify-dom.ts'
import type { Pieces, Words } from './verify-words.ts'

/** The document that a check or an audit ends in: a verdict, its steps, and what does not hold. */

/** `idle`: there was nothing to check, which proves nothing. `unreached`: a step before it did not hold. */
export type StepState = 'holds' | 'idle' | 'fails' | 'unreached'

type LinksTo = (entry: number) => string | null

/** An address to keep and cite, where the receipt or the log is that of this site. */
export interface Telling {
  readonly words: Words
  readonly linksTo: LinksTo
}

export const tell = ({ words, linksTo }: Telling, pieces: Pieces): Node[] => sentence(pieces, words, linksTo)

export interface Verdict {
  /** RFC 3339, by the reader's clock. */
  readonly at: string
  readonly title: string
  readonly lede: readonly Node[]
  /** Where it came from, in words. */
  readonly from: string
  /** The words around the seal; null where nothing was proven. */
  readonly ring: string | null
}

/** `beside` stands beside the steps, where there is room. */
export function deed(
  { at, title, lede, from, ring }: Verdict,
  steps: Iterable<Node>,
  words: Words,
  beside: Node | null = null,
): Node {
  const head = el(
    'div',
    { class: 'deed-head' },
    el(
      'div',
      {},
      el('p', { class: 'sc' }, words.text('checked', { time: words.time(at) })),
      el('h2', { id: 'verdict', class: 'mt-s', tabindex: '-1', 'data-holds': String(ring !== null) }, title),
      el('p', { class: 'mt verdict-lede' }, ...lede),
      el('p', { class: 'fine mt-s' }, from),
    ),
    ring === null ? null : seal(ring),
  )
  const list = el('ol', { class: 'checks mt-l' }, ...steps)
  const matter = beside === null ? list : el('div', { class: 'path-in' }, list, beside)
  return el('section', { class: 'deed', 'aria-labelledby': 'verdict' }, head, matter)
}

/** It is earned: no seal stands on what does not hold. */
function seal(ring: string): Node {
  const drawn = byId<HTMLTemplateElement>('engraved').content.cloneNode(true) as DocumentFragment
  const path = drawn.querySelector('textPath')
  if (path) path.textContent = ring
  return drawn
}

const MARK: Record<StepState, string> = {
  holds: 'seal',
  fails: 'v-fails',
  idle: 'v-idle',
  unreached: 'v-idle',
}
const COLOUR: Record<StepState, string> = {
  holds: 'holds',
  fails: 'k-missed',
  idle: 'k-none',
  unreached: 'k-none',
}

export function step(name: string, state: StepState, detail: Pieces, telling: Telling): HTMLElement {
  const { words } = telling
  return el(
    'li',
    { 'data-step': name, 'data-state': state },
    el(
      'span',
      { class: COLOUR[state] },
      mark(MARK[state]),
      el('span', { class: 'vh' }, words.text(`state.${state}`)),
    ),
    el('p', {}, words.text(`step.${name}`)),
    el('p', {}, ...tell(telling, state === 'unreached' ? words.say('unreached') : detail)),
  )
}

/** A part of the page: its heading, the page's word for it, stands in the margin. */
export function part(
  name: 'proven' | 'open' | 'rests' | 'carried' | 'refused',
  words: Words,
  { note = null, strong = false }: { readonly note?: string | null; readonly strong?: boolean },
  ...matter: readonly Child[]
): HTMLElement {
  const heading = el('h2', {}, words.text(name))
  const side = el('div', { class: 'side' }, heading, note === null ? null : el('p', {}, note))
  return el(
    'section',
    { class: `entry${strong ? ' strong mt-l' : ''}`, id: `found-${name}` },
    side,
    ...matter,
  )
}

/** A refusal as it came: from this thread, or from a worker. */
export interface Refused {
  readonly code: RefusalCode
  readonly message: string
  readonly evidence?: string | undefined
}

/** Characters: two checkpoints, or two rows of the register; a page full of more helps nobody. */
const MOST_EVIDENCE = 100_000

/** What does not hold. The page's words come first; the checker's own sentence names the very place, in English. */
export function refusalShown({ code, message, evidence }: Refused, mend: Pieces, telling: Telling): Node {
  const { words } = telling
  const title = `refusal.${code}`
  const meant = words.has(title) ? words.text(title) : REFUSALS[code].title
  return part(
    'refused',
    words,
    { strong: true },
    el(
      'dl',
      { class: 'facts wide narrow refused' },
      fact(words.text('refused.code'), meant, ' ', el('code', {}, code)),
      fact(words.text('refused.sentence'), el('span', { lang: 'en', dir: 'ltr' }, message)),
      fact(words.text('refused.mend'), ...tell(telling, mend)),
      evidence === undefined
        ? null
        : fact(
            words.text('refused.evidence'),
            el('pre', { class: 'raw', tabindex: '0' }, brief(evidence, MOST_EVIDENCE)),
          ),
    ),
  )
}

function fact(name: string, ...what: readonly Child[]): HTMLElement {
  return el('div', {}, el('dt', {}, name), el('dd', {}, ...what))
}
