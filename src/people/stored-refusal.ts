import { z } from 'zod'
import type { Refusal } from '../core/refusal.ts'

/**
 * A refusal that is kept until somebody reads it in their language: its code, and the English sentence that names what
 * was refused.
 */
export const refused = z.strictObject({ code: z.string().max(60), sentence: z.string().max(1000) })

export type Refused = z.infer<typeof refused>

export function refusedAs({ code, message }: Refusal): Refused {
  return { code, sentence: message.slice(0, 1000) }
}
