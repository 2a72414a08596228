import type { Office } from '../../register/kinds.ts'
import { entryLink } from '../links.ts'
import type { Markup } from '../markup.ts'
import { say } from '../say.ts'
import type { Own } from '../teller/own-telling.ts'
import { fact, quoted } from '../teller/pieces.ts'
import type { Setting } from '../teller/setting.ts'
import { longDay } from '../wording.ts'

const OFFICES = {
  officer: 'entry.officer',
  drafter: 'entry.officerDrafter',
  reader: 'entry.officerReader',
} as const

/** An office with the pseudonym of whoever holds it, in one sentence. */
export const roles: Own = {
  'role/granted': {
    members: {
      role: null,
      office: null,
      id: (it, label) => officeOf(it, it.body.id, it.body.office, label),
      until: ({ asked: { lang }, body: { until } }, label) =>
        until === null ? null : fact(label, say(lang, 'entry.termUntil', { day: longDay(until, lang) })),
      name: async ({ asked, body, known }, label) =>
        fact(label, await quoted(asked, body.name, known.beside)),
    },
  },
  'role/ended': {
    members: {
      id: (it, label) => officeOf(it, it.body.id, it.known.row('roles', it.body.id)?.office, label),
    },
    after: {
      id({ asked, body, known }) {
        const role = known.row('roles', body.id)
        return [
          fact(
            say(asked.lang, 'entry.grantedBy'),
            role === undefined ? null : entryLink(asked, role.granted),
          ),
        ]
      },
    },
  },
}

function officeOf({ asked }: Setting, id: string, office: Office | undefined, label: string): Markup | null {
  return fact(label, say(asked.lang, OFFICES[office ?? 'officer'], { id }))
}
