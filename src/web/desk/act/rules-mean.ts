import type { Clause } from '../../../register/clauses.ts'
import type { Policy } from '../../../register/policy.ts'
import { policyChanged } from '../../../register/types/calls.ts'
import type { ClauseMeans } from '../../../work/commitments/clauses-mean.ts'
import { type Anew, newRulesMean, type RulesMean } from '../../../work/commitments/new-rules.ts'
import type { SoonerRemoval } from '../../../work/commitments/sooner-removal.ts'
import type { Composed } from '../../../work/compose.ts'
import {
  type Asked,
  html,
  listed,
  listOf,
  longDay,
  type Markup,
  type Piece,
  remark,
  say,
  shortDate,
} from '../../kit/kit.ts'
import { clauseName } from '../../text/asks-of-you.ts'
import { asksWords } from '../../text/clause-facts.ts'
import { versionsIn } from '../../text/versions.ts'
import { bodyIf, meansHead, namesFold, todayOf } from './means.ts'

/** What other rules would mean for those who stand today, shown to whoever is about to sign them. */

/** Null for every other act, and while nobody has signed. `here` is the address of the page. */
export async function rulesMeanPart(asked: Asked, composed: Composed, here: string): Promise<Piece> {
  const says = bodyIf(policyChanged.type, composed)
  if (says === null) return null
  const { lang, site } = asked
  const { policy } = says
  const call = composed.call!
  const today = todayOf(asked)
  const all = await newRulesMean(site.log.store, call, policy, today)
  const head = meansHead(asked, 'mean.title')
  if (all.length === 0) return html`${head}${remark(say(lang, 'mean.nobody'))}`
  const byNotice = all.filter(({ from }) => from !== null)
  const days = byNotice.map(({ from }) => from!).sort()
  const unasked =
    (policy.clauses ?? []).length === 0 ? 0 : byNotice.filter(({ asks }) => asks === null).length
  const lines = [
    byNotice.length === 0
      ? null
      : say(lang, 'mean.byNotice', {
          count: byNotice.length,
          several: days[0] === days.at(-1) ? 'no' : 'yes',
          first: longDay(days[0]!, lang),
          last: longDay(days.at(-1)!, lang),
        }),
    all.length === byNotice.length ? null : say(lang, 'mean.byYes', { count: all.length - byNotice.length }),
    unasked === 0 ? null : say(lang, 'mean.unasked', { count: unasked }),
  ]
  return html`
    ${head}
    ${remark(say(lang, 'mean.note', { day: longDay(today, lang) }))}
    <p>${say(lang, 'mean.stand', { count: all.length })}</p>
    ${listed(await boundLines(asked, call, all), 'plain-list')}
    ${lines.map(line => line && html`<p>${line}</p>`)}
    ${policy.clauses === undefined ? null : clausesMean(asked, policy, all)}
    ${anewMean(asked, all, here)}
    ${soonerMean(asked, all, here)}
    <p class="notice">${say(lang, 'mean.nobodyElse')}</p>
    ${await namesMean(asked, call, policy, all, here)}
  `
}

/** How many are bound by which rules today. */
async function boundLines({ lang, ...asked }: Asked, call: string, all: readonly RulesMean[]) {
  const policies = await versionsIn({ lang, ...asked } as Asked, 'policies', call)
  const byRules = Map.groupBy(all, ({ bound }) => bound.policy)
  return policies.flatMap(({ digest, number }) => {
    const bound = byRules.get(digest)
    return bound === undefined ? [] : [say(lang, 'mean.bound', { count: bound.length, number })]
  })
}

function clausesMean(asked: Asked, { clauses = [] }: Policy, all: readonly RulesMean[]): Markup {
  const { lang } = asked
  const rows = clauses.map(clause => {
    const each = all.map(one => ({ from: one.asks, it: of(one, clause) }))
    const asks = each.filter(({ it, from }) => it.is === 'asked' && from !== null)
    const ifYes = each.filter(({ it, from }) => it.is === 'asked' && from === null)
    const count = (is: ClauseMeans['is']) => each.filter(({ it }) => it.is === is).length
    const dues = (some: typeof each) => some.map(({ it }) => it.due!).sort()
    const said = (key: 'mean.asked' | 'mean.ifYes', some: typeof each) => {
      const days = dues(some)
      return some.length === 0
        ? null
        : say(lang, key, {
            count: some.length,
            several: days[0] === days.at(-1) ? 'no' : 'yes',
            first: longDay(days[0]!, lang),
            last: longDay(days.at(-1)!, lang),
          })
    }
    const lines = [
      said('mean.asked', asks),
      said('mean.ifYes', ifYes),
      count('same') === 0 ? null : say(lang, 'mean.same', { count: count('same') }),
      count('met') === 0 ? null : say(lang, 'mean.met', { count: count('met') }),
      count('none') === 0 ? null : say(lang, 'mean.none', { count: count('none') }),
    ].filter(line => line !== null)
    return html`<li>${clauseName(asked, clause)}<br>${asksWords(lang, clause)}${listed(lines, 'plain-list')}</li>`
  })
  return html`<h4 class="mt">${say(lang, 'policy.clauses')}</h4><ul class="plain-list clauses">${rows}</ul>`
}

