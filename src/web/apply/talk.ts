import { type Application, answerDesk, stageOf } from '../../people/applications.ts'
import type { Answer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { Checking, Fieldset } from '../fields.ts'
import { readForm, typedIn } from '../form.ts'
import { typedIsDone } from '../keep-typed.ts'
import { html, type Piece } from '../markup.ts'
import { minuteMark } from '../moments.ts'
import { postedForm } from '../posted-form.ts'
import { doneNotice, part, seeOther } from '../private.ts'
import { ownApplication } from '../proofs/own.ts'
import type { Tried } from '../proofs/parts.ts'
import { say } from '../say.ts'
import { takeTurn } from '../turns.ts'
import { hasHidden } from '../typed.ts'
import { ownPage } from './own.ts'

/** What was asked and answered about an application, as both sides read it; null where nothing was. */
export function talkList({ lang }: Asked, { talk, person }: Application): Piece {
  if (talk.length === 0) return null
  const said = talk.map(({ at, by, text }) => {
    const who = by === null ? html`<bdi>${person.name}</bdi>` : say(lang, 'talk.officer', { officer: by })
    return html`<li><p class="note">${who}, ${minuteMark(at, lang)}</p><blockquote class="quoted"><span class="typed" dir="auto">${text}</span></blockquote></li>`
  })
  return html`<ol class="talk">${said}</ol>`
}

/** The same on the applicant's own page, with the form that answers what was asked last. */
export function answerPart(asked: Asked, application: Application, tried: Tried | undefined): Piece {
  const { lang, params, query } = asked
  const said = talkList(asked, application)
  if (said === null) return null
  const answer = tried?.form === 'answer' ? tried : undefined
  const f = new Fieldset(lang, answer?.typed ?? new URLSearchParams(), answer?.errors)
  const page = `/applications/${params.token}`
  const done = query.has('answered')
    ? html`${doneNotice(say(lang, 'talk.answered'))}${typedIsDone(page)}`
    : null
  const label = { label: say(lang, 'talk.yourAnswer'), hint: say(lang, 'talk.answerNote') }
  const form =
    stageOf(application) !== 'asked'
      ? null
      : postedForm(asked, `${page}/answer`, {
          f,
          fields: f.area('answer', { ...label, rows: 5 }),
          keep: 'answer',
          button: say(lang, 'talk.answer'),
        })
  return part(say(lang, 'talk.title'), html`${done}${said}${form}`, { strong: true, id: 'talk' })
}

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
