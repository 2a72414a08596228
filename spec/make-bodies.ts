import { writeFileSync } from 'node:fs'
import { LAW } from '../src/core/refusals-law.ts'
import { newJsonSchemas } from '../src/register/json-schemas.ts'
import { TYPES } from '../src/register/types.ts'
import { titleOf } from '../src/web/teller/labels.ts'

/**
 * `spec/bodies.json`: of each type of statement its flags, the schema of its body, and the codes that it can be refused by
 * with the member that mends each; and what each code of the law means. For whoever writes a client in another language;
 * made, and never edited: node bin/node.mjs spec/make-bodies.ts
 */
export function formatBodies(): string {
  const { definitions, ofBodies } = newJsonSchemas(name => `#/$defs/${name}`)
  const bodies = ofBodies(TYPES, titleOf)
  const types = TYPES.map(declared => {
    // Functions and zod's schemas are for programs that run them.
    const { type, bind, flags, mayMisfit, members, read, refuses, schema, ...said } = declared
    return [type, { ...said, refuses, body: bodies[type] }]
  })
  const document = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: 'Made by: node bin/node.mjs spec/make-bodies.ts',
    $defs: definitions,
    refusals: Object.fromEntries(
      Object.entries(LAW).map(([code, { title, mend }]) => [code, { title, mend }]),
    ),
    types: Object.fromEntries(types),
  }
  return `${print(document, 0)}\n`
}

const WIDTH = 110

/** JSON with sorted members, each value on one line where it fits. */
function print(value: unknown, depth: number): string {
  const line = JSON.stringify(sorted(value))
  if (typeof value !== 'object' || value === null || line.length + depth <= WIDTH) return line
  const isList = Array.isArray(value)
  const items = isList
    ? value.map(one => print(one, depth + 1))
    : Object.entries(sorted(value) as object).map(
        ([name, one]) => `${JSON.stringify(name)}: ${print(one, depth + 1)}`,
      )
  const [open, close] = isList ? '[]' : '{}'
  const indent = ' '.repeat(depth + 1)
  return `${open}\n${indent}${items.join(`,\n${indent}`)}\n${' '.repeat(depth)}${close}`
}

/** By names. Of lists only that of the members that a schema requires, whose order says nothing. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const members = Object.entries(value).map(([name, one]) => {
    const isOfNames = name === 'required' && Array.isArray(one)
    return [name, isOfNames ? one.toSorted() : sorted(one)] as const
  })
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)))
}

if (import.meta.main) writeFileSync(new URL('./bodies.json', import.meta.url), formatBodies())
