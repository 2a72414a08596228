import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { it } from 'node:test'
import { utf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { wordsDigest } from '../core/words.ts'
import { batchAfter, noteOf, signatureRows } from './contract-batches.fixture.ts'
import { giveUpStore, openStore } from './open.ts'
import type { Batch, Place, Portion, Store } from './store.ts'

const PARTIES = ['northhaven', 'saltmarsh', 'eastport', 'westport']
const SALT = new Uint8Array(32).fill(9)
/** More than are handed over at once, and words larger than that. */
const ENTRIES = 1_200
const LARGE = new Uint8Array(3 * 2 ** 20).fill(7)

/** The part of the contract that concerns how a register comes from one store into another, and what is left behind. */
export function testMoving(newPlace: () => Promise<Place>): void {
  it('takes over everything of another store, and hands it on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'avow-moving-'))
    const first = await openStore(await newPlace())
    await filled(first)
    const between = await openStore({ dataDir: join(folder, 'between') })
    await between.fill(first.everything())
    const last = await openStore(await newPlace())
    await last.fill(between.everything())
    const [all, ...others] = await Promise.all([first, between, last].map(contentOf))
    for (const other of others) assert.deepEqual(other, all)
    assert.deepEqual(
      new Map((await portionsOf(first)).map(({ table, rows }) => [table, Object.keys(rows[0]!).sort()])),
      columnsIn(join(folder, 'between', 'avow.sqlite')),
      'no table and no column stays behind',
    )
    for (const store of [between, last]) {
      assert.deepEqual(await Array.fromAsync(store.faults()), await Array.fromAsync(first.faults()))
      await store.check()
      await assert.rejects(store.fill(first.everything()), { code: 'file_exists' })
    }
    const epoch = await last.claim()
    assert.ok(epoch > (await first.epoch()))
    await last.commit(batchAfter(ENTRIES, 1, epoch))
    for (const store of [first, between, last]) await store.close()
    await rm(folder, { recursive: true })
  })

  it('is filled with all or nothing', async () => {
    const place = await newPlace()
    const [first, second] = [await openStore(await newPlace()), await openStore(place)]
    await filled(first)
    const cut = async function* (): AsyncGenerator<Portion> {
      for await (const portion of first.everything())
        if (portion.table === 'log') throw new Error('cut short')
        else yield portion
    }
    await assert.rejects(second.fill(cut()), /cut short/)
    assert.equal(await second.head(), undefined)
    await first.close()
    await second.close()
  })

  it('is written by nobody any more once it was given up, read still, and its copy goes on', async () => {
    const place = await newPlace()
    const store = await openStore(place)
    await filled(store)
    await assert.rejects(giveUpStore(place), { code: 'store_failing' }, 'while somebody has it open')
    await store.claim()
    await store.close()
    for (let times = 0; times < 2; times++) await giveUpStore(place)
    await assert.rejects(openStore(place), { code: 'register_moved', message: /moved away/ })
    const reader = await openStore({ ...place, readOnly: true })
    assert.equal((await reader.head())!.size, ENTRIES)
    await reader.check()
    assert.deepEqual(
      await reader.drawer.due('letter', 9, 2 ** 32),
      [],
      'no server that comes back sends a letter',
    )
    const copy = await openStore(await newPlace())
    await copy.fill(reader.everything())
    await copy.drawer.release()
    assert.equal((await copy.drawer.due('letter', 9, 8)).length, 1)
    await copy.commit(batchAfter(ENTRIES, 1, await copy.claim()))
    await copy.close()
    await reader.close()
  })
}

/** All but the rolls, which follow from the rest. */
function columnsIn(path: string): Map<string, string[]> {
  const db = new DatabaseSync(path, { readOnly: true })
  const columns = db
    .prepare(
      `SELECT tables.name AS of, columns.name FROM pragma_table_list AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.schema = 'main' AND tables.name NOT LIKE 'roll_%' AND tables.name NOT LIKE 'sqlite_%'
         AND tables.name NOT IN ('stretches', 'avow_schema')`,
    )
    .all()
  db.close()
  const byTable = Map.groupBy(columns, ({ of }) => of as string)
  return new Map([...byTable].map(([table, of]) => [table, of.map(({ name }) => name as string).sort()]))
}

async function filled(store: Store): Promise<void> {
  const text = { digest: digestOf(utf8('We sign.')), bytes: utf8('We sign.'), salt: null }
  const large = { digest: wordsDigest(LARGE, SALT), bytes: LARGE, salt: SALT }
  await store.authenticate((table, key, json) => `${table}${key}${json.length}`)
  const rows = PARTIES.flatMap((party, i) => signatureRows('accord', party, `Port ${party}`, i, '2026-01-01'))
  const batch = batchAfter(0, ENTRIES, await store.claim(), { rows, words: [text, large] })
  const entries = batch.entries.map((entry, i) => ({
    ...entry,
    subjects: [`party ${PARTIES[i % PARTIES.length]!}`] as Batch['entries'][number]['subjects'],
  }))
  const thing = { json: '{"name":"Ada"}', expires: 2 ** 33, due: 5, held: 7, tries: 2 }
  const beside = [
    {
      kind: 'letter',
      id: 'one',
      after: { ...thing, keys: { holder: 'h', about: 'a', address: 'm', call: 'c' } },
    },
    { kind: 'paper', id: 'two', after: { json: JSON.stringify('é'.repeat(2 ** 20)), expires: null } },
  ]
  await store.commit({ ...batch, entries, beside })
  const line = `— w1.example ${new Uint8Array(76).fill(6, 4).toBase64()}\n`
  await store.cosign(ENTRIES, noteOf(ENTRIES).root, noteOf(ENTRIES).text + line)
  await store.noteVersions({ law: 1, fold: 1, drawer: 1 })
}

/** Rows of a table have no order that both databases keep. */
async function contentOf(store: Store) {
  const lines = (await portionsOf(store)).flatMap(({ table, rows }) =>
    rows.map(row => {
      const values = Object.entries(row).map(([name, value]) => [
        name,
        value instanceof Uint8Array ? digestOf(value) : value,
      ])
      return `${table} ${JSON.stringify(values.sort())}`
    }),
  )
  const rolls = ['accord', '_all'].map(async call => ({
    page: await store.roll({ call, limit: 100 }),
    letters: await store.rollLetters({ call, limit: 100 }),
    found: await store.roll({ call, q: 'port east', limit: 3 }),
    tally: await store.rollTally(call),
    begins: (await store.rollBegins({ call, after: '0000-01-01', until: '2027-01-01', limit: 100 })).map(
      one => ({ ...one }),
    ),
  }))
  return { lines: lines.sort(), rolls: await Promise.all(rolls), standings: await store.standings(PARTIES) }
}

async function portionsOf(store: Store): Promise<Portion[]> {
  return Array.fromAsync(store.everything())
}
