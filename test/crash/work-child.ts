import { appendFileSync } from 'node:fs'
import { z } from 'zod'
import { keptAs } from '../../src/people/collection.ts'
import { openStore } from '../../src/store/open.ts'
import { duty, Worker } from '../../src/work/worker.ts'

/**
 * Works off tasks that lie in a database, and falls by SIGKILL while it is at the given one: before it has done
 * anything, after what nobody can undo, or after all of it.
 */
const [place, outside, fallsAt, when] = process.argv.slice(2) as [string, string, string, string]
const tasks = keptAs('task', z.strictObject({}))
const marks = keptAs('mark', z.strictObject({ times: z.int() }))
const store = await openStore(place.startsWith('postgres') ? { databaseUrl: place } : { dataDir: place })
const { drawer } = store
const now = () => Math.floor(Date.now() / 1_000)
const fall = () => process.kill(process.pid, 'SIGKILL')
let begun = 0
const worker = new Worker(
  { drawer, now, logger: { info: () => undefined, warn: console.error, error: console.error } },
  [
    duty({
      kept: tasks,
      trouble: 'a task was not done',
      async act(found) {
        const isLast = ++begun === Number(fallsAt)
        if (isLast && when === 'before') fall()
        // What is done outside of the database, as a letter that is sent, comes twice rather than never.
        appendFileSync(outside, `${found.id}\n`)
        if (isLast && when === 'amid') fall()
        const times = ((await marks.get(drawer, found.id, now()))?.times ?? 0) + 1
        await drawer.apply([tasks.taken(found), marks.laid(found.id, { times }, null)], now())
        if (isLast && when === 'after') fall()
        return undefined
      },
    }),
  ],
)
await worker.start()
await worker.workOff()
await worker.stop()
await store.close()
