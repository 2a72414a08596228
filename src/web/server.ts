import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { App } from './app.ts'

/**
 * A proxy keeps an idle connection for one to two minutes (nginx 60 s, Caddy and Go 90 to 120 s), so it closes first.
 * If we closed it just when the proxy sends a request, the request is lost, and nobody may repeat a POST unasked.
 * Node's own 5 s lose requests.
 */
const KEEP_ALIVE_MS = 150_000

/**
 * The site at a socket. Node's own server sends what is ready; all else becomes a Request, which waits while the app
 * starts.
 */
export function newServer(starting: App | Promise<App>): Server {
  let app: App | undefined
  const started = Promise.resolve(starting).then(made => {
    app = made
    return made
  })
  // A promise here would slow each answer, and only the first ones need it.
  const listener = getRequestListener((request, env) =>
    app === undefined ? started.then(made => made.fetch(request, env)) : app.fetch(request, env),
  )
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (incoming, outgoing) => {
    if (!app?.ready.answer(incoming, outgoing)) void listener(incoming, outgoing)
  })
}
