import { LAW } from '../core/refusals-law.ts'
import { newJsonSchemas } from './json-schemas.ts'
import { TYPES } from './types.ts'

/**
 * `spec/bodies.json`: of each type of statement its flags, the schema of its body, and the codes that it can be refused by
 * with the member that mends each; and what each code of the law means. For whoever writes a client in another language;
 * made, and never edited.
 */
export function formatBodies(): string {
  const { definitions, ofBodies } = newJsonSchemas(name => `#/$defs/${name}`)
  const bodies = ofBodies(TYPES)
  const types = TYPES.map(declared => {
    // Functions and zod's schemas are for programs that run them; what begins with which type register.md says.
    const { type, bind, flags, founds, mayMisfit, members, read, refuses, schema, ...said } = declared
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
