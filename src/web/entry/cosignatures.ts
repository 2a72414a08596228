import {
  type Asked,
  html,
  longTime,
  type Markup,
  type Piece,
  type Shown,
  say,
  timeIn,
  timeMark,
} from '../kit/kit.ts'
import { factIn } from '../teller/pieces.ts'
import type { Setting } from '../teller/setting.ts'

/** When the log took it, by its own clock; `cited` links to it from elsewhere. */
export function recordedFact(
  it: Pick<Setting, 'asked'>,
  { admitted }: Pick<Shown, 'admitted'>,
  cited: Piece = null,
): Markup | null {
  const { lang } = it.asked
  const time = say(lang, 'entry.byTheLog', { time: longTime(admitted, lang) })
  return factIn(it, 'entry.recorded', html`${cited}${timeMark(admitted, time)}`)
}

/** Who has cosigned a checkpoint over this entry, and when: recorded and witnessed are two things. */
export function witnessedBy({ site, lang }: Asked, index: number): string {
  const states = site.log.witnesses()
  if (states.length === 0) return say(lang, 'entry.noWitness')
  const by = states.flatMap(({ name, cosigned }) =>
    cosigned !== null && cosigned.size > index
      ? [say(lang, 'entry.witnessAt', { name, time: timeIn(cosigned.time, lang) })]
      : [],
  )
  return say(lang, 'entry.witnessedBy', {
    by: by.length,
    of: states.length,
    names: by.join(say(lang, 'general.join')),
  })
}
