import assert from 'node:assert/strict'
import { it } from 'node:test'
import { load } from 'cheerio'
import { engravedSeal } from './engraved-seal.ts'

const lettersOf = (lang: 'en' | 'fr' | 'ar') =>
  load(engravedSeal(lang, 'ring').toString(), { xml: true })('textPath').attr('lengthAdjust')

it('the words around a seal fill its circle by room between letters, but in Arabic no letter is torn from the next', () => {
  assert.deepEqual(
    [lettersOf('en'), lettersOf('fr'), lettersOf('ar')],
    ['spacing', 'spacing', 'spacingAndGlyphs'],
  )
})
