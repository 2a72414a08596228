import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { blocksOf, renderBlock } from './markdown.ts'

const render = (words: string, type = 'text/markdown') =>
  blocksOf(words, type)
    .map(block => renderBlock(block).toString())
    .join('')

describe('texts of calls', () => {
  it('are paragraphs, headings, lists, quotations and emphasis', () => {
    assert.equal(
      render('# Title\n\nWe **agree** and *act*.\n\n1. One\n2. Two,\n   at length\n\n- a\n\n- b\n\n> said'),
      '<h2>Title</h2><p>We <strong>agree</strong> and <em>act</em>.</p><ol start="1"><li>One</li><li>Two,\nat length</li></ol><ul><li>a</li><li>b</li></ul><blockquote><p>said</p></blockquote>',
    )
  })

  it('keep what is no emphasis', () => {
    assert.equal(render('2 * 3 * 4, snake_case_name, **open'), '<p>2 * 3 * 4, snake_case_name, **open</p>')
    assert.equal(render('*not* a list', 'text/plain'), '<p>*not* a list</p>')
  })

  it('are somebody’s words and never somebody’s page', () => {
    assert.equal(
      render('<b>x</b> [link](javascript:alert(1))'),
      '<p>&lt;b&gt;x&lt;/b&gt; [link](javascript:alert(1))</p>',
    )
    const allowed = /<\/?(?:p|h[234]|ul|ol|li|em|strong|blockquote|br)(?: start="\d+")?>/g
    const mark = fc.constantFrom(
      '<',
      '>',
      '"',
      '&',
      '*',
      '**',
      '_',
      '#',
      '- ',
      '1. ',
      '> ',
      '\n',
      '\n\n',
      'a',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 60 }), marks => {
        assert.doesNotMatch(render(marks.join('')).replace(allowed, ''), /[<>"]/)
      }),
      { numRuns: 300 },
    )
  })

  it('render long texts in time that grows with their length', () => {
    const long = [`*a`, '**', '*a ', '_ ', '**a*'].map(mark => mark.repeat(4_000)).join('\n\n')
    assert.ok(render(long).length > 0)
  })
})