const of = ({ clauses }: RulesMean, clause: Clause) => clauses.find(one => one.clause === clause)!

/** Who is late today and would start anew, since a clause changes by a letter or is left out: how many, and who. */
function anewMean(asked: Asked, all: readonly RulesMean[], here: string): Piece {
  const { lang } = asked
  const late = all.filter(({ anew }) => anew.length > 0)
  if (late.length === 0) return null
  const lines = late.flatMap(({ anew }) => anew)
  const byClause = [...Map.groupBy(lines, ({ clause, is }) => `${clause.id} ${is}`)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const says = byClause.map(([, some]) => {
    const count = (state: Anew['state']) => some.filter(one => one.state === state).length
    const counts = (['overdue', 'silent', 'inactive'] as const).flatMap(state =>
      count(state) === 0 ? [] : [say(lang, 'mean.anewState', { count: count(state), state })],
    )
    const { clause, is } = some[0]!
    return say(lang, 'mean.anewClause', { clause: clause.id, is, who: listOf(counts, lang) })
  })
  return html`
    <div class="notice warn">
      <p>${say(lang, 'mean.anew', { count: late.length })}</p>
      ${listed(says, 'plain-list')}
    </div>
    ${namesFold(asked, late, {
      ...{ here, by: 'late', id: 'mean-anew', caption: 'mean.anewHead', heads: ['mean.anewBy'] },
      summary: say(lang, 'mean.anewNames', { count: late.length }),
      cells: ({ anew }) =>
        html`<td role="cell">${listed(
          anew.map(({ clause, is, state }) => say(lang, 'mean.anewLine', { clause: clause.id, is, state })),
          'plain-list',
        )}</td>`,
    })}
  `
}

/** Whom the new rules would let us remove on an earlier day: a clause that stays to the letter does not tell it. */
function soonerMean(asked: Asked, all: readonly RulesMean[], here: string): Piece {
  const { lang } = asked
  const some = all.filter(({ sooner }) => sooner.length > 0)
  if (some.length === 0) return null
  const words = ({ from, before, rule, clause }: SoonerRemoval) => ({
    ...{ rule, clause: clause.id, from: longDay(from, lang) },
    ...{ has: before === null ? ('no' as const) : ('yes' as const) },
    before: before === null ? '' : longDay(before, lang),
  })
  const each = some.flatMap(({ sooner }) => sooner)
  const groups = [
    ...Map.groupBy(each, ({ from, before, rule, clause }) => `${from} ${rule} ${clause.id} ${before}`),
  ]
  const lines = groups
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, same]) => say(lang, 'mean.soonerGroup', { ...words(same[0]!), count: same.length }))
  return html`
    <div class="notice warn" id="mean-sooner">
      <p>${say(lang, 'mean.sooner', { count: some.length })}</p>
      ${listed(lines, 'plain-list')}
    </div>
    ${namesFold(asked, some, {
      ...{
        here,
        by: 'sooner',
        id: 'mean-sooner-names',
        caption: 'mean.soonerHead',
        heads: ['mean.soonerBy'],
      },
      summary: say(lang, 'mean.names', { count: some.length }),
      cells: ({ sooner }) =>
        html`<td role="cell">${listed(
          sooner.map(one =>
            say(lang, 'mean.soonerLine', {
              ...words(one),
              ...{ due: longDay(one.due, lang), step: one.step, since: longDay(one.since, lang) },
            }),
          ),
          'plain-list',
        )}</td>`,
    })}
  `
}

/** Each by its name, a page at a time. */
async function namesMean(
  asked: Asked,
  call: string,
  { clauses = [] }: Policy,
  all: readonly RulesMean[],
  here: string,
) {
  const { lang } = asked
  const policies = await versionsIn(asked, 'policies', call)
  const number = (digest: string) => policies.find(one => one.digest === digest)!.number
  const hasClauses = clauses.length > 0
  return namesFold(asked, all, {
    ...{ here, by: 'after', id: 'mean-names', caption: 'mean.title' },
    summary: say(lang, 'mean.names', { count: all.length }),
    heads: ['mean.boundBy', 'mean.from', ...(hasClauses ? (['mean.asks'] as const) : [])],
    cells: one => html`
      <td role="cell">${say(lang, 'binding.rules', { number: number(one.bound.policy) })}</td>
      <td role="cell">${one.from === null ? say(lang, 'mean.onlyYes') : shortDate(one.from, lang)}</td>
      ${hasClauses ? html`<td role="cell">${listed(asksLines(asked, one), 'plain-list')}</td>` : null}
    `,
  })
}

function asksLines({ lang }: Asked, { asks, clauses }: RulesMean) {
  return clauses.map(({ clause, is, due }) =>
    say(lang, 'mean.line', {
      clause: clause.id,
      is: is === 'asked' && asks === null ? 'yes' : is,
      day: due === null ? '' : longDay(due, lang),
    }),
  )
}
