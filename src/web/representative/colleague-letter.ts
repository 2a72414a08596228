import { aboutColleague } from '../../people/colleagues.ts'
import { writtenAbout } from '../../people/letters.ts'
import { type Asked, dayIn, type Markup, say, sub } from '../kit/kit.ts'

/**
 * That a letter with a colleague's link was asked for; null where none was. What became of it is not told, nor whether it
 * came back: a stolen session would learn who wishes for no letters by comparing two addresses. That an officer has read
 * the link is told, though it says that the letter was written: the link lets somebody in.
 */
export async function letterLine({ lang, site }: Asked, id: string): Promise<Markup | null> {
  const found = await writtenAbout(site.log.drawer, aboutColleague(id), site.now())
  if (found === undefined) return null
  const { opened, queued } = found.value
  if (opened !== null) return sub(say(lang, 'rep.letter.opened', { officer: opened }))
  return sub(say(lang, 'rep.letter.asked', { day: dayIn(queued, lang) }))
}
