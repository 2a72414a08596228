import { aboutColleague } from '../../people/colleagues.ts'
import { writtenAbout } from '../../people/letters.ts'
import { type Asked, dayIn, html, type Markup, phrase, say, sub } from '../kit/kit.ts'

/**
 * What became of the letter with a colleague's link; null where none was written. Why it did not arrive is not told: nobody
 * learns here who wishes for no letters. That an officer has read the link is.
 */
export async function letterLine({ lang, site }: Asked, id: string): Promise<Markup | null> {
  const found = await writtenAbout(site.log.drawer, aboutColleague(id), site.now())
  if (found === undefined) return null
  const { state, opened, queued, to } = found.value
  if (opened !== null) return sub(say(lang, 'rep.letter.opened', { officer: opened }))
  // Whoever reads this may act for the party, and finds a slip in the address.
  const email = html`<span dir="ltr">${to}</span>`
  if (state === 'waiting') return sub(phrase(lang, 'rep.letter.waiting', { email }))
  const isSent = state === 'sent' || state === 'handed'
  return sub(
    isSent
      ? phrase(lang, 'rep.letter.sent', { email, day: dayIn(queued, lang) })
      : phrase(lang, 'rep.letter.not', { email }),
  )
}
