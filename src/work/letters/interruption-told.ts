import { laterBy } from '../../core/time.ts'
import { ref } from '../../register/rows.ts'
import type { Change } from '../../store/drawer.ts'
import { readRules } from '../commitments/duties.ts'
import { type Moved, movedOf, movesBy } from '../commitments/extension.ts'
import { type Place, partyLetters } from './party-letters.ts'

/**
 * To each signatory of any call, once, of dates of its own that an interruption of the service moved far. Most move by a
 * day or two: the letter that tells of such a date names the day on which it then is, and one of each small outage would
 * be read by nobody.
 */

/** Signatories that are looked at in one round. */
const AT_ONCE = 20
/** Days by which a date has to move: as for one that is told of anew. */
const FAR = 7

/** To those whose key comes after `from`; `after` is undefined once all were looked at. */
export async function interruptionLetters(
  site: Place,
  entry: number,
  from = '',
): Promise<{ readonly letters: readonly Change[]; readonly after: string | undefined }> {
  const { store } = site.log
  const page = await store.rowsOf('signatures', from, AT_ONCE)
  const some = page.flatMap(({ key, row }) => {
    const [call, party] = key.split('/') as [string, string]
    return row.state === 'standing' ? [{ call, party, signature: row }] : []
  })
  const letters: Change[] = []
  for (const [call, own] of Map.groupBy(some, one => one.call)) {
    const rules = (await readRules(store, call))!
    const moves = movesBy(rules, entry)
    const [parties, classes, schedules] = await Promise.all([
      store.rows(own.map(({ party }) => ref('parties', party))),
      store.rows(own.map(({ party }) => ref('classes', call, party))),
      store.rows(own.map(({ party }) => ref('schedules', call, party))),
    ])
    for (const [i, { party, signature }] of own.entries()) {
      const known = { party: parties[i]!, signature, classes: classes[i], schedule: schedules[i] }
      if (movedOf(known, rules, moves).some(isFar))
        letters.push(...(await partyLetters(site, party, { entry, is: 'us', moves: { call, party } })))
    }
  }
  return { letters, after: page.length === AT_ONCE ? page.at(-1)!.key : undefined }
}

const isFar = ({ from, to }: Moved) => laterBy(from, FAR) < to
