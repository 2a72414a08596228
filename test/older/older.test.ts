import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { EMPTY_EDGE, grow } from '../../src/core/edge.ts'
import { leafHash } from '../../src/core/merkle.ts'
import { DrawerAuthentication } from '../../src/log/drawer-authentication.ts'
import { foldIfOlder } from '../../src/log/folding.ts'
import { openStore } from '../../src/store/open.ts'
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
    it(`is under an earlier law, and nothing of its log is lost: ${what}`, async () => {
      const path = join(folder, 'avow.sqlite')
      writeFileSync(path, gunzipSync(readFileSync(join(here, `${name}.sqlite.gz`))))
      const store = await openStore({ dataDir: folder })
      const versions = { law: 0, fold: 0, drawer: 0 }
      assert.deepEqual(await store.versions(), versions)
      const { size, root } = (await store.head())!
      await assert.rejects(foldIfOlder(store, signer.vkey, new DrawerAuthentication(DRAWER_KEY)), {
        code: 'store_older',
        message: /reads it is 0\.2\.0\./,
      })
      assert.deepEqual(await store.versions(), versions)
      const leaves = (await store.entries(0, size)).map(leafHash)
      assert.deepEqual(grow(EMPTY_EDGE, leaves).edge.root, root)
      await store.close()
    })
})
