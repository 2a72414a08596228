import type { Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import type { DutiesTold } from '../../work/letters/letter-writer.ts'
import { heldIn, setBy } from '../commitments/words.ts'
import { type Lang, nameIn, type RunningSite, say } from '../kit/kit.ts'
import { type Block, block, quoteOrLink } from './letter.ts'

/** What a letter quotes of rules and of commitments, in their own words. */

/** Characters of quoted words. */
const MOST_WORDS = 600

export interface Told extends Pick<DutiesTold, 'policy'> {
  readonly site: RunningSite
  readonly lang: Lang
  /** Of the call. */
  readonly id: string
  readonly name: string
}

interface Taken {
  readonly party: string
  readonly id: string
  /** Of its reader: the entry of its yes, and a day of its own of which it is told. */
  readonly own: Readonly<{ party: string; yes: number; day: string }> | null
}

/**
 * A commitment by its words, its measure, or both: as the version says it that held on its reader's day, with the step
 * of that day before it; else as its lead says it now.
 */
export async function commitmentBlocks(
  told: Pick<Told, 'site' | 'lang' | 'id'>,
  { party: lead, id, own }: Taken,
): Promise<Block[]> {
  const { site, lang } = told
  const [row] = await site.log.store.rows([ref('commitments', told.id, lead, id)])
  const set = own === null ? undefined : setBy(row, { party: own.party, lead, entry: own.yes }, own.day)
  const held = own === null ? undefined : heldIn(row, own.yes)
  const { what, measure } = set?.version ?? held ?? row!.versions.at(-1)!
  const path = `${told.id}/commitments/${lead}/${id}`
  const step = set?.step ? [...quoted(told, set.step, path), block.words(say(lang, 'dues.stepOf'))] : []
  const words = [...step, ...(what === null ? [] : quoted(told, what, path))]
  if (measure === null) return words
  const [edition] = await site.log.store.rows([
    ref('measures', told.id, measure.catalogue, String(measure.edition)),
  ])
  const found = edition?.commitments.flatMap(({ measures }) => measures).find(one => one.id === measure.id)
  if (found === undefined) return words
  const title = nameIn(found.titles, lang).text
  return [block.words(say(lang, 'dues.measure', { number: found.number, title })), ...words]
}

/** Words of the rules, or of who took something on, or their beginning; `path` leads to the page that has them all. */
export function quoted({ site, lang }: Pick<Told, 'site' | 'lang'>, said: Said, path: string): Block[] {
  return [quoteOrLink(said, MOST_WORDS, say(lang, 'dues.whole'), `${site.publicUrl}/${path}?lang=${lang}`)]
}
