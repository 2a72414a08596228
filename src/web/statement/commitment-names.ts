import { brief } from '../../core/bytes.ts'
import type { CommitmentRef, Pledge } from '../../register/commitment-kinds.ts'
import type { Said } from '../../register/kinds.ts'
import { ref } from '../../register/rows.ts'
import { measuresIn } from '../../register/types/measures.ts'
import { type Asked, html, type Markup, nameIn, numberedTitle } from '../kit/kit.ts'
import { textOfSaid } from './quotes.ts'

/** What a commitment or a measure is called among others, wherever a statement names it: nobody signs an id alone. */

/** Letters of a commitment's words that name it among others. */
const MOST_NAMED = 120

export type MeasureRef = NonNullable<Pledge['measure']>

/** A measure as the edition says it in which it was taken on; undefined where that has none of this id. */
export async function measureAt({ site }: Asked, call: string, { catalogue, edition, id }: MeasureRef) {
  const [row] = await site.log.store.rows([ref('measures', call, catalogue, String(edition))])
  return row && measuresIn(row).find(one => one.id === id)
}

/** Its number and its title; its id alone where no such measure is known. */
export async function measureWithId(asked: Asked, call: string, of: MeasureRef): Promise<Markup> {
  const found = await measureAt(asked, call, of)
  const id = html`<code>${of.catalogue} ${of.id}</code>`
  return found === undefined ? id : html`${numberedTitle(found.number, found.titles, asked.lang)} ${id}`
}

/** The first words, as a list has room for them; null where they cannot be read here. */
export async function firstLine(asked: Asked, said: Said): Promise<string | null> {
  const [line = ''] = ((await textOfSaid(asked, said)) ?? '').split('\n')
  return line === '' ? null : brief(line, MOST_NAMED)
}

/** Its first words, else the title of its measure, else its id. */
export async function pledgeName(
  asked: Asked,
  call: string,
  { what, measure, id }: Pick<Pledge, 'what' | 'measure' | 'id'>,
): Promise<string> {
  const line = what === null ? null : await firstLine(asked, what)
  if (line !== null) return line
  if (measure === null) return id
  const found = await measureAt(asked, call, measure)
  return found === undefined ? measure.id : `${found.number} ${nameIn(found.titles, asked.lang).text}`
}

/** As it was called when this entry named it, with its id; the id alone where there was none. */
export async function commitmentWithId(
  asked: Asked,
  call: string,
  { party, id }: CommitmentRef,
  entry: number,
): Promise<Markup> {
  const [row] = await asked.site.log.store.rows([ref('commitments', call, party, id)])
  const version = row?.versions.findLast(one => one.entry < entry)
  const code = html`<code>${id}</code>`
  if (version === undefined) return code
  return html`<bdi>${await pledgeName(asked, call, version)}</bdi> ${code}`
}
