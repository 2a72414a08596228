import { formatTime } from '../../core/time.ts'
import type { AnnouncedRow } from '../../register/rows.ts'
import { actDigest, delayOf, LAPSE_DAYS, SECOND_HAND_DAYS } from '../../register/second-hand.ts'
import { entryLink } from '../links.ts'
import { html, type Piece } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { heldWords } from '../stopped.ts'
import { fact } from '../teller/pieces.ts'
import type { Told } from '../teller/setting.ts'
import type { Tellings } from '../teller/telling.ts'
import { longTime } from '../wording.ts'

/** From when on an act that is announced may be done, and what became of it; then it tells itself, whole. */
export const announcements = {
  'act/announced': {
    headline: (it, announced) => phrase(it.asked.lang, 'entry.head.announced', { what: announced(it) }),
    members: {
      // Its usual words say that it was done.
      type: ({ body }, label) => fact(label, html`<code>${body.type}</code>`),
    },
    after: {
      type(it) {
        const { asked, body, known, index } = it
        const { lang } = asked
        if (known.beside !== null) {
          const delay = say(lang, 'second.delay', { days: SECOND_HAND_DAYS, lapse: LAPSE_DAYS })
          return [fact(say(lang, 'entry.announced.when'), delay)]
        }
        const row = known.row('announced', actDigest(body))
        // A later announcement of the same act has taken its row: this one was never acted upon.
        const own = row?.entry === index ? row : undefined
        const when = own && delayOf(own)
        const time = (seconds: number) => longTime(formatTime(seconds), lang)
        return [
          when === undefined
            ? null
            : fact(
                say(lang, 'entry.announced.when'),
                say(lang, 'entry.announced.between', { from: time(when.from), until: time(when.until) }),
              ),
          fact(say(lang, 'entry.announced.state'), state(it, own)),
        ]
      },
    },
  },
} satisfies Tellings

function state({ asked, known }: Told<'act/announced'>, own: AnnouncedRow | undefined): Piece {
  if (own === undefined) return say(asked.lang, 'entry.announced.lapsed')
  if (own.done === null) {
    const held = heldWords(asked, known.log?.stopped ?? [])
    return html`${say(asked.lang, 'entry.announced.notDone')}${held && html`<span class="sub">${held}</span>`}`
  }
  return phrase(asked.lang, 'entry.announced.done', { entry: entryLink(asked, own.done) })
}
