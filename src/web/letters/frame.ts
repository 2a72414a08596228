import type { Written } from '../../work/letters/words.ts'
import { keeperName, type RunningSite } from '../kit/kit.ts'
import { type Frame, letterOf, type Matter } from './letter.ts'

/** What the words of a letter ask of a site. */
export type Framing = Pick<RunningSite, 'log' | 'publicUrl' | 'contact'>

/** A letter in the recipient's language, with what stands around the matter of every one. */
export async function framed(
  site: Framing,
  { lang, wishes, ...around }: Pick<Frame, 'lang' | 'call' | 'why' | 'wishes'>,
  matter: Matter,
): Promise<Written> {
  const keeper = await keeperName({ site, lang })
  const { contact } = site
  return letterOf(matter, { ...around, lang, keeper, contact, wishes: `${wishes}?lang=${lang}` })
}
