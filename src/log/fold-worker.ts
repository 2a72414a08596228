import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { equalBytes } from '../core/bytes.ts'
import { formatJson } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import { Register } from '../register/fold.ts'
import { jobsOf, settle } from '../register/law.ts'
import { LAWS } from '../register/types.ts'
import { openStore } from '../store/open.ts'
import { SpilledRows } from '../store/spilled-rows.ts'
import type { Store } from '../store/store.ts'
import { type Asked, type Goal, NEAR, type Told, type Verdict, type Weighing } from './background-fold.ts'

/** The thread of `background-fold`: all that it knows of the register, it has folded from entries. */

/** Entries that are read at once, 4 MiB at most: what is weighed meanwhile waits for so many. */
const AT_ONCE = 64

const register = new Register(LAWS, new SpilledRows())
let goal: Goal | undefined
let following = false
/** Whether the store looked damaged when it was last read. */
let hasDoubted = false
let take: (() => void) | undefined

parentPort!.on('messageerror', error => {
  throw error
})
parentPort!.on('message', (asked: Asked) => {
  if ('goal' in asked) {
    goal = asked.goal
    if (!following) void follow()
  } else if ('weigh' in asked) tell({ weighed: weighed(asked.weigh) })
  else {
    if (asked.settle) take?.()
    take = undefined
  }
})

function tell(told: Told): void {
  parentPort!.postMessage(told)
}

/** Goes on to the goal, which may move on meanwhile. Who reads a file holds it open only while there is anything to read. */
async function follow(): Promise<void> {
  following = true
  let store: Store | undefined
  try {
    while (goal !== undefined && register.history.size < goal.size) {
      store ??= await openStore({ ...workerData.place, readOnly: true })
      await step(store, goal.size)
      hasDoubted = false
      tell({ size: register.history.size })
    }
    requireRoot()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'store_newer') return tell({ newer: error.message })
    // What the store does not give now it may give later; what it gives is judged. What looks damaged is looked at once
    // more, in a file that is opened anew.
    const isDamaged = error.code === 'store_damaged'
    const isAway = isOfStore(error) || (isDamaged && !hasDoubted)
    hasDoubted = isDamaged
    tell({ [isAway ? 'away' : 'wrong']: error.message } as Told)
  } finally {
    following = false
    await store?.close()
  }
}

async function step(store: Store, to: number): Promise<void> {
  const began = performance.now()
  const from = register.history.size
  const entries = await store.entries(from, Math.min(to, from + AT_ONCE))
  if (entries.length === 0) throw new Refusal('store_damaged', `Entry ${from} is missing.`)
  for (const bytes of entries)
    judging(
      () => register.fold(bytes),
      ({ code, message }) => {
        throw new Refusal(code, `Entry ${register.history.size} may not stand in the log: ${message}`)
      },
    )
  // Others have at least half of the time.
  if (to - register.history.size > NEAR) await sleep(performance.now() - began)
}

function requireRoot(): void {
  if (goal === undefined || register.history.size !== goal.size) return
  const root = judging(
    () => register.history.root(),
    refusal => {
      throw refusal
    },
  )
  if (!equalBytes(root, goal.root))
    throw new Refusal('root_wrong', `The first ${goal.size} entries do not give the root that was signed.`)
}

function isOfStore({ code }: Refusal): boolean {
  return code === 'store_failing' || code === 'read_only'
}

function weighed({ from, entries }: Weighing): Verdict {
  if (register.history.size !== from) return 'behind'
  return judging<Verdict>(
    () => {
      take = register.weigh(entries, (prepared, keyRow, { keys }) => {
        const jobs = jobsOf(prepared, keyRow)
        // The door has verified every signature, by the keys that the database gave it.
        if (jobs.some(({ key }, i) => formatJson(key as never) !== keys[i]))
          throw new Refusal('key_unknown', 'A key that signed is another in the database than in the log.')
        return settle(
          prepared,
          jobs.map(() => null),
        )
      })
      return null
    },
    ({ message }) => ({ refused: message }),
  )
}

/**
 * A refusal of the law is a verdict. That there is no room for the rows of this thread, or that they cannot be read, is
 * none, and leaves them half changed: the thread ends, and another begins anew.
 */
function judging<T>(act: () => T, verdict: (refusal: Refusal) => T): T {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code.startsWith('store_')) throw new Error(error.message)
    return verdict(error)
  }
}
