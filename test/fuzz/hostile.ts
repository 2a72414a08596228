import type { Random } from './random.ts'

/** JSON as an attacker writes it: trees that no honest printer prints, and values that readers disagree about. */

/** Stands in the text as it is. */
class Raw {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** An object whose members come in this order, perhaps twice. */
class Members {
  readonly list: readonly (readonly [string, unknown])[]

  constructor(list: readonly (readonly [string, unknown])[]) {
    this.list = list
  }
}

/** Canonical where the tree allows it: so a mutant differs from what is accepted in what was mutated alone. */
export function print(value: unknown): string {
  if (value instanceof Raw) return value.text
  if (value instanceof Members) return printMembers(value.list)
  if (Array.isArray(value)) return `[${value.map(print).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  return printMembers(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const printMembers = (list: Members['list']) =>
  `{${list.map(([name, value]) => `${JSON.stringify(name)}:${print(value)}`).join(',')}}`

const deep = (open: string, close: string, times: number) =>
  new Raw(`${open.repeat(times)}1${close.repeat(times)}`)

/** Values in the place of others. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  2,
  4_194_304,
  4_194_305,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  ...[
    '-0',
    '1e3',
    '1.0',
    '0.5',
    '9007199254740992',
    '1e999',
    '-1e999',
    '01',
    '+1',
    'NaN',
    'Infinity',
    '0x10',
  ].map(t => new Raw(t)),
  '',
  ' ',
  'a',
  'A',
  '/',
  '.',
  '..',
  '-',
  '0',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'depositary',
  'und',
  'en',
  'x'.repeat(63),
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(201),
  'x'.repeat(5_000),
  'x'.repeat(40_000),
  `${'a-'.repeat(3_000)}!`,
  `${'a.'.repeat(3_000)}!`,
  'é'.repeat(400),
  '\u0301'.repeat(3_000),
  'a\u0301',
  'é',
  '\u212b',
  '\u202e',
  '\u2066',
  '\u200f',
  '\ufeff',
  '\u0000',
  '\t',
  '\n',
  '\r',
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufffe',
  '\u{10ffff}',
  '\u{1f600}',
  new Raw('"\\ud800"'),
  new Raw('"\\udc00\\ud800"'),
  new Raw('"\\u0061"'),
  new Raw('"\\/"'),
  new Raw("'a'"),
  new Raw('"'),
  '2026-01-01',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '2026-01-01T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2026-01-01T00:00:00+00:00',
  '2026-06-30T23:59:60Z',
  '+010000-01-01T00:00:00Z',
  `sha256:${'A'.repeat(43)}`,
  `sha256:${'A'.repeat(42)}B`,
  `sha512:${'A'.repeat(43)}`,
  'https://a.example/',
  'javascript:alert(1)',
  'http://a b',
  'state',
  'unknown',
  'vetted',
  'officer',
  'Ed25519',
  'AQAB',
  'AAAA',
  '====',
  'QQ==',
  'QR==',
  [],
  [null],
  [[]],
  [1, 1],
  ['en', 'en'],
  {},
  { en: 'x' },
  { lang: 'en', text: 'x' },
  { lang: 'en', text: '' },
  { toJSON: 1 },
  { digest: `sha256:${'A'.repeat(43)}`, lang: 'en', length: 1, mediaType: 'text/plain' },
  new Members([['__proto__', { text: 'x' }]]),
  new Members([['constructor', { prototype: {} }]]),
  deep('[', ']', 15),
  deep('[', ']', 17),
  deep('{"a":', '}', 12),
  deep('{"a":', '}', 17),
  deep('[', ']', 9_000),
  new Raw(`[${'0,'.repeat(3_000)}0]`),
]

/** A copy, since a tree that it came into may be mutated further. */
function hostile(random: Random): unknown {
  const value = random.pick(HOSTILE)
  return value instanceof Raw || value instanceof Members ? value : structuredClone(value)
}

type Tree = Record<string, unknown> | unknown[]

interface Spot {
  readonly parent: Tree
  readonly name: string | number
}

function spotsIn(tree: unknown, found: Spot[] = []): Spot[] {
  if (typeof tree !== 'object' || tree === null || tree instanceof Raw || tree instanceof Members)
    return found
  const parent = tree as Tree
  for (const name of Array.isArray(parent) ? parent.keys() : Object.keys(parent)) {
    found.push({ parent, name })
    spotsIn(parent[name as never], found)
  }
  return found
}

/**
 * A copy of the tree with one to three things wrong, or right in another place. `others` are trees of the same kind,
 * from which members are taken over: another call, another body, another `seen`.
 */
export function mutateTree(tree: unknown, others: readonly unknown[], random: Random): unknown {
  const holder = { tree: structuredClone(tree) }
  for (let n = 1 + random.below(random.pick([1, 1, 3])); n > 0; n--) {
    const spots = spotsIn(holder)
    if (spots.length === 0) break
    // The header of a statement has few members beside those of a body; it gets its share.
    const spot = random.chance(30) ? random.pick(spots.slice(0, 11)) : random.pick(spots)
    mutateSpot(spot, others, random)
  }
  return holder.tree
}

function mutateSpot(spot: Spot, others: readonly unknown[], random: Random): void {
  const { parent, name } = spot
  const value = parent[name as never] as unknown
  const way = random.below(12)
  if (way === 0) drop(spot)
  else if (way === 1) double(spot, value, random)
  else (parent as Record<string, unknown>)[name] = changed(way, spot, value, others, random)
}

function drop({ parent, name }: Spot): void {
  if (Array.isArray(parent)) parent.splice(Number(name), 1)
  else delete parent[name]
}

/** An array has it twice; an object also under a name that is not known. */
function double({ parent, name }: Spot, value: unknown, random: Random): void {
  if (Array.isArray(parent)) parent.push(structuredClone(plainOf(value)))
  else parent[`${name}${random.pick(['x', ' ', '_'])}`] = value
}

function changed(
  way: number,
  { name }: Spot,
  value: unknown,
  others: readonly unknown[],
  random: Random,
): unknown {
  if (way === 2)
    return new Members([
      [`${name}`, value],
      [`${name}`, random.pick([value, null, 'twice'])],
    ])
  if (way === 3)
    return random.pick([[value], { [name]: value }, String(value), Number(value), value === null ? {} : null])
  if (way < 6) return hostile(random)
  return way < 9 ? fromElsewhere(name, value, others, random) : nudged(value, random)
}

/** What the same member holds in another tree. */
function fromElsewhere(
  name: string | number,
  value: unknown,
  others: readonly unknown[],
  random: Random,
): unknown {
  for (let tries = 0; tries < 8; tries++) {
    const found = spotsIn(random.pick(others)).filter(spot => spot.name === name)
    if (found.length > 0) {
      const { parent, name: there } = random.pick(found)
      return structuredClone(plainOf(parent[there as never]))
    }
  }
  return value
}

const plainOf = (value: unknown) => (value instanceof Raw || value instanceof Members ? null : value)

/** Nearly the same value. */
function nudged(value: unknown, random: Random): unknown {
  if (typeof value === 'number') return value + random.pick([1, -1, 256, 1_000_000, -value, -2 * value])
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return random.chance(50) ? value.toReversed() : [...value, ...value]
  if (typeof value !== 'string') return hostile(random)
  const at = random.below(value.length + 1)
  const letter = random.pick(['a', 'Z', '0', '-', '_', '/', '=', ' ', '\n', 'é', 'e\u0301', '港', '\u202e'])
  return random.pick([
    value.slice(0, at) + letter + value.slice(at),
    value.slice(0, at) + letter + value.slice(at + 1),
    value.slice(0, at),
    value.slice(at),
    value + value,
    value.toUpperCase(),
    value.normalize('NFD'),
  ])
}
