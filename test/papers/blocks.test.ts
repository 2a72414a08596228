import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { missingLine, parseBlocks } from './blocks.ts'

const paper = (...lines: string[]) => lines.join('\n')

describe('the blocks of a paper', () => {
  it('run only where they are marked', () => {
    const blocks = parseBlocks(
      'README.md',
      paper(
        'Start it:',
        '```sh run serve',
        'npm start',
        '```',
        '```sh',
        'rm -rf data',
        '```',
        '1. then',
        '   ```sh run exit=1',
        '   npx --no avow verify broken',
        '     indented',
        '   ```',
        '~~~text shows',
        '```',
        'refused: …',
        '~~~',
      ),
    )
    assert.deepEqual(
      blocks.map(({ line, body, does }) => [line, body, does]),
      [
        [2, 'npm start\n', { kind: 'run', exit: 0, serves: true }],
        [9, 'npx --no avow verify broken\n  indented\n', { kind: 'run', exit: 1, serves: false }],
        [13, '```\nrefused: …\n', { kind: 'shows' }],
      ],
    )
  })

  it('are not taken for what they do not say', () => {
    const wrong = {
      'sh rnu': /not "rnu"/,
      'sh run exit=x': /"exit=x" is not a mark/,
      'python run': /not "python"/,
      'text shows': /nothing ran before/,
    }
    for (const [info, message] of Object.entries(wrong))
      assert.throws(() => parseBlocks('README.md', paper(`\`\`\`${info}`, 'x', '```')), message)
    assert.throws(
      () => parseBlocks('README.md', paper('```sh run', 'x')),
      /README\.md:1: this block never ends/,
    )
  })

  it('do not end inside a longer fence', () => {
    const [block] = parseBlocks('a.md', paper('````sh run', '```', 'x', '```', '````'))
    assert.equal(block?.body, '```\nx\n```\n')
  })

  it('show lines in order, with … for what differs each time', () => {
    const printed = 'one 17 (x)\nmiddle\ntwo\n'
    assert.equal(missingLine('one … (x)\ntwo\n', printed), undefined)
    assert.equal(missingLine('two\none\n', printed), 'one')
    assert.equal(missingLine('one .. (x)\n', printed), 'one .. (x)')
  })
})
