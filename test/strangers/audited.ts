import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tileAt } from '../../src/log/tree.ts'
import type { Store } from '../../src/store/store.ts'
import type { MemoryLog } from '../memory-log.ts'
import type { Go, Ran } from './go.ts'

/** Serves the log in memory for as long as it is audited; under another checkpoint, if one is given. */
export async function audit(
  go: Go,
  log: MemoryLog,
  checkpoint = log.head().checkpoint,
  vkey = log.vkey,
): Promise<Ran> {
  const store = {
    ...log.store,
    entries: async (from: number, to: number) => log.entries.slice(from, to),
  } as unknown as Store
  const server = createServer(async (request, response) => {
    if (request.url === '/log/checkpoint') response.end(checkpoint)
    else response.end(await tileAt(store, request.url!.slice('/log/'.length), log.size))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await go.run('auditor', ['-url', `http://127.0.0.1:${port}/log`, '-vkey', vkey])
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
