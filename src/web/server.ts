import { createServer, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { App } from './app.ts'

/**
 * A proxy keeps an idle connection for one to two minutes (nginx 60 s, Caddy and Go 90 to 120 s), so it closes first.
 * If we closed it just when the proxy sends a request, the request is lost, and nobody may repeat a POST unasked.
 * Node's own 5 s lose requests.
 */
const KEEP_ALIVE_MS = 150_000

/** Milliseconds that what is under way still has at a stop; a statement is recorded long before. */
const PATIENCE_MS = 10_000
/** Milliseconds between two looks at whether all are gone. */
const LOOK_EVERY_MS = 20
/** Milliseconds in which a connection that waits for nothing may still be told that the server stops. */
const LINGER_MS = 250

interface SiteServer extends Server {
  /**
   * Stops. What is under way is answered, whatever comes now is turned away (503), and each answer ends its connection.
   * A connection that were simply closed could have a statement on its way, whose sender would learn nothing. Resolves
   * when no connection is open.
   */
  drain(): Promise<void>
}

/**
 * The site at a socket. Node's own server sends what is ready; all else becomes a Request, which waits while the app
 * starts.
 */
export function newServer(starting: App | Promise<App>): SiteServer {
  let app: App | undefined
  let isDraining = false
  const sockets = new Set<Socket>()
  const underway = new Set<ServerResponse>()
  const started = Promise.resolve(starting).then(made => {
    app = made
    return made
  })
  // A promise here would slow each answer, and only the first ones need it.
  const listener = getRequestListener((request, env) =>
    app === undefined ? started.then(made => made.fetch(request, env)) : app.fetch(request, env),
  )
  const away = getRequestListener((request, env) => started.then(made => made.away.fetch(request, env)))
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (incoming, outgoing) => {
    if (isDraining) {
      outgoing.shouldKeepAlive = false
      void away(incoming, outgoing)
    } else if (!app?.ready.answer(incoming, outgoing)) {
      underway.add(outgoing)
      outgoing.once('close', () => underway.delete(outgoing))
      void listener(incoming, outgoing)
    }
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return Object.assign(server, {
    async drain() {
      isDraining = true
      for (const outgoing of underway) outgoing.shouldKeepAlive = false
      await within(PATIENCE_MS, () => underway.size === 0)
      // That of HTTP would end at once the connections that wait for nothing.
      const closed = new Promise(resolve => NetServer.prototype.close.call(server, resolve))
      await within(LINGER_MS, () => sockets.size === 0)
      server.closeAllConnections()
      await closed
    },
  })
}

/** Waits until it holds, for so many milliseconds at most. */
async function within(milliseconds: number, holds: () => boolean): Promise<void> {
  const began = performance.now()
  while (!holds() && performance.now() - began < milliseconds) await sleep(LOOK_EVERY_MS)
}
