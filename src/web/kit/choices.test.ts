import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LANGS } from '../messages/languages.ts'
import { languageOptions } from './choices.ts'

describe('the languages to choose from', () => {
  it('name each language once, those of the interface first', () => {
    const values = languageOptions('en').map(({ value }) => value)
    assert.deepEqual(values.slice(0, LANGS.length), LANGS)
    assert.deepEqual(values, [...new Set(values)])
  })
})
