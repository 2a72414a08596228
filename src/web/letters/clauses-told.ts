import type { Digest } from '../../core/digest.ts'
import { dayOf } from '../../core/time.ts'
import { askedSince, type Known } from '../../register/asked.ts'
import { bindingOn } from '../../register/binding-policy.ts'
import { type Clause, figuresAsked } from '../../register/clauses.ts'
import { movesOn } from '../../register/cycles.ts'
import { type Policy, saidIn } from '../../register/policy.ts'
import { type CallRow, ref, type SignatureRow } from '../../register/rows.ts'
import { rowIn } from '../../store/each-row.ts'
import { type ClauseMeans, clausesMean } from '../../work/commitments/clauses-mean.ts'
import { readKnown } from '../../work/commitments/duties.ts'
import { type Lang, type RunningSite, say } from '../kit/kit.ts'
import { whenSaid } from '../text/asks-of-you.ts'
import { asksTold } from '../text/clause-facts.ts'
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

/** Nothing where these rules have no clauses, and leave none out that asks it for something. */
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
  const today = dayOf(site.now())
  const dropped = await droppedBlocks(
    { site, lang },
    { id, name, policy, policies },
    { ...known!, signature },
    today,
  )
  if ((policy.clauses ?? []).length === 0) return dropped
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
    ...(await said(same)),
    ...unlessAccepted,
    ...(await said(others)),
    ...dropped,
  ]
}

/**
 * What the rules that bind it ask today, and these no more: said in their words, since the newer ones are silent of it.
 */
async function droppedBlocks(
  of: { readonly site: RunningSite; readonly lang: Lang },
  { id, name, policy, policies }: Pick<Newer, 'id' | 'name' | 'policies'> & { readonly policy: Policy },
  known: Known & { readonly signature: SignatureRow },
  today: string,
): Promise<Block[]> {
  const before = { policies: policies.slice(0, -1) }
  const binding = bindingOn(known.signature, before, today)
  const row = binding === null ? undefined : await rowIn(of.site.log.store, 'policies', id, binding.policy)
  const bound = row?.policy
  const gone = (bound?.clauses ?? []).filter(
    clause =>
      !(policy.clauses ?? []).some(one => one.id === clause.id) &&
      askedSince(known, before, clause, bound!, today) !== null,
  )
  if (gone.length === 0) return []
  return [
    block.words(say(of.lang, 'letter.rulesDrop', { name, count: gone.length })),
    ...gone.flatMap(({ says }) => quoted(of, saidIn(says, bound!, of.lang), `${id}/policy`)),
  ]
}

/** Its own words need not say that it asks for figures. */
export async function figuresBlocks(
  of: Readonly<{ site: RunningSite; lang: Lang }>,
  call: string,
  clause: Clause,
): Promise<Block[]> {
  return figuresAsked(clause) === undefined ? [] : [block.words(await asksTold(of, call, clause))]
}

async function clauseLines(
  of: { readonly site: RunningSite; readonly lang: Lang },
  id: string,
  policy: Policy,
  some: readonly ClauseMeans[],
): Promise<Block[]> {
  const each = some.map(async one => [
    ...quoted(of, saidIn(one.clause.says, policy, of.lang), `${id}/policy`),
    ...(await figuresBlocks(of, id, one.clause)),
    block.words(whenSaid(of.lang, one)),
  ])
  return (await Promise.all(each)).flat()
}
