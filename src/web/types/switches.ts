import { say } from '../say.ts'
import { fact } from '../teller/pieces.ts'
import type { Own } from './own.ts'

/** What a kill switch does. */
export const switches: Own = {
  'switch/set': {
    members: {
      closed: ({ asked: { lang }, body }, label) =>
        fact(label, say(lang, body.closed ? 'entry.switchOff' : 'entry.switchOn')),
    },
  },
}
