import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import manifest from '../../package.json' with { type: 'json' }
import lock from '../../package-lock.json' with { type: 'json' }
import { root } from './sources.ts'

interface Locked {
  readonly version: string
  readonly integrity: string
}
const lockedOf = (name: string) =>
  (lock.packages as unknown as Record<string, Locked>)[`node_modules/${name}`]!

/** A package whose scripts, were they run, would leave a file. */
function tampered(name: string, ran: string): Buffer {
  const { version } = lockedOf(name)
  const script = `node -e "require('fs').writeFileSync('${ran}','')"`
  const scripts = { preinstall: script, install: script, postinstall: script }
  const json = Buffer.from(JSON.stringify({ name, version, scripts }))
  // POSIX ustar: name, mode, owner, group, size, time, checksum, type.
  const head = Buffer.alloc(512)
  head.write('package/package.json')
  head.write('0000644\x000000000\x000000000\0', 100)
  head.write(`${json.length.toString(8).padStart(11, '0')}\x0000000000000\0        0`, 124)
  const sum = head.reduce((all, byte) => all + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return gzipSync(Buffer.concat([head, json, Buffer.alloc(2048 - (json.length % 512))]))
}
const digestOf = (bytes: Buffer) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`

describe('a registry that sends other bytes than those that are locked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-registry-'))
  const ran = join(folder, 'ran')
  /** Which digest it tells of what it sends. */
  let told: 'locked' | 'own' = 'locked'
  let url = ''
  const http = createServer((request, response) => {
    const [, tarball, name] = /^\/(tarball\/)?(.+)$/.exec(decodeURIComponent(request.url!))!
    const bytes = tampered(name!, ran)
    if (tarball !== undefined) return response.end(bytes)
    const { version, integrity } = lockedOf(name!)
    const dist = { tarball: `${url}tarball/${name}`, integrity: told === 'own' ? digestOf(bytes) : integrity }
    return response.end(JSON.stringify({ name, versions: { [version]: { name, version, dist } } }))
  })
  before(async () => {
    await once(http.listen(0, '127.0.0.1'), 'listening')
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`
  })
  after(() => {
    http.close().closeAllConnections()
    rmSync(folder, { recursive: true })
  })

  let times = 0
  /** Runs the installer on a lock that is cut to these; what it says, and whether a package came. */
  async function installed(asked: object, packages: object) {
    const checkout = join(folder, String(times++))
    mkdirSync(checkout)
    for (const path of ['bin/install.mjs', 'bin/node.mjs', '.npmrc'])
      cpSync(join(root, path), join(checkout, path))
    writeFileSync(join(checkout, 'package.json'), JSON.stringify(asked))
    const cut = { ...lock, packages: { '': asked, ...packages } }
    writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify(cut))
    // Nothing of whoever runs the tests: neither their registry nor their cache. npm would try again after a minute.
    const own = Object.entries(process.env).filter(([name]) => !/^npm_config_|_proxy$/i.test(name))
    const env = {
      ...Object.fromEntries(own),
      npm_config_registry: url,
      npm_config_cache: join(checkout, 'cache'),
      npm_config_userconfig: join(checkout, 'none'),
      npm_config_globalconfig: join(checkout, 'nowhere'),
      npm_config_fetch_retries: '0',
    }
    const child = spawn(process.execPath, [join(checkout, 'bin/install.mjs')], { env })
    const [said, [exit]] = await Promise.all([text(child.stderr), once(child, 'close')])
    const has = (name: string) => existsSync(join(checkout, 'node_modules', name))
    return { said, exit, has }
  }

  const { name, version } = manifest
  const canonicalize = { 'node_modules/canonicalize': lockedOf('canonicalize') }
  const dependencies = { canonicalize: lockedOf('canonicalize').version }

  for (const claims of ['locked', 'own'] as const)
    it(`ends the installation, which names the package and runs nothing, where it tells the ${claims} digest`, async () => {
      told = claims
      const { said, exit, has } = await installed({ name, version, dependencies }, canonicalize)
      assert.equal(exit, 1, said)
      assert.match(said, /Could not install the packages: what came for canonicalize is not what/)
      assert.deepEqual([has('canonicalize'), existsSync(ran)], [false, false])
    })

  it('ends it too where npm passes over the package in silence, as over Node of this platform', async () => {
    const { optionalDependencies } = manifest
    const nodes = Object.keys(optionalDependencies)
    // The other package is what was locked, for once: it comes, and its scripts do not run either.
    const bytes = tampered('canonicalize', ran)
    const { said, exit, has } = await installed(
      { name, version, dependencies, optionalDependencies },
      {
        'node_modules/canonicalize': { ...lockedOf('canonicalize'), integrity: digestOf(bytes) },
        ...Object.fromEntries(nodes.map(one => [`node_modules/${one}`, lockedOf(one)])),
      },
    )
    assert.equal(exit, 1, said)
    assert.match(said, /npm did not bring node-\S+ as package-lock\.json asks for/)
    assert.deepEqual([has('canonicalize'), nodes.some(has), existsSync(ran)], [true, false, false])
  })
})
