/** When removed things of the drawer are wiped out of the files of the database. */
export interface Wiping {
  /** Something was written over or removed. */
  note(): void
  /** Returns false where wipes took so long of late that nothing else would get its turn: then ask again. */
  wipe(): Promise<boolean>
  /** The same where something was written since; else true. */
  wipeIfWritten(): Promise<boolean>
}

/** A wipe longer than this puts off the next, milliseconds. */
const BRIEF_MS = 1000
/** Then wipes get this part of the time, so that nobody fills it by signing and leaving again and again. */
const SHARE = 20

/** `ready` waits for what would be in the way; whoever reads goes on meanwhile, so its time does not count. */
export function newWiping(wipeNow: () => Promise<boolean>, ready?: () => Promise<void>): Wiping {
  // What an earlier process has left is not known.
  let isWritten = true
  let notBefore = 0

  let running: Promise<boolean> | undefined
  let next: Promise<boolean> | undefined

  /** Everybody who asks while one runs waits for the next: only that one is sure to reach what they removed. */
  function wipe() {
    if (running !== undefined) {
      next ??= running.then(start, start)
      return next
    }
    return start()
  }

  function start() {
    next = undefined
    const mine = once().finally(() => {
      if (running === mine) running = undefined
    })
    running = mine
    return mine
  }

  async function once() {
    if (performance.now() < notBefore) return false
    if (ready !== undefined) await ready()
    const began = performance.now()
    // Before it begins: what is written meanwhile waits for the next.
    isWritten = false
    let isDone = false
    try {
      isDone = await wipeNow()
    } finally {
      isWritten ||= !isDone
      const took = performance.now() - began
      if (took > BRIEF_MS) notBefore = began + took * SHARE
    }
    return isDone
  }

  return {
    note() {
      isWritten = true
    },
    wipe,
    wipeIfWritten: async () => !isWritten || wipe(),
  }
}
