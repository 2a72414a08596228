import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findingLines, type Paint, progressLine, wrapped } from './findings.ts'

const plain: Paint = (_, text) => text

describe('findings on a screen', () => {
  const digest = `sha256:${'a'.repeat(43)}`
  const found = {
    verdict: 'Audited harbour.example/log: all 9 entries.',
    proven: [
      { label: 'Tree', says: `The entries give the root ${digest}, which the log signed.` },
      { label: 'Signatures', says: 'Nine signatures match.' },
    ],
    notProven: [{ label: 'Truth', says: 'That anything\n  ✓ stated \u001b[2J is true.' }],
  }

  it('stand in columns, broken between words, with what is too long left whole', () => {
    assert.deepEqual(findingLines(found, { width: 40, paint: plain }), [
      'Audited harbour.example/log: all 9',
      '    entries.',
      'It proves:',
      '  ✓ Tree        The entries give the',
      '                root',
      `                ${digest},`,
      '                which the log signed.',
      '  ✓ Signatures  Nine signatures match.',
      'It does not prove:',
      '  · Truth       That anything<U+000A>  ✓',
      '                stated <U+001B>[2J is',
      '                true.',
    ])
    const whole = findingLines(found, { width: Infinity, paint: plain })
    assert.equal(whole.length, 6)
    assert.equal(whole[5], '  · Truth       That anything<U+000A>  ✓ stated <U+001B>[2J is true.')
  })

  it('are painted outside of what others wrote', () => {
    const named: Paint = (style, text) => `<${style}>${text}</${style}>`
    const [verdict, , tree] = findingLines(found, { width: Infinity, paint: named })
    assert.equal(verdict, `<bold>${found.verdict}</bold>`)
    assert.match(tree!, /^ {2}<cyan>✓<\/cyan> <bold>Tree {8}<\/bold>The entries/)
  })

  it('count ideographs as two columns and marks as none', () => {
    assert.deepEqual(wrapped('北海 港口', 8), ['北海', '    港口'])
    assert.deepEqual(wrapped('e\u0301e\u0301 e\u0301e\u0301', 8), ['e\u0301e\u0301 e\u0301e\u0301'])
  })

  it('come after a bar that never fills its line', () => {
    assert.equal(
      progressLine('Auditing entries', 768, 1_536, 72),
      `Auditing entries  ${'█'.repeat(12)}${'░'.repeat(12)}  50 %  768 of 1,536`,
    )
    assert.equal(progressLine('Auditing entries', 0, 0, 30), '100 %  0 of 0')
    for (const width of [4, 20, 60, 72])
      assert.ok(progressLine('Auditing entries', 1, 3, width).length < width)
  })
})
