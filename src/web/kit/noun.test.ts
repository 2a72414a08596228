import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nounFor, nounOfAll } from './noun.ts'

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

  it('has as many forms in Arabic as that counts with, where it is regular', () => {
    const arabic = (count: number) => nounFor(count, [{ lang: 'ar', text: 'موقّع' }], 'ar').text
    assert.deepEqual([1, 2, 7, 30, 100].map(arabic), ['موقّع', 'موقّعان', 'موقّعين', 'موقّعًا', 'موقّع'])
    assert.equal(nounOfAll([{ lang: 'ar', text: 'موقّع' }], 'ar').text, 'الموقّعون')
    assert.equal(nounOfAll([{ lang: 'en', text: 'ally' }], 'en').text, 'allies')
  })

  it('is said in the language of the page where the call has only the common word of another', () => {
    const arabic = (text: string) => nounFor(8, [{ lang: 'en', text }], 'ar')
    assert.deepEqual(arabic('Signatory'), { lang: 'ar', text: 'موقّعين' })
    assert.equal(nounFor(3, [{ lang: 'ar', text: 'موقّع' }], 'fr').text, 'signataires')
    // Whoever supports has not signed.
    assert.deepEqual(arabic('supporter'), { lang: 'en', text: 'supporters' })
  })

  it('is left as the call wrote it where no rule would be safe', () => {
    assert.equal(of('en', 'member of the alliance'), 'member of the alliance')
    const arabic = (count: number, text: string) => nounFor(count, [{ lang: 'ar', text }], 'ar').text
    for (const count of [2, 7, 30]) assert.equal(arabic(count, 'عضو'), 'عضو')
    assert.equal(nounOfAll([{ lang: 'ar', text: 'عضو' }], 'ar').text, 'عضو')
    assert.deepEqual(nounFor(3, [{ lang: 'ar', text: 'عضو' }], 'fr'), { lang: 'ar', text: 'عضو' })
  })
})
