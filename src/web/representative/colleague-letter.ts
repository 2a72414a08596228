import { aboutColleague } from '../../people/colleagues.ts'
import { writtenAbout } from '../../people/letters.ts'
import { type Asked, dayIn, type Markup, say, sub } from '../kit/kit.ts'

/**
 * What became of the letter with a colleague's link; null where none was written. Why it did not arrive is not told: nobody
 * learns here who wishes for no letters. That an officer has read the link is.
 */
export async function letterLine({ lang, site }: Asked, id: string): Promise<Markup | null> {
  const found = await writtenAbout(site.log.drawer, aboutColleague(id), site.now())
  if (found === undefined) return null
  const { state, opened, queued } = found.value
  if (opened !== null) return sub(say(lang, 'rep.letter.opened', { officer: opened }))
  if (state === 'waiting') return sub(say(lang, 'rep.letter.waiting'))
  const isSent = state === 'sent' || state === 'handed'
  return sub(
    isSent ? say(lang, 'rep.letter.sent', { day: dayIn(queued, lang) }) : say(lang, 'rep.letter.not'),
  )
}
