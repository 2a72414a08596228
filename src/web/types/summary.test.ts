import assert from 'node:assert/strict'
import { it } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import type { z } from 'zod'
import { bareOf } from '../../register/members.ts'
import { signatureGiven } from '../../register/types/signatures.ts'
import { TYPES } from '../../register/types.ts'
import { en } from '../messages/en/all.ts'
import { catalogueOf } from '../messages/say.ts'
import { kindIn } from '../teller/kinds.ts'
import { tellingOf } from './descriptions.ts'

type Def = z.core.$ZodTypeDef & {
  readonly element?: z.core.$ZodType
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
}
const defOf = (schema: z.core.$ZodType) => bareOf(schema)._zod.def as Def

/** What is told without a word of the type's own: what has a kind, lists of such, numbers and short text. */
function isToldByItself(schema: z.core.$ZodType): boolean {
  if (kindIn(schema) !== undefined) return true
  const { type, element } = defOf(schema)
  if (type === 'array') return isToldByItself(element!)
  return ['number', 'int', 'string', 'literal'].includes(type)
}

it('every member of every type is told, by its kind or by the file of its type', () => {
  const untold = TYPES.flatMap(({ type, members }) => {
    const own = tellingOf(type).members ?? {}
    return Object.entries(members).flatMap(([name, schema]) =>
      name in own || isToldByItself(schema) ? [] : [`${type}.${name}`],
    )
  })
  assert.deepEqual(untold, [])
})

type Elements = ReturnType<IntlMessageFormat['getAst']>

/** Whatever a message asks for, in all of its forms. */
function namesIn(elements: Elements): string[] {
  return elements.flatMap(element => [
    ...('value' in element && element.type !== 0 ? [element.value] : []),
    ...('options' in element ? Object.values(element.options).flatMap(({ value }) => namesIn(value)) : []),
  ])
}

const membersIn = (members: Readonly<Record<string, z.core.$ZodType>>): string[] =>
  Object.entries(members).flatMap(([name, schema]) => {
    const { shape } = defOf(schema)
    return kindIn(schema) === undefined && shape !== undefined ? membersIn(shape) : [name]
  })

/** Types whose sentence names what a signature says beside its yes. */
const SIGNING = ['signature/given', 'signature/deposited', 'party/joined', 'statement/opened']

it('every message of a type asks for what its statements say, in every language', () => {
  const wrong = TYPES.flatMap(({ type, members, scope }) => {
    const known = new Set([
      ...membersIn(type === 'statement/opened' ? signatureGiven.members : members),
      ...['by', 'author', 'size'],
      ...(scope === 'call' ? ['call', 'noun', 'record', 'signs'] : []),
      ...(type === 'key/revoked' ? ['whose'] : []),
      ...(type === 'service/interrupted' ? ['span', 'first', 'last'] : []),
      ...(type.endsWith('/key-changed') ? ['shown'] : []),
      ...(type === 'depositary/key-changed' ? ['does'] : []),
      ...(type === 'party/joined' ? ['accepts', 'enters'] : []),
      ...(SIGNING.includes(type) ? ['said'] : []),
      ...(type === 'statement/opened' ? ['does'] : []),
    ])
    const keys = [
      ...['head', 'toSign', 'announced', 'effect'].map(area => `${area}.${type}`),
      ...Object.keys(members).flatMap(name => [`says.${type}.${name}`, `says.${name}`]),
    ]
    return Object.entries({ en, fr: catalogueOf('fr') }).flatMap(([lang, messages]) =>
      keys.flatMap(key => {
        const message = (messages as Readonly<Record<string, string>>)[key]
        const asked = message === undefined ? [] : namesIn(new IntlMessageFormat(message, lang).getAst())
        return asked.filter(name => !known.has(name)).map(name => `${lang} ${key}: ${name}`)
      }),
    )
  })
  assert.deepEqual(wrong, [])
})

/** Kinds that a sentence chooses by; of any other value ICU takes the last form, and says nothing of it. */
const CHOOSING: readonly unknown[] = ['fact', 'office', 'outcome', 'yes']

function chosenIn(elements: Elements): string[] {
  return elements.flatMap(element => [
    ...('options' in element && 'value' in element && element.type === 5 ? [element.value] : []),
    ...('options' in element ? Object.values(element.options).flatMap(({ value }) => chosenIn(value)) : []),
  ])
}

it('no sentence chooses by a member that is no choice', () => {
  const wrong = TYPES.flatMap(({ type, members }) => {
    const own = String(tellingOf(type).values ?? '')
    return ['head', 'toSign', 'announced', 'effect'].flatMap(area => {
      const message = (en as Readonly<Record<string, string>>)[`${area}.${type}`]
      const chosen = message === undefined ? [] : chosenIn(new IntlMessageFormat(message, 'en').getAst())
      return chosen
        .filter(name => name in members && !CHOOSING.includes(kindIn(members[name]!)))
        .filter(name => !new RegExp(`\\b${name}: new Choice`).test(own))
        .map(name => `${area}.${type}: ${name}`)
    })
  })
  assert.deepEqual(wrong, [])
})

it('a call is named with its own article, so no sentence about an entry puts another before it', () => {
  const told = /^(?:head|toSign|announced|withholding\.what)\.|^undertaken/
  const doubled = { fr: /\bappel (?:« ?)?\{call\}/, ar: /نداء «?\{call\}/ }
  const found = (['fr', 'ar'] as const).flatMap(lang =>
    Object.entries(catalogueOf(lang)).flatMap(([key, words]) =>
      told.test(key) && doubled[lang].test(words) ? [`${lang} ${key}: ${words}`] : [],
    ),
  )
  assert.deepEqual(found, [], found.join('\n'))
})
