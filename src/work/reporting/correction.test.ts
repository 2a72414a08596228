import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HALVES, smallCatalogue, smallFigures } from '../../../test/figures.ts'
import { newDrawer } from '../../people/drawer.fixture.ts'
import type { Catalogue } from '../../register/figures/catalogue.ts'
import type { Figures } from '../../register/figures/figures.ts'
import { correctedBy, reportedParts, sourceSlot } from './correction.ts'
import { beginDraft, type Edit, readParts, SOURCES, saveEdits, sinceTyped } from './draft.ts'
import { groupOf } from './left-out.ts'

const GROUP = groupOf(HALVES[0]!)
const at = (indicator: string, slot: string) => ({ part: `i.${indicator}`, group: GROUP, slot })
const BEGIN = {
  ...{ party: 'tidewater', call: 'harbour-accord', catalogue: { id: 'year', edition: 1 } },
  ...{ corrects: 12, periods: [HALVES[0]!], by: 'ada' },
}

async function correcting(first = smallFigures(), catalogue: Catalogue = smallCatalogue()) {
  const drawer = newDrawer()
  const head = await beginDraft(drawer, BEGIN, 100)
  const draft = () => readParts(drawer, head, 102)
  /** Over the report as it stands then. */
  const overOf = (stands: Figures) => {
    const over = reportedParts(stands, 'harbour-accord')
    return {
      save: (by: string, ...edits: Edit[]) => saveEdits(drawer, head, edits, by, 101, { over }),
      corrected: async () => {
        const seen = sinceTyped(over, await draft())
        return correctedBy({ catalogue, stands }, HALVES.slice(0, 1), {
          over,
          draft: seen,
          lacking: () => 'not-reported',
        })
      },
    }
  }
  return { ...overOf(first), over: overOf, draft }
}

describe('a correction as a draft over what was reported', () => {
  it('says what was reported, as long as nobody changes it, with sources of one name', async () => {
    const twice = smallFigures().sources.concat(smallFigures().sources)
    const [, notices] = smallFigures().answers
    const other = { ...notices!, found: { source: 1, place: 'page 2' } }
    const stands = smallFigures({
      sources: twice,
      answers: smallFigures().answers.map(one =>
        one === notices || one.indicator === 'notices' ? other : one,
      ),
    })
    const { after, wrong } = await (await correcting(stands)).corrected()
    assert.deepEqual([after, wrong], [stands, []])
  })

  it('has the places that differ, and none that was put back as it was', async () => {
    const it_ = await correcting()
    const cell = at('notices', 'c/')
    await it_.save('ada', { ...cell, was: { value: '412' }, is: { value: '413' } })
    assert.deepEqual(Object.keys((await it_.draft()).get('i.notices')!.groups[GROUP]!), ['c/'])
    await it_.save('ben', { ...cell, was: { value: '413' }, is: { value: '412' } })
    assert.deepEqual((await it_.draft()).get('i.notices')!.groups[GROUP], {})
    // From what was not read, both stand there: also what was reported, which is nobody’s hand.
    await it_.save('ada', { ...cell, was: { value: '500' }, is: { value: '501' } })
    const part = (await it_.draft()).get('i.notices')!
    const { beside } = part.groups[GROUP]!['c/']!
    assert.deepEqual(
      beside!.map(({ is, by }) => [is, part.hands[by]]),
      [[{ value: '412' }, '']],
    )
  })

  it('shows beside what was typed what the report was corrected to since, until somebody has read both', async () => {
    const of = (value: string) =>
      smallFigures({
        answers: smallFigures().answers.map(one =>
          one.indicator === 'notices' ? { ...one, cells: [{ by: [], value }] } : one,
        ),
      })
    const it_ = await correcting()
    const cell = at('notices', 'c/')
    await it_.save('ada', { ...cell, was: { value: '412' }, is: { value: '4' } })
    assert.deepEqual((await it_.corrected()).wrong, [])
    const later = it_.over(of('5'))
    const met = await later.corrected()
    assert.deepEqual(met.wrong, [cell])
    assert.deepEqual(met.after, of('5'), 'nothing of it is signed')
    const { beside, is } = met.parts.get('i.notices')!.groups[GROUP]!['c/']!
    assert.deepEqual([is, beside], [{ value: '4' }, [{ is: { value: '5' }, by: 0 }]])
    // Whoever has read neither, or the one alone, decides nothing.
    await later.save('ben', { ...cell, was: { value: '4' }, is: { value: '6' } })
    assert.equal((await later.corrected()).parts.get('i.notices')!.groups[GROUP]!['c/']!.beside!.length, 2)
    const read = [{ value: '5' }, { value: '4' }]
    await later.save('ben', { ...cell, was: { value: '6' }, beside: read, is: { value: '4' } })
    const chosen = await later.corrected()
    assert.deepEqual([chosen.wrong, chosen.after], [[], of('4')])
    // What is corrected to what somebody has typed differs from nothing.
    assert.deepEqual((await it_.over(of('4')).corrected()).wrong, [])
  })

  it('files nothing of what has to be changed first, and no source that was taken back', async () => {
    const it_ = await correcting()
    const named = { title: 'Ledger', url: null, file: null }
    const slot = sourceSlot(named)
    await it_.save(
      'ada',
      { ...at('notices', 'c/'), was: { value: '412' }, is: null },
      { ...at('how', 'words'), was: { text: 'Not all berths yet.' }, is: null },
      { ...at('steps', 'found'), was: null, is: { source: slot, place: 'p. 4' } },
      { part: SOURCES, group: '', slot, was: null, is: named },
    )
    const { after, wrong } = await it_.corrected()
    assert.deepEqual(wrong, [at('notices', 'c/')])
    const of = (indicator: string) => after.answers.find(one => one.indicator === indicator)!
    assert.deepEqual(of('notices'), smallFigures().answers[1])
    assert.equal(of('how').words, null)
    assert.deepEqual(of('steps').found, { source: 1, place: 'p. 4' })
    assert.deepEqual(after.sources.at(-1), named)
    await it_.save('ben', { ...at('steps', 'found'), was: { source: slot, place: 'p. 4' }, is: null })
    assert.deepEqual((await it_.corrected()).after.sources, smallFigures().sources)
  })

  it('is hindered by no source that two name at once, of which one has opened the link', async () => {
    const it_ = await correcting()
    const named = { title: 'Ledger', url: 'https://tidewater.example/ledger', file: null }
    const slot = sourceSlot(named)
    const source = { part: SOURCES, group: '', slot, was: null, is: named }
    const fetched = { day: '2026-07-20', unread: 'no-answer' } as const
    await it_.save('ada', source, { ...at('steps', 'found'), was: null, is: { source: slot, place: 'p. 4' } })
    await it_.save('ada', { ...source, was: named, is: { ...named, fetched } })
    await it_.save('ben', source)
    const { after, wrong } = await it_.corrected()
    assert.deepEqual(wrong, [])
    assert.equal(after.sources.at(-1)!.url, named.url)
    const steps = after.answers.find(one => one.indicator === 'steps')!
    assert.deepEqual(steps.found, { source: 1, place: 'p. 4' })
  })
})
