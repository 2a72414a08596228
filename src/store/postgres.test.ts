import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Postgres, startPostgres } from '../../test/postgres.ts'
import type { Refusal } from '../core/refusal.ts'
import { testStore } from './contract.fixture.ts'
import { batchAfter, signatureRows } from './contract-batches.fixture.ts'
import { openStore } from './open.ts'
import { openingTrouble, postgresTrouble } from './postgres-trouble.ts'

let postgres: Postgres
before(async () => {
  postgres = await startPostgres()
})
after(() => postgres.stop())

testStore('PostgreSQL', async () => ({ databaseUrl: await postgres.newDatabase() }))

describe('PostgreSQL, asked who stood on a roll on a day', () => {
  it('counts them in an index, without a look at the rows of the roll', async t => {
    const databaseUrl = await postgres.newDatabase()
    const store = await openStore({ databaseUrl })
    const rows = Array.from({ length: 60 }, (_, i) =>
      signatureRows('harbour-accord', `p${i}`, `Party ${i}`, i, '2026-01-01'),
    )
    await store.commit(batchAfter(0, 60, await store.claim(), { rows: rows.flat() }))
    const asked = t.mock.method(pg.Client.prototype, 'query')
    const { total } = await store.roll({ call: 'harbour-accord', at: '2026-03-01', limit: 10 })
    assert.equal(total, 60)
    const [sql, values] = asked.mock.calls
      .map(call => call.arguments as unknown as [string, unknown[]])
      .find(([sql]) => /WITH found/.test(sql))!
    asked.mock.restore()
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    // Of a roll so short PostgreSQL reads all rows, or goes by another index: none is to be had here.
    await client.query('VACUUM ANALYZE stretches')
    await client.query('SET enable_seqscan = off; SET enable_bitmapscan = off')
    await client.query(
      'BEGIN; DROP INDEX stretches_order; ALTER TABLE stretches DROP CONSTRAINT stretches_pkey',
    )
    const { rows: plan } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values)
    await client.end()
    await store.close()
    const lines = plan.map(line => line['QUERY PLAN']).join('\n')
    assert.match(lines, /Index Only Scan using stretches_from/, lines)
  })
})

