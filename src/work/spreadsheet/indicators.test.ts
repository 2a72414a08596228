import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { en, indicatorOf, smallCatalogue, tabledCatalogues } from '../../../test/figures.ts'
import { checkIndicatorSheets } from '../../register/lists/indicator-file.ts'
import { catalogueCells } from '../../register/lists/indicator-rows.ts'
import { indicatorsWorkbook } from './indicators.ts'
import { readWorkbook } from './workbook.ts'

const NOTES = { sheets: ['Indicators', 'Notes'] as const, rows: [['Column', 'In rows', 'What it holds']] }

/** Officers have spreadsheets and not text files: what goes out as a workbook comes back as it was. */
describe('a catalogue as a workbook', () => {
  const odd = smallCatalogue({
    indicators: [
      indicatorOf('a', {
        titles: en('=1+1'),
        asks: en('-2\nand _x0041_?'),
        reads: en("'=1"),
        number: '1.10',
      }),
      indicatorOf('b', { number: '1-2', titles: en('true') }),
    ],
  })
  for (const [name, catalogue] of [
    ...tabledCatalogues(),
    ['texts that a spreadsheet would take for something else', odd] as const,
  ])
    it(`comes back as it was: ${name}`, async () => {
      const bytes = await indicatorsWorkbook(catalogueCells(catalogue), NOTES)
      const checked = checkIndicatorSheets((await readWorkbook(bytes)).sheets)
      assert.deepEqual(checked.faults, [])
      assert.deepEqual(checked.catalogue, catalogue)
    })
})
