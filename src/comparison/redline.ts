import type { Block } from './blocks.ts'
import { Budget, type Run, runsOf } from './diff.ts'

/** Two versions of a text, paragraph by paragraph, and word by word where a paragraph was reworded. */

/** A paragraph, heading or item as it was typed, with its typed number. */
export interface Unit {
  readonly text: string
  /** The number of the paragraph that it stands in; null for a heading. */
  readonly paragraph: number | null
}

export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

export type Line = Readonly<{
  kind: 'same' | 'changed' | 'removed' | 'added'
  /** Its place in the new text, or in the old one where it was taken out. */
  paragraph: number | null
  stretches: readonly Stretch[]
}>

export interface Redline {
  readonly lines: readonly Line[]
  /** True if the two were too unlike, or too long, to be compared throughout. */
  readonly isCoarse: boolean
}

/** Steps that one page may cost: some hundred milliseconds at worst, once. */
const MOST_STEPS = 2_000_000
/** Paragraphs, old times new, of which reworded pairs are looked for. */
const MOST_PAIRS = 2_500
/** The share of words that a reworded paragraph keeps. */
const ALIKE = 0.4

export function unitsOf(
  blocks: readonly Block[],
  paragraphs: readonly (number | null | undefined)[],
): Unit[] {
  return blocks.flatMap((block, i) => {
    const paragraph = paragraphs[i] ?? null
    if (block.kind !== 'list') return [{ text: spaced(block.text), paragraph }]
    return block.items.map(({ number, text }) => ({
      text: spaced(number === null ? text : `${number}. ${text}`),
      paragraph,
    }))
  })
}

/** Spaces and line breaks are not words. */
function spaced(text: string): string {
  return text.trim().split(/\s+/).join(' ')
}

export function redline(before: readonly Unit[], after: readonly Unit[], steps = MOST_STEPS): Redline {
  const budget = new Budget(steps)
  const runs = runsOf(before, after, ({ text }) => text, budget)
  const lines: Line[] = []
  let removed: readonly Unit[] = []
  let added: readonly Unit[] = []
  const settle = () => {
    for (const line of reworded(removed, added, budget)) lines.push(line)
    removed = []
    added = []
  }
  for (const { kind, values } of runs) {
    if (kind === 'removed') removed = [...removed, ...values]
    else if (kind === 'added') added = [...added, ...values]
    else {
      settle()
      for (const unit of values) lines.push(whole('same', unit))
    }
  }
  settle()
  return { lines, isCoarse: budget.isCoarse }
}

function whole(kind: 'same' | 'removed' | 'added', { text, paragraph }: Unit): Line {
  return { kind, paragraph, stretches: [{ kind, text }] }
}

/** The units that were removed and added at one place: two that are alike are one paragraph, reworded. */
function* reworded(removed: readonly Unit[], added: readonly Unit[], budget: Budget): Generator<Line> {
  let old = 0
  let at = 0
  const end: [number, number] = [removed.length, added.length]
  for (const [oldAt, newAt] of [...pairsOf(removed, added, budget), end]) {
    for (const unit of removed.slice(old, oldAt)) yield whole('removed', unit)
    for (const unit of added.slice(at, newAt)) yield whole('added', unit)
    if (oldAt < removed.length) yield compared(removed[oldAt]!, added[newAt]!, budget)
    old = oldAt + 1
    at = newAt + 1
  }
}

/** Pairs in both orders at once, as much alike in sum as can be (the table of the longest common subsequence). */
function pairsOf(removed: readonly Unit[], added: readonly Unit[], budget: Budget): [number, number][] {
  if (removed.length === 0 || added.length === 0) return []
  if (removed.length * added.length > MOST_PAIRS) {
    budget.isCoarse = true
    return []
  }
  const olds = removed.map(({ text }) => countsOf(text, budget))
  const news = added.map(({ text }) => countsOf(text, budget))
  const best = Array.from({ length: removed.length + 1 }, () => new Float64Array(added.length + 1))
  const likeness = olds.map(old => news.map(fresh => alike(old, fresh, budget)))
  for (let i = removed.length - 1; i >= 0; i--)
    for (let j = added.length - 1; j >= 0; j--)
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, best[i + 1]![j + 1]! + likeness[i]![j]!)
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < removed.length && j < added.length; )
    if (likeness[i]![j]! > 0 && best[i]![j] === best[i + 1]![j + 1]! + likeness[i]![j]!)
      pairs.push([i++, j++])
    else if (best[i]![j] === best[i + 1]![j]) i += 1
    else j += 1
  return pairs
}

interface Counts {
  readonly words: ReadonlyMap<string, number>
  readonly total: number
}

function countsOf(text: string, budget: Budget): Counts {
  const words = new Map<string, number>()
  let total = 0
  for (const token of tokensOf(text, budget)) {
    if (!isWord(token)) continue
    words.set(token, (words.get(token) ?? 0) + 1)
    total += 1
  }
  return { words, total }
}

/** The share of words that both have, or 0 if it is too little for one paragraph. */
function alike(a: Counts, b: Counts, budget: Budget): number {
  if (!budget.take(a.words.size + 1)) return 0
  let common = 0
  for (const [word, count] of a.words) common += Math.min(count, b.words.get(word) ?? 0)
  const share = common / Math.max(a.total, b.total, 1)
  return share >= ALIKE ? share : 0
}

function compared(old: Unit, fresh: Unit, budget: Budget): Line {
  const before = tokensOf(old.text, budget)
  const after = tokensOf(fresh.text, budget)
  const stretches = readable(runsOf(before, after, token => token, budget))
  return { kind: 'changed', paragraph: fresh.paragraph, stretches }
}

/** Spaces between two changes belong to both: a phrase is struck and replaced as one. */
function readable(runs: readonly Run<string>[]): Stretch[] {
  const stretches: Stretch[] = []
  let removed = ''
  let added = ''
  const settle = () => {
    if (removed !== '') stretches.push({ kind: 'removed', text: removed })
    if (added !== '') stretches.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [i, { kind, values }] of runs.entries()) {
    const text = values.join('')
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (removed !== '' && added !== '' && i < runs.length - 1 && /^ +$/.test(text)) {
      removed += text
      added += text
    } else {
      settle()
      stretches.push({ kind, text })
    }
  }
  settle()
  return stretches
}

/** Words, single characters of scripts without spaces, spaces, and single marks. */
function tokensOf(text: string, budget: Budget): string[] {
  return (budget.take(text.length) && text.match(TOKEN)) || [text]
}
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{M}\p{N}]+(?:[’'-][\p{L}\p{M}\p{N}]+)*|\s+|./gsu

function isWord(token: string): boolean {
  return /^[\p{L}\p{M}\p{N}]/u.test(token)
}
