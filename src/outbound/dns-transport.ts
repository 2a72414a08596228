import { createSocket } from 'node:dgram'
import { connect, isIPv6 } from 'node:net'
import { concat } from '../core/bytes.ts'
import { type Query, type Reply, readReply } from './dns-message.ts'

/** How a query gets to a resolver and its reply back. */

export interface Server {
  readonly address: string
  readonly port: number
}

/** What came in place of an answer. `respelt`: an answer without the capitals of its question. */
export interface Silence {
  readonly silent: 'nothing' | 'strange' | 'respelt' | 'unreachable'
}

/**
 * Sends one datagram from a socket and a port of its own, which takes packets from that server alone. What does not
 * answer this very query is passed over, since the true answer may still come.
 */
export function askByDatagram(server: Server, query: Query, forMs: number): Promise<Reply | Silence> {
  return new Promise(resolve => {
    const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4')
    let silent: Silence['silent'] = 'nothing'
    const end = (found: Reply | Silence) => {
      clearTimeout(timer)
      socket.removeAllListeners().on('error', () => {})
      socket.close()
      resolve(found)
    }
    const timer = setTimeout(() => end({ silent }), forMs)
    socket.on('error', () => end({ silent: 'unreachable' }))
    socket.on('message', bytes => {
      const reply = readReply(query, bytes, true)
      if (reply !== undefined) end(reply)
      // Some resolvers spell anew, but it may be a guess from elsewhere: a stream will tell.
      else if (readReply(query, bytes, false) !== undefined) end({ silent: 'respelt' })
      else silent = 'strange'
    })
    socket.connect(server.port, server.address, () => {
      socket.send(query.bytes, error => {
        if (error !== null) end({ silent: 'unreachable' })
      })
    })
  })
}

/** Asks over TCP (RFC 7766) for what fits no datagram, and where a resolver spells anew or datagrams do not reach it. */
export function askByStream(server: Server, query: Query, forMs: number): Promise<Reply | Silence> {
  return new Promise(resolve => {
    const socket = connect({ host: server.address, port: server.port })
    let got: Uint8Array = new Uint8Array()
    const end = (found: Reply | Silence) => {
      clearTimeout(timer)
      socket.removeAllListeners().on('error', () => {})
      socket.destroy()
      resolve(found)
    }
    const timer = setTimeout(() => end({ silent: 'nothing' }), forMs)
    socket.on('error', () => end({ silent: 'unreachable' }))
    socket.on('close', () => end({ silent: 'nothing' }))
    socket.on('connect', () => {
      const length = query.bytes.length
      socket.write(concat(new Uint8Array([length >> 8, length & 0xff]), query.bytes))
    })
    socket.on('data', (chunk: Buffer) => {
      got = concat(got, chunk)
      if (got.length < 2) return
      const length = (got[0]! << 8) | got[1]!
      if (got.length < length + 2) return
      end(readReply(query, got.slice(2, length + 2), false) ?? { silent: 'strange' })
    })
  })
}
