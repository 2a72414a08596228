import { pledgeChanges } from '../../comparison/pledges.ts'
import { brief } from '../../core/bytes.ts'
import type { Statement } from '../../core/statement.ts'
import type { CommitmentRef } from '../../register/commitment-kinds.ts'
import type { CommitmentRow } from '../../register/commitment-rows.ts'
import { ref } from '../../register/rows.ts'
import {
  commitmentAmended,
  commitmentJoined,
  commitmentMade,
  commitmentWithdrawn,
} from '../../register/types/commitments.ts'
import { measuresDeclined } from '../../register/types/measures.ts'
import { reportFiled } from '../../register/types/reports.ts'
import { jointsLeft, type Leaving } from '../../work/commitments/joint-left.ts'
import type { Concern } from '../../work/letters/letter-writer.ts'
import { askedByItself, firstOf, isolated, type Lang, listOf, type RunningSite, say } from '../kit/kit.ts'
import { pledgeName } from '../statement/commitment-names.ts'
import { type Block, block } from './letter.ts'

/** Of which commitments an entry speaks, by the words that its reader knows: an entry's number tells nobody. */

/** A letter names no more of them; the entry has all. */
const MOST = 10
/** Letters of a reason; the entry has it whole. */
const MOST_WORDS = 300

type Version = CommitmentRow['versions'][number]

interface Spoken {
  readonly statement: Statement
  readonly entry: number
  /** Who is told, and what it is to them: of commitments of others, only those are named in which they take part. */
  readonly to: string
  readonly is: Exclude<Concern, 'left'>
}

export async function commitmentsNamed(
  site: RunningSite,
  lang: Lang,
  { statement, entry, to, is }: Spoken,
): Promise<Block[]> {
  const { call } = statement
  if (call !== null && statement.type === measuresDeclined.type) return declinedNamed(site, lang, statement)
  const refs = commitmentsIn(statement).filter(({ party }) => is !== 'leaves' || party === to)
  if (refs.length === 0 || call === null) return []
  const rows = await site.log.store.rows(refs.map(({ party, id }) => ref('commitments', call, party, id)))
  const asked = askedByItself(site, lang)
  const names = rows.flatMap((row, i) => {
    const version = row?.versions.findLast(one => one.entry <= entry)
    const isTheirs = is !== 'lead' || row?.joined.some(({ party }) => party === to)
    if (version === undefined || !isTheirs) return []
    const before = row!.versions.findLast(one => one.entry < version.entry)
    const what = whatOf(lang, statement, {
      lead: refs[i]!.party,
      now: version,
      before: version.entry === entry ? before : undefined,
    })
    return [pledgeName(asked, call, version).then(name => [name, what] as const)]
  })
  const lines = (await Promise.all(names)).map(([commitment, what]) =>
    what === '' ? commitment : say(lang, 'letter.toldOf', { commitment: isolated(commitment), what }),
  )
  return listed(lang, lines)
}

function listed(lang: Lang, lines: readonly string[]): Block[] {
  const { shown, told } = firstOf(lines, MOST, count => say(lang, 'letter.toldMore', { count }))
  return shown.length === 0 ? [] : [block.list([...shown, ...(told === null ? [] : [told])])]
}

/** What was said of one, or changed in it, in a line; empty where the entry tells nothing beyond its name. */
function whatOf(
  lang: Lang,
  statement: Statement,
  { lead, now, before }: Readonly<{ lead: string; now: Version; before: Version | undefined }>,
): string {
  if (statement.type === reportFiled.type) {
    const answer = reportFiled
      .read(statement)
      .answers.find(({ commitment }) => commitment.party === lead && commitment.id === now.id)
    return answer === undefined ? '' : say(lang, `commitment.outlook.${answer.says ?? 'none'}`)
  }
  if (before === undefined) return ''
  const changes = pledgeChanges(before, now).map(({ of, how }) =>
    say(lang, 'letter.toldOf', {
      commitment: say(lang, `pledge.of.${of}`),
      what: say(lang, `pledge.how.${how}`),
    }),
  )
  return listOf(changes, lang)
}

/** The measures that it does not take on, or no longer says why. Its reasons stand in the entry. */
async function declinedNamed(site: RunningSite, lang: Lang, statement: Statement): Promise<Block[]> {
  const { catalogue, edition, measures } = measuresDeclined.read(statement)
  const asked = askedByItself(site, lang)
  const lines = measures.map(async ({ id, words }) => {
    const measure = { catalogue, edition, id }
    const name = await pledgeName(asked, statement.call!, { what: null, measure, id })
    if (words === null)
      return say(lang, 'letter.toldOf', { commitment: name, what: say(lang, 'commitment.takenBack') })
    return 'text' in words
      ? say(lang, 'letter.toldOf', { commitment: name, what: isolated(brief(words.text, MOST_WORDS)) })
      : name
  })
  return listed(lang, await Promise.all(lines))
}

/** Those of whoever left in which its reader takes part. */
export async function leftNamed(
  site: RunningSite,
  lang: Lang,
  leaving: Leaving,
  to: string,
): Promise<Block[]> {
  const { store } = site.log
  const asked = askedByItself(site, lang)
  const own = (await jointsLeft(store, leaving)).filter(({ parties }) => parties.includes(to))
  const rows = await store.rows(
    own.map(({ call, commitment: { party, id } }) => ref('commitments', call, party, id)),
  )
  const names = own.map(({ call }, i) => pledgeName(asked, call, rows[i]!.versions.at(-1)!))
  return listed(lang, await Promise.all(names))
}

function commitmentsIn(statement: Statement): readonly CommitmentRef[] {
  const { by, type } = statement
  switch (type) {
    case commitmentMade.type:
      return commitmentMade.read(statement).commitments.map(({ id }) => ({ party: by, id }))
    case commitmentAmended.type:
      return commitmentAmended.read(statement).commitments.map(({ id }) => ({ party: by, id }))
    case commitmentJoined.type:
      return [commitmentJoined.read(statement).commitment]
    case commitmentWithdrawn.type:
      return commitmentWithdrawn.read(statement).commitments
    case reportFiled.type:
      return reportFiled.read(statement).answers.map(({ commitment }) => commitment)
    default:
      return []
  }
}
