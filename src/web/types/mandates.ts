import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { fact } from '../teller/pieces.ts'
import { partyOf } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'
import { longDay } from '../wording.ts'

const CHECKED = {
  holds: 'entry.head.mandateHolds',
  lapsed: 'entry.head.mandateLapsed',
  unclear: 'entry.head.mandateUnclear',
} as const

/** When a mandate was checked, and by whom. */
export const mandates = {
  'mandate/checked': {
    headline: it =>
      phrase(it.asked.lang, CHECKED[it.body.outcome], {
        ...partyOf(it),
        method: say(it.asked.lang, `mandate.${it.body.method}`),
      }),
    members: {
      checked: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, 'entry.checkedBy', { day: longDay(body.checked, lang) })),
    },
  },
} satisfies Tellings
