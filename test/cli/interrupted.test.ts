import assert from 'node:assert/strict'
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { formatTime } from '../../src/core/time.ts'
import type { InterruptionsRow } from '../../src/register/commitment-rows.ts'
import { ref } from '../../src/register/rows.ts'
import { SqliteStore } from '../../src/store/sqlite.ts'
import { CLAUSES } from '../committing.ts'
import { describeInTurn, effort } from '../effort.ts'
import { root } from '../house/sources.ts'
import { type Desk, newDesk, type Running } from './command-line.ts'

const DAYS = 3

describeInTurn(
  2,
  3,
  effort('callsAtCommandLine'),
)('a server that an operator stops, and starts some days later', () => {
  let desk: Desk
  let later: Desk
  before(async () => {
    desk = newDesk()
    await desk.json('init', '--url', 'http://avow.example', '--name', 'en=Keepers')
    const example = join(root, 'examples/harbour-accord/example.json')
    const { opened } = JSON.parse(readFileSync(example, 'utf8')) as { opened: object }
    writeFileSync(desk.at('call.json'), JSON.stringify({ ...opened, policy: CLAUSES }))
    later = newDesk({
      AVOW_DATA: desk.at('data'),
      CLOCK_AHEAD: String(DAYS * 86_400),
      NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'test/cli/clock-shift.mjs'))}`,
    })
  })
  after(async () => {
    await later.close()
    await desk.close()
  })

  /** What lies in the database by now, once `is` says that it is there. */
  const found = async <T>(
    read: (store: SqliteStore) => Promise<T>,
    is: (found: T) => boolean,
  ): Promise<T> => {
    for (let tries = 1; ; tries++) {
      const store = SqliteStore.open(desk.at('data/avow.sqlite'), 'read')
      const it = await read(store).finally(() => store.close())
      if (is(it)) return it
      assert.ok(tries < 150, 'it has come within half a minute')
      await sleep(200)
    }
  }
  const lying = (kind: string) => (store: SqliteStore) => store.drawer.list(kind, '', 9, 0)
  const isOne = (all: readonly unknown[]) => all.length === 1
  const told = async (store: SqliteStore): Promise<InterruptionsRow['interruptions']> =>
    (await store.rows([ref('interruptions', 'log')]))[0]?.interruptions ?? []
  const inDays = () => formatTime(Math.floor(Date.now() / 1_000) + DAYS * 86_400)
  let server: Running

  it('lays aside for how long it was, where the key of the keeper lies elsewhere, and signs it once that is here', {
    timeout: 120_000,
  }, async () => {
    server = await desk.serve()
    const opened = await desk.avow('call', 'open', 'harbour-accord', 'call.json', '--url', server.url)
    assert.equal(opened.exit, 0, opened.err)
    await found(lying('heartbeat'), isOne)
    await server.stop('SIGKILL')
    assert.equal((await desk.avow('backup', 'before')).exit, 0)
    const key = desk.at('data/keys/depositary.key')
    renameSync(key, `${key}.away`)
    const doubting = await later.serve()
    await sleep(1_500)
    assert.equal((await fetch(`${doubting.url}/readyz`)).status, 503)
    assert.deepEqual(
      await found(lying('interruption'), () => true),
      [],
      'not by a clock that nobody believes',
    )
    await doubting.stop()
    const keyless = await later.serve('--clock-is-right', inDays())
    await found(lying('interruption'), isOne)
    await keyless.stop()
    assert.deepEqual(await found(told, () => true), [])
    // So the way back to the copy of before is open, as after an upgrade.
    for (const name of readdirSync(desk.at('data')).filter(name => name.startsWith('avow.sqlite')))
      rmSync(desk.at(`data/${name}`))
    assert.equal((await later.avow('restore', desk.at('before'))).exit, 0)
    const back = await later.serve('--clock-is-right', inDays())
    const [waiting] = await found(lying('interruption'), isOne)
    await back.stop()
    renameSync(`${key}.away`, key)
    server = await later.serve('--clock-is-right', inDays())
    const [recorded] = await found(told, isOne)
    const { from, until } = JSON.parse(/\{.*\}/.exec(waiting!.json)![0]) as { from: string; until: string }
    assert.deepEqual({ from: recorded!.from, until: recorded!.until }, { from, until })
    const days = (Date.parse(until) - Date.parse(from)) / 86_400_000
    assert.ok(days > DAYS - 0.01 && days < DAYS + 0.01, `${days} days`)
    assert.deepEqual(await found(lying('interruption'), () => true), [])
    await server.stop()
    server = await later.serve()
    await sleep(2_000)
    assert.equal((await found(told, () => true)).length, 1, 'once')
    await server.stop()
  })
})
