import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { OF_NOBODY, RETENTION } from '../../src/people/retention.ts'
import { retentionWords } from '../../src/web/privacy.ts'
import { root, sourcesIn, withoutComments } from '../house/sources.ts'

/** What the papers say of people's data is what the program does. */
describe('the papers about privacy', () => {
  it('name every kind of thing that is kept in the drawer, each once', () => {
    const kept = sourcesIn('src')
      .filter(({ isTest }) => !isTest)
      .flatMap(({ text }) =>
        [...withoutComments(text).matchAll(/\bkeptAs\(\s*'([a-z-]+)'/g)].map(([, kind]) => kind!),
      )
    assert.ok(kept.length > 10)
    assert.deepEqual(
      [...RETENTION.flatMap(({ kinds }) => kinds), ...OF_NOBODY].sort(),
      kept.sort(),
      'src/people/retention.ts says of each kind why it is kept and until when',
    )
  })

  it('have the table of what is kept, as the page /privacy has it', () => {
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    const table = [
      row(['what', 'of whom', 'why', 'until']),
      row(['---', '---', '---', '---']),
      ...RETENTION.map(one => {
        const { what, of, why, until } = retentionWords('en', one)
        return row([what, of, why, until])
      }),
    ].join('\n')
    const paper = readFileSync(join(root, 'docs/privacy/kept.md'), 'utf8')
    assert.ok(paper.includes(`\n${table}\n`), `docs/privacy/kept.md lacks this table:\n${table}`)
  })
})
