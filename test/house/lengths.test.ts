import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { z } from 'zod'
import { kinds } from '../../src/register/kinds.ts'
import { TYPES } from '../../src/register/types.ts'
import { PURE_ROOMS, sourcesIn, withoutComments } from './sources.ts'

/**
 * Lengths of strings are counted in UTF-16 code units (spec/statement.md), and what a library means by a length changes
 * with its version. So the law bounds a string by `units` alone.
 */

/** How zod bounds a length by itself. Of a list it counts members, which nobody counts otherwise. */
const BOUNDS = ['length_equals', 'max_length', 'min_length']

interface Def {
  readonly type: string
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly check: string } } }[]
  readonly [holding: string]: unknown
}

/** Every schema within one, by the members of its definition that are schemas. */
function within(schema: z.core.$ZodType, seen: Set<z.core.$ZodType>): void {
  if (seen.has(schema)) return
  seen.add(schema)
  const { def } = schema._zod as unknown as { def: Def }
  for (const held of Object.values(def)) for (const one of heldIn(held)) within(one, seen)
}

function heldIn(value: unknown): z.core.$ZodType[] {
  if (typeof value !== 'object' || value === null) return []
  if ('_zod' in value) return 'run' in (value._zod as object) ? [value as z.core.$ZodType] : []
  return Object.values(value).flatMap(one => (one === value ? [] : heldIn(one)))
}

describe('the length of a string of the law', () => {
  it('is bounded by no library, in no body and no kind', () => {
    const seen = new Set<z.core.$ZodType>()
    for (const { schema } of TYPES) within(schema, seen)
    for (const [, schema] of kinds()) within(schema, seen)
    const strings = [...seen]
      .map(schema => schema._zod.def as unknown as Def)
      .filter(({ type }) => type === 'string' || type === 'template_literal')
    assert.ok(strings.length > 30, `${strings.length} strings are found`)
    const checks = strings.flatMap(({ checks = [] }) => checks.map(({ _zod }) => _zod.def.check))
    assert.deepEqual(
      checks.filter(check => BOUNDS.includes(check)),
      [],
    )
  })

  it('is bounded by `units` alone in the rooms that others build on', () => {
    const bounded =
      /\bz\s*\.string\(\)(?:\s*\.(?!min|max|length|nonempty)\w+\((?:[^()]|\([^()]*\))*\))*\s*\.(?:min|max|length|nonempty)\(/
    const found = PURE_ROOMS.flatMap(room => sourcesIn(`src/${room}`))
      .filter(({ text, isTest }) => !isTest && bounded.test(withoutComments(text)))
      .map(({ path }) => path)
    assert.deepEqual(found, [])
  })
})

describe('a pattern of the law', () => {
  it('names its characters, and leaves none to a dialect', () => {
    // Lists are read as people type them (register/lists).
    const files = ['core', 'register']
      .flatMap(room => sourcesIn(`src/${room}`))
      .filter(({ path, isTest }) => !isTest && !path.startsWith('src/register/lists/'))
    const found = files.filter(({ text }) => /\\[sSwWbB]/.test(withoutComments(text))).map(({ path }) => path)
    assert.deepEqual(found, [])
  })
})
