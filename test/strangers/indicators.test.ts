import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import type { Missing } from '../../src/register/figures/counts.ts'
import type { FigureAnswer, FigureCell, Figures, Period } from '../../src/register/figures/figures.ts'
import type { Policy } from '../../src/register/policy.ts'
import { policyDigest } from '../../src/register/types/calls.ts'
import { RULES, WORKS_DIGEST } from '../committed.ts'
import { admit } from '../depositary.ts'
import { answerOf, HALVES, indicatorOf, smallCatalogue } from '../figures.ts'
import { PYTHON, without } from '../ground.ts'
import { ACCEPTS, ACCORD, facts, inEnglish, said } from '../harbour.ts'
import { REPORT_RULES, type Reported, reportedHarbour } from '../reported.ts'

/**
 * `indicators.py` counts the matrix again from the files of an export, with what rules asked told by `status.py`. Both
 * were written from spec/ and from the codebook of a call; what the server gives as a file is the same, count for
 * count.
 */

const SCRIPT = join(import.meta.dirname, 'indicators.py')
/** Newer rules bind whoever accepts them, and nobody by notice. */
const COUNTING: Policy = { ...REPORT_RULES, noticeDays: null }
const WORDS_ALONE: Policy = { ...COUNTING, clauses: RULES.clauses! }
type Rows = readonly Record<string, string>[]

const value = (text: string): FigureCell[] => [{ by: [], value: text }]
const lacks = (missing: Missing): FigureCell[] => [{ by: [], missing }]
const tonnes = (first: string, missing: 'declined' | 'withheld-by-law'): FigureCell[] => [
  { by: ['aa'], value: first },
  { by: ['ba'], missing },
  { by: ['ca'], value: '0' },
]
const several: FigureCell[] = [
  { by: ['aa'], missing: 'declined' },
  { by: ['ba'], missing: 'withheld-by-law' },
  { by: ['ca'], missing: 'declined' },
]
const of = (party: string, ...answers: readonly FigureAnswer[]): Figures => ({
  ...{ v: 1, catalogue: 'year', edition: 1, party, sources: [] },
  answers: [...answers],
})
const answer = (id: string, cells: readonly FigureCell[], period = HALVES[0]!) =>
  answerOf(id, cells, { period })
const YEAR: Period = { from: '2026-01-01', until: '2026-12-31' }
const company = (text: string) => ({ names: inEnglish(text), kind: 'company' })

