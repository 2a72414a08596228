import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nounFor } from './noun.ts'

describe('the noun of a call', () => {
  const of = (lang: string, text: string, count = 2, shown: 'en' | 'fr' = lang === 'fr' ? 'fr' : 'en') =>
    nounFor(count, [{ lang, text }], shown).text

  it('is that of one for one, and of many for many', () => {
    assert.equal(of('en', 'signatory', 1), 'signatory')
    assert.equal(of('en', 'signatory', 0), 'signatories')
    assert.equal(of('fr', 'signataire', 0), 'signataire')
    for (const [one, many] of [
      ['signatory', 'signatories'],
      ['supporter', 'supporters'],
      ['ally', 'allies'],
      ['attorney', 'attorneys'],
      ['witness', 'witnesses'],
      ['spokeswoman', 'spokeswomen'],
    ])
      assert.equal(of('en', one!), many)
    for (const [one, many] of [
      ['soutien', 'soutiens'],
      ['signataire', 'signataires'],
      ['appui', 'appuis'],
      ['pays', 'pays'],
      ['rival', 'rivaux'],
    ])
      assert.equal(of('fr', one!), many)
  })

  it('is left as the call wrote it where no rule would be safe', () => {
    assert.equal(of('en', 'member of the alliance'), 'member of the alliance')
    assert.equal(of('ar', 'موقّع'), 'موقّع')
    assert.deepEqual(nounFor(3, [{ lang: 'ar', text: 'موقّع' }], 'fr'), { lang: 'ar', text: 'موقّع' })
  })
})
