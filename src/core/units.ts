import { z } from 'zod'

/**
 * A string of `least` to `most` UTF-16 code units, as spec/statement.md counts. Zod counts characters since 4.6, as JSON
 * Schema does: a text of pictures could be twice as long, and what the door took an auditor would refuse.
 */
export function units(most: number, least = 0): z.ZodString {
  const text = least === 0 ? z.string() : z.string().min(least)
  return text.max(most).check(({ value, issues }) => {
    // Of more characters zod has told already.
    if (value.length > most && [...value].length <= most)
      issues.push({ code: 'custom', message: `longer than ${most} UTF-16 code units`, input: value })
  })
}
