import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import bidiModule from 'bidi-js'
import { lang } from '../../register/kinds.ts'
import { catalogueOf, say } from '../messages/say.ts'
import { comma, directionOf, formatAmount, inOneLine, languageIn, languageName } from './wording.ts'

const { getEmbeddingLevels } = (bidiModule as unknown as typeof bidiModule.default)()

describe('words in one line', () => {
  it('begin with one capital, and stand apart as their language does', () => {
    const why = (lang: 'en' | 'fr') =>
      inOneLine(
        [say(lang, 'entry.rest.keys'), say(lang, 'entry.rest.parties')],
        say(lang, 'general.join'),
        lang,
      )
    assert.equal(why('en'), 'The key that signs; the organisation and its authority to sign')
    assert.equal(why('fr'), 'La clé qui signe\u202f; l’organisation et son habilitation à signer')
    assert.equal(say('fr', 'general.pair', { what: 'français', value: 'lu' }), 'français\u00a0: lu')
  })
})

/** As it is seen, from the left; a steering character shows nothing. */
const seen = (text: string) => {
  const { levels } = getEmbeddingLevels(text, 'rtl')
  const runs = [...text].map((one, i) => ({ one, level: levels[i]! }))
  for (let level = Math.max(...levels); level > 0; level--)
    for (let from = 0; from < runs.length; from++) {
      let until = from
      while (until < runs.length && runs[until]!.level >= level) until++
      if (until > from) runs.splice(from, until - from, ...runs.slice(from, until).reverse())
      from = until
    }
  return runs
    .map(({ one }) => one)
    .join('')
    .replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '')
}

describe('words of ours that begin with a name, in a page that is read from the right', () => {
  it('run from the right: the name, then its period, then what is amiss', () => {
    const answer = `3.2 Port calls${comma('ar')}يناير – يونيو 2026`
    assert.match(seen(say('ar', 'correct.answer', { answer })), /^2026.* ،Port calls 3\.2 /)
    const fault = say('ar', 'filing.faultTyped', { typed: '4o', fault: say('ar', 'sheetFault.whole') })
    const whole = seen(say('ar', 'filing.faultAt', { of: 'Galdra', fault }))
    assert.match(whole, /^\..*4o.*:Galdra$/s)
  })
})

describe('a day as programs write it, in Arabic', () => {
  it('is read in its order behind Arabic letters, in messages and in what they say', () => {
    const days = Object.values(catalogueOf('ar')).flatMap(text =>
      [...text.matchAll(/\d+(?:-\d+)+/g)].map(([day]) => ({ day, text })),
    )
    assert.ok(days.length > 15)
    for (const { day, text } of days) assert.ok(seen(text).includes(day), text)
    const said = say('ar', 'filing.faultTyped', { typed: '2026-01-31', fault: say('ar', 'sheetFault.whole') })
    assert.ok(seen(said).includes('2026-01-31'))
  })
})

describe('a number with the unit that somebody typed', () => {
  it('never says 1 incidents: nobody gave the singular', () => {
    const said = (lang: 'en' | 'fr', ...all: readonly (readonly [string, string | null])[]) =>
      all.map(([value, unit]) => formatAmount(value, unit, lang))
    assert.deepEqual(
      said('en', ['1', 'incidents'], ['2', 'incidents'], ['0', 'incidents'], ['1', 't'], ['1', null]),
      ['1 (incidents)', '2 incidents', '0 incidents', '1 t', '1'],
    )
    assert.deepEqual(said('fr', ['0', 'incidents'], ['1.5', 'tonnes'], ['2', 'tonnes'], ['1', 'kWh']), [
      '0 (incidents)',
      '1,5 (tonnes)',
      '2 tonnes',
      '1 kWh',
    ])
  })
})

describe('the name and the direction of a language', () => {
  it('follow from its tag', () => {
    assert.equal(languageIn('ar', 'fr'), 'arabe')
    assert.equal(languageName('ar'), 'العربية')
    assert.equal(directionOf('ar'), 'rtl')
    assert.equal(directionOf('ar-Latn'), 'ltr')
  })

  it('are told of a tag that the register takes and Intl does not', () => {
    assert.equal(lang.safeParse('en-GB-GB').success, true)
    assert.equal(languageIn('en-GB-GB', 'fr'), 'en-GB-GB')
    assert.equal(languageName('en-GB-GB'), 'en-GB-GB')
    assert.equal(directionOf('en-GB-GB'), 'ltr')
  })
})
