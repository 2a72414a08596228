import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { smallCatalogue } from '../../../test/figures.ts'
import { isPutAlike } from './same-question.ts'

describe('a question of another edition', () => {
  it('is put alike where the address of its standard was mended, and not where it names another', () => {
    const file = smallCatalogue()
    const [indicator] = file.indicators
    const by = (title: string, url: string | null) => ({
      file,
      one: { ...indicator!, source: { title, url } },
    })
    const old = by('Standard 7', 'https://old.example/7')
    assert.ok(isPutAlike(old, by('Standard 7', 'https://new.example/7')))
    assert.ok(isPutAlike(old, by('Standard 7', null)))
    assert.ok(!isPutAlike(old, by('Standard 8', 'https://old.example/7')))
    assert.ok(!isPutAlike(old, { file, one: { ...indicator!, source: null } }))
  })
})
