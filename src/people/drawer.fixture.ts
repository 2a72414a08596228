import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { SqliteStore } from '../store/sqlite.ts'

/** A private drawer on a real disk, for the tests of one file. */
export function newDrawer(): Drawer {
  const folder = mkdtempSync(join(tmpdir(), 'avow-people-'))
  const store = SqliteStore.open(join(folder, 'avow.sqlite'))
  after(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })
  return store.drawer
}

export async function refusedAs(code: RefusalCode, act: Promise<unknown>): Promise<void> {
  await assert.rejects(act, error => error instanceof Refusal && error.code === code)
}
