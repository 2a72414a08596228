import { entryLink } from '../links.ts'
import { say } from '../say.ts'
import { partyLink } from '../teller/kinds.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact } from '../teller/pieces.ts'

/** To whose words a signatory objects, and what that does. */
export const objections: Own = {
  'objection/raised': {
    members: {
      against: (it, label) => [
        fact(label, partyLink(it, it.body.against.party)),
        fact(say(it.asked.lang, 'objection.signature'), entryLink(it.asked, it.body.against.entry)),
      ],
    },
    after: {
      words: ({ asked: { lang } }) => [fact(say(lang, 'entry.effect'), say(lang, 'objection.effect'))],
    },
  },
}
