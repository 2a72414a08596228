import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { KINDS } from '../../src/register/kinds.ts'
import { TABLE_COLUMNS } from '../../src/register/lists/indicator-columns.ts'
import { kindsIn } from '../../src/register/lists/indicator-line.ts'
import { LANGS } from '../../src/web/messages/languages.ts'
import { say } from '../../src/web/messages/say.ts'
import { root } from '../house/sources.ts'

/** A table is filled in by whoever has read what its columns hold, on a page or in the papers. */
describe('the words about a table of indicators', () => {
  it('tell each of its columns in the papers, in their order', () => {
    const paper = readFileSync(join(root, 'docs/indicators.md'), 'utf8')
    const part = paper.split(/^## /m).find(one => one.startsWith('A table\n'))!
    const first = part
      .split('\n')
      .filter(line => line.startsWith('| `'))
      .map(line => line.split('|')[1]!)
    const named = first.flatMap(cell => [...cell.matchAll(/`([a-z_]+)(?:\.en)?`/g)].map(([, name]) => name))
    assert.deepEqual(named, [...TABLE_COLUMNS])
  })

  it('name kinds in words that a table takes, in each language and number', () => {
    for (const lang of LANGS)
      for (const kind of KINDS)
        for (const key of [`kind.${kind}`, `kinds.${kind}`] as const) {
          const typed = say(lang, key)
          assert.deepEqual(kindsIn(typed), [{ typed, kind }])
        }
  })
})
