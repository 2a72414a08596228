import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HALVES, indicatorOf, largeCatalogue, listOf, smallCatalogue } from '../../../../test/figures.ts'
import { type Catalogue, cellsOf } from '../../../register/figures/catalogue.ts'
import { leavesOf } from './leaves.ts'

const ids = (letter: string, many: number) => Array.from({ length: many }, (_, i) => `${letter}${i}`)

/** Each cell of each indicator on one page, once, and none on a page that holds too many. */
function assertWhole(catalogue: Catalogue): ReturnType<typeof leavesOf> {
  const leaves = leavesOf(catalogue, catalogue.indicators, HALVES)
  const found = leaves.flatMap(({ asking }) =>
    asking.flatMap(one => one.cells.map(({ by }) => `${one.indicator.id} ${by.join('/')}`)),
  )
  const all = catalogue.indicators.flatMap(one =>
    cellsOf(catalogue, one).map(by => `${one.id} ${by.join('/')}`),
  )
  assert.deepEqual(found, all)
  for (const { asking } of leaves) {
    const cells = asking.reduce((sum, one) => sum + one.cells.length, 0)
    assert.ok(cells > 0 && cells * HALVES.length <= 400, `${cells} cells`)
  }
  const firsts = leaves.flatMap(({ asking }) => asking.filter(one => one.isFirst))
  assert.equal(firsts.length, catalogue.indicators.length, 'each is asked for words once')
  return leaves
}

describe('the pages of a part of a report', () => {
  it('are one where it holds all, and as many as it takes', () => {
    assert.equal(assertWhole(smallCatalogue()).length, 1)
    assert.equal(assertWhole(largeCatalogue()).length, 25)
  })

  it('have one item of the first list each, where a question has two or three', () => {
    const catalogue = smallCatalogue({
      lists: [
        listOf('country', ids('c', 27)),
        listOf('language', ids('l', 24)),
        listOf('service', ids('s', 7)),
      ],
      indicators: [
        indicatorOf('one'),
        indicatorOf('three', { by: ['country', 'language', 'service'] }),
        indicatorOf('last'),
      ],
    })
    const leaves = assertWhole(catalogue)
    assert.equal(leaves.length, 29)
    assert.deepEqual(
      leaves.slice(0, 3).map(({ item }) => item),
      [null, 'c0', 'c1'],
    )
  })

  it('cut a long list where one page holds no more', () => {
    const catalogue = smallCatalogue({
      lists: [listOf('country', ids('c', 300))],
      indicators: [indicatorOf('long', { by: ['country'] })],
    })
    assert.equal(assertWhole(catalogue).length, 2)
  })
})
