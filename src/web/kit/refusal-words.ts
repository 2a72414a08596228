import { Refusal } from '../../core/refusal.ts'
import type { Refused } from '../../people/stored-refusal.ts'
import { BROKEN, STATUS } from '../http/problem.ts'
import type { Lang } from '../messages/languages.ts'
import type { ProblemCode } from '../messages/refusal-messages.ts'
import { say } from '../messages/say.ts'
import { cleared } from './form.ts'
import { html, type Markup, type Piece } from './markup.ts'
import { remark, sub } from './pieces.ts'

/** What is wrong, and what would mend it. English has the refusal's own sentence, which is more exact. */
export function refusalWords(lang: Lang, { code, message }: Refusal): [string, string] {
  return [lang === 'en' ? message : say(lang, `refusal.${code}`), say(lang, `refusal.${code}.mend`)]
}

/** For whoever sent a form. Throws any error that is no refusal. */
export function refusalNotice(lang: Lang, error: unknown): Piece {
  if (!(error instanceof Refusal)) throw error
  const [title, mend] = refusalWords(lang, error)
  return html`<div class="notice warn" role="alert" tabindex="-1" autofocus>
    <p><b>${title}</b></p>
    <p>${mend} <code>${error.code}</code></p>
  </div>`
}

/** Why a whole form was refused, and what was typed; without invisible characters, if those were refused. */
export function refusedForm(
  lang: Lang,
  error: unknown,
  fields: URLSearchParams,
): { trouble: Piece; typed: URLSearchParams } {
  const notice = refusalNotice(lang, error)
  const { code } = error as Refusal
  if (code !== 'text_hidden' && code !== 'words_hidden') return { trouble: notice, typed: fields }
  return {
    trouble: html`${notice}${remark(say(lang, 'fields.hidden'))}`,
    typed: new URLSearchParams([...fields].map(([name, typed]) => [name, cleared(typed)])),
  }
}

/**
 * A kept refusal, for a later reader: its code in their language, and the server's own English sentence; only the
 * latter, if the code is no longer known.
 */
export function keptRefusal(lang: Lang, { code, sentence }: Refused): Markup {
  const exact = html`<span lang="en" dir="ltr">${sentence}</span>`
  const name = html`<code>${code}</code>`
  if (!isKnown(code)) return html`${exact} ${name}`
  const mend = say(lang, `refusal.${code}.mend`)
  if (lang === 'en') return html`${exact} ${mend} ${name}`
  return html`${say(lang, `refusal.${code}`)} ${mend} ${name}${sub(html`${say(lang, 'problem.exactly')} ${exact}`)}`
}

function isKnown(code: string): code is ProblemCode {
  return code === BROKEN.code || Object.hasOwn(STATUS, code)
}
