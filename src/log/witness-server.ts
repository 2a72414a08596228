import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { concat, fromUtf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { MOST_REQUEST, type WitnessKeeper } from './witness-keeper.ts'

interface WitnessServerOptions {
  /** Listens here; 127.0.0.1 if left out. */
  readonly host?: string
  /** 0, or left out, for any that is free. */
  readonly port?: number
  /** Hears of what is not the client's doing: a disk that fails, a fault of ours. */
  readonly troubled?: (error: unknown) => void
}

interface WitnessServer {
  /** What a log is configured with; `/add-checkpoint` follows it. */
  readonly url: string
  close(): Promise<void>
}

const PLAIN = 'text/plain; charset=utf-8'
/** A request is some kilobytes; whoever sends it slower than this holds a connection for nothing. */
const PATIENCE_MS = 10_000

interface Answer {
  readonly status: number
  readonly body: string
  readonly type: string
  /** The client is still sending; it is not listened to any longer. */
  readonly hangUp?: true
}

/**
 * Serves a witness over HTTP, C2SP tlog-witness 1.0.0. The keeper answers without yielding, so that requests are
 * judged one after the other. Where its memory fails the answer is 503, and nothing is cosigned.
 */
export async function serveWitness(
  keeper: WitnessKeeper,
  options: WitnessServerOptions = {},
): Promise<WitnessServer> {
  const server = createServer(
    { requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS },
    (request, response) => {
      answer(keeper, request)
        .catch((error: unknown): Answer => {
          options.troubled?.(error)
          const why = error instanceof Refusal ? `${error.code}: ${error.message}` : 'This witness failed.'
          return { status: 503, body: `${why}\n`, type: PLAIN }
        })
        .then(found => send(response, found))
    },
  )
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, () => resolve())
  })
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

async function answer(keeper: WitnessKeeper, request: IncomingMessage): Promise<Answer> {
  if (request.url?.split('?')[0] !== '/add-checkpoint')
    return { status: 404, body: 'not_found: A witness answers at /add-checkpoint.\n', type: PLAIN }
  if (request.method !== 'POST')
    return { status: 405, body: 'method_wrong: A checkpoint is sent by POST.\n', type: PLAIN }
  const bytes = await shortBody(request)
  if (bytes === undefined)
    return {
      status: 413,
      body: `request_oversize: A request has at most ${MOST_REQUEST} bytes.\n`,
      type: PLAIN,
      hangUp: true,
    }
  let text: string
  try {
    text = fromUtf8(bytes)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: 400, body: `${error.code}: ${error.message}\n`, type: PLAIN }
  }
  return keeper.addCheckpoint(text)
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

function send(response: ServerResponse, { status, body, type, hangUp }: Answer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    ...(status === 405 ? { Allow: 'POST' } : {}),
    ...(hangUp ? { Connection: 'close' } : {}),
  })
  response.end(body)
}
