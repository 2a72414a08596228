import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { z } from 'zod'
import { formatBodies } from '../../spec/make-bodies.ts'
import { effort, isInTurn } from '../../test/effort.ts'
import { type Admitted, type Line, type Refused, readLines } from '../../test/golden/files.ts'
import { utf8 } from '../core/bytes.ts'
import { parseEntry } from '../core/entry.ts'
import { parseEnvelope } from '../core/envelope.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { parseStatement, type Statement } from '../core/statement.ts'
import { newJsonSchemas } from './json-schemas.ts'
import { link } from './kinds.ts'
import { declarationOf, TYPES } from './types.ts'

/** The schemas are held to the law by a validator that knows nothing of us, on the statements of the golden log. */

const golden = readLines<Line>('log.ndjson')
const recorded = golden
  .filter((line): line is Admitted => 'index' in line)
  .map(line => parseStatement(parseEntry(utf8(line.entry)).envelope.payload))
const malformed = golden
  .filter((line): line is Refused & { envelope: string } => 'at' in line && line.code === 'body_malformed')
  .filter(line => line.envelope !== undefined)
  .map(line => parseStatement(parseEnvelope(utf8(line.envelope)).payload))

describe('the schemas of bodies', () => {
  const schemas = new Map<string, ValidateFunction>()
  before(() => {
    const ajv = new Ajv2020({ strict: false, allErrors: false })
    ajv.addSchema(JSON.parse(formatBodies()) as object, 'bodies')
    for (const { type } of TYPES)
      schemas.set(type, ajv.compile({ $ref: `bodies#/types/${type.replace('/', '~1')}/body` }))
  })

  /** Whether the law takes the form of a body: `beyond` where what it asks is more than JSON Schema can say. */
  const readBy = (type: string, body: Json): boolean | 'beyond' => {
    const read = declarationOf(type).schema.safeParse(body)
    if (read.success) return true
    return read.error.issues.every(isBeyond) ? 'beyond' : false
  }

  it('take every body that is recorded', () => {
    for (const { type, body } of recorded) {
      const takes = schemas.get(type)!
      assert.ok(takes(body), `${type}: ${JSON.stringify(takes.errors)}`)
    }
  })

  it('refuse the bodies whose form the law refuses', () => {
    const known = malformed.filter(({ type, body }) => readBy(type, body) === false)
    assert.ok(known.length >= 10, `${known.length}`)
    for (const { type, body } of known)
      assert.ok(!schemas.get(type)!(body), `${type}: ${JSON.stringify(body)}`)
  })

  it('take what the law takes and refuse what it refuses, whatever is changed in a body', () => {
    let refused = 0
    let place = 0
    for (const { type, body } of longestOfEach(recorded)) {
      const takes = schemas.get(type)!
      for (const changed of changes(body)) {
        if (!isInTurn(place++, 4, effort('changedBodies'))) continue
        const law = readBy(type, changed)
        if (law === 'beyond') continue
        if (!law) refused++
        if (takes(changed) !== law) assert.fail(`${type}: ${JSON.stringify(changed)}`)
      }
    }
    assert.ok(refused > 5000, `${refused}`)
  })
})

/** Of each type the statement that says most. */
function longestOfEach(statements: readonly Statement[]): Statement[] {
  const lengthOf = ({ body }: Statement) => JSON.stringify(body).length
  return [...Map.groupBy(statements, ({ type }) => type).values()].map(
    all => all.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]!,
  )
}

const isBeyond = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'custom' ||
  (issue.code === 'invalid_union' && issue.errors.some(branch => branch.every(isBeyond)))

/** Values that one member or another takes, and most do not. */
const OTHERS: readonly Json[] = [
  null,
  true,
  0,
  -1,
  9_007_199_254_740_991,
  '',
  'x',
  'x'.repeat(201),
  'x'.repeat(25_000),
  'North Haven',
  '2026-02-30',
  '2026-01-31T12:00:00Z',
  'en',
  'company',
  'https://example.org/',
  `sha256:${'A'.repeat(43)}`,
  `sha256:${'A'.repeat(42)}B`,
  [],
  ['en', 'en'],
  Array.from({ length: 301 }, (_, i) => `n${i}`),
  {},
  { lang: 'en', text: 'x'.repeat(201) },
  { lang: 'English', text: 'x' },
]

/** The value with one thing changed in it: something else in a place, a member or an item less, or one more. */
function* changes(value: Json): Generator<Json> {
  yield* OTHERS
  if (Array.isArray(value)) {
    yield [...value, ...value]
    for (const [i, one] of value.entries()) {
      yield value.toSpliced(i, 1)
      for (const other of changes(one)) yield value.with(i, other)
    }
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, more: 1 }
    for (const [name, one] of Object.entries(value)) {
      const { [name]: _, ...less } = value as JsonObject
      yield less
      for (const other of changes(one)) yield { ...value, [name]: other }
    }
  }
}

describe('the schema of a narrowed kind', () => {
  const of = (narrowed: z.ZodType) => newJsonSchemas(name => `#/${name}`).of({ it: narrowed }).it

  it('says in a sentence what a refinement asks, and refuses what a reference cannot carry', () => {
    const narrowed = of(link.refine(text => text.startsWith('https:'), 'not encrypted'))
    assert.deepEqual(narrowed, {
      description: 'Also refused, beyond this schema, with “not encrypted”.',
      $ref: '#/link',
    })
    assert.throws(() => of(link.regex(/^https:/)), /second pattern/)
  })
})

describe('spec/bodies.json', () => {
  it('is what the declarations give', () => {
    const kept = readFileSync(new URL('../../spec/bodies.json', import.meta.url), 'utf8')
    assert.ok(
      kept === formatBodies(),
      'spec/bodies.json is of other declarations; run: node bin/node.mjs spec/make-bodies.ts',
    )
  })
})
