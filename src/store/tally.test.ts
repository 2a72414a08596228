import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, it } from 'node:test'
import { batchAfter, signatureRows } from './contract-batches.fixture.ts'
import { DIRECTORY } from './directory.ts'
import { withoutSubjects } from './older.fixture.ts'
import { SqliteStore } from './sqlite.ts'
import { SQLITE_TALLY } from './sqlite-roll.ts'
import { SQLITE_MIGRATIONS } from './sqlite-schema.ts'

const CALL = 'harbour-accord'

describe('the numbers of a roll', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-tally-'))
  const file = join(folder, 'avow.sqlite')
  after(() => rmSync(folder, { recursive: true }))

  const signed = (party: string, at: number, day: string) => signatureRows(CALL, party, party, at, day)

  it('come and go with those who stand, in the batch that moves them', async () => {
    const store = SqliteStore.open(file)
    const epoch = await store.claim()
    const days = ['2026-01-01', '2026-01-01', '2026-02-01']
    const rows = days.flatMap((day, i) => signed(`port-${i}`, i, day))
    await store.commit(batchAfter(0, 3, epoch, { rows }))
    const { total, days: byDay, mandates } = await store.rollTally(CALL)
    assert.equal(total, 3)
    assert.deepEqual(byDay, [
      { of: '2026-01-01', rows: 2 },
      { of: '2026-02-01', rows: 1 },
    ])
    assert.equal(mandates.length, 1)
    assert.equal((await store.rollTally('no-such-call')).total, 0)
    assert.deepEqual(
      (await store.roll({ call: CALL, signed: '2026-02-01', limit: 9 })).items.map(item => item.party),
      ['port-2'],
    )
    await store.close()
  })

  it('are counted anew where older software has counted nothing', async () => {
    const at = SQLITE_MIGRATIONS.findIndex(({ sql }) => sql === SQLITE_TALLY)
    assert.equal(at, SQLITE_MIGRATIONS.length - 11, 'a later step would have to be undone here too')
    const db = new DatabaseSync(file)
    db.exec(
      `${withoutSubjects('SQLite')} DROP INDEX keys_holder; DROP TABLE roll_tally; UPDATE avow_schema SET version = ${at}`,
    )
    db.close()
    const store = SqliteStore.open(file)
    assert.equal((await store.rollTally(CALL)).total, 3)
    assert.equal((await store.rollTally(DIRECTORY)).total, 3, 'all organisations')
    const { items } = await store.roll({ call: CALL, limit: 9 })
    assert.deepEqual(
      items.map(item => item.party),
      ['port-0', 'port-1', 'port-2'],
    )
    await store.close()
  })

  it('are refused where they are not what was written', async () => {
    const store = SqliteStore.open(file)
    const db = new DatabaseSync(file)
    db.exec(`UPDATE roll_tally SET stored = replace(stored, substr(stored, -1), '9')`)
    db.close()
    await assert.rejects(store.rollTally(CALL), { code: 'store_damaged' })
    await store.close()
  })
})
