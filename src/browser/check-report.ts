import { brief, utf8 } from '../core/bytes.ts'
import { EVIDENCE_TYPE, evidenceName, isEvidence, parseEvidence } from '../core/evidence.ts'
import { REFUSALS, type RefusalCode } from '../core/refusal.ts'
import { byId, type Child, el, mark, tell } from './verify-dom.ts'
import type { Pieces, Words } from './verify-words.ts'

/** The document in which a check or an audit ends: a verdict, its steps, and what does not hold. */

/** `idle`: there was nothing to check, which proves nothing. `unreached`: a step before it did not hold. */
export type StepState = 'holds' | 'idle' | 'fails' | 'unreached'

interface Verdict {
  /** RFC 3339, by the reader's clock. */
  readonly at: string
  /** The key of its title. */
  readonly is: string
  readonly lede: Pieces
  /** Where it came from, in words. */
  readonly from: string
  /** The words around the seal; null where nothing was proven. */
  readonly ring: string | null
  readonly steps: readonly Node[]
  /** Stands beside the steps, where there is room. */
  readonly beside?: Node | null
}

export function deed(
  { at, is, lede, from, ring, steps, beside = null }: Verdict,
  words: Words,
  ...parts: readonly Node[]
): HTMLElement {
  const head = el(
    'div',
    { class: 'deed-head' },
    el(
      'div',
      {},
      el('p', { class: 'sc' }, words.text('checked', { time: words.time(at) })),
      el(
        'h2',
        { id: 'verdict', class: 'mt-s', tabindex: '-1', 'data-holds': String(ring !== null) },
        words.text(is),
      ),
      el('p', { class: 'mt verdict-lede' }, ...tell(words, lede)),
      el('p', { class: 'fine mt-s' }, from),
    ),
    ring === null ? null : seal(ring),
  )
  const list = el('ol', { class: 'checks mt-l' }, ...steps)
  const matter = beside === null ? list : el('div', { class: 'path-in' }, list, beside)
  const section = el('section', { class: 'deed', 'aria-labelledby': 'verdict' }, head, matter)
  return el('div', { class: 'mt-l' }, section, ...parts)
}

/** No seal stands on what does not hold. */
function seal(ring: string): Node {
  const drawn = byId<HTMLTemplateElement>('engraved').content.cloneNode(true) as DocumentFragment
  const path = drawn.querySelector('textPath')
  if (path) path.textContent = ring
  return drawn
}

const MARKS: Record<StepState, { readonly icon: string; readonly colour: string }> = {
  holds: { icon: 'seal', colour: 'holds' },
  fails: { icon: 'v-fails', colour: 'k-missed' },
  idle: { icon: 'v-idle', colour: 'k-none' },
  unreached: { icon: 'v-idle', colour: 'k-none' },
}

export function step(name: string, state: StepState, detail: Pieces, words: Words): HTMLElement {
  const { icon, colour } = MARKS[state]
  return el(
    'li',
    { 'data-step': name, 'data-state': state },
    el('span', { class: colour }, mark(icon), el('span', { class: 'vh' }, words.text(`state.${state}`))),
    el('p', {}, words.text(`step.${name}`)),
    el('p', {}, ...tell(words, state === 'unreached' ? words.say('unreached') : detail)),
  )
}

/** A part of the page, with its heading in the margin. */
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

/** A refusal as it came from a worker. */
export interface Refused {
  readonly code: RefusalCode
  readonly message: string
  readonly evidence?: string | undefined
}

/** Characters: two checkpoints, or two rows of the register; more helps nobody. */
const MOST_EVIDENCE = 100_000

/** What does not hold: the page's words, then the checker's own sentence, which names the very place, in English. */
export function refusalShown({ code, message, evidence }: Refused, mend: Pieces, words: Words): Node {
  const meant = words.textOr(`refusal.${code}`, REFUSALS[code].title)
  return part(
    'refused',
    words,
    { strong: true },
    el(
      'dl',
      { class: 'facts wide narrow refused' },
      fact(words.text('refused.code'), meant, ' ', el('code', {}, code)),
      fact(words.text('refused.sentence'), el('span', { lang: 'en', dir: 'ltr' }, message)),
      fact(words.text('refused.mend'), ...tell(words, mend)),
      evidence === undefined
        ? null
        : fact(
            words.text('refused.evidence'),
            el('pre', { class: 'raw', tabindex: '0' }, brief(evidence, MOST_EVIDENCE)),
            isEvidence(utf8(evidence)) ? el('p', {}, fileOf(evidence, words)) : null,
          ),
    ),
  )
}

/** The evidence as the file that `avow verify` reads. */
function fileOf(evidence: string, words: Words): Node {
  const href = URL.createObjectURL(new Blob([evidence], { type: EVIDENCE_TYPE }))
  const download = evidenceName(parseEvidence(utf8(evidence)))
  return el('a', { href, download }, words.text('refused.save'))
}

/** Says at which step a check stopped. */
export function stopped(key: string, at: string, steps: readonly string[], words: Words): Pieces {
  const values = { step: steps.indexOf(at) + 1, of: steps.length, name: words.text(`step.${at}`) }
  return words.say(key, values)
}

function fact(name: string, ...what: readonly Child[]): HTMLElement {
  return el('div', {}, el('dt', {}, name), el('dd', {}, ...what))
}
