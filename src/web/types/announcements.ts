import { formatTime } from '../../core/time.ts'
import type { AnnouncedRow } from '../../register/rows.ts'
import { actDigest, delayOf, LAPSE_DAYS, SECOND_HAND_DAYS } from '../../register/second-approval.ts'
import { entryLink, heldWords, html, longTime, type Piece, phrase, say, sub } from '../kit/kit.ts'
import { factIn } from '../teller/pieces.ts'
import type { Setting } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'

/** From when on an act that is announced may be done, and what became of it; then it tells itself, whole. */
export const announcements = {
  'act/announced': {
    members: {
      // Its usual words say that it was done.
      type: ({ body }) => html`<code>${body.type}</code>`,
    },
    after: {
      type(it) {
        const { asked, body, known, index } = it
        const { lang } = asked
        if (known.beside !== null) {
          const delay = say(lang, 'second.delay', { days: SECOND_HAND_DAYS, lapse: LAPSE_DAYS })
          return [factIn(it, 'entry.announced.when', delay)]
        }
        const row = known.row('announced', actDigest(body))
        // A later announcement of the same act has taken its row: this one was never acted upon.
        if (row?.entry !== index)
          return [factIn(it, 'entry.announced.state', say(lang, 'entry.announced.lapsed'))]
        const { from, until } = delayOf(row)
        const time = (seconds: number) => longTime(formatTime(seconds), lang)
        const between = say(lang, 'entry.announced.between', { from: time(from), until: time(until) })
        return [
          factIn(it, 'entry.announced.when', between),
          factIn(it, 'entry.announced.state', stateOf(it, row)),
        ]
      },
    },
  },
} satisfies Tellings

function stateOf({ asked, known }: Setting, { done }: AnnouncedRow): Piece {
  if (done !== null) return phrase(asked.lang, 'entry.announced.done', { entry: entryLink(asked, done) })
  const held = heldWords(asked, known.row('log', 'log')?.stopped ?? [])
  return html`${say(asked.lang, 'entry.announced.notDone')}${held && sub(held)}`
}
