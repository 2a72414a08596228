import { getDomain } from 'tldts'
import type { Application } from '../../../people/applications.ts'
import { foldWords } from '../../../register/folding.ts'
import type { Identifiers } from '../../../register/shapes.ts'
import { looksOf } from './skeleton.ts'
import { isNotLatin, looksOfName, readDomain, sorted, soundOf, tellingWords } from './spelling.ts'

/** What two may share that makes them the same organisation, an imitation of one, or one person behind both. */
export const LIKENESSES = [
  'identifier',
  'name',
  'domain',
  'look',
  'lookDomain',
  'sound',
  'email',
  'person',
] as const
export type Likeness = (typeof LIKENESSES)[number]

/**
 * One trait: what is held to be found by others, and what one looks for in them. They differ where a likeness means
 * something between unlike things alone, such as one name in two scripts.
 */
export interface Traits {
  readonly holds: ReadonlySet<string>
  readonly asks: ReadonlyMap<string, Likeness>
}

export interface Named {
  readonly names: readonly string[]
  readonly domain: string | null
  readonly identifiers: Identifiers
}

class Noting {
  readonly holds = new Set<string>()
  readonly asks = new Map<string, Likeness>()

  both(likeness: Likeness, value: string): void {
    if (value === '') return
    const key = `${likeness} ${value}`
    this.holds.add(key)
    this.asks.set(key, likeness)
  }

  /** Held under one name, looked for under another. */
  apart(likeness: Likeness, holds: string, asks: readonly string[]): void {
    this.holds.add(`${likeness} ${holds}`)
    for (const one of asks) this.asks.set(`${likeness} ${one}`, likeness)
  }
}

/** What of an organisation may be found again, in whatever order its words stand there. */
export function traitsOf(named: Named): Traits {
  return traitsIn(named, new Noting())
}

function traitsIn({ names, domain, identifiers }: Named, noting: Noting): Noting {
  for (const name of names) {
    const telling = tellingWords(name)
    noting.both('name', sorted(telling))
    // "Larkspur Lines" and "LarkspurLines".
    if (telling.join('') !== '') noting.both('name', `=${telling.join('')}`)
    for (const look of looksOfName(name)) noting.both('look', look)
    const sound = soundOf(name)
    // Of two letters, too many names sound alike.
    if (sound.length > 3) {
      const [latin, other] = [`l ${sound}`, `o ${sound}`]
      if (isNotLatin(name)) noting.apart('sound', other, [latin, other])
      else noting.apart('sound', latin, [other])
    }
  }
  if (domain !== null) {
    const own = ownDomain(domain)
    noting.both('domain', own)
    for (const look of looksOf(readDomain(own))) noting.both('lookDomain', look)
  }
  for (const [scheme, value] of Object.entries(identifiers)) noting.both('identifier', `${scheme} ${value}`)
  return noting
}

/** The domain that its holder registered: a name below it is the same holder's. */
function ownDomain(domain: string): string {
  return getDomain(domain, { allowPrivateDomains: true }) ?? domain
}

/** The traits of an applicant, and of the person who asks. */
export function traitsOfApplicant({ organisation, person }: Application): Traits {
  const { name, domain, identifiers } = organisation
  const noting = new Noting()
  traitsIn({ names: [name], domain, identifiers }, noting)
  noting.both('email', person.email.toLowerCase())
  const who = foldWords(person.name)
  // A single word, such as a first name, is borne by too many.
  noting.both('person', who.includes(' ') ? who : '')
  return noting
}

/** How one is like another: nothing where they share none. A weaker likeness says nothing beside a stronger one. */
export function likenesses({ asks }: Traits, { holds }: Traits): Likeness[] {
  return told(new Set([...asks].filter(([key]) => holds.has(key)).map(([, likeness]) => likeness)))
}

/** In their order; that a name looks or sounds like one that it is goes without saying. */
export function told(found: ReadonlySet<Likeness>): Likeness[] {
  const isIdle = (one: Likeness) =>
    (found.has('name') && (one === 'look' || one === 'sound')) ||
    (found.has('look') && one === 'sound') ||
    (one === 'lookDomain' && found.has('domain'))
  return LIKENESSES.filter(one => found.has(one) && !isIdle(one))
}

/** For many at once: what each of them shares with any other under the same call. */
export function sharedAmong(all: readonly Application[]): ReadonlyMap<Application, readonly Likeness[]> {
  const traits = all.map(one => [one, traitsOfApplicant(one)] as const)
  const holders = new Map<string, number>()
  for (const [{ call }, { holds }] of traits)
    for (const key of holds) holders.set(`${call} ${key}`, (holders.get(`${call} ${key}`) ?? 0) + 1)
  return new Map(
    traits.map(([one, { asks, holds }]) => {
      const shared = [...asks].filter(
        ([key]) => (holders.get(`${one.call} ${key}`) ?? 0) > (holds.has(key) ? 1 : 0),
      )
      return [one, told(new Set(shared.map(([, likeness]) => likeness)))]
    }),
  )
}
