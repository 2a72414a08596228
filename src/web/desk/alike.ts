import type { Application } from '../../people/applications.ts'
import { foldWords } from '../../register/folding.ts'
import { asRead } from './lookalikes.ts'

/** What two applications may share that makes them the same organisation, or one person behind both. */
export const LIKENESSES = ['name', 'domain', 'email', 'person'] as const
export type Likeness = (typeof LIKENESSES)[number]

/** Words that say under which law an organisation stands, and not which it is. */
const LEGAL_FORMS = new Set(
  'ab ag aps as asa asbl bv co company corp corporation ev gmbh inc incorporated kg kk lda limited llc llp ltd ltda mbh nv oy oyj plc pty pvt sa sarl sas se spa srl sro stichting verein'.split(
    ' ',
  ),
)

/** The words of a name that tell it from others, as a hasty reader sees them. */
export function tellingWords(name: string): string[] {
  // "S.A." is one word to its reader.
  const words = foldWords(asRead(name).replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')).split(' ')
  const telling = words.filter(word => word !== '' && !LEGAL_FORMS.has(word))
  return telling.length > 0 ? telling : words.filter(word => word !== '')
}

type Traits = ReadonlyMap<Likeness, string>

/** What of an application may be found in another one, in whatever order its words stand there. */
export function traitsOf({ call, organisation, person }: Application): Traits {
  const traits = new Map<Likeness, string>()
  const note = (likeness: Likeness, value: string) => {
    if (value !== '') traits.set(likeness, `${call} ${likeness} ${value}`)
  }
  note('name', tellingWords(organisation.name).toSorted().join(' '))
  note('domain', organisation.domain ?? '')
  note('email', person.email.toLowerCase())
  const who = foldWords(asRead(person.name))
  // A single word, such as a first name, is borne by too many.
  note('person', who.includes(' ') ? who : '')
  return traits
}

/** How two are alike, by their traits; nothing for two that share none. */
export function likenesses(one: Traits, other: Traits): Likeness[] {
  return LIKENESSES.filter(likeness => one.has(likeness) && one.get(likeness) === other.get(likeness))
}

/** For many at once: what each of them shares with any other, by its place. */
export function sharedAmong(all: readonly Application[]): ReadonlyMap<Application, readonly Likeness[]> {
  const traits = all.map(one => [one, traitsOf(one)] as const)
  const counts = new Map<string, number>()
  for (const [, each] of traits)
    for (const trait of each.values()) counts.set(trait, (counts.get(trait) ?? 0) + 1)
  return new Map(
    traits.map(([one, each]) => [
      one,
      LIKENESSES.filter(likeness => (counts.get(each.get(likeness) ?? '') ?? 0) > 1),
    ]),
  )
}
