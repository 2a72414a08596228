import { formatTime } from '../../core/time.ts'
import { type Application, stageOf } from '../../people/applications.ts'
import type { Asked } from '../asked.ts'
import { Fieldset } from '../fields.ts'
import { kept, typedIsDone } from '../keep-typed.ts'
import { linkIn } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { doneNotice, part } from '../private.ts'
import type { Tried } from '../proofs/parts.ts'
import { say } from '../say.ts'
import { shortMinute } from '../wording.ts'

/** What was asked and answered about an application, as both sides read it; null where nothing was. */
export function talkList({ lang }: Asked, { talk, person }: Application): Piece {
  if (talk.length === 0) return null
  const said = talk.map(({ at, by, text }) => {
    const time = formatTime(at)
    const who = by === null ? html`<bdi>${person.name}</bdi>` : say(lang, 'talk.officer', { officer: by })
    return html`<li><p class="note">${who}, <time datetime="${time}">${shortMinute(time, lang)}</time></p><blockquote class="quoted"><span class="typed" dir="auto">${text}</span></blockquote></li>`
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
  const done = query.has('answered')
    ? html`${doneNotice(say(lang, 'talk.answered'))}${typedIsDone(`/applications/${params.token}`)}`
    : null
  const form =
    stageOf(application) !== 'asked'
      ? null
      : html`<form class="form mt" method="post" action="${linkIn(asked, `/applications/${params.token}/answer`)}" novalidate${kept('answer')}>${f.summary(say(lang, 'apply.errors'))}
${f.area('answer', { label: say(lang, 'talk.yourAnswer'), hint: say(lang, 'talk.answerNote'), rows: 5 })}
<div class="actions"><button class="btn">${say(lang, 'talk.answer')}</button></div></form>`
  return part(say(lang, 'talk.title'), html`${done}${said}${form}`, { strong: true, id: 'talk' })
}
