import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { en } from './messages/en/all.ts'
import { fr } from './messages/fr/all.ts'
import { say } from './say.ts'

function namesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap(element => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))]
    return [element.value]
  })
}
const names = (message: string) => [...new Set(namesIn(parse(message, { ignoreTag: true })))].sort()

describe('the messages of the interface', () => {
  it('count in the way of their language', () => {
    assert.equal(say('en', 'entries.recorded', { count: 1 }), '1 entry recorded')
    assert.equal(say('en', 'entries.recorded', { count: 1222 }), '1,222 entries recorded')
    assert.equal(say('fr', 'entries.recorded', { count: 0 }), '0 écriture enregistrée')
  })

  it('ask for the same values in every language', () => {
    for (const [key, message] of Object.entries(en))
      assert.deepEqual(names(fr[key as keyof typeof fr]), names(message), key)
  })
})
