import { type Application, askApplicant } from '../../../people/applications.ts'
import type { Answer } from '../../answer.ts'
import { talkList } from '../../apply/talk.ts'
import type { Asked } from '../../asked.ts'
import { Checking, type Errors, Fieldset } from '../../fields.ts'
import { type Form, typedIn } from '../../form.ts'
import { kept } from '../../keep-typed.ts'
import { langOfApplication, writeQuestion } from '../../letters/application.ts'
import { linkIn, withMore } from '../../links.ts'
import { html, type Markup, type Piece } from '../../markup.ts'
import { part, seeOther } from '../../private.ts'
import { say } from '../../say.ts'
import { noteAct } from '../diary.ts'
import type { Officer } from '../officer/officer.ts'
import { inList } from '../queue/next.ts'

/** A question to the applicant: neither yes nor no, and nothing of it enters the log. */

/** What was asked and answered so far. */
export function talkPart(asked: Asked, application: Application): Piece {
  const said = talkList(asked, application)
  return said === null ? null : part(say(asked.lang, 'talk.title'), said, { strong: true })
}

export function askPart(
  asked: Asked,
  application: Application,
  typed: URLSearchParams,
  errors: Errors,
): Markup {
  const { lang, params } = asked
  const f = new Fieldset(lang, typed, errors)
  const language = say(langOfApplication(application), 'frame.language')
  const form = html`<form class="form" method="post" action="${linkIn(asked, inList(asked, params.application!))}" novalidate${kept('ask')}>${f.summary(say(lang, 'desk.errors'))}<input type="hidden" name="decision" value="ask">
${f.area('question', { label: say(lang, 'talk.question'), hint: say(lang, 'talk.questionHint', { language }), rows: 3 })}
<div class="actions"><button class="btn second">${say(lang, 'talk.send')}</button></div></form>`
  return part(say(lang, 'talk.ask'), form, { note: say(lang, 'talk.askNote'), id: 'ask' })
}

export async function ask(
  asked: Asked,
  officer: Officer,
  { fields }: Form,
): Promise<Answer | Map<string, string>> {
  const { lang, site, params } = asked
  const id = params.application!
  const text = typedIn(fields, 'question')
  const check = new Checking()
  check.must('question', say(lang, 'talk.questionMissing'), text !== '' && text.length <= 2000)
  if (!check.isGood) return check.errors
  const application = await askApplicant(site.log.drawer, id, { by: officer.id, text }, site.now())
  await noteAct(asked, officer, 'application-asked', id)
  await writeQuestion(asked, id, application, text)
  return seeOther(asked, withMore(inList(asked, id), 'asked=1'))
}
