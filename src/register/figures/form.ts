import type { z } from 'zod'
import type { Json } from '../../core/json.ts'
import { Refusal } from '../../core/refusal.ts'
import { amiss, standsAt } from '../amiss.ts'

/**
 * The form of a file that a stranger sent. Of one with a hundred thousand wrong places each would be written down
 * before the first is told, and a server stands still meanwhile: so a file is read part by part, and up to the first
 * fault.
 */

type Path = readonly PropertyKey[]

/** What the part at this path is, in its form. Refuses `figures_wrong`. */
export function partInForm<T>(schema: z.ZodType<T>, part: unknown, json: Json, path: Path = []): T {
  const found = schema.safeParse(part)
  if (found.success) return found.data
  const [first] = found.error.issues
  throw misfit(json, { message: amiss(first!, standsAt(part, first!.path)), path: [...path, ...first!.path] })
}

/** As many as the longest list has that is read in one go. */
const MOST_AT_ONCE = 300

/** Refuses `figures_wrong` where something in this part has more items than are read in one go. */
export function requireFew(part: unknown, json: Json, path: Path = [], most = MOST_AT_ONCE): void {
  // Where lists are short, as in any honest file, no path is written down.
  if (isFew(part, most)) return
  if (Array.isArray(part) && part.length > most)
    throw misfit(json, { message: `it has ${part.length} items, more than ${most}`, path })
  for (const [name, inside] of Object.entries(part as object)) requireFew(inside, json, [...path, name], most)
}

/** Whether nothing in this part has more items than are read in one go. */
export function isFew(part: unknown, most = MOST_AT_ONCE): boolean {
  if (typeof part !== 'object' || part === null) return true
  if (Array.isArray(part)) return part.length <= most && part.every(one => isFew(one, most))
  for (const name in part) if (!isFew((part as Readonly<Record<string, unknown>>)[name], most)) return false
  return true
}

/** Where a file does not have its form, with the indicator or list in which that is. */
export function misfit(json: Json, { path, message }: Readonly<{ path: Path; message: string }>): Refusal {
  let [at, inside]: [unknown, string] = [json, '']
  for (const step of path) {
    at = (at as Record<PropertyKey, unknown> | null)?.[step]
    if (typeof at !== 'object' || at === null) break
    const { id, indicator } = at as Readonly<Record<string, unknown>>
    const name = typeof indicator === 'string' ? indicator : id
    if (typeof name === 'string') inside = `, in ${name.slice(0, 64)}`
  }
  const where = path.length === 0 ? 'The file' : `The member ${path.join('.')}${inside && `${inside},`}`
  return wrong(`${where} does not fit: ${message}.`)
}

export const wrong = (sentence: string) => new Refusal('figures_wrong', sentence)
