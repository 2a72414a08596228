import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { utf8 } from '../core/bytes.ts'
import { signCheckpoint } from '../core/checkpoint.ts'
import { addSignatures, newCosigner } from '../core/cosignature.ts'
import { EMPTY_EDGE, grow } from '../core/edge.ts'
import { leafHash } from '../core/merkle.ts'
import { formatVkey, newNoteSigner, parseNote } from '../core/note.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { VERSIONS } from '../store/versions.ts'
import { DrawerAuthentication } from './drawer-authentication.ts'
import { openLog } from './open.ts'

describe('a log that is opened again', () => {
  const signer = newNoteSigner('open.example/log', new Uint8Array(32).fill(1))
  const stranger = newNoteSigner('open.example/log', new Uint8Array(32).fill(2))
  const witness = newCosigner('w.example', new Uint8Array(32).fill(3))
  const bytes = utf8('an entry')
  const { edge, tiles } = grow(EMPTY_EDGE, [leafHash(bytes)])
  const { size, root } = edge
  const cosigned = (note: string) => addSignatures(note, [witness.cosign(parseNote(note).text, 1)])
  let dataDir: string
  let store: Store

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'avow-open-'))
    store = await openStore({ dataDir })
    await store.noteVersions(VERSIONS)
    const epoch = await store.claim()
    const checkpoint = signCheckpoint({ origin: 'open.example/log', size, root }, signer)
    const entries = [{ bytes, identity: new Uint8Array(32), subjects: [] }]
    const row = { origin: 'open.example/log', vkey: formatVkey(signer.vkey), rules: 1, since: 0 } as never
    await store.authenticate(new DrawerAuthentication(new Uint8Array(32)).macOfRow)
    const rows = [{ table: 'log', key: 'log', row, isNew: true }] as never
    const nothing = { rows, words: [], withheld: [], beside: [] }
    await store.commit({ epoch, from: 0, admitted: 1, root, entries, tiles, checkpoint, ...nothing })
  })
  afterEach(async () => {
    await store.close()
    rmSync(dataDir, { recursive: true })
  })

  it('knows what was witnessed before', async () => {
    await store.cosign(size, root, cosigned((await store.head())!.checkpoint))
    const log = await openLog({ store, drawerKey: new Uint8Array(32), signer, now: () => 2 })
    assert.equal(log.witnessed()?.size, 1)
    await log.close()
  })

  it('does not take a witnessed checkpoint from the database that it has not signed, or that is none of its tree', async () => {
    const larger = signCheckpoint({ origin: 'open.example/log', size: 2, root }, stranger)
    await store.cosign(2, root, cosigned(larger))
    await assert.rejects(openLog({ store, drawerKey: new Uint8Array(32), signer, now: () => 2 }), {
      code: 'store_damaged',
    })
    const another = signCheckpoint({ origin: 'open.example/log', size: 3, root }, signer)
    await store.cosign(3, root, cosigned(another))
    await assert.rejects(openLog({ store, drawerKey: new Uint8Array(32), signer, now: () => 2 }), {
      code: 'store_damaged',
    })
  })
})
