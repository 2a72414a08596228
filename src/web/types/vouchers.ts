import { say } from '../say.ts'
import { partyLink } from '../teller/kinds.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact } from '../teller/pieces.ts'

/** Who vouches for whom, and what that does. */
export const vouchers: Own = {
  'mandate/vouched': {
    members: { stands: null },
    after: {
      party: it => [fact(say(it.asked.lang, 'entry.voucher'), partyLink(it, it.statement.by))],
      note: ({ asked: { lang }, body }) => [
        fact(
          say(lang, 'entry.effect'),
          say(lang, body.stands ? 'entry.vouchedEffect' : 'entry.unvouchedEffect'),
        ),
      ],
    },
  },
}