describe('the matrix of indicators', { skip: without('python') }, () => {
  let h: Reported
  let folder: string
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'avow-indicators-'))
    h = await story()
  })
  after(async () => {
    rmSync(folder, { recursive: true, force: true })
    await h.it.close()
  })

  async function byStranger(day: string): Promise<Rows> {
    const { size } = h.it.log.head()!
    const files = ['register', 'words'].map(name => join(folder, `${name}.ndjson`))
    for (const [i, name] of ['register', 'words'].entries())
      writeFileSync(files[i]!, await h.it.text(`/export/${size}/${name}.ndjson`))
    const { stdout, stderr, status } = spawnSync(PYTHON, [SCRIPT, ...files, '--call', ACCORD, '--day', day], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    assert.equal(status, 0, stderr)
    return parse(stdout, { columns: true }) as Rows
  }

  async function isAlike(day: string): Promise<Rows> {
    const theirs = await byStranger(day)
    const all = parse(await h.it.text(`/${ACCORD}/indicators.csv?at=${day}`), { columns: true }) as Rows
    const ours = all.map(one =>
      Object.fromEntries(Object.keys(theirs[0] ?? {}).map(name => [name, one[name]!])),
    )
    assert.equal(theirs.length, all.length)
    for (const [i, one] of ours.entries()) assert.deepEqual(theirs[i], one)
    return theirs
  }

  for (const day of ['2026-09-01', '2027-01-20', '2027-04-15', '2027-05-20', '2028-06-01'])
    it(`is counted alike by a stranger, of ${day}`, async () => {
      await isAlike(day)
    })

  it('has every way in which an answer can stand', async () => {
    const all = await byStranger('2028-06-01')
    for (const name of [
      ...['given', 'in_part', 'not_reported', 'declined', 'several', 'elsewhere', 'withheld_by_law'],
      ...['not_applicable', 'unasked_given', 'unasked_missing'],
    ])
      assert.ok(
        all.some(one => one[name] !== '0'),
        name,
      )
    // Dropped in the open window, it was asked of the one alone that had reported by then.
    const dropped = all.find(one => one.indicator === 'since' && one.until === '2026-12-31')
    assert.deepEqual([dropped?.asked, dropped?.not_reported], ['1', '1'])
    const standings = (id: string, from: string) => {
      const its = all.find(one => one.indicator === id && one.from === from && one.usual === 'yes')!
      return [its.elsewhere, its.given]
    }
    assert.deepEqual(standings('extra', '2027-01-01'), ['1', '2'])
    const late = await byStranger('2027-05-20')
    const first = (id: string) => late.find(one => one.indicator === id && one.from === HALVES[0]!.from)!
    assert.deepEqual([first('notices').not_asked, first('notices').cells_not_asked], ['0', '1'])
    const fleet = late.find(one => one.indicator === 'fleet' && one.from === HALVES[1]!.from)!
    assert.deepEqual([fleet.elsewhere, fleet.silent_not_reported === fleet.not_reported], ['0', true])
    const early = await byStranger('2027-01-20')
    assert.ok(early.some(one => one.not_due !== '0'))
  })

  // Last, since nothing that was withheld comes back.
  it('is counted alike where editions are withheld, one and then all: of whom that is not known', async () => {
    const editions = await h.it.log.store.rowsOf('indicatorEditions', `${ACCORD}/`, 9)
    const unknown: string[][] = []
    for (const { row } of editions) {
      const { digest } = (row as Readonly<{ data: { digest: string } }>).data
      await h.it.post('words/withheld', { digest, ground: said('Copyright.'), authority: said('A court.') })
      const all = await isAlike('2028-06-01')
      unknown.push(
        ['unknown', 'unknown_given', 'unknown_missing'].filter(name => all.some(it => it[name] !== '0')),
      )
      if (unknown.length === editions.length) assert.ok(all.every(({ asked }) => asked === '0'))
    }
    assert.deepEqual(unknown.at(-1), ['unknown', 'unknown_given', 'unknown_missing'])
  })
})

/**
 * Who signs late, or by rules that ask for no figures; who leaves before and after it could be late, or changes its
 * kind; a second edition in an open window, and a third after it.
 */
