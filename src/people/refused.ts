import { z } from 'zod'
import type { Refusal } from '../core/refusal.ts'

/**
 * A refusal that is kept until somebody reads it, in whatever language: by its code, with the sentence that names what
 * was refused, which is English.
 */
export const refused = z.strictObject({ code: z.string().max(60), sentence: z.string().max(1000) })

/** Rows that were kept before have a sentence alone, which may begin with the code. */
export const refusedOrSaid = z.union([
  refused,
  z
    .string()
    .max(1000)
    .transform(said => {
      const [, code = '', sentence = said] = /^([a-z_]{1,60}): ([\s\S]*)$/.exec(said) ?? []
      return { code, sentence }
    }),
])
export type Refused = z.infer<typeof refused>

export function refusedAs({ code, message }: Refusal): Refused {
  return { code, sentence: message.slice(0, 1000) }
}
