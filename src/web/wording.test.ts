import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { say } from './say.ts'
import { inOneLine } from './wording.ts'

describe('words in one line', () => {
  it('begin with one capital, and stand apart as their language does', () => {
    const why = (lang: 'en' | 'fr') =>
      inOneLine(
        [say(lang, 'entry.rest.keys'), say(lang, 'entry.rest.parties')],
        say(lang, 'general.join'),
        lang,
      )
    assert.equal(why('en'), 'The key that signs; the party and its mandate')
    assert.equal(why('fr'), 'La clé qui signe\u202f; la partie et son mandat')
    assert.equal(say('fr', 'general.pair', { what: 'français', value: 'lu' }), 'français\u00a0: lu')
  })
})
