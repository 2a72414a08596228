import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blocksOf } from '../../../comparison/blocks.ts'
import { placesOf } from '../../../comparison/principles.ts'
import { markablesOf } from './marking.ts'

const TEXT = `## Article 1: Shield, everywhere

We open our doors to everybody, free of charge. We ask for nothing.

- Light, at night: we dim it.
- We say what we cannot do, ${'and why that is so '.repeat(8)}and when.
- We answer, always
- **What we keep, and how.** For a year.
- We mend – soon.
`

describe('the short name that is proposed for a paragraph', () => {
  it('is one by which the page of the text finds it, whatever its sentence is like', () => {
    const blocks = blocksOf(TEXT, 'text/markdown')
    const proposed = markablesOf(blocks)
    assert.deepEqual(
      proposed.map(({ name }) => name.slice(0, 45)),
      [
        'Shield, everywhere',
        'We open our doors to everybody, free of charg',
        'Light, at night',
        'We say what we cannot do, and why that is so ',
        'We answer, always',
        'What we keep, and how.',
        'We mend',
      ],
    )
    for (const { name, place, text } of proposed) {
      const found = placesOf(blocks, [{ id: 'p99', titles: [{ lang: 'en', text: name }], kinds: null }])
      const { block, item } = found.get('p99') ?? assert.fail(`“${name}” is not found in “${text}”`)
      assert.equal(`${block}/${item ?? ''}`, place, name)
    }
  })
})
