import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import type { Clause } from '../../register/clauses.ts'
import { movesOn } from '../../register/cycles.ts'
import type { Kind } from '../../register/kinds.ts'
import type { Policy } from '../../register/policy.ts'
import { type CallRow, ref } from '../../register/rows.ts'
import { asIfSigned, type ToCome, toCome } from '../../register/to-come.ts'
import { readKnown } from '../../work/commitments/duties.ts'
import { type Asked, html, listed, longDay, type Markup, named, say, sub } from '../kit/kit.ts'
import { asksWords } from './clause-facts.ts'

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
  const signature = asIfSigned(known?.signature, digest, today)
  const { classes, schedule } = known ?? {}
  const found = toCome({ party: { versions }, signature, classes, schedule }, row, policy, moves, today)
  const others = clauses.length - found.length
  const lines = found.map(one => html`${asksWords(lang, one.clause)} ${whenWords(asked, one)}`)
  return html`
    ${found.length === 0 ? say(lang, 'asks.nothing') : listed(lines, 'plain-list')}
    ${others === 0 || found.length === 0 ? null : sub(say(lang, 'asks.others', { count: others }))}
  `
}

function whenWords({ lang }: Asked, { clause, next }: ToCome): Markup {
  if (next === null) return html`${say(lang, 'asks.over')}`
  const { opens, due, last, steps } = next
  const { cycle } = clause
  const again = cycle.months === undefined ? null : ` ${say(lang, 'clause.again', { count: cycle.months })}`
  const days = say(lang, 'asks.due', { opens: longDay(opens, lang), due: longDay(due, lang) })
  const late = last === due ? '' : ` ${say(lang, 'asks.late', { day: longDay(last, lang) })}`
  const follow = steps.map(
    ({ name, since }) => ` ${say(lang, `asks.${name}`, { day: longDay(since, lang) })}`,
  )
  return html`<b>${days}</b>${again}${late}${follow}`
}

/** Which clause, by its first words: for lists of many. */
export function clauseName({ lang }: Asked, { id, says }: Clause): Markup {
  const texts = says.flatMap(said => ('text' in said ? [{ lang: said.lang, text: said.text }] : []))
  return texts.length === 0 ? html`<code>${id}</code>` : html`${named(texts, lang)} <code>${id}</code>`
}
