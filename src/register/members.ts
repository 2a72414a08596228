import type { z } from 'zod'
import type { Declaration } from './declaration.ts'
import { type KindName, kindOf } from './kinds.ts'

/** What stands in a body, by its kinds: a policy and the party that it names inside are found alike. */
export type Named = Readonly<{
  kind: KindName
  value: unknown
  /** Where it stands, from the name of the member on. */
  path: readonly (string | number)[]
}>

/** Everything of a named kind in a body that fits its schema, the outer before what it holds. */
export function namedIn({ members }: Pick<Declaration, 'members'>, body: object): Named[] {
  const found: Named[] = []
  walkEach(members, body, [], found)
  return found
}

/** In the order of the declaration, whatever that of the bytes. */
function walkEach(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  value: object,
  path: Named['path'],
  found: Named[],
): void {
  for (const [name, schema] of Object.entries(shape))
    walk(schema, (value as Record<string, unknown>)[name], [...path, name], found)
}

function walk(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly (string | number)[],
  found: Named[],
): void {
  if (value === null || value === undefined) return
  const bare = bareOf(schema)
  const kind = kindOf(schema) ?? kindOf(bare)
  if (kind !== undefined) found.push({ kind, value, path })
  const { def } = bare._zod as { def: z.core.$ZodTypeDef & Partial<Holding> }
  if (def.type === 'array' && def.element !== undefined)
    for (const [i, one] of (value as unknown[]).entries()) walk(def.element, one, [...path, i], found)
  if (def.type === 'object' && def.shape !== undefined) walkEach(def.shape, value as object, path, found)
  if (def.type === 'union') {
    const fitting = def.options?.find(option => (option as z.ZodType).safeParse(value).success)
    if (fitting !== undefined) walk(fitting, value, path, found)
  }
}

type Holding = Readonly<{
  element: z.core.$ZodType
  shape: Readonly<Record<string, z.core.$ZodType>>
  options: readonly z.core.$ZodType[]
  innerType: z.core.$ZodType
}>

/** Without the leave to be null or left out. */
export function bareOf(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod as { def: z.core.$ZodTypeDef & Partial<Holding> }
  return (def.type === 'nullable' || def.type === 'optional') && def.innerType !== undefined
    ? bareOf(def.innerType)
    : schema
}
