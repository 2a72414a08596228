import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { effort, isInTurn } from '../effort.ts'
import { keptFiles, root } from '../house/sources.ts'
import { parseBlocks } from './blocks.ts'
import { copyCheckout } from './copy.ts'
import { runBlocks } from './run.ts'

const papers = keptFiles().filter(path => /^(?:[^/]+|docs\/.+)\.md$/.test(path))
const given = (name: string, ...lines: string[]) => parseBlocks(name, lines.join('\n'))

describe('what the papers tell a reader to type', () => {
  const runnable = papers
    .map(paper => ({ paper, blocks: parseBlocks(paper, readFileSync(join(root, paper), 'utf8')) }))
    .filter(({ blocks }) => blocks.length > 0)
  for (const [place, { paper, blocks }] of runnable.entries()) {
    const isTyped = paper === 'README.md' || isInTurn(place, 3, effort('papers'))
    if (isTyped)
      it(`works as ${paper} says`, async () => {
        using copy = await copyCheckout()
        await runBlocks(blocks, copy.folder)
      })
  }
})

describe('the runner of papers', () => {
  it('runs blocks in order, in a fresh copy that has the packages but no data', async () => {
    using copy = await copyCheckout()
    const blocks = given(
      'a.md',
      '```sh run',
      'test -f package.json && test ! -e data && test ! -e .git',
      'echo kept > note',
      'node --version',
      '```',
      '```text shows',
      'v26.…',
      '```',
      '```sh run exit=3',
      'grep -q kept note && exit 3',
      '```',
      '```ts run',
      `import { pattern } from './pattern.ts'`,
      '```',
    )
    await assert.rejects(
      runBlocks(blocks, copy.folder),
      /a\.md:12: ended with 1, not 0, after[\s\S]*pattern\.ts/,
    )
  })

  it('keeps a server up for the blocks that follow, on a free port, and ends it', async () => {
    using copy = await copyCheckout()
    const serve = `require('node:http').createServer((q, s) => s.end('hello')).listen(process.env.PORT, '127.0.0.1',
      () => console.log('http://127.0.0.1:' + process.env.PORT))`
    // As npm does: the server is the child of the process that was started.
    const blocks = given(
      'b.md',
      '```sh run serve',
      'echo http://127.0.0.1:8080/ > address',
      `node -e "${serve}" & wait`,
      '```',
      '```js run',
      `console.log(await (await fetch('http://127.0.0.1:8080/')).text())`,
      '```',
      '```text shows',
      'hello',
      '```',
    )
    await runBlocks(blocks, copy.folder)
    const address = readFileSync(join(copy.folder, 'address'), 'utf8').trim()
    await assert.rejects(fetch(address), TypeError)
  })

  it('says what a block printed that failed, and what it did not print', async () => {
    using copy = await copyCheckout()
    const failing = given('c.md', '```sh run', 'echo before', 'false', 'echo after', '```')
    await assert.rejects(runBlocks(failing, copy.folder), /c\.md:1: ended with 1, not 0, after\nbefore\n$/m)
    const silent = given('d.md', '```sh run', 'echo one', '```', '```text shows', 'two', '```')
    await assert.rejects(runBlocks(silent, copy.folder), /d\.md:4: "two" was not printed, but this was:\none/)
  })

  it('leaves nothing behind', async () => {
    const copy = await copyCheckout()
    copy[Symbol.dispose]()
    assert.ok(!existsSync(copy.folder))
    assert.ok(existsSync(join(root, 'node_modules', 'typescript')))
  })
})
