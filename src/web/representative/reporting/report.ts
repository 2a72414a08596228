import { indicatorsOf } from '../../../work/reporting/questions.ts'
import type { Answer, Asked, Form } from '../../kit/kit.ts'
import { showReport as showAlone, takeReport as takeAlone } from '../commitments/report.ts'
import { standingOn } from '../commitments/standing.ts'
import type { Representative } from '../session.ts'
import { overviewPage, takeOverview } from './overview.ts'
import { sittingOn } from './sitting.ts'
import { startPage, takeStart } from './start.ts'

/**
 * Where a party reports. A call without indicators has one form, and so has a report of commitments alone; of figures
 * there is one draft, which all colleagues share.
 */

export async function showReport(asked: Asked, who: Representative): Promise<Answer> {
  if (asked.query.has('draft') || asked.query.has('alone')) return showAlone(asked, who)
  const all = await indicatorsOf(asked.site.log.store, asked.params.call!)
  const sitting = await sittingOn(asked, who)
  if (sitting !== undefined) return overviewPage(asked, who, sitting, all)
  return all.length === 0 ? showAlone(asked, who) : startPage(asked, who, await standingOn(asked, who), all)
}

export async function takeReport(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  if (!form.fields.has('sitting')) return takeAlone(asked, who, form)
  const all = await indicatorsOf(asked.site.log.store, asked.params.call!)
  if (form.fields.get('sitting') !== 'begin' || all.length === 0) return takeOverview(asked, who, form, all)
  return takeStart(asked, who, await standingOn(asked, who), all, form)
}
