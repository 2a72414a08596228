import { fromUtf8 } from '../core/bytes.ts'
import { REFUSALS } from '../core/refusal.ts'
import type { CheckedReceipt } from '../register/receipt-findings.ts'
import { type Outcome, STEPS, type Step, type StepState } from './verify-check.ts'
import { detailOf, type Shown, summaryOf } from './verify-details.ts'
import { byId, type Child, el, entryLink, here, mark, sentence } from './verify-dom.ts'
import { notProven, proven, type ShownFact } from './verify-facts.ts'
import type { Pieces, Words } from './verify-words.ts'

/** What a check has found, put into the page. */

export function show(shown: Shown, words: Words): HTMLElement {
  const { outcome, origin } = shown
  const isHere = 'found' in outcome && outcome.found.log.origin === origin
  const linksTo = (entry: number) => (isHere ? here(`/entries/${entry}`) : null)
  const tell = (pieces: Pieces) => sentence(pieces, words, linksTo)
  const parts =
    'found' in outcome ? [...factsShown(outcome.found, words, tell, linksTo)] : [refusalShown(outcome, words)]
  return el('div', {}, deed(shown, words, tell), ...parts)
}

type Tell = (pieces: Pieces) => Node[]

function deed(shown: Shown, words: Words, tell: Tell): HTMLElement {
  const { outcome, from, at } = shown
  const holds = 'found' in outcome
  const lede = holds
    ? summaryOf(outcome.found, words)
    : words.say('fails.lede', {
        step: STEPS.indexOf(outcome.step) + 1,
        of: STEPS.length,
        name: words.text(`step.${outcome.step}`),
      })
  const head = el(
    'div',
    { class: 'deed-head' },
    el(
      'div',
      {},
      el('p', { class: 'sc' }, words.text('checked', { time: words.time(at) })),
      el('h2', { id: 'verdict', class: 'mt-s', tabindex: '-1' }, words.text(holds ? 'holds' : 'fails')),
      el('p', { class: 'mt verdict-lede' }, ...tell(lede)),
      el('p', { class: 'fine mt-s' }, from),
    ),
    holds ? seal(outcome.found.index, outcome.states, words) : null,
  )
  const steps = el('ol', { class: 'checks mt-l' }, ...STEPS.map(step => stepShown(step, shown, words, tell)))
  return el('section', { class: 'deed', 'aria-labelledby': 'verdict' }, head, steps)
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

function stepShown(step: Step, shown: Shown, words: Words, tell: Tell): HTMLElement {
  const state = shown.outcome.states[step]
  return el(
    'li',
    { 'data-step': step, 'data-state': state },
    el(
      'span',
      { class: COLOUR[state] },
      mark(MARK[state]),
      el('span', { class: 'vh' }, words.text(`state.${state}`)),
    ),
    el('p', {}, words.text(`step.${step}`)),
    el('p', {}, ...tell(detailOf(step, shown, words))),
  )
}

/** It is earned: no seal stands on a receipt that does not hold. */
function seal(index: number, states: Outcome['states'], words: Words): Node {
  const drawn = byId<HTMLTemplateElement>('engraved').content.cloneNode(true) as DocumentFragment
  const held = STEPS.filter(step => states[step] === 'holds').length
  const ring = drawn.querySelector('textPath')
  if (ring) ring.textContent = words.text('seal', { index, held, of: STEPS.length })
  return drawn
}

function refusalShown(outcome: Extract<Outcome, { step: Step }>, words: Words): HTMLElement {
  const { refusal, step } = outcome
  const mend = words.lang === 'en' ? REFUSALS[refusal.code].mend : null
  return el(
    'section',
    { class: 'entry strong mt-l', id: 'refused' },
    el('div', { class: 'side' }, el('h2', {}, words.text('refused'))),
    el(
      'dl',
      { class: 'facts wide narrow' },
      fact(words.text('refused.code'), el('code', {}, refusal.code)),
      fact(words.text('refused.sentence'), el('span', { lang: 'en', dir: 'ltr' }, refusal.message)),
      fact(words.text('refused.mend'), words.text(`mend.${step}`), mend === null ? null : ` ${mend}`),
      refusal.evidence === undefined
        ? null
        : fact(words.text('refused.evidence'), el('pre', { class: 'raw' }, refusal.evidence)),
    ),
  )
}

function fact(name: string, ...what: readonly Child[]): HTMLElement {
  return el('div', {}, el('dt', {}, name), el('dd', {}, ...what))
}

function* factsShown(
  found: CheckedReceipt,
  words: Words,
  tell: Tell,
  linksTo: (entry: number) => string | null,
): Generator<HTMLElement> {
  const cite = ({ says, entry }: ShownFact, cited: boolean) => {
    const isSaid = says.some(piece => typeof piece === 'object' && 'entry' in piece && piece.entry === entry)
    const meta = cited && entry !== undefined && !isSaid
    return el(
      'li',
      {},
      el('span', { class: 'what' }, ...tell(says)),
      meta ? el('span', { class: 'meta' }, entryLink(entry, words.text('entry', { entry }), linksTo)) : null,
    )
  }
  const list = (facts: readonly ShownFact[], cited: boolean) =>
    el('div', { class: 'box' }, el('ul', { class: 'ledger found' }, ...facts.map(one => cite(one, cited))))
  const part = (name: string, note: string | null, matter: HTMLElement, strong = '') =>
    el(
      'section',
      { class: `entry${strong}`, id: `found-${name}` },
      el('div', { class: 'side' }, el('h2', {}, words.text(name)), note === null ? null : el('p', {}, note)),
      matter,
    )
  const note = words.text('proven.note', { log: found.log.origin })
  yield part('proven', note, list(proven(found, words), true), ' strong mt-l')
  yield part('open', null, list(notProven(found, words), false))
  yield part('rests', words.text('rests.note'), rests(found, words, linksTo))
  const carried = carriedBy(found, words)
  if (carried !== null) yield part('carried', null, carried)
}

function rests(
  { entries }: CheckedReceipt,
  words: Words,
  linksTo: (entry: number) => string | null,
): HTMLElement {
  const line = ({ index, type, admitted }: CheckedReceipt['entries'][number]) =>
    el(
      'li',
      {},
      el('span', { class: 'when' }, entryLink(index, words.text('entry', { entry: index }), linksTo)),
      el('span', { class: 'what' }, words.has(`type.${type}`) ? words.text(`type.${type}`) : type),
      el('span', { class: 'meta' }, words.time(admitted)),
    )
  return el('div', { class: 'box' }, el('ol', { class: 'ledger three' }, ...entries.map(line)))
}

/** Texts as plain text: whatever they contain, nothing of it runs. */
function carriedBy({ texts }: CheckedReceipt, words: Words): HTMLElement | null {
  const here = texts.flatMap(({ bytes, lang, title }) =>
    bytes === null
      ? []
      : [
          el(
            'details',
            { class: 'alt' },
            el('summary', {}, words.text('carried.show', { title, language: words.language(lang) })),
            el('pre', { class: 'raw carried', lang, dir: 'auto', tabindex: '0' }, fromUtf8(bytes)),
          ),
        ],
  )
  return here.length === 0 ? null : el('div', { class: 'flow' }, ...here)
}
