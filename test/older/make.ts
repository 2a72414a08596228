/**
 * Makes a small database as an earlier version of this software leaves it. It runs inside a checkout of that version:
 *
 *   git worktree add /tmp/older 068c71a8 && cp -al node_modules /tmp/older
 *   mkdir -p /tmp/older/test/older && cp test/older/make.ts /tmp/older/test/older
 *   node bin/node.mjs /tmp/older/test/older/make.ts avow.sqlite && gzip -9n avow.sqlite
 *
 * So it asks for nothing that has moved since: the harbour's log (`test/long-harbour.ts`) goes through that version's own
 * door, a witness cosigns it, and somebody says that they want no letters, which the drawer keeps.
 */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { concat } from '../../src/core/bytes.ts'
import { parseEntry } from '../../src/core/entry.ts'
import { parseTime } from '../../src/core/time.ts'
import { openLog } from '../../src/log/open.ts'
import { SqliteStore } from '../../src/store/sqlite.ts'
import { longHarbour } from '../long-harbour.ts'

const [path = 'avow.sqlite'] = process.argv.slice(2)
rmSync(path, { force: true })
const memory = longHarbour()
const store = SqliteStore.open(path)
let now = 0
const options = { store, signer: memory.signer, now: () => now, pooling: 0, threads: 1 }
const log = await openLog({ ...options, drawerKey: new Uint8Array(32) } as Parameters<typeof openLog>[0])
for (const bytes of memory.entries) {
  const { admitted, envelope } = parseEntry(bytes)
  now = parseTime(admitted)
  const parts = []
  for (const name of new Set(digestsIn(new TextDecoder().decode(envelope.bytes)))) {
    const kept = await memory.store.words(name)
    if (kept !== undefined) parts.push({ name, bytes: concat(kept.salt ?? new Uint8Array(0), kept.bytes) })
  }
  await log.door.post({ envelope: envelope.bytes, parts })
}
const { size, root, checkpoint } = memory.head()
await store.cosign(size, root, checkpoint)
// The first versions kept nobody's wishes.
const wishes = await import('../../src/people/recipients.ts').catch(() => undefined)
await wishes?.setWants(log.drawer, wishes.recipientId(log, 'quay@harbour.example'), 'none', now)
await log.close()
await store.close()
const db = new DatabaseSync(path)
db.exec('PRAGMA journal_mode = DELETE; VACUUM')
db.close()
process.stdout.write(`${size} entries in ${dirname(path)}\n`)

/** What an envelope binds, also in the statement that it encloses. */
function digestsIn(envelope: string): string[] {
  const [, payload = ''] = envelope.match(/"payload":"([^"]*)"/) ?? []
  const text = new TextDecoder().decode(Uint8Array.fromBase64(payload))
  const own = [...text.matchAll(/"digest":"(sha256:[^"]+)","lang":/g)].map(([, digest = '']) => digest)
  return text.includes('"payload":') ? [...own, ...digestsIn(text)] : own
}
