import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { load } from 'cheerio'
import { CLEAN_AIR, type Committed, committedHarbour, shorePower } from '../../../test/committed.ts'
import { accountOf } from '../../../test/committing.ts'
import { linksIn, wordsOn } from '../../../test/desk/visitor.ts'
import { ACCORD, inEnglish, said } from '../../../test/harbour.ts'
import { partyKey } from '../../../test/memory-log.ts'
import { inOrder, wording } from '../../../test/wording.ts'

const PAGE = { accept: 'text/html' }
const MOVED = wording('due.extendedAll', { clause: '', days: 9, more: 0 })
const PATHS = ['due', 'measures', 'principles/two', 'figures'].map(path => `/${ACCORD}/${path}`)
const named = (text: string) => ({ names: inEnglish(text), kind: 'company', country: 'FR' })

describe('the pages of commitments on an earlier day', () => {
  let h: Committed
  const page = (path: string) => h.it.text(path, PAGE)
  const words = async (path: string) => wordsOn({ html: await page(path) })
  before(async () => {
    h = await committedHarbour({ northhaven: named('Port of Northhaven'), southport: named('Southport') })
    const { it } = h
    await h.say('measures/published', CLEAN_AIR)
    const measure = { catalogue: 'air', edition: 1, id: 'shore-power' }
    await h.commit('northhaven', [shorePower({ measure, what: null, target: null, due: '2026-06-30' })])
    it.now = '2026-09-01T00:00:00Z'
    const body = { answers: [accountOf('northhaven', 'berths', '2026-06-30')] }
    await h.report('northhaven', body)
    const why = [{ id: 'shore-power', words: said('Our ferries are electric.') }]
    const southport = { by: 'southport', call: ACCORD, signers: [partyKey('southport')] }
    await it.post('measures/declined', { catalogue: 'air', edition: 1, measures: why }, southport)
    const [group] = CLEAN_AIR.commitments
    const commitments = [{ ...group!, measures: group!.measures.slice(1) }]
    await h.say('measures/published', { ...CLEAN_AIR, edition: 2, commitments })
    const extended = {
      clause: null,
      from: '2026-06-30',
      until: '2026-06-30',
      days: 9,
      reason: said('A flood.'),
    }
    await h.say('cycle/extended', extended)
  })
  after(() => h.it.close())

  it('say of which day they speak, lead to today, and to one another on that day', async () => {
    for (const path of PATHS) {
      const html = await page(`${path}?at=2026-08-01`)
      assert.match(wordsOn({ html }), wording('day.stood', { day: '1 August 2026' }), path)
      assert.equal(load(html)('main .notice a').attr('href')?.startsWith(path), true, path)
      assert.doesNotMatch(await words(path), wording('day.stood'), path)
    }
    const matrix = linksIn(await page(`/${ACCORD}/commitments?at=2026-08-01`), /at=2026-08-01/)
    for (const path of PATHS) assert.ok(matrix.includes(`${path}?at=2026-08-01`), path)
    const beside = linksIn(await page(`/${ACCORD}/due?at=2026-08-01`), /\/due\?in=/)
    assert.deepEqual(
      beside.filter(to => !to.includes('at=')),
      [`/${ACCORD}/due?in=2026`],
    )
  })

  it('tell what was so then, and nothing that came later', async () => {
    const [due, measures, principle] = PATHS as [string, string, string]
    const at = '2026-08-01'
    assert.match(
      await words(`${principle}?at=${at}`),
      wording('status.says.overdue', { day: '30 June 2026' }),
    )
    assert.match(await words(principle), wording('status.reportedFor', { day: '30 June 2026' }))
    assert.match(
      await words(`${principle}?at=2026-06-29`),
      wording('status.says.open', { day: '30 June 2026' }),
    )

    assert.doesNotMatch(await words(`${due}?at=${at}`), MOVED)
    assert.match(await words(due), MOVED)
    assert.match(await words(`${due}?at=2026-06-30`), inOrder('30 June 2026', wording('due.that')))

    const then = await words(`${measures}?at=${at}`)
    assert.match(then, inOrder(wording('measures.edition', { number: 1 }), 'Offer shore power', 'Fit every'))
    assert.doesNotMatch(then, wording('measures.dropped'))
    assert.doesNotMatch(then, /Our ferries are electric/)
    assert.match(then, wording('measures.declinedThen'))
    assert.match(
      await words(measures),
      inOrder(
        wording('measures.edition', { number: 2 }),
        wording('measures.dropped'),
        'Our ferries are electric.',
      ),
    )
    assert.match(await words(`${measures}?at=2025-12-31`), wording('measures.none'))
  })

  it('lead with the day that binds, also before its period opens, and of each date on the way', async () => {
    const milestones = [{ day: '2026-12-31', says: said('Twenty berths.') }]
    await h.commit('southport', [shorePower({ milestones, due: '2027-03-31' })])
    await h.say('cycle/extended', {
      ...{ clause: null, from: '2026-12-31', until: '2027-03-31', days: 5 },
      reason: said('A storm.'),
    })
    const one = `/${ACCORD}/commitments/southport/berths`
    const due = async (period: string) => load(await page(`/${ACCORD}/due?in=${period}`))
    const [days, moved] = [await due('2027'), { day: '31 March 2027', moved: '5 April 2027', days: 5 }]
    const told = (of: Awaited<ReturnType<typeof due>>, id: string) => wordsOn({ html: of(id).html() ?? '' })
    assert.match(
      told(days, '#m-2027-04'),
      inOrder(
        '5 April 2027',
        'Each year we say what became',
        wording('due.opens'),
        wording('status.moved', moved),
      ),
    )
    assert.match(told(days, '#m-2027-04'), inOrder('5 April 2027', 'berths'))
    assert.equal(days('#m-2027-03').length, 0)
    assert.match(told(days, '#m-2027-01'), inOrder('5 January 2027', 'berths'))
    assert.match(await words(one), wording('status.says.open', { day: '5 January 2027' }))
  })

  it('tell of one organisation and of one commitment what was so then, and lead there from the matrix', async () => {
    const [one, its] = [`/${ACCORD}/commitments/northhaven/berths`, '/parties/northhaven']
    const at = '?at=2026-08-01'
    for (const path of [one, its]) {
      const html = await page(`${path}${at}`)
      const then = wordsOn({ html })
      assert.match(then, wording('day.stood', { day: '1 August 2026' }), path)
      assert.match(then, wording('status.says.overdue', { day: '30 June 2026' }), path)
      assert.doesNotMatch(then, wording('status.reportedFor'), path)
      assert.equal(load(html)('link[rel=canonical]').attr('href')?.endsWith(`${path}${at}`), true)
      // The page of today, asked for next, is another in the cache.
      assert.match(await words(path), wording('status.reportedFor', { day: '30 June 2026' }), path)
      assert.doesNotMatch(await words(path), wording('day.stood'), path)
      for (const from of [`/${ACCORD}/commitments`, `/${ACCORD}/principles/two`])
        if (path === one || from.endsWith('commitments'))
          assert.ok(linksIn(await page(`${from}${at}`), /at=2026-08-01/).includes(`${path}${at}`), from)
    }
    assert.match(await words(`${one}${at}`), wording('commitment.noReport'))
    assert.doesNotMatch(await words(`/parties/southport${at}`), /Our ferries are electric/)
    assert.match(await words('/parties/southport'), /Our ferries are electric/)
    assert.equal((await h.it.get(`${one}?at=2025-12-31`, PAGE)).status, 404)
    assert.match(await words(`${its}?at=2025-12-31`), wording('undertaken.noneThen'))
  })

  it('refuse a day that there is not or that has not come, and give it back to people in its form', async () => {
    for (const path of [...PATHS, `/${ACCORD}/commitments/northhaven/berths`, '/parties/northhaven'])
      for (const [at, says] of [
        ['2026-09-02', 'days.later'],
        ['2026-02-30', 'days.notDay'],
      ] as const) {
        const wrong = await h.it.get(`${path}?at=${at}`, PAGE)
        assert.equal(wrong.status, 400, path)
        const html = await wrong.text()
        assert.match(wordsOn({ html }), wording(says), path)
        assert.equal(load(html)('#at').attr('value'), at)
        assert.equal((await h.it.get(`${path}?at=${at}`, { accept: 'application/json' })).status, 400)
      }
  })
})

