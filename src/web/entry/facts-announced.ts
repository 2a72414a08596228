import { formatTime } from '../../core/time.ts'
import type { AnnouncedRow } from '../../register/rows.ts'
import { actDigest, delayOf } from '../../register/second-hand.ts'
import type { Asked } from '../asked.ts'
import { entryLink } from '../links.ts'
import { html, type Markup, type Piece } from '../markup.ts'
import { phrase } from '../phrase.ts'
import { say } from '../say.ts'
import { heldWords } from '../stopped.ts'
import { fact } from '../teller/pieces.ts'
import { announcedIn, type Known, type Placed, type Told } from '../teller/setting.ts'
import { longTime } from '../wording.ts'

/** An announcement in words: from when on it may be done, what became of it, and the act itself, whole. */
export async function actAnnounced(
  it: Told<'act/announced'>,
  factsOf: (asked: Asked, placed: Placed, known: Known) => Promise<readonly (Markup | null)[]>,
): Promise<(Markup | null)[]> {
  const { asked, body, known, index } = it
  const { lang } = asked
  const row = known.row('announced', actDigest(body))
  // A later announcement of the same act has taken its row: this one was never acted upon.
  const own = row?.entry === index ? row : undefined
  const when = own && delayOf(own)
  const time = (seconds: number) => longTime(formatTime(seconds), lang)
  return [
    // Its usual words say that it was done.
    fact(say(lang, 'member.type'), html`<code>${body.type}</code>`),
    when === undefined
      ? null
      : fact(
          say(lang, 'entry.announced.when'),
          say(lang, 'entry.announced.between', { from: time(when.from), until: time(when.until) }),
        ),
    fact(say(lang, 'entry.announced.state'), state(it, own)),
    ...(await factsOf(asked, announcedIn(it), known)),
  ]
}

function state({ asked, known }: Told<'act/announced'>, own: AnnouncedRow | undefined): Piece {
  if (own === undefined) return say(asked.lang, 'entry.announced.lapsed')
  if (own.done === null) {
    const held = heldWords(asked, known.log?.stopped ?? [])
    return html`${say(asked.lang, 'entry.announced.notDone')}${held && html`<span class="sub">${held}</span>`}`
  }
  return phrase(asked.lang, 'entry.announced.done', { entry: entryLink(asked, own.done) })
}
