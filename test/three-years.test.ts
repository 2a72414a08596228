import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { utf8 } from '../src/core/bytes.ts'
import { figuresAsked } from '../src/register/clauses.ts'
import type { Duties } from '../src/register/duties.ts'
import { readCatalogue } from '../src/register/figures/catalogue.ts'
import { MISSING } from '../src/register/figures/counts.ts'
import { differences, readFigures } from '../src/register/figures/figures.ts'
import { planCommitments } from '../src/register/lists/commitment-plan.ts'
import { readCommitments } from '../src/register/lists/commitments.ts'
import { ref } from '../src/register/rows.ts'
import { eachRow, rowsUnder } from '../src/store/each-row.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { readDuties, readRules } from '../src/work/commitments/duties.ts'
import { fileOfCommitments, standingCommitments } from '../src/work/commitments/file.ts'
import { copyFilled } from './filled.ts'

/** Three years of the Harbour Accord, as a first start tells them: what follows from their dates, on any day. */
describe('the years of the Harbour Accord', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-years-'))
  const ACCORD = 'harbour-accord'
  let store: Store

  before(async () => {
    await copyFilled(folder, 'http://localhost')
    store = await openStore({ dataDir: folder, readOnly: true })
  })
  after(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })

  async function on(day: string, party: string): Promise<Duties> {
    return (await readDuties(store, (await readRules(store, ACCORD))!, ACCORD, party, day))!
  }
  const report = async (day: string, party: string, due: string) =>
    (await on(day, party)).asked.find(one => one.clause.id === 'yearly-report' && one.due === due)
  const commitment = async (day: string, party: string, id: string) =>
    (await on(day, party)).commitments.find(one => one.commitment.id === id)?.status

  it('ask for nothing of whoever did not accept the rules that ask', async () => {
    for (const party of ['kingdom-of-valdria', 'harbour-watch', 'city-of-marrow-bay'])
      for (const day of ['2023-12-31', '2024-07-01', '2026-11-01'])
        assert.deepEqual((await on(day, party)).asked, [], `${party} ${day}`)
    const { asked } = await on('2024-01-17', 'port-of-northhaven')
    assert.deepEqual(
      asked.map(({ clause }) => [clause.id, figuresAsked(clause)]),
      [
        ['first-commitment', undefined],
        ['clean-air', undefined],
        ['yearly-report', 'year'],
      ],
    )
    // What it takes on all the same is due on its day, and never overdue by rules that are not its own.
    assert.equal((await commitment('2026-11-01', 'kingdom-of-valdria', 'alerte'))?.status, 'due')
  })

  it('move a date for all whom it binds, by an outage and by the days that were given', async () => {
    for (const party of ['port-of-saint-orrin', 'caldera-shipping', 'pell-islands']) {
      assert.equal((await report('2025-03-31', party, '2025-03-31'))?.last, '2025-04-30')
      const moved = await report('2025-04-02', party, '2025-03-31')
      assert.deepEqual([moved?.last, moved?.movedBy.length], ['2025-05-13', 2])
    }
    const late = (await report('2025-04-08', 'port-of-saint-orrin', '2025-03-31'))?.met?.late
    assert.equal(late, false)
  })

  it('tell a silence day by day, and what ends it', async () => {
    const caldera = async (day: string) => (await on(day, 'caldera-shipping')).step?.name ?? null
    assert.deepEqual(
      [await caldera('2025-07-12'), await caldera('2025-07-13'), await caldera('2025-08-18')],
      [null, 'silent', null],
    )
    assert.equal((await on('2025-08-18', 'caldera-shipping')).back, '2025-08-18')
  })

  it('remove nobody before the clause is true, and let it come back', async () => {
    const cranes = (day: string) => on(day, 'meridian-cranes')
    const { step } = await cranes('2025-02-09')
    assert.deepEqual(step, { name: 'inactive', since: '2024-10-28' })
    assert.deepEqual((await cranes('2025-02-10')).binding, null)
    const back = await cranes('2026-03-01')
    assert.deepEqual([back.binding?.by, back.step, back.commitments.length], ['yes', null, 1])
  })

  it('keep a lowered target beside the one that it replaced', async () => {
    const [row] = await store.rows([ref('commitments', ACCORD, 'port-of-northhaven', 'shore-power')])
    assert.deepEqual(
      row!.versions.map(({ target, due }) => [target?.value, due]),
      [
        ['40', '2025-12-31'],
        ['28', '2026-09-30'],
      ],
    )
    assert.equal((await commitment('2025-02-01', 'port-of-northhaven', 'shore-power'))?.due, '2025-12-31')
  })

  it('hold three to one commitment, each by its own yes', async () => {
    for (const party of ['port-of-northhaven', 'saltmarsh-energy', 'tidewater-lines'])
      assert.equal((await commitment('2024-07-01', party, 'quay-grid'))?.due, '2025-10-31')
  })

  /** Every file of figures, as it was filed and as it was corrected. */
  async function filed() {
    const all = await Array.fromAsync(eachRow(store, 'figures', `${ACCORD}/`))
    return Promise.all(
      all.map(async ({ key, row }) => {
        const [edition] = await store.rows([
          ref('indicatorEditions', ACCORD, row.catalogue, String(row.edition)),
        ])
        const catalogue = readCatalogue((await store.words(edition!.data.digest))!.bytes)
        const [first, ...corrections] = await Promise.all(
          [row, ...row.corrections].map(async ({ data }) =>
            readFigures((await store.words(data.digest))!.bytes, catalogue),
          ),
        )
        return { party: key.split('/')[1]!, row, first: first!, corrections }
      }),
    )
  }

  it('report in figures by country and half-year, with each reason why there is none', async () => {
    const all = await filed()
    assert.ok(new Set(all.map(({ party }) => party)).size >= 10)
    const reasons = new Set(
      all.flatMap(({ first }) =>
        first.answers.flatMap(({ cells }) => cells.flatMap(one => ('missing' in one ? [one.missing] : []))),
      ),
    )
    assert.deepEqual(
      MISSING.filter(code => !reasons.has(code)),
      [],
    )
    const byLaw = all.find(({ party, row }) => party === 'republic-of-eastmark' && row.day === '2025-03-10')
    const answer = byLaw!.first.answers.find(one => one.indicator === 'incidents')
    assert.deepEqual(answer?.cells, [{ by: [], missing: 'withheld-by-law' }])
    assert.match(answer?.words ?? '', /Act/)
  })

  it('correct a value beside the old one, and take what was printed before as a report', async () => {
    const all = await filed()
    const tidewater = all.find(
      ({ corrections, party }) => corrections.length > 0 && party === 'tidewater-lines',
    )
    const [change, ...others] = differences(tidewater!.first, tidewater!.corrections[0]!)
    assert.deepEqual([others, change!.indicator, change!.period.from], [[], 'plugged', '2024-01-01'])
    const printed = all.filter(({ first }) => first.sources.length > 0).map(({ party }) => party)
    assert.deepEqual(printed.sort(), ['northlight-ferries', 'port-of-saint-orrin'])
    const [two] = all.filter(({ first, party }) => party === 'northlight-ferries' && first.sources.length > 0)
    assert.deepEqual([...new Set(two!.first.answers.map(({ found }) => found?.place))].sort(), [
      'page 1',
      'page 2',
    ])
  })

  it('come out as files that change nothing when they come back', async () => {
    for await (const { name: party } of rowsUnder(store, 'schedules', ACCORD)) {
      const list = readCommitments(utf8(await fileOfCommitments(store, ACCORD, party)))
      const standing = await standingCommitments(store, {
        call: ACCORD,
        party,
        day: '2026-11-01',
        lang: 'en',
      })
      const plan = planCommitments(list, standing)
      assert.equal(plan.rows.length, standing.commitments.size)
      assert.deepEqual([plan.unnamed, plan.rows.filter(({ is }) => is !== 'unchanged')], [[], []], party)
    }
  })

  it('lie beside a record of a real call under which nothing was promised, and nothing is owed', async () => {
    const rules = (await readRules(store, 'paris-call'))!
    for (const policy of rules.policies.values())
      assert.deepEqual(
        [policy.clauses, policy.classes, policy.commitments],
        [undefined, undefined, undefined],
      )
    for (const table of ['schedules', 'commitments', 'catalogues', 'declined', 'classes'] as const)
      for await (const { name } of rowsUnder(store, table, 'paris-call')) assert.fail(`${table} ${name}`)
  })
})
