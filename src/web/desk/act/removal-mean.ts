import { dayOf } from '../../../core/time.ts'
import { movesOn } from '../../../register/cycles.ts'
import { signatureRemoved } from '../../../register/types/signatures.ts'
import { readDuties, readRules } from '../../../work/commitments/duties.ts'
import { waitingInterruptions } from '../../../work/commitments/interruptions.ts'
import { type Removable, removableBy } from '../../../work/commitments/removable.ts'
import type { Composed } from '../../../work/compose.ts'
import { type Asked, html, linkTo, listed, longDay, type Piece, say } from '../../kit/kit.ts'
import { bodyIf, meansHead } from './means.ts'

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

/**
 * Why an act that is prepared cannot be signed now: null for every other act, and for a rule that follows no clause. A
 * report that came meanwhile is told before anybody signs, and not by the law's refusal after it.
 */
export async function removalStands(asked: Asked, composed: Composed): Promise<Piece> {
  const says = bodyIf(signatureRemoved.type, composed)
  if (says === null) return null
  const { party, policy, rule } = says
  const call = composed.call!
  const rules = await readRules(asked.site.log.store, call)
  const follows = rules?.policies.get(policy)?.delisting.find(({ id }) => id === rule)?.after
  if (follows === undefined) return null
  const waits = await removalWaits(asked)
  if (waits !== null) return waits
  const isTrue = (await removableToday(asked, call, party)).some(one => one.rule === rule)
  return isTrue ? null : say(asked.lang, 'cycle.removalUntrue', { rule })
}

/** Null for every other act, and for a rule that follows no clause. */
export async function removalMeanPart(asked: Asked, composed: Composed): Promise<Piece> {
  const says = bodyIf(signatureRemoved.type, composed)
  if (says === null) return null
  const all = await removableToday(asked, composed.call!, says.party)
  const words = all.filter(({ rule }) => rule === says.rule).map(one => removableWords(asked, one))
  if (words.length === 0) return null
  return html`${meansHead(asked, 'cycle.removalRests')}${listed(words, 'plain-list')}`
}
