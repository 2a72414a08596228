import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import { movesOn } from '../../register/cycles.ts'
import { type Policy, saidIn } from '../../register/policy.ts'
import { type CallRow, ref } from '../../register/rows.ts'
import { asIfSigned, type ToCome, toCome } from '../../register/to-come.ts'
import { readKnown } from '../../work/commitments/duties.ts'
import { type Lang, longDay, type RunningSite, say } from '../kit/kit.ts'
import { type Block, block, quoteOrLink } from './letter.ts'

/** What the clauses of newer rules ask of a signatory, by when, and what follows: in the letter that tells of the rules. */

interface Newer {
  readonly id: string
  readonly party: string
  readonly name: string
  /** As they were once the rules were recorded. */
  readonly policies: CallRow['policies']
  /** From which day they bind it by notice; null where it has to say yes. */
  readonly from: string | null
}

/** Nothing where neither these rules nor those before them have clauses. */
export async function clauseBlocks(site: RunningSite, lang: Lang, newer: Newer): Promise<Block[]> {
  const { id, party, name, policies, from } = newer
  const { store } = site.log
  const { policy: digest } = policies.at(-1)!
  const [known, [row, extensions, interruptions]] = await Promise.all([
    readKnown(store, id, party),
    store.rows([ref('policies', id, digest), ref('extensions', id), ref('interruptions', 'log')]),
  ])
  const { policy } = row!
  const clauses = policy.clauses ?? []
  if (clauses.length === 0) return []
  const today = dayOf(site.now())
  const moves = movesOn(extensions, interruptions, today)
  const of = known!
  const on = from === null || from < today ? today : from
  const byNotice = from === null ? [] : toCome(of, { policies }, policy, moves, on)
  if (byNotice.length > 0)
    return [block.part(say(lang, 'letter.rulesAsk', { name })), ...lines(site, lang, id, policy, byNotice)]
  // Where their notice brings no clause, or does not run, only a yes does.
  const yes = { ...of, signature: asIfSigned(of.signature, digest as Digest, today) }
  const byYes = toCome(yes, { policies }, policy, moves, today)
  return [
    block.part(say(lang, 'letter.rulesAsk', { name })),
    block.words(say(lang, 'letter.rulesAskNothing', { name, any: byYes.length > 0 ? 'yes' : 'no' })),
    ...lines(site, lang, id, policy, byYes),
  ]
}

function lines(
  site: RunningSite,
  lang: Lang,
  id: string,
  policy: Policy,
  coming: readonly ToCome[],
): Block[] {
  const rules = `${site.publicUrl}/${id}/policy?lang=${lang}`
  return coming.flatMap(one => {
    const says = saidIn(one.clause.says, policy, lang)
    return [
      quoteOrLink(says, Number.POSITIVE_INFINITY, say(lang, 'dues.whole'), rules),
      block.words(whenSaid(lang, one)),
    ]
  })
}

function whenSaid(lang: Lang, { next }: ToCome): string {
  if (next === null) return say(lang, 'asks.over')
  const { opens, due, last, steps } = next
  const day = (on: string) => longDay(on, lang)
  return [
    say(lang, 'asks.due', { opens: day(opens), due: day(due) }),
    ...(last === due ? [] : [say(lang, 'asks.late', { day: day(last) })]),
    ...steps.map(({ name, since }) => say(lang, `asks.${name}`, { day: day(since) })),
  ].join(' ')
}
