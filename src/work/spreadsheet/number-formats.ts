/** What the format of a cell makes of its number (ECMA-376, part 1, 18.8.30): a day, a percentage, or a plain number. */
export type Format = 'plain' | 'date' | 'percent'

const BUILT_IN_DATES = [14, 15, 16, 17, 22]
/** Those of East Asian editions, which name no code. */
const BUILT_IN_DATES_EAST = [27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]
const BUILT_IN_PERCENTS = [9, 10]

/** `code` is that of the file itself, where it has one for this number. */
export function formatOf(id: number, code: string | undefined): Format {
  if (code === undefined) {
    if (BUILT_IN_PERCENTS.includes(id)) return 'percent'
    return [...BUILT_IN_DATES, ...BUILT_IN_DATES_EAST].includes(id) ? 'date' : 'plain'
  }
  if (code.length > MOST_CODE) return 'plain'
  // Without what is shown as it stands: quoted, escaped, or in brackets, such as colours and currencies.
  const bare = code.replace(/"[^"]*"|\\.|[_*].|\[[^[\]]*\]/g, '')
  if (/[dymhs]/i.test(bare)) return 'date'
  return bare.includes('%') ? 'percent' : 'plain'
}

/** Excel takes 255. */
const MOST_CODE = 1_000

const DAY = 86_400_000

/**
 * The day of a serial number, with the hour where it has one; null where there is none. Excel counts from 1900 and
 * believes that there was a 29 February then; old files of the Macintosh count from 1904.
 */
export function dayOf(serial: number, isFrom1904: boolean): string | null {
  if (serial < 0 || (!isFrom1904 && serial < 1)) return null
  const days = isFrom1904 ? serial + 1_462 : serial
  const shift = days < 60 ? 1 : 0
  const time = Math.round((days + shift - 25_569) * DAY)
  // To the last day that ISO 8601 writes with four digits; the day that never was is none.
  if (time > LAST || Math.floor(days) === 60) return null
  const iso = new Date(time).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}

const LAST = Date.parse('9999-12-31T00:00:00Z')

/** The serial number of a day; null for one that spreadsheets do not count alike. */
export function serialOf(day: string): number | null {
  return day >= '1900-03-01' ? Date.parse(`${day}T00:00:00Z`) / DAY + 25_569 : null
}
