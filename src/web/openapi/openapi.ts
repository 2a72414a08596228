import { z } from 'zod'
import { newJsonSchemas } from '../../register/json-schemas.ts'
import { keyid } from '../../register/kinds.ts'
import { CSV_COLUMNS } from '../../register/roll-csv.ts'
import { GROWTH_COLUMNS } from '../call/growth-csv.ts'
import { ALL_VALUE_COLUMNS } from '../indicators/all-values.ts'
import { ANSWER_COLUMNS, INDICATOR_COLUMNS } from '../indicators/csv.ts'
import { INDICATORS_TAKE } from '../indicators/query.ts'
import { VALUE_COLUMNS, VALUE_TAKES } from '../indicators/values-csv.ts'
import { type Answer, type Asked, jsonAnswer, LANGS } from '../kit/kit.ts'
import { MATRIX_COLUMNS } from '../matrix/csv.ts'
import { ASKED_COLUMNS, OVER_TIME_TAKES, STATUS_COLUMNS } from '../matrix/over-time.ts'
import { MATRIX_TAKES } from '../matrix/query.ts'
import { REPORT_COLUMNS, REPORT_TAKES } from '../reports/data.ts'
import { ABSENT_COLUMNS } from '../roll/absent-csv.ts'
import { CHANGES_COLUMNS } from '../roll/changes-data.ts'
import { TAKES } from '../roll/query.ts'
import { PARTS, ROUTES, type RouteName } from '../routes.ts'
import { SEARCHED } from '../search/query.ts'
import { HOW_TO_CHECK, HOW_TO_FOLLOW, HOW_TO_POST, POST_BODY } from './guides.ts'
import { limitedAt, REFUSED, refusedByStatus } from './refusals.ts'
import { count, LISTS, SHAPES, type ShapeName } from './shown-shapes.ts'
import { refTo, statementSchemas } from './statements.ts'

/** `/openapi.json`: OpenAPI 3.1, of the addresses for programs. */

/** Routes with a summary. */
type ForPrograms = {
  [Name in RouteName]: (typeof ROUTES)[Name] extends { readonly 3: string } ? Name : never
}[RouteName]

type Query = Readonly<Record<string, z.ZodType>>

interface Answers {
  readonly query?: Query
  /** By media type: the name of a shape, or null for bytes and text. */
  readonly content: Readonly<Record<string, ShapeName | null>>
  /** By status, where the summary is not enough; else 200. */
  readonly says?: Readonly<Record<string, string>>
}

const ofShape = (shape: ShapeName, query: Query = {}): Answers => ({
  query,
  content: { 'application/json': shape },
})
const ofType = (type: string, query: Query = {}): Answers => ({ query, content: { [type]: null } })

const BEFORE = {
  before: count.describe('Of the entries that are about it, those before this one; the newest if left out'),
}

const LANG = {
  lang: z.string().describe(`Language of the words: ${LANGS.join(', ')}. Accept-Language serves as well.`),
}
const ATOM = ofType('application/atom+xml', LANG)
const FEED: Answers = { query: LANG, content: { 'application/feed+json': 'Feed' } }
const feeds = {
  ...{ callAtom: ATOM, callFeed: FEED, partyAtom: ATOM, partyFeed: FEED, logAtom: ATOM, logFeed: FEED },
} as const