describe('PostgreSQL, when the server or the way to it is not well', () => {
  it('says in words that nobody listens, as what may pass', async () => {
    const url = new URL(await postgres.newDatabase())
    url.port = '1'
    await assert.rejects(openStore({ databaseUrl: url.href }), {
      code: 'store_failing',
      message: /not be reached.*ECONNREFUSED/,
    })
  })

  it('says what is wrong with an address that no waiting mends', async () => {
    const right = await postgres.newDatabase()
    const wrong = [
      [{ password: 'wrong' }, /the password of the user avow/],
      [{ password: '' }, /the password of the user avow/],
      [{ username: 'nobody' }, /the user nobody|the password of the user nobody/],
      [{ pathname: '/nothing' }, /no database nothing/],
      [{ search: '?sslmode=verify-full' }, /TLS/],
    ] as const
    for (const [part, message] of wrong)
      await assert.rejects(
        openStore({ databaseUrl: Object.assign(new URL(right), part).href }),
        { code: 'store_misconfigured', message },
        JSON.stringify(part),
      )
  })

  it('takes a name that nobody has for a mistake, and a DNS that is away for what passes', () => {
    const told = (code: string) => {
      const error = Object.assign(new Error(`getaddrinfo ${code} db.example`), { code })
      return openingTrouble(error, 'open the database', 'postgres://avow@db.example/avow') as Refusal
    }
    const [nobody, away] = [told('ENOTFOUND'), told('EAI_AGAIN')]
    assert.deepEqual([nobody.code, away.code], ['store_misconfigured', 'store_failing'])
    assert.match(nobody.message, /no machine is found under the name db\.example/)
    assert.match(away.message, /the DNS does not answer/)
  })

  it('takes each code of the server for what it is', () => {
    const told = (code: string) => {
      const error = Object.assign(new Error('said'), { code, severity: 'ERROR' })
      const trouble = postgresTrouble(error, 'commit')
      return trouble === error ? 'a fault of ours' : (trouble as Error).message
    }
    for (const [code, words] of [
      ['25006', /read-only/],
      ['25P03', /took too long/],
      ['25P04', /took too long/],
      ['25P02', /a fault of ours/],
      ['25001', /a fault of ours/],
      ['53300', /no connection left/],
      ['53100', /disk is full/],
      ['57000', /broke off/],
      ['57P01', /broke off/],
      ['57P03', /starting or stopping/],
      ['57014', /took too long/],
      ['40P01', /another transaction/],
      ['42501', /may not do that/],
      ['XX000', /error of its own/],
      ['42P01', /a fault of ours/],
    ] as const)
      assert.match(told(code), words, code)
  })

  it('gives up a server that hangs, ends all the same, and keeps a reader of everything no longer', async () => {
    const line = await fragileLine(await postgres.newDatabase())
    const store = await openStore({ databaseUrl: line.url })
    try {
      const epoch = await store.claim()
      const reading = store.everyRow()[Symbol.asyncIterator]()
      const rows = signatureRows('harbour-accord', 'northhaven', 'Northhaven', 0, '2026-01-01')
      await store.commit(batchAfter(0, 1, epoch, { rows }))
      line.hang()
      const all = [store.head(), store.commit(batchAfter(1, 1, epoch)), reading.next(), store.rollTally('x')]
      await Promise.all(all.map(one => assert.rejects(one, { code: 'store_failing' })))
      await store.close()
      assert.equal(line.open(), 0, 'nothing of it keeps the process')
    } finally {
      await store.close()
      await line.close()
    }
  })

  it('keeps no connection on which the roll was measured without an answer', async () => {
    const line = await fragileLine(await postgres.newDatabase())
    const store = await openStore({ databaseUrl: line.url })
    try {
      const rows = Array.from({ length: 700 }, (_, i) =>
        signatureRows('call', `party-${i}`, `Name ${i}`, 0, '2026-01-01'),
      ).flat()
      await store.commit(batchAfter(0, 1, await store.claim(), { rows }))
      line.loseAt('ANALYZE')
      const total = async () => (await store.roll({ call: 'call', limit: 1 })).total
      assert.deepEqual([await total(), await total()], [700, 700])
      assert.ok(line.hasLost())
    } finally {
      await store.close()
      await line.close()
    }
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

  it('knows a roll that has grown by much at once, and does not read all of it for each search', async () => {
    const databaseUrl = await postgres.newDatabase()
    const store = await openStore({ databaseUrl })
    const rows = Array.from({ length: 700 }, (_, i) =>
      signatureRows('call', `party-${i}`, `Name ${i}`, 0, '2026-01-01'),
    ).flat()
    await store.commit(batchAfter(0, 1, await store.claim(), { rows }))
    assert.equal((await store.roll({ call: 'call', limit: 1 })).total, 700)
    const known = "SELECT reltuples FROM pg_class WHERE relname = 'stretches'"
    assert.deepEqual(await ask(databaseUrl, known), [{ reltuples: 1_400 }])
    await store.close()
  })

  it('leaves nobody out of whom the half that is shown is lost, and tells of a half too many', async () => {
    const databaseUrl = await postgres.newDatabase()
    const store = await openStore({ databaseUrl })
    const names = ['Eastport', 'Northhaven', 'Westbank']
    const rows = names.flatMap(name => signatureRows('accord', name.toLowerCase(), name, 0, '2026-01-01'))
    const epoch = await store.claim()
    await store.commit(batchAfter(0, 1, epoch, { rows }))
    const queries = [{}, { q: 'northhaven' }, { limit: 2 }, { sort: 'date' }] as const
    const total = async () => (await store.roll({ call: 'accord', limit: 9 })).total
    const told = async () => (await Array.fromAsync(store.faults())).map(({ what }) => what).join(' ')
    assert.deepEqual([await total(), await told()], [3, ''])

    const columns = 'call, party, sort, first, until, unsure, apart, signed, tokens'
    await ask(
      databaseUrl,
      `INSERT INTO stretches (nth, ${columns}) SELECT 7, ${columns} FROM stretches WHERE call = 'accord' AND party = 'westbank'`,
    )
    assert.match(await told(), /accord does not have westbank/)
    await ask(databaseUrl, 'DELETE FROM stretches WHERE nth = 7')

    // What is left of one is replaced with the next that is heard of it.
    await ask(databaseUrl, "DELETE FROM stretches WHERE party = 'eastport'")
    assert.match(await told(), /What is shown of eastport on the roll of accord belongs to nobody there/)
    const again = signatureRows('accord', 'eastport', 'Eastport', 1, '2026-01-01')
    await store.commit(batchAfter(1, 1, epoch, { rows: again }))
    assert.equal(await total(), 3)
    assert.doesNotMatch(await told(), /does not have|belongs to nobody/)

    await ask(databaseUrl, "DELETE FROM stretch_items WHERE party = 'northhaven'")
    for (const query of queries)
      await assert.rejects(store.roll({ call: 'accord', limit: 9, ...query }), { code: 'store_damaged' })
    await assert.rejects(store.standings(['northhaven']), { code: 'store_damaged' })
    assert.match(await told(), /accord does not have northhaven/)
    await store.close()
  })

  it('keeps nobody waiting for a roll that lacks very much, and begins to bring it in', async () => {
    const databaseUrl = await postgres.newDatabase()
    const store = await openStore({ databaseUrl })
    const epoch = await store.claim()
    const [party, signature] = signatureRows('harbour-accord', 'northhaven', 'Northhaven', 0, '2026-01-01')
    await store.commit(batchAfter(0, 1, epoch, { rows: [party!, signature!] }))
    await ask(
      databaseUrl,
      `INSERT INTO roll_waiting (tbl, key) SELECT 'parties', 'northhaven' FROM generate_series(1, 60000)`,
    )
    await assert.rejects(store.rollTally('harbour-accord'), { code: 'roll_behind' })
    for (let tries = 0; (await store.rollWaiting()) === 60_000; tries++) {
      assert.ok(tries < 500, 'nothing was brought in for ten seconds')
      await sleep(20)
    }
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

async function ask(databaseUrl: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows
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
  let hangs = false
  let lost: string | undefined
  const sockets = new Set<Socket>()
  const nears = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, near => {
    nears.add(near)
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined))
    far.pipe(near)
    near.on('end', () => far.end())
    if (hangs) far.unpipe(near)
    near.on('data', data => {
      if (hangs) return far.unpipe(near)
      if (lost !== undefined && data.includes(lost)) {
        lost = undefined
        near.removeAllListeners('data').resume()
        return void far.unpipe(near)
      }
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
    /** Whatever is asked from now on gets no answer, and no goodbye is heard. */
    hang: () => {
      hangs = true
    },
    /** What says this gets no answer, nor does whatever is asked behind it. */
    loseAt: (words: string) => {
      lost = words
    },
    hasLost: () => lost === undefined,
    /** Connections that the other side has not ended. */
    open: () => [...nears].filter(({ closed, readableEnded }) => !closed && !readableEnded).length,
    breakAtCommit: (arrives: boolean) => {
      breaks = arrives ? 'after' : 'before'
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
