import { dayOf } from '../../core/time.ts'
import type { Objection } from '../../register/objection-rows.ts'
import type { SignatureRow } from '../../register/rows.ts'
import { type Saying, sayingsOn, type WordsOn, wordsOn } from '../../register/words-in-force.ts'
import { type Asked, Choice, entryLink, html, longDay, type Markup, phrase } from '../kit/kit.ts'

/** Which reservation and declaration hold today: computed, and the same wherever they are told. */

export type Objections = readonly Objection[] | undefined

export function wordsToday(asked: Asked, signature: SignatureRow, objections: Objections): WordsOn {
  return wordsOn(signature, objections ?? [], dayOf(asked.site.now()))
}

/** What a picture or a badge has to name beside a signature: who passes it on unreserved would say another thing. */
export function saidToday(
  asked: Asked,
  signature: SignatureRow,
  objections: Objections,
): 'reservation' | 'none' {
  return wordsToday(asked, signature, objections).reservation === null ? 'none' : 'reservation'
}

/** Everything that was said by today, oldest first. */
export function sayingsToday(asked: Asked, signature: SignatureRow, objections: Objections): Saying[] {
  return sayingsOn(signature, objections ?? [], dayOf(asked.site.now()))
}

/** Whether its state can be told: of a signature that stands no more, none of its words holds. */
export function isTold({ state, until }: Saying, stands: boolean): boolean {
  return stands || state !== 'held' || until !== null
}

/** From when to when it holds, or why it does not, with the objections that count. */
export function sayingState(
  asked: Asked,
  { from, objections, state, until }: Pick<Saying, 'from' | 'objections' | 'state' | 'until'>,
): Markup {
  const { lang } = asked
  const says = phrase(lang, 'saying.state', {
    state: new Choice(until === null ? state : 'over'),
    day: longDay(from, lang),
    until: until === null ? '' : longDay(until, lang),
    count: objections.length,
  })
  return html`${says}${objections.map(entry => html` ${entryLink(asked, entry)}`)}`
}
