import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compareLines, lineTold } from './audit-comparisons.ts'

/** Short, of few letters, so that one often begins as another does. */
const lines = fc.array(
  fc.stringMatching(/^[ab]{0,5}$/).map(line => `${line}\n`),
  { maxLength: 8 },
)
const lengths = fc.infiniteStream(fc.nat(7))

async function* cut(text: string, lengths: Iterable<number>): AsyncGenerator<string> {
  let at = 0
  for (const length of lengths) {
    if (at >= text.length) return
    yield text.slice(at, at + length)
    at += length
  }
}

describe('what is published beside a log, compared line by line', () => {
  it('shows the first line that differs, however its text is cut', () =>
    fc.assert(
      fc.asyncProperty(lines, lines, lengths, async (shown, folded, lengths) => {
        const at = folded.findIndex((line, i) => line !== shown[i])
        const nth = at === -1 && shown.length > folded.length ? folded.length : at
        const { lines, compared, difference } = await compareLines(cut(shown.join(''), lengths), folded)
        assert.deepEqual(
          [lines, compared],
          [nth === -1 ? folded.length : Math.min(nth + 1, folded.length), true],
        )
        assert.deepEqual([difference === undefined, difference?.folded], [nth === -1, folded[nth]])
        // It may know of the difference before the line has ended.
        const known = difference?.shown
        assert.ok(known === undefined ? shown[nth] === undefined : shown[nth]!.startsWith(known))
        if (known !== undefined && known !== shown[nth]) assert.ok(!folded[nth]?.startsWith(known))
      }),
    ))

  it('takes a last line without its end for another', async () => {
    const { difference } = await compareLines(cut('a\nb', [1, 9]), ['a\n', 'b\n'])
    assert.deepEqual(difference, { shown: 'b', folded: 'b\n' })
  })

  it('reads no line that differs to an end that never comes', async () => {
    let pieces = 0
    const endless = (async function* () {
      for (;;) yield `${pieces++}`.padEnd(10_000, 'a')
    })()
    const { difference } = await compareLines(endless, ['a\n'])
    assert.deepEqual([difference?.shown?.length, pieces], [10_000, 1])
  })

  it('lets what differs stand, though the rest breaks off; and tells of a break in what does not', async () => {
    const broken = async function* (text: string) {
      yield text
      throw new Error('broken off')
    }
    const { difference } = await compareLines(broken('{}\n'), ['a longer line\n'])
    assert.deepEqual(difference, { shown: '{}\n', folded: 'a longer line\n' })
    assert.equal((await compareLines(broken('{'), ['a\n'])).difference?.shown, '{')
    for (const text of ['', 'a', 'a\n', 'a\nb'])
      await assert.rejects(compareLines(broken(text), ['a\n', 'b\n']), /broken off/, JSON.stringify(text))
  })

  it('shows how two lines differ that look alike', () => {
    assert.deepEqual(['a\n', 'a\r\n', 'a', undefined].map(lineTold), [
      'a',
      'a\\r',
      'a (no line end was read)',
      '(nothing more)',
    ])
  })
})
