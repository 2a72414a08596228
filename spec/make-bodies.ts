import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { formatKeyFile } from '../src/core/key-file.ts'
import { LAW } from '../src/core/refusals-law.ts'
import { newJsonSchemas } from '../src/register/json-schemas.ts'
import { TYPES } from '../src/register/types.ts'
import { titleOf } from '../src/web/teller/labels.ts'
import { seedOf } from '../test/memory-log.ts'

/**
 * `spec/bodies.json`: of each type of statement its flags, who signs beside the author, the schema of its body, an
 * example, and the codes that it can be refused by with the member that mends each; and what each code of the law means.
 * For whoever writes a client in another language; made, and never edited: node bin/node.mjs spec/make-bodies.ts
 */
export function formatBodies(): string {
  const { definitions, ofBodies } = newJsonSchemas(name => `#/$defs/${name}`)
  const bodies = ofBodies(TYPES, titleOf)
  const taken = readTaken()
  const types = TYPES.map(declared => {
    // Functions and zod's schemas are for programs that run them.
    const { type, bind, flags, mayMisfit, members, read, refuses, schema, ...said } = declared
    const example = exampleOf(taken.get(type))?.statement
    const signing = signingMembers(flags)
    return [type, { ...said, ...signing, refuses, body: bodies[type], ...(example && { example }) }]
  })
  const document = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: 'Made by: node bin/node.mjs spec/make-bodies.ts',
    $defs: definitions,
    refusals: Object.fromEntries(
      Object.entries(LAW).map(([code, { title, mend }]) => [code, { title, mend }]),
    ),
    types: Object.fromEntries(types),
    signed: signedExample(taken.get('signature/given')!),
  }
  return `${print(document, 0)}\n`
}

interface Signing {
  newKeys?(body: object): unknown
  cosigners?(body: object): unknown
}

/** Who signs beside the author: the members that hold the keys it brings, and those that name its cosigners. */
function signingMembers({ newKeys, cosigners }: Signing) {
  const body = asPath('')
  const pathsIn = (found: unknown) => [found].flat().map(String)
  return { brings: pathsIn(newKeys?.(body) ?? []), cosigners: pathsIn(cosigners?.(body) ?? []) }
}

/** A body of which each member says where it stands: so a declaration says which members it reads. */
function asPath(path: string): object {
  const get = (_: object, name: string | symbol) =>
    name === Symbol.toPrimitive ? () => path : asPath(path === '' ? String(name) : `${path}.${String(name)}`)
  return new Proxy({}, { get })
}

interface Envelope {
  readonly payload: string
  readonly signatures: readonly { readonly keyid: string }[]
}
interface Taken {
  readonly statement: { readonly type: string; readonly by: string; readonly body: object }
  readonly envelope: Envelope
}

/** What the log of every type takes, by type, in its order. */
function readTaken(): ReadonlyMap<string, readonly Taken[]> {
  const log = gunzipSync(readFileSync(new URL('./vectors/log.ndjson.gz', import.meta.url))).toString()
  const all = log
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as { type?: string; entry: string })
    .filter(line => line.type !== undefined)
    .flatMap(({ entry }) => statedIn((JSON.parse(entry) as { envelope: Envelope }).envelope))
  return Map.groupBy(all, ({ statement }) => statement.type)
}

/** What an envelope states, and what the invitation states that it brings: one stands in no entry of its own. */
function statedIn(envelope: Envelope): Taken[] {
  const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as Taken['statement']
  const { invitation } = statement.body as { invitation?: Envelope }
  return [{ statement, envelope }, ...(invitation?.payload === undefined ? [] : statedIn(invitation))]
}

/**
 * The example of a type: the first that says what it says in the log itself, and not fifty times. Words beside it are not to
 * be seen here. Of `log/rules` there is none before there are rules to move to.
 */
function exampleOf(taken: readonly Taken[] = []): Taken | undefined {
  const isPlain = (body: string) => !body.includes('"digest":') && body.length < 1_500
  return taken.find(({ statement }) => isPlain(JSON.stringify(statement.body))) ?? taken[0]
}

/** An envelope, and the key file that signed it: everybody's, so that whoever writes a signer can try it. */
function signedExample(taken: readonly Taken[]): object {
  const files = taken.map(({ envelope, statement }) => {
    const keyFile = JSON.parse(formatKeyFile('party', seedOf(statement.by))) as { readonly keyid: string }
    return { envelope, keyFile }
  })
  return files.find(({ envelope, keyFile }) => envelope.signatures[0]!.keyid === keyFile.keyid)!
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

export const writeBodies = (): void =>
  writeFileSync(new URL('./bodies.json', import.meta.url), formatBodies())

if (import.meta.main) writeBodies()
