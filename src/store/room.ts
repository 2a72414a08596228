import { open, rm, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '../core/refusal.ts'

/**
 * Whether the disk has room for what a batch writes. SQLite does not say so before: one row is written over places of
 * the write-ahead log that the disk has given already, and succeeds where a batch does not.
 */

/** Bytes that most batches do with, those with files aside. */
const ROOM = 2 ** 20

/** Asks the disk and writes nothing. Refuses `store_failing`. */
export async function requireRoom(path: string): Promise<void> {
  const { blocks, bavail, bfree, bsize } = await inWords(() => statfs(dirname(path)))
  // What is kept back for root, root may use; and some file systems say nothing of their size.
  const free = (process.getuid?.() === 0 ? bfree : bavail) * bsize
  if (blocks > 0 && free < ROOM)
    throw new Refusal(
      'store_failing',
      `The disk of ${path} is full: it has ${Math.floor(free / 1024)} KiB left.`,
    )
}

/** Tries it, durably: a share of the disk may be used up though the disk is not. Refuses `store_failing`. */
export async function tryRoom(path: string): Promise<void> {
  await requireRoom(path)
  const tried = `${path}-room`
  await inWords(async () => {
    try {
      const file = await open(tried, 'w', 0o600)
      try {
        await file.writeFile(new Uint8Array(ROOM))
        await file.sync()
      } finally {
        await file.close()
      }
    } finally {
      await rm(tried, { force: true })
    }
  })
}

async function inWords<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const says = code === 'ENOSPC' || code === 'EDQUOT' ? `the disk is full (${code})` : message
    throw new Refusal('store_failing', `The disk takes nothing: ${says}.`)
  }
}
