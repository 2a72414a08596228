import { Refusal } from '../../core/refusal.ts'
import { parseTime } from '../../core/time.ts'
import { time } from '../../register/kinds.ts'
import { embargoOn, soonestHour } from '../../work/launch/embargo.ts'
import { type Asked, inset, longMinute, type Piece, say } from '../kit/kit.ts'

/**
 * The hour that was told to whoever signs. The form brings it back: an officer may have moved it or ended the sealing
 * while the page stood open, and nobody's signature is public sooner than they were told.
 */
export const hourTold = (opens: string | null) => ({ hour: opens ?? '' })

/**
 * The hour until which to seal, RFC 3339; null for none. Refuses `hour_moved` where another was told that is still
 * ahead: whoever signs has to read the new one first.
 */
export async function hourNow(
  { site }: Asked,
  call: string,
  fields: URLSearchParams,
): Promise<string | null> {
  const opens = await embargoOn(site, call)
  const told = time.safeParse(fields.get('hour')).data
  if (told === undefined || told === opens || parseTime(told) <= site.now()) return opens
  throw new Refusal(
    'hour_moved',
    opens === null
      ? `Signatures were to be sealed until ${told}; since then the sealing was ended, and they are public at once.`
      : `Signatures were to be sealed until ${told}; that hour was moved to ${opens}.`,
  )
}

/** Told before the hour where a key or an admission would enter the register: nothing seals these. `call` null: of any. */
export async function publicAtOnce({ lang, site }: Asked, call: string | null): Promise<Piece> {
  const opens = await soonestHour(site, call)
  return opens && inset(say(lang, 'sealed.keyIsOpen', { hour: longMinute(opens, lang) }), 'warn mt')
}
