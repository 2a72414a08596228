import { type Command, Option } from 'commander'
import type { z } from 'zod'
import { brief, toBase64 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { FILE_ENDINGS, fileTypeOf, isNamedAs } from '../core/file-types.ts'
import { type Json, type JsonObject, parseDraft } from '../core/json.ts'
import { parseKeyFile } from '../core/key-file.ts'
import { keyDigest, type Signer } from '../core/keys.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { wordsSchema } from '../core/words.ts'
import { amiss, standsAt } from '../register/amiss.ts'
import type { Declaration } from '../register/declaration.ts'
import { type KindName, kindOf, meaningOf } from '../register/kinds.ts'
import { bareOf } from '../register/members.ts'
import type { StatementType } from '../register/types.ts'
import { labelOf, type MemberOf } from '../web/teller/labels.ts'
import { gather, Misuse } from './command.ts'
import { layAside, spoken } from './compose.ts'
import { readBytes, readText } from './files.ts'

/** Flags of some members alone, by names of their own: `{ name: 'names', lei: 'identifiers.lei' }`. */
export type Spelling = Readonly<Record<string, string>>

export type Given = Readonly<Record<string, string | readonly string[] | boolean | undefined>>
type Members = Readonly<Record<string, z.core.$ZodType>>

interface Flag {
  /** `against.party`. */
  readonly path: string
  readonly schema: z.core.$ZodType
  readonly form: Form
  readonly isMany: boolean
  /** What becomes of a member that is left out; '' where it must be given. */
  lacking: string
  /** As it is typed; where it cannot be, the path. */
  shown: string
  /** Under what Commander hands it over. */
  attribute?: string
}

/** What stands behind a flag, and how it becomes JSON. */
interface Form {
  readonly placeholder: string
  /** How it is written; '' where the placeholder says it. */
  readonly how: string
  read(typed: string, at: Reading): Json
}

/** What is known while flags are read. */
interface Reading {
  readonly flag: string
  readonly lang: string
  readonly brought: Signer[]
}

/**
 * Adds a flag for each member of a body, from the declaration of its type: `--against.party eastport` is the member
 * `party` of the member `against`. What a flag takes follows from the kind of the member. The command has all other
 * flags already; members that are given as bare words have none.
 */
export function addMemberFlags(
  command: Command,
  { members, refuses, schema, type }: Declaration,
  words: readonly string[] = [],
  spelling?: Spelling,
) {
  const taken = new Set(['help', ...command.options.map(option => option.attributeName())])
  const spelled = new Map(Object.entries(spelling ?? {}).map(([name, path]) => [path, name]))
  const flags = new Map(flagsOf(members).map(flag => [flag.path, flag]))
  /** Words that the type replaces: left out by mistake, they would be withdrawn. */
  const replaced = flags.get(refuses.words_unchanged ?? '')
  if (replaced !== undefined && isNullable(replaced.schema)) replaced.lacking = OR_NULL
  for (const flag of flags.values()) {
    const { form, isMany, path } = flag
    const [member] = path.split('.') as [MemberOf<StatementType>]
    const name = spelled.get(path) ?? (taken.has(member) ? `body.${path}` : path)
    if (words.includes(name)) Object.assign(flag, { shown: `<${name}>`, attribute: name })
    else if (spelling === undefined || spelled.has(path)) {
      const isNamed = member === path || spelled.has(path)
      const label = isNamed ? labelOf('en', type as StatementType, member) : ''
      const option = new Option(`--${name} <${form.placeholder}>`, joined(': ', label, describe(flag)))
      command.addOption((isMany ? option.argParser(gather) : option).helpGroup('What it says:'))
      Object.assign(flag, { shown: `--${name}`, attribute: option.attributeName() })
    }
  }

  /** What the flags say, and the keys that they bring in, which must sign it too. */
  const read = (given: Given): { said: JsonObject; brought: readonly Signer[] } => {
    let said: JsonObject = {}
    const brought: Signer[] = []
    // A member comes before its parts, so that they are laid over the whole.
    for (const { attribute, form, isMany, path, schema, shown } of flags.values()) {
      const typed = attribute === undefined ? undefined : given[attribute]
      if (typed === undefined) continue
      const at = { flag: shown, lang: String(given.lang ?? 'und'), brought }
      const value =
        isNullable(schema) && [typed].flat().join() === 'null'
          ? null
          : isMany
            ? (typed as readonly string[]).flatMap(one => form.read(one, at) as Json)
            : form.read(typed as string, at)
      const nested = path.split('.').reduceRight<Json>((inner, name) => ({ [name]: inner }), value)
      said = merged(said, nested as JsonObject)
    }
    return { said, brought }
  }

  /** The body; `found` gives what no flag has said. Throws a misuse that names the flags at fault. */
  const complete = (said: JsonObject, found: JsonObject = {}): JsonObject => {
    const whole = merged(found, said)
    const { body, missing } = filledIn(members, whole)
    const unsaid = replaced?.lacking === OR_NULL && !(replaced.path in whole) ? [replaced.path] : []
    const lacking = [...missing, ...unsaid].map(path => wrong(flags.get(path)!, ' is missing'))
    if (lacking.length > 0) throw new Misuse(lacking.join('; '))
    const { body: bare } = layAside(body, members)
    const issue = schema.safeParse(bare).error?.issues[0]
    if (issue === undefined) return body
    const trouble = amiss(issue, standsAt(bare, issue.path))
    for (let path = issue.path; path.length > 0; path = path.slice(0, -1)) {
      const flag = flags.get(path.join('.'))
      if (flag !== undefined) throw new Misuse(wrong(flag, `${within(flag, issue.path)}: ${trouble}`))
    }
    throw new Misuse(trouble)
  }

  /** How a member is given; undefined where it is found. */
  const flagOf = (path: string) => flags.get(path)?.attribute && flags.get(path)!.shown
  return { flagOf, read, complete }
}

/** Where a member stands within what a flag takes whole. */
function within({ path, shown }: Flag, member: readonly PropertyKey[]): string {
  const rest = member.slice(path.split('.').length).join('.')
  if (rest === '') return ''
  return shown === path ? `.${rest}` : `, ${rest}`
}

/** What is wrong with a flag, and what it takes. */
function wrong(flag: Flag, what: string): string {
  const takes = joined(
    ': ',
    `<${flag.form.placeholder}>`,
    describe({ ...flag, lacking: flag.lacking === OR_NULL ? OR_NULL : '' }),
  )
  return `${flag.shown}${what}. It takes ${takes}.`
}

/** The body with what may be left out of it, and the members that it lacks. */
export function filledIn(
  members: Members,
  said: JsonObject,
  above = '',
): { body: JsonObject; missing: readonly string[] } {
  const body: Record<string, Json> = { ...said }
  const missing: string[] = []
  for (const [name, member] of Object.entries(members)) {
    const path = `${above}${name}`
    const parts = partsOf(bareOf(member))
    const hasParts = Object.keys(parts).length > 0
    const lacking = defaultOf(member)
    const value = body[name] ?? (lacking === REQUIRED && hasParts ? {} : lacking)
    if (value === REQUIRED) missing.push(path)
    else if (hasParts && isObject(value)) {
      const inner = filledIn(parts, value, `${path}.`)
      body[name] = inner.body
      missing.push(...inner.missing)
    } else if (value !== undefined) body[name] = value
  }
  return { body, missing }
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `over` laid over `under`, part by part. */
function merged(under: JsonObject, over: JsonObject): JsonObject {
  const parts: Record<string, Json> = { ...under }
  for (const [name, value] of Object.entries(over)) {
    const below = under[name]
    parts[name] = isObject(below) && isObject(value) ? merged(below, value) : value
  }
  return parts
}

function flagsOf(members: Members, above = '', lacksWhole = false): Flag[] {
  return Object.entries(members).flatMap(([name, schema]) => {
    const path = `${above}${name}`
    const stands = defaultOf(schema)
    const isPart = lacksWhole && stands === REQUIRED
    const lacking = isPart ? WITH_OTHERS : stands === null ? IS_NULL : stands === REQUIRED ? '' : MAY_LACK
    const bare = bareOf(schema)
    const { type, element } = defOf(bare)
    const isName = kindOf(bare) === 'localised'
    const form = isName ? NAME : formOf(type === 'array' ? bareOf(element!) : bare)
    const flag = { path, schema, form, isMany: isName || type === 'array', lacking, shown: path }
    return [flag, ...flagsOf(partsOf(bare), `${path}.`, isPart || stands !== REQUIRED)]
  })
}

/** Members that have flags of their own. */
function partsOf(bare: z.core.$ZodType): Members {
  const { type, shape } = defOf(bare)
  return type === 'object' && shape !== undefined && !WHOLE.includes(kindOf(bare)) && bare !== wordsSchema
    ? shape
    : {}
}

/** What is looked at here of what zod keeps of a schema. */
function defOf(schema: z.core.$ZodType) {
  return schema._zod.def as z.core.$ZodTypeDef & {
    readonly shape?: Members
    readonly element?: z.core.$ZodType
    readonly values?: readonly Json[]
    readonly entries?: Readonly<Record<string, string>>
  }
}

/** Kinds whose members have no flags of their own. */
const WHOLE: readonly (KindName | undefined)[] = ['data', 'file', 'key']
const WITH_OTHERS = 'left out only where its whole is'
const IS_NULL = 'null where it is left out'
const OR_NULL = 'or null, which withdraws what there is'
const MAY_LACK = 'may be left out'
const REQUIRED = Symbol('must be given')

const isNullable = (schema: z.core.$ZodType) => defOf(schema).type === 'nullable'

/** What stands for a member that is not given; undefined where it is left out. */
function defaultOf(member: z.core.$ZodType): Json | undefined | typeof REQUIRED {
  const { type, values } = defOf(member)
  if (type === 'optional') return undefined
  if (type === 'nullable') return null
  if (type === 'literal') return values![0]!
  if (type === 'array' && (member as z.ZodType).safeParse([]).success) return []
  return REQUIRED
}

function formOf(bare: z.core.$ZodType): Form {
  const kind = kindOf(bare)
  if (kind === 'said' || bare === wordsSchema) return WORDS
  if (kind === 'data') return FILE
  if (kind === 'file') return TITLED_FILE
  if (kind === 'key') return KEY
  if (kind === 'recovery') return RECOVERY
  const { type, values, entries } = defOf(bare)
  if (type === 'template_literal') return DIGEST
  if (type === 'boolean' || (type === 'literal' && values![0] === true)) return YES
  if (type === 'number') return numberForm(bare as z.ZodNumber)
  const oneOf = entries === undefined ? (values ?? []).map(String) : Object.values(entries)
  if (type === 'union') return wordOrJson(bare as z.ZodUnion)
  if (type !== 'string' && oneOf.length === 0) return JSON_TEXT
  return { placeholder: kind ?? 'text', how: oneOf.join(', '), read: typed => typed }
}

function inLang(typed: string, { lang }: Reading): { lang: string; text: string } {
  const said = spoken(typed)
  return said.lang === 'und' ? { lang, text: said.text } : said
}

/** Long words are laid beside the statement when it is signed. */
const WORDS: Form = {
  placeholder: 'lang=words',
  how: 'free text with its language, or in that of --lang; @file takes it from a file, @@ is an @ of its own',
  // Whoever passes on a stranger's text doubles its @.
  read: (typed, at) => {
    const said = inLang(typed, at)
    // Whoever means that no language can be named types it: und=…
    if (said.lang === 'und' && !typed.startsWith('und='))
      throw new Misuse(`${at.flag}: say in which language these words are: en=…, or by --lang.`)
    const [, mark, rest] = /^(@@?)(.*)$/s.exec(said.text) ?? []
    if (mark === '@') return { lang: said.lang, text: readText(rest!).trimEnd() }
    return mark === undefined ? said : { lang: said.lang, text: `@${rest}` }
  },
}

/** Bound by a digest when the statement is signed. */
const FILE: Form = {
  placeholder: 'file',
  how: 'the file itself, which goes along',
  read: typed => ({ file: readText(typed) }),
}

/** The same, of any type that is taken, with what readers call it. */
const TITLED_FILE: Form = {
  placeholder: 'title=file',
  how: 'a PDF, JPEG, PNG, CSV or XLSX file, which goes along, with what readers call it',
  read: (typed, { flag }) => {
    const [, title, path] = /^([^=]+)=(.+)$/s.exec(typed) ?? []
    if (title === undefined)
      throw new Misuse(`${flag}: say what the file is: "Our report for 2026=report.pdf".`)
    const bytes = readBytes(path!)
    const type = fileTypeOf(bytes)
    if (type !== undefined && !isNamedAs(path!, type))
      throw new Misuse(
        `${flag}: ${path} is not what its name says: it is a file like a.${FILE_ENDINGS[type]}.`,
      )
    return { base64: toBase64(bytes), title }
  },
}

const NAME: Form = { placeholder: 'lang=name', how: 'once for each language', read: inLang }

const DIGEST: Form = {
  placeholder: 'digest',
  how: '@file takes that of a file',
  read: typed => (typed.startsWith('@') ? digestOf(readBytes(typed.slice(1))) : typed),
}

/** The key itself stays where it lies. */
const RECOVERY: Form = {
  placeholder: 'digest',
  how: '@file takes that of a key file',
  read: typed => (typed.startsWith('@') ? keyDigest(parseKeyFile(readText(typed.slice(1))).key.jwk) : typed),
}

const YES: Form = {
  placeholder: 'yes|no',
  how: '',
  read: (typed, { flag }) => {
    if (typed === 'yes' || typed === 'no') return typed === 'yes'
    throw new Misuse(`${flag}: "${brief(typed)}" is neither yes nor no.`)
  },
}

function numberForm({ minValue, maxValue }: z.ZodNumber): Form {
  const isBounded = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER
  return {
    placeholder: 'number',
    how: isBounded ? `${minValue} to ${maxValue}` : `${minValue} or more`,
    read: (typed, { flag }) => {
      if (/^(?:0|-?[1-9]\d{0,15})$/.test(typed)) return Number(typed)
      throw new Misuse(`${flag}: "${brief(typed)}" is not a number.`)
    },
  }
}

const JSON_TEXT: Form = {
  placeholder: 'json',
  how: 'or @file',
  read: (typed, { flag }) => {
    const source = typed.startsWith('@') ? readText(typed.slice(1)) : typed
    const value = attempt(() => parseDraft(source))
    if (value instanceof Refusal) throw new Misuse(`${flag}: ${brief(typed)}: ${value.message}`)
    return value as Json
  },
}

/** A word that is one of the choices stands for itself: `un-members`, without quotes. */
function wordOrJson({ options }: z.ZodUnion): Form {
  const words = options.flatMap(option => defOf(option).values ?? []).map(String)
  return {
    placeholder: [...words, 'json'].join('|'),
    how: JSON_TEXT.how,
    read: (typed, at) => (words.includes(typed) ? typed : JSON_TEXT.read(typed, at)),
  }
}

/** The public half enters the log; the private one signs, as each key that is brought in must. */
const KEY: Form = {
  placeholder: 'key file',
  how: 'the key to bring in, which signs too; that of a passkey as JSON, or by @file',
  read: (typed, at) => {
    if (/^[{@]/.test(typed)) return JSON_TEXT.read(typed, at)
    const signer = parseKeyFile(readText(typed))
    at.brought.push(signer)
    return { ...signer.key } as JsonObject
  },
}

/** What the value is, and how it is written. */
function describe({ schema, form, isMany, lacking }: Flag): string {
  const bare = bareOf(schema)
  const { element } = defOf(bare)
  const kind = kindOf(bare) ?? (element && kindOf(element))
  const meaning = kind === undefined || form === WORDS || form === KEY ? '' : meaningOf(kind)
  return joined(
    '; ',
    meaning.replace(/^./, first => first.toLowerCase()).replace(/\.$/, ''),
    form.how,
    Object.keys(partsOf(bare)).length > 0 ? 'or by the flags below' : '',
    isMany && form !== NAME ? 'several times for several' : '',
    lacking,
  )
}

const joined = (by: string, ...said: readonly string[]) => said.filter(one => one !== '').join(by)
