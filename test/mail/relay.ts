import { EventEmitter, once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Relay } from '../../src/outbound/mail.ts'

/** A real SMTP server on this machine: what it was given, and how it behaves. */
export interface Running {
  readonly port: number
  readonly received: Received[]
  /** Emits `letter` for each that was taken. */
  readonly arrivals: EventEmitter
  /** What to answer to the next senders, one each; none means that all is well. */
  readonly toSenders: Trick[]
  /** The same to recipients. */
  readonly toRecipients: Trick[]
  /** The same once the whole message has come. */
  readonly toMessages: Trick[]
  /** Signed in as. */
  readonly users: string[]
  relay(changes?: Partial<Relay>): Relay
  close(): Promise<void>
}

export interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly isSecure: boolean
  readonly message: string
}

/** For stories in which letters lie in the queue and nobody sends them. */
export const UNASKED: Relay = {
  host: 'localhost',
  port: 9,
  tls: 'none',
  login: null,
  ca: null,
  from: { name: 'Harbour Accord depositary', address: 'depositary@harbour.example' },
}

/** A code with its words; `reset` breaks the connection off; `silence` answers nothing for so many milliseconds. */
type Trick = { readonly code: number; readonly says: string } | 'reset' | { readonly silence: number }

export interface How {
  readonly tls?: { readonly key: string; readonly cert: string }
  readonly login?: { readonly user: string; readonly pass: string }
  readonly hidesStarttls?: boolean
}

export async function startRelay({ tls, login, hidesStarttls = false }: How = {}): Promise<Running> {
  const received: Received[] = []
  const arrivals = new EventEmitter()
  const toSenders: Trick[] = []
  const toRecipients: Trick[] = []
  const toMessages: Trick[] = []
  const users: string[] = []
  const sockets = new Set<Socket>()
  const play = (trick: Trick | undefined, done: (error?: Error | null) => void) => {
    if (trick === undefined) return done()
    if (trick === 'reset') for (const socket of sockets) socket.destroy()
    else if ('silence' in trick) setTimeout(() => done(), trick.silence).unref()
    else done(Object.assign(new Error(trick.says), { responseCode: trick.code }))
  }
  const disabledCommands = [
    ...(tls === undefined || hidesStarttls ? ['STARTTLS'] : []),
    ...(login === undefined ? ['AUTH'] : []),
  ]
  const server = new SMTPServer({
    disabledCommands,
    authOptional: login === undefined,
    ...tls,
    logger: false,
    disableReverseLookup: true,
    onAuth(auth, _session, done) {
      if (auth.username !== login?.user || auth.password !== login?.pass)
        return done(Object.assign(new Error('No such user'), { responseCode: 535 }))
      users.push(auth.username!)
      done(null, { user: auth.username! })
    },
    onMailFrom(_address, _session, done) {
      play(toSenders.shift(), done)
    },
    onRcptTo(_address, _session, done) {
      play(toRecipients.shift(), done)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const trick = toMessages.shift()
        const { mailFrom, rcptTo } = session.envelope
        const isTaken = trick === undefined || trick === 'reset' || 'silence' in trick
        if (isTaken) {
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            isSecure: session.secure,
            message: Buffer.concat(chunks).toString('utf8'),
          })
          arrivals.emit('letter')
        }
        play(trick, done)
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    received,
    arrivals,
    toSenders,
    toRecipients,
    toMessages,
    users,
    relay: changes => ({
      host: 'localhost',
      port,
      tls: tls === undefined ? 'none' : 'starttls',
      login: login ?? null,
      ca: tls?.cert ?? null,
      from: { name: 'Harbour Accord depositary', address: 'depositary@harbour.example' },
      ...changes,
    }),
    close: () =>
      new Promise<void>(resolve => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
