import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { figuresOf, publishing, smallCatalogue, smallFigures } from '../../../test/figures.ts'
import { type Admitted, type Line, readLines } from '../../../test/golden/files.ts'
import { ACCORD } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { filedData } from '../../../test/reported.ts'
import { utf8 } from '../../core/bytes.ts'
import { parseEntry } from '../../core/entry.ts'
import { REFUSALS, type RefusalCode } from '../../core/refusal.ts'
import { parseStatement } from '../../core/statement.ts'
import { TYPES } from '../../register/types.ts'
import { BROKEN, STATUS } from '../http/problem.ts'
import type { Asked } from '../kit/kit.ts'
import { ROUTES } from '../routes.ts'
import { showOpenapi } from './openapi.ts'

interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}
interface Meaning {
  const: string
}
interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string }[]
  responses: Record<string, { content: Record<string, { schema: { $ref?: string } }> }>
}

describe('/openapi.json', () => {
  let it_: Depositary
  let document: Document
  let ajv: Ajv2020
  let report: string
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    await it_.as('northhaven').sign(ACCORD)
    report = await reportYear('northhaven')
    document = await it_.json<Document>('/openapi.json')
    ajv = new Ajv2020({ strict: false }).addSchema(document, 'openapi')
  })
  after(() => it_.close())

  /** Files the figures of a year, and returns the entry. */
  async function reportYear(party: string): Promise<string> {
    const catalogue = smallCatalogue()
    const asked = filedData(catalogue)
    await it_.post('indicators/published', publishing(catalogue, asked.data), { call: ACCORD }, asked.parts)
    const figures = smallFigures({ party })
    const { data, parts } = filedData(figures)
    const body = { answers: [], asked: [], policy: null, words: null, figures: figuresOf(figures, data) }
    const saying = { by: party, call: ACCORD, signers: [partyKey(party)] }
    return String((await it_.post('report/filed', body, saying, parts)).index)
  }

  const text = async () => {
    const { texts } = (
      await it_.json<{ statement: { body: { manifest: { texts: { digest: string }[] } } } }>(
        '/entries/2.json',
      )
    ).statement.body.manifest
    return texts[0]!.digest
  }
  const values = async (): Promise<Record<string, string>> => ({
    index: '4',
    size: '5',
    id: 'northhaven',
    party: 'northhaven',
    report,
    call: ACCORD,
    catalogue: 'year',
    indicator: 'notices',
    code: 'not_found',
    tile: '0/000.p/5',
    specFile: 'vectors/seals.json',
    digest: await text(),
  })

  it('describes each address for programs as the table of routes does, and no page', () => {
    assert.equal(document.openapi, '3.1.0')
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, summary, responses }]) => {
        for (const { content } of Object.values(responses)) assert.ok(!('text/html' in content), operationId)
        return [operationId, [method.toUpperCase(), path, summary]]
      }),
    )
    const forPrograms = Object.entries(ROUTES).flatMap(([name, [method, path, , summary]]) =>
      summary === undefined ? [] : [[name, [method, path, summary]]],
    )
    assert.deepEqual(Object.fromEntries(described), Object.fromEntries(forPrograms))
  })

  it('is true of what the server answers', async () => {
    const found = await values()
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (get === undefined) continue
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => found[name]!)
      const response =
        address === '/metrics'
          ? new Response(await it_.figures(), { headers: { 'content-type': 'text/plain' } })
          : await it_.get(address)
      const described = get.responses[String(response.status)]
      assert.ok(described, `${address} answers ${response.status}`)
      const type = response.headers.get('content-type')!.split(';')[0]!
      assert.ok(described.content[type], `${address} answers ${type}`)
      await holds(described.content[type].schema, response, address)
    }
  })

  it('is true of a statement that is posted, and of refusals', async () => {
    const { index: _, ...rest } = await it_.as('northhaven').withdraw(ACCORD)
    fits('Recorded', { index: 5, ...rest }, 'what a post answers')
    for (const path of ['/nowhere', '/entries/999.json', `/${ACCORD}/roll.json?kind=x`])
      await holds({ $ref: '#/components/schemas/Problem' }, await it_.get(path), path)
  })

  it('describes the statements of every type, each by its name', () => {
    const { discriminator } = document.components.schemas.Statement as {
      discriminator: { mapping: Record<string, string> }
    }
    assert.deepEqual(Object.keys(discriminator.mapping).sort(), TYPES.map(({ type }) => type).sort())
    const entries = readLines<Line>('log.ndjson').filter((line): line is Admitted => 'index' in line)
    for (const { entry, index } of entries) {
      const statement = parseStatement(parseEntry(utf8(entry)).envelope.payload)
      const of = `entry ${index}`
      fits('Statement', statement, of)
      for (const wrong of [
        { ...statement, type: 'call/unheard-of' },
        { ...statement, call: statement.call === null ? 'harbour-accord' : null },
        { ...statement, more: 1 },
        { ...statement, body: { ...statement.body, more: 1 } },
      ])
        assert.ok(!schemaOf('Statement')(wrong), of)
    }
  })

  it('shows an example of every type that a log has taken, and what each code means', () => {
    const { schemas } = document.components
    for (const { type } of TYPES) {
      const [example] =
        (schemas[`statement.${type.replace('/', '.')}`] as { examples?: [object] }).examples ?? []
      // No rules follow the first ones yet.
      if (type === 'log/rules') assert.equal(example, undefined)
      else fits('Statement', example, type)
    }
    const { code } = (schemas.Problem as { properties: Record<string, { oneOf: Meaning[] }> }).properties
    assert.deepEqual(
      code!.oneOf,
      [...Object.entries(REFUSALS), ['server_broken', BROKEN] as const].map(([name, { title, mend }]) => ({
        ...{ const: name, title, description: mend },
        'x-status': name === 'server_broken' ? 500 : STATUS[name as RefusalCode],
      })),
    )
  })

  it('says what one address may post here', async () => {
    const limits = { statements: { perMinute: 7, burst: 31 }, proxied: false }
    const { info } = JSON.parse(
      (showOpenapi({ site: { ...it_.running, limits } } as Asked) as { body: string }).body,
    ) as { info: { description: string } }
    assert.match(info.description, /may post 7 statements a minute, and 31 at once/)
    assert.doesNotMatch((await it_.text('/openapi.json')).slice(0, 2_000), /statements a minute/)
  })

  async function holds(schema: { $ref?: string }, response: Response, address: string): Promise<void> {
    if (schema.$ref !== undefined) fits(schema.$ref.split('/').at(-1)!, await response.json(), address)
  }

  const schemaOf = (component: string) => ajv.getSchema(`openapi#/components/schemas/${component}`)!

  function fits(component: string, value: unknown, what: string): void {
    const takes = schemaOf(component)
    assert.ok(takes(value), `${what}: ${ajv.errorsText(takes.errors)}`)
  }
})
