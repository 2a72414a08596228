import { formatJson } from '../core/json.ts'
import { dayBefore } from '../core/time.ts'
import type { KnownList } from './copied-spans.ts'
import type { Kind, Localised, Said, Source } from './kinds.ts'
import type { Ended, Span } from './roll.ts'
import type { ListingRow } from './rows.ts'

/**
 * What changed for one party on a roll between two days: it came or went, was named otherwise, said something. Each
 * with the day on which it happened, or the days between which it did where lists alone tell it. Of whom it is not known
 * at one end whether they stood there, nothing is told but that.
 */
export type RollChange = Readonly<{
  what: ChangeKind
  party: string
  /** As it is afterwards; of who left, as it was. */
  names: Localised
  kind: Kind
  country: string | null
  /** The last day on which it was known to be as before, and the first on which it is as now: one day where that is known. */
  after: string
  by: string
  /** What it was called, and counted as. */
  was?: Pick<Span, 'names' | 'kind' | 'country'>
  /** Of who left. */
  how?: Ended['how']
  into?: string
  /** Of who is not known at one end: how it is at the other. */
  other?: 'on' | 'off'
  /** What it declared or reserves. */
  words?: Said
  /** The list or report that tells it; null for what a party signed. */
  source: { readonly list: string } | { readonly report: Source } | null
  entry: number
  /** The first day of the span that tells it: stores find changes by it. */
  told: string
}>

export const CHANGES = [
  'joined',
  'left',
  /** On it before, copied from a list; from then on by its own signature. */
  'signed',
  'renamed',
  'kind',
  'country',
  'declared',
  'reserved',
  /** Not known at the beginning, or at the end. */
  'unknown-before',
  'unknown-after',
] as const
export type ChangeKind = (typeof CHANGES)[number]

interface Around {
  readonly from: string
  readonly to: string
  /** The day on which the call was issued: before it, nobody is not known. */
  readonly issued: string | null
  readonly listing?: ListingRow | undefined
  /** Of the call, sorted. */
  readonly lists: readonly KnownList[]
}

/** How it was from a day on. Where nothing is said of it, no span tells it. */
interface Step {
  readonly state: 'on' | 'off' | 'unknown'
  readonly first: string
  readonly span: Span | null
}

/** The days from which on spans can tell a change between two days: all from the first where it begins before the issue. */
export function toldAfter({ from, issued }: Pick<Around, 'from' | 'issued'>): string {
  return issued !== null && from < issued ? '' : from
}

/** Every change between the end of the day `from` and the end of the day `to`, oldest first. `spans` are all of one party. */
export function changesOf(spans: readonly Span[], around: Around): RollChange[] {
  const steps = stepsBetween(spans, around)
  return [...moves(steps, around), ...faces(steps, around)].sort((a, b) =>
    a.by < b.by ? -1 : a.by > b.by ? 1 : 0,
  )
}

function stepsBetween(spans: readonly Span[], { from, to, issued }: Around): Step[] {
  const all = spans
    .toSorted((a, b) => (a.first < b.first ? -1 : 1))
    .flatMap((span, i, sorted): Step[] => {
      const next = sorted[i + 1]?.first ?? null
      const gap: Step[] =
        span.until !== null && span.until !== next ? [{ state: 'off', first: span.until, span: null }] : []
      return [...sinceIssued(span, issued), ...gap]
    })
  const begun = all.findLast(({ first }) => first <= from)
  const within = all.filter(({ first }) => first > from && first <= to)
  return [{ ...(begun ?? { state: 'off', span: null }), first: from }, ...within]
}

function sinceIssued(span: Span, issued: string | null): Step[] {
  const { first, until, answer, ended } = span
  const state = answer ?? (ended === null ? 'on' : 'off')
  if (state !== 'unknown' || issued === null || first >= issued) return [{ state, first, span }]
  const before: Step = { state: 'off', first, span }
  return until !== null && until <= issued ? [before] : [before, { state, first: issued, span }]
}

/** Who came and went, and who is not known at one end. */
function moves(steps: readonly Step[], around: Around): RollChange[] {
  const found: RollChange[] = []
  let known: number | undefined
  steps.forEach((step, i) => {
    if (step.state === 'unknown') return
    const before = known === undefined ? undefined : steps[known]!
    if (before !== undefined && before.state !== step.state && step.span !== null) {
      // Until the day before the next step it was as it had been.
      const after = known === i - 1 ? step.first : dayBefore(steps[known! + 1]!.first)
      found.push(moved(step.span, step.state === 'on', { after, by: step.first }, around))
    }
    known = i
  })
  return [...found, ...notKnown(steps, around)]
}

