import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { callOf } from '../teller/call.ts'
import { fact } from '../teller/pieces.ts'
import { sentence, type Tellings } from '../teller/telling.ts'
import { longDay } from '../wording.ts'

const CHECKED = {
  holds: 'entry.head.authorityHolds',
  lapsed: 'entry.head.authorityLapsed',
  unclear: 'entry.head.authorityUnclear',
} as const

/** The convener's own mandate. */
export const conveners = {
  'call/claimed': {
    headline: sentence('entry.head.claimed', callOf),
    after: {
      reason: ({ asked: { lang } }) => [fact(say(lang, 'entry.effect'), say(lang, 'entry.claimedEffect'))],
    },
  },
  'call/authority-checked': {
    headline: it => phrase(it.asked.lang, CHECKED[it.body.outcome], callOf(it)),
    members: {
      checked: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, 'entry.checkedBy', { day: longDay(body.checked, lang) })),
    },
  },
} satisfies Tellings
