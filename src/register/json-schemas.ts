import { z } from 'zod'
import type { Declaration } from './declaration.ts'
import { type KindName, kindOf, kinds, meaningOf } from './kinds.ts'

/**
 * JSON Schema (draft 2020-12, as OpenAPI 3.1 has it) of what statements say, made of the schemas that the law reads with. A
 * kind becomes a reference to its one definition. What JSON Schema cannot say is named in a description, so that nobody
 * takes a body that fits for one that is lawful.
 */
interface JsonSchema {
  readonly [keyword: string]: unknown
}
type Writable = z.core.JSONSchema.BaseSchema

export interface JsonSchemas {
  /** Each kind, by its name in the document. */
  readonly definitions: Readonly<Record<string, JsonSchema>>
  /** Of any value: a body, or an answer that shows what bodies said. */
  of(schema: z.ZodType): JsonSchema
  /** Of what bodies of a type hold. */
  ofBody(declared: Pick<Declaration, 'mayMisfit' | 'schema'>): JsonSchema
}

/** `refTo` says where the document defines a kind of this name: `#/$defs/said`. */
export function newJsonSchemas(refTo: (name: string) => string): JsonSchemas {
  const known = new Map<KindName, JsonSchema>()
  const definitionOf = (kind: KindName, schema: z.core.$ZodType): JsonSchema => {
    const before = known.get(kind)
    if (before !== undefined) return before
    const { description, ...json } = convert(schema, schema)
    const definition = { description: sentences(meaningOf(kind), description), ...json }
    known.set(kind, definition)
    return definition
  }
  const convert = (schema: z.core.$ZodType, defined?: z.core.$ZodType): JsonSchema => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, {
      io: 'input',
      override({ zodSchema, jsonSchema }) {
        const kind = zodSchema === defined ? undefined : kindOf(zodSchema)
        if (kind !== undefined) refer(jsonSchema, zodSchema, kind)
        else describe(jsonSchema, notesOf(zodSchema, jsonSchema))
      },
    })
    return json
  }
  /** Puts a reference in the place of a kind, with what narrows it or is said of it here. */
  const refer = (json: Writable, schema: z.core.$ZodType, kind: KindName): void => {
    const base = SCHEMAS.get(kind)!
    const definition = definitionOf(kind, base)
    const notes = notesOf(base, definition)
    describe(
      json,
      notesOf(schema, json).filter(note => !notes.includes(note)),
    )
    // What narrows a kind adds a bound, a pattern or a sentence; what it holds stays as it is.
    for (const [keyword, value] of Object.entries(json))
      if (schema === base || typeof value === 'object' || value === definition[keyword]) delete json[keyword]
    json.$ref = refTo(nameOf(kind))
  }
  return {
    definitions: Object.fromEntries(
      [...SCHEMAS].map(([kind, schema]) => [nameOf(kind), definitionOf(kind, schema)]),
    ),
    of: schema => convert(schema),
    ofBody({ mayMisfit, schema }) {
      const { description, ...json } = convert(schema)
      const unsaid = mayMisfit ? 'Its members must fit together, which this schema does not ask.' : undefined
      const said = sentences(description, unsaid)
      return said === '' ? json : { description: said, ...json }
    },
  }
}

const SCHEMAS: ReadonlyMap<KindName, z.core.$ZodType> = new Map(kinds())

/** A name without a space, since it stands in addresses. */
const nameOf = (kind: KindName): string => kind.replace(' ', '-')

const sentences = (...all: readonly unknown[]): string =>
  all.filter(one => one !== undefined && one !== '').join(' ')

function describe(json: Writable, notes: readonly string[]): void {
  if (notes.length > 0) json.description = sentences(json.description, ...notes)
}

/** What is asked of a value that the keywords of its schema do not ask, in sentences. */
function notesOf({ _zod: { def } }: z.core.$ZodType, json: JsonSchema): string[] {
  // What may be left out or null is told of where it is not.
  if ('innerType' in def) return []
  const refused = json.uniqueItems === true ? [] : (def.checks ?? []).flatMap(check => messageOf(check) ?? [])
  // JSON Schema counts characters. A pattern that names what it takes takes none of two units.
  const { maxLength, pattern } = json
  const isCounted = maxLength !== undefined && (typeof pattern !== 'string' || pattern.includes('[^'))
  return [
    ...(refused.length === 0 ? [] : [`Also refused, beyond this schema, with “${refused.join('”, “')}”.`]),
    ...(isCounted ? ['Its length is counted in UTF-16 code units.'] : []),
  ]
}

function messageOf({ _zod: { def } }: z.core.$ZodCheck<never>): string | undefined {
  if (def.check !== 'custom') return undefined
  const said = def.error?.({} as never)
  return typeof said === 'string' ? said : said?.message
}
