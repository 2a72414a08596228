import { partyLink } from '../teller/kinds.ts'
import { factIn } from '../teller/pieces.ts'
import type { Tellings } from '../teller/telling.ts'

/** Who vouches for whom. */
export const vouchers = {
  'mandate/vouched': {
    members: { stands: null },
    after: { party: it => [factIn(it, 'entry.voucher', partyLink(it, it.statement.by))] },
  },
} satisfies Tellings
