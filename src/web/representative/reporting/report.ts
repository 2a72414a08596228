import { beginDraft } from '../../../work/reporting/draft.ts'
import { indicatorsOf } from '../../../work/reporting/questions.ts'
import {
  type Answer,
  type Asked,
  buttonForm,
  type Form,
  type Markup,
  notedPart,
  say,
  seeOther,
} from '../../kit/kit.ts'
import { requireWriter } from '../commitments/form-page.ts'
import { showReport as showAlone, takeReport as takeAlone } from '../commitments/report.ts'
import { standingOn } from '../commitments/standing.ts'
import type { Representative } from '../session.ts'
import { overviewPage, takeOverview } from './overview.ts'
import { reportPath, sittingOn } from './sitting.ts'
import { startPage, takeStart } from './start.ts'

/**
 * Where a party reports. A call without indicators has one form, and so has a report of commitments alone; of figures,
 * or with files, there is one draft, which all colleagues share.
 */

export async function showReport(asked: Asked, who: Representative): Promise<Answer> {
  if (asked.query.has('draft') || asked.query.has('alone')) return showAlone(asked, who)
  const all = await indicatorsOf(asked.site.log.store, asked.params.call!)
  const sitting = await sittingOn(asked, who)
  if (sitting !== undefined) return overviewPage(asked, who, sitting, all)
  return all.length === 0
    ? showAlone(asked, who, withFiles(asked))
    : startPage(asked, who, await standingOn(asked, who), all)
}

export async function takeReport(asked: Asked, who: Representative, form: Form): Promise<Answer> {
  if (!form.fields.has('sitting')) return takeAlone(asked, who, form)
  const all = await indicatorsOf(asked.site.log.store, asked.params.call!)
  if (form.fields.get('sitting') !== 'begin') return takeOverview(asked, who, form, all)
  return all.length === 0
    ? beginAlone(asked, who)
    : takeStart(asked, who, await standingOn(asked, who), all, form)
}

/** Files lie beside a draft: a call without indicators has one for whoever brings some. */
function withFiles(asked: Asked): Markup {
  const { lang, params } = asked
  const begin = buttonForm(
    asked,
    reportPath({ id: params.call! }),
    { sitting: 'begin' },
    say(lang, 'filing.filesBegin'),
    { style: 'second' },
  )
  return notedPart(lang, 'filing.files', begin)
}

async function beginAlone(asked: Asked, who: Representative): Promise<Answer> {
  requireWriter(who)
  const { site } = asked
  const it = await standingOn(asked, who)
  const begin = { party: who.party, call: it.id, catalogue: null, periods: [], by: who.keyid }
  await beginDraft(site.log.drawer, begin, site.now())
  return seeOther(asked, reportPath(it))
}
