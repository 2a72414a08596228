import { getDomain, getDomainWithoutSuffix } from 'tldts'
import type { Identifiers, Kind } from '../register/kinds.ts'
import { foldWords } from '../register/search-words.ts'
import { readDomain } from './domains.ts'
import { looksOf } from './skeleton.ts'
import {
  abbreviationsIn,
  initialsOf,
  isNotLatin,
  looksOfName,
  sorted,
  soundOf,
  tellingWords,
  withoutBrackets,
  withoutUmlauts,
} from './spelling.ts'

/** What two may share that makes them one organisation, one an imitation of the other, or both one person's. */
export const LIKENESSES = [
  'identifier',
  'name',
  'domain',
  'look',
  'lookDomain',
  'sound',
  'abbreviation',
  'part',
  'ending',
  'email',
  'person',
] as const
export type Likeness = (typeof LIKENESSES)[number]

/**
 * What one holds for others to find, and what one asks of them. They differ where only unlike things are alike, such as
 * one name in two scripts.
 */
export interface Traits {
  readonly holds: ReadonlySet<string>
  readonly asks: ReadonlyMap<string, Likeness>
}

export type Named = Readonly<{
  names: readonly string[]
  domain: string | null
  identifiers: Identifiers
  kind: Kind
}>

/** Somebody who applies for an organisation under a call, as they typed it. */
export type Applicant = Readonly<{
  call: string
  organisation: Omit<Named, 'names'> & { readonly name: string }
  person: Readonly<{ name: string; email: string }>
}>

class Noting implements Traits {
  readonly holds = new Set<string>()
  readonly asks = new Map<string, Likeness>()

  note(likeness: Likeness, holds: readonly string[], asks = holds): void {
    for (const value of holds) if (value !== '') this.holds.add(`${likeness} ${value}`)
    for (const value of asks) if (value !== '') this.asks.set(`${likeness} ${value}`, likeness)
  }
}

/** By what an organisation may be found again, in whatever order its words stand. */
export function traitsOf({ names, domain, identifiers, kind }: Named, noting = new Noting()): Traits {
  for (const name of new Set(names.flatMap(withoutBrackets))) {
    const telling = tellingWords(name)
    noteName(name, telling, noting)
    // Of states, too many are named in the names of others.
    if (kind !== 'state') notePart(telling, noting)
  }
  for (const name of names) noteAbbreviation(name, noting)
  if (domain !== null) noteDomain(domain, noting)
  for (const [scheme, value] of Object.entries(identifiers)) noting.note('identifier', [`${scheme} ${value}`])
  return noting
}

function noteName(name: string, telling: readonly string[], noting: Noting): void {
  noting.note('name', [sorted(telling)])
  // "Larkspur Lines" and "LarkspurLines".
  if (telling.join('') !== '') noting.note('name', [`=${telling.join('')}`])
  const plain = withoutUmlauts(name)
  if (plain !== undefined) noting.note('name', [`=${tellingWords(plain).join('')}`])
  noting.note('look', looksOfName(name))
  const sound = soundOf(telling)
  // Of two letters, too many names sound alike.
  if (sound.length <= 3) return
  const [latin, other] = [`l ${sound}`, `o ${sound}`]
  if (isNotLatin(name)) noting.note('sound', [other], [latin, other])
  else noting.note('sound', [latin], [other])
}

/** One name that is one word of another, or two in a row, such as "Larkspur" in "Larkspur Ferries". */
function notePart(telling: readonly string[], noting: Noting): void {
  const whole = sorted(telling)
  if (telling.length <= 2 && whole.length > 3) noting.note('part', [`whole ${whole}`], [`in ${whole}`])
  const words = telling.filter(word => word.length > 3)
  const pairs = telling.slice(1).map((word, i) => sorted([telling[i]!, word]))
  const parts = [...words, ...pairs].filter(part => part !== whole)
  const found = (where: 'in' | 'whole') => parts.map(part => `${where} ${part}`)
  noting.note('part', found('in'), found('whole'))
}

function noteAbbreviation(name: string, noting: Noting): void {
  const given = abbreviationsIn(name)
  const initials = initialsOf(name)
  const as = (how: 'short' | 'long', all: readonly string[]) => all.map(one => `${how} ${one}`)
  noting.note(
    'abbreviation',
    [...as('short', given), ...as('long', initials)],
    [...as('short', given), ...as('long', given), ...as('short', initials)],
  )
}

function noteDomain(domain: string, noting: Noting): void {
  // The domain that its holder registered: a name below it is the same holder's.
  const own = getDomain(domain, { allowPrivateDomains: true }) ?? domain
  noting.note('domain', [own])
  noting.note('lookDomain', looksOf(readDomain(own)))
  const label = getDomainWithoutSuffix(domain, { allowPrivateDomains: true }) ?? ''
  // Of three letters, too many domains are called so under some ending.
  if (label.length > 3) noting.note('ending', [label])
}

/** The traits of the organisation, and of the person who applies for it. */
export function traitsOfApplicant({ organisation, person }: Omit<Applicant, 'call'>): Traits {
  const noting = new Noting()
  traitsOf({ ...organisation, names: [organisation.name] }, noting)
  noting.note('email', [person.email.toLowerCase()])
  const who = foldWords(person.name)
  // Too many bear a single word, such as a first name.
  if (who.includes(' ')) noting.note('person', [who])
  return noting
}

/** How one is like another. A weaker likeness says nothing beside a stronger one. */
export function likenesses({ asks }: Traits, { holds }: Traits): Likeness[] {
  return told(new Set([...asks].filter(([key]) => holds.has(key)).map(([, likeness]) => likeness)))
}

/** What goes without saying beside another: the same name also looks the same. */
const IDLE_BESIDE: Partial<Record<Likeness, readonly Likeness[]>> = {
  look: ['name'],
  sound: ['name', 'look'],
  abbreviation: ['name'],
  part: ['name', 'look', 'sound', 'abbreviation'],
  lookDomain: ['domain'],
  ending: ['domain', 'lookDomain'],
}

/** In their order. */
export function told(found: ReadonlySet<Likeness>): Likeness[] {
  const isIdle = (one: Likeness) => IDLE_BESIDE[one]?.some(stronger => found.has(stronger)) === true
  return LIKENESSES.filter(one => found.has(one) && !isIdle(one))
}

/** What each of many shares with any other under the same call. */
export function sharedAmong<T extends Applicant>(all: readonly T[]): ReadonlyMap<T, readonly Likeness[]> {
  const traits = all.map(one => [one, traitsOfApplicant(one)] as const)
  const holders = new Map<string, number>()
  const held = (call: string, key: string) => holders.get(`${call} ${key}`) ?? 0
  for (const [{ call }, { holds }] of traits)
    for (const key of holds) holders.set(`${call} ${key}`, held(call, key) + 1)
  return new Map(
    traits.map(([one, { asks, holds }]) => {
      const shared = [...asks].filter(([key]) => held(one.call, key) > (holds.has(key) ? 1 : 0))
      return [one, told(new Set(shared.map(([, likeness]) => likeness)))]
    }),
  )
}
