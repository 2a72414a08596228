import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, utf8 } from '../core/bytes.ts'
import { APPLICATION_SECONDS } from './applications.ts'
import { newDrawer, refusedAs } from './drawer.fixture.ts'
import { keepPaper, MOST_PAPER, MOST_PAPERS, paperAt, papersForGood, papersOf } from './papers.ts'

const NOW = 1_800_000_000
const pdf = (words: string) => utf8(`%PDF-1.7 ${words}`)

describe('the papers of an application', () => {
  it('are its own: another whose id begins alike has none of them', async () => {
    const drawer = newDrawer()
    const { digest } = await keepPaper(drawer, 'one', pdf('a note'), NOW)
    await keepPaper(drawer, 'one-more', pdf('another'), NOW)
    assert.deepEqual(
      (await papersOf(drawer, 'one', NOW)).map(paper => paper.digest),
      [digest],
    )
    assert.deepEqual(await papersOf(drawer, 'o', NOW), [])
    assert.deepEqual((await paperAt(drawer, 'one', digest, NOW))?.bytes, pdf('a note'))
    assert.equal(await paperAt(drawer, 'one-more', digest, NOW), undefined)
  })

  it('are so many and so large, and of a type that their bytes show', async () => {
    const drawer = newDrawer()
    await refusedAs('paper_wrong', keepPaper(drawer, 'one', utf8('<p>%PDF-'), NOW))
    await refusedAs('paper_wrong', keepPaper(drawer, 'one', utf8('%PDF'), NOW))
    await refusedAs('paper_wrong', keepPaper(drawer, 'one', concat(pdf(''), new Uint8Array(MOST_PAPER)), NOW))
    for (let i = 0; i < MOST_PAPERS; i++) await keepPaper(drawer, 'one', pdf(String(i)), NOW)
    await keepPaper(drawer, 'one', pdf('0'), NOW)
    await refusedAs('paper_wrong', keepPaper(drawer, 'one', pdf('one more'), NOW))
  })

  it('are so many, however many are sent at once', async () => {
    const drawer = newDrawer()
    const sent = Array.from({ length: MOST_PAPERS + 3 }, (_, i) => keepPaper(drawer, 'one', pdf(`${i}`), NOW))
    const kept = (await Promise.allSettled(sent)).filter(({ status }) => status === 'fulfilled')
    assert.equal(kept.length, MOST_PAPERS)
    assert.equal((await drawer.list('paper-bytes', '', 100, NOW)).length, MOST_PAPERS)
  })

  it('go with the application, unless an entry binds them', async () => {
    const drawer = newDrawer()
    const bound = await keepPaper(drawer, 'one', pdf('bound'), NOW)
    const other = await keepPaper(drawer, 'one', pdf('not bound'), NOW)
    for (const [application, { digest }] of [
      ['one', bound],
      ['two', other],
    ] as const)
      await drawer.apply(await papersForGood(drawer, application, [digest], NOW), NOW)
    const later = NOW + APPLICATION_SECONDS + 1
    assert.deepEqual(
      (await papersOf(drawer, 'one', later)).map(({ digest }) => digest),
      [bound.digest],
    )
    assert.equal(await paperAt(drawer, 'one', other.digest, later), undefined)
  })
})
