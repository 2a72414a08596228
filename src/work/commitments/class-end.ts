import { type Asked, askedOn } from '../../register/asked.ts'
import { bindingOn } from '../../register/binding-policy.ts'
import { movesOn } from '../../register/cycles.ts'
import type { BodyOf } from '../../register/types.ts'
import type { Store } from '../../store/store.ts'
import { readKnown, readRules } from './duties.ts'

/** What still waits of a party by a class today, and would be asked no more if the class ended today: late or not. */
export async function classEndMeans(
  store: Store,
  call: string,
  { party: id, class: ending }: Pick<BodyOf<'class/ended'>, 'party' | 'class'>,
  today: string,
): Promise<Asked[]> {
  const rules = (await readRules(store, call))!
  const known = await readKnown(store, call, id)
  const classes = known?.classes
  const binding = known?.signature && bindingOn(known.signature, rules.call, today)
  if (known === undefined || classes === undefined || !binding) return []
  const terms = rules.policies.get(binding.policy) ?? {}
  const moves = movesOn(rules.extensions, rules.interruptions, today)
  const held = (row: typeof classes) => askedOn({ ...known, classes: row }, rules.call, terms, moves, today)
  const ended = classes.classes.map(one =>
    one.class === ending && one.ended === null
      ? { ...one, ended: { entry: classes.since, day: today } }
      : one,
  )
  const left = held({ ...classes, classes: ended })
  return held(classes).filter(
    ({ clause, due, state }) =>
      state !== 'met' && !left.some(one => one.clause.id === clause.id && one.due === due),
  )
}
