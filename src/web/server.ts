import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { App } from './app.ts'

/**
 * A proxy keeps a connection that waits for one to two minutes (nginx 60 s, Caddy and Go 90 to 120 s) and may send the
 * next request by it; if we close it at that moment, the request is lost, and nobody may send a POST a second time
 * unasked. So they close first. Node's own 5 s lose requests.
 */
const KEEP_ALIVE_MS = 150_000

/**
 * The site at a socket. What is ready is answered by Node's own server; all else becomes a Request. Whoever asks while
 * the app is still starting waits for it.
 */
export function newServer(starting: App | Promise<App>): Server {
  let app: App | undefined
  const started = Promise.resolve(starting).then(made => {
    app = made
    return made
  })
  // A promise in its place would cost each answer what only the first of them need.
  const listener = getRequestListener((request, env) =>
    app === undefined ? started.then(made => made.fetch(request, env)) : app.fetch(request, env),
  )
  return createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (incoming, outgoing) => {
    if (!app?.ready.answer(incoming, outgoing)) void listener(incoming, outgoing)
  })
}
