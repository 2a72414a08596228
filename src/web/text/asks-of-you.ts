import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import { followsStep, removalDay } from '../../register/asked.ts'
import type { Clause } from '../../register/clauses.ts'
import { type Moves, movesOn } from '../../register/cycles.ts'
import type { Kind } from '../../register/kinds.ts'
import type { Policy } from '../../register/policy.ts'
import { type CallRow, ref } from '../../register/rows.ts'
import { type ClauseMeans, yesMeans } from '../../work/commitments/clauses-mean.ts'
import { readKnown } from '../../work/commitments/duties.ts'
import { type Asked, html, type Lang, listed, longDay, type Markup, named, say, sub } from '../kit/kit.ts'
import { asksShown } from './clause-facts.ts'

/** What the clauses of a policy ask of one organisation, and by when, if it says yes today: told before it signs. */

interface Asking {
  readonly id: string
  readonly row: Pick<CallRow, 'policies'>
  readonly policy: Policy
  readonly digest: Digest
}

/** `party` is left out for one that the register does not have yet. Null where the policy has no clauses. */
export async function asksOfYou(
  asked: Asked,
  { id, row, policy, digest }: Asking,
  { kind, party }: { readonly kind: Kind; readonly party?: string | undefined },
): Promise<Markup | null> {
  const { lang, site } = asked
  const { clauses } = policy
  if (clauses === undefined) return null
  const today = dayOf(site.now())
  const { store } = site.log
  const [known, [extensions, interruptions]] = await Promise.all([
    party === undefined ? undefined : readKnown(store, id, party),
    store.rows([ref('extensions', id), ref('interruptions', 'log')]),
  ])
  const versions = known?.party.versions ?? [{ from: today, kind } as never]
  const moves = movesOn(extensions, interruptions, today)
  const { signature, classes, schedule } = known ?? {}
  const all = yesMeans(
    { party: { versions }, signature, classes, schedule },
    { before: row, after: row, policy, digest, moves, today },
  )
  const found = all.filter(({ isMeant }) => isMeant)
  const others = clauses.length - found.length
  const lines = await Promise.all(
    found.map(async one => {
      const when = [whenSaid(lang, one), ...removalSaid(lang, one, policy, { moves, bound: today })].join(' ')
      return html`${await asksShown(asked, id, one.clause)} ${one.is === 'asked' ? html`<b>${when}</b>` : when}`
    }),
  )
  return html`
    ${found.length === 0 ? say(lang, 'asks.nothing') : listed(lines, 'plain-list')}
    ${others === 0 || found.length === 0 ? null : sub(say(lang, 'asks.others', { count: others }))}
  `
}

/** The end of what follows: who reads the other steps must not have to unfold the rules to find it. */
function removalSaid(
  lang: Lang,
  { clause, next }: Pick<ClauseMeans, 'clause' | 'next'>,
  { delisting }: Policy,
  { moves, bound }: { readonly moves: Moves; readonly bound: string },
): string[] {
  const days = delisting.filter(followsStep).flatMap(({ after }) => {
    const step = after.clause === clause.id ? next?.steps.find(({ name }) => name === after.step) : undefined
    return step === undefined ? [] : [removalDay(step.since, after.days, bound, moves)]
  })
  const [first] = days.sort()
  return first === undefined ? [] : [say(lang, 'asks.removable', { day: longDay(first, lang) })]
}

/** By when a clause asks for something, and what follows; of one that goes on, what waits by it today. */
export function whenSaid(
  lang: Lang,
  { clause, is, next, now }: Pick<ClauseMeans, 'clause' | 'is' | 'next' | 'now'>,
): string {
  const { months } = clause.cycle
  const coming = () =>
    next === null
      ? []
      : [
          ...comingSaid(lang, next),
          ...(months === undefined ? [] : [say(lang, 'clause.again', { count: months })]),
        ]
  switch (is) {
    case 'same':
      return [say(lang, 'asks.same'), ...now.map(one => nowSaid(lang, one)), ...coming()].join(' ')
    case 'met':
      return say(lang, 'asks.met')
    case 'none':
      return say(lang, 'asks.over')
    case 'asked':
      return coming().join(' ')
  }
}

function comingSaid(lang: Lang, { opens, due, last, steps }: NonNullable<ClauseMeans['next']>): string[] {
  const day = (on: string) => longDay(on, lang)
  return [
    say(lang, 'asks.due', { opens: day(opens), due: day(due) }),
    ...(last === due ? [] : [say(lang, 'asks.late', { day: day(last) })]),
    ...steps.map(({ name, since }) => say(lang, `asks.${name}`, { day: day(since) })),
  ]
}

function nowSaid(lang: Lang, { state, moved, last, steps }: ClauseMeans['now'][number]): string {
  const step = state === 'overdue' ? steps.at(-1) : undefined
  return say(lang, 'asks.now', {
    is: step?.name ?? state,
    day: longDay(moved, lang),
    last: longDay(last, lang),
    since: step === undefined ? '' : longDay(step.since, lang),
  })
}

/** Which clause, by its first words: for lists of many. */
export function clauseName({ lang }: Asked, { id, says }: Clause): Markup {
  const texts = says.flatMap(said => ('text' in said ? [{ lang: said.lang, text: said.text }] : []))
  return texts.length === 0 ? html`<code>${id}</code>` : html`${named(texts, lang)} <code>${id}</code>`
}
