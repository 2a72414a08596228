import type { Office } from '../../register/kinds.ts'
import { entryLink } from '../links.ts'
import { html, type Markup } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { fact, quoted } from '../teller/pieces.ts'
import type { Setting, Told } from '../teller/setting.ts'
import { sentence, type Tellings } from '../teller/telling.ts'
import { longDay } from '../wording.ts'

const OFFICES = {
  officer: 'entry.officer',
  drafter: 'entry.officerDrafter',
  reader: 'entry.officerReader',
} as const

const GRANTED = {
  officer: 'entry.head.roleGranted',
  drafter: 'entry.head.drafterGranted',
  reader: 'entry.head.readerGranted',
} as const

/** An office with the pseudonym of whoever holds it, in one sentence. */
export const roles = {
  'role/granted': {
    headline: it => phrase(it.asked.lang, GRANTED[it.body.office ?? 'officer'], roleIn(it)),
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
    headline: sentence('entry.head.roleEnded', roleIn),
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
} satisfies Tellings

function roleIn({ body }: Told<'role/granted'> | Told<'role/ended'>): { role: Markup } {
  return { role: html`<code>${body.id}</code>` }
}

function officeOf({ asked }: Setting, id: string, office: Office | undefined, label: string): Markup | null {
  return fact(label, say(asked.lang, OFFICES[office ?? 'officer'], { id }))
}
