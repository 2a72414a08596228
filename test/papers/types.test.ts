import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Declaration } from '../../src/register/declaration.ts'
import { RESERVED_WORDS } from '../../src/register/reserved-addresses.ts'
import { TYPES } from '../../src/register/types.ts'
import { root } from '../house/sources.ts'

/** What the heading of a type says after its name, up to the first semicolon. */
function headingOf({ scope, office, author, afterClosing, secondHand, twoOfficers }: Declaration): string {
  const words = [
    scope,
    office === 'owner' && 'owner',
    author === 'party' && 'by a party',
    author === 'either' && 'by either',
    scope === 'call' && afterClosing && 'after closing',
    secondHand && 'second hand',
    twoOfficers && 'two officers',
  ]
  return words.filter(Boolean).join(', ')
}

describe('the types in spec/register.md and spec/commitments.md', () => {
  const spec = ['register.md', 'commitments.md', 'figures.md']
    .map(name => readFileSync(join(root, 'spec', name), 'utf8'))
    .join('\n')
  const headings = new Map(
    [...spec.matchAll(/^### (.+) — ([^;\n]+)/gm)].flatMap(([, types, says]) =>
      types!.split(', ').map(type => [type, says!] as const),
    ),
  )

  for (const declared of TYPES)
    it(`has a section on ${declared.type}, whose heading says what its declaration does`, () => {
      // When one hand is enough stands behind it.
      const says = headings.get(declared.type)?.replace(/ unless .*$/, '')
      assert.equal(says, headingOf(declared))
    })

  it('lists the ids that no call can have', () => {
    const listed = /^- \*reserved\*:[^`]*(?:`xn--`[^`]*)`([^`]+)`/m.exec(spec)?.[1]
    assert.equal(listed, RESERVED_WORDS.join(' '))
  })
})
