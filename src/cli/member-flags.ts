import { type Command, Option } from 'commander'
import type { z } from 'zod'
import { brief } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { parseKeyFile } from '../core/key-file.ts'
import type { Signer } from '../core/keys.ts'
import { wordsSchema } from '../core/words.ts'
import type { Declaration } from '../register/declaration.ts'
import { kindOf, meaningOf } from '../register/kinds.ts'
import { bareOf } from '../register/members.ts'
import { gather, Misuse } from './command.ts'
import { layAside, spoken } from './compose.ts'
import { readBytes, readText } from './files.ts'

/**
 * A flag for each member of a body, from the declaration of its type: `--against.party eastport` is the member `party` of
 * the member `against`. What a flag takes follows from the kind of the member, so that a new type has its flags.
 */
export interface MemberFlags {
  /** The flag by which a member of the body is given. */
  flagOf(member: string): string
  /** The body, and the keys that it brings and that must sign it too. Throws a misuse that names the flags at fault. */
  read(given: Given, lang: string | undefined): { body: JsonObject; brought: readonly Signer[] }
}

const GROUP = 'What it says:'

type Given = Readonly<Record<string, string | readonly string[] | undefined>>
type Path = readonly string[]

interface Flag {
  readonly name: string
  readonly schema: z.core.$ZodType
  readonly form: Form
  readonly isMany: boolean
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
  readonly lang: string | undefined
  readonly brought: Signer[]
}

/** Adds the flags of a type to its command, which has those that every command has. `labelOf` says what members are called. */
export function addMemberFlags(
  command: Command,
  { members, schema }: Declaration,
  labelOf: (member: string) => string,
): MemberFlags {
  const taken = new Set(['help', ...command.options.map(option => option.attributeName())])
  const nameOf = (path: Path) => (taken.has(path[0]!) ? ['body', ...path] : path).join('.')
  const flags = new Map<string, Flag>()
  const add = (member: z.core.$ZodType, path: Path, mayLack: boolean): void => {
    const bare = bareOf(member)
    const name = nameOf(path)
    const { form, isMany } = formOf(bare)
    const flag = { name, schema: member, form, isMany }
    flags.set(name, flag)
    const lacks = mayLack || isLackable(member)
    const label = path.length === 1 ? labelOf(path[0]!) : ''
    const said = [label, describe(flag, lacks)].filter(one => one !== '').join(': ')
    const option = new Option(`--${name} <${form.placeholder}>`, said).helpGroup(GROUP)
    command.addOption(isMany ? option.argParser(gather) : option)
    for (const [part, inner] of Object.entries(partsOf(bare))) add(inner, [...path, part], lacks)
  }
  for (const [name, member] of Object.entries(members)) add(member, [name], false)

  const read: MemberFlags['read'] = (given, lang) => {
    const brought: Signer[] = []
    const missing: string[] = []
    const readMember = (member: z.core.$ZodType, path: Path, whole: Json | undefined): Json | undefined => {
      const { form, isMany, name } = flags.get(nameOf(path))!
      const typed = given[name]
      const at = { flag: `--${name}`, lang, brought }
      const said =
        typed === undefined
          ? whole
          : isMany
            ? (typed as readonly string[]).flatMap(one => form.read(one, at) as Json)
            : form.read(typed as string, at)
      const parts = partsOf(bareOf(member))
      const isNamed = Object.keys(given).some(other => other.startsWith(`${name}.`))
      const lacking = defaultOf(member)
      if (said === undefined && !isNamed && lacking !== REQUIRED) return lacking
      if (Object.keys(parts).length === 0) {
        if (said === undefined) missing.push(`--${name}`)
        return said
      }
      if (said !== undefined && !isNamed) return said
      return objectOf(parts, path, said as JsonObject | undefined)
    }
    const objectOf = (parts: Parts, path: Path, whole?: JsonObject): JsonObject => ({
      ...whole,
      ...Object.fromEntries(
        Object.entries(parts)
          .map(([part, inner]) => [part, readMember(inner, [...path, part], whole?.[part])] as const)
          .filter((member): member is readonly [string, Json] => member[1] !== undefined),
      ),
    })
    const body = objectOf(members, [])
    if (missing.length > 0) throw new Misuse(missingOf(missing, flags))
    requireFit(layAside(body, members).body)
    return { body, brought }
  }

  const requireFit = (body: JsonObject): void => {
    const issue = schema.safeParse(body).error?.issues[0]
    if (issue === undefined) return
    for (let path = issue.path.map(String); path.length > 0; path = path.slice(0, -1)) {
      const flag = flags.get(nameOf(path))
      if (flag !== undefined) throw new Misuse(`--${flag.name}: ${troubleOf(issue)}. ${takesOf(flag)}`)
    }
    throw new Misuse(brief(issue.message))
  }

  return { flagOf: member => `--${nameOf([member])}`, read }
}

type Parts = Readonly<Record<string, z.core.$ZodType>>

/** Members that have flags of their own. */
function partsOf(bare: z.core.$ZodType): Parts {
  const { type, shape } = defOf(bare)
  return type === 'object' && shape !== undefined && kindOf(bare) !== 'key' && bare !== wordsSchema
    ? shape
    : {}
}

/** What this looks at of what zod keeps of a schema. */
function defOf(schema: z.core.$ZodType) {
  return schema._zod.def as z.core.$ZodTypeDef & {
    readonly shape?: Parts
    readonly element?: z.core.$ZodType
    readonly values?: readonly Json[]
    readonly entries?: Readonly<Record<string, string>>
  }
}

