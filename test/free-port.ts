import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * For a server that must know its own address before it listens there: a port is taken and let go again. It is below
 * those that a system hands out by itself, or a connection of some other test could have it by then.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000)
    const holder = createServer().listen(port, '127.0.0.1')
    const isFree = await once(holder, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    holder.close()
    await once(holder, 'close')
    return port
  }
}
