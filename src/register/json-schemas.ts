import { z } from 'zod'
import type { Declaration } from './declaration.ts'
import { type KindName, kindOf, kinds, meaningOf } from './kinds.ts'

/**
 * JSON Schema (draft 2020-12, as OpenAPI 3.1 has it) of what statements say, made of the schemas of the law. A kind
 * becomes a reference to its one definition. A description names what JSON Schema cannot say, so that nobody takes a
 * body that fits for a lawful one.
 */
interface JsonSchema {
  readonly [keyword: string]: unknown
}
type Writable = z.core.JSONSchema.BaseSchema

export interface JsonSchemas {
  /** Each kind, by its name in the document. */
  readonly definitions: Readonly<Record<string, JsonSchema>>
  /** Of any values, such as answers that show what bodies said. */
  of<N extends string>(schemas: Readonly<Record<N, z.ZodType>>): Record<N, JsonSchema>
  /** Of the bodies of these types, by type. Titles are what people call a type, or a member of it. */
  ofBodies(
    types: readonly Declaration[],
    titleOf: (type: string, member?: string) => string,
  ): Record<string, JsonSchema>
}

/** `refTo` says where the document defines a kind of this name: `#/$defs/said`. */
export function newJsonSchemas(refTo: (name: string) => string): JsonSchemas {
  const named = new Map<KindName, z.core.$ZodType>(kinds())
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
        // That rows are never changed in place means nothing to readers.
        delete jsonSchema.readOnly
        const kind = zodSchema === defined ? undefined : kindOf(zodSchema)
        if (kind !== undefined) refer(jsonSchema, zodSchema, kind)
        else describe(jsonSchema, notesOf(zodSchema, jsonSchema))
      },
    })
    return json
  }
  /** Puts a reference in the place of a kind, with what narrows or describes it here. */
  const refer = (json: Writable, schema: z.core.$ZodType, kind: KindName): void => {
    const base = named.get(kind)!
    const definition = definitionOf(kind, base)
    if (schema !== base) describe(json, notesOf(schema, json, base))
    // A narrower schema adds a bound, a pattern or a sentence; what it holds stays.
    for (const [keyword, value] of Object.entries(json)) {
      if (schema !== base && keyword === 'allOf')
        throw new Error(
          `A ${kind} is narrowed here by a second pattern: say it by a refinement, with a sentence.`,
        )
      if (schema === base || typeof value === 'object' || value === definition[keyword]) delete json[keyword]
    }
    json.$ref = refTo(nameOf(kind))
  }
  const of: JsonSchemas['of'] = schemas => convert(z.object(schemas)).properties as ReturnType<typeof of>
  return {
    definitions: Object.fromEntries(
      [...named].map(([kind, schema]) => [nameOf(kind), definitionOf(kind, schema)]),
    ),
    of,
    ofBodies(types, titleOf) {
      const bodies = of(Object.fromEntries(types.map(({ type, schema }) => [type, schema])))
      for (const { type, mayMisfit } of types) {
        const { properties, ...body } = bodies[type]!
        const members = Object.entries(properties as Record<string, JsonSchema>)
        bodies[type] = {
          title: titleOf(type),
          ...(mayMisfit ? { description: MAY_MISFIT } : {}),
          ...body,
          properties: Object.fromEntries(
            members.map(([name, schema]) => [name, { title: titleOf(type, name), ...schema }]),
          ),
        }
      }
      return bodies
    },
  }
}

const MAY_MISFIT = 'Its members must fit together, which this schema does not ask.'

/** It stands in addresses. */
const nameOf = (kind: KindName): string => kind.replace(' ', '-')

const sentences = (...all: readonly unknown[]): string =>
  all.filter(one => one !== undefined && one !== '').join(' ')

function describe(json: Writable, notes: readonly string[]): void {
  if (notes.length > 0) json.description = sentences(json.description, ...notes)
}

/** What is asked of a value beyond the keywords of its schema, in sentences, without what is said of `base`. */
function notesOf({ _zod: { def } }: z.core.$ZodType, json: JsonSchema, base?: z.core.$ZodType): string[] {
  // The schema within says it.
  if ('innerType' in def) return []
  const known = (base?._zod.def.checks ?? []).map(messageOf)
  const all = json.uniqueItems === true ? [] : (def.checks ?? []).flatMap(check => messageOf(check) ?? [])
  const refused = all.filter(message => !known.includes(message))
  // JSON Schema counts characters. A pattern that names what it takes takes none of two units.
  const { maxLength, pattern } = json
  const isCounted =
    base === undefined && maxLength !== undefined && (typeof pattern !== 'string' || pattern.includes('[^'))
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
