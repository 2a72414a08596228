import { Refusal } from '../../core/refusal.ts'
import { parseTime } from '../../core/time.ts'
import { isAhead, launches } from '../../people/launches.ts'
import { time } from '../../register/kinds.ts'
import type { SealedRow } from '../../register/rows.ts'
import { embargoOn, opensHere, soonestLaunch } from '../../work/launch/embargo.ts'
import { type Asked, announcedHour, html, inset, type Markup, type Piece, say } from '../kit/kit.ts'

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
  const launch = await soonestLaunch(site, call)
  return launch && inset(say(lang, 'sealed.keyIsOpen', { hour: announcedHour(launch, lang) }), 'warn mt')
}

interface SealHours {
  /** The hour that it names. */
  readonly hour: Markup
  /** When we open it, which a moved hour may hold back. */
  readonly opens: string
  /** What a moved or ended announcement comes to for it; null where nothing has changed. */
  readonly moved: string | null
}

/** When a seal opens, as whoever made it is told: by the clocks of its announcement, and what has changed since. */
export async function sealHours(
  { lang, site }: Asked,
  call: string,
  { opens: named }: Pick<SealedRow, 'opens'>,
): Promise<SealHours> {
  const launch = await launches.get(site.log.drawer, call, site.now())
  const clock = (opens: string) => announcedHour({ ...launch, opens }, lang)
  const opens = clock(opensHere(named, launch, site.now()))
  const hour = html`<time datetime="${named}">${clock(named)}</time>`
  if (launch === undefined) return { hour, opens, moved: null }
  const is = launch.lifted
    ? 'lifted'
    : launch.opens === named
      ? null
      : launch.opens < named
        ? 'earlier'
        : 'later'
  // Once it has come, or was ended, a later hour holds nothing back any more.
  const isSame = is === null || (is === 'later' && !isAhead(launch, site.now()))
  if (isSame) return { hour, opens, moved: null }
  const said = { hour: clock(named), moved: clock(launch.opens) }
  return { hour, opens, moved: say(lang, `sealed.own.${is}`, said) }
}
