import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blocksOf, paragraphsOf } from './blocks.ts'
import { type Redline, redline, unitsOf } from './redline.ts'

function compared(before: string, after: string): Redline {
  const [old, fresh] = [before, after].map(words => {
    const blocks = blocksOf(words, 'text/markdown')
    return unitsOf(blocks, paragraphsOf(blocks, ''))
  })
  return redline(old!, fresh!)
}

/** A line as an editor would mark it. */
const MARKS = { same: '', removed: '-', added: '+' } as const
const marked = ({ lines }: Redline) =>
  lines.map(({ stretches }) =>
    stretches.map(({ kind, text }) => (kind === 'same' ? text : `[${MARKS[kind]}${text}]`)).join(''),
  )

describe('two versions of a text', () => {
  it('are compared word by word where a paragraph was reworded, a phrase as one', () => {
    const found = compared(
      'We keep the harbour open.\n\nWe answer within sixty working days.',
      'We keep the harbour open.\n\nWe answer within thirty calendar days.\n\nWe publish it.',
    )
    assert.deepEqual(marked(found), [
      'We keep the harbour open.',
      'We answer within [-sixty working][+thirty calendar] days.',
      '[+We publish it.]',
    ])
    assert.deepEqual(
      found.lines.map(({ kind, paragraph }) => [kind, paragraph]),
      [
        ['same', 1],
        ['changed', 2],
        ['added', 3],
      ],
    )
  })

  it('are compared by words from the right, and by characters where no spaces part words', () => {
    assert.deepEqual(
      marked(compared('نلتزم بحماية الموانئ خلال ستين يوما', 'نلتزم بحماية الموانئ خلال ثلاثين يوما')),
      ['نلتزم بحماية الموانئ خلال [-ستين][+ثلاثين] يوما'],
    )
    assert.deepEqual(marked(compared('我们在六十天内答复', '我们在三十天内答复')), [
      '我们在[-六][+三]十天内答复',
    ])
    assert.deepEqual(marked(compared('เราตอบภายในหกสิบวัน', 'เราตอบภายในสิบวัน')), ['เราตอบภายใน[-หก]สิบวัน'])
  })

  it('keep a word whole that differs by an accent, and a paragraph whole that shares too little', () => {
    assert.deepEqual(marked(compared('La côte est gardée ici.', 'La cote est gardée ici.')), [
      'La [-côte][+cote] est gardée ici.',
    ])
    assert.deepEqual(marked(compared('We keep it clean.', 'Nobody shall ever pay.')), [
      '[-We keep it clean.]',
      '[+Nobody shall ever pay.]',
    ])
  })

  it('are told whole, and as compared coarsely, where somebody made them too long to compare', () => {
    const many = (word: string, parting: string) =>
      Array.from({ length: 150_000 }, (_, i) => `${word}${i}`).join(parting)
    for (const parting of [' ', '\n\n']) {
      const [before, after] = [many('old', parting), many('new', parting)]
      const { lines, isCoarse } = compared(before, after)
      const side = (kind: 'removed' | 'added') =>
        lines
          .filter(line => line.kind === kind)
          .map(({ stretches }) => stretches[0]!.text)
          .join(parting)
      assert.equal(isCoarse, true)
      assert.equal(side('removed') === before, true)
      assert.equal(side('added') === after, true)
    }
  })
})
