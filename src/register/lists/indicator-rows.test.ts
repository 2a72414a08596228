import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  en,
  exampleCatalogue,
  indicatorOf,
  largeCatalogue,
  smallCatalogue,
  tabledCatalogues,
} from '../../../test/figures.ts'
import type { Catalogue } from '../figures/catalogue.ts'
import { checkCatalogue } from '../figures/catalogue-check.ts'
import { catalogueCells, lostInTable, tableCsv } from './indicator-rows.ts'
import { checkIndicatorTable } from './indicator-table.ts'

const back = (catalogue: Catalogue) => checkIndicatorTable(tableCsv(catalogueCells(catalogue)))

/** Who writes no JSON rewords a set of somebody else in a table, and loses nothing of it. */
describe('a catalogue as a table', () => {
  for (const [name, catalogue] of [...tabledCatalogues(), ['one of every type', smallCatalogue()] as const])
    it(`comes back as it was: ${name}`, () => {
      const checked = back(catalogue)
      assert.deepEqual(checked.faults, [])
      assert.deepEqual(checked.catalogue, catalogue)
      assert.deepEqual(lostInTable(catalogue), [])
    })

  it('names countries by their codes where these bring the same names, and item by item where not', () => {
    const rows = (name: string) => catalogueCells(exampleCatalogue(name)).map(row => row.join('|'))
    assert.ok(rows('indicators/conduct').some(row => /^list\|.*\|all\|/.test(row)))
    assert.ok(rows('harbour-accord/indicators-1').some(row => /^item\|.*xe.*Eastmark/.test(row)))
  })

  it('comes back in every language that has a tag, by heads in any case of letters', () => {
    const langs = ['sr-Latn', 'zh-Hant-TW', 'es-419', 'en-GB', 'ca-valencia', 'haw']
    const titles = langs.map(lang => ({ lang, text: lang }))
    const catalogue = smallCatalogue({ titles, indicators: [indicatorOf('a', { titles })] })
    assert.deepEqual(lostInTable(catalogue), [])
    const [head, ...rows] = catalogueCells(catalogue)
    for (const typed of [head!.map(one => one.toLowerCase()), head!.map(one => one.toUpperCase())])
      assert.deepEqual(checkIndicatorTable(tableCsv([typed, ...rows])).catalogue?.titles, titles)
  })

  it('comes back whatever stands in it, or says what does not', () => {
    const kept = ['=1+1', "'=1", '-2', 'a\nb', 'a;b', '"q"', 'all', '1.10', "a;'=b", '\n=1', 'Élan ?']
    const text = fc.oneof(
      { weight: 40, arbitrary: fc.constantFrom(...kept) },
      { weight: 20, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map(one => `x${one}x`) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1 }) },
      { weight: 1, arbitrary: fc.constantFrom(' x', 'a\r\nb', '\tx') },
    )
    const langs = ['en', 'fr', 'pt-BR']
    const said = fc
      .oneof(
        { weight: 20, arbitrary: fc.subarray(langs, { minLength: 1 }) },
        fc.shuffledSubarray(langs, { minLength: 1 }),
      )
      .chain(langs => fc.tuple(...langs.map(lang => text.map(one => ({ lang, text: one })))))
    const one = fc.record({
      ...{ titles: said, asks: said, reads: said },
      how: fc.constantFrom('reported' as const, 'measured' as const),
      source: fc.option(fc.record({ title: text, url: fc.constantFrom(null, 'https://a.example/') })),
      by: fc.constantFrom<string[]>([], ['country'], ['steps', 'country']),
      value: fc.oneof(
        fc.record({ type: fc.constant('integer' as const), unit: fc.option(said) }),
        fc.constant({ type: 'choice' as const, list: 'steps' }),
        fc.constant({ type: 'words' as const }),
      ),
      kinds: fc.constantFrom<Catalogue['indicators'][number]['kinds']>(null, ['state', 'company']),
    })
    let [whole, other] = [0, 0]
    fc.assert(
      fc.property(said, said, one, (titles, item, changes) => {
        const draft = smallCatalogue({ titles, indicators: [indicatorOf('a', changes)] })
        const [first, ...lists] = draft.lists
        const { catalogue } = checkCatalogue({
          ...draft,
          lists: [{ ...first!, items: [{ id: 'be', titles: item }] }, ...lists],
        })
        if (catalogue === null) return
        const checked = back(catalogue)
        const lost = lostInTable(catalogue)
        const isSame = JSON.stringify(checked.catalogue) === JSON.stringify(catalogue)
        if (isSame) whole += 1
        else other += 1
        assert.equal(lost.length === 0, isSame, `${lost}\n${checked.faults}`)
      }),
      { numRuns: 500 },
    )
    assert.ok(whole > 50 && other > 5, `${whole} ${other}`)
  })

  it('says what a table has no room for: languages in another order, blanks at the ends of a text', () => {
    const order = [...en('a'), { lang: 'fr', text: 'b' }]
    const catalogue = smallCatalogue({
      titles: order,
      indicators: [
        indicatorOf('turned', { titles: order.toReversed() }),
        indicatorOf('blank', { asks: en('How? ') }),
      ],
    })
    assert.deepEqual(lostInTable(catalogue), ['turned', 'blank'])
    const long = largeCatalogue()
    const indicators = long.indicators.map(one => ({ ...one, reads: en('x'.repeat(4000)) }))
    assert.equal(lostInTable({ ...long, indicators }), 'all')
  })
})
