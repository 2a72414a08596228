import type { z } from 'zod'
import type {
  FactKind,
  KindName,
  Localised,
  MandateLevel,
  Manifest,
  Office,
  Outcome,
  Source,
  Text,
} from '../../register/kinds.ts'
import { bareOf } from '../../register/members.ts'
import type { Policy } from '../../register/policy.ts'
import { policyDigest } from '../../register/types/calls.ts'
import { manifestDigest } from '../../register/types/texts.ts'
import {
  Choice,
  comma,
  html,
  type Key,
  languageIn,
  longDay,
  type Markup,
  named,
  type Piece,
  phrase,
  recordWord,
  say,
} from '../kit/kit.ts'
import { kindIn } from '../teller/kinds.ts'
import {
  callIn,
  callNamed,
  inEffect,
  isRecordIn,
  isSigningOn,
  nounOf,
  partyName,
  type Setting,
  type Told,
  toldOf,
} from '../teller/setting.ts'
import type { Values } from '../teller/telling.ts'
import { tellingOf } from './descriptions.ts'

/**
 * The values of a type's messages: each member by its name, as its kind is said within a sentence. So
 * `head.party/merged` is '… that {party} merged into {into}', and no type has code for its sentence.
 */

export function worded(it: Told, key: Key, more: Values = {}): Markup {
  return (phrase as (lang: string, key: Key, values: Values) => Markup)(it.asked.lang, key, {
    ...valuesOf(it),
    ...more,
  })
}

/** What opens a seal is told as what was sealed, with what it says of the seal. */
export function valuesOf(it: Told): Values {
  const { by, call, seen, type } = it.statement
  const effective = inEffect(it)
  return {
    ...spokenIn(it, it.declared.members, it.body),
    by: partyName(it, by),
    author: new Choice(by === 'depositary' ? by : 'party'),
    size: seen.size,
    ...(call === null ? {} : inCall(it, call)),
    ...(effective === it ? {} : valuesOf(toldOf(effective))),
    ...tellingOf(type).values?.(it),
  }
}

function inCall(it: Setting, call: string): Values {
  return {
    call: callNamed(it, call),
    noun: nounOf(it, call),
    record: new Choice(recordWord(isRecordIn(it))),
    signs: new Choice(isSigningOn(it, call) ? 'yes' : 'no'),
  }
}

type Shape = Readonly<Record<string, z.core.$ZodType>>

/** A value without a kind is told as its own members; a list of such, as its number. */
function spokenIn(it: Told, shape: Shape, body: object): Values {
  const all = Object.entries(shape).map(([name, schema]): Values => {
    const value = (body as Readonly<Record<string, unknown>>)[name]
    if (value === null || value === undefined) return { [name]: null }
    const { def } = bareOf(schema)._zod as {
      def: z.core.$ZodTypeDef & { readonly shape?: Shape; readonly element?: z.core.$ZodType }
    }
    if (kindIn(schema) === undefined && def.shape !== undefined) return spokenIn(it, def.shape, value)
    return { [name]: spoken(it, schema, value) }
  })
  return Object.assign({}, ...all.toReversed())
}

function spoken(it: Told, schema: z.core.$ZodType, value: unknown): Piece | Choice {
  const kind = kindIn(schema)
  if (kind !== undefined)
    return (SPOKEN[kind] as ((it: Told, value: unknown) => Piece | Choice) | undefined)?.(it, value) ?? null
  if (typeof value === 'number') return value
  if (!Array.isArray(value)) return null
  const { element } = bareOf(schema)._zod.def as z.core.$ZodArrayDef
  return kindIn(element) === undefined
    ? value.length
    : html`${value.map((one, i) => html`${i === 0 ? null : comma(it.asked.lang)}${spoken(it, element, one) as Piece}`)}`
}

const SPOKEN: { readonly [K in KindName]?: (it: Told, value: never) => Piece | Choice } = {
  act: it => {
    const act = toldOf(it.known.inner(it)!)
    return worded(act, `announced.${act.statement.type}` as Key)
  },
  call: callNamed,
  date: ({ asked }, day: string) => longDay(day, asked.lang),
  entry: (_, index: number) => index,
  fact: (_, what: FactKind) => new Choice(what),
  source: ({ asked }, { date }: Source) => longDay(date, asked.lang),
  holder: partyName,
  keyid: (it, keyid: string) => partyName(it, it.known.row('keys', keyid)?.holder ?? it.statement.by),
  localised: ({ asked }, names: Localised) => named(names, asked.lang),
  manifest: (it, value: Manifest) => numberOf(it, 'texts', manifestDigest(value)),
  'manifest digest': (it, digest: string) => numberOf(it, 'texts', digest),
  method: ({ asked }, method: MandateLevel) => say(asked.lang, `mandate.${method}`),
  office: (_, office: Office) => new Choice(office),
  officer: (_, id: string) => html`<code>${id}</code>`,
  outcome: (_, outcome: Outcome) => new Choice(outcome),
  party: partyName,
  // Persons and words are told by the entry that brought them in.
  person: (it, commitment: string) => it.known.row('persons', commitment)?.entry ?? it.index,
  policy: (it, value: Policy) => numberOf(it, 'policies', policyDigest(value)),
  'policy digest': (it, digest: string) => numberOf(it, 'policies', digest),
  text: ({ asked }, { lang }: Text) => languageIn(lang, asked.lang),
  type: (_, type: string) => html`<code>${type}</code>`,
  words: (it, digest: string) => it.known.row('words', digest)?.entry ?? it.index,
  yes: (_, value: boolean) => new Choice(value ? 'yes' : 'no'),
}

function numberOf(it: Setting, table: 'texts' | 'policies', digest: string): number {
  return it.known.number(table, callIn(it.statement), digest)
}
