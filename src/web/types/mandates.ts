import { say } from '../say.ts'
import { fact } from '../teller/pieces.ts'
import { longDay } from '../wording.ts'
import type { Own } from './own.ts'

/** When a mandate was checked, and by whom. */
export const mandates: Own = {
  'mandate/checked': {
    members: {
      checked: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, 'entry.checkedBy', { day: longDay(body.checked, lang) })),
    },
  },
}
