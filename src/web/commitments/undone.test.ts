import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Committed, committedHarbour } from '../../../test/committed.ts'
import { pledgeOf } from '../../../test/committing.ts'
import { linksIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { inOrder, wording } from '../../../test/wording.ts'

const PAGE = { accept: 'text/html' }
const ASKED = 'Within half a year we take something on.'

describe('a clause that commitments meet', () => {
  let h: Committed
  let taken: number
  const html = () => h.it.text('/parties/northhaven', PAGE)
  const words = async () => wordsOn({ html: await html() })
  const askedOf = async () => (await html()).split('asked-of')[1]!
  before(async () => {
    const northhaven = { names: inEnglish('Port of Northhaven'), kind: 'company', country: 'FR' }
    h = await committedHarbour({ northhaven })
    h.it.now = '2026-02-01T00:00:00Z'
    taken = await h.commit('northhaven', [pledgeOf('berths', { due: null })])
    await h.commit('northhaven', [pledgeOf('crews', { due: null })])
  })
  after(() => h.it.close())

  it('cites the entry that met it, and none of those that came later', async () => {
    assert.match(await words(), inOrder(ASKED, wording('asked.met', { day: '1 February 2026' })))
    const [, said] = (await askedOf()).split(ASKED)
    assert.deepEqual(linksIn(said!.split('</li>')[0]!, /^\/entries\//), [`/entries/${taken}`])
  })

  it('says from which day on it is due anew, once that was taken back, and beside it what the rules set', async () => {
    h.it.now = '2026-09-01T00:00:00Z'
    await h.withdraw('northhaven', 'berths', 'crews')
    const anew = wording('asked.anew', { due: '30 June 2026', anew: '1 September 2026' })
    assert.match(await words(), inOrder(ASKED, '1 September 2026', wording('asked.is.due'), anew))
    assert.match(wordsOn({ html: await h.it.text(`/${ACCORD}/due?in=2026`, PAGE) }), anew)
    const extended = {
      clause: null,
      from: '2026-09-01',
      until: '2026-09-01',
      days: 10,
      reason: said('A flood.'),
    }
    await h.say('cycle/extended', extended)
    const moved = wording('status.moved', { day: '1 September 2026', moved: '11 September 2026' })
    assert.match(await words(), inOrder(ASKED, '11 September 2026', wording('asked.is.open'), anew, moved))
  })
})
