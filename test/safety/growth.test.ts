import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runInNewContext } from 'node:vm'
import { blocksOf, paragraphsOf } from '../../src/comparison/blocks.ts'
import { redline, unitsOf } from '../../src/comparison/redline.ts'
import { odditiesOf } from '../../src/comparison/scripts.ts'
import { looksOf } from '../../src/comparison/skeleton.ts'
import { looksOfName, withoutUmlauts } from '../../src/comparison/spelling.ts'
import { formatCsvRow } from '../../src/core/csv.ts'
import { spelledOut, withoutHidden } from '../../src/core/hidden.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { mailboxIn } from '../../src/people/addresses.ts'
import { readAdmissions } from '../../src/register/lists/admissions.ts'
import { csv } from '../../src/register/lists/fold.fixture.ts'
import { plainId } from '../../src/register/lists/ids.ts'
import { readList } from '../../src/register/lists/read.ts'
import { foldWords } from '../../src/register/search-words.ts'
import { cleared, hasHidden, hostIn, typedIn } from '../../src/web/kit/form.ts'
import { inline } from '../../src/web/kit/markdown.ts'
import { refusedAs } from '../refused.ts'

/** Characters: what a form takes, in one field or one cell. */
const MANY = 60_000
/**
 * What grows with the length is through in less than a tenth of a second. What grows with its square takes ten seconds
 * or more, and is stopped.
 */
const STOP_MS = 6_000

const many = (piece: string, length = MANY) => piece.repeat(length / piece.length)
/** An end on which each attempt fails, behind what each attempt goes through. */
const SHAPES: Readonly<Record<string, (length?: number) => string>> = {
  spaces: length => `en=a${many(' ', length)}b`,
  'line feeds': length => `a${many('\n', length)}b`,
  'lines that nobody sees part': length => `a b${many(' ', length)}c\u2028d`,
  'spaces of no width': length => `a${many('\u200b', length)}b`,
  'soft hyphens': length => `a${many('\u00ad', length)}b`,
  'marks in no order': length =>
    `a${many('\u0301', (length ?? MANY) / 2)}${many('\u0323', (length ?? MANY) / 2)}b`,
  'an address that goes on': length => `https://ror.org/${many('a', length)}!`,
  brackets: length => many('(<[{', length),
  'marks of stress': length => many('**a __b', (length ?? MANY) - ((length ?? MANY) % 7)),
  joiners: length => `a${many('\ufe0f\u200d', length)}❤`,
  mailbox: length => `a@${many('a.', length)}`,
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a field of a form': text => typedIn(new URLSearchParams([['one', text]]), 'one'),
  'a search for what nobody sees': text => [hasHidden(text), cleared(text), withoutHidden(text)],
  'a screen': spelledOut,
  'a host': hostIn,
  'a mailbox': mailboxIn,
  'words to search': foldWords,
  'an id': plainId,
  'a comparison of names': text => [odditiesOf(text), looksOf(text), looksOfName(text), withoutUmlauts(text)],
  'a cell of what is given away': text => formatCsvRow([text]),
  'a text of a call': text => inline(text.slice(0, 50_000)),
  'a list of supporters': text => readList(csv('name,kind', `"${text.replaceAll('"', '')}",`)),
}

function inBounds<T>(work: () => T): T {
  return runInNewContext('work()', { work }, { timeout: STOP_MS })
}

describe('the work that a stranger’s text gives', () => {
  for (const [what, read] of Object.entries(READERS))
    it(`grows with its length alone: ${what}`, () => {
      for (const [shape, make] of Object.entries(SHAPES))
        assert.doesNotThrow(() => inBounds(() => read(make())), `${what}: ${shape}`)
    })

  const DEFAULTS = { lang: 'en', call: 'accord', mandate: 'vetted', note: 'Read.', checked: '2026-01-01' }

  it('is refused by an officer’s list before any of it is cleaned: a long cell, many rows, a header of marks', () => {
    for (const [shape, make] of Object.entries(SHAPES)) {
      const cell = `"${make().replaceAll('"', '')}"`
      for (const lines of [
        ['name', cell],
        ['name,identifiers', `a,${cell}`],
      ])
        assert.throws(() => inBounds(() => readAdmissions(csv(...lines), DEFAULTS)), TOO_LONG, shape)
      assert.doesNotThrow(() => inBounds(() => readAdmissions(csv(`name,${cell}`, 'a,b'), DEFAULTS)), shape)
    }
    const rows = csv('name', ...Array.from({ length: 5_001 }, (_, i) => `Party ${i}`))
    assert.throws(() => readAdmissions(rows, DEFAULTS, 5_000), refusedAs('file_malformed'))
  })

  it('is read by it, cell for cell of the longest that are taken', () => {
    for (const [shape, make] of Object.entries(SHAPES)) {
      const cell = `"${make(3_900).replaceAll('"', '')}"`
      const lines = Array.from({ length: 40 }, () => `${cell},${cell}`)
      const read = inBounds(() => readAdmissions(csv('name,identifiers', ...lines), DEFAULTS))
      assert.equal(read.rows.length, 40, shape)
    }
  })

  it('leaves an honest list as it was typed, but for spaces', () => {
    const list = csv(
      'name,kind,identifiers',
      '" Société\n  générale\u00ad",company,https://ror.org/a/03yrm5c26',
    )
    const [row] = readAdmissions(list, DEFAULTS).rows
    assert.equal(row!.admission!.name, 'Société générale')
    assert.deepEqual(row!.admission!.identifiers, { ror: '03yrm5c26' })
  })

  it('is bounded where every one of a hundred thousand paragraphs has changed', () => {
    const unitsIn = (word: string) => {
      const text = Array.from({ length: 100_001 }, (_, i) => `${word} ${i}`).join('\n\n')
      const blocks = blocksOf(text, 'text/markdown')
      return unitsOf(blocks, paragraphsOf(blocks, 'Accord'))
    }
    const { isCoarse, lines } = inBounds(() => redline(unitsIn('old'), unitsIn('new')))
    assert.deepEqual([isCoarse, lines.length], [true, 200_002])
  })
})

const TOO_LONG = (error: unknown) => error instanceof Refusal && /4000 are the most/.test(error.message)
