import { dayOf } from '../../core/time.ts'
import { movesOn } from '../../register/cycles.ts'
import { dutiesOn } from '../../register/duties.ts'
import { toCome } from '../../register/to-come.ts'
import { readKnown, readRules } from '../../work/commitments/duties.ts'
import { type Asked, datedLine, html, longDay, type Markup, say } from '../kit/kit.ts'
import { asksShown } from '../text/clause-facts.ts'

/** What the rules that a party has just accepted ask of it next, each with its day. */
export async function askedNext(asked: Asked, call: string, party: string): Promise<Markup[]> {
  const { lang, site } = asked
  const { store } = site.log
  const rules = await readRules(store, call)
  const known = await readKnown(store, call, party)
  if (rules === undefined || known === undefined) return []
  const day = dayOf(site.now())
  const { asked: now, binding } = dutiesOn(known, rules, day)
  const policy = binding === null ? undefined : rules.policies.get(binding.policy)
  if (policy === undefined) return []
  const moves = movesOn(rules.extensions, rules.interruptions, day)
  const lines = toCome(known, rules.call, policy, moves, day)
    .flatMap(({ clause, next }) => (next === null ? [] : [{ clause, next }]))
    .filter(
      ({ clause, next }) =>
        !now.some(one => one.clause.id === clause.id && one.moved === next.due && one.met !== null),
    )
    .sort((a, b) => (a.next.due < b.next.due ? -1 : 1))
    .map(async ({ clause, next }) => {
      const on = { opens: longDay(next.opens, lang), due: longDay(next.due, lang) }
      return datedLine(on.due, html`${await asksShown(asked, call, clause)} ${say(lang, 'asks.due', on)}`)
    })
  return Promise.all(lines)
}
