import type { RollPage } from '../../register/roll.ts'
import type { Asked } from '../asked.ts'
import { say } from '../say.ts'

/** How many stand there, capped ones as "more than". */
export function shownTotal({ lang }: Asked, { total, more }: Pick<RollPage, 'total' | 'more'>): string {
  return say(lang, 'roll.count', { total, more: more ? 'yes' : 'no' })
}
