import { say } from '../say.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact } from '../teller/pieces.ts'
import { longDay } from '../wording.ts'

/** When a mandate was checked, and by whom. */
export const mandates: Own = {
  'mandate/checked': {
    members: {
      checked: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, 'entry.checkedBy', { day: longDay(body.checked, lang) })),
    },
  },
}
