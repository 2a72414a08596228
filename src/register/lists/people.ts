import { hostOf } from './cells.ts'
import { type Doubt, doubt } from './doubts.ts'
import { hasOrganisationWord, looksOf, type NameLooks } from './person-names.ts'
import type { ListRow } from './read.ts'
import type { Settled } from './settlements.ts'

/**
 * People on a list. A log cannot forget, so their names stay out of it; that they are many is told as a number, whose
 * source has the digest of the list. Nobody is taken for a person, or for none, in silence.
 */

/** What somebody may decide of all who look like people. */
export const PEOPLE_ARE = ['left-out', 'organisations'] as const
export type PeopleAre = (typeof PEOPLE_ARE)[number]

type Parted = Readonly<{
  organisations: readonly ListRow[]
  people: readonly ListRow[]
  doubts: readonly Doubt[]
}>

/** Fewer rows than this are told by their given names, or if all are made so. */
const MANY = 20
const FEW = 5

/**
 * Parts the people of a list from the organisations. `isListed`: names that earlier lists brought in, about which somebody
 * has been asked.
 */
export function partPeople(
  all: readonly ListRow[],
  isListed: (name: string) => boolean,
  { people: byRow }: Settled,
  are: PeopleAre | null,
): Parted {
  const seen = all
    .filter(({ name }) => name !== '')
    .map(row => {
      const looks = looksOf(row.name)
      return { row, looks, sign: isListed(row.name) ? null : signOf(row, looks) }
    })
  const isMostly = looksLikePeople(seen)
  const isAmongMany = amongMany(seen.filter(({ row }) => !isListed(row.name)))
  const decided = new Map(byRow.map(({ row, is }) => [row, is]))
  const doubts: Doubt[] = []
  const people = new Set<ListRow>()
  const unsettled: Seen[] = []
  for (const one of seen) {
    const { row, sign } = one
    const is = decided.get(row.row) ?? (are === 'organisations' ? false : undefined)
    if (is === false) continue
    const isOne = isMostly
      ? !isListed(row.name) && !isOrganisation(one)
      : sign === 'said' || sign === 'likely' || isAmongMany(one)
    if (!isOne && is === undefined) continue
    people.add(row)
    if (is === true || are === 'left-out') continue
    if (isMostly) unsettled.push(one)
    else doubts.push(doubt(row.row, 'person', sign === 'said' ? 'person_said' : 'person_likely', row.name))
  }
  if (unsettled.length > 0)
    doubts.push(
      doubt(
        null,
        'list',
        'people_listed',
        someNames(unsettled),
        null,
        `${people.size} of ${all.length} rows`,
      ),
    )
  const rows = new Set(all.map(({ row }) => row))
  for (const { row } of byRow)
    if (!rows.has(row)) doubts.push(doubt(null, 'list', 'settle_unused', `row ${row}, person`))
  return { organisations: all.filter(row => !people.has(row)), people: [...people], doubts }
}

type Sign = 'said' | 'likely' | 'shaped' | null
type Seen = Readonly<{ row: ListRow; looks: NameLooks; sign: Sign }>

/** What tells of a person against what tells of an organisation. */
function signOf(row: ListRow, looks: NameLooks): Sign {
  if (row.person === 'said' || row.person === 'likely') return row.person
  if (looks === null || row.kind !== 'unknown' || hasOwnSite(row)) return null
  return row.person === 'hint' ? 'likely' : looks
}

/**
 * Of the Paris Call's 1,222 organisations, without their other columns, 8 of 100 are made like names of people and three
 * have a given name; of people in 60 languages, 63 to 100 of 100 are.
 */
function looksLikePeople(seen: readonly Seen[]): boolean {
  const count = (is: (one: Seen) => boolean) => seen.filter(is).length
  const named = count(({ sign }) => sign === 'said' || sign === 'likely')
  const shaped = count(({ sign }) => sign !== null)
  if (shaped * 2 > seen.length && (named > 0 || seen.length >= MANY)) return true
  if (seen.length >= FEW && shaped * 10 > seen.length * 9) return true
  // A category such as "academia" tells of people, too.
  const likely = count(({ looks }) => looks === 'likely')
  const alike = count(({ looks }) => looks !== null)
  return (
    seen.length >= MANY &&
    (alike * 5 > seen.length * 4 || (alike * 5 > seen.length * 3 && likely * 7 > seen.length))
  )
}

/**
 * Many who are likely people are no firms named after people, whatever their category and website say: of the Paris
 * Call's 1,222 rows, three are. With them goes what is only shaped so, unless that is by far the most, as among firms.
 */
function amongMany(seen: readonly Seen[]): (one: Seen) => boolean {
  const likely = seen.filter(({ looks }) => looks === 'likely').length
  const alike = seen.filter(({ looks }) => looks !== null).length
  const isMany = likely >= MANY || (likely >= FEW && likely * 10 > seen.length)
  return ({ row, looks }) =>
    isMany && row.kind !== 'state' && (looks === 'likely' || (looks === 'shaped' && likely * 4 > alike))
}

/** Among people, only what is plainly none of them: people have categories such as "academia", and websites. */
function isOrganisation({ row, looks }: Seen): boolean {
  if (row.person === 'said' || row.person === 'likely') return false
  if (looks !== null) return row.kind === 'state'
  return row.kind === 'state' || hasOrganisationWord(row.name) || hasOwnSite(row)
}

const PROFILES =
  /(?:^|\.)(?:twitter|x|facebook|linkedin|instagram|youtube|orcid|github|researchgate|academia)\.(?:com|org|net|edu)$/

function hasOwnSite({ website }: ListRow): boolean {
  const host = website === null ? null : hostOf(website)
  return host !== null && !PROFILES.test(host)
}

/** Enough for whoever reads this to see what is meant. */
function someNames(seen: readonly Seen[]): string {
  return seen
    .slice(0, 3)
    .map(({ row }) => row.name)
    .join('; ')
}