const REQUIRED = Symbol('must be given')

/** What stands for a member that no flag gives; undefined where it is left out. */
function defaultOf(member: z.core.$ZodType): Json | undefined | typeof REQUIRED {
  const { type, values } = defOf(member)
  if (type === 'optional') return undefined
  if (type === 'nullable') return null
  if (type === 'literal') return values![0]!
  if (type === 'array' && (member as z.ZodType).safeParse([]).success) return []
  return REQUIRED
}

const isLackable = (member: z.core.$ZodType) => defaultOf(member) !== REQUIRED

function formOf(bare: z.core.$ZodType): { form: Form; isMany: boolean } {
  const kind = kindOf(bare)
  if (kind === 'localised') return { form: NAME, isMany: true }
  const { type, element } = defOf(bare)
  if (type === 'array') return { form: oneFormOf(bareOf(element!)), isMany: true }
  return { form: oneFormOf(bare), isMany: false }
}

function oneFormOf(bare: z.core.$ZodType): Form {
  const kind = kindOf(bare)
  if (kind === 'said' || bare === wordsSchema) return WORDS
  if (kind === 'key') return KEY
  const { type, values, entries } = defOf(bare)
  if (type === 'template_literal') return DIGEST
  if (type === 'boolean' || (type === 'literal' && values![0] === true)) return YES
  if (type === 'number') return numberForm(bare as z.ZodNumber)
  const name = kind ?? 'text'
  if (type === 'enum') return textForm(name, Object.values(entries!).join(', '))
  if (type === 'literal') return textForm(name, String(values![0]))
  return type === 'string' ? textForm(name, '') : JSON_TEXT
}

const textForm = (placeholder: string, how: string): Form => ({ placeholder, how, read: typed => typed })

/** Text that begins with @ names a file; with @@ it begins with one @. Whoever passes on a stranger's text doubles it. */
function textOrFile(typed: string): string {
  if (typed.startsWith('@@')) return typed.slice(1)
  return typed.startsWith('@') ? readText(typed.slice(1)).trimEnd() : typed
}

/** Longer words are laid beside the statement when it is signed. */
const WORDS: Form = {
  placeholder: 'lang=words',
  how: 'free text with its language, or in that of --lang; @file takes it from a file, @@ is an @ of its own',
  read: (typed, { lang }) => {
    const said = spoken(typed)
    const words = textOrFile(said.text)
    return { lang: said.lang === 'und' ? (lang ?? 'und') : said.lang, text: words }
  },
}

const NAME: Form = {
  placeholder: 'lang=name',
  how: 'once for each language',
  read: (typed, { lang }) => {
    const said = spoken(typed)
    return { lang: said.lang === 'und' ? (lang ?? 'und') : said.lang, text: said.text }
  },
}

const DIGEST: Form = {
  placeholder: 'digest',
  how: '@file takes that of a file',
  read: typed => (typed.startsWith('@') ? digestOf(readBytes(typed.slice(1))) : typed),
}

const YES: Form = {
  placeholder: 'yes|no',
  how: '',
  read: (typed, { flag }) => {
    if (typed !== 'yes' && typed !== 'no')
      throw new Misuse(`${flag}: "${brief(typed)}" is neither yes nor no.`)
    return typed === 'yes'
  },
}

function numberForm({ minValue, maxValue }: z.ZodNumber): Form {
  const isBounded = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER
  return {
    placeholder: 'number',
    how: isBounded ? `${minValue} to ${maxValue}` : `${minValue} or more`,
    read: (typed, { flag }) => {
      if (!/^(?:0|-?[1-9]\d{0,15})$/.test(typed))
        throw new Misuse(`${flag}: "${brief(typed)}" is not a number.`)
      return Number(typed)
    },
  }
}

const JSON_TEXT: Form = {
  placeholder: 'json',
  how: 'or @file',
  read: (typed, { flag }) => {
    const source = typed.startsWith('@') ? readText(typed.slice(1)) : typed
    try {
      return JSON.parse(source) as Json
    } catch {
      throw new Misuse(`${flag}: ${brief(typed)} is not JSON.`)
    }
  },
}

/** The public half enters the log; the private one signs, as each key must that is brought in. */
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
function describe({ schema, form, isMany }: Omit<Flag, 'name'>, mayLack: boolean): string {
  const bare = bareOf(schema)
  const element = defOf(bare).element
  const kind = kindOf(bare) ?? (element === undefined ? undefined : kindOf(element))
  const isTold = kind === undefined || form === WORDS || form === KEY
  const meaning = isTold
    ? ''
    : meaningOf(kind)
        .replace(/^./, first => first.toLowerCase())
        .replace(/\.$/, '')
  const again = isMany && form !== NAME ? 'several times for several' : ''
  const parts = Object.keys(partsOf(bare)).length > 0 ? 'or by the flags below' : ''
  const all = [meaning, form.how, parts, again, mayLack ? 'may be left out' : '']
  return all.filter(one => one !== '').join('; ')
}

/** A pattern says nothing to whoever has not written it. */
function troubleOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_format' ? 'this has another form' : brief(issue.message)
}

function takesOf(flag: Flag): string {
  const said = describe(flag, false)
  return `It takes <${flag.form.placeholder}>${said === '' ? '' : `: ${said}`}.`
}

function missingOf(missing: readonly string[], flags: ReadonlyMap<string, Flag>): string {
  return missing.map(flag => `${flag} is missing. ${takesOf(flags.get(flag.slice(2))!)}`).join('\n')
}
