import { formatTime } from '../../core/time.ts'
import type { Asked } from '../asked.ts'
import { say } from '../say.ts'
import { longTime } from '../wording.ts'

/** Who has cosigned a checkpoint that covers this entry, by name and time: recorded and witnessed are two things. */
export function witnessedBy({ site, lang }: Asked, index: number): string {
  const states = site.log.witnesses()
  if (states.length === 0) return say(lang, 'entry.noWitness')
  const by = states.flatMap(({ name, cosigned }) =>
    cosigned !== null && cosigned.size > index
      ? [say(lang, 'entry.witnessAt', { name, time: longTime(formatTime(cosigned.time), lang) })]
      : [],
  )
  return say(lang, 'entry.witnessedBy', {
    by: by.length,
    of: states.length,
    names: by.join(say(lang, 'general.join')),
  })
}
