import { fromUtf8 } from '../core/bytes.ts'
import type { CheckedReceipt } from '../register/receipt-findings.ts'
import { deed, part, refusalShown, step, type Telling, tell } from './deed.ts'
import { detailOf, type Shown, summaryOf } from './verify-details.ts'
import { type Child, el, entryLink, here } from './verify-dom.ts'
import { notProven, proven, type ShownFact } from './verify-facts.ts'
import { pathShown } from './verify-path.ts'
import { type Fails, type Holds, STEPS, type Step } from './verify-steps.ts'
import { counted, type Words } from './verify-words.ts'

/** What a check has found, put into the page. */

export function show(shown: Shown, words: Words): HTMLElement {
  const { outcome, origin } = shown
  const isHere = 'found' in outcome && outcome.found.log.origin === origin
  const telling: Telling = { words, linksTo: entry => (isHere ? here(`/entries/${entry}`) : null) }
  const parts =
    'found' in outcome
      ? factsShown(outcome.found, shown, telling)
      : [
          refusalShown(outcome.refusal, detailOf(outcome.step, shown, words), telling),
          ...failureShown(outcome, shown, telling),
        ]
  return el('div', { class: 'mt-l' }, verdictOf(shown, telling), ...parts)
}

function verdictOf(shown: Shown, telling: Telling): Node {
  const { outcome, from, at } = shown
  const { words } = telling
  const holds = 'found' in outcome
  const lede = holds
    ? summaryOf(outcome.found, words)
    : words.say('fails.lede', {
        step: STEPS.indexOf(outcome.step) + 1,
        of: STEPS.length,
        name: words.text(`step.${outcome.step}`),
      })
  const verdict = {
    at,
    title: words.text(holds ? 'holds' : 'fails'),
    lede: tell(telling, lede),
    from,
    ring: holds ? ringOf(outcome, words) : null,
  }
  const stepOf = (name: Step) => step(name, outcome.states[name], detailOf(name, shown, words), telling)
  const beside = holds
    ? pathShown(outcome.path, { index: outcome.found.index, size: outcome.found.log.size }, words)
    : null
  return deed(verdict, STEPS.map(stepOf), words, beside)
}

function ringOf({ found, states }: Holds, words: Words): string {
  const held = STEPS.filter(step => states[step] === 'holds').length
  return words.text('seal', { index: found.index, held, of: STEPS.length })
}

function* factsShown(found: CheckedReceipt, shown: Shown, telling: Telling): Generator<HTMLElement> {
  const { words } = telling
  const note = words.text('proven.note', {
    log: found.log.origin,
    source: words.source('source', shown.ofPage.key),
  })
  yield part('proven', words, { note, strong: true }, list(proven(found, words), true, telling))
  yield part(
    'open',
    words,
    {},
    list([...ofPageAlone(found, shown, words), ...notProven(found, words)], false, telling),
  )
  yield part('rests', words, { note: words.text('rests.note') }, rests(found, telling))
  yield part('carried', words, {}, carriedBy(found, words))
}

/** What a receipt that does not hold proves all the same, by the steps that held: never who stated what. */
function* failureShown(outcome: Fails, shown: Shown, telling: Telling): Generator<HTMLElement> {
  const { words } = telling
  const { step, signed } = outcome
  const held = step === 'chain' ? 'tree' : step === 'texts' || step === 'words' ? 'chain' : 'signed'
  const says =
    signed === null
      ? words.say('failed.nothing')
      : words.say(`failed.${held}`, {
          ...counted(signed.size),
          log: { code: signed.origin },
          source: words.source('source', shown.ofPage.key),
        })
  const alone = shown.ofPage.key && signed !== null ? [words.say('open.key')] : []
  const facts = (all: readonly ShownFact['says'][]) => all.map(says => ({ says, entry: undefined }))
  yield part('proven', words, {}, list(facts([says]), false, telling))
  yield part('open', words, {}, list(facts([words.say('failed.open'), ...alone]), false, telling))
}

function list(facts: readonly ShownFact[], isCited: boolean, telling: Telling): HTMLElement {
  const shown = facts.map(fact => factShown(fact, isCited, telling))
  return el('div', { class: 'box' }, el('ul', { class: 'ledger found' }, ...shown))
}

/** A key that comes from this site alone proves that it agrees with itself. */
function* ofPageAlone({ cosigners }: CheckedReceipt, { ofPage }: Shown, words: Words): Generator<ShownFact> {
  if (ofPage.key) yield { says: words.say('open.key'), entry: undefined }
  if (ofPage.witnesses && cosigners.length > 0) yield { says: words.say('open.witnesses'), entry: undefined }
}

function factShown({ says, entry }: ShownFact, isCited: boolean, telling: Telling): HTMLElement {
  const isSaid = says.some(piece => typeof piece === 'object' && 'entry' in piece && piece.entry === entry)
  return el(
    'li',
    {},
    el('span', { class: 'what' }, ...tell(telling, says)),
    isCited && entry !== undefined && !isSaid
      ? el('span', { class: 'meta' }, entryNamed(entry, telling))
      : null,
  )
}

function entryNamed(entry: number, { words, linksTo }: Telling): Node {
  return entryLink(entry, words.text('entry', { entry }), linksTo)
}

function rests({ entries }: CheckedReceipt, telling: Telling): HTMLElement {
  const { words } = telling
  const line = ({ index, type, admitted }: CheckedReceipt['entries'][number]) =>
    el(
      'li',
      {},
      el('span', { class: 'when' }, entryNamed(index, telling)),
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
