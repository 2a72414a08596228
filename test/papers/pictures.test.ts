import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { keptFiles, root } from '../house/sources.ts'

/** `npm run pictures` makes them; see test/browser/pictures.ts. */
describe('the pictures of the papers', () => {
  const folder = 'docs/pictures'
  const papers = keptFiles().filter(path => path.endsWith('.md'))
  const shown = papers.flatMap(path =>
    [
      ...readFileSync(join(root, path), 'utf8').matchAll(
        /!\[([^\]]*)\]\(([^)]+)\)|<img src="([^"]+)"[^>]* alt="([^"]*)"/g,
      ),
    ].map(([, said = '', file, source, alt = '']) => ({
      file: join(path, '..', (file ?? source)!),
      says: said || alt,
    })),
  )

  it('are each shown by a paper, in words too, and are no larger than a page', () => {
    const all = readdirSync(join(root, folder)).map(name => join(folder, name))
    const idle = all.filter(path => !shown.some(({ file }) => file === path))
    assert.deepEqual(idle, [])
    for (const path of all) assert.ok(statSync(join(root, path)).size <= 60_000, path)
    for (const { file, says } of shown) {
      assert.ok(all.includes(file), file)
      assert.ok(says.length >= 30, `${file} is shown without words`)
    }
  })
})
