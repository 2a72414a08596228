import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { type Committed, committedHarbour, shorePower } from '../../../test/committed.ts'
import { accountOf, pledgeOf } from '../../../test/committing.ts'
import { wordsIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'
import { say } from '../kit/kit.ts'

const PAGE = { accept: 'text/html' }
const named = (text: string) => ({ names: inEnglish(text), kind: 'company', country: 'FR' })

describe('what pages say of commitments', () => {
  let h: Committed
  let shut: number
  const page = (path: string) => h.it.text(path, PAGE)
  const words = async (path: string) => wordsOn({ html: await page(path) })
  before(async () => {
    h = await committedHarbour({
      northhaven: named('Port of Northhaven'),
      southport: named('Southport'),
      westbank: named('Westbank'),
    })
    const made = await h.commit('northhaven', [shorePower({ due: '2026-12-31' })])
    await h.commit('westbank', [pledgeOf('line')])
    const body = { commitment: { party: 'northhaven', id: 'berths' }, version: made, part: null }
    const signers = [partyKey('southport'), partyKey('northhaven')]
    await h.it.post('commitment/joined', body, { by: 'southport', call: ACCORD, signers })
    h.it.now = '2026-04-02T00:00:00Z'
    await h.report('northhaven', {
      answers: [accountOf('northhaven', 'berths', '2026-12-31', { says: 'kept' })],
    })
    await h.withdraw('westbank', 'line')
  })
  after(() => h.it.close())

  it('says of a date to come that a report on it is filed, not that it is next', async () => {
    const path = `/${ACCORD}/commitments/northhaven/berths`
    assert.match(await words(path), wording('status.reportedFor', { day: '31 December 2026' }))
    assert.doesNotMatch(await words(path), wording('status.reportedNext'))
  })

  it('counts whoever withdrew all beside those who have some and those who have none', async () => {
    const html = await page(`/${ACCORD}/commitments`)
    const none = wording('matrix.silent', { count: 0 })
    assert.match(wordsOn({ html }), wording('matrix.withdrew', { count: 1 }))
    assert.doesNotMatch(wordsOn({ html }), none)
  })

  it('has a square for each way to close, in the legend too', async () => {
    const $ = load(await page(`/${ACCORD}/commitments`))
    const drawn = ['ended', 'withdrawn', 'closed'].map(name => $(`.legend use[href="#st-${name}"]`).length)
    assert.deepEqual(drawn, [1, 1, 1])
    assert.equal(new Set(['ended', 'withdrawn', 'closed'].map(name => $(`#st-${name}`).html())).size, 3)
    assert.equal($('.matrix use[href="#st-withdrawn"]').length, 1)
    assert.match(
      $('.matrix a:has(use[href="#st-withdrawn"])').attr('aria-label')!,
      wording('status.closed.withdrawn'),
    )
  })

  it('has beside each square what the organisation’s own newest report says, by shape and in words', async () => {
    const $ = load(await page(`/${ACCORD}/commitments`))
    const own = $('.matrix a:has(use[href="#o-kept"])')
    assert.ok(own.length > 0)
    const kept = { outlook: say('en', 'commitment.outlook.kept') }
    for (const one of own.toArray()) assert.match($(one).attr('aria-label')!, wording('status.own', kept))
    const rounds = ['kept', 'on-course', 'missed'].map(name => $(`.legend use[href="#o-${name}"]`).length)
    assert.deepEqual(rounds, [1, 1, 1])
    assert.equal(new Set(['kept', 'on-course', 'missed'].map(name => $(`#o-${name}`).html())).size, 3)
    assert.match(wordsOn({ html: await page(`/${ACCORD}/due?in=2026`) }), wording('status.own', kept))
  })

  it('is refused of a principle that the call never had, as in data', async () => {
    for (const path of ['commitments', 'commitments.json'])
      assert.equal((await h.it.get(`/${ACCORD}/${path}?principle=nine`, PAGE)).status, 400, path)
  })

  it('names days that were reported, after an amendment too, by words and each who takes part', async () => {
    await h.amend('northhaven', [shorePower({ due: '2027-06-30' })])
    const [line] = wordsIn(await page(`/${ACCORD}/due?in=2026`), '#m-2026-12 .what')
    assert.match(
      line!,
      inOrder(
        wording('due.own', { count: 1, joint: 'yes' }),
        wording('general.pair', { what: 'Port of Northhaven', value: 'Offer shore power at 40 berths.' }),
        wording('status.reported'),
        'berths',
        'Southport',
      ),
    )
  })

  it('says of whoever left that the words bound it, and of whoever stands that they do', async () => {
    const path = `/${ACCORD}/commitments/northhaven/berths`
    assert.match(await words(path), wording('commitment.boundBy', { number: 1 }))
    const ground = said('By mistake.')
    await h.say('signature/invalidated', { subjects: [{ party: 'southport' }], ground })
    assert.match(await words(path), wording('commitment.wasBoundBy', { number: 1 }))
    assert.doesNotMatch(await words(path), wording('commitment.boundBy', { number: 1 }))
  })

  it('says of an interruption on which days it was, and that only periods open then count them not', async () => {
    h.it.now = '2026-04-05T00:00:00Z'
    const hours = { from: '2026-04-02T22:00:00Z', until: '2026-04-04T08:00:00Z' }
    shut = await h.say('service/interrupted', hours, { call: null })
    const days = { first: '2 April 2026', last: '4 April 2026', span: 'more' }
    assert.match(await words(`/entries/${shut}`), wording('effect.service/interrupted', days))
  })
})
