/**
 * Does work now, and then from time to time, never twice at once: what takes longer than the time between is left to end.
 * What goes wrong is told, and the work is done again at its next time. Returns how to stop it, which waits for what is
 * being done.
 */
export function fromTimeToTime(
  everyMs: number,
  work: () => Promise<unknown>,
  troubled: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> | undefined
  const begin = () => {
    running ??= work()
      .catch(troubled)
      .finally(() => {
        running = undefined
      })
  }
  begin()
  const timer = setInterval(begin, everyMs)
  return async () => {
    clearInterval(timer)
    await running
  }
}
