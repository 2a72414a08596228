import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import { answerOf, HALVES, indicatorOf, smallCatalogue } from '../../../test/figures.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { reportedHarbour } from '../../../test/reported.ts'
import type { FigureAnswer, Period } from '../../register/figures/figures.ts'
import { say } from '../kit/kit.ts'

const SHIP = 'tidewater'
const [FIRST, SECOND] = HALVES as [Period, Period]

/** One of the small catalogue is asked of states alone, one is measured by others. */
function catalogue() {
  const { indicators } = smallCatalogue()
  return smallCatalogue({
    indicators: indicators.map(one => {
      if (one.id === 'steps') return { ...one, kinds: ['state' as const] }
      return one.id === 'policy' ? indicatorOf('policy', { ...one, how: 'measured' }) : one
    }),
  })
}

async function shortOf(...answers: readonly FigureAnswer[]) {
  const h = await reportedHarbour({ [SHIP]: { names: inEnglish('Tidewater Lines'), kind: 'company' } })
  await h.publish(catalogue())
  h.it.now = '2027-02-01T00:00:00Z'
  const { entry } = await h.file({
    ...{
      v: 1,
      catalogue: 'year',
      edition: 1,
      party: SHIP,
      sources: [{ title: 'Our year', url: null, file: null }],
    },
    answers: [...answers],
  })
  const $ = load(await h.it.text(`/${ACCORD}/reports/${SHIP}/${entry}`, { accept: 'text/html' }))
  // On paper they stand open.
  const lists = $('#short details.in-print').toArray()
  const told = {
    says: $('#short .note').text(),
    lists: lists.map(one => [
      $(one).find('summary').text(),
      ...$(one)
        .find('li')
        .toArray()
        .map(li => $(li).text().trim()),
    ]),
  }
  await h.it.close()
  return told
}

const notices = (period: Period) => answerOf('notices', [{ by: [], value: '3' }], { period })

describe('how much of what was asked a report answers', () => {
  it('counts what was asked of its author, and no question to others', async () => {
    const { lists, says } = await shortOf(
      answerOf(
        'tonnes',
        ['aa', 'ba', 'ca'].map(by => ({ by: [by], missing: 'declined' as const })),
      ),
      notices(FIRST),
      answerOf('since', [{ by: [], missing: 'not-reported' }], { found: { source: 0, place: 'page 3' } }),
      answerOf('how', [{ by: [], missing: 'not-reported' }]),
    )
    assert.ok(says.includes(say('en', 'reports.answersAsked', { asked: 4 })), says)
    assert.match(
      says,
      /answers 3: 1 with at least one value, 1 with a reason and no value, 1 only in words or in a document\./,
    )
    assert.deepEqual(lists, [[say('en', 'reports.left', { count: 1 }), 'how Indicator how']])
  })

  it('tells what it answers besides, and takes no “not asked” for an answer', async () => {
    const { lists, says } = await shortOf(
      notices(FIRST),
      notices(SECOND),
      answerOf('policy', [{ by: [], value: true }]),
      answerOf('steps', [{ by: [], missing: 'not-asked' }]),
    )
    assert.match(says, /answers 1: 1 with at least one value, 0 with a reason and no value\./)
    assert.deepEqual(lists, [
      [
        say('en', 'reports.left', { count: 3 }),
        'tonnes Indicator tonnes',
        'since Indicator since',
        'how Indicator how',
      ],
      [say('en', 'reports.unasked', { count: 1 }), 'policy Indicator policy'],
    ])
  })

  it('tells reasons from values', async () => {
    const declined = [{ by: [], missing: 'declined' as const }]
    const { lists, says } = await shortOf(
      answerOf(
        'tonnes',
        ['aa', 'ba', 'ca'].map(by => ({ by: [by], missing: 'withheld-by-law' as const })),
      ),
      ...['notices', 'since', 'how'].map(id => answerOf(id, declined)),
    )
    assert.match(says, /answers 4: 0 with at least one value, 4 with a reason and no value\./)
    assert.deepEqual(lists, [])
  })

  it('takes no answer for two days for one to two half-years', async () => {
    const seam = answerOf('since', [{ by: [], missing: 'declined' }], {
      period: { from: '2026-06-30', until: '2026-07-01' },
    })
    const { lists, says } = await shortOf(notices(FIRST), notices(SECOND), seam)
    assert.match(says, /answers 1: 1 with at least one value, 0 with a reason and no value\./)
    assert.match(lists[0]!.join('|'), /since Indicator since: Jan/)
  })

  it('names the period that is left of a question that was answered for another', async () => {
    const { lists } = await shortOf(notices(SECOND), answerOf('since', [{ by: [], value: '2024-03-01' }]))
    assert.match(lists[0]!.join('|'), /notices Indicator notices: Jan/)
  })
})
