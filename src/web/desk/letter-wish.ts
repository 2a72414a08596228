import { DAY, dayOf } from '../../core/time.ts'
import {
  type LetterWish,
  MOST_ANSWER_DAYS,
  MOST_COVER,
  MOST_SENDER,
  MOST_WHY,
} from '../../people/invitation-words.ts'
import { date } from '../../register/kinds.ts'
import { type Asked, type Checking, type Fieldset, hasHidden, html, say, typedIn } from '../kit/kit.ts'

/** What an officer may add to the letter of an invitation, or of each of a list. All of it may be left out. */

/** The same folded, where the letter says enough by itself. */
export function wishFolded(asked: Asked, f: Fieldset) {
  const isOpen = ['cover', 'why', 'sender', 'answerBy'].some(name => f.says(name))
  return html`<details class="fold"${isOpen ? html` open` : null}>
    <summary>${say(asked.lang, 'wish.summary')}</summary>
    ${wishInputs(asked, f, false)}
  </details>`
}

/** `many`: one letter for all of a list, so no reason for one of them. */
export function wishFields(asked: Asked, f: Fieldset, { many = false } = {}) {
  return html`<h3>${say(asked.lang, 'wish.heading')}</h3>${wishInputs(asked, f, many)}`
}

function wishInputs({ lang }: Asked, f: Fieldset, many: boolean) {
  return html`
    ${f.area('cover', { label: say(lang, 'wish.cover'), hint: say(lang, 'wish.coverHint'), isOptional: true })}
    ${many ? null : f.text('why', { label: say(lang, 'wish.why'), hint: say(lang, 'wish.whyHint'), isOptional: true })}
    <div class="two">
      ${f.text('sender', { label: say(lang, 'wish.sender'), hint: say(lang, 'wish.senderHint'), isOptional: true })}
      ${f.text('answerBy', {
        label: say(lang, 'wish.answerBy'),
        hint: say(lang, 'wish.answerByHint'),
        type: 'date',
        isOptional: true,
      })}
    </div>
  `
}

/** What mail programs make a link of, and what asks or shouts. */
const NO_NAME = /:\/\/|www\.|[@/?!]|\p{L}\.\p{L}{2,}/iu
/** "Dr. Ada Lund" and "J. Lund": a dot after a short word that begins a name ends no sentence. */
const ABBREVIATED = /^(?:\p{Lu}\p{L}{0,4}|\p{L}|.*\..*)$/u

/** Against whoever has a session: under a letter of the keeper stands a name, and no message. */
function looksLikeName(typed: string): boolean {
  const ended = [...typed.matchAll(/(\S+)\.\s/gu)].map(([, word]) => word!)
  return !NO_NAME.test(typed) && ended.every(word => ABBREVIATED.test(word))
}

export function wishIn({ lang, site }: Asked, check: Checking, fields: URLSearchParams): LetterWish {
  const text = (name: string) => typedIn(fields, name)
  const [cover, why, sender, day] = [text('cover'), text('why'), text('sender'), text('answerBy')]
  const fits = (name: string, typed: string, most: number, lines = false) =>
    check.must(name, say(lang, 'wish.long', { most }), typed.length <= most && !hasHidden(typed, { lines }))
  fits('cover', cover, MOST_COVER, true)
  fits('why', why, MOST_WHY)
  fits('sender', sender, MOST_SENDER)
  check.must('sender', say(lang, 'wish.senderBad'), looksLikeName(sender))
  const [first, last] = [1, MOST_ANSWER_DAYS].map(days => dayOf(site.now() + days * DAY))
  const isAhead = date.safeParse(day).success && day >= first! && day <= last!
  check.must('answerBy', say(lang, 'wish.answerByBad', { days: MOST_ANSWER_DAYS }), day === '' || isAhead)
  return { cover, why, sender, answerBy: day === '' ? null : day }
}

/** As fields that say it again. */
export const wishTyped = ({ answerBy, ...wish }: LetterWish): Record<string, string> => ({
  ...wish,
  answerBy: answerBy ?? '',
})

/** Whether the letter brings words that an officer has written. */
export const hasWords = ({ answerBy: _, ...words }: LetterWish): boolean =>
  Object.values(words).some(said => said !== '')

export const hasWish = (wish: LetterWish): boolean => Object.values(wishTyped(wish)).some(said => said !== '')
