import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Committed, committedHarbour, RULES_DIGEST } from '../../../test/committed.ts'
import { pledgeOf } from '../../../test/committing.ts'
import { wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { inOrder, wording } from '../../../test/wording.ts'

const PAGE = { accept: 'text/html' }
const YEARLY = 'Each year we say what became of our commitments.'
const named = (text: string) => ({ names: inEnglish(text), kind: 'company', country: 'FR' })

describe('a party that was removed before it had taken anything on', () => {
  let h: Committed
  let entry: number
  const words = async (path: string) => wordsOn({ html: await h.it.text(path, PAGE) })
  before(async () => {
    h = await committedHarbour({ northhaven: named('Port of Northhaven'), southport: named('Southport') })
    await h.commit('northhaven', [pledgeOf('berths', { due: null })])
    h.it.now = '2027-03-01T00:00:00Z'
    const yearly = { asked: [{ clause: 'yearly-report', due: '2027-03-31' }], policy: RULES_DIGEST }
    await h.report('northhaven', yearly)
    h.it.now = '2028-03-28T00:00:00Z'
    const body = { party: 'southport', policy: RULES_DIGEST, rule: 'silence', reason: said('It is silent.') }
    entry = await h.say('signature/removed', body)
    // Nothing that comes later that day is what the removal rested on.
    const given = {
      clause: null,
      from: '2027-03-31',
      until: '2027-03-31',
      days: 30,
      reason: said('A flood.'),
    }
    await h.say('cycle/extended', given)
  })
  after(() => h.it.close())

  it('counts in the timeline for the days on which it was asked, as one whom the rules ask no more', async () => {
    assert.match(
      await words(`/${ACCORD}/due?in=2027`),
      inOrder(
        YEARLY,
        wording('due.states.overdue', { count: 1, unnamed: 0 }),
        wording('due.earlier', { count: 1 }),
        // Days that were given later moved those of whoever is asked still.
        YEARLY,
        wording('due.states.met', { count: 1, bare: 0 }),
      ),
    )
    // The date stands twice, and each line leads to the other: else nobody adds them up.
    assert.match(
      await words(`/${ACCORD}/due?in=2027`),
      inOrder(
        wording('due.sameDate', { count: 1, due: '31 March 2027', day: '30 April 2027' }),
        wording('due.sameDate', { count: 1, due: '31 March 2027', day: '31 March 2027' }),
      ),
    )
    assert.match(await words(`/${ACCORD}/figures`), wording('overTime.earlierAsked'))
    assert.match(
      await words(`/${ACCORD}/due?in=2027&at=2028-03-27`),
      inOrder(YEARLY, wording('due.askedOf', { count: 2 })),
    )
  })

  it('stands in no list of who has taken what on', async () => {
    assert.doesNotMatch(await words(`/${ACCORD}/commitments`), /Southport/)
    const { items } = await h.it.json<{ items: { party: string }[] }>(`/${ACCORD}/commitments.json`)
    assert.deepEqual(
      items.map(({ party }) => party),
      ['northhaven'],
    )
  })

  it('is told, by the entry and on its own page, what was asked, by which day, how long it was silent', async () => {
    const rests = inOrder(
      wording('removal.asked', { due: '31 March 2027' }),
      YEARLY,
      wording('removal.step', { step: 'inactive', since: '27 December 2027', from: '26 March 2028' }),
    )
    const told = await words(`/entries/${entry}`)
    assert.match(told, wording('entry.removalRests'))
    assert.match(told, rests)
    assert.match(await words('/parties/southport'), rests)
  })
})