describe('the page of what is due', () => {
  it('leads from this year to what still waits from earlier ones, and tells a day that is over as it was', async t => {
    const h = await committedHarbour({
      northhaven: named('Port of Northhaven'),
      southport: named('Southport'),
    })
    t.after(() => h.it.close())
    await h.commit('northhaven', [shorePower({ due: '2026-06-30' })])
    await h.commit('southport', [shorePower({ due: '2026-09-30' })])
    h.it.now = '2027-02-01T00:00:00Z'
    const due = async (query: string) => load(await h.it.text(`/${ACCORD}/due${query}`, PAGE))('main')
    const waiting = (count: number) => wording('due.waiting', { count, period: '2027' })
    const before = wordsOn({ html: (await due('')).html()! })
    assert.match(before, waiting(2))
    const link = `/${ACCORD}/due?in=2026`
    const linked = (await due('')).find(`li a[href="${link}"]`).get().length
    assert.equal(linked, 2, 'beside the years, and by the count')
    assert.doesNotMatch(wordsOn({ html: (await due('?in=2026')).html()! }), waiting(2))
    // A year to come says nothing of earlier ones.
    const coming = await due('?in=2028')
    assert.doesNotMatch(
      wordsOn({ html: coming.html()! }),
      wording('due.waitingIn', { period: '2026', count: 2 }),
    )
    assert.ok(coming.find(`li a[href="${link}"]`).length <= 1, 'beside the years alone')
    await h.report('northhaven', { answers: [accountOf('northhaven', 'berths', '2026-06-30')] })
    assert.match(wordsOn({ html: (await due('')).html()! }), waiting(1))
    h.it.now = '2027-02-03T00:00:00Z'
    assert.match(wordsOn({ html: (await due('?at=2027-01-31')).html()! }), waiting(2))
  })
})
