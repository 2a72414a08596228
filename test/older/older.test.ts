import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { DrawerAuthentication } from '../../src/log/drawer-authentication.ts'
import { Folding, foldIfOlder } from '../../src/log/folding.ts'
import { fsck } from '../../src/log/fsck.ts'
import { storedLines } from '../../src/log/stored-register.ts'
import { takeUpDrawer } from '../../src/people/drawer-kinds.ts'
import { exportLines } from '../../src/register/export.ts'
import { openStore } from '../../src/store/open.ts'
import { VERSIONS } from '../../src/store/versions.ts'
import { longHarbour } from '../long-harbour.ts'
import { DRAWER_KEY } from '../stored-harbour.ts'
import { storyFolder } from '../story-folder.ts'

/**
 * Databases as earlier versions of this software left them, each named by the commit that made it (make.ts says how).
 * All are of version 0.1.0.
 */
const OLDER: Readonly<Record<string, string>> = {
  '068c71a': 'the drawer under the key of the log',
  '6c08d20': 'the last that notes no versions',
  '97775ee': 'without rows of the proofs of parties, and without subjects',
}

describe('a database of an earlier version', () => {
  const folder = storyFolder('older')
  after(() => rmSync(folder, { recursive: true }))
  const here = import.meta.dirname
  const { signer } = longHarbour()

  it('is tried here, whichever is kept', () => {
    const kept = readdirSync(here).filter(name => name.endsWith('.gz'))
    assert.deepEqual(
      kept,
      Object.keys(OLDER).map(name => `${name}.sqlite.gz`),
    )
  })

  for (const [name, what] of Object.entries(OLDER))
    it(`comes up whole: ${what}`, async () => {
      const path = join(folder, 'avow.sqlite')
      writeFileSync(path, gunzipSync(readFileSync(join(here, `${name}.sqlite.gz`))))
      const store = await openStore({ dataDir: folder })
      assert.deepEqual(await store.versions(), { law: 0, fold: 0, drawer: 0 })
      const seal = new DrawerAuthentication(DRAWER_KEY)
      await foldIfOlder(store, signer.vkey, seal)
      await takeUpDrawer(store, one => seal.open(one))
      assert.deepEqual(await fsck(store, signer.vkey), [])
      assert.deepEqual(await store.versions(), VERSIONS)
      const folding = new Folding()
      const { size, root } = await folding.toHead(store)
      const rules = folding.register.rules!
      const stored = await Array.fromAsync(storedLines(store, { size, root, rules }))
      assert.equal(stored.join(''), [...exportLines(folding.register)].join(''))
      await store.close()
    })
})
