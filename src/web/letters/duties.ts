import type { Stage } from '../../people/duty-notices.ts'
import { saidIn } from '../../register/policy.ts'
import { readDuties, readRules } from '../../work/commitments/duties.ts'
import { type DueItem, isAhead } from '../../work/commitments/stages.ts'
import type { DutiesTold, Written } from '../../work/letters/letter-writer.ts'
import { ownUnnamed } from '../../work/reporting/unnamed.ts'
import { whyAskedWords } from '../commitments/why.ts'
import { firstOf, listOf, longDay, nameIn, type RunningSite, say } from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { reportPath } from '../statement/report-path.ts'
import { aboutApplication, whyTo } from './application.ts'
import { figuresBlocks } from './clauses-told.ts'
import { askedBy, type Block, block } from './letter.ts'
import { commitmentBlocks, quoted, type Told } from './promised.ts'
import { waysOf } from './ways.ts'

/**
 * To a signatory's people: what is due of it, in the words of the rules or of its own commitment, and what follows. It
 * says dates and what the rules say of them, and nothing of whether a promise is kept.
 */

/** The gravest of what is new gives the letter its subject. */
const GRAVEST: readonly Stage[] = ['removable', 'inactive', 'silent', 'overdue', 'due', 'week', 'month']
const gravestFirst = (a: DueItem, b: DueItem) =>
  GRAVEST.indexOf(a.stage) - GRAVEST.indexOf(b.stage) || (a.on < b.on ? -1 : 1)

/** A letter tells no more at once; the pages have all. */
const MOST_ITEMS = 20

export function dutyWords(
  site: RunningSite,
  { holder, party, how, call: id, day, news, items, policy, isSuspended, ...of }: DutiesTold,
): Promise<Written> {
  // What is new stands first and gives the subject: what was told before is no news, however grave.
  const [fresh, before] = [news.toSorted(gravestFirst), items.filter(one => !news.includes(one))]
  const sorted = [...fresh, ...before.toSorted(gravestFirst)]
  return aboutApplication(site, of, async ({ lang }) => {
    const { publicUrl } = site
    const call = await callName({ site, lang }, id)
    const name = nameIn(party.names, lang).text
    const [first] = sorted
    const to = { name, call, stage: first!.stage, day: longDay(first!.on, lang) }
    const told = { site, lang, id, name, policy }
    const unnamedOf = await unnamedFor(site, { call: id, party: holder, day })
    const { shown, told: more } = firstOf(sorted, MOST_ITEMS, count =>
      block.words(say(lang, 'dues.more', { count })),
    )
    const groups = alike(shown)
    const subject = say(lang, 'dues.subject', to)
    return {
      ...whyTo(lang, how, name),
      greets: true,
      subject,
      heading: subject,
      blocks: [
        block.words(say(lang, 'dues.lede', { name, call, day: longDay(day, lang) })),
        ...(
          await Promise.all(
            groups.map((one, i) => itemBlocks(told, holder, one, isSaidBefore(groups, i), unnamedOf)),
          )
        ).flat(),
        ...(more === null ? [] : [more]),
        ...waysOf(site, lang, {
          name,
          isSuspended,
          how: say(lang, 'dues.how', {
            name,
            late: items.every(isAhead) ? 'no' : 'yes',
            by: askedBy(site).by,
          }),
        }),
        ...(isSuspended ? [block.words(say(lang, 'dues.runOn'))] : []),
        block.link(say(lang, 'dues.all', { call }), `${publicUrl}/${id}/due?lang=${lang}`),
      ],
    }
  })
}

/** What several items say in the same words is said once: twenty commitments of one day are one list. */
function alike(items: readonly DueItem[]): DueItem[][] {
  return [...Map.groupBy(items, item => keyOf(item)).values()]
}

function keyOf({ stage, on, next, rule, of, due }: DueItem): string {
  if (stage === 'removable') return JSON.stringify([stage, on, rule?.rule])
  if ('asked' in of) return JSON.stringify([stage, on, due, of.asked.clause.id])
  return JSON.stringify([stage, on, due, next, of.waiting.moved, of.waiting.movedBy])
}

type Unnamed = (item: DueItem) => Readonly<{ day: string; path: string }> | null

