import { partyLink } from '../teller/kinds.ts'
import { citing } from '../teller/pieces.ts'
import type { Tellings } from '../teller/telling.ts'

/** To whose words a signatory objects. */
export const objections = {
  'objection/raised': {
    members: { against: it => partyLink(it, it.body.against.party) },
    after: { against: it => [citing(it, 'objection.signature', it.body.against.entry)] },
  },
} satisfies Tellings
