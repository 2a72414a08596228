import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import { movesOn } from '../../register/cycles.ts'
import { type Policy, saidIn } from '../../register/policy.ts'
import { type CallRow, ref, type SignatureRow } from '../../register/rows.ts'
import { type ClauseMeans, clausesMean } from '../../work/commitments/clauses-mean.ts'
import { readKnown } from '../../work/commitments/duties.ts'
import { type Lang, type RunningSite, say } from '../kit/kit.ts'
import { whenSaid } from '../text/asks-of-you.ts'
import { type Block, block } from './letter.ts'
import { quoted } from './promised.ts'

/**
 * What the clauses of newer rules mean for a signatory: in the letter that tells of the rules. It says what the officer
 * read who published them.
 */

interface Newer {
  readonly id: string
  readonly party: string
  readonly name: string
  readonly signature: SignatureRow
  /** As they were once the rules were recorded. */
  readonly policies: CallRow['policies']
}

/** Nothing where neither these rules nor those before them have clauses. */
export async function clauseBlocks(
  site: RunningSite,
  lang: Lang,
  { id, party, name, signature, policies }: Newer,
): Promise<Block[]> {
  const { store } = site.log
  const { policy: digest } = policies.at(-1)!
  const [known, [row, extensions, interruptions]] = await Promise.all([
    readKnown(store, id, party),
    store.rows([ref('policies', id, digest), ref('extensions', id), ref('interruptions', 'log')]),
  ])
  const { policy } = row!
  if ((policy.clauses ?? []).length === 0) return []
  const today = dayOf(site.now())
  const { asks, clauses } = clausesMean(
    { ...known!, signature },
    {
      before: { policies: policies.slice(0, -1) },
      after: { policies },
      policy,
      digest: digest as Digest,
      moves: movesOn(extensions, interruptions, today),
      today,
    },
  )
  const same = clauses.filter(({ is }) => is === 'same')
  const others = clauses.filter(({ is, isMeant }) => is !== 'same' && isMeant)
  const said = (some: readonly ClauseMeans[]) => clauseLines({ site, lang }, id, policy, some)
  const [any, more] = [others, same].map(some => (some.length > 0 ? 'yes' : 'no')) as ['yes', 'yes']
  // Where their notice brings no clause, or does not run, only a yes does.
  const isByYes = asks === null && others.length > 0
  const unlessAccepted =
    isByYes || clauses.every(({ isMeant }) => !isMeant)
      ? [block.words(say(lang, 'letter.rulesAskNothing', { name, any, more }))]
      : []
  return [
    block.part(say(lang, 'letter.rulesAsk', { name })),
    ...said(same),
    ...unlessAccepted,
    ...said(others),
  ]
}

function clauseLines(
  of: { readonly site: RunningSite; readonly lang: Lang },
  id: string,
  policy: Policy,
  some: readonly ClauseMeans[],
): Block[] {
  return some.flatMap(one => [
    ...quoted(of, saidIn(one.clause.says, policy, of.lang), `${id}/policy`),
    block.words(whenSaid(of.lang, one)),
  ])
}
