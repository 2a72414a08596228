import { type Amount, daysOf, type Pledge } from '../register/commitment-kinds.ts'
import type { Said } from '../register/kinds.ts'

/**
 * What an amendment changes of a commitment: old beside new. It says whether a figure grew or a day came nearer, never
 * whether that is better: of emissions less is more, of berths it is not.
 */

export type Stated = Pledge & { readonly manifest?: string }

export const WORDS = ['what', 'scope', 'indicator', 'part'] as const
export const FIGURES = ['baseline', 'target'] as const

type Set = 'set' | 'dropped'

export type PledgeChange =
  | Readonly<{
      of: (typeof WORDS)[number]
      how: Set | 'reworded'
      old: Said | null
      new: Said | null
    }>
  | Readonly<{
      of: (typeof FIGURES)[number]
      /** `unit`: what is counted is another thing, so neither number is larger. */
      how: Set | 'grew' | 'shrank' | 'unit'
      /** Of a target, where its baseline shows the way: whether it leads further from there, or less far. */
      from?: 'further' | 'nearer'
      old: Amount | null
      new: Amount | null
    }>
  | Readonly<{ of: 'due'; how: Set | 'earlier' | 'later'; old: string | null; new: string | null }>
  | Readonly<{
      of: 'milestone'
      how: Set | 'reworded'
      day: string
      old: Said | null
      new: Said | null
    }>
  | Readonly<{ of: 'principle' | 'manifest'; how: 'moved'; old: string; new: string }>
  | Readonly<{
      of: 'measure'
      how: Set | 'moved'
      old: Pledge['measure']
      new: Pledge['measure']
    }>

/** In the order in which a commitment is read; empty where nothing changes. */
export function pledgeChanges(before: Stated, after: Stated): PledgeChange[] {
  const moved = (of: 'principle' | 'manifest'): PledgeChange[] => {
    const [old, now] = [before[of], after[of]]
    return old === undefined || now === undefined || old === now ? [] : [{ of, how: 'moved', old, new: now }]
  }
  return [
    ...moved('manifest'),
    ...moved('principle'),
    ...measureChange(before.measure, after.measure),
    ...WORDS.slice(0, 3).flatMap(of => wordsChange(of, before[of], after[of])),
    ...figureChange('baseline', before.baseline, after.baseline),
    ...targetChange(before, after),
    ...milestoneChanges(before.milestones, after.milestones),
    ...dueChange(before.due, after.due),
    ...wordsChange('part', before.part, after.part),
  ]
}

const setOr = <T>(old: unknown, now: unknown, other: T): T | Set =>
  old === null ? 'set' : now === null ? 'dropped' : other

function wordsChange(of: (typeof WORDS)[number], old: Said | null, now: Said | null): PledgeChange[] {
  return isSame(old, now) ? [] : [{ of, how: setOr(old, now, 'reworded' as const), old, new: now }]
}

function isSame(one: Said | null, other: Said | null): boolean {
  if (one === null || other === null) return one === other
  if (one.lang !== other.lang) return false
  if ('text' in one) return 'text' in other && one.text === other.text
  return 'digest' in other && one.digest === other.digest
}

function figureChange(of: (typeof FIGURES)[number], old: Amount | null, now: Amount | null): PledgeChange[] {
  if (old === now) return []
  if (old === null || now === null) return [{ of, how: setOr(old, now, 'unit' as const), old, new: now }]
  if (old.unit !== now.unit) return [{ of, how: 'unit', old, new: now }]
  const [was, is] = [millionths(old.value), millionths(now.value)]
  return was === is ? [] : [{ of, how: was < is ? 'grew' : 'shrank', old, new: now }]
}

/** Where the baseline stays, and both targets lie on one side of it, it is known which way is on. */
function targetChange(before: Stated, after: Stated): PledgeChange[] {
  const [old, now] = [before.target, after.target]
  const [from, same] = [before.baseline, after.baseline]
  return figureChange('target', old, now).map(change => {
    if (change.how !== 'grew' && change.how !== 'shrank') return change
    if (from === null || same === null || from.unit !== same.unit || from.unit !== old!.unit) return change
    const [start, was, is] = [from.value, old!.value, now!.value].map(millionths) as [bigint, bigint, bigint]
    const isOneSide = (was > start && is > start) || (was < start && is < start)
    if (millionths(same.value) !== start || !isOneSide) return change
    return {
      ...change,
      from: is > start === is > was ? ('further' as const) : ('nearer' as const),
    } as PledgeChange
  })
}

/** A decimal has six places at most, so no digit is lost. */
function millionths(value: string): bigint {
  const [whole = '', fraction = ''] = value.replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(6, '0'))
  return value.startsWith('-') ? -size : size
}

function milestoneChanges(old: Pledge['milestones'], now: Pledge['milestones']): PledgeChange[] {
  const days = [...new Set([...old, ...now].map(({ day }) => day))].sort()
  return days.flatMap((day): PledgeChange[] => {
    const was = old.find(one => one.day === day)?.says ?? null
    const is = now.find(one => one.day === day)?.says ?? null
    return isSame(was, is)
      ? []
      : [{ of: 'milestone', how: setOr(was, is, 'reworded' as const), day, old: was, new: is }]
  })
}

function dueChange(old: string | null, now: string | null): PledgeChange[] {
  if (old === now) return []
  const how = setOr(old, now, String(now) < String(old) ? ('earlier' as const) : ('later' as const))
  return [{ of: 'due', how, old, new: now }]
}

function measureChange(old: Pledge['measure'], now: Pledge['measure']): PledgeChange[] {
  const named = (one: Pledge['measure']) => one && `${one.catalogue}/${one.edition}/${one.id}`
  return named(old) === named(now)
    ? []
    : [{ of: 'measure', how: setOr(old, now, 'moved' as const), old, new: now }]
}

/** The days that have come by the day of an amendment and that it no longer names: they stay due. */
export function staysDue(before: Pledge, after: Pledge, day: string): string[] {
  const named = daysOf(after)
  return daysOf(before).filter(on => on <= day && !named.includes(on))
}

/** What a reader will miss in a commitment: nothing of it is asked for by the law. */
export const GAPS = ['figure', 'indicator', 'baseline', 'unit', 'date', 'whole', 'scope'] as const
export type Gap = (typeof GAPS)[number]

/**
 * `what` are its own words, where they can be read: a figure among them is one. A measure of the call says itself what
 * is to be done, so of that only the day can lack.
 */
export function gapsIn(
  one: Pick<Pledge, 'measure' | 'scope' | 'indicator' | 'baseline' | 'target' | 'due' | 'milestones'>,
  what: string | null,
): Gap[] {
  const lacks: Record<Gap, boolean> = {
    figure: one.target === null && !/\p{Nd}/u.test(what ?? ''),
    indicator: one.indicator === null,
    baseline: one.target !== null && one.baseline === null,
    unit: one.target !== null && one.baseline !== null && one.target.unit !== one.baseline.unit,
    date: one.due === null && one.milestones.length === 0,
    // The last step on the way is not yet all of it.
    whole: one.due === null && one.milestones.length > 0,
    scope: one.scope === null,
  }
  const asked: readonly Gap[] = one.measure !== null && what === null ? ['date'] : GAPS
  return asked.filter(gap => lacks[gap])
}
