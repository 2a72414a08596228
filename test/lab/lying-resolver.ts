import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { type Answer, AUTHENTIC_DATA, decode, encode, type Packet, RECURSION_AVAILABLE } from 'dns-packet'
import type { Server } from '../../src/outbound/dns-transport.ts'

/** A resolver that does what a test wants of it, over datagrams and streams on one port. */
export interface Lie {
  /** What is sent for a query, one packet after another; nothing for silence. */
  readonly datagrams?: (query: Asked) => readonly Uint8Array[]
  readonly streams?: (query: Asked) => readonly Uint8Array[]
}

export interface Asked {
  readonly id: number
  readonly name: string
  readonly type: string
  readonly isUnchecked: boolean
  /** The reply that an honest resolver would give with these answers; `but` changes it. */
  reply(answers: readonly Answer[], but?: Partial<Packet> & { readonly rcode?: number }): Uint8Array
}

export interface LyingResolver {
  readonly server: Server
  /** How many queries came. */
  readonly asked: readonly Asked[]
  stop(): Promise<void>
}

export async function startLyingResolver(lie: Lie): Promise<LyingResolver> {
  const asked: Asked[] = []
  const heard = (bytes: Uint8Array): Asked => {
    const query = askedOf(bytes)
    asked.push(query)
    return query
  }
  const { stream, datagram, port } = await bound()
  datagram.on('message', (bytes: Uint8Array, from: RemoteInfo) => {
    for (const packet of lie.datagrams?.(heard(bytes)) ?? []) datagram.send(packet, from.port, from.address)
  })
  const open = new Set<Socket>()
  stream.on('connection', socket => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => {
      for (const packet of lie.streams?.(heard(bytes.subarray(2))) ?? [])
        socket.write(Buffer.concat([Buffer.from([packet.length >> 8, packet.length & 0xff]), packet]))
    })
  })
  return {
    server: { address: '127.0.0.1', port },
    asked,
    stop: async () => {
      for (const socket of open) socket.destroy()
      stream.close()
      datagram.close()
      await Promise.all([once(stream, 'close'), once(datagram, 'close')])
    },
  }
}

/** Both kinds listen at one port; where the other kind of it is taken, another is tried. */
async function bound() {
  for (;;) {
    const stream = createServer().listen(0, '127.0.0.1')
    await once(stream, 'listening')
    const { port } = stream.address() as { port: number }
    const datagram = createSocket('udp4')
    datagram.bind(port, '127.0.0.1')
    const isBound = await once(datagram, 'listening').then(
      () => true,
      () => false,
    )
    if (isBound) return { stream, datagram, port }
    stream.close()
  }
}

function askedOf(bytes: Uint8Array): Asked {
  const query = decode(Buffer.from(bytes))
  const [question] = query.questions!
  return {
    id: query.id!,
    name: question!.name,
    type: question!.type,
    isUnchecked: query.flag_cd,
    reply: (answers, { rcode = 0, flags = 0, ...but } = {}) =>
      encode({
        type: 'response',
        id: query.id!,
        flags: RECURSION_AVAILABLE | flags | rcode,
        questions: query.questions!,
        answers: [...answers],
        ...but,
      }),
  }
}

export const NXDOMAIN = 3
export const SERVFAIL = 2
export { AUTHENTIC_DATA }
