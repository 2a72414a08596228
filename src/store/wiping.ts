/** When what was removed from the drawer is wiped out of the files of the database, too. */
export interface Wiping {
  /** Something was written: what it took the place of is to go. */
  note(): void
  /** Wipes, unless that took so long of late that nothing else would get its turn: then false, and ask again. */
  wipe(): Promise<boolean>
  /** The same where something was written since; true where there is nothing to do. */
  wipeIfWritten(): Promise<boolean>
}

/** Milliseconds that a wipe may take without the next being put off. */
const BRIEF_MS = 1000
/** Else wipes get one part in so many of the time: whoever signs and leaves again and again fills no more than that. */
const SHARE = 20

export function newWiping(wipeNow: () => Promise<boolean>): Wiping {
  // What an earlier process has left is not known.
  let isWritten = true
  let notBefore = 0

  let running: Promise<boolean> | undefined
  let next: Promise<boolean> | undefined

  /**
   * Whoever asks while one runs waits for the one after it, together with all others: only that is sure to reach
   * theirs.
   */
  function wipe(): Promise<boolean> {
    if (running !== undefined) {
      next ??= running.then(start, start)
      return next
    }
    return start()
  }

  function start(): Promise<boolean> {
    next = undefined
    const mine = once().finally(() => {
      if (running === mine) running = undefined
    })
    running = mine
    return mine
  }

  async function once(): Promise<boolean> {
    const began = performance.now()
    if (began < notBefore) return false
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
