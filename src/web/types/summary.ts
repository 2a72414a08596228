import type { z } from 'zod'
import { bareOf } from '../../register/members.ts'
import type { StatementType } from '../../register/types.ts'
import {
  Choice,
  fact,
  fingerprint,
  formatNumber,
  html,
  type Key,
  listed,
  longTime,
  type Markup,
  type Piece,
  phrase,
  say,
  sub,
} from '../kit/kit.ts'
import { callLink, FORMS, FURTHER, holderLink, kindIn } from '../teller/kinds.ts'
import { isKey, keyOf, labelOf, type MemberOf } from '../teller/labels.ts'
import { factIn } from '../teller/pieces.ts'
import { type Setting, type Told, toldOf } from '../teller/setting.ts'
import type { Facts, Telling, Values } from '../teller/telling.ts'
import { tellingOf } from './descriptions.ts'
import { valuesOf, worded } from './phrases.ts'

/** In one sentence: who did what, about whom. */
export function headlineOf(it: Setting): Markup {
  return worded(toldOf(it), `head.${it.statement.type}` as Key)
}

export type InWords = Awaited<ReturnType<typeof tell>>

/** A statement in words; when it was said, and how much of the log its author had seen. */
export async function tell(it: Setting) {
  const { asked, statement } = it
  const { lang } = asked
  const { call, at, seen } = statement
  const had =
    seen.size === 0
      ? say(lang, 'entry.seenNothing')
      : phrase(lang, 'entry.seenAt', { size: seen.size, root: fingerprint(seen.root) })
  const words: Markup[] = []
  return {
    headline: headlineOf(it),
    facts: [
      factIn(it, 'entry.author', authorOf(it)),
      call === null ? null : factIn(it, 'member.call', callLink(it, call)),
      ...(await factsOf(it, words)),
    ],
    /** Of the facts, what a signatory says beside its yes: a receipt begins with them. */
    words,
    saidAt: factIn(it, 'entry.saidAt', say(lang, 'entry.byItsClock', { time: longTime(at, lang) })),
    seen: factIn(it, 'entry.hadSeen', had),
  }
}

/** What comes out of a seal is its author's, whoever opens it. */
function authorOf(it: Setting): Piece {
  const opener = holderLink(it, it.statement.by)
  const opened = it.known.opened(it)
  if (opened === null) return opener
  const opens = phrase(it.asked.lang, 'entry.sealOpenedBy', { by: opener })
  return html`${holderLink(opened, opened.statement.by)}${sub(opens)}`
}

/**
 * A statement, fact by fact: its members in their declared order, each by its kind, so that none can be left out; its
 * effect, after the words that say why; then what is too much for one fact. What it takes out of a seal comes first,
 * what it announces last. One function tells it before it is signed and after it is recorded, from its own bytes and
 * what the register knows of those whom they name.
 */
async function factsOf(setting: Setting, words: Markup[]): Promise<Facts> {
  const it = toldOf(setting)
  const { type } = it.statement
  const own = tellingOf(type)
  const members = Object.entries(it.declared.members)
  const [why] = members.findLast(([, schema]) => kindIn(schema) === 'said') ?? members.at(-1)!
  const inner = it.known.inner(it)
  const within = inner === null ? [] : await factsOf(inner, words)
  const opens = it.known.opened(it) !== null
  const facts = [...((await own.above?.(it)) ?? []), ...(opens ? within : [])]
  for (const [name, schema] of members) {
    const told = await memberFact(it, name as MemberOf<StatementType>, schema, own)
    if (told !== null && (name === 'reservation' || name === 'declaration')) words.push(told)
    facts.push(told)
    if (name === why) facts.push(effectFact(it, own))
    facts.push(...((await own.after?.[name]?.(it)) ?? []))
  }
  for (const { type, body } of own.as?.(it) ?? [])
    facts.push(
      ...(await factsOf({ ...setting, statement: { ...it.statement, type, body: body as never } }, words)),
    )
  const further = members.map(([name, schema]) => furtherFacts(it, schema, valueIn(it, name)))
  return [...facts, ...(await Promise.all(further)).flat(), ...(opens ? [] : within)]
}

function valueIn({ body }: Told, member: string): unknown {
  return (body as Readonly<Record<string, unknown>>)[member]
}

function effectFact(it: Told, own: Telling<StatementType, string>): Markup | null {
  const type = it.statement.type as StatementType
  const key = `effect.${type}`
  if (!isKey(key)) return null
  const says = worded(it, key)
  return fact(labelOf(it.asked.lang, type, 'effect'), own.effect === undefined ? says : own.effect(it, says))
}

async function memberFact(
  it: Told,
  member: MemberOf<StatementType>,
  schema: z.ZodType,
  own: Telling<StatementType, string>,
): Promise<Markup | null> {
  const { lang } = it.asked
  const type = it.statement.type as StatementType
  const tells = own.members?.[member]
  if (tells === null) return null
  const value = valueIn(it, member)
  const label = labelOf(lang, type, member)
  if (!isNothing(value)) return fact(label, await (tells?.(it) ?? said(it, member, schema, value)))
  const none = keyOf('none', type, member)
  if (none !== undefined) return fact(label, say(lang, none))
  // Before signing, nobody should wonder whether the page forgot a member that is null.
  return it.known.beside !== null && value === null ? fact(label, say(lang, 'desk.none')) : null
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  )
}

/** By its kind, or in the message of its type; with the type's note. */
async function said(
  it: Told,
  member: MemberOf<StatementType>,
  schema: z.core.$ZodType,
  value: unknown,
): Promise<Piece> {
  const { type } = it.statement
  const form = await formOf(it, schema, value)
  const says = keyOf('says', type, member)
  const note = keyOf('note', type, member)
  const what = says === undefined ? form : worded(it, says, formsIn(it, member, form))
  return note === undefined ? what : html`${what}${sub(say(it.asked.lang, note))}`
}

/** A member is told here as its kind is, unless the message counts it or chooses by it. */
function formsIn(it: Told, member: string, form: Piece): Values {
  const spoken = valuesOf(it)[member]
  return typeof spoken === 'number' || spoken instanceof Choice ? {} : { [member]: form }
}

async function formOf(it: Told, schema: z.core.$ZodType, value: unknown): Promise<Piece> {
  const kind = kindIn(schema)
  if (kind !== undefined) return (FORMS[kind] as (it: Setting, value: unknown) => Piece)(it, value)
  const { def } = bareOf(schema)._zod as { def: z.core.$ZodTypeDef & { readonly element?: z.core.$ZodType } }
  if (def.type === 'array') {
    const items = await Promise.all((value as unknown[]).map(one => formOf(it, def.element!, one)))
    return listed(items)
  }
  if (typeof value === 'number') return formatNumber(value, it.asked.lang)
  if (typeof value === 'string') return html`<code>${value}</code>`
  throw new TypeError(
    `Nobody tells a ${def.type} in ${it.statement.type}: name its kind, or tell it in types.`,
  )
}

async function furtherFacts(it: Told, schema: z.core.$ZodType, value: unknown): Promise<Facts> {
  const kind = kindIn(schema)
  const further = kind && (FURTHER[kind] as ((it: Setting, value: unknown) => Promise<Facts>) | undefined)
  return isNothing(value) ? [] : ((await further?.(it, value)) ?? [])
}
