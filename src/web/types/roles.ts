import { citing, quoted } from '../teller/pieces.ts'
import type { Tellings } from '../teller/telling.ts'

/** An office is told with the pseudonym of whoever holds it. */
export const roles = {
  'role/granted': {
    members: {
      role: null,
      office: null,
      // Always beside the log, so not of the kind that may stand in it.
      name: ({ asked, body, known }) => quoted(asked, body.name, known.beside),
    },
  },
  'role/ended': {
    after: {
      id: it => [citing(it, 'entry.grantedBy', it.known.row('roles', it.body.id)?.granted)],
    },
  },
} satisfies Tellings
