import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Shares } from './shares.ts'

/**
 * The connections of a server, of which there are as many as descriptors allow. One more closes another: of the network
 * that has most of them, and in it of the address that has most, one that waits for nothing first.
 */

/** More serve nobody: each costs some 50 KiB. */
const MOST_CONNECTIONS = 4_096
/** Descriptors for the database, what it writes, old registers, mail, DNS and witnesses. */
const RESERVED = 160
/** Below it nobody could be served; the operator raises the limit. */
const LEAST_CONNECTIONS = 32

/** Bytes of answers that nobody has read yet, altogether; and connections that are counted at once. */
const MOST_UNREAD = 64 * 1024 * 1024
const COUNT_EVERY = 32

/** `descriptors` are those that this process may have open. */
export function mostConnections(descriptors: number): number {
  return Math.max(LEAST_CONNECTIONS, Math.min(MOST_CONNECTIONS, descriptors - RESERVED))
}

/** What a connection does, in the order in which it gives way. */
const IDLE = 0
const SENDING = 1
const ANSWERED = 2

interface Underway {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

export class Connections {
  readonly #most: number
  readonly #shares = new Shares<Socket>()
  readonly #underway = new Map<Socket, Underway>()
  #uncounted = 0

  constructor(server: Server, most: number) {
    this.#most = most
    server.on('connection', socket => this.#enter(socket))
  }

  get open(): number {
    return this.#shares.total
  }

  /** A request came in, from `address`: a proxy's connection counts for whom it forwards. */
  begin(incoming: IncomingMessage, outgoing: ServerResponse, address: string): void {
    const { socket } = incoming
    // One that is closed already is not counted again.
    if (!socket.destroyed) this.#shares.hold(socket, address, 1)
    this.#underway.set(socket, { incoming, outgoing })
    outgoing.once('close', () => {
      if (this.#underway.get(socket)?.outgoing === outgoing) this.#underway.delete(socket)
    })
    this.#uncounted += 1
    if (this.#uncounted >= COUNT_EVERY) this.#boundUnread()
  }

  #enter(socket: Socket): void {
    socket.once('close', () => {
      this.#shares.letGo(socket)
      this.#underway.delete(socket)
    })
    this.#shares.hold(socket, socket.remoteAddress ?? '', 1)
    while (this.#shares.total > this.#most) {
      const victim = this.#leastUsed(socket)
      this.#shares.letGo(victim)
      victim.destroy()
    }
  }

  /** Of those who have most; `newest` has its turn after those that wait for nothing, and before what is under way. */
  #leastUsed(newest: Socket): Socket {
    const all = [...this.#shares.greediest()]
    const doing = (what: number) => all.find(socket => socket !== newest && this.#doing(socket) === what)
    return doing(IDLE) ?? (all.includes(newest) ? newest : (doing(SENDING) ?? doing(ANSWERED) ?? newest))
  }

  #doing(socket: Socket): number {
    const found = this.#underway.get(socket)
    if (found === undefined) return IDLE
    return found.incoming.complete ? ANSWERED : SENDING
  }

  /** Whoever asks for much and reads nothing has it lie in our memory. */
  #boundUnread(): void {
    this.#uncounted = 0
    const unread = new Shares<Socket>()
    for (const socket of this.#underway.keys())
      if (socket.writableLength > 0) unread.hold(socket, socket.remoteAddress ?? '', socket.writableLength)
    while (unread.total > MOST_UNREAD) {
      const [victim] = unread.greediest()
      unread.letGo(victim!)
      victim!.destroy()
    }
  }
}
