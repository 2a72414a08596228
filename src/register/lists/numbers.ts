import type { Amount } from '../commitment-kinds.ts'

/**
 * The one reader of numbers that somebody typed: values of a report, targets and baselines, on pages and in files.
 * Nothing that could be two numbers is guessed.
 */

/** What a text could be: by a sign that parts thousands, or decimals. */
interface TwoNumbers {
  readonly couldBe: readonly [whole: string, decimal: string]
}

/**
 * A number in its one spelling, with the unit that stands behind it, if any; null where it is none. Of “1,234” nobody
 * knows whether it is a thousand or one, and neither of “1.234”, which is a thousand in Germany and in France, unless
 * a point parts decimals for sure.
 */
export function readFigure(cell: string, isPointed = false): Amount | TwoNumbers | null {
  if (cell.length > MOST_FIGURE) return null
  const [two, by] = TWO_NUMBERS.exec(cell.trim()) ?? []
  if (two !== undefined && (by === ',' || !isPointed)) {
    const typed = two.replace('\u2212', '-')
    return { couldBe: [typed.replace(by!, ''), typed.replace(by!, '.')] }
  }
  const [, sign, typed, unit] =
    /^([-\u2212]?)([.,]?[0-9][0-9., \u00a0\u202f'’]*)(.*)$/su.exec(cell.trim()) ?? []
  if (typed === undefined) return null
  // Of “.5” no nought was typed.
  const digits = /^[.,]/.test(typed) ? `0${typed}` : typed
  const plain = pointed(digits.trim().replace(/[ \u00a0\u202f'’](?=[0-9]{3}(?![0-9]))/gu, ''))
  const [, whole, fraction = ''] = /^([0-9]+)(?:\.([0-9]+))?$/.exec(plain ?? '') ?? []
  if (whole === undefined) return null
  const cut = fraction.slice(0, [...fraction].findLastIndex(digit => digit !== '0') + 1)
  const value = `${whole.replace(/^0+(?=[0-9])/, '')}${cut === '' ? '' : `.${cut}`}`
  return { value: sign === '' || value === '0' ? value : `-${value}`, unit: unit!.trim() || null }
}

const TWO_NUMBERS = /^[-\u2212]?[1-9][0-9]{0,2}([.,])[0-9]{3}(?![0-9.,])/

const DECIMAL_COMMA = /^[-\u2212]?[0-9. \u00a0\u202f'’]*,[0-9]+(?![0-9.,])/

/** Whether a comma parts decimals in a figure, without doubt. */
export const hasDecimalComma = (text: string): boolean => DECIMAL_COMMA.test(text) && !TWO_NUMBERS.test(text)

/** A value as a field or a file shows it: with one decimal more where it could be read as thousands, so that it comes back. */
export const unmistakable = (value: string): string => (TWO_NUMBERS.test(value) ? `${value}0` : value)

/** Characters of a figure with its unit, and room for spaces. */
const MOST_FIGURE = 100

/** With the point that parts its decimals, whatever was typed for it. */
function pointed(digits: string): string | null {
  const signs = digits.replace(/[^.,]/g, '')
  if (signs === '' || signs === '.') return digits
  const sign = signs[0]!
  if (signs === ',') return digits.replace(sign, '.')
  // One that stands more than once parts thousands, and so does one before the other.
  if (/^(?:,+|\.+)$/.test(signs)) return isGrouped(digits, sign) ? digits.replaceAll(sign, '') : null
  if (!/^(?:,+\.|\.+,)$/.test(signs)) return null
  const [whole, fraction] = digits.split(sign === ',' ? '.' : ',') as [string, string]
  return isGrouped(whole, sign) ? `${whole.replaceAll(sign, '')}.${fraction}` : null
}

/** No thousands begin with a nought: “0,125” is an eighth. */
function isGrouped(digits: string, sign: string): boolean {
  const [first, ...groups] = digits.split(sign)
  return /^[1-9][0-9]{0,2}$/.test(first!) && groups.every(group => /^[0-9]{3}$/.test(group))
}
