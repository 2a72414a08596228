import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bytesOf, en, indicatorOf, listOf, smallCatalogue } from '../../../test/figures.ts'
import { refusedAs } from '../../../test/refused.ts'
import { utf8 } from '../../core/bytes.ts'
import { type Catalogue, cellCounts, cellsOf, type Indicator, readCatalogue } from './catalogue.ts'

const read = (catalogue: Catalogue) => readCatalogue(bytesOf(catalogue))
const refused = (catalogue: Catalogue, says: RegExp) =>
  assert.throws(
    () => read(catalogue),
    error => refusedAs('figures_wrong')(error) && says.test(String(error)),
  )
const indicators = (...all: readonly Indicator[]) => smallCatalogue({ indicators: [...all] })

describe('a catalogue of indicators', () => {
  it('is read as it was written', () => {
    assert.deepEqual(read(smallCatalogue()), smallCatalogue())
  })

  it('has one spelling', () => {
    const spaced = utf8(` ${new TextDecoder().decode(bytesOf(smallCatalogue()))}`)
    assert.throws(() => readCatalogue(spaced), refusedAs('figures_wrong'))
    assert.throws(() => readCatalogue(utf8('country,value\r\n')), refusedAs('figures_wrong'))
  })

  it('has a cell for each item, or for each pair of items, the last list running fastest', () => {
    const catalogue = smallCatalogue()
    assert.deepEqual(cellsOf(catalogue, { by: [] }), [[]])
    assert.deepEqual(cellsOf(catalogue, { by: ['country'] }), [['aa'], ['ba'], ['ca']])
    assert.deepEqual(cellsOf(catalogue, { by: ['steps', 'country'] }).slice(0, 4), [
      ['begun', 'aa'],
      ['begun', 'ba'],
      ['begun', 'ca'],
      ['done', 'aa'],
    ])
    assert.deepEqual(cellCounts(catalogue).slice(0, 2), [
      { id: 'tonnes', cells: 3 },
      { id: 'notices', cells: 1 },
    ])
  })

  it('says in which indicator a member does not fit', () => {
    const odd = { ...indicatorOf('odd'), how: 'guessed' as 'measured' }
    refused(indicators(indicatorOf('even'), odd), /indicators\.1\.how, in odd,/)
    refused(indicators({ ...indicatorOf('odd'), by: ['country', 'country'] }), /indicators\.0\.by, in odd,/)
  })

  it('names a standard by a title that says something', () => {
    const by = (title: string) => indicators(indicatorOf('odd', { source: { title, url: null } }))
    assert.deepEqual(read(by('Code of practice, 4.2')), by('Code of practice, 4.2'))
    refused(by(' \u0300'), /indicators\.0\.source\.title, in odd, .*nothing but blanks/)
  })

  it('refuses in words a list that is longer than any, wherever it stands', () => {
    const kinds = Array(450_000).fill('ship') as never[]
    refused(indicators(indicatorOf('odd', { kinds })), /indicators\.0\.kinds, in odd,.*450000 items/)
  })

  it('refuses an indicator that differs by a list, or is chosen from one, that there is not', () => {
    refused(indicators(indicatorOf('odd', { by: ['service'] })), /differs by service/)
    refused(indicators(indicatorOf('odd', { value: { type: 'choice', list: 'x' } })), /chosen from x/)
  })

  it('refuses more cells than a form could show', () => {
    const ids = Array.from({ length: 80 }, (_, i) => `i${i}`)
    const lists = [listOf('a', ids), listOf('b', ids)]
    const wide = indicatorOf('odd', { by: ['a', 'b'] })
    refused(smallCatalogue({ lists, indicators: [wide] }), /odd has 6400 cells/)
  })

  it('refuses more or less of what is no number', () => {
    refused(
      indicators(indicatorOf('odd', { value: { type: 'date' }, direction: 'more' })),
      /odd is no number/,
    )
  })

  it('refuses what stands twice, and what stands in no section or out of its order', () => {
    refused(indicators(indicatorOf('odd'), indicatorOf('odd', { number: '2' })), /stands twice/)
    refused(indicators(indicatorOf('odd'), indicatorOf('even', { number: 'odd' })), /number odd stands twice/)
    refused(indicators(indicatorOf('odd', { section: 'sea' })), /stands in sea/)
    refused(
      indicators(indicatorOf('odd', { section: 'quays' }), indicatorOf('even')),
      /even of the section one/,
    )
  })

  it('refuses a section within one that does not come before it', () => {
    const [one, quays] = smallCatalogue().sections
    refused(smallCatalogue({ sections: [quays!, one!] }), /quays stands within one/)
    refused(smallCatalogue({ sections: [one!, { ...quays!, number: '1' }] }), /number 1 stands twice/)
    refused(smallCatalogue({ titles: [...en('a'), ...en('b')] }), /a language stands twice/)
  })
})
