import type { Refused } from '../../people/stored-refusal.ts'
import { BROKEN, STATUS } from '../http/problem.ts'
import type { Lang } from '../messages/languages.ts'
import type { ProblemCode } from '../messages/refusal-messages.ts'
import { say } from '../messages/say.ts'
import { html, type Markup } from './markup.ts'
import { sub } from './pieces.ts'

/**
 * A refusal that was kept, to whoever reads it later: what its code means in their language and what would mend it, and
 * what exactly was refused in the server's own words, which are English. Of a code that is no longer known, those
 * alone.
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
