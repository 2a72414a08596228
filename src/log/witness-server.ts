import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { concat, fromUtf8 } from '../core/bytes.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { MOST_REQUEST, PLAIN, plain, type WitnessAnswer, type WitnessKeeper } from './witness-keeper.ts'

interface WitnessServerOptions {
  /** Listens here; 127.0.0.1 if left out. */
  readonly host?: string
  /** 0, or left out, for any that is free. */
  readonly port?: number
  /** Hears of what is not the client's doing: a disk that fails, a fault of ours. */
  readonly troubled?: (error: unknown) => void
  /** Milliseconds that a request may take to come in; 10,000 if left out. */
  readonly patienceMs?: number
}

interface WitnessServer {
  /** What a log is configured with: submission and monitoring prefix in one. */
  readonly url: string
  close(): Promise<void>
}

/** A request is some kilobytes; a slower client holds a connection for nothing. */
const PATIENCE_MS = 10_000

/**
 * Serves a witness over HTTP, C2SP tlog-witness 1.0.0 with its monitor retrieval. The keeper answers without yielding, so that requests are
 * judged one after the other. Where its memory fails the answer is 503, and nothing is cosigned.
 */
export async function serveWitness(
  keeper: WitnessKeeper,
  options: WitnessServerOptions = {},
): Promise<WitnessServer> {
  const { patienceMs = PATIENCE_MS } = options
  const server = createServer(
    // Node looks every 30 seconds, unless it is told otherwise, and ends nobody before.
    {
      requestTimeout: patienceMs,
      headersTimeout: patienceMs,
      connectionsCheckingInterval: Math.ceil(patienceMs / 10),
    },
    (request, response) => {
      answer(keeper, request)
        .catch((error: unknown): WitnessAnswer => {
          options.troubled?.(error)
          if (error instanceof Refusal) return plain(503, error)
          return { status: 503, body: 'This witness failed.\n', type: PLAIN }
        })
        .then(found => send(response, found))
    },
  )
  const host = options.host ?? '127.0.0.1'
  // A connection that the kernel cannot accept ends no witness.
  server.on('error', error => options.troubled?.(error))
  await once(server.listen(options.port ?? 0, host), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(keeper: WitnessKeeper, request: IncomingMessage): Promise<WitnessAnswer> {
  const path = request.url?.split('?')[0] ?? ''
  const [, originHash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path) ?? []
  if (originHash !== undefined) {
    if (request.method === 'GET') return keeper.newest(originHash)
    return methodWrong('A checkpoint is asked for by GET.', 'GET')
  }
  if (path !== '/add-checkpoint')
    return plain(
      404,
      new Refusal('not_found', 'A witness answers at /add-checkpoint and /<origin hash>/checkpoint.'),
    )
  if (request.method !== 'POST') return methodWrong('A checkpoint is sent by POST.', 'POST')
  const bytes = await shortBody(request)
  if (bytes === undefined)
    return plain(413, new Refusal('request_oversize', `A request has at most ${MOST_REQUEST} bytes.`))
  const text = attempt(() => fromUtf8(bytes))
  return text instanceof Refusal ? plain(400, text) : keeper.addCheckpoint(text)
}

function methodWrong(sentence: string, allow: 'GET' | 'POST'): WitnessAnswer {
  return { ...plain(405, new Refusal('method_wrong', sentence)), allow }
}

/** Undefined for a body that is too long; what comes after that is not read. */
async function shortBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += (chunk as Uint8Array).length
    if (length > MOST_REQUEST) return undefined
    chunks.push(chunk as Uint8Array)
  }
  return concat(...chunks)
}

function send(response: ServerResponse, { status, body, type, allow }: WitnessAnswer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    ...(allow !== undefined && { Allow: allow }),
    // The client is still sending; it is not listened to any longer.
    ...(status === 413 && { Connection: 'close' }),
  })
  response.end(body)
}
