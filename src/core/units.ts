import { z } from 'zod'

/**
 * A string of `least` to `most` UTF-16 code units, as spec/statement.md counts. It is the one way to bound a string of
 * the law (test/house/lengths.test.ts): zod's own bounds count characters since 4.6, as JSON Schema does, so a text of
 * pictures could be twice as long, and what the door took an auditor would refuse.
 */
export function units(most: number, least: 0 | 1 = 0): z.ZodString {
  const bounds = { maxLength: most, ...(least > 0 && { minLength: least }) }
  return z
    .string()
    .check(({ value, issues }) => {
      if (value.length < least) issues.push(wrong('it is empty', value))
      if (value.length > most) issues.push(wrong(`it is longer than ${most} UTF-16 code units`, value))
    })
    .meta(bounds)
}

/** Told as zod tells its own, so that of a union it is told of the form that was meant. */
const wrong = (message: string, input: string) =>
  ({ code: 'custom', message, input, continue: true }) as const
