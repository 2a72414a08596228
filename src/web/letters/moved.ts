import type { Known } from '../../register/asked.ts'
import { bindingOn } from '../../register/binding-policy.ts'
import { shutDays } from '../../register/cycles.ts'
import { saidIn } from '../../register/policy.ts'
import { readKnown, readRules } from '../../work/commitments/duties.ts'
import { type Moved, movedOf, movesBy } from '../../work/commitments/extension.ts'
import { firstOf, type Lang, longDay, type RunningSite, say } from '../kit/kit.ts'
import { type Block, block } from './letter.ts'
import { commitmentBlocks, quoted, type Told } from './promised.ts'

/** Which dates of one signatory an entry moved, from which day to which: as its officers read before they signed it. */

interface Reader {
  /** Of the call. */
  readonly id: string
  readonly party: string
  readonly name: string
}

/** A letter tells no more at once; the pages have all. */
const MOST = 20

export async function movedBlocks(
  site: RunningSite,
  lang: Lang,
  { id, party, name }: Reader,
  entry: number,
): Promise<Block[]> {
  const { store } = site.log
  const [found, known] = await Promise.all([readRules(store, id), readKnown(store, id, party)])
  const rules = found!
  const moves = movesBy(rules, entry)
  const binding = bindingOn(known!.signature!, rules.call, moves.today)!
  const told = { site, lang, id, name, policy: rules.policies.get(binding.policy)! }
  const { shown, told: more } = firstOf(movedOf(known!, rules, moves), MOST, count =>
    block.words(say(lang, 'dues.more', { count })),
  )
  return [
    block.words(say(lang, 'letter.moved', { name })),
    ...(await Promise.all(shown.map(one => dayMoved(told, party, known!, one)))).flat(),
    ...(more === null ? [] : [more]),
  ]
}

async function dayMoved(
  told: Told,
  party: string,
  { schedule }: Known,
  { clause, commitment, lead, follows, from, to }: Moved,
): Promise<Block[]> {
  const { lang, policy } = told
  const says = policy.clauses?.find(({ id }) => id === clause)?.says
  const days = { from: longDay(from, lang), to: longDay(to, lang) }
  const yes = schedule?.commitments
    .findLast(one => one.party === lead && one.id === commitment)
    ?.versions.at(-1)
  const own = yes === undefined ? null : { party, yes: yes.entry, day: from }
  return [
    ...(says === undefined ? [] : quoted(told, saidIn(says, policy, lang), `${told.id}/policy`)),
    ...(commitment === null ? [] : await commitmentBlocks(told, { party: lead!, id: commitment, own })),
    block.words(say(lang, follows ? 'letter.movedFollows' : 'letter.movedDay', days)),
  ]
}

/** On which days nobody could act here, and what that does to dates. */
export function shutSaid(lang: Lang, interruption: Parameters<typeof shutDays>[0]): string {
  const days = shutDays(interruption)
  const [first, last] = [longDay(days[0]!, lang), longDay(days.at(-1)!, lang)]
  return say(lang, 'letter.movedShut', { first, last, span: days.length === 1 ? 'one' : 'other' })
}
