import { isDate } from '../../core/time.ts'
import { byWord, foldWords } from '../search-words.ts'

/** Which of two numbers is the day. If nobody has said so, a date that may be either is left open. */
export type DateOrder = 'day-first' | 'month-first'

type DateReading =
  | Readonly<{ took: string; why: null | 'date_form' }>
  | Readonly<{ took: null; why: 'date_ambiguous' | 'date_unreadable' }>

const MONTH = new Map(
  byWord({
    1: 'january, janvier, jan, janv',
    2: 'february, fevrier, feb, fev, fevr',
    3: 'march, mars, mar',
    4: 'april, avril, apr, avr',
    5: 'may, mai',
    6: 'june, juin, jun',
    7: 'july, juillet, jul, juil',
    8: 'august, aout, aug',
    9: 'september, septembre, sep, sept',
    10: 'october, octobre, oct',
    11: 'november, novembre, nov',
    12: 'december, decembre, dec',
  }),
)
const WEEKDAY =
  /^(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)? |^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) /

/** The day that a cell means: numbers in any common order, or words in English or French. */
export function readDate(cell: string, order?: DateOrder): DateReading {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(.*)$/s.exec(cell)
  if (iso) {
    if (iso[4] !== '' && !/^[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.test(iso[4]!))
      return unreadable
    return dated(iso[1]!, iso[2]!, iso[3]!, iso[4] === '' ? null : 'date_form')
  }
  const yearFirst = /^(\d{4})([./])(\d{1,2})\2(\d{1,2})$/.exec(cell) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(cell)
  if (yearFirst) return dated(yearFirst[1]!, yearFirst[3]!, yearFirst[4]!)
  const numbers = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.exec(cell)
  if (numbers) return inEitherOrder(numbers[4]!, numbers[1]!, numbers[3]!, order)
  return inWords(foldWords(cell).replace(WEEKDAY, ''))
}

const unreadable: DateReading = { took: null, why: 'date_unreadable' }

function dated(year: string, month: string, day: string, why: null | 'date_form' = 'date_form'): DateReading {
  const took = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(took) ? { took, why } : unreadable
}

function inEitherOrder(year: string, a: string, b: string, order?: DateOrder): DateReading {
  const dayFirst = dated(year, b, a)
  const monthFirst = dated(year, a, b)
  if (order !== undefined) return order === 'day-first' ? dayFirst : monthFirst
  if (dayFirst.took === null) return monthFirst
  if (monthFirst.took === null || dayFirst.took === monthFirst.took) return dayFirst
  return { took: null, why: 'date_ambiguous' }
}

function inWords(folded: string): DateReading {
  const words =
    /^(?:le )?(?<day>\d{1,2})(?:er|st|nd|rd|th)? (?:of )?(?<month>[a-z]+) (?<year>\d{4})$/.exec(folded) ??
    /^(?<month>[a-z]+) (?<day>\d{1,2})(?:st|nd|rd|th)? (?<year>\d{4})$/.exec(folded)
  const month = MONTH.get(words?.groups?.month ?? '')
  if (!words?.groups || month === undefined) return unreadable
  return dated(words.groups.year!, month, words.groups.day!)
}
