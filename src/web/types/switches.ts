import { say } from '../say.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact } from '../teller/pieces.ts'

/** What a kill switch does. */
export const switches: Own = {
  'switch/set': {
    members: {
      closed: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, body.closed ? 'entry.switchOff' : 'entry.switchOn')),
    },
  },
}
