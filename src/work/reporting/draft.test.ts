import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { HALVES, largeCatalogue, smallCatalogue } from '../../../test/figures.ts'
import { newDrawer, refusedAs } from '../../people/drawer.fixture.ts'
import { keepSheet, keptSheet } from '../../people/filled-sheets.ts'
import { type DraftHead, openHead, REPORT_DRAFT_SECONDS, type Said } from '../../people/report-drafts.ts'
import { cellsOf } from '../../register/figures/catalogue.ts'
import {
  ACCOUNT,
  answersIn,
  beginDraft,
  changeHead,
  draftDigest,
  draftSigned,
  dropDraft,
  dropLeftOut,
  type Edit,
  partOf,
  readParts,
  saveEdits,
  slotOf,
  UNREAD,
} from './draft.ts'
import { groupOf, leftOut, takenBack } from './left-out.ts'

const drawer = newDrawer()
const OF = { party: 'tidewater', call: 'harbour-accord' }
const BEGIN = { ...OF, catalogue: { id: 'year', edition: 1 }, periods: HALVES, by: 'ada' }
const [HALF] = HALVES.map(groupOf) as [string, string]
const catalogue = smallCatalogue()

const edit = (country: string, was: Said | null, is: Said | null, more: Partial<Edit> = {}): Edit => ({
  ...{ part: 'i.tonnes', group: HALF, slot: slotOf([country]), was, is },
  ...more,
})
const value = (text: string): Said => ({ value: text })

