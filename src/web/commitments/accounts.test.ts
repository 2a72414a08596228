import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { load } from 'cheerio'
import {
  CLEAN_AIR,
  committedHarbour,
  RULES_DIGEST,
  shorePower,
  WORKS_DIGEST,
} from '../../../test/committed.ts'
import { accountOf } from '../../../test/committing.ts'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { answerOf } from '../../../test/figures.ts'
import { ACCEPTS, ACCORD, inEnglish, POLICY, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { REPORT_RULES, reportedHarbour } from '../../../test/reported.ts'
import { inOrder, wording } from '../../../test/wording.ts'

const PAGE = { accept: 'text/html' }
const named = (text: string, kind = 'company') => ({ names: inEnglish(text), kind, country: 'FR' })

describe('what an organisation says of itself', () => {
  it('stands in its own words on its page, on its commitment and in its data', async () => {
    const h = await committedHarbour({
      caldera: named('Caldera Shipping'),
      lead: named('Port of Northhaven'),
    })
    const { it } = h
    const words = async (path: string) => wordsOn({ html: await it.text(path, PAGE) })
    const saying = { by: 'caldera', call: ACCORD, signers: [partyKey('caldera')] }
    await h.say('measures/published', CLEAN_AIR)
    const made = await h.commit('lead', [shorePower({ part: said('We lay the cables.') })])
    const commitment = { party: 'lead', id: 'berths' }
    const joined = { commitment, version: made, part: said('We build the substation.') }
    await it.post('commitment/joined', joined, {
      ...saying,
      signers: [partyKey('caldera'), partyKey('lead')],
    })
    const why = [{ id: 'shore-power', words: said('Our ferries are electric.') }]
    await it.post('measures/declined', { catalogue: 'air', edition: 1, measures: why }, saying)
    it.now = '2026-07-01T00:00:00Z'
    const answers = [accountOf('lead', 'berths', '2026-06-30', { says: 'kept', words: null })]
    await h.report('caldera', { answers, words: said('Late, and we regret it.') })
    await h.report('caldera', { words: said('We have moved our office.') })
    assert.match(
      await words('/parties/caldera'),
      inOrder(
        wording('commitment.part'),
        'We build the substation.',
        wording('commitment.reports'),
        'We have moved our office.',
        'Late, and we regret it.',
        wording('undertaken.declined'),
        'Offer shore power',
        'Our ferries are electric.',
      ),
    )
    assert.match(
      await words(`/${ACCORD}/commitments/lead/berths`),
      inOrder(wording('commitment.reportWhole'), 'Late, and we regret it.'),
    )
    assert.doesNotMatch(await words('/parties/lead'), /regret/)
    const data = await it.json<{ declined: Record<string, { words: { text: string } }[]> }>(
      '/parties/caldera.json',
    )
    assert.equal(data.declined[ACCORD]![0]!.words.text, 'Our ferries are electric.')
    await it.close()
  })

  it('is not said to have been silent by earlier rules where its signature did not stand for a time', async () => {
    const h = await committedHarbour({ watch: named('Harbour Watch', 'civil-society') })
    const { it } = h
    it.now = '2027-08-15T00:00:00Z'
    await it.as('watch').withdraw(ACCORD)
    it.now = '2027-09-01T00:00:00Z'
    await it.as('watch').sign(ACCORD, { ...ACCEPTS, manifest: WORKS_DIGEST, policy: RULES_DIGEST })
    const words = wordsOn({ html: await it.text('/parties/watch', PAGE) })
    assert.match(words, wording('step.says.before.silent', { day: '30 June 2027', until: '14 August 2027' }))
    assert.doesNotMatch(words, /by earlier rules/)
    await it.close()
  })
})

describe('an organisation that never accepted rules with clauses, and reports all the same', () => {
  it('has its reports on its page, each with its link', async () => {
    const h = await reportedHarbour({ never: named('Never Bound') }, {}, { ...POLICY, noticeDays: null })
    const policy = { ...REPORT_RULES, noticeDays: null }
    await h.say('call/policy-changed', { policy, reason: said('We want to be measured.') })
    await h.publish()
    h.it.now = '2027-01-05T00:00:00Z'
    const page = async () => load(await h.it.text('/parties/never', PAGE))
    assert.equal((await page())('#commitments').length, 0)
    const { entry } = await h.file({
      ...{ v: 1, catalogue: 'year', edition: 1, party: 'never', sources: [] },
      answers: [answerOf('notices', [{ by: [], value: '9' }])],
    })
    const $ = await page()
    const its = $('#commitments')
    assert.match(wordsOn({ html: $.html(its) }), wording('commitment.reports'))
    assert.equal(its.find(`a[href="/${ACCORD}/reports/never/${entry}"]`).length, 1)
    assert.doesNotMatch(wordsOn({ html: $.html(its) }), wording('matrix.noneYet'))
    await h.it.close()
  })
})
