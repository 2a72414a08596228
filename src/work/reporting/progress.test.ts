import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HALVES, smallCatalogue } from '../../../test/figures.ts'
import type { DraftPart, Slot } from '../../people/report-drafts.ts'
import { slotOf } from './draft.ts'
import { groupOf } from './left-out.ts'
import { progressOf } from './progress.ts'

const catalogue = smallCatalogue()
const [FIRST] = HALVES
const group = groupOf(FIRST!)

const document = { title: 'Our year', url: null, file: null }

/** One part of a draft in which these slots were filled. */
function draft(part: string, slots: Readonly<Record<string, Slot['is']>>) {
  const filled = Object.fromEntries(Object.entries(slots).map(([name, is]) => [name, { is, by: 0 }]))
  return new Map([
    ['sources', { groups: { '': { s1: { is: document, by: 0 } } } } as unknown as DraftPart],
    [part, { groups: { [group]: filled } } as unknown as DraftPart],
  ])
}

describe('how far a draft has come', () => {
  const open = (slots: Readonly<Record<string, Slot['is']>>) => {
    const indicators = catalogue.indicators.filter(({ id }) => id === 'tonnes')
    const { open, reasons, values } = progressOf(draft('i.tonnes', slots), catalogue, indicators, [FIRST!])
    return [values, reasons, open]
  }

  it('leaves nothing open of what stands in a document of one’s own', () => {
    assert.deepEqual(open({}), [0, 0, 3])
    const found = { source: 's1', place: 'page 31' }
    assert.deepEqual(open({ found }), [0, 3, 0])
    assert.deepEqual(open({ found, [slotOf(['aa'])]: { value: '3' } }), [1, 2, 0])
    assert.deepEqual(open({ found: null }), [0, 0, 3])
    // A place that cannot be kept is none, nor is one in a document that is there no more.
    assert.deepEqual(open({ found: { ...found, place: ' ' } }), [0, 0, 3])
    assert.deepEqual(open({ found: { ...found, source: 's2' } }), [0, 0, 3])
  })
})
