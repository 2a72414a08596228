import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countryNamed, readCountry } from './countries.ts'
import { csv } from './fold.fixture.ts'
import { readList } from './read.ts'

describe('countries of a list', () => {
  it('are read from codes of two and three letters and from names in English and French', () => {
    for (const cell of ['FR', 'fra', 'France', 'FRANCE'])
      assert.deepEqual(readCountry(cell), { took: 'FR', note: null, split: false })
    for (const cell of ['Royaume-Uni', 'United Kingdom', 'GBR', 'Great Britain'])
      assert.equal(readCountry(cell).took, 'GB')
    for (const [cell, code] of [
      ['Czech Republic', 'CZ'],
      ['Côte d’Ivoire', 'CI'],
      ['Corée du Sud', 'KR'],
      ['États-Unis', 'US'],
    ])
      assert.equal(readCountry(cell!).took, code)
  })

  it('are read from a withdrawn or foreign code of one meaning, with a note', () => {
    assert.deepEqual(readCountry('ROM'), {
      took: 'RO',
      note: 'ROM was the code of Romania until 2002',
      split: false,
    })
    assert.equal(readCountry('GER').took, 'DE')
    assert.equal(readCountry('UK').took, 'GB')
  })

  it('are left open where the code has several meanings or none', () => {
    assert.deepEqual([readCountry('SCG').took, readCountry('SCG').split], [null, true])
    for (const cell of ['XYZ', 'EU', 'France, Germany', '-', 'International'])
      assert.equal(readCountry(cell).took, null)
  })

  it('of a state whose code is wrong are those of its own name; of nobody else', () => {
    const list = readList(
      csv(
        'name,category,nationality',
        'Serbie,state,SCG',
        'Serbie,private-sector,SCG',
        'Northhaven,state,SCG',
      ),
    )
    assert.deepEqual(
      list.rows.map(row => row.country),
      ['RS', null, null],
    )
    assert.deepEqual(
      list.doubts.filter(one => one.field === 'country').map(one => one.why),
      ['country_by_name', 'country_split', 'country_split'],
    )
  })

  it('have each a code that CLDR knows too', () => {
    for (const [name, code] of [
      ['Montenegro', 'ME'],
      ['Monténégro', 'ME'],
      ['Namibia', 'NA'],
      ['Vatican', 'VA'],
    ])
      assert.equal(countryNamed(name!), code)
  })
})
