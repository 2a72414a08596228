import { openHead } from '../../../people/report-drafts.ts'
import { questionsOf, type ReporterOn } from '../../../work/reporting/asked.ts'
import { readParts } from '../../../work/reporting/draft.ts'
import { isThere } from '../../../work/reporting/filed.ts'
import { isAnswered, progressIn } from '../../../work/reporting/progress.ts'
import { partsOf } from '../../../work/reporting/questions.ts'
import type { Asked } from '../../kit/kit.ts'

/** How many parts of a report a colleague has asked this key for, that are not complete. */
export async function partsAskedOf({ site }: Asked, reporter: ReporterOn, keyid: string): Promise<number> {
  const { call, party } = reporter
  const { drawer, store } = site.log
  const head = (await openHead(drawer, { party: party.id, call }, site.now()))?.value
  if (head === undefined || head.catalogue === null || !Object.values(head.given).includes(keyid)) return 0
  const { id, edition } = head.catalogue
  const catalogue = await site.filed.catalogue(call, { catalogue: id, edition })
  if (!isThere(catalogue)) return 0
  const parts = await readParts(drawer, head, site.now())
  const own = await questionsOf({ filed: site.filed, store }, reporter, id, catalogue, head.periods)
  const draft = { parts, catalogue, head, own }
  return partsOf(catalogue).filter(
    ([section, indicators]) => head.given[section.id] === keyid && !isAnswered(progressIn(draft, indicators)),
  ).length
}
