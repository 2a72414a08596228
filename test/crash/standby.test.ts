import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { batchAfter } from '../../src/store/contract-batches.fixture.ts'
import { openStore } from '../../src/store/open.ts'
import { OutcomeUnknown } from '../../src/store/store.ts'
import { root } from '../house/sources.ts'
import { type Postgres, type Standby, startPostgres } from '../postgres.ts'

/** Acknowledged batches after which the first server is lost. */
const ENOUGH = 300

/** What docs/server.md advises in place of a continuous copy. */
describe('a PostgreSQL with a synchronous standby', () => {
  let postgres: Postgres
  let standby: Standby
  let databaseUrl: string
  before(async () => {
    postgres = await startPostgres()
    databaseUrl = await postgres.newDatabase()
    await (await openStore({ databaseUrl })).close()
    standby = await postgres.newStandby()
  })
  after(async () => {
    await standby.stop()
    await postgres.stop()
  })

  it('acknowledges nothing that the standby does not have', async () => {
    const store = await openStore({ databaseUrl })
    const epoch = await store.claim()
    await store.commit(batchAfter(0, 1, epoch))
    standby.freeze()
    const committed = store.commit(batchAfter(1, 1, epoch))
    await assert.rejects(committed, OutcomeUnknown)
    standby.thaw()
    assert.equal((await store.head())!.size, 2, 'it was on the way, and is there once the standby is')
    await store.close()
  })

  it('has all that was acknowledged where the first server is lost', async () => {
    const dying = await postgres.newDatabase()
    const child = spawn(process.execPath, [join(root, 'src/store/contract-child.fixture.ts')], {
      env: { ...process.env, PLACE: JSON.stringify({ databaseUrl: dying }) },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let acknowledged = 0
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line)
      if (acknowledged === ENOUGH) await postgres.kill()
    }
    assert.ok(acknowledged >= ENOUGH)
    await standby.promote()
    const store = await openStore({ databaseUrl: standby.urlOf(dying) })
    const { size } = (await store.head())!
    assert.ok(size >= acknowledged, `${acknowledged} were acknowledged, ${size} are there`)
    await store.check()
    await store.commit(batchAfter(size, 1, await store.claim()))
    await store.close()
  })
})
