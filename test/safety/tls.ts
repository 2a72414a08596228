import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext, TLSSocket } from 'node:tls'
import { selfSigned } from '../certificate.ts'

/** The proxy that stands before a server: TLS ends here, and whoever comes without it is sent to it. */
export interface TlsProxy {
  /** `localhost:PORT`. */
  readonly host: string
  /** The certificate that has to be trusted for it, as a file. */
  readonly authority: string
  close(): Promise<void>
}

/** The first byte of a TLS handshake (RFC 8446 section 5.1). */
const HANDSHAKE = 0x16

/** TLS and plain HTTP at one port of the loopback address, since a scanner asks for both there. */
export async function startTlsProxy(port: number): Promise<TlsProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'avow-tls-'))
  const authority = join(folder, 'certificate.pem')
  const { key, cert } = selfSigned()
  writeFileSync(authority, cert)
  const secureContext = createSecureContext({ key, cert })
  const open = new Set<Socket>()
  const server = createServer(socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy())
    socket.once('readable', () => {
      const first = socket.read(1) as Buffer | null
      if (first === null) return
      socket.unshift(first)
      if (first[0] === HANDSHAKE) throughTo(port, new TLSSocket(socket, { isServer: true, secureContext }))
      else toTls(socket, `https://localhost:${(server.address() as AddressInfo).port}/`)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    authority,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise(resolve => server.close(resolve))
      rmSync(folder, { recursive: true })
    },
  }
}

function throughTo(port: number, client: TLSSocket): void {
  const inside = connect(port, '127.0.0.1')
  const end = () => {
    client.destroy()
    inside.destroy()
  }
  client.on('error', end).pipe(inside).on('error', end).pipe(client)
}

function toTls(socket: Socket, url: string): void {
  socket.end(
    `HTTP/1.1 301 Moved Permanently\r\nLocation: ${url}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
  )
}
