import { answerDesk, stageOf } from '../../people/applications.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { Checking } from '../fields.ts'
import { readForm, typedIn } from '../form.ts'
import { seeOther } from '../private.ts'
import { ownApplication } from '../proofs/own.ts'
import { say } from '../say.ts'
import { takeTurn } from '../turns.ts'
import { hasHidden } from '../typed.ts'
import { ownPage } from './own.ts'

const MOST_FORM = 64 * 1024

/** What an officer asked is answered on the applicant's own page, by whoever holds its address. */
export async function takeAnswer(asked: Asked): Promise<Answer> {
  const { site, lang, params } = asked
  const { fields } = await readForm(asked, MOST_FORM)
  const own = await ownApplication(asked)
  const page = `/applications/${params.token}`
  // Answered already, as by a second press, or decided meanwhile: the page says which.
  if (stageOf(own.application) !== 'asked') return seeOther(asked, page)
  const text = typedIn(fields, 'answer')
  const check = new Checking()
  check.must('answer', say(lang, 'talk.answerMissing'), text !== '' && text.length <= 2000)
  check.must('answer', say(lang, 'fields.hidden'), !hasHidden(text, { lines: true }))
  if (!check.isGood)
    return ownPage(asked, own, { form: 'answer', typed: fields, errors: check.errors, trouble: null }, 422)
  takeTurn(asked, 'application')
  await answerDesk(site.log.drawer, own.id, text, site.now())
  return seeOther(asked, `${page}?answered=1`)
}
