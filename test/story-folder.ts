import { mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Linux keeps files in memory; in a container it may be small. */
const MEMORY = '/dev/shm'
/** More than all stories that run at once take. */
const ROOM_BYTES = 2 ** 30

/**
 * A new folder for the store of a story, in memory where there is room: a story commits a hundred times, and would wait
 * for the disk each time. What a disk does to a store is tried on a real one, in `src/store`, `test/crash` and
 * `test/cli`.
 */
export function storyFolder(name: string): string {
  return mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), `avow-${name}-`))
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > ROOM_BYTES
  } catch {
    return false
  }
}
