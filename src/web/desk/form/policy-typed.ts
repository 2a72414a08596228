import { fromUtf8 } from '../../../core/bytes.ts'
import type { Policy, Said } from '../../../register/kinds.ts'
import type { Asked } from '../../asked.ts'

/** A policy as it would be typed into `policy-fields`: an officer changes what is to change, and leaves the rest. */

const DAY = 86_400

/** The words themselves, also where they stand beside the log. */
async function textOf({ site }: Asked, said: Said): Promise<string> {
  if ('text' in said) return said.text
  const words = await site.log.store.words(said.digest)
  return words === undefined ? '' : fromUtf8(words.bytes)
}

export async function policyTyped(asked: Asked, policy: Policy): Promise<URLSearchParams> {
  const { kinds, mandate, mandates = [], umbrellas = [], recheckDays, persons, reporting } = policy
  const rules = await Promise.all(
    policy.delisting.map(async ({ id, rule }) => `${id}: ${await textOf(asked, rule)}`),
  )
  const typed = new URLSearchParams({
    mandate,
    effect: await textOf(asked, policy.effect),
    entities: await textOf(asked, policy.entities),
    grace: String(policy.graceDays),
    notice: String(policy.noticeDays),
    window: String(Math.ceil(policy.window / DAY)),
    delisting: rules.join('\n'),
    umbrellas: umbrellas.join('\n'),
    recheck: recheckDays === undefined ? '' : String(recheckDays),
    months: reporting === null ? '' : String(reporting.months),
    from: reporting === null ? '' : reporting.from,
  })
  for (const kind of kinds) typed.set(`kind-${kind}`, 'yes')
  for (const one of mandates) typed.set(`mandate-${one.kind}`, one.mandate)
  if (persons === true) typed.set('persons', 'yes')
  return typed
}

/**
 * What was left as it stood stays as it was recorded, in the very words and the language in which they were said: the
 * language of whoever fills in the form is not theirs.
 */
export function withKeptWords(before: Policy, after: Policy): Policy {
  const keep = (old: Said | undefined, now: Said): Said =>
    old !== undefined && 'text' in old && 'text' in now && old.text === now.text ? old : now
  const rule = (id: string) => before.delisting.find(one => one.id === id)?.rule
  const isOf = (kinds: Policy['kinds']) => JSON.stringify(kinds.toSorted())
  return {
    ...after,
    // A form names kinds in an order of its own, which says nothing.
    kinds: isOf(before.kinds) === isOf(after.kinds) ? before.kinds : after.kinds,
    // A window of less than a day cannot be typed: left alone, it stays.
    window: Math.ceil(before.window / DAY) * DAY === after.window ? before.window : after.window,
    effect: keep(before.effect, after.effect),
    entities: keep(before.entities, after.entities),
    delisting: after.delisting.map(one => ({ id: one.id, rule: keep(rule(one.id), one.rule) })),
  }
}
