import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { type Postgres, startPostgres } from '../../test/postgres.ts'
import { testStore } from './contract.fixture.ts'
import { batchAfter } from './contract-batches.fixture.ts'
import { openStore } from './open.ts'

let postgres: Postgres
before(async () => {
  postgres = await startPostgres()
})
after(() => postgres.stop())

testStore('PostgreSQL', async () => ({ databaseUrl: await postgres.newDatabase() }))

describe('PostgreSQL, when the server or the way to it is not well', () => {
  it('refuses in words where nobody listens, or lets nobody in', async () => {
    const url = new URL(await postgres.newDatabase())
    url.password = 'wrong'
    await assert.rejects(openStore({ databaseUrl: url.href }), {
      code: 'store_failing',
      message: /let this user in/,
    })
    url.port = '1'
    await assert.rejects(openStore({ databaseUrl: url.href }), {
      code: 'store_failing',
      message: /not be reached/,
    })
  })

  it('refuses a database of newer software in words', async () => {
    const databaseUrl = await postgres.newDatabase()
    await (await openStore({ databaseUrl })).close()
    await ask(databaseUrl, 'UPDATE avow_schema SET version = 99')
    await assert.rejects(openStore({ databaseUrl }), { code: 'store_newer', message: /version 99/ })
  })

  it('goes on after the server has cut every connection', async () => {
    const databaseUrl = await postgres.newDatabase()
    const store = await openStore({ databaseUrl })
    const epoch = await store.claim()
    await store.commit(batchAfter(0, 1, epoch))
    await postgres.cutConnections(databaseUrl)
    await untilAnswered(async () => assert.equal((await store.head())!.size, 1))
    await store.commit(batchAfter(1, 1, epoch))
    await store.close()
  })

  it('says so when its tables do not agree on the size of the log', async () => {
    const databaseUrl = await postgres.newDatabase()
    const store = await openStore({ databaseUrl })
    await store.commit(batchAfter(0, 3, await store.claim()))
    await ask(databaseUrl, 'DELETE FROM entries WHERE place = 1')
    await assert.rejects(store.check(), { code: 'store_damaged', message: /size 3, but 2 entries/ })
    await store.close()
  })

  for (const arrives of [true, false])
    it(`does not know the outcome if the line breaks while it commits; head tells that it ${arrives ? 'was' : 'was not'} written`, async () => {
      const line = await fragileLine(await postgres.newDatabase())
      const store = await openStore({ databaseUrl: line.url })
      try {
        const epoch = await store.claim()
        await store.commit(batchAfter(0, 1, epoch))
        line.breakAtCommit(arrives)
        await assert.rejects(store.commit(batchAfter(1, 2, epoch)), { name: 'OutcomeUnknown' })
        const { size } = (await store.head())!
        assert.equal(size, arrives ? 3 : 1)
        await store.commit(batchAfter(size, 1, epoch))
      } finally {
        await store.close()
        await line.close()
      }
    })
})

async function ask(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** A pool learns of each broken connection by using it, or a moment later. */
async function untilAnswered(act: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if ((error as { code?: string }).code !== 'store_failing' || tries > 20) throw error
    }
  }
}

/** A way to the database that can break just as COMMIT is sent: after it has arrived, or before. */
async function fragileLine(databaseUrl: string) {
  const url = new URL(databaseUrl)
  const port = Number(url.port)
  let breaks: 'after' | 'before' | undefined
  const sockets = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined))
    far.pipe(near)
    near.on('end', () => far.end())
    near.on('data', data => {
      if (breaks === undefined || !data.includes('COMMIT')) return void far.write(data)
      const arrives = breaks === 'after'
      breaks = undefined
      far.unpipe(near)
      if (arrives) far.write(data, () => near.destroy())
      else for (const socket of [near, far]) socket.destroy()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url.port = String((server.address() as { port: number }).port)
  return {
    url: url.href,
    breakAtCommit: (arrives: boolean) => {
      breaks = arrives ? 'after' : 'before'
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
