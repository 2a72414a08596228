import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HALVES, smallCatalogue } from '../../../../test/figures.ts'
import type { FilledSheets } from '../../../register/lists/figure-lines.ts'
import type { Filling } from '../../../register/lists/figure-plan.ts'
import { SHEET_WORDS } from '../../../register/lists/figure-sheet.ts'
import type { Parts } from '../../../work/reporting/draft.ts'
import { type Asked, newTurnRates } from '../../kit/kit.ts'
import type { SheetRead } from './planning.ts'
import { plannedOnce } from './planning.ts'

const SHIP = { party: 'tidewater' }

/** A server of its own, asked from an address, or from the machine itself. */
const server = (address?: string) => {
  const site = {
    filed: {},
    turns: newTurnRates(() => 0),
    log: { drawer: {} },
    logger: { warn() {} },
    now: () => 0,
  }
  return { site, address } as unknown as Asked
}

const questions: Filling = {
  ...{ of: 'round', catalogue: smallCatalogue(), periods: [HALVES[0]!], answers: [], sources: [] },
  ...{ lang: 'en', words: SHEET_WORDS.en },
}
const parts: Parts = new Map()

/** A sheet that says how often it was unpacked. */
function sheetOf(print: string, empty = 0) {
  const { from, until } = HALVES[0]!
  const head = ['indicator', 'from', 'until', 'value']
  const cells = [head, ['notices', from, until, '412'], ...Array.from({ length: empty }, () => [])]
  const rows = cells.map((one, i) => ({ line: i + 1, cells: one, guessed: false }))
  const filled: FilledSheets = { sheets: [{ name: null, rows }], isPointed: false }
  const seen = { reads: 0 }
  const sheet: SheetRead = {
    ...{ name: 'a.csv', at: 0, print },
    async read() {
      seen.reads += 1
      return { ...filled, hasMacros: false }
    },
  }
  return { sheet, seen }
}

describe('a filled sheet that is looked at', () => {
  it('is planned once, however many look at it at once and later', async () => {
    const asked = server()
    const { sheet, seen } = sheetOf('one')
    const look = () => plannedOnce(asked, SHIP, sheet, { parts, questions })
    const all = await Promise.all(Array.from({ length: 80 }, look))
    assert.equal(new Set(all).size, 1)
    assert.equal(await look(), all[0])
    assert.equal(all[0]!.plan.changed.length, 1)
    assert.equal(seen.reads, 1)
  })

  it('is planned anew for another draft, other questions and another reader, and where it is another', async () => {
    const asked = server()
    const { sheet, seen } = sheetOf('one')
    const look = (more: Partial<Filling> = {}, of = parts) =>
      plannedOnce(asked, SHIP, sheet, { parts: of, questions: { ...questions, ...more } })
    await look()
    const slot = { is: { value: '412' }, by: 0, at: 1 }
    const draft: Parts = new Map([
      ['i.notices', { hands: ['ada'], groups: { '': { 'c/': slot } } }],
    ]) as unknown as Parts
    const answer = { indicator: 'notices', period: HALVES[0]!, cells: [{ by: [], value: '412' }] }
    const said = { ...answer, lang: null, words: null, behind: null, found: null }
    const answered = await look({ answers: [said] }, draft)
    assert.equal(answered.plan.changed.length, 0)
    await look({ isAsked: () => false })
    await look({ lang: 'fr', words: SHEET_WORDS.fr })
    await look({ periods: HALVES })
    assert.equal(seen.reads, 5)
    const other = sheetOf('other')
    await plannedOnce(asked, SHIP, other.sheet, { parts, questions })
    assert.equal(other.seen.reads, 1)
    await look()
    assert.equal(seen.reads, 5)
  })

  it('waits until another is planned, so that one lies in memory at a time', async () => {
    const asked = server()
    let [now, most] = [0, 0]
    const looks = Array.from({ length: 8 }, (_, i) => {
      const { sheet } = sheetOf(`sheet ${i}`)
      const read = async () => {
        now += 1
        most = Math.max(most, now)
        await new Promise(resolve => setTimeout(resolve, 5))
        now -= 1
        return sheet.read()
      }
      return plannedOnce(asked, SHIP, { ...sheet, read }, { parts, questions })
    })
    await Promise.all(looks)
    assert.equal(most, 1)
  })

  it('counts by its rows among what an address may have computed, and is no longer planned then', async () => {
    const asked = server('192.0.2.7')
    const look = (print: string) =>
      plannedOnce(asked, SHIP, sheetOf(print, 499_998).sheet, { parts, questions })
    for (let i = 0; i < 3; i++) await look(`sheet ${i}`)
    await assert.rejects(look('one more'), { code: 'rate_limited' })
    // What is at hand costs nothing.
    await look('sheet 2')
  })
})
