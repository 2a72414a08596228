import { fromUtf8 } from '../core/bytes.ts'
import type { CheckedReceipt } from '../register/receipt-findings.ts'
import { deed, part, refusalShown, step, stopped } from './check-report.ts'
import { detailOf, type Shown, summaryOf } from './verify-details.ts'
import { type Child, el, entryLink, tell } from './verify-dom.ts'
import { notProven, proven, type ShownFact } from './verify-facts.ts'
import { pathShown } from './verify-path.ts'
import { type Fails, STEPS, type Step } from './verify-steps.ts'
import { logValues, type Pieces, type Words } from './verify-words.ts'

/** What a check has found, put into the page. */

export function show(shown: Shown, ofPage: Words): HTMLElement {
  const { outcome, origin, at, from } = shown
  const words = ofPage.citing('found' in outcome && outcome.found.log.origin === origin)
  const stepOf = (name: Step) => step(name, outcome.states[name], detailOf(name, shown, words), words)
  const verdict = { at, from, steps: STEPS.map(stepOf) }
  if ('refusal' in outcome) {
    const mend = detailOf(outcome.step, shown, words)
    return deed(
      {
        ...verdict,
        is: `fails.${outcome.step}`,
        lede: stopped('fails.lede', outcome.step, STEPS, words),
        ring: null,
      },
      words,
      refusalShown(outcome.refusal, mend, words),
      ...failureShown(outcome, shown, words),
    )
  }
  const { found, states, path } = outcome
  const { index, log } = found
  const held = STEPS.filter(step => states[step] === 'holds').length
  const ring = words.text('seal', { index, held, of: STEPS.length })
  const beside = pathShown(path, { index, size: log.size }, words)
  return deed(
    { ...verdict, is: 'holds', lede: summaryOf(found, words), ring, beside },
    words,
    ...factsShown(found, shown, words),
  )
}

function* factsShown(found: CheckedReceipt, shown: Shown, words: Words): Generator<HTMLElement> {
  const note = words.text('proven.note', {
    log: found.log.origin,
    source: words.source('source', shown.ofPage.key),
  })
  const { key, witnesses } = shown.ofPage
  // A key that comes from this site alone proves that the site agrees with itself.
  const alone = [
    ...(key ? [words.say('open.key')] : []),
    ...(witnesses && found.cosigners.length > 0 ? [words.say('open.witnesses')] : []),
    ...notProven(found, words).map(({ says }) => says),
  ]
  yield part('proven', words, { note, strong: true }, list(proven(found, words), words))
  yield part('open', words, {}, list(uncited(alone), words))
  yield part('rests', words, { note: words.text('rests.note') }, rests(found, words))
  yield part('carried', words, {}, carriedBy(found, words))
}

/** What a receipt that does not hold proves all the same, by the steps that held: never who stated what. */
function* failureShown(outcome: Fails, shown: Shown, words: Words): Generator<HTMLElement> {
  const { step, signed } = outcome
  const held = step === 'chain' ? 'tree' : step === 'texts' || step === 'words' ? 'chain' : 'signed'
  const says =
    signed === null
      ? words.say('failed.nothing')
      : words.say(`failed.${held}`, logValues(signed, shown.ofPage.key, words))
  const alone = shown.ofPage.key && signed !== null ? [words.say('open.key')] : []
  yield part('proven', words, {}, list([{ says }], words))
  yield part('open', words, {}, list(uncited([words.say('failed.open'), ...alone]), words))
}

const uncited = (all: readonly Pieces[]) => all.map(says => ({ says }))

/** Each with the entry that it cites, unless it says that itself. */
function list(facts: readonly ShownFact[], words: Words): HTMLElement {
  const shown = facts.map(({ says, entry }) => {
    const isSaid = says.some(piece => typeof piece === 'object' && 'entry' in piece && piece.entry === entry)
    const cited = entry === undefined || isSaid ? null : entryNamed(entry, words)
    return el(
      'li',
      {},
      el('span', { class: 'what' }, ...tell(words, says)),
      cited && el('span', { class: 'meta' }, cited),
    )
  })
  return el('div', { class: 'box' }, el('ul', { class: 'ledger found' }, ...shown))
}

function entryNamed(entry: number, words: Words): Node {
  return entryLink(words, entry, words.entry(entry))
}

function rests({ entries }: CheckedReceipt, words: Words): HTMLElement {
  const line = ({ index, type, admitted }: CheckedReceipt['entries'][number]) =>
    el(
      'li',
      {},
      el('span', { class: 'when' }, entryNamed(index, words)),
      el('span', { class: 'what' }, words.type(type)),
      el('span', { class: 'meta' }, words.time(admitted)),
    )
  return el('div', { class: 'box' }, el('ol', { class: 'ledger three' }, ...entries.map(line)))
}

/** The statement and all words as plain text: whatever they contain, nothing of it runs. */
function carriedBy({ statement, texts, words: carried }: CheckedReceipt, words: Words): HTMLElement {
  const folded = (summary: string, attributes: Readonly<Record<string, string>>, ...what: Child[]) =>
    el(
      'details',
      { class: 'alt' },
      el('summary', {}, summary),
      el('pre', { class: 'raw carried', tabindex: '0', ...attributes }, ...what),
    )
  const read = (bytes: Uint8Array, lang: string, title: string) =>
    folded(
      words.text('carried.show', { title, language: words.language(lang) }),
      { lang, dir: 'auto' },
      fromUtf8(bytes),
    )
  return el(
    'div',
    { class: 'flow' },
    ...texts.map(({ bytes, lang, title }) => (bytes === null ? null : read(bytes, lang, title))),
    ...carried.map(({ bytes, reference }) =>
      read(bytes, reference.lang, words.text('carried.words', { digest: short(reference.digest) })),
    ),
    folded(words.text('carried.statement'), { dir: 'ltr' }, JSON.stringify(statement, null, 2)),
  )
}

const short = (digest: string) => `${digest.slice(7, 15)}…${digest.slice(-6)}`
