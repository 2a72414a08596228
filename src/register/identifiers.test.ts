import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { digitsAskedFor, isLei, isRor } from './identifiers.ts'
import { identifiers } from './kinds.ts'

/** Identifiers of bodies that publish their own: GLEIF, the London Stock Exchange, Ubisecure; Harvard, Oxford, CNRS. */
const LEIS = ['506700GE1G29325QX363', '213800WAVVOPS85N2205', '529900T8BM49AURSDO55']
const RORS = ['03vek6s52', '052gg0110', '02feahw73']

describe('the check digits of an identifier', () => {
  it('fit where its publisher gave it out', () => {
    for (const lei of LEIS) assert.ok(isLei(lei), lei)
    for (const ror of RORS) assert.ok(isRor(ror), ror)
  })

  it('find every single character that is mistyped', () => {
    for (const [all, is] of [[LEIS, isLei] as const, [RORS, isRor] as const])
      for (const good of all)
        for (let i = 1; i < good.length; i++) {
          const other = good[i] === '7' ? '8' : '7'
          assert.ok(!is(good.slice(0, i) + other + good.slice(i + 1)), `${good} at ${i}`)
        }
  })

  it('find two letters or two digits beside each other that are swapped', () => {
    const swapped = (good: string, i: number) =>
      good.slice(0, i - 1) + good[i] + good[i - 1] + good.slice(i + 1)
    assert.ok(!isLei(swapped('529900T8BM49AURSDO55', 14)))
    assert.ok(!isLei(swapped('529900T8BM49AURSDO55', 2)))
    assert.ok(!isRor(swapped('052gg0110', 2)))
    // What no remainder by 97 can tell apart: X3 and 3X both count as 333.
    assert.ok(isLei(swapped('506700GE1G29325QX363', 17)))
  })

  it('are told where they alone are wrong', () => {
    assert.equal(digitsAskedFor('lei', '529900T8BM49AURSDO56'), '55')
    assert.equal(digitsAskedFor('ror', '052gg0111'), '10')
    for (const form of ['529900T8BM49AURSDO55', '529900T8BM49AURSDO5', '529900t8bm49aursdo56', ''])
      assert.equal(digitsAskedFor('lei', form), null)
    assert.equal(digitsAskedFor('ror', '0l2gg0111'), null, 'no l in Base 32')
  })

  it('are asked for in every statement', () => {
    const fits = (one: object) => identifiers.safeParse(one).success
    assert.ok(fits({ lei: LEIS[0], ror: RORS[0], wikidata: 'Q243' }))
    assert.ok(!fits({ lei: '529900T8BM49AURSDO56' }))
    assert.ok(!fits({ ror: '052gg0111' }))
    // Remainders alone would take 97 for 00 and 98 for 01: the digits themselves are 02 to 98.
    assert.ok(!fits({ lei: 'ABCDEFGHIJKLMNOPQR00' }))
  })
})
