import { dayOf } from '../../../core/time.ts'
import { movesOn } from '../../../register/cycles.ts'
import { signatureRemoved } from '../../../register/types/signatures.ts'
import { readDuties, readRules } from '../../../work/commitments/duties.ts'
import { waitingInterruptions } from '../../../work/commitments/interruptions.ts'
import { type Removable, removableBy } from '../../../work/commitments/removable.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, html, linkTo, listed, longDay, type Piece, say } from '../../kit/kit.ts'

/** A removal by a clause, before it is signed: for whom it is true today, and what that rests on. */

export function removableWords({ lang }: Asked, one: Removable): string {
  return say(lang, 'cycle.removable', {
    rule: one.rule,
    clause: one.clause.id,
    due: longDay(one.due, lang),
    step: one.step,
    since: longDay(one.since, lang),
    from: longDay(one.from, lang),
  })
}

/** The same for one party that an officer names; empty where it is true of no rule. */
export async function removableToday(asked: Asked, call: string, party: string): Promise<Removable[]> {
  const { log, now } = asked.site
  const day = dayOf(now())
  const rules = await readRules(log.store, call)
  const duties = rules && (await readDuties(log.store, rules, call, party, day))
  if (!duties) return []
  return removableBy(duties, movesOn(rules!.extensions, rules!.interruptions, day), day)
}

/**
 * A removal by a clause stands behind each interruption that nobody has recorded yet: its days count for none, and until
 * an entry says so the dates are not those that will hold. Null while none waits.
 */
export async function removalWaits({ lang, ...asked }: Asked): Promise<Piece> {
  const waiting = await waitingInterruptions(asked.site)
  if (waiting.length === 0) return null
  const link = linkTo(
    { lang, ...asked } as Asked,
    '/desk/new/interruption',
    say(lang, 'cycle.interruptionSign'),
  )
  return html`${say(lang, 'cycle.removalWaits', { count: waiting.length })} ${link}`
}

/** The same of an act that is about to be signed: null for every other act, and for a rule that follows no clause. */
export async function actWaits(asked: Asked, { type, call, body }: Composed): Promise<Piece> {
  if (type !== signatureRemoved.type || call === null) return null
  const { policy, rule } = signatureRemoved.read({ type, call, body, by: 'depositary' } as never)
  const rules = await readRules(asked.site.log.store, call)
  const follows = rules?.policies.get(policy)?.delisting.find(({ id }) => id === rule)?.after
  return follows === undefined ? null : removalWaits(asked)
}

/** Null for every other act, and for a rule that follows no clause. */
export async function removalMeanPart(asked: Asked, { type, call, body }: Composed): Promise<Piece> {
  if (type !== signatureRemoved.type || call === null) return null
  const { party, rule } = signatureRemoved.read({ type, call, body, by: 'depositary' } as never)
  const all = (await removableToday(asked, call, party)).filter(one => one.rule === rule)
  if (all.length === 0) return null
  return html`
    <h3 class="mt-l" id="means">${say(asked.lang, 'cycle.removalRests')}</h3>
    ${listed(
      all.map(one => removableWords(asked, one)),
      'plain-list',
    )}
  `
}
