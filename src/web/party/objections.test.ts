import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Depositary, startDepositary } from '../../../test/depositary.ts'
import { entriesIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inARow, inOrder, wording } from '../../../test/wording.ts'

describe('an objection to a reservation', () => {
  let it_: Depositary
  let signed: number
  let objection: number
  const words = async (path: string) => wordsOn({ html: await it_.text(path) })
  const by = (party: string) => ({ by: party, call: ACCORD, signers: [partyKey(party)] })
  beforeEach(async () => {
    it_ = await startDepositary({ parties: ['eastport', 'westbank'] })
    const reservation = said('As far as our law allows.')
    signed = (await it_.as('eastport').sign(ACCORD, { reservation })).index
    await it_.as('westbank').sign(ACCORD)
    const body = { against: { party: 'eastport', entry: signed }, words: said('It defeats the purpose.') }
    objection = (await it_.post('objection/raised', body, by('westbank'))).index
  })
  afterEach(() => it_.close())

  it('stands beside it on the page of the party, of one size with it, and so does the answer', async () => {
    const answer = { objection, words: said('Our constitution asks for it.') }
    const { index } = await it_.post('objection/answered', answer, by('eastport'))
    const page = await it_.text('/parties/eastport')
    const blocks = [...load(page)('article.said-once')].map(block => load(block)('blockquote.quoted').first())
    assert.deepEqual(
      blocks.map(quoted => quoted.text().replace(/[“”]/g, '')),
      ['As far as our law allows.', 'It defeats the purpose.', 'Our constitution asks for it.'],
    )
    assert.match(await words('/parties/eastport'), wording('objection.to', { party: 'westbank' }))
    assert.match(
      await words('/parties/eastport'),
      wording('objection.answerOf', { party: 'eastport', objector: 'westbank' }),
    )
    for (const entry of [objection, index]) assert.ok(entriesIn(page).includes(entry))
  })

  it('is told on the receipt of that signature, on the roll and as data', async () => {
    assert.match(
      await words(`/entries/${signed}/receipt`),
      inOrder(
        wording('party.reservation'),
        'As far as our law allows',
        wording('member.words'),
        wording('head.objection/raised', { party: 'eastport', by: 'westbank' }),
        'It defeats the purpose',
      ),
    )
    assert.match(
      await words(`/${ACCORD}/roll`),
      inARow(wording('roll.said.reservation'), ',', wording('objection.count', { count: 1 })),
    )
    const { objections } = await it_.json<{ objections: Record<string, { by: string }[]> }>(
      '/parties/eastport.json',
    )
    assert.deepEqual(
      objections[ACCORD]?.map(({ by }) => by),
      ['westbank'],
    )
    assert.match(
      await words(`/entries/${objection}`),
      wording('head.objection/raised', { party: 'eastport', by: 'westbank', call: 'The Harbour Accord' }),
    )
  })

  it('says where it was withdrawn, and counts no more', async () => {
    const body = { party: 'eastport', objection, reason: said('It was explained to us.') }
    await it_.post('objection/withdrawn', body, by('westbank'))
    assert.match(
      await words('/parties/eastport'),
      inOrder(wording('objection.withdrawnOn', { date: '1 January 2026' }), 'It was explained to us'),
    )
    assert.doesNotMatch(await words(`/${ACCORD}/roll`), wording('objection.count', { count: 1 }))
    assert.doesNotMatch(await words(`/entries/${signed}/receipt`), /It defeats the purpose/)
  })
})
