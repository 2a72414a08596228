import type { Letter, PastLetter } from '../../people/letters.ts'
import { type Asked, say } from '../kit/kit.ts'

/** How a letter stands, in words. */
export function stateOf({ lang, site }: Asked, letter: Letter | PastLetter): string {
  if (letter.state === 'cancelled') return say(lang, `outbox.cancelled.${letter.why!}`)
  if (letter.state !== 'waiting') return say(lang, `outbox.is.${letter.state}`)
  if (site.mail === null) return say(lang, 'outbox.is.toHand')
  return say(lang, letter.said === null ? 'outbox.is.waiting' : 'outbox.is.again')
}
