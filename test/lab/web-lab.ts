import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createPlain, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Lab } from '../../src/outbound/guard.ts'

/** The web in small: one server for all hosts, over TLS and without, with certificates of an authority made for it. */
export interface WebLab {
  /** What lets the guard through to it, and nowhere else on this machine. */
  readonly lab: Lab
  stop(): Promise<void>
}

export async function startWebLab(hosts: readonly string[], answer: RequestListener): Promise<WebLab> {
  const { ca, cert, key } = newCertificates(hosts)
  const servers = [createServer({ cert, key }, answer), createPlain(answer)]
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening')
  const [secure, plain] = servers.map(server => (server.address() as AddressInfo).port)
  return {
    lab: {
      ca,
      ports: new Map([
        [443, secure!],
        [80, plain!],
      ]),
    },
    stop: async () => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
        await once(server, 'close')
      }
    },
  }
}

function newCertificates(hosts: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'avow-web-'))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  try {
    openssl(
      'req',
      '-x509',
      ...newKey,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=The lab',
      '-days',
      '2',
    )
    openssl('req', ...newKey, '-keyout', 'web.key', '-out', 'web.csr', '-subj', '/CN=The web of the lab')
    writeFileSync(join(folder, 'names'), `subjectAltName=${hosts.map(host => `DNS:${host}`).join(',')}\n`)
    const authority = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2']
    openssl('x509', '-req', '-in', 'web.csr', ...authority, '-extfile', 'names', '-out', 'web.pem')
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    return { ca: read('ca.pem'), cert: read('web.pem'), key: read('web.key') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
