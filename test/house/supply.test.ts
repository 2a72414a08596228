import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }
import lock from '../../package-lock.json' with { type: 'json' }
import { root } from './sources.ts'

interface Locked {
  readonly version: string
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: true
  readonly dev?: true
  readonly optional?: true
}
const all = Object.entries(lock.packages).filter(([path]) => path !== '') as [string, Locked][]
const nameIn = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('what is installed', () => {
  it('is locked by a digest, each of it, and names no host that it comes from', () => {
    const loose = all.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
    assert.deepEqual(loose, [])
    assert.deepEqual(
      all.filter(([, { resolved }]) => resolved !== undefined),
      [],
    )
    const hosts = readFileSync(join(root, 'package-lock.json'), 'utf8').match(
      /https?:\/\/[^/"]*(?:npm|registry)[^/"]*/g,
    )
    assert.equal(hosts, null)
    for (const asked of [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies])
      for (const [name, version] of Object.entries(asked)) {
        const locked = (lock.packages as Record<string, { version?: string }>)[`node_modules/${name}`]
        assert.equal(locked?.version, version, name)
      }
  })

  it('is what npm has put here', () => {
    const record = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'))
    const here = record.packages as Record<string, Locked>
    for (const [path, { version, integrity, optional }] of all) {
      if (here[path] === undefined) assert.ok(optional, `${path} is missing`)
      else assert.deepEqual([here[path].version, here[path].integrity], [version, integrity], path)
    }
    const locked = new Set(all.map(([path]) => path))
    assert.deepEqual(
      Object.keys(here).filter(path => !locked.has(path)),
      [],
    )
  })

  it('runs no script of its own where it runs the register, and in tests only those that are allowed', () => {
    const scripted = all.filter(([, { hasInstallScript }]) => hasInstallScript)
    const running = scripted.filter(([, { dev }]) => dev !== true).map(([path]) => nameIn(path))
    // Its script looks whether its binary came, which is a package of its own; it runs without.
    assert.deepEqual(running, ['esbuild'])
    for (const name of Object.keys(manifest.allowScripts)) {
      assert.ok(
        scripted.some(([path, { dev }]) => nameIn(path) === name && dev),
        name,
      )
      assert.ok(!running.includes(name), name)
    }
  })

  it('brings Node itself by a digest, without a script, and that one runs', () => {
    const platforms = Object.entries(manifest.optionalDependencies)
    assert.equal(new Set(platforms.map(([, version]) => version)).size, 1)
    const installed = platforms
      .map(([name]) => join(root, 'node_modules', name, 'bin', 'node'))
      .filter(existsSync)
    for (const [name] of platforms) {
      const { dev, optional, hasInstallScript } = (lock.packages as Record<string, Partial<Locked>>)[
        `node_modules/${name}`
      ]!
      assert.deepEqual([dev, optional, hasInstallScript], [undefined, true, undefined], name)
    }
    assert.equal(installed.length, 1)
    const { stdout } = spawnSync(installed[0]!, ['--version'], { encoding: 'utf8' })
    assert.equal(stdout.trim(), `v${platforms[0]![1]}`)
    // Asked by a Node that is too old, as most machines have, or by this one.
    const asking = `Object.defineProperty(process, 'version', { value: 'v20.0.0' }); const { findNode } = await import('${pathToFileURL(join(root, 'bin', 'node.mjs'))}'); console.log(findNode())`
    const chosen = spawnSync(process.execPath, ['--input-type=module', '-e', asking], { encoding: 'utf8' })
    assert.equal(relative(realpathSync(installed[0]!), realpathSync(chosen.stdout.trim())), '', chosen.stderr)
  })
})