async function story(): Promise<Reported> {
  const h = await reportedHarbour(
    {
      tidewater: company('Tidewater Lines'),
      caldera: company('Caldera Shipping'),
      silent: company('Silent Shipping'),
      early: company('Early Ferries'),
      leaver: company('Early Leaver'),
      late: company('Late Leaver'),
      changer: company('Changing Docks'),
      aurelia: { names: inEnglish('Aurelia'), kind: 'state' },
    },
    {},
    COUNTING,
  )
  const { it } = h
  const catalogue = smallCatalogue({
    indicators: [
      ...smallCatalogue().indicators,
      indicatorOf('fleet', { section: 'quays', kinds: ['company'] }),
      indicatorOf('dust', { section: 'quays', how: 'measured' }),
    ],
  })
  await h.publish(catalogue)
  it.now = '2026-08-01T00:00:00Z'
  await admit(it, 'joiner', company('Joining Tugs'))
  await it.as('joiner').sign(ACCORD, { ...ACCEPTS, manifest: WORKS_DIGEST, policy: policyDigest(COUNTING) })
  // Whoever comes now signs rules that ask for a report, and for no figures.
  const reason = said('Figures were too much.')
  await it.post('call/policy-changed', { policy: WORDS_ALONE, reason }, { call: ACCORD })
  await admit(it, 'plain', company('Plain Ferries'))
  await it.as('plain').sign(ACCORD, { ...ACCEPTS, manifest: WORKS_DIGEST, policy: policyDigest(WORDS_ALONE) })
  it.now = '2026-08-15T00:00:00Z'
  await h.file(of('tidewater', answer('tonnes', tonnes('5', 'declined')), answer('notices', value('12'))))
  it.now = '2027-01-05T00:00:00Z'
  await h.file(of('early', answer('notices', value('8')), answer('notices', value('9'), HALVES[1]!)))
  it.now = '2027-01-10T00:00:00Z'
  // While the window is open: what is new in it is asked the next time.
  const second = smallCatalogue({
    indicators: [
      ...catalogue.indicators.filter(({ id }) => id !== 'since'),
      indicatorOf('extra', { section: 'quays' }),
    ],
  })
  await h.publish(second, { edition: 2 })
  await it.as('leaver').withdraw(ACCORD)
  it.now = '2027-01-15T00:00:00Z'
  await h.file(
    of(
      'caldera',
      answer('tonnes', several),
      answer('notices', lacks('declined')),
      answer('notices', lacks('withheld-by-law'), HALVES[1]!),
      answer('fleet', lacks('not-applicable')),
    ),
  )
  await h.file(
    of(
      'aurelia',
      answer('notices', value('3'), YEAR),
      answer('fleet', value('1')),
      answer('dust', lacks('declined')),
    ),
  )
  const asked = [{ clause: 'yearly-report', due: '2027-03-31' }]
  await h.file(of('plain', answer('notices', value('6'))), { asked, policy: policyDigest(WORDS_ALONE) })
  it.now = '2027-04-10T00:00:00Z'
  const filed = await h.file(
    of('joiner', answer('notices', value('2')), answer('notices', value('4'), HALVES[1]!)),
  )
  it.now = '2027-05-10T00:00:00Z'
  await it.as('late').withdraw(ACCORD)
  await h.correct(
    filed.report,
    of('joiner', answer('notices', value('2')), answer('notices', lacks('declined'), HALVES[1]!)),
  )
  await h.file(of('tidewater', answer('notices', lacks('withheld-by-law'))))
  await h.file({ ...of('tidewater', answer('extra', value('1'), HALVES[1]!)), edition: 2 })
  await it.post('party/updated', nationalised('changer'))
  // What dates and rules say nobody says otherwise; nor is a refusal for days to come an answer to those before.
  const running = { from: '2026-07-01', until: '2027-06-30' }
  await h.file(
    of(
      'silent',
      answer('notices', lacks('not-asked')),
      answer('notices', lacks('not-reported'), HALVES[1]!),
      answer('fleet', lacks('not-due'), YEAR),
    ),
  )
  await h.file(of('early', answer('fleet', lacks('declined'), running)))
  // Nobody was late without it: who reports later is asked for it no more, and who never does was.
  it.now = '2028-05-20T00:00:00Z'
  await h.publish(
    { ...second, indicators: second.indicators.filter(({ id }) => id !== 'policy') },
    { edition: 3 },
  )
  it.now = '2028-06-01T00:00:00Z'
  for (const party of ['changer', 'caldera'])
    await h.file({
      ...of(party, answer('extra', value('7'), { from: '2027-01-01', until: '2027-12-31' })),
      edition: 2,
    })
  // One alone reports of days of which nobody has heard.
  const alone = ['0001-01-01', '2027-05-05', '2027-05-06', '2028-06-01'].map(one => ({
    from: one,
    until: one,
  }))
  await h.file({ ...of('silent', ...alone.map(one => answer('policy', yes, one))), edition: 2 })
  // Nor do two of them make columns of it for everybody.
  for (const party of ['tidewater', 'caldera']) {
    const days = ['2027-01-04', '2027-01-05', '2027-01-06'].map(one => ({ from: one, until: one }))
    await h.file({ ...of(party, ...days.map(one => answer('policy', yes, one))), edition: 2 })
  }
  // Two days of two half-years answer for neither; what was asked of a party since it came is all of what it owes.
  const seam = { from: '2026-06-30', until: '2026-07-01' }
  const sinceItCame = { from: '2026-08-01', until: '2026-12-31' }
  await h.file({ ...of('joiner', answer('policy', lacks('declined'), sinceItCame)), edition: 2 })
  await h.file({ ...of('late', answer('policy', lacks('declined'), seam)), edition: 2 })
  // A year of its own, whose next one was not over while there was time.
  const own = { from: '2026-07-01', until: '2027-06-30' }
  await h.file({ ...of('early', answer('extra', value('2'), own)), edition: 2 })
  return h
}

const yes: FigureCell[] = [{ by: [], value: true }]
const nationalised = (party: string) => ({
  ...{ party, ...facts(party), names: inEnglish('Changing Docks'), kind: 'state' },
  reason: said('It was nationalised.'),
})
