import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { storyFolder } from '../../test/story-folder.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Drawer } from '../store/drawer.ts'
import { SqliteStore } from '../store/sqlite.ts'
import type { Keeper } from './collection.ts'
import { type Session, sessionFor } from './sessions.ts'

/** A private drawer in a file of its own, with hashes that nobody else can make, for the tests of one file. */
export function newKeeper(): Keeper {
  return { drawer: newDrawer(), hashed: hashedFor('a test') }
}

export const hashedFor = (key: string) => (text: string) =>
  createHmac('sha256', key).update(text).digest('base64url')

/** The same without them. */
export function newDrawer(): Drawer {
  const folder = storyFolder('people')
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

/** Opens a session by itself; returns what the cookie holds. */
export async function openedSession(
  drawer: Drawer,
  session: Pick<Session, 'use' | 'holder' | 'keyid'>,
  now: number,
): Promise<string> {
  const { token, opened } = sessionFor(session, now)
  await drawer.apply([opened], now)
  return token
}