const ANSWERS: Record<ForPrograms, Answers> = {
  postStatement: {
    ...ofShape('Recorded'),
    says: {
      '200': 'The log held it already',
      '201': 'It is recorded, and cosigned where this door waits for witnesses',
      '202': 'It is recorded, not yet witnessed: post the same bytes again for a cosigned proof',
    },
  },
  checkpoint: ofType('text/plain'),
  tile: ofType('application/octet-stream'),
  entryJson: ofShape('Entry'),
  entryBytes: ofType('application/octet-stream'),
  receipt: ofType('application/vnd.avow.receipt+json'),
  words: {
    content: { 'text/markdown': null, 'text/plain': null },
    says: { '200': 'The bytes; the salt of words is in the header Avow-Salt' },
  },
  partyJson: ofShape('Party', {
    ...BEFORE,
    keys: keyid.describe('Of its keys, those after this one, by key id; the first if left out'),
  }),
  searchJson: ofShape('Search', { q: SEARCHED.q }),
  organisationsJson: ofShape('Organisations', TAKES.organisationsJson),
  exportLatest: { ...ofType('text/plain'), says: { '307': 'Where it is' } },
  exportRegister: {
    ...ofType('application/x-ndjson'),
    says: { '200': 'Canonical, sorted, the same bytes for ever' },
  },
  exportWords: ofType('application/x-ndjson'),
  health: ofShape('Health'),
  ready: ofShape('Ready'),
  metrics: ofType('text/plain'),
  openapi: ofType('application/json'),
  specFile: {
    content: {
      'application/json': null,
      'application/x-ndjson': null,
      'application/gzip': null,
      'text/markdown': null,
    },
  },
  problem: ofShape('Meaning'),
  callJson: ofShape('Call', BEFORE),
  noticesJson: ofShape('Notices', BEFORE),
  rollJson: ofShape('Roll', TAKES.rollJson),
  rollCsv: {
    ...ofType('text/csv', TAKES.rollCsv),
    says: {
      '200': `${CSV_COLUMNS.join(', ')}. A name that a spreadsheet would compute (=, +, -, @) stands behind an apostrophe; roll.json has all as they are.`,
    },
  },
  absentJson: ofShape('Absent', TAKES.absentJson),
  absentCsv: {
    ...ofType('text/csv', TAKES.absentCsv),
    says: { '200': `${ABSENT_COLUMNS.join(', ')}. The answer is on, not or unknown.` },
  },
  changesJson: ofShape('Changes', TAKES.changesJson),
  changesCsv: {
    ...ofType('text/csv', TAKES.changesCsv),
    says: { '200': CHANGES_COLUMNS.join(', ') },
  },
  commitmentsJson: ofShape('Commitments', MATRIX_TAKES.commitmentsJson),
  commitmentsCsv: {
    ...ofType('text/csv', MATRIX_TAKES.commitmentsCsv),
    says: {
      '200': `${MATRIX_COLUMNS.join(', ')}. The codebook says what each means; status is none for who has none yet.`,
    },
  },
  reportJson: ofShape('Report', REPORT_TAKES),
  reportCsv: {
    ...ofType('text/csv', REPORT_TAKES),
    says: {
      '200': `${REPORT_COLUMNS.join(', ')}. Either value or missing is there; filed_value and filed_missing are what stood before corrections.`,
    },
  },
  askedCsv: {
    ...ofType('text/csv', OVER_TIME_TAKES),
    says: {
      '200': `${ASKED_COLUMNS.join(', ')}. The date is a year where a clause counts from each signature.`,
    },
  },
  growthCsv: {
    ...ofType('text/csv'),
    says: {
      '200': `${GROWTH_COLUMNS.join(', ')}. The basis is signatures, list or count; more names the columns where there are more than are counted.`,
    },
  },
  statusCsv: {
    ...ofType('text/csv', OVER_TIME_TAKES),
    says: {
      '200': `${STATUS_COLUMNS.join(', ')}. The last row is the day asked for; a commitment of several counts once.`,
    },
  },
  indicatorsJson: ofShape('Indicators', INDICATORS_TAKE.indicatorsJson),
  indicatorsCsv: {
    ...ofType('text/csv', INDICATORS_TAKE.indicatorsCsv),
    says: { '200': `${INDICATOR_COLUMNS.join(', ')}. The codebook says what each means.` },
  },
  answersCsv: {
    ...ofType('text/csv', INDICATORS_TAKE.answersCsv),
    says: { '200': ANSWER_COLUMNS.join(', ') },
  },
  valuesCsv: {
    ...ofType('text/csv', INDICATORS_TAKE.valuesCsv),
    says: { '200': ALL_VALUE_COLUMNS.join(', ') },
  },
  indicatorCsv: {
    ...ofType('text/csv', VALUE_TAKES),
    says: { '200': VALUE_COLUMNS.join(', ') },
  },
  badge: ofType('image/svg+xml', LANG),
  ...feeds,
  card: ofType('image/png', LANG),
  cardSigned: ofType('image/png', LANG),
  personsJson: ofShape('Persons'),
  personsCsv: ofType('text/csv'),
}

/** What a program needs to know beyond summary and schemas. */
const GUIDES: Partial<Record<ForPrograms, string>> = {
  postStatement: HOW_TO_POST,
  receipt: HOW_TO_CHECK,
  tile: HOW_TO_FOLLOW,
}

function operationOf(name: ForPrograms): object {
  const [, path, , summary] = ROUTES[name]
  const { query = {}, content, says = { '200': summary } } = ANSWERS[name]
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: ['index', 'report', 'size'].includes(parameter)
      ? { type: 'integer', minimum: 0 }
      : { type: 'string', ...(PARTS[parameter] && { pattern: `^${PARTS[parameter]}$` }) },
  }))
  const inQuery = Object.entries(query).map(([parameter, read]) => {
    const { $schema: _, description, ...schema } = z.toJSONSchema(read, { io: 'input' })
    return { name: parameter, in: 'query', required: false, description, schema }
  })
  const answered = Object.entries(content).map(([type, shape]) => [
    type,
    { schema: shape === null ? {} : refTo(shape) },
  ])
  const responses = Object.entries(says).map(([status, description]) => [
    status,
    { description, content: Object.fromEntries(answered) },
  ])
  const isDoor = name === 'postStatement'
  return {
    operationId: name,
    summary,
    ...(GUIDES[name] && { description: GUIDES[name] }),
    parameters: [...inPath, ...inQuery],
    ...(isDoor && { requestBody: POST_BODY }),
    responses: { ...Object.fromEntries(responses), ...(isDoor && refusedByStatus()), default: REFUSED },
  }
}

let paths: object | undefined
let schemas: object | undefined

function componentSchemas(): object {
  const kindName = (kind: string) => `kind.${kind}`
  const json = newJsonSchemas(kind => refTo(kindName(kind)).$ref)
  const kinds = Object.entries(json.definitions).map(([kind, schema]) => [kindName(kind), schema])
  return { ...json.of(SHAPES), ...statementSchemas(json), ...Object.fromEntries(kinds) }
}

export function showOpenapi({ site }: Asked): Answer {
  paths ??= Object.fromEntries(
    (Object.keys(ANSWERS) as ForPrograms[]).map(name => {
      const [method, path] = ROUTES[name]
      return [path, { [method.toLowerCase()]: operationOf(name) }]
    }),
  )
  schemas ??= componentSchemas()
  const info = {
    title: 'Avow',
    version: '0.3.0',
    description: `A depositary for public calls: who signed which exact words, provable by anyone. ${LISTS} ${limitedAt(site.limits)}`,
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  }
  const externalDocs = { description: 'The formats and the law', url: `${site.publicUrl}/spec/` }
  const servers = [{ url: site.publicUrl }]
  return jsonAnswer(
    { openapi: '3.1.0', info, externalDocs, servers, paths, components: { schemas } },
    'changing',
  )
}