function moved(span: Span, isOn: boolean, days: Days, around: Around): RollChange {
  if (isOn) return changeOf('joined', span, days, around)
  const { how, into } = span.ended ?? { how: 'unlisted' }
  return { ...changeOf('left', span, days, around), how, ...(into !== undefined && { into }) }
}

function notKnown(steps: readonly Step[], around: Around): RollChange[] {
  const { from, to } = around
  const [first, last] = [steps[0]!, steps.at(-1)!]
  if ((first.state === 'unknown') === (last.state === 'unknown')) return []
  if (first.state === 'unknown') {
    const known = steps.find(({ state }) => state !== 'unknown')!
    const { span } = known
    if (span === null || last.state === 'unknown') return []
    const days = { after: from, by: known.first }
    return [{ ...changeOf('unknown-before', span, days, around), other: last.state }]
  }
  const since = steps[steps.findLastIndex(({ state }) => state !== 'unknown') + 1]!
  const days = { after: dayBefore(since.first), by: to }
  return [{ ...changeOf('unknown-after', since.span!, days, around), other: first.state as 'on' | 'off' }]
}

/** As whom it stood there, and what it said. */
function faces(steps: readonly Step[], around: Around): RollChange[] {
  let face: Span | null = null
  let before: Span | null = null
  return steps.flatMap(({ state, span }, i) => {
    const [old, said] = [face, before]
    before = span
    if (state === 'on') face = span
    if (i === 0 || span === null) return []
    const renamed = state === 'on' && old !== null ? facesChanged(old, span, around) : []
    return [...renamed, ...saidAnew(said, span, around)]
  })
}

function facesChanged(old: Span, span: Span, around: Around): RollChange[] {
  const { names, kind, country } = old
  const signed = old.basis === 'listed' && span.basis !== 'listed'
  const day = { after: span.first, by: span.first }
  const changed = [
    ...(isRenamed(names, span.names) ? ['renamed' as const] : []),
    ...(kind !== span.kind ? ['kind' as const] : []),
    // What was not known before has not changed.
    ...(country !== null && country !== span.country ? ['country' as const] : []),
  ]
  const days = daysOfFace(old, span, around)
  return [
    ...(signed ? [changeOf('signed', span, day, around)] : []),
    ...changed.map(what => ({ ...changeOf(what, span, days, around), was: { names, kind, country } })),
  ]
}

/** A name in one more language is no other name. */
function isRenamed(before: Localised, now: Localised): boolean {
  const differs = before.some(a => now.some(b => a.lang === b.lang && a.text !== b.text))
  return differs || !before.some(a => now.some(b => a.text === b.text))
}

/** Between two lists nobody tells when a name changed; a source that reports it does, and so does what a party signs. */
function daysOfFace({ basis }: Span, { first }: Span, { listing, lists }: Around): Days {
  const { versions = [], facts = [] } = listing ?? {}
  const told = facts.filter(({ withdrawn }) => withdrawn === null)
  const isTold = told.some(({ what, day }) => what === 'renamed' && day === first)
  // Where a list names it, other sources say nothing of how.
  const reports = versions.length === 0 ? told : []
  const days = [
    ...[...lists.filter(({ whole }) => whole), ...versions].map(({ date }) => date),
    ...reports.map(({ day }) => day),
  ]
  const last = days
    .filter(day => day < first)
    .sort()
    .at(-1)
  return { after: basis !== 'listed' || isTold ? first : (last ?? first), by: first }
}

function saidAnew(before: Span | null, span: Span, around: Around): RollChange[] {
  const days = { after: span.first, by: span.first }
  const anew = (what: 'declared' | 'reserved', member: 'declaration' | 'reservation'): RollChange[] => {
    const words = span[member]
    if (words === null || formatJson(words) === formatJson(before?.[member] ?? null)) return []
    return [{ ...changeOf(what, span, days, around), words }]
  }
  return [...anew('declared', 'declaration'), ...anew('reserved', 'reservation')]
}

type Days = Pick<RollChange, 'after' | 'by'>

function changeOf(what: ChangeKind, span: Span, days: Days, { listing }: Around): RollChange {
  const { party, names, kind, country, entry, first } = span
  return { what, party, names, kind, country, ...days, source: sourceOf(entry, listing), entry, told: first }
}

function sourceOf(entry: number, listing: ListingRow | undefined): RollChange['source'] {
  const version = listing?.versions.find(one => one.entry === entry)
  if (version !== undefined) return { list: version.date }
  const fact = listing?.facts?.find(one => one.entry === entry)
  return fact === undefined ? null : { report: fact.source }
}
