import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { partyLink } from '../teller/kinds.ts'
import { fact } from '../teller/pieces.ts'
import { partyName, partyOf } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'

/** Who vouches for whom, and what that does. */
export const vouchers = {
  'mandate/vouched': {
    headline: it =>
      phrase(it.asked.lang, it.body.stands ? 'entry.head.vouched' : 'entry.head.unvouched', {
        by: partyName(it, it.statement.by),
        ...partyOf(it),
      }),
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
} satisfies Tellings
