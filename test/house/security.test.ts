import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { root } from './sources.ts'

/** A threat that SECURITY.md names has a test: `| threat | `path`: its name |`, as it stands in the file. */
describe('SECURITY.md', () => {
  const paper = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  const [, table = ''] = paper.split('## Each threat, and the test that guards it')
  const rows = [...table.split('\n## ')[0]!.matchAll(/^\| (?!threat |-)(.+?) \| (.+?) \|$/gm)]

  it('names threats', () => assert.ok(rows.length >= 30))

  for (const [, threat, guard] of rows)
    it(`names the test that guards against ${threat}`, () => {
      const [, path, name] = /^`([\w/.-]+\.test\.ts)`: (.+)$/.exec(guard!) ?? []
      assert.ok(path && name, `not a path and a name: ${guard}`)
      assert.ok(existsSync(join(root, path)), path)
      const text = readFileSync(join(root, path), 'utf8')
      const named = ['it', 'describe'].some(word =>
        ["'", '`', '"'].some(quote => text.includes(`${word}(${quote}${name}${quote}`)),
      )
      assert.ok(named, `${path} has no test “${name}”`)
    })

  it('names nothing that was left out of every run', () => {
    for (const [, , guard] of rows) assert.doesNotMatch(guard!, /skip|todo/)
  })
})
