import { newJsonSchemas } from '../../register/json-schemas.ts'
import { type Answer, jsonAnswer } from '../answer.ts'
import type { Asked } from '../asked.ts'
import { CSV_COLUMNS } from '../roll/data.ts'
import { ROUTES, type RouteName } from '../routes.ts'
import { SIGN_OPERATIONS } from '../sign/operations.ts'
import { DESK_OPERATIONS } from './desk.ts'
import { PEOPLE_OPERATIONS } from './people.ts'
import { PERSON_OPERATIONS } from './persons.ts'
import { BEFORE, CSV_FILTERS, DAY, FILTERS, LANG, say, TEXT_LANG } from './queries.ts'
import { REPRESENTATIVE_OPERATIONS } from './representative.ts'
import { SHAPES, type ShapeName } from './shown-shapes.ts'
import { POST_BODY, refTo, statementSchemas } from './statements.ts'

/** `/openapi.json`: OpenAPI 3.1. Each route has its description, or this does not compile. */

interface Operation {
  /** As OpenAPI writes addresses. */
  readonly path: string
  readonly summary: string
  readonly query?: Readonly<Record<string, { readonly schema: object; readonly says: string }>>
  /** By status: media types, each with the name of its shape, or null for bytes and text. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, ShapeName | null>>>>
}

const PAGE = { '200': { 'text/html': null } }
const JSON_OF = (shape: ShapeName) => ({ '200': { 'application/json': shape } })
const BYTES = { '200': { 'application/octet-stream': null } }
const TEXT = { '200': { 'text/plain': null } }
const LINES = { '200': { 'application/x-ndjson': null } }

export const OPERATIONS: Record<RouteName, Operation> = {
  ...PEOPLE_OPERATIONS,
  ...PERSON_OPERATIONS,
  ...REPRESENTATIVE_OPERATIONS,
  ...DESK_OPERATIONS,
  home: { path: '/', summary: 'The list of calls', query: LANG, answers: PAGE },
  postStatement: {
    path: '/statements',
    summary: 'Post a signed statement: 201 when it is recorded, 200 when the log held it already',
    answers: { '200': { 'application/json': 'Recorded' }, '201': { 'application/json': 'Recorded' } },
  },
  log: {
    path: '/log',
    summary: 'The log for people: its checkpoint, its witnesses, its entries in words',
    query: {
      upto: say({ type: 'integer', minimum: 0 }, 'The newest entry to list; those before it follow'),
      ...LANG,
    },
    answers: PAGE,
  },
  checkpoint: {
    path: '/log/checkpoint',
    summary: 'The newest signed checkpoint (C2SP tlog-checkpoint)',
    answers: TEXT,
  },
  tile: {
    path: '/log/tile/{tile}',
    summary: 'A tile or entry bundle (C2SP tlog-tiles); the path has slashes',
    answers: BYTES,
  },
  entry: { path: '/entries/{index}', summary: 'An entry, for people', query: LANG, answers: PAGE },
  entryJson: { path: '/entries/{index}.json', summary: 'An entry', answers: JSON_OF('Entry') },
  entryBytes: {
    path: '/entries/{index}.bin',
    summary: 'An entry, byte for byte as it stands in the log',
    answers: BYTES,
  },
  entryReceipt: {
    path: '/entries/{index}/receipt',
    summary: 'The receipt of an entry, for people: to print, and to download from',
    query: LANG,
    answers: PAGE,
  },
  receipt: {
    path: '/receipts/{index}',
    summary: 'The Avow receipt of an entry, under the newest checkpoint',
    answers: { '200': { 'application/vnd.avow.receipt+json': null } },
  },
  words: {
    path: '/words/{digest}',
    summary:
      'A text, or words kept beside the log, byte for byte; the salt of words is in the header Avow-Salt',
    answers: { '200': { 'text/markdown': null, 'text/plain': null } },
  },
  party: {
    path: '/parties/{id}',
    summary: 'A party, for people',
    query: { ...BEFORE, ...LANG },
    answers: PAGE,
  },
  partyJson: {
    path: '/parties/{id}.json',
    summary: 'A party: what it is called, its signatures, its rows in lists, its history',
    query: BEFORE,
    answers: JSON_OF('Party'),
  },
  exportLatest: {
    path: '/export/latest',
    summary: 'Redirects to the register at the newest size',
    answers: { '307': { 'text/plain': null } },
  },
  exportRegister: {
    path: '/export/{size}/register.ndjson',
    summary: 'The whole register at a size of the log: canonical, sorted, the same bytes for ever',
    answers: LINES,
  },
  exportWords: {
    path: '/export/{size}/words.ndjson',
    summary: 'Texts and words that are not withheld',
    answers: LINES,
  },
  verify: {
    path: '/verify',
    summary: 'Checks a receipt in the browser, and says how to check it without this site',
    query: LANG,
    answers: PAGE,
  },
  audit: {
    path: '/audit',
    summary: 'Audits the whole log in the browser, and says how to audit it without this site',
    query: LANG,
    answers: PAGE,
  },
  accessibility: {
    path: '/accessibility',
    summary: 'How far the pages can be used by everyone, and whom to tell where they cannot',
    query: LANG,
    answers: PAGE,
  },
  health: { path: '/healthz', summary: 'The process is up', answers: JSON_OF('Health') },
  ready: {
    path: '/readyz',
    summary: 'Statements are taken; 503 with the reason while they are not',
    answers: JSON_OF('Ready'),
  },
  metrics: { path: '/metrics', summary: 'Figures for Prometheus; nothing about a person', answers: TEXT },
  openapi: {
    path: '/openapi.json',
    summary: 'This description',
    answers: { '200': { 'application/json': null } },
  },
  problem: {
    path: '/problems/{code}',
    summary: 'What the code of a refusal means',
    answers: JSON_OF('Meaning'),
  },
  asset: {
    path: '/assets/{file}',
    summary: 'A stylesheet or a script, named by its content',
    answers: { '200': { 'text/css': null, 'text/javascript': null } },
  },
  icon: { path: '/favicon.ico', summary: 'The mark', answers: { '200': { 'image/svg+xml': null } } },
  call: { path: '/{call}', summary: 'A call, for people', query: { ...BEFORE, ...LANG }, answers: PAGE },
  callJson: {
    path: '/{call}.json',
    summary: 'A call, its policy in force, its history',
    query: BEFORE,
    answers: JSON_OF('Call'),
  },
  text: {
    path: '/{call}/text',
    summary: 'The text of a call, in the version that is in force',
    query: { ...TEXT_LANG, ...LANG },
    answers: PAGE,
  },
  textVersion: {
    path: '/{call}/text/{manifest}',
    summary: 'A version of the text, superseded or not, by the digest of its manifest',
    query: { ...TEXT_LANG, ...LANG },
    answers: PAGE,
  },
  textChanges: {
    path: '/{call}/text/{manifest}/changes',
    summary: 'What a version of the text changed of the one that it superseded',
    query: { ...TEXT_LANG, ...LANG },
    answers: PAGE,
  },
  policy: {
    path: '/{call}/policy',
    summary: 'Every policy of a call that was ever in force, and what each changed',
    query: LANG,
    answers: PAGE,
  },
  roll: {
    path: '/{call}/roll',
    summary: 'Who stands on the roll of a call',
    query: { ...FILTERS, ...LANG },
    answers: PAGE,
  },
  rollJson: {
    path: '/{call}/roll.json',
    summary: 'Who stands on the roll of a call',
    query: FILTERS,
    answers: JSON_OF('Roll'),
  },
  rollCsv: {
    path: '/{call}/roll.csv',
    summary: `Every row that matches: ${CSV_COLUMNS.join(', ')}. A name that a spreadsheet would compute (=, +, -, @) stands behind an apostrophe; roll.json has all as they are.`,
    query: CSV_FILTERS,
    answers: { '200': { 'text/csv': null } },
  },
  absent: {
    path: '/{call}/not-on-the-list',
    summary: 'UN members by region: who stands on the roll of a call as a state, and who does not',
    query: { ...DAY, ...LANG },
    answers: PAGE,
  },
  absentJson: {
    path: '/{call}/not-on-the-list.json',
    summary: 'UN members by region: who stands on the roll of a call as a state, and who does not',
    query: DAY,
    answers: JSON_OF('Absent'),
  },
  badge: {
    path: '/{call}/badges/{id}.svg',
    summary: 'A picture of how a party stands to a call today, for other sites',
    query: LANG,
    answers: { '200': { 'image/svg+xml': null } },
  },
  ...SIGN_OPERATIONS,
}

const ref = (shape: ShapeName) => ({ $ref: refTo(shape) })

function operationOf(name: RouteName): object {
  const { path, summary, query, answers } = OPERATIONS[name]
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema:
      parameter === 'index' || parameter === 'size' ? { type: 'integer', minimum: 0 } : { type: 'string' },
  }))
  const inQuery = Object.entries(query ?? {}).map(([parameter, { schema, says }]) => ({
    name: parameter,
    in: 'query',
    required: false,
    description: says,
    schema,
  }))
  const responses = Object.entries(answers).map(([status, types]) => {
    const content = Object.entries(types).map(([type, shape]) => [
      type,
      { schema: shape === null ? {} : ref(shape) },
    ])
    return [status, { description: summary, content: Object.fromEntries(content) }]
  })
  const problem = {
    description: 'A refusal, with its code and what would mend it (RFC 9457)',
    content: { 'application/problem+json': { schema: ref('Problem') } },
  }
  return {
    operationId: name,
    summary,
    parameters: [...inPath, ...inQuery],
    ...(name === 'postStatement' ? { requestBody: POST_BODY } : {}),
    responses: { ...Object.fromEntries(responses), default: problem },
  }
}

let paths: object | undefined
let schemas: object | undefined

/** What is answered, what is posted, and the kinds of which both are made. */
function componentSchemas(): object {
  const kindName = (kind: string) => `kind.${kind}`
  const json = newJsonSchemas(kind => refTo(kindName(kind)))
  const kinds = Object.entries(json.definitions).map(([kind, schema]) => [kindName(kind), schema])
  return { ...json.of(SHAPES), ...statementSchemas(json), ...Object.fromEntries(kinds) }
}

export function showOpenapi({ site }: Asked): Answer {
  const names = Object.keys(ROUTES) as RouteName[]
  paths ??= Object.fromEntries(
    [...Map.groupBy(names, name => OPERATIONS[name].path)].map(([path, methods]) => [
      path,
      Object.fromEntries(methods.map(name => [ROUTES[name][0].toLowerCase(), operationOf(name)])),
    ]),
  )
  schemas ??= componentSchemas()
  const info = {
    title: 'Avow',
    version: '0.1.0',
    description: 'A depositary for public calls: who signed which exact words, provable by anyone.',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  }
  return jsonAnswer(
    { openapi: '3.1.0', info, servers: [{ url: site.publicUrl }], paths, components: { schemas } },
    'changing',
  )
}
