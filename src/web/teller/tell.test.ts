import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { z } from 'zod'
import { kindOf } from '../../register/kinds.ts'
import { bareOf } from '../../register/members.ts'
import { TYPES } from '../../register/types.ts'
import { tellingOf } from '../types/all.ts'

/** What is told without a word of the type's own: what has a kind, lists of such, numbers and short text. */
function isToldByItself(schema: z.core.$ZodType): boolean {
  const bare = bareOf(schema)
  if (kindOf(schema) !== undefined || kindOf(bare) !== undefined) return true
  const { def } = bare._zod as { def: z.core.$ZodTypeDef & { readonly element?: z.core.$ZodType } }
  if (def.type === 'array') return isToldByItself(def.element!)
  return ['number', 'int', 'string', 'literal'].includes(def.type)
}

it('every member of every type is told, by its kind or by the file of its type', () => {
  const untold = TYPES.flatMap(({ type, members }) => {
    const own = tellingOf(type).members ?? {}
    return Object.entries(members).flatMap(([name, schema]) =>
      name in own || isToldByItself(schema) ? [] : [`${type}.${name}`],
    )
  })
  assert.deepEqual(untold, [])
})
