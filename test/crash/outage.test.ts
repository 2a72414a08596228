import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { depositaryKeyPath, readSigner } from '../../src/cli/data-folder.ts'
import { Server } from '../../src/cli/server-client.ts'
import { toBase64url } from '../../src/core/bytes.ts'
import type { Checkpoint } from '../../src/core/checkpoint.ts'
import { formatDigest } from '../../src/core/digest.ts'
import { identityOf, signEnvelope } from '../../src/core/envelope.ts'
import type { Signer } from '../../src/core/keys.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { formatStatement } from '../../src/core/statement.ts'
import { formatTime } from '../../src/core/time.ts'
import { openStore } from '../../src/store/open.ts'
import { type ServedSite, startSite } from '../browser/site.ts'
import { effort } from '../effort.ts'
import { without } from '../ground.ts'
import { facts } from '../harbour.ts'
import { type Postgres, startPostgres } from '../postgres.ts'

/** Posters at the same time, each of which posts the same bytes until they are recorded. */
const POSTERS = 12
const PAUSE_MS = 100
/** Longer than anything is waited for, so that a frozen server costs answers. */
const FROZEN_MS = 14_000

/**
 * PostgreSQL fails under a server that takes statements, in every way and again and again. The server is never started
 * anew. Whoever posts the same bytes until they are recorded has them in the log once, at the index that was told.
 */
describe('a PostgreSQL that fails under load', { skip: without('postgres') }, () => {
  let postgres: Postgres
  let databaseUrl: string
  let site: ServedSite
  let signer: Signer
  before(async () => {
    postgres = await startPostgres()
    databaseUrl = await postgres.newDatabase()
    site = await startSite({ data: 'empty', env: { DATABASE_URL: databaseUrl } })
    signer = readSigner(depositaryKeyPath(site.dataDir))
  })
  after(async () => {
    postgres.thaw()
    await site.close()
    await postgres.stop()
  })
  const isShort = effort('outages') === 1
  const recorded = new Map<string, number>()
  let isOver = false
  let refused = 0

  async function post(server: Server, { size, root }: Checkpoint, nth: string): Promise<void> {
    const payload = formatStatement({
      v: 1,
      log: server.origin,
      type: 'party/admitted',
      by: 'depositary',
      call: null,
      at: formatTime(Math.floor(Date.now() / 1000)),
      seen: { size, root: formatDigest(root) },
      nonce: toBase64url(randomBytes(16)),
      body: { party: `p-${nth}`, ...facts(`p-${nth}`), keys: [], claims: false },
    })
    const envelope = signEnvelope(payload, [signer])
    for (;;)
      try {
        const { index } = await server.post(envelope, [])
        recorded.set(identityOf(payload).toHex(), index)
        return
      } catch (error) {
        assert.ok(error instanceof Refusal, String(error))
        assert.match(error.code, /^(store_failing|outcome_unknown)$/, error.message)
        refused += 1
        await sleep(PAUSE_MS)
      }
  }

  async function load(server: Server): Promise<void> {
    const seen = await server.seen()
    const poster = async (_: unknown, at: number) => {
      for (let nth = 0; !isOver; nth++) await post(server, seen, `${at}-${nth}`)
    }
    await Promise.all(Array.from({ length: POSTERS }, poster))
  }

  const FAULTS = {
    'is killed and started again': () => postgres.restart(),
    'cuts every connection': () => postgres.cutConnections(databaseUrl),
    async 'stands still'() {
      postgres.freeze()
      await sleep(FROZEN_MS)
      postgres.thaw()
    },
  }

  it('costs answers and no statement, and no restart of ours', { timeout: 590_000 }, async t => {
    const server = await Server.connect(site.url)
    const loading = load(server).finally(() => {
      isOver = true
    })
    const more = async () => {
      const before = recorded.size
      while (recorded.size < before + 3 * POSTERS && !isOver) await sleep(10)
    }
    for (let round = 0; round < effort('outages'); round++)
      for (const [name, fails] of Object.entries(FAULTS)) {
        // A push does not wait for a frozen server; its own test does (src/store/postgres.test.ts).
        if (name === 'stands still' && isShort) continue
        await more()
        await fails()
        await more()
        t.diagnostic(`round ${round}: it ${name}; ${recorded.size} recorded, ${refused} refused so far`)
      }
    isOver = true
    await loading
    assert.equal((await fetch(`${site.url}/readyz`)).status, 200)
    const store = await openStore({ databaseUrl, readOnly: true })
    const identities = [...recorded.keys()].map(hex => Uint8Array.fromHex(hex))
    assert.deepEqual(await store.indexesOf(identities), [...recorded.values()])
    await store.check()
    await store.close()
  })
})
