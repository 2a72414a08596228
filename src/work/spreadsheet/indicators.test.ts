import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { codeOfPractice, en, indicatorOf, largeCatalogue, smallCatalogue } from '../../../test/figures.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import { checkCatalogue } from '../../register/figures/catalogue-check.ts'
import { checkIndicatorSheets } from '../../register/lists/indicator-file.ts'
import { catalogueCells } from '../../register/lists/indicator-rows.ts'
import { indicatorsWorkbook } from './indicators.ts'
import { readWorkbook } from './workbook.ts'

const NOTES = { sheets: ['Indicators', 'Notes'] as const, rows: [['Column', 'In rows', 'What it holds']] }

const example = (name: string): Catalogue => {
  const path = new URL(`../../../examples/${name}.json`, import.meta.url)
  return checkCatalogue(JSON.parse(readFileSync(path, 'utf8'))).catalogue!
}

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
      indicatorOf('b', { number: '2026-01-01', titles: en('true') }),
    ],
  })
  for (const [name, catalogue] of [
    ['a set about conduct', example('indicators/conduct')],
    ['a set about content', example('indicators/content')],
    ['the first edition of the harbour', example('harbour-accord/indicators-1')],
    ['the second', example('harbour-accord/indicators-2')],
    ['a code of practice', codeOfPractice()],
    ['150 indicators', largeCatalogue()],
    ['texts that a spreadsheet would take for something else', odd],
  ] as const)
    it(`comes back as it was: ${name}`, async () => {
      const bytes = await indicatorsWorkbook(catalogueCells(catalogue), NOTES)
      const checked = checkIndicatorSheets((await readWorkbook(bytes)).sheets)
      assert.deepEqual(checked.faults, [])
      assert.deepEqual(checked.catalogue, catalogue)
    })
})
