import assert from 'node:assert/strict'
import { it } from 'node:test'
import { formatNumber } from '../kit/kit.ts'
import { digitsIn } from './text-column.ts'

it('numbers beside the words of a text have the digits of the page around them', () => {
  for (const lang of ['ar', 'ar-EG', 'ar-MA']) assert.equal(digitsIn(12, lang), formatNumber(12, 'ar'), lang)
  assert.equal(digitsIn(12, 'hi-u-nu-deva'), '१२', 'a language that no page speaks keeps its own')
})