describe('the draft of a report', () => {
  let head: DraftHead
  before(async () => {
    head = await beginDraft(drawer, BEGIN, 100)
  })
  const parts = () => readParts(drawer, head, 200)
  const slots = async () => (await parts()).get('i.tonnes')!.groups[HALF]!

  it('is one for a party and a call, whoever begins it', async () => {
    const again = await beginDraft(drawer, { ...BEGIN, by: 'ben', periods: [HALVES[0]!] }, 101)
    assert.equal(again.round, head.round)
    assert.deepEqual(again.periods, HALVES)
  })

  it('takes what two colleagues type in two cells of one part at once', async () => {
    const met = await Promise.all([
      saveEdits(drawer, head, [edit('aa', null, value('1'))], 'ada', 102),
      saveEdits(drawer, head, [edit('ba', null, { missing: 'declined' })], 'ben', 102),
    ])
    assert.deepEqual(met, [[], []])
    assert.deepEqual((await slots())[slotOf(['aa'])]?.is, value('1'))
    assert.deepEqual((await slots())[slotOf(['ba'])]?.is, { missing: 'declined' })
  })

  it('keeps what either typed where both change one cell, until one of them has read both', async () => {
    await saveEdits(drawer, head, [edit('ca', null, value('40'))], 'ada', 103)
    const met = await saveEdits(drawer, head, [edit('ca', null, value('45'))], 'ben', 104)
    assert.deepEqual(
      met.map(({ theirs }) => theirs),
      [{ is: value('40'), by: 'ada' }],
    )
    const both = (await slots())[slotOf(['ca'])]!
    assert.deepEqual([both.is, both.beside?.map(({ is }) => is)], [value('45'), [value('40')]])
    assert.equal(answersIn(await parts(), catalogue, HALVES)[0]!.cells.length, 2, 'two values are none')
    // A third, who has read neither, takes nothing away.
    await saveEdits(drawer, head, [edit('ca', null, value('47'))], 'cyd', 105)
    assert.equal((await slots())[slotOf(['ca'])]?.beside?.length, 2)
    const seen = edit('ca', value('47'), value('40'), { beside: [value('40'), value('45')] })
    assert.deepEqual(await saveEdits(drawer, head, [seen], 'ada', 106), [])
    assert.deepEqual((await slots())[slotOf(['ca'])], { is: value('40'), by: 0, at: 106 })
  })

  it('keeps what either chose where two chose differently, be the value of one nowhere else any more', async () => {
    await saveEdits(drawer, head, [edit('ca', value('40'), value('100'))], 'ada', 106)
    await saveEdits(drawer, head, [edit('ca', value('40'), value('200'))], 'ben', 106)
    const read = { beside: [value('100')] }
    await saveEdits(drawer, head, [edit('ca', value('200'), value('150'), read)], 'ada', 106)
    assert.deepEqual((await slots())[slotOf(['ca'])], { is: value('150'), by: 0, at: 106 })
    const met = await saveEdits(drawer, head, [edit('ca', value('200'), value('200'), read)], 'ben', 106)
    assert.deepEqual(met[0]?.theirs, { is: value('150'), by: 'ada' })
    const both = (await slots())[slotOf(['ca'])]!
    assert.deepEqual([both.is, both.beside?.map(({ is }) => is)], [value('200'), [value('150')]])
    // Ada takes Ben's value while he takes hers: neither choice goes unseen.
    const again = { beside: [value('150')] }
    await saveEdits(drawer, head, [edit('ca', value('200'), value('200'), again)], 'ada', 106)
    await saveEdits(drawer, head, [edit('ca', value('200'), value('150'), again)], 'ben', 106)
    assert.equal((await slots())[slotOf(['ca'])]?.beside?.length, 1)
    await saveEdits(
      drawer,
      head,
      [edit('ca', value('150'), value('40'), { beside: [value('200')] })],
      'ada',
      106,
    )
    assert.deepEqual((await slots())[slotOf(['ca'])], { is: value('40'), by: 0, at: 106 })
  })

  it('leaves what a colleague changed as it is where the other one did not', async () => {
    const untouched = edit('aa', value('0'), value('0'))
    assert.deepEqual(await saveEdits(drawer, head, [untouched], 'ben', 107), [])
    assert.deepEqual((await slots())[slotOf(['aa'])]?.is, value('1'))
  })

  it('is filled in from the last report, and loses that again, only where nobody has typed meanwhile', async () => {
    const of = await beginDraft(drawer, { ...BEGIN, party: 'again' }, 100)
    const save = (edits: readonly Edit[], by: string) => saveEdits(drawer, of, edits, by, 101)
    const now = async () => {
      const slots = (await readParts(drawer, of, 102)).get('i.tonnes')!.groups[HALF]!
      return ['aa', 'ba', 'ca'].map(id => slots[slotOf([id])]?.is)
    }
    const fill = ['aa', 'ba', 'ca'].map(id => edit(id, null, value('7'), { repeats: 'fill' }))
    await save([edit('aa', null, value('8'))], 'ben')
    assert.deepEqual(await save(fill, 'ada'), [], 'nobody is asked which of the two is right')
    assert.deepEqual(await now(), [value('8'), value('7'), value('7')])
    const undo = ['aa', 'ba', 'ca'].map(id => edit(id, value('7'), null, { repeats: 'undo' }))
    await save([edit('ba', value('7'), value('9'))], 'ben')
    assert.deepEqual(await save(undo, 'ada'), [])
    assert.deepEqual(await now(), [value('8'), value('9'), undefined])
    // Whoever was typing over what was filled in when it went has typed an answer, and meets nobody’s.
    assert.deepEqual(await save([edit('ca', UNREAD, value('10'))], 'ben'), [])
    const { beside, ...one } = (await readParts(drawer, of, 102)).get('i.tonnes')!.groups[HALF]![
      slotOf(['ca'])
    ]!
    assert.deepEqual([one.is, beside], [value('10'), undefined])
  })

  it('says who emptied what somebody else was typing over, be it an answer or words of commitments', async () => {
    const of = await beginDraft(drawer, { ...BEGIN, party: 'emptied' }, 100)
    const save = (one: Edit, by: string) => saveEdits(drawer, of, [one], by, 101)
    const words = (was: Said | null, is: Said | null): Edit => ({
      ...{ part: ACCOUNT, group: '', slot: 'words', was, is },
    })
    for (const at of [(was: Said | null, is: Said | null) => edit('aa', was, is), words]) {
      await save(at(null, value('7')), 'cyd')
      await save(at(value('7'), null), 'ada')
      const met = await save(at(UNREAD, value('8')), 'ben')
      assert.deepEqual(
        met.map(({ theirs }) => theirs),
        [{ is: null, by: 'ada' }],
      )
    }
  })

  it('keeps what a colleague typed, be it the same as was filled in of last time at that moment', async () => {
    const of = await beginDraft(drawer, { ...BEGIN, party: 'same' }, 100)
    const save = (one: Edit, by: string) => saveEdits(drawer, of, [one], by, 101)
    await save(edit('aa', null, value('7'), { repeats: 'fill' }), 'ada')
    assert.deepEqual(await save(edit('aa', null, value('7')), 'ben'), [])
    await save(edit('aa', value('7'), null, { repeats: 'undo' }), 'ada')
    const part = (await readParts(drawer, of, 102)).get('i.tonnes')!
    const slot = part.groups[HALF]![slotOf(['aa'])]
    assert.deepEqual([slot?.is, part.hands[slot!.by]], [value('7'), 'ben'])
  })

  it('says what the file of figures says, and leaves what cannot be taken open', async () => {
    await saveEdits(
      drawer,
      head,
      [
        edit('aa', value('1'), { typed: '4o', missing: null }),
        { part: 'i.how', group: HALF, slot: 'words', was: null, is: { text: 'Soon.' } },
        { part: 'i.how', group: HALF, slot: 'lang', was: null, is: { text: 'fr' } },
      ],
      'ada',
      108,
    )
    const [tonnes, how] = answersIn(await parts(), catalogue, HALVES)
    assert.deepEqual(tonnes!.cells, [
      { by: ['ba'], missing: 'declined' },
      { by: ['ca'], value: '40' },
    ])
    assert.deepEqual([how!.words, how!.lang, how!.cells], ['Soon.', 'fr', []])
  })

  it('is signed as it was read, and no word of a colleague gets in or is taken afterwards', async () => {
    const read = draftDigest(await parts(), head)
    await changeHead(drawer, head, ({ given }) => ({ given: { ...given, one: 'ben' } }), 109)
    assert.equal(draftDigest(await parts(), head), read, 'whose turn it is, is nothing that is signed')
    const early = await draftSigned(drawer, head, { read, by: 'ada' }, 110)
    await saveEdits(drawer, head, [edit('aa', { typed: '4o', missing: null }, value('40'))], 'ben', 111)
    await refusedAs('changed_meanwhile', drawer.apply(early, 112))
    await refusedAs('seen_stale', draftSigned(drawer, head, { read, by: 'ada' }, 112))
    const now = draftDigest(await parts(), head)
    await drawer.apply(await draftSigned(drawer, head, { read: now, by: 'ada' }, 113), 113)
    await refusedAs('seen_stale', saveEdits(drawer, head, [edit('aa', null, value('9'))], 'ben', 114))
    assert.equal(await openHead(drawer, OF, 114), undefined)
    const next = await beginDraft(drawer, BEGIN, 115)
    assert.notEqual(next.round, head.round)
    assert.equal((await readParts(drawer, next, 116)).size, 0)
    await refusedAs('seen_stale', saveEdits(drawer, head, [edit('aa', null, value('9'))], 'ben', 117))
    await dropDraft(drawer, next, 'ada', 118)
    assert.equal(await openHead(drawer, OF, 119), undefined)
  })

  it('takes along the sheet that was sent to it by whoever ends it, signed or deleted', async () => {
    const of = { ...OF, party: 'sheets', of: '' }
    const send = (by: string, now: number) =>
      keepSheet(drawer, { ...of, by, name: 'filled.xlsx', content: { rows: [1] } }, now)
    const kept = async (by: string, now: number) =>
      (await keptSheet(drawer, { ...of, by }, now)) !== undefined
    const begun = await beginDraft(drawer, { ...BEGIN, party: 'sheets' }, 500)
    await send('ada', 501)
    await send('ben', 501)
    const read = draftDigest(await readParts(drawer, begun, 502), begun)
    await drawer.apply(await draftSigned(drawer, begun, { read, by: 'ada' }, 502), 502)
    // A colleague may still read that their own changed nothing.
    assert.deepEqual([await kept('ada', 503), await kept('ben', 503)], [false, true])
    const next = await beginDraft(drawer, { ...BEGIN, party: 'sheets' }, 504)
    await send('ada', 505)
    await dropDraft(drawer, next, 'ada', 506)
    assert.equal(await kept('ada', 507), false)
  })

  it('ends as a whole, on one day', async () => {
    const other = await beginDraft(drawer, { ...BEGIN, party: 'galdra' }, 1000)
    await saveEdits(drawer, other, [edit('aa', null, value('1'))], 'ada', 1000 + 399 * 86_400)
    const end = 1000 + REPORT_DRAFT_SECONDS
    assert.equal((await readParts(drawer, other, end - 1)).size, 1)
    assert.equal((await readParts(drawer, other, end)).size, 0)
    assert.equal(await openHead(drawer, { ...OF, party: 'galdra' }, end), undefined)
  })

  it('grows no longer than any report needs, whoever types, and can be shortened then', async () => {
    const of = await beginDraft(drawer, { ...BEGIN, party: 'long' }, 2000)
    const words = 'w'.repeat(20_000)
    const page = (part: string, is: Said | null) =>
      Array.from({ length: 100 }, (_, i): Edit => {
        const was = is === null ? value(words) : null
        return { part, group: HALF, slot: `c/${i}`, was, is }
      })
    const save = (part: string, is: Said | null = value(words)) =>
      saveEdits(drawer, of, page(part, is), 'ada', 2001)
    await Promise.all([save('i.one'), save('i.two')])
    const [third, fourth] = await Promise.allSettled([save('i.three'), save('i.four')])
    assert.deepEqual([third?.status, fourth?.status].sort(), ['fulfilled', 'rejected'], 'of two at once')
    await refusedAs('request_oversize', save('i.five'))
    await save('i.one', null)
    await save('i.five')
    await dropDraft(drawer, of, 'ada', 2002)
    const next = await beginDraft(drawer, { ...BEGIN, party: 'long' }, 2003)
    assert.equal(next.length, 0)
  })

  it('keeps what its report was not for until the next one by the same indicators', async () => {
    const year = { from: '2026-01-01', until: '2026-12-31' }
    const begin = { ...BEGIN, party: 'changing' }
    const first = await beginDraft(drawer, { ...begin, periods: [year] }, 3000)
    const typed = edit('aa', null, value('4711'), { group: groupOf(year) })
    await saveEdits(drawer, first, [typed], 'ben', 3001)
    await changeHead(drawer, first, () => ({ periods: [...HALVES] }), 3002)
    await saveEdits(drawer, first, [edit('aa', null, value('7'))], 'ada', 3003)
    const sign = async (head: DraftHead, now: number) => {
      const found = (await openHead(drawer, head, now))!.value
      const read = draftDigest(await readParts(drawer, found, now), found)
      await drawer.apply(await draftSigned(drawer, found, { read, by: 'ada' }, now), now)
    }
    await sign(first, 3004)
    // A report by other indicators in between takes nothing of it, and loses nothing.
    const other = await beginDraft(drawer, { ...begin, catalogue: { id: 'other', edition: 1 } }, 3005)
    assert.equal((await readParts(drawer, other, 3005)).size, 0)
    await sign(other, 3006)
    const next = await beginDraft(drawer, { ...begin, periods: [year] }, 3007)
    const [answer] = answersIn(await readParts(drawer, next, 3008), catalogue, [year])
    assert.deepEqual(answer!.cells, [{ by: ['aa'], value: '4711' }])
    assert.deepEqual(leftOut((await readParts(drawer, next, 3008)).values(), [year]), [])
    assert.deepEqual(leftOut((await readParts(drawer, next, 3008)).values(), HALVES), [
      { period: year, count: 1, by: ['ben'] },
    ])
    await changeHead(drawer, next, () => ({ periods: [...HALVES] }), 3009)
    await dropLeftOut(drawer, next, 3010)
    assert.deepEqual(leftOut((await readParts(drawer, next, 3011)).values(), HALVES), [])
  })

  it('takes periods back in instead of those that overlap them', () => {
    const [first, second] = HALVES
    const year = { from: '2026-01-01', until: '2026-12-31' }
    const before = { from: '2025-07-01', until: '2025-12-31' }
    assert.deepEqual(takenBack([year], [first!]), [first])
    assert.deepEqual(takenBack([first!, second!], [before]), [before, first, second])
    assert.equal(takenBack([before], [year, first!]), undefined)
  })

  it('holds 150 indicators in 30 countries and two half-years', async () => {
    const large = largeCatalogue()
    const of = await beginDraft(drawer, { ...BEGIN, party: 'large' }, 2000)
    const edits = large.indicators.flatMap(one =>
      HALVES.flatMap(period =>
        cellsOf(large, one).map(by => ({
          ...{ part: partOf(one), group: groupOf(period), slot: slotOf(by) },
          ...{ was: null, is: value('17') },
        })),
      ),
    )
    await saveEdits(drawer, of, edits, 'ada', 2001)
    const answers = answersIn(await readParts(drawer, of, 2002), large, HALVES)
    assert.equal(
      answers.reduce((sum, { cells }) => sum + cells.length, 0),
      9000,
    )
  })
})
