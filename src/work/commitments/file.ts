import { fromUtf8 } from '../../core/bytes.ts'
import type { Digest } from '../../core/digest.ts'
import { Refusal } from '../../core/refusal.ts'
import type { CommitmentRow, MeasuresRow } from '../../register/commitment-rows.ts'
import type { Standing } from '../../register/lists/commitment-plan.ts'
import { formatCommitments, saidIn, type WordsAtHand } from '../../register/lists/commitments.ts'
import { ref } from '../../register/rows.ts'
import { textOn } from '../../register/text-in-force.ts'
import { rowsUnder } from '../../store/each-row.ts'
import type { Store } from '../../store/store.ts'

/** A party's commitments as a file, and what a file that comes in is held against (register/lists/commitments). */

/** Those of its own that stand, by their ids. */
async function ownCommitments(
  store: Pick<Store, 'rows'>,
  call: string,
  party: string,
): Promise<Map<string, CommitmentRow>> {
  const [schedule] = await store.rows([ref('schedules', call, party)])
  const ids = (schedule?.commitments ?? []).flatMap(one =>
    one.party === party && one.ended === null ? [one.id] : [],
  )
  const rows = await store.rows(ids.map(id => ref('commitments', call, party, id)))
  return new Map(ids.map((id, i) => [id, rows[i]!]))
}

/** Long words that are not withheld. */
async function wordsOf(
  store: Pick<Store, 'rows' | 'words'>,
  commitments: Iterable<CommitmentRow>,
): Promise<WordsAtHand> {
  const texts = new Map<string, string>()
  for (const { versions } of commitments)
    for (const words of saidIn(versions.at(-1)!)) {
      if (!('digest' in words)) continue
      const [row] = await store.rows([ref('words', words.digest)])
      const kept = row?.withheld ? undefined : await store.words(words.digest)
      if (kept !== undefined) texts.set(words.digest, fromUtf8(kept.bytes))
    }
  return digest => texts.get(digest)
}

/** The file of what stands. */
export async function fileOfCommitments(store: Store, call: string, party: string): Promise<string> {
  const own = await ownCommitments(store, call, party)
  return formatCommitments(own.values(), await wordsOf(store, own.values()))
}

/** What stands on this day, for a plan. `lang`: of rows that name no language. Refuses `text_unknown`. */
export async function standingCommitments(
  store: Store,
  { call, party, day, lang }: Readonly<{ call: string; party: string; day: string; lang: string }>,
): Promise<Standing> {
  const commitments = await ownCommitments(store, call, party)
  const [row] = await store.rows([ref('calls', call)])
  const manifest = row === undefined ? null : textOn(row, day)
  if (manifest === null) throw new Refusal('text_unknown', `The call ${call} has no text yet.`)
  const principles = new Map<Digest, string[]>()
  for await (const { name, row } of rowsUnder(store, 'texts', call))
    principles.set(
      name as Digest,
      row.manifest.principles.map(({ id }) => id),
    )
  const catalogues: Map<string, { edition: number; commitments: MeasuresRow['commitments'] }> = new Map()
  for await (const { name, row } of rowsUnder(store, 'catalogues', call)) {
    const edition = row.editions.length
    const [measures] = await store.rows([ref('measures', call, name, String(edition))])
    catalogues.set(name, { edition, commitments: measures!.commitments })
  }
  const atHand = await wordsOf(store, commitments.values())
  return { commitments, manifest, principles, catalogues, atHand, lang }
}
