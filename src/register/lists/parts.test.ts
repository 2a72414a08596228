import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { effort, SEED } from '../../../test/effort.ts'
import { attempt, Refusal } from '../../core/refusal.ts'
import type { ListedBody } from '../types/listings.ts'
import { compareLists } from './compare.ts'
import { csv, ListedRegister, sourceFor } from './fold.fixture.ts'
import { readList } from './read.ts'
import { listingBodies } from './statements.ts'

/** Whole lists and parts of lists, in any order, against what they say together, worked out from the lists alone. */

const NAMES = ['Alder Foundation', 'Birch Foundation', 'Cedar Foundation'] as const
const DAYS = ['2020-01-02', '2020-01-05', '2020-01-08', '2020-01-11'] as const
const KINDS = { company: 'company', 'civil society': 'civil-society' } as const
const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '-')

interface Given {
  readonly date: string
  readonly whole: boolean
  /** By name. */
  readonly rows: ReadonlyMap<string, keyof typeof KINDS>
}

const rows = fc
  .array(fc.option(fc.constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[]))), {
    minLength: NAMES.length,
    maxLength: NAMES.length,
  })
  .map(kinds => new Map(NAMES.flatMap((name, i) => (kinds[i] == null ? [] : [[name, kinds[i]] as const]))))
  .filter(({ size }) => size > 0)
const lists = fc
  .array(fc.record({ whole: fc.boolean(), rows }), { minLength: 2, maxLength: DAYS.length })
  .map(all => all.map((one, i): Given => ({ date: DAYS[i]!, ...one })))
const inAnyOrder = lists.chain(all => fc.shuffledSubarray(all, { minLength: all.length }))

function bodiesOf(register: ListedRegister, { date, whole, rows }: Given): ListedBody[] {
  const list = readList(csv('name,category', ...[...rows].map(cells => cells.join(','))))
  const difference = compareLists(register.known(), list, date, { whole, people: 'organisations' })
  return listingBodies(difference, sourceFor(date, whole))
}

/** What all lists say of a party, each of its own day. */
function saidOf(all: readonly Given[], name: string): { date: string; on: boolean }[] {
  return all
    .filter(({ whole, rows }) => whole || rows.has(name))
    .map(({ date, rows }) => ({ date, on: rows.has(name) }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

function wantedOn(all: readonly Given[], name: string, day: string): string {
  const said = saidOf(all, name)
  const before = said.findLast(({ date }) => date <= day)
  const after = said.find(({ date }) => date > day)
  if (before === undefined) return 'unknown'
  // Of whom no list ever named, every list says the same.
  const isKnown = before.date === day || after === undefined || after.on === before.on
  return isKnown ? (before.on ? 'listed' : 'off') : 'unknown'
}

function requireSame(register: ListedRegister, all: readonly Given[]): void {
  for (const name of NAMES)
    for (let day = 1; day <= 13; day++) {
      const date = `2020-01-${String(day).padStart(2, '0')}`
      assert.equal(register.statusOn(idOf(name), date), wantedOn(all, name, date), `${name} on ${date}`)
    }
  for (const { date, rows } of all.filter(({ whole }) => whole))
    assert.deepEqual(
      register.rollOn(date),
      [...rows].map(([name, kind]) => `${name}|${KINDS[kind]}|null`),
      `the roll of ${date}`,
    )
}

/** First and last seen are days of lists that name the party. */
function requireSeen(all: readonly Given[], { party, firstSeen, lastSeen }: ListedBody): void {
  for (const day of [firstSeen, lastSeen]) {
    if (day === null) continue
    const names = [...all.find(({ date }) => date === day)!.rows.keys()].map(idOf)
    assert.ok(names.includes(party), `the list of ${day} names ${party}`)
  }
}

const [ALDER, BIRCH, CEDAR] = NAMES
const given = (day: number, whole: boolean, ...rows: [string, keyof typeof KINDS][]): Given => ({
  ...{ date: DAYS[day]!, whole, rows: new Map(rows) },
})
const RUNS = {
  ...{ seed: SEED, numRuns: effort('listsInAnyOrder') },
  examples: [
    // A whole list comes after a part of a later list and the whole one after that.
    [
      [
        given(1, false, [CEDAR, 'company']),
        given(2, true, [ALDER, 'company'], [CEDAR, 'company']),
        given(0, true, [CEDAR, 'civil society']),
      ],
    ],
    // A part of a list stands between the last that named a party and the one that lacks it.
    [
      [
        given(0, true, [CEDAR, 'company']),
        given(1, false, [BIRCH, 'company']),
        given(2, true, [BIRCH, 'company']),
      ],
    ],
  ] as [Given[]][],
}

describe('whole lists and parts of lists', () => {
  it('say the same of every day in whatever order they come, and name only lists that name a party', () => {
    fc.assert(
      fc.property(inAnyOrder, all => {
        const register = new ListedRegister()
        for (const one of all) {
          const bodies = bodiesOf(register, one)
          for (const body of bodies) requireSeen(all, body)
          register.apply(bodies)
        }
        requireSame(register, all)
      }),
      RUNS,
    )
  })

  it('are mended by reading them in again, where two were compared before either was recorded', () => {
    fc.assert(
      fc.property(inAnyOrder, all => {
        const register = new ListedRegister()
        const [one, other, ...rest] = all
        const both = [one!, other!].map(it => bodiesOf(register, it))
        // What the law refuses of them is noted with its row, and the others go on.
        for (const body of both.flat()) {
          const refused = attempt(() => register.apply([body]))
          assert.ok(refused === undefined || refused instanceof Refusal)
        }
        for (const it of [...rest, ...all]) register.apply(bodiesOf(register, it))
        requireSame(register, all)
      }),
      RUNS,
    )
  })
})
