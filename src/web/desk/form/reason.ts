import type { Asked } from '../../asked.ts'
import type { Checking, Fieldset } from '../../fields.ts'
import { typedIn } from '../../form.ts'
import type { Markup } from '../../markup.ts'
import { type Key, say } from '../../say.ts'

/** The reason that stands in public beside an act. None of these is done without. */

export function reasonField({ lang }: Asked, f: Fieldset, hint: Key = 'desk.reasonHint'): Markup {
  return f.area('reason', { label: say(lang, 'desk.fact.reason'), hint: say(lang, hint), rows: 3 })
}

/** Empty, and noted in `check`, where nothing was typed. */
export function requireReason({ lang }: Asked, check: Checking, fields: URLSearchParams): string {
  const reason = typedIn(fields, 'reason')
  check.must('reason', say(lang, 'desk.reasonMissing'), reason !== '')
  return reason
}
