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

/** Bytes of answers that nobody has read yet, altogether; and requests after which they are counted again. */
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

/** Requests of one connection that may be sent before the first is answered: browsers and proxies send one. */
const MOST_PIPELINED = 8

interface Underway {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly address: string
}

/** Which connections are open, whose they are, and what each is about. */
export class Connections {
  readonly #most: number
  readonly #shares = new Shares<Socket>()
  /** The newest of each connection stands last. */
  readonly #underway = new Map<Socket, Underway[]>()
  #uncounted = 0

  constructor(server: Server, most: number) {
    this.#most = most
    server.on('connection', socket => this.#enter(socket))
  }

  get open(): number {
    return this.#shares.total
  }

  /**
   * A request came in, from `address`: a proxy's connection counts for whom it forwards. False where it is not to be
   * answered: its connection is closed, or brings many at once, whose answers would lie here.
   */
  begin(incoming: IncomingMessage, outgoing: ServerResponse, address: string): boolean {
    const { socket } = incoming
    const before = this.#underway.get(socket) ?? []
    if (before.length >= MOST_PIPELINED) socket.destroy()
    if (socket.destroyed) return false
    this.#shares.hold(socket, address, 1)
    this.#underway.set(socket, [...before, { incoming, outgoing, address }])
    outgoing.once('close', () => this.#end(socket, outgoing))
    this.#uncounted += 1
    if (this.#uncounted >= COUNT_EVERY) this.#boundUnread()
    return true
  }

  /** Whether what a silent connection waits for is our answer, which may take long to make. */
  awaits(socket: Socket): boolean {
    const first = this.#underway.get(socket)?.[0]
    return first?.incoming.complete === true && !first.outgoing.headersSent
  }

  #end(socket: Socket, outgoing: ServerResponse): void {
    const left = this.#underway.get(socket)?.filter(one => one.outgoing !== outgoing) ?? []
    if (left.length > 0) this.#underway.set(socket, left)
    else this.#underway.delete(socket)
  }

  #enter(socket: Socket): void {
    // One that was reset before we took it has no address for good, and what it sent would be read for nobody.
    if (socket.remoteAddress === undefined) {
      socket.destroy()
      return
    }
    socket.once('close', () => {
      this.#shares.letGo(socket)
      this.#underway.delete(socket)
    })
    this.#shares.hold(socket, socket.remoteAddress, 1)
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
    const found = this.#underway.get(socket)?.at(-1)
    if (found === undefined) return IDLE
    return found.incoming.complete ? ANSWERED : SENDING
  }

  /** Whoever asks for much and reads nothing has it lie in our memory. */
  #boundUnread(): void {
    this.#uncounted = 0
    let all = 0
    for (const [socket, its] of this.#underway) all += unreadOf(socket, its)
    if (all <= MOST_UNREAD) return
    const unread = new Shares<Socket>()
    const most = [...this.#underway].map(([socket, its]) => ({ socket, its, bytes: unreadOf(socket, its) }))
    // Of those who are alike in all else, the one with most stands first.
    for (const { socket, its, bytes } of most.sort((a, b) => b.bytes - a.bytes))
      if (bytes > 0) unread.hold(socket, its[0]!.address, bytes)
    while (unread.total > MOST_UNREAD) {
      const [victim] = unread.greediest()
      unread.letGo(victim!)
      victim!.destroy()
    }
  }
}

/** Bytes. What the socket holds belongs to the first answer, unless that has been handed over to the last byte. */
function unreadOf(socket: Socket, its: readonly Underway[]): number {
  let bytes = 0
  for (const { outgoing } of its) bytes += outgoing.writableLength
  return Math.max(socket.writableLength, bytes)
}
