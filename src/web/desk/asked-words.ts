import type { Asked as AskedOf } from '../../register/asked.ts'
import { type Asked, longDay, say } from '../kit/kit.ts'

/** One window of one organisation, by dates alone. */
export function askedWords({ lang }: Asked, { clause, met, moved, state, steps }: AskedOf): string {
  const day = longDay(moved, lang)
  const step = steps.at(-1)
  if (met !== null) return say(lang, 'cycle.is.met', { clause: clause.id, day, met: longDay(met.day, lang) })
  if (step !== undefined)
    return say(lang, 'cycle.is.step', {
      clause: clause.id,
      day,
      step: step.name,
      since: longDay(step.since, lang),
    })
  return say(lang, 'cycle.is.waits', { clause: clause.id, day, state })
}
