import type { z } from 'zod'
import { brief } from '../core/bytes.ts'
import { NOTHING_SAID } from './kinds.ts'

/**
 * What a schema says of a member that has another form, in words for whoever wrote it: bodies, files beside the log,
 * receipts and files of the command all say it by this. It stands after “does not fit: ”, or after the place.
 *
 *     amiss(issue, standsAt(body, issue.path))   // it must be one of "more", "less", and is "up"
 */
export function amiss(issue: z.core.$ZodIssue, at: unknown): string {
  if (issue.code === 'custom') return issue.message
  if (issue.code === 'unrecognized_keys') return `it has ${quoted(issue.keys)}, which has no place here`
  if (at === undefined) return 'it is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `it must be ${EXPECTED[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return oneOf(issue.values, at)
    case 'invalid_union':
      return 'options' in issue ? oneOf(issue.options ?? [], at) : inUnion(issue.errors, at)
    case 'too_small':
      if (isNumber(at)) return `it must be at least ${issue.minimum}`
      return isEmpty(at) ? 'it is empty' : `it has fewer than ${issue.minimum} ${partsOf(at)}`
    case 'too_big':
      if (isNumber(at)) return `it must be at most ${issue.maximum}`
      return `it has more than ${issue.maximum} ${partsOf(at)}`
    case 'invalid_format':
      if (issue.message === NOTHING_SAID) return at === '' ? 'it is empty' : `it has ${NOTHING_SAID}`
      // Of a pattern without words of its own, zod shows the pattern.
      return `it is ${quoted([at])}, ${issue.message.startsWith('Invalid') ? 'which has another form' : issue.message}`
    default:
      return 'it has another form'
  }
}

/** What stands at the end of a path. */
export function standsAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(
    (at, step) => (at as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[step],
    json,
  )
}

const isNumber = (at: unknown) => typeof at === 'number'
const isEmpty = (at: unknown) => Object.keys(Object(at)).length === 0
const partsOf = (at: unknown) => (typeof at === 'string' ? 'characters' : 'items')

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text in quotation marks',
  array: 'a list',
  object: 'an object in braces',
  record: 'an object in braces',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
}

const quoted = (values: readonly unknown[]) => brief(values.map(one => JSON.stringify(one)).join(', '))

const oneOf = (values: readonly unknown[], at: unknown) =>
  values.length === 1
    ? `it must be ${quoted(values)}`
    : `it must be one of ${quoted(values)}, and is ${brief(quoted([at]), 80)}`

/** Of several forms, by the one of which the least is amiss: that was meant. */
function inUnion(forms: readonly (readonly z.core.$ZodIssue[])[], at: unknown): string {
  const types = forms.flatMap(([first, ...more]) =>
    first?.code === 'invalid_type' && first.path.length === 0 && more.length === 0 ? [first.expected] : [],
  )
  if (types.length === forms.length)
    return `it must be ${[...new Set(types.map(one => EXPECTED[one] ?? one))].join(', or ')}`
  const [meant] = forms.toSorted((a, b) => a.length - b.length)
  const first = meant?.[0]
  if (first === undefined) return 'it has another form'
  const says = amiss(first, standsAt(at, first.path))
  return first.path.length === 0 ? says : `in ${first.path.join('.')}, ${says}`
}
