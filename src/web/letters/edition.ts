import { formatJson } from '../../core/json.ts'
import { ref } from '../../register/rows.ts'
import { measuresIn, measuresPublished } from '../../register/types/measures.ts'
import { firstOf, type Lang, nameIn, type RunningSite, type Shown, say } from '../kit/kit.ts'
import { type Block, block } from './letter.ts'

/** Of a later edition of measures: what is new in it, changed or gone, and what that means for a reader who took one on. */

/** A letter names no more of each; the page has all. */
const MOST = 20

type Measure = ReturnType<typeof measuresIn>[number]

/** None of the first edition. */
export async function editionBlocks(
  site: RunningSite,
  lang: Lang,
  { statement }: Shown,
  { id, party, name }: Readonly<{ id: string; party: string; name: string }>,
): Promise<Block[]> {
  const { catalogue, edition, commitments } = measuresPublished.read(statement as never)
  if (edition === 1) return []
  const [before, schedule] = await site.log.store.rows([
    ref('measures', id, catalogue, String(edition - 1)),
    ref('schedules', id, party),
  ])
  const [old, now] = [measuresIn(before!), measuresIn({ commitments })]
  const inOld = new Map(old.map(one => [one.id, one]))
  const inNow = new Set(now.map(one => one.id))
  const changes = {
    fresh: now.filter(one => !inOld.has(one.id)),
    changed: now.filter(one => inOld.has(one.id) && said(one) !== said(inOld.get(one.id)!)),
    gone: old.filter(one => !inNow.has(one.id)),
  }
  const lists = (['fresh', 'changed', 'gone'] as const).flatMap(is => {
    const { shown, told } = firstOf(
      changes[is].map(one => line(lang, one)),
      MOST,
      count => say(lang, 'letter.editionMore', { count }),
    )
    return shown.length === 0
      ? []
      : [
          block.words(say(lang, 'letter.edition', { is, edition })),
          block.list([...shown, ...(told ? [told] : [])]),
        ]
  })
  const held = (schedule?.commitments ?? []).filter(({ versions, ended }) => {
    const of = versions.at(-1)!.measure?.split('/')
    return ended === null && of?.[0] === catalogue && Number(of[1]) < edition
  })
  const stays =
    held.length === 0 ? [] : [block.words(say(lang, 'letter.editionHeld', { name, count: held.length }))]
  return [
    ...(lists.length === 0 ? [block.words(say(lang, 'letter.editionSame', { edition }))] : lists),
    ...stays,
  ]
}

/** Its own words, and under which commitment it stands. */
const said = ({ under: { measures: _, ...under }, ...measure }: Measure) =>
  formatJson({ ...measure, under } as never)

const line = (lang: Lang, { number, titles }: Measure) =>
  say(lang, 'dues.measure', { number, title: nameIn(titles, lang).text })
