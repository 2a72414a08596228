import { createServer, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { App } from './app.ts'
import { Connections, mostConnections } from './http/connections.ts'

/**
 * A proxy keeps an idle connection for one to two minutes (nginx 60 s, Caddy and Go 90 to 120 s), so it closes first.
 * If we closed it just when the proxy sends a request, the request is lost, and nobody may repeat a POST unasked.
 * Node's own 5 s lose requests.
 */
const KEEP_ALIVE_MS = 150_000

/** Milliseconds in which the head of a request has come: it is one packet. A connection that says nothing ends then too. */
const HEAD_MS = 20_000
/** Milliseconds in which all of it has come: a paper of 4 MiB over a line of 200 kbit/s. */
const REQUEST_MS = 180_000
/** Milliseconds without a byte, either way, after which a connection ends, unless it waits for an answer of ours. */
const SILENT_MS = 120_000
/** Milliseconds between two looks at these. */
const CHECK_EVERY_MS = 5_000
/** Bytes of all headers of a request, and how many of them: browsers and proxies send some thirty. */
const MOST_HEAD = 16 * 1024
const MOST_HEADERS = 100
/** Connections that are open while those that give way to them are being closed. */
const SPARE = 64

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
 * starts. `descriptors` are those that this process may have open: connections leave some to all else.
 */
export function newServer(starting: App | Promise<App>, descriptors = Number.POSITIVE_INFINITY): SiteServer {
  let app: App | undefined
  let isDraining = false
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
  const options = {
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: HEAD_MS,
    requestTimeout: REQUEST_MS,
    connectionsCheckingInterval: CHECK_EVERY_MS,
    maxHeaderSize: MOST_HEAD,
  }
  const server = createServer(options, (incoming, outgoing) => {
    const address = app?.callerOf(incoming) ?? incoming.socket.remoteAddress ?? ''
    if (!connections.begin(incoming, outgoing, address)) return
    // Nobody reads the body of a GET, so it is thrown away as it comes; what is not read costs far more than its bytes.
    if (incoming.method === 'GET' || incoming.method === 'HEAD') incoming.resume()
    if (incoming.rawHeaders.length > 2 * MOST_HEADERS) {
      outgoing.writeHead(431, { Connection: 'close' }).end()
    } else if (isDraining) {
      outgoing.shouldKeepAlive = false
      void away(incoming, outgoing)
    } else if (!app?.ready.answer(incoming, outgoing)) {
      underway.add(outgoing)
      outgoing.once('close', () => underway.delete(outgoing))
      void listener(incoming, outgoing)
    }
  })
  server.setTimeout(SILENT_MS, socket => {
    if (!connections.awaits(socket)) socket.destroy()
  })
  const most = mostConnections(descriptors)
  const connections = new Connections(server, most)
  // Where many come in one turn, the system's own bound holds until those that gave way are closed.
  server.maxConnections = most + SPARE
  return Object.assign(server, {
    async drain() {
      isDraining = true
      for (const outgoing of underway) outgoing.shouldKeepAlive = false
      await within(PATIENCE_MS, () => underway.size === 0)
      // That of HTTP would end at once the connections that wait for nothing.
      const closed = new Promise(resolve => NetServer.prototype.close.call(server, resolve))
      await within(LINGER_MS, () => connections.open === 0)
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
