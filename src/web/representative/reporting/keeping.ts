import { type Asked, say } from '../../kit/kit.ts'
import { printOfParts } from './prints.ts'
import type { Sitting } from './sitting.ts'

/**
 * By which a tab keeps what is typed in a form of a report (src/browser/keep-typed), and in which words it tells of what
 * never arrived where a colleague has saved something else since. A number that was typed for half a year is not put
 * into the field of the whole one.
 */
export function keeping(
  { lang }: Asked,
  { head, parts }: Pick<Sitting, 'head' | 'parts'>,
  form: string,
  /** The parts of the draft that the form fills in. */
  within: readonly string[],
  /** The fields that show what was sent and is saved nowhere: all where there was no room. */
  unsaved: readonly string[] | 'all' = [],
) {
  const periods = head.periods.map(({ from, until }) => `${from}/${until}`).join(' ')
  return {
    'data-keep': `report ${head.round} ${form} ${periods}.`,
    'data-kept-unsaved': unsaved === 'all' ? '*' : unsaved.length > 0 && unsaved.join(' '),
    'data-kept-at': printOfParts(within.map(part => parts.get(part))),
    'data-kept-here': say(lang, 'filing.keptHere'),
    'data-kept-gone': say(lang, 'filing.keptGone', { field: '#' }),
    'data-kept-take': say(lang, 'filing.keptTake'),
    'data-kept-leave': say(lang, 'filing.keptLeave'),
  }
}
