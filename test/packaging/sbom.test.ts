import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Ajv } from 'ajv'
import manifest from '../../package.json' with { type: 'json' }
import { root } from '../house/sources.ts'
import { copyCheckout } from '../papers/copy.ts'

interface Component {
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly hashes: readonly { alg: string; content: string }[]
  readonly licenses: readonly object[]
  readonly cpe?: string
}

/** What npm noted when it put a package here. */
interface Installed {
  readonly version: string
  readonly integrity: string
  readonly dev?: true
}

interface Bom {
  readonly metadata: Readonly<{ component: Readonly<{ name: string; version: string; type: string }> }>
  readonly components: readonly Component[]
}

function readJson<T = object>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** The standard's own schema, as the library of its makers carries it. */
function schemaOfCycloneDx() {
  const library = dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'))
  const schemaIn = (name: string) => readJson(join(library, 'res', 'schema', `${name}.SNAPSHOT.schema.json`))
  // Formats of text, as of dates and mail, are another package's; nothing here has any.
  const ajv = new Ajv({ strict: false, validateFormats: false })
  for (const name of ['spdx', 'jsf-0.82'])
    ajv.addSchema(schemaIn(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`)
  return ajv.compile(schemaIn('bom-1.5'))
}

describe('the bill of materials', () => {
  let folder: string
  let file: string
  const make = (from: string, target: string) =>
    spawnSync(process.execPath, [join(from, 'packaging', 'make.mjs'), 'sbom', target], { encoding: 'utf8' })
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'avow-sbom-'))
    file = join(folder, 'avow.cdx.json')
    assert.deepEqual(make(root, file).status, 0)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('is CycloneDX, by the schema of that standard', () => {
    const isValid = schemaOfCycloneDx()
    const bom = readJson<Bom>(file)
    assert.ok(isValid(bom), JSON.stringify(isValid.errors))
    assert.ok(!isValid({ ...bom, components: [{ name: 'of no type' }] }), 'the schema refuses what is none')
    const { name, version, type } = bom.metadata.component
    assert.deepEqual([name, version, type], ['avow', manifest.version, 'application'])
  })

  it('lists what is installed to run, each package by the digest by which it came, and nothing else', () => {
    const { packages } = readJson<{ packages: Record<string, Installed> }>(
      join(root, 'node_modules', '.package-lock.json'),
    )
    const running = Object.entries(packages)
      // It bundles the scripts of pages and is not packed.
      .filter(([path, { dev }]) => !dev && !/\/(?:esbuild|@esbuild\/[^/]+)$/.test(path))
    const sha512 = (integrity: string) =>
      Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex')
    const listed = readJson<Bom>(file).components.map(({ name, version, purl, hashes, licenses }) => {
      assert.equal(decodeURIComponent(purl), `pkg:npm/${name}@${version}`)
      assert.ok(licenses.length > 0, `${name} has a licence`)
      return [name, version, ...hashes.map(({ alg, content }) => `${alg} ${content}`)].join(' ')
    })
    assert.deepEqual(
      listed.sort(),
      running
        .map(([path, { version, integrity }]) => {
          const { name } = readJson<Component>(join(root, path, 'package.json'))
          return `${name} ${version} SHA-512 ${sha512(integrity)}`
        })
        .sort(),
    )
    for (const name of Object.keys(manifest.dependencies))
      if (name !== 'esbuild')
        assert.ok(
          listed.some(each => each.startsWith(`${name} `)),
          name,
        )
  })

  it('says which Node.js it is by the name under which weaknesses are told', () => {
    const named = readJson<Bom>(file).components.flatMap(({ cpe }) => cpe ?? [])
    assert.deepEqual(named, [`cpe:2.3:a:nodejs:node.js:${process.versions.node}:*:*:*:*:*:*:*`])
  })

  it('has the same bytes in another folder and at another time, and tells of neither', async () => {
    using copy = await copyCheckout()
    const other = join(folder, 'other.cdx.json')
    assert.equal(make(copy.folder, other).status, 0)
    const text = readFileSync(other, 'utf8')
    assert.equal(text, readFileSync(file, 'utf8'))
    for (const place of [root, copy.folder, tmpdir()]) assert.ok(!text.includes(place), place)
    assert.doesNotMatch(text, /timestamp|registry|https?:\/\/(?!cyclonedx\.org\/)/)
  })

  it('is not written over another file', () => {
    const { status, stderr } = make(root, file)
    assert.equal(status, 2)
    assert.match(stderr, /is there already; nothing was written/)
  })
})
