import type { z } from 'zod'
import { digestOf } from '../../src/core/digest.ts'
import type { Signer } from '../../src/core/keys.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { dayOf, formatTime, parseTime } from '../../src/core/time.ts'
import type { Part } from '../../src/log/attachments.ts'
import type { Declaration } from '../../src/register/declaration.ts'
import { type KindName, kindOf } from '../../src/register/kinds.ts'
import { Overlay } from '../../src/register/overlay.ts'
import type { Table } from '../../src/register/rows.ts'
import { declarationOf } from '../../src/register/types.ts'
import { inEnglish } from '../harbour.ts'
import type { Maker } from './corpus.ts'
import { admitted, draft, facts, openCall, policy, words } from './pieces.ts'
import type { Draft, World } from './world.ts'

/**
 * Statements of any type, made from its declaration alone: a value of the right kind for each member, taken from what
 * the register holds, and the law asked whether it would take the whole. Most guesses are refused; the first that is
 * not is the draft. So a type that is declared is attacked from that day on.
 */

/** Guesses at one draft. What the law takes of few parties or entries needs many. */
const MOST_GUESSES = 300

export function byKinds(type: string): Maker {
  return world => {
    const declared = declarationOf(type)
    for (let guess = 0; guess < MOST_GUESSES; guess++) {
      const drafted = guessed(declared, world)
      if (drafted !== undefined && isLawful(declared, drafted, world)) return drafted
    }
    return undefined
  }
}

function guessed(declared: Declaration, world: World): Draft | undefined {
  const { random } = world
  const call = declared.scope === 'log' ? null : (openCall(world)?.key ?? null)
  if (declared.scope === 'call' && call === null) return undefined
  const speaks = declared.author === 'party' || (declared.author === 'either' && random.chance(50))
  const by = speaks ? admitted(world)?.key : 'depositary'
  const key = by === undefined || by === 'depositary' ? undefined : world.keyOf(by)
  if (by === undefined || (speaks && key === undefined)) return undefined
  const making = new Making(world, call)
  const body = making.object(declared.members)
  if (body === undefined) return undefined
  const hands =
    declared.secondHand || declared.twoOfficers ? world.hands() : [world.office(declared.office === 'owner')]
  const signers = [...(key === undefined ? hands : [key]), ...making.keys]
  return draft({ type: declared.type, by, call, body, signers, parts: making.parts })
}

