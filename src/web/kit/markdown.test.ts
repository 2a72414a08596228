import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { blocksOf } from '../../comparison/blocks.ts'
import { renderBlock } from './markdown.ts'

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

  it('keep the numbers that were typed, and mix no two sorts of list', () => {
    assert.equal(
      render('3. c\n4. d\n7. g\n7. g, again'),
      '<ol start="3"><li>c</li><li>d</li><li value="7">g</li><li value="7">g, again</li></ol>',
    )
    assert.equal(
      render('1. one\n- mark\n2. two'),
      '<ol start="1"><li>one</li></ol><ul><li>mark</li></ul><ol start="2"><li>two</li></ol>',
    )
  })

  it('read the same whichever way their lines end', () => {
    const words = '# Title\n\nOne\ntwo\n\n1. a\n2. b\n'
    for (const end of ['\r\n', '\r']) assert.equal(render(words.replaceAll('\n', end)), render(words))
    assert.equal(render(`\ufeff${words}`), render(words))
  })

  it('show an address without its brackets, and lead nowhere', () => {
    assert.equal(
      render('At <https://a.example/x_y_z>, *now*'),
      '<p>At https://a.example/x_y_z, <em>now</em></p>',
    )
    assert.equal(render('<javascript:alert(1)>'), '<p>&lt;javascript:alert(1)&gt;</p>')
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
    const allowed = /<\/?(?:p|h[234]|ul|ol|li|em|strong|blockquote|br)(?: (?:start|value)="\d+")?>/g
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
    // Each of these took minutes, or all of the stack, from a reader that looks back.
    const spaces = ' '.repeat(400_000)
    for (const line of [
      `# a${spaces}b`,
      `- ${spaces}\r`,
      `a${spaces}b`,
      `a\n${spaces}b`,
      `# a\n`.repeat(100_000),
    ])
      assert.ok(render(line).length > 0)
    assert.equal(blocksOf('a\n\n'.repeat(300_000), 'text/markdown').length, 300_000)
    assert.equal(blocksOf('- a\n\n'.repeat(300_000), 'text/markdown').length, 1)
  })
})
