import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { newServer } from '../../src/web/server.ts'
import { type Depositary, startDepositary } from '../depositary.ts'
import { observatoryPath, without } from '../ground.ts'
import { ACCORD } from '../harbour.ts'
import { startTlsProxy, type TlsProxy } from './tls.ts'

/** One page of each room. What a page may do is the same for all of them, and so is their grade. */
const PAGES = [
  '',
  `/${ACCORD}`,
  `/${ACCORD}/text`,
  `/${ACCORD}/roll`,
  `/${ACCORD}/apply`,
  `/${ACCORD}/sign`,
  '/parties/northhaven',
  '/entries/0',
  '/verify',
  '/audit',
  '/desk/sign-in',
  '/representative/sign-in',
]

interface Scan {
  readonly scan: { readonly grade: string; readonly score: number }
  readonly tests: Readonly<Record<string, { readonly pass: boolean; readonly result: string }>>
}

const run = promisify(execFile)
/** Scans each page that it is given, in a process that trusts the proxy’s certificate. */
const SCANNER = `const [module, ...hosts] = process.argv.slice(1)
const { scan } = await import(module)
const found = []
for (const host of hosts) found.push(await scan(host))
console.log(JSON.stringify(found))`

describe('MDN’s HTTP Observatory', { skip: without('observatory') }, () => {
  let it_: Depositary
  let server: Server
  let proxy: TlsProxy
  before(async () => {
    it_ = await startDepositary({ parties: ['northhaven'] })
    server = newServer(it_.app)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    proxy = await startTlsProxy((server.address() as AddressInfo).port)
  })
  after(async () => {
    await proxy.close()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
    await it_.close()
  })

  it('gives A+ to a page of every room, behind a proxy as an operator has one', async () => {
    const hosts = PAGES.map(page => `${proxy.host}${page}`)
    const { stdout } = await run(
      process.execPath,
      ['--input-type=module', '--eval', SCANNER, observatoryPath(), ...hosts],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: proxy.authority }, encoding: 'utf8' },
    )
    const scans = JSON.parse(stdout) as Scan[]
    for (const [i, { scan, tests }] of scans.entries()) {
      const failed = Object.values(tests).filter(({ pass }) => !pass)
      assert.deepEqual(
        failed.map(({ result }) => result),
        [],
        PAGES[i]!,
      )
      assert.equal(scan.grade, 'A+', PAGES[i]!)
    }
    assert.equal(scans.length, PAGES.length)
  })
})
