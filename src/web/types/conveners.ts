import { say } from '../say.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact } from '../teller/pieces.ts'
import { longDay } from '../wording.ts'

/** The convener's own mandate. */
export const conveners: Own = {
  'call/claimed': {
    after: {
      reason: ({ asked: { lang } }) => [fact(say(lang, 'entry.effect'), say(lang, 'entry.claimedEffect'))],
    },
  },
  'call/authority-checked': {
    members: {
      checked: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, 'entry.checkedBy', { day: longDay(body.checked, lang) })),
    },
  },
}
