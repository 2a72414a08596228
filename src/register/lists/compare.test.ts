import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareLists } from './compare.ts'
import { evidenceOf, fewLettersApart, traitsOf } from './evidence.ts'
import { csv, ListedRegister, listingBodies, sourceFor } from './fold.fixture.ts'
import { readList } from './read.ts'
import { readSettled, type Settled } from './settlements.ts'

const HEAD = 'name,category,nationality,website'
const settledBy = (...lines: string[]): Settled => readSettled(csv(...lines))

/** Takes an older list, then compares a newer one with it. */
function between(older: string[], newer: string[], settled?: Settled) {
  const register = new ListedRegister()
  const first = compareLists(register.known(), readList(csv(HEAD, ...older)), '2018-11-12')
  register.apply(listingBodies(first, sourceFor('2018-11-12')))
  const options = settled ? { settled } : {}
  const difference = compareLists(register.known(), readList(csv(HEAD, ...newer)), '2019-11-12', options)
  return {
    difference,
    found: difference.findings.map(({ what, party }) => `${what} ${party}`),
    missing: difference.missing.map(one => one.party),
    doubts: difference.doubts
      .filter(one => one.why.startsWith('rename') || one.why === 'settle_unused')
      .map(one => one.why),
  }
}

describe('comparing a list with the one before', () => {
  it('tells what is unchanged, new, changed and missing; that a row moved is no change', () => {
    const { difference, found, missing } = between(
      ['Northhaven,state,FRA,', 'Quay Ltd,private-sector,GBR,', 'Saltmarsh,civil-society,IRL,'],
      ['Ebb,civil-society,NLD,', 'Quay Ltd,civil-society,GBR,https://quay.example', 'Northhaven,state,FRA,'],
    )
    assert.deepEqual(found, ['new ebb', 'changed quay-ltd', 'unchanged northhaven'])
    assert.deepEqual(difference.findings[1]!.fields, ['kind', 'website'])
    assert.deepEqual(missing, ['saltmarsh'])
    assert.equal(difference.earlier, '2018-11-12')
  })

  it('takes a new name for an old one where the evidence is strong', () => {
    for (const [older, newer, evidence] of [
      ['Github,private-sector,USA,', 'GitHub,private-sector,USA,', 'same-words'],
      ['Quay Ltd,private-sector,GBR,', 'Quay,private-sector,GBR,', 'same-but-form'],
      ['Burkina,state,BFA,', 'Burkina Faso,state,BFA,', 'same-state'],
      [
        'Quay,private-sector,GBR,https://quay.example',
        'Dock,private-sector,GBR,http://www.quay.example/about',
        'same-website',
      ],
      [
        'National Tide Institute (NTI),civil-society,IRL,',
        'National Tide Institute IE,civil-society,IRL,',
        'name-within',
      ],
      ['Saltmarsh Foundaton,civil-society,IRL,', 'Saltmarsh Foundation,civil-society,IRL,', 'few-letters'],
    ] as const) {
      const { difference, missing } = between([older], [newer])
      const [finding] = difference.findings
      assert.deepEqual([finding?.what, finding?.renamed?.evidence, missing], ['renamed', evidence, []], newer)
    }
  })

  it('leaves weak evidence as a doubt, and takes nothing where two could be meant', () => {
    const weak = between(['Quay,private-sector,GBR,'], ['Quay Shipping,private-sector,FRA,'])
    assert.deepEqual(
      [weak.found, weak.missing, weak.doubts],
      [['new quay-shipping'], ['quay'], ['rename_weak']],
    )
    const unclear = between(
      ['Quay Group,private-sector,GBR,'],
      ['Quay Group UK,private-sector,GBR,', 'Quay Group EU,private-sector,GBR,'],
    )
    assert.deepEqual(
      [unclear.missing, unclear.doubts],
      [['quay-group'], ['rename_unclear', 'rename_unclear']],
    )
    const regions = between(['Region 1,public-authority,FRA,'], ['Region 2,public-authority,FRA,'])
    assert.deepEqual([regions.found, regions.missing, regions.doubts], [['new region-2'], ['region-1'], []])
  })

  it('does as somebody settled, either way', () => {
    const lists = [['Quay,private-sector,GBR,'], ['Harbour One,private-sector,GBR,']] as const
    const taken = between([...lists[0]], [...lists[1]], settledBy('old,new', 'Quay,Harbour One'))
    assert.deepEqual([taken.found, taken.missing], [['renamed quay'], []])
    const apart = between(
      ['Github,private-sector,USA,'],
      ['GitHub,private-sector,USA,'],
      settledBy('old,new', 'Github,'),
    )
    assert.deepEqual([apart.found, apart.missing, apart.doubts], [['new github-2'], ['github'], []])
    const unused = between([...lists[0]], [...lists[1]], settledBy('old,new', 'Nobody,Harbour One'))
    assert.deepEqual([unused.found, unused.doubts], [['new harbour-one'], ['settle_unused']])
  })

  it('knows who is back, also under a name of long ago', () => {
    const register = new ListedRegister()
    for (const [day, name] of [
      ['2016-01-01', 'Old Quay'],
      ['2017-01-01', 'Ebb'],
      ['2018-01-01', 'Old Quay'],
    ] as const) {
      const difference = compareLists(register.known(), readList(csv('name', name)), day)
      if (day === '2018-01-01')
        assert.deepEqual(
          difference.findings.map(one => one.what),
          ['back'],
        )
      register.apply(listingBodies(difference, sourceFor(day)))
    }
    const older = compareLists(register.known(), readList(csv('name', 'Ebb')), '2015-01-01')
    assert.deepEqual(
      older.findings.map(one => one.what),
      ['earlier'],
    )
  })

  it('keeps a row for each of two parties of one name', () => {
    const { found, missing } = between(
      ['Quay,state,FRA,', 'Quay,civil-society,GBR,'],
      ['Quay,civil-society,GBR,', 'Quay,state,FRA,'],
    )
    assert.deepEqual([found, missing], [['unchanged quay-2', 'unchanged quay'], []])
  })

  it('refuses a day that is none', () => {
    assert.throws(
      () => compareLists(new ListedRegister().known(), readList(csv('name', 'Quay')), '2019-02-30'),
      { code: 'query_malformed' },
    )
  })
})

