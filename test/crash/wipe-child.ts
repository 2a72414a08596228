import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { Living } from '../../src/store/living.fixture.ts'
import { SqliteStore } from '../../src/store/sqlite.ts'

/**
 * A private drawer in which people come and go, and which is wiped then, to be killed in the midst of that. It says
 * what is left in it, `kept <id> <kind> <digest>` for each thing, then `wiping` and, if it lives so long, `wiped`.
 */
const [dataDir = '', life = ''] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)

const store = SqliteStore.open(join(dataDir, 'avow.sqlite'))
const living = await Living.in(store.drawer, Number(life))
await living.live(150)
for (const [id, { kind, json }] of living.kept)
  say(`kept ${id} ${kind} ${createHash('sha256').update(json).digest('hex')}`)
say('wiping')
say((await store.drawer.wipe()) ? 'wiped' : 'not wiped')
process.exit(0)
