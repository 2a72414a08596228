import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toBase64, utf8 } from '../core/bytes.ts'
import { signCheckpoint } from '../core/checkpoint.ts'
import { type Edge, EMPTY_EDGE, grow } from '../core/edge.ts'
import { leafHash } from '../core/merkle.ts'
import type { NoteSigner } from '../core/note.ts'
import type { Published } from './sequence.ts'
import { consistencyOf } from './tree.ts'

/** A tree in memory, to be shown to witnesses: what it publishes is signed, what its leaves say nobody asks. */
export class SmallLog {
  readonly #signer: NoteSigner
  readonly #tiles = new Map<string, Uint8Array>()
  #edge: Edge = EMPTY_EDGE

  constructor(signer: NoteSigner) {
    this.#signer = signer
  }

  readonly store = {
    tiles: async (places: readonly { level: number; index: number }[]) =>
      places.map(({ level, index }) => this.#tiles.get(`${level} ${index}`)),
  }

  /** Adds leaves and publishes; another `history` gives another tree of the same size. */
  grow(by: number, history = 'the history'): Published {
    const { size } = this.#edge
    const leaves = Array.from({ length: by }, (_, i) => leafHash(utf8(`${history}, entry ${size + i}`)))
    const growth = grow(this.#edge, leaves)
    for (const { level, index, bytes } of growth.tiles) this.#tiles.set(`${level} ${index}`, bytes)
    this.#edge = growth.edge
    return this.head
  }

  get head(): Published {
    const { size, root } = this.#edge
    return {
      size,
      root,
      checkpoint: signCheckpoint({ origin: this.#signer.vkey.name, size, root }, this.#signer),
    }
  }

  /** The body of a request to a witness that has seen `old`. */
  async request(old: number, head = this.head): Promise<string> {
    const proof = await consistencyOf(this.store, old, head.size)
    return `old ${old}\n${proof.map(hash => `${toBase64(hash)}\n`).join('')}\n${head.checkpoint}`
  }
}

export interface Stranger {
  readonly url: string
  readonly requests: string[]
  close(): void
}

/**
 * A server that answers as it likes; it hears the body of each request. Who asks for its newest checkpoint gets `newest`,
 * or is told that there is none.
 */
export async function startStranger(
  answer: (body: string, response: ServerResponse) => void,
  newest?: () => string,
): Promise<Stranger> {
  const requests: string[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.method === 'GET') {
      response.writeHead(newest ? 200 : 404).end(newest?.())
      return
    }
    requests.push(body)
    answer(body, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
