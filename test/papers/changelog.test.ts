import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import manifest from '../../package.json' with { type: 'json' }
import lock from '../../package-lock.json' with { type: 'json' }
import { LAST_TO_READ } from '../../src/register/versions.ts'
import { root } from '../house/sources.ts'

const released = [...readFileSync(join(root, 'CHANGELOG.md'), 'utf8').matchAll(/^## (.+)$/gm)].map(
  ([, of]) => of,
)

it('is of one version, whoever says which', () => {
  const { stdout } = spawnSync(process.execPath, [join(root, 'bin', 'avow.mjs'), '--version'], {
    encoding: 'utf8',
  })
  const [, told] = readFileSync(join(root, 'src/web/openapi/openapi.ts'), 'utf8').match(/version: '(.+)'/)!
  const said = [told, released[0], lock.version, lock.packages[''].version, stdout.trim()]
  assert.deepEqual(said, Array(5).fill(manifest.version))
})

it('names no version as the last to read a log that was never released', () => {
  for (const version of Object.values(LAST_TO_READ)) assert.ok(released.includes(version), version)
})