/** Whether the law takes it as things stand. Signatures and time are as they should be. */
export function isLawful(declared: Declaration, drafted: Draft, world: World): boolean {
  const statement = world.statement(drafted)
  // The log's time never goes back, though the clock of a round may.
  const admittedAt = Math.max(parseTime(statement.at), world.auditor.history.admitted)
  const act = {
    index: world.auditor.history.size,
    day: dayOf(admittedAt),
    admitted: admittedAt,
    rootAt: (size: number) => world.auditor.history.rootAt(size),
    statement,
    known: 1,
    signers: drafted.signers.map(({ keyid }) => keyid),
  }
  try {
    declared.bind(statement).admit(act, new Overlay(world.auditor.rows))
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Values of members, and what has to come with them. */
class Making {
  readonly parts: Part[] = []
  readonly keys: Signer[] = []
  readonly #world: World
  readonly #call: string | null

  constructor(world: World, call: string | null) {
    this.#world = world
    this.#call = call
  }

  /** Undefined where a member has no value now: nobody to name, nothing to withhold. */
  object(shape: Readonly<Record<string, z.core.$ZodType>>): object | undefined {
    const made: Record<string, unknown> = {}
    for (const [name, schema] of Object.entries(shape)) {
      const value = this.#value(schema)
      if (value === NOTHING) return undefined
      if (value !== undefined) made[name] = value
    }
    return made
  }

  #value(schema: z.core.$ZodType): unknown {
    const { random } = this.#world
    const { def } = schema._zod as { def: Def }
    if (def.type === 'nullable') return random.chance(40) ? null : this.#value(def.innerType!)
    if (def.type === 'optional') return random.chance(60) ? undefined : this.#value(def.innerType!)
    const kind = kindOf(schema)
    if (kind !== undefined && Object.hasOwn(VALUES, kind)) return VALUES[kind]!(this.#world, this)
    if (def.type === 'array') {
      const all = Array.from({ length: 1 + random.below(2) }, () => this.#value(def.element!))
      const distinct = [...new Map(all.map(one => [JSON.stringify(one), one])).values()]
      return distinct.includes(NOTHING) ? NOTHING : distinct
    }
    if (def.type === 'object') return this.object(def.shape!) ?? NOTHING
    if (def.type === 'enum') return random.pick(Object.values(def.entries!))
    if (def.type === 'literal') return def.values![0]
    if (def.type === 'union') return this.#value(random.pick(def.options!))
    if (def.type === 'boolean') return random.chance(50)
    if (def.type === 'number') return 1 + random.below(90)
    return random.pick(['A word', 'Ein Wort', '一言'])
  }

  get call(): string | null {
    return this.#call
  }
}

const NOTHING = Symbol('nothing of that kind')

interface Def {
  readonly type: string
  readonly innerType?: z.core.$ZodType
  readonly element?: z.core.$ZodType
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly options?: readonly z.core.$ZodType[]
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly unknown[]
}

const keyIn = (world: World, table: Table) => world.any(table, () => true)?.key ?? NOTHING
/** Under the call of the statement where there is one. */
const under = (world: World, table: 'texts' | 'policies' | 'sealed', call: string | null) => {
  const found = world.any(table, (_, key) => call === null || key.startsWith(`${call}/`))
  return found?.key.slice(found.key.indexOf('/') + 1) ?? NOTHING
}
const pastDay = (world: World) =>
  formatTime(parseTime(world.real.now) - world.random.below(90) * 86_400).slice(0, 10)

/** Entries that a statement could be about, and any other. */
function entriesNamed(world: World): readonly number[] {
  const objections = world.all('objections').flatMap(({ row }) => row.objections.map(({ entry }) => entry))
  const signatures = world.all('signatures').map(({ row }) => row.entry)
  return [...objections, ...signatures, world.random.below(world.real.size)]
}

/** A value of each kind that says of what it is; the rest is made by the form of its JSON. */
const VALUES: { readonly [K in KindName]?: (world: World, making: Making) => unknown } = {
  party: world => admitted(world)?.key ?? NOTHING,
  call: (world, { call }) => (call !== null && world.random.chance(50) ? call : keyIn(world, 'calls')),
  officer: world => keyIn(world, 'roles'),
  holder: world => admitted(world)?.key ?? NOTHING,
  keyid: world => world.any('keys', ({ revoked }) => revoked === null)?.key ?? NOTHING,
  invitation: world => digestOf(world.random.bytes(8)),
  key: (world, making) => {
    const signer = world.keyring.make('party')
    making.keys.push(signer)
    return signer.key
  },
  entry: world => world.random.pick(entriesNamed(world)),
  'manifest digest': (world, { call }) => under(world, 'texts', call),
  'policy digest': (world, { call }) => under(world, 'policies', call),
  seal: (world, { call }) => under(world, 'sealed', call),
  person: world => keyIn(world, 'persons'),
  words: world => keyIn(world, 'words'),
  evidence: world => digestOf(world.random.bytes(8)),
  said: (world, making) => words(world, making.parts),
  localised: world => inEnglish(world.name('name')),
  date: pastDay,
  time: world => world.real.now,
  country: world => world.random.pick(['DE', 'FR']),
  domain: world => `${world.name('a')}.example`,
  link: () => 'https://somewhere.example/',
  lang: world => world.random.pick(['en', 'fr']),
  identifiers: world => world.random.pick([{}, { wikidata: 'Q42' }]),
  policy: policy,
  mandate: world => facts(world, 'somebody').mandate,
  rule: world => world.random.pick(['silence', 'mute']),
  class: world => world.random.pick(['large', 'old']),
  clause: world => world.random.pick(['report', 'first']),
}
