import type { Statement } from '../../core/statement.ts'
import type { CommitmentRef } from '../../register/commitment-kinds.ts'
import { ref } from '../../register/rows.ts'
import {
  commitmentAmended,
  commitmentJoined,
  commitmentMade,
  commitmentWithdrawn,
} from '../../register/types/commitments.ts'
import { reportFiled } from '../../register/types/reports.ts'
import type { Concern } from '../../work/letters/letter-writer.ts'
import { askedByItself, firstOf, type Lang, type RunningSite, say } from '../kit/kit.ts'
import { pledgeName } from '../statement/commitment-names.ts'
import { type Block, block } from './letter.ts'

/** Of which commitments an entry speaks, by the words that its reader knows: an entry's number tells nobody. */

/** A letter names no more of them; the entry has all. */
const MOST = 10

interface Spoken {
  readonly statement: Statement
  readonly entry: number
  /** Who is told, and what it is to them: of commitments of others, only those are named in which they take part. */
  readonly to: string
  readonly is: Concern
}

export async function commitmentsNamed(
  site: RunningSite,
  lang: Lang,
  { statement, entry, to, is }: Spoken,
): Promise<Block[]> {
  const { call } = statement
  const refs = commitmentsIn(statement).filter(({ party }) => is !== 'leaves' || party === to)
  if (refs.length === 0 || call === null) return []
  const rows = await site.log.store.rows(refs.map(({ party, id }) => ref('commitments', call, party, id)))
  const asked = askedByItself(site, lang)
  const names = rows.flatMap(row => {
    const version = row?.versions.findLast(one => one.entry <= entry)
    const isTheirs = is !== 'lead' || row?.joined.some(({ party }) => party === to)
    return version === undefined || !isTheirs ? [] : [pledgeName(asked, call, version)]
  })
  const { shown, told } = firstOf(await Promise.all(names), MOST, count =>
    say(lang, 'letter.toldMore', { count }),
  )
  return shown.length === 0 ? [] : [block.list([...shown, ...(told === null ? [] : [told])])]
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
