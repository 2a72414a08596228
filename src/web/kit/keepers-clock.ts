import { formatTime, parseTime } from '../../core/time.ts'
import { isZone, wallIn } from '../../core/zone.ts'
import type { Lang } from '../messages/languages.ts'
import { say } from '../messages/say.ts'
import type { KeepersOwn } from './keepers-own.ts'
import type { Markup } from './markup.ts'
import { shortDate, timeMark } from './pieces.ts'
import type { Asked } from './request.ts'
import { comma, longDay, shortDay } from './wording.ts'

/**
 * Hours as officers read and type them: by the clocks of the keeper's zone, which each of them names. What is public and
 * what is signed is in UTC (`wording`), but for the hour of a launch (`announcedHour`). Here `at` is in Unix seconds.
 */

const UTC = 'UTC'

/** The city by whose clocks: `Buenos Aires` of America/Argentina/Buenos_Aires. */
export function clocksOf({ zone }: Pick<KeepersOwn, 'zone'>): string {
  return zone.split('/').at(-1)!.replaceAll('_', ' ')
}

/** 24 November 2026, 22:40 (Paris). */
export function deskTime({ site, lang }: Asked, at: number): string {
  return timeByClocks(site.own.zone, at, lang)
}

/** 24 Nov 2026, 22:40 (Paris). */
export function deskMinute({ site, lang }: Asked, at: number): string {
  return timeByClocks(site.own.zone, at, lang, shortDay)
}

/** The same as a mark. */
export function deskMark(asked: Asked, at: number): Markup {
  return timeMark(formatTime(at), deskMinute(asked, at))
}

/**
 * 24 November 2026, 22:40 in Paris (21:40 UTC): an hour that people agree on and that is signed or set in UTC. Whoever
 * typed it in another zone than the keeper's finds that one.
 */
export function hourByClocks({ site, lang }: Asked, at: number, zone: string = site.own.zone): string {
  return hourIn(zone, at, lang)
}

/** The same of an hour that was announced, by the clocks of its announcement: public pages and letters say it so. */
export function announcedHour(
  { opens, zone = UTC }: { readonly opens: string; readonly zone?: string },
  lang: Lang,
): string {
  // Another server, or an older one of this program, may know fewer zones.
  return hourIn(isZone(zone) ? zone : UTC, parseTime(opens), lang)
}

function hourIn(zone: string, at: number, lang: Lang): string {
  const utc = wallIn(UTC, at)
  if (zone === UTC) return timeByClocks(UTC, at, lang)
  const { day, hour } = wallIn(zone, at)
  const inUtc = day === utc.day ? `${utc.hour} ${UTC}` : timeByClocks(UTC, at, lang)
  return say(lang, 'desk.hourIn', { day: longDay(day, lang), hour, city: clocksOf({ zone }), utc: inUtc })
}

/** 24 November 2026: the day that it was or will be there. */
export function deskDay({ site, lang }: Asked, at: number): string {
  return longDay(wallIn(site.own.zone, at).day, lang)
}

/** 24 Nov 2026, as a mark. */
export function deskDayMark({ site, lang }: Asked, at: number): Markup {
  return shortDate(wallIn(site.own.zone, at).day, lang)
}

export function timeByClocks(zone: string, at: number, lang: Lang, dayIn = longDay): string {
  const { day, hour } = wallIn(zone, at)
  return `${dayIn(day, lang)}${comma(lang)}${hour} ${zone === UTC ? UTC : `(${clocksOf({ zone })})`}`
}