describe('evidence that two names are one party’s', () => {
  it('does not take the page of a common host for a website of one’s own', () => {
    const on = (name: string) =>
      traitsOf({ name, kind: 'company', country: 'FR', website: 'https://www.facebook.com/x' })
    assert.equal(evidenceOf(on('Quay'), on('Zephyr')), null)
  })

  it('counts letters put in, taken out and replaced', () => {
    const pairs: [string, string, number, boolean][] = [
      ['quay', 'quays', 1, true],
      ['quay', 'quay', 0, true],
      ['quay', 'dock', 2, false],
      ['quay', 'uqay', 1, false],
      ['quay', 'uqay', 2, true],
      ['', 'ab', 2, true],
      ['ab', '', 1, false],
      ['harbour', 'harbor', 1, true],
    ]
    for (const [a, b, most, wanted] of pairs) assert.equal(fewLettersApart(a, b, most), wanted, `${a} ${b}`)
  })
})

describe('a settling file', () => {
  it('is CSV or JSON, for renames and for cells', () => {
    const wanted: Settled = {
      renames: [{ old: 'A', new: 'B' }],
      cells: [{ row: 3, field: 'country', value: 'RS' }],
      people: [{ row: 4, is: false }],
    }
    const json = [
      { old: 'A', new: 'B' },
      { row: 3, field: 'country', value: 'RS' },
      { row: 4, field: 'person', value: 'no' },
    ]
    assert.deepEqual(readSettled(new TextEncoder().encode(JSON.stringify(json))), wanted)
    assert.deepEqual(readSettled(new TextEncoder().encode(JSON.stringify(wanted))), wanted)
    assert.deepEqual(
      settledBy('\ufeffold;new;row;field;value', 'A;B;;;', ';;3;country;RS', ';;4;person;no'),
      wanted,
    )
  })

  it('is refused where a line decides nothing', () => {
    for (const lines of [
      ['a,b', '1,2'],
      ['row,field,value', 'x,name,A'],
      ['row,field,value', '1,colour,A'],
      ['row,field,value', '1,person,perhaps'],
      ['[1]'],
      ['{'],
    ])
      assert.throws(() => settledBy(...lines), { code: 'file_malformed' }, lines.join())
  })
})
