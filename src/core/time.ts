import { clip } from './bytes.ts'
import { Refusal } from './refusal.ts'

/** Times are RFC 3339 in UTC, to the second, in one spelling; in memory they are Unix seconds. */

/**
 * The forms of a time and a date, without `\d`, which some dialects take for any digit of Unicode. `isTime` and `isDate`
 * say whether the hour or day exists.
 */
export const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/
export const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/
/** Seconds of a day: none of UTC, as Unix counts it, is longer. */
export const DAY = 86_400
const YEAR_10000 = 253_402_300_800

/** Unix seconds. A day or an hour that does not exist, a leap second and another offset are refused. */
export function parseTime(text: string): number {
  const time = timeOf(text)
  if (Number.isNaN(time))
    throw new Refusal('time_malformed', `This is not a time of the form 2026-01-31T12:00:00Z: ${clip(text)}`)
  return time / 1000
}

/** Unix seconds, before the year 10000, as `2026-01-31T12:00:00Z`. Refuses `time_malformed`. */
export function formatTime(seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds >= YEAR_10000)
    throw new Refusal('time_malformed', `This is not a number of seconds before the year 10000: ${seconds}`)
  const text = new Date(seconds * 1000).toISOString()
  if (text.length !== 24)
    throw new Refusal('time_malformed', `The year of ${text} does not have four digits.`)
  return `${text.slice(0, 19)}Z`
}

/** Which day was asked for last, since most entries are of the day of the one before. */
const asked = { nth: Number.NaN, day: '' }

/** The day of a moment in Unix seconds, as RFC 3339 has it. */
export function dayOf(seconds: number): string {
  const nth = Math.floor(seconds / DAY)
  if (nth !== asked.nth || !Number.isSafeInteger(seconds))
    Object.assign(asked, { nth, day: formatTime(seconds).slice(0, 10) })
  return asked.day
}

/** The last day that four digits can write: what would come later is said to be then. */
const LAST_DAY = '9999-12-31'

/** How many days later the second is. */
export function daysFrom(day: string, later: string): number {
  return (parseTime(`${later}T00:00:00Z`) - parseTime(`${day}T00:00:00Z`)) / 86_400
}

/** The day so many days after another, 9999-12-31 at the latest. */
export function laterBy(day: string, days: number): string {
  if (days === 0) return day
  const seconds = momentOf(day) / 1000 + days * DAY
  return seconds >= YEAR_10000 ? LAST_DAY : dayOf(seconds)
}

/** The same day of the month so many months later, or the last of that month if it has none; 9999-12-31 at the latest. */
export function monthsLater(day: string, months: number): string {
  const count = monthOf(day) + months
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
  if (year > 9999) return LAST_DAY
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  const last = new Date(Date.UTC(2000, month, 0)).getUTCDate()
  const days = [Number(day.slice(8)), last, last - 1].map(one => `${first}-${String(one).padStart(2, '0')}`)
  return days.find(isDate)!
}

/** Which month of all it is, counted from January of the year 0. */
export function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

/** The day after a day of the calendar. Refuses `time_malformed` past the year 9999. */
export function dayAfter(day: string): string {
  return dayOf(momentOf(day) / 1000 + 86_400)
}

/** The day before. Refuses `time_malformed` before the year 0000. */
export function dayBefore(day: string): string {
  return dayOf(momentOf(day) / 1000 - 86_400)
}

/** Whether this is a time as `formatTime` writes it. */
export function isTime(text: string): boolean {
  return !Number.isNaN(timeOf(text))
}

/** Whether this is a day of the calendar, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(momentOf(text))
}

/** Milliseconds; not a number where `isTime` says no. */
function timeOf(text: string): number {
  return TIME.test(text) ? momentOf(text) : Number.NaN
}

/**
 * Of a text in one of the two forms. By arithmetic, since every entry is read with several times, and since Date.parse
 * takes 30 February for 2 March and 24:00:00 for the next day.
 */
function momentOf(text: string): number {
  const year = digits(text, 0) * 100 + digits(text, 2)
  const month = digits(text, 5)
  const day = digits(text, 8)
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return Number.NaN
  const days = daysTo(year, month, day)
  if (text.length === 10) return days * DAY * 1_000
  const hour = digits(text, 11)
  const minute = digits(text, 14)
  const second = digits(text, 17)
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN
  return (days * DAY + hour * 3_600 + minute * 60 + second) * 1_000
}

/** The number that two digits write. */
function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
}

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return MONTHS[month - 1]! + (isLeap && month === 2 ? 1 : 0)
}

/** Days from 1970-01-01 on. A year that begins in March has its leap day last, and its months in a rhythm of five. */
function daysTo(year: number, month: number, day: number): number {
  const from = month < 3 ? year - 1 : year
  const nth = month < 3 ? month + 9 : month - 3
  const leapDays = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400)
  return from * 365 + leapDays + Math.floor((153 * nth + 2) / 5) + day - 719_469
}
