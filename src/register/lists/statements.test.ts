import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compareLists } from './compare.ts'
import { csv, ListedRegister, sourceFor } from './fold.fixture.ts'
import { type List, readList } from './read.ts'
import { listingBodies } from './statements.ts'

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const line = fc
  .tuple(
    fc.constantFrom(
      'Alba',
      'ALBA',
      'Alba Ltd',
      'Alba (AL)',
      'Burkina',
      'Burkina Faso',
      'Côte, Inc',
      'Δήμος',
      '東京',
      'Région 1',
      'Région 2',
    ),
    fc.constantFrom('state', 'private-sector', ''),
    fc.constantFrom('FRA', 'BFA', ''),
    fc.constantFrom('https://alba.example', ''),
    fc.constantFrom('2019-06-01', '2021-06-01', ''),
  )
  .map(cells => cells.map(cell).join(','))
const anyList = fc
  .array(line, { minLength: 1, maxLength: 6 })
  .map(lines => readList(csv('name,category,nationality,website,date_signed', ...lines)))
const DAYS = ['2018-11-12', '2019-11-12', '2020-11-12', '2021-11-12']
/** Lists often repeat one another, so they are drawn from a few; and they come in any order. */
const dated = fc
  .tuple(
    fc.array(anyList, { minLength: 2, maxLength: 4 }),
    fc.array(fc.nat(3), { minLength: 2, maxLength: 4 }),
  )
  .map(([pool, picks]) => picks.map(pick => pool[pick % pool.length]!))
  .chain(lists =>
    fc.shuffledSubarray([...lists.keys()], { minLength: lists.length }).map(order => ({ lists, order })),
  )

function importInto(
  register: ListedRegister,
  list: List,
  date: string,
  atMost = Number.POSITIVE_INFINITY,
): number {
  const bodies = listingBodies(compareLists(register.known(), list, date), sourceFor(date))
  register.apply(bodies.slice(0, atMost))
  return bodies.length
}

const rollOf = (list: List) => list.rows.map(row => `${row.name}|${row.kind}|${row.country}`).sort()

function rollsAreTheLists(register: ListedRegister, lists: readonly List[]): void {
  for (const [i, list] of lists.entries()) assert.deepEqual(register.rollOn(DAYS[i]!), rollOf(list))
}

describe('statements of what lists say', () => {
  it('give on the day of each list exactly that list, in whatever order the lists come', () => {
    fc.assert(
      fc.property(dated, ({ lists, order }) => {
        const register = new ListedRegister()
        for (const i of order) importInto(register, lists[i]!, DAYS[i]!)
        rollsAreTheLists(register, lists)
        for (const i of order)
          assert.equal(importInto(register, lists[i]!, DAYS[i]!), 0, 'a second import says nothing')
      }),
      { numRuns: 200 },
    )
  })

  it('finish an import that broke off, as if it had not', () => {
    fc.assert(
      fc.property(dated, fc.nat(8), ({ lists, order }, kept) => {
        const register = new ListedRegister()
        for (const i of order) {
          importInto(register, lists[i]!, DAYS[i]!, kept)
          importInto(register, lists[i]!, DAYS[i]!)
        }
        rollsAreTheLists(register, lists)
      }),
      { numRuns: 150 },
    )
  })

  it('say of a party that a list lacks when it was last seen, and restate a later list that a late one would change', () => {
    const register = new ListedRegister()
    importInto(register, readList(csv('name', 'Northhaven', 'Saltmarsh')), '2018-11-12')
    importInto(register, readList(csv('name', 'Northhaven', 'Saltmarsh')), '2020-11-12')
    const middle = compareLists(register.known(), readList(csv('name', 'Northhaven')), '2019-11-12')
    const [restated, missing, ...rest] = listingBodies(middle, sourceFor('2019-11-12'))
    assert.deepEqual(rest, [])
    assert.deepEqual(
      [restated?.party, restated?.present, restated?.source.date, restated?.row],
      ['saltmarsh', true, '2020-11-12', null],
    )
    assert.deepEqual(
      [missing?.present, missing?.source.date, missing?.firstSeen, missing?.lastSeen],
      [false, '2019-11-12', '2018-11-12', '2018-11-12'],
    )
  })

  it('are none of a part of a list that names only people, and of a whole one a word of somebody else', () => {
    const register = new ListedRegister()
    importInto(register, readList(csv('name', 'Northhaven')), '2018-11-12')
    const people = readList(csv('name,category', 'Ada Okafor,individual'))
    const bodies = (whole: boolean) => {
      const options = { whole, people: 'left-out' } as const
      const difference = compareLists(register.known(), people, '2019-11-12', options)
      return listingBodies(difference, sourceFor('2019-11-12', whole)).map(({ party }) => party)
    }
    assert.deepEqual([bodies(false), bodies(true)], [[], ['northhaven']])
  })

  it('are refused while a row names nobody, and allowed once somebody has named it', () => {
    const bytes = csv('name,country', ',FRA', 'Northhaven,FRA')
    const open = compareLists(new ListedRegister().known(), readList(bytes), '2018-11-12')
    assert.throws(() => listingBodies(open, sourceFor('2018-11-12')), { code: 'import_unclear' })
    const settled = {
      renames: [],
      cells: [{ row: 1, field: 'name' as const, value: 'Saltmarsh' }],
      people: [],
    }
    const named = compareLists(new ListedRegister().known(), readList(bytes, { settled }), '2018-11-12')
    assert.deepEqual(
      listingBodies(named, sourceFor('2018-11-12')).map(body => body.party),
      ['saltmarsh', 'northhaven'],
    )
  })

  it('are refused for a second list of a day that has one', () => {
    const register = new ListedRegister()
    importInto(register, readList(csv('name', 'Northhaven')), '2018-11-12')
    const again = compareLists(register.known(), readList(csv('name', 'Saltmarsh')), '2018-11-12')
    assert.throws(() => listingBodies(again, { ...sourceFor('2018-11-12'), digest: 'sha256:other' }), {
      code: 'source_wrong',
    })
  })
})
