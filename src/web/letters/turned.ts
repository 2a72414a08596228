import type { Statement } from '../../core/statement.ts'
import { dayOf, parseTime } from '../../core/time.ts'
import { saidIn } from '../../register/policy.ts'
import type { PartyRow } from '../../register/rows.ts'
import { classEnded, classGranted } from '../../register/types/clauses.ts'
import { partyUpdated } from '../../register/types/parties.ts'
import { eachRow } from '../../store/each-row.ts'
import { readKnown, readRules } from '../../work/commitments/duties.ts'
import { turnedBy } from '../../work/commitments/turned.ts'
import { type Lang, longDay, nameIn, type RunningSite, say } from '../kit/kit.ts'
import { callName } from '../statement/names.ts'
import { whenSaid } from '../text/asks-of-you.ts'
import { type Block, block } from './letter.ts'
import { quoted, type Told } from './promised.ts'

/** An entry by which a party is of another class or kind: which, why, and what the rules ask of it from then on. */

interface Entry {
  readonly statement: Statement
  readonly entry: number
  /** When it was recorded. */
  readonly admitted: string
}

interface About {
  readonly site: RunningSite
  readonly lang: Lang
  readonly name: string
  readonly party: PartyRow
}

/** None for an entry about anything else. */
export async function turnedBlocks(about: About, of: Entry): Promise<Block[]> {
  const { type } = of.statement
  if (type === classGranted.type || type === classEnded.type) return classBlocks(about, of)
  return type === partyUpdated.type ? kindBlocks(about, of) : []
}

async function classBlocks(about: About, of: Entry): Promise<Block[]> {
  const { site, lang, name } = about
  const { call: id, type } = of.statement
  const isGranted = type === classGranted.type
  const { class: one, party, reason } = (isGranted ? classGranted : classEnded).read(of.statement)
  const rules = (await readRules(site.log.store, id!))!
  const titles = [...rules.policies.values()]
    .toReversed()
    .flatMap(({ classes = [] }) => classes)
    .find(described => described.id === one)?.titles
  const values = {
    is: isGranted ? 'granted' : 'ended',
    name,
    call: await callName({ site, lang }, id!),
    class: titles === undefined ? one : nameIn(titles, lang).text,
  }
  return [
    block.words(say(lang, 'letter.classIs', values)),
    ...('text' in reason ? [block.quote(reason.text)] : []),
    ...((await asksFrom(about, of, id!, party)) ?? [
      block.words(say(lang, 'letter.turnedNothing', { name })),
    ]),
  ]
}

/** Of the calls that it has signed, those whose rules ask it by its kind. */
async function kindBlocks(about: About, of: Entry): Promise<Block[]> {
  const { site, lang, name, party: row } = about
  const at = row.versions.findIndex(one => one.entry === of.entry)
  const [before, after] = [row.versions[at - 1], row.versions[at]]
  if (before === undefined || after === undefined || before.kind === after.kind) return []
  const { party, reason } = partyUpdated.read(of.statement)
  const kinds = { old: say(lang, `kind.${before.kind}`), kind: say(lang, `kind.${after.kind}`) }
  const told: Block[] = []
  for await (const { key: id } of eachRow(site.log.store, 'calls')) {
    const asks = await asksFrom(about, of, id, party)
    if (asks !== null) told.push(block.part(await callName({ site, lang }, id)), ...asks)
  }
  return [
    block.words(say(lang, 'letter.kindIs', { name, ...kinds })),
    ...('text' in reason ? [block.quote(reason.text)] : []),
    ...(told.length > 0 ? told : [block.words(say(lang, 'letter.turnedNothing', { name }))]),
  ]
}

/** Null where nothing changes for it on this call. */
async function asksFrom(
  { site, lang, name }: About,
  { entry, admitted }: Entry,
  id: string,
  party: string,
): Promise<Block[] | null> {
  const { store } = site.log
  const [rules, known] = await Promise.all([readRules(store, id), readKnown(store, id, party)])
  const turned = turnedBy(known!, rules!, entry, dayOf(parseTime(admitted)))
  if (turned === null || turned.asks.length + turned.ends.length === 0) return null
  const { policy, asks, ends } = turned
  const told: Told = { site, lang, id, name, policy }
  const day = longDay(turned.day, lang)
  const words = (says: Parameters<typeof saidIn>[0]) =>
    quoted(told, saidIn(says, policy, lang), `${id}/policy`)
  const asked = asks.map(({ clause, next }) => {
    const is = next === null ? 'none' : 'asked'
    return [...words(clause.says), block.words(whenSaid(lang, { clause, is, next, now: [] }))]
  })
  const ended = ends.map(({ says }) => words(says))
  return [
    ...(asks.length === 0 ? [] : [block.words(say(lang, 'letter.turnedAsks', { name, day }))]),
    ...asked.flat(),
    ...(ends.length === 0 ? [] : [block.words(say(lang, 'letter.turnedEnds', { name, day }))]),
    ...ended.flat(),
  ]
}
