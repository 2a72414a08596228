import { clip } from './bytes.ts'
import { Refusal } from './refusal.ts'
import { isDate } from './time.ts'

/** Hours in a time zone of the IANA database, such as Europe/Paris: officials announce by the clock on their wall. */

/** Whether this program knows a time zone of this name. An offset, such as +01:00, is none: it has no summer. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The same name in the capitals of the database, or undefined where it is none: `europe/kyiv` is Europe/Kyiv. */
export function zoneNamed(name: string): string | undefined {
  if (!isZone(name)) return undefined
  // Not by Intl, which would name some cities as they were called before.
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
}

const HOUR = /^([01][0-9]|2[0-3]):[0-5][0-9]$/

export const isHour = (typed: string): boolean => HOUR.test(typed)

const AS_TYPED = /^([0-9]{1,2})(?: *[:.hH] *([0-9]{2})?)? *(?:([apAP])[.]?[mM][.]?)?$/

/** An hour as people write it (`9:05`, `17h`, `17 h 30`, `17.30`, `5 pm`), as `HH:MM`; what is none comes back as it is. */
export function hourFrom(typed: string): string {
  const [whole, hours = '', minutes = '00', half] = AS_TYPED.exec(typed.trim()) ?? []
  if (whole === undefined) return typed.trim()
  const hour = Number(hours)
  // Nobody says 15 pm, or 0 pm.
  if (half !== undefined && (hour < 1 || hour > 12)) return typed.trim()
  const since = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return `${String(since).padStart(2, '0')}:${minutes}`
}

/**
 * Unix seconds of a day (`2026-12-12`) and an hour (`15:00`) in a zone that `isZone` knows. Refuses `time_malformed` what
 * is neither, and an hour that the clocks skip or show twice in the night in which they are changed.
 */
export function momentIn(zone: string, day: string, hour: string): number {
  if (!isDate(day) || !isHour(hour))
    throw new Refusal(
      'time_malformed',
      `This is not a day and an hour, such as 2026-12-12 and 15:00: ${clip(`${day} ${hour}`)}`,
    )
  try {
    const wall = Temporal.PlainDateTime.from(`${day}T${hour}`)
    return wall.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds / 1000
  } catch {
    throw new Refusal(
      'time_malformed',
      `In ${clip(zone)} the clocks are changed on ${day}: they skip ${hour}, or show it twice.`,
    )
  }
}

/** The day and the hour that clocks in a zone show at a moment in Unix seconds. The minute that has begun. */
export function wallIn(zone: string, seconds: number): { readonly day: string; readonly hour: string } {
  const wall = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone)
  return { day: wall.toPlainDate().toString(), hour: wall.toPlainTime().toString().slice(0, 5) }
}

/** When clocks in a zone next show an hour (`06:00`) after a moment; all in Unix seconds. Where they skip it, a little later. */
export function nextHour(zone: string, hour: string, seconds: number): number {
  const now = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone)
  const today = now.withPlainTime(hour)
  const next =
    Temporal.ZonedDateTime.compare(today, now) > 0 ? today : now.add({ days: 1 }).withPlainTime(hour)
  return next.epochMilliseconds / 1000
}
