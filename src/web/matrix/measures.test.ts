import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CLEAN_AIR, committedHarbour, shorePower } from '../../../test/committed.ts'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish } from '../../../test/harbour.ts'
import { inOrder, wording } from '../../../test/wording.ts'

const PAGE = { accept: 'text/html' }
const named = (text: string) => ({ names: inEnglish(text), kind: 'state', country: 'FR' })

describe('measures of two editions', () => {
  it('put nobody behind words that it did not take on, and drop nobody with what is dropped', async () => {
    const h = await committedHarbour({
      northhaven: named('Republic of Northhaven'),
      southport: named('Republic of Southport'),
    })
    await h.say('measures/published', CLEAN_AIR)
    const of = (id: string, edition: number) => ({ catalogue: 'air', edition, id })
    const power = { what: null, target: null, due: '2027-12-31' }
    await h.commit('northhaven', [
      shorePower({ id: 'power', ...power, measure: of('shore-power', 1) }),
      shorePower({ id: 'quays', ...power, measure: of('state-quays', 1) }),
    ])
    const [group] = CLEAN_AIR.commitments
    const stricter = { ...group!.measures[0]!, titles: inEnglish('Offer shore power at every berth') }
    const commitments = [{ ...group!, measures: [stricter] }]
    await h.say('measures/published', { ...CLEAN_AIR, edition: 2, commitments })
    await h.commit('southport', [shorePower({ id: 'power', ...power, measure: of('shore-power', 2) })])

    const words = await h.it.text(`/${ACCORD}/measures`, PAGE).then(html => wordsOn({ html }))
    assert.match(
      words,
      inOrder(
        'Offer shore power at every berth',
        wording('measures.took', { number: 2 }),
        'Republic of Southport',
        wording('measures.tookAs', { number: 1, words: '1.1 Offer shore power' }),
        'Republic of Northhaven',
        wording('measures.dropped'),
        'Fit every state quay',
        wording('measures.took', { number: 1 }),
        'Republic of Northhaven',
      ),
    )
    const day = '1 January 2026'
    const kept = wording('measures.keptSince', { count: 1, day, names: 'Republic of Northhaven' })
    assert.match(
      await h.it.text(`/${ACCORD}/principles/two`, PAGE).then(html => wordsOn({ html })),
      inOrder(
        wording('principle.measures'),
        wording('measures.taken', { count: 1 }),
        wording('measures.takenOf', { count: 1, number: 1 }),
        'Fit every state quay',
        kept,
      ),
    )
    await h.withdraw('northhaven', 'quays')
    const principle = await h.it.text(`/${ACCORD}/principles/two`, PAGE).then(html => wordsOn({ html }))
    assert.doesNotMatch(principle, kept)
    await h.it.close()
  })
})