/** Which of its reports brought what is asked and does not name the date: else it would look for a fault of ours. */
async function unnamedFor(
  { log: { store } }: RunningSite,
  { call, party, day }: Readonly<{ call: string; party: string; day: string }>,
): Promise<Unnamed> {
  const rules = await readRules(store, call)
  const duties = rules && (await readDuties(store, rules, call, party, day))
  if (duties === undefined) return () => null
  const unnamedOf = await ownUnnamed(store, { call, party, day, duties })
  return ({ of }) => {
    const found = 'asked' in of ? unnamedOf(of.asked) : null
    return found && { day: found.day, path: reportPath(call, party, found.entry) }
  }
}

async function itemBlocks(
  told: Told,
  party: string,
  some: readonly DueItem[],
  isSaid: boolean,
  unnamedOf: Unnamed,
): Promise<Block[]> {
  const { lang, name, policy } = told
  const [item] = some as [DueItem]
  const { stage, on, next } = item
  const heading = block.part(say(lang, 'dues.item', { stage, day: longDay(on, lang) }))
  if (stage === 'removable') {
    return [
      heading,
      block.words(say(lang, 'dues.removable', { day: longDay(on, lang) })),
      ...(item.rule === undefined
        ? []
        : quoted(told, saidIn(item.rule.rule, policy, lang), `${told.id}/policy`)),
    ]
  }
  const follows =
    next === null
      ? say(lang, 'dues.nothing')
      : say(lang, 'dues.next', { name, is: next.is, day: longDay(next.on, lang) })
  return [
    heading,
    ...(isSaid ? [block.words(say(lang, 'dues.sameRule'))] : await askedBlocks(told, party, some)),
    ...wasBlocks(told, item),
    ...unnamedBlocks(told, unnamedOf(item)),
    ...movedBlocks(told, item),
    block.words(follows),
  ]
}

/** A clause is quoted once, of however many of its days the letter tells. */
function isSaidBefore(groups: readonly (readonly DueItem[])[], i: number): boolean {
  const clauseOf = ([item]: readonly DueItem[]) =>
    item !== undefined && item.stage !== 'removable' && 'asked' in item.of ? item.of.asked.clause.id : null
  const own = clauseOf(groups[i]!)
  return own !== null && groups.slice(0, i).some(one => clauseOf(one) === own)
}

/** Since when it is overdue, or silent, is another day than that by which it was due. */
function wasBlocks({ lang }: Told, { stage, of }: DueItem): Block[] {
  if (isAhead({ stage }) || stage === 'due') return []
  const { moved } = 'asked' in of ? of.asked : of.waiting
  return [block.words(say(lang, 'dues.was', { day: longDay(moved, lang) }))]
}

function unnamedBlocks({ lang, name, site }: Told, found: ReturnType<Unnamed>): Block[] {
  if (found === null) return []
  const says = say(lang, 'dues.unnamed', { name, day: longDay(found.day, lang) })
  return [block.link(says, `${site.publicUrl}${found.path}?lang=${lang}`)]
}

/** What is asked, in the words of the rules, or of whoever took it on. */
async function askedBlocks(told: Told, party: string, some: readonly DueItem[]): Promise<Block[]> {
  const { lang, name, policy } = told
  const [{ of }] = some as [DueItem]
  if ('asked' in of) {
    const { asks, says } = of.asked.clause
    const [kind, count] = 'report' in asks ? ['report', 1] : ['commitments', asks.commitments]
    return [
      block.words(say(lang, 'dues.asks', { asks: kind as 'report', name, count: count as number })),
      ...quoted(told, saidIn(says, policy, lang), `${told.id}/policy`),
      ...(await figuresBlocks(told, told.id, of.asked.clause)),
      block.words(whyAskedWords(lang, of.by, policy)),
    ]
  }
  const each = some.flatMap(({ due, of }) => ('commitment' in of ? [{ ...of.commitment, due }] : []))
  return [
    block.words(say(lang, 'dues.asks', { asks: 'commitment', name, count: some.length })),
    ...(
      await Promise.all(
        each.map(({ party: lead, id, versions, due: day }) => {
          const own = { party, yes: versions.at(-1)!.entry, day }
          return commitmentBlocks(told, { party: lead, id, own })
        }),
      )
    ).flat(),
  ]
}

function movedBlocks({ lang, site }: Told, { of, due, on }: DueItem): Block[] {
  const { movedBy } = 'asked' in of ? of.asked : of.waiting
  if (movedBy.length === 0 || on === due) return []
  const entries = listOf(movedBy.map(String), lang)
  const says = say(lang, 'dues.moved', { due: longDay(due, lang), count: movedBy.length, entries })
  return [block.link(says, `${site.publicUrl}/entries/${movedBy.at(-1)}?lang=${lang}`)]
}
