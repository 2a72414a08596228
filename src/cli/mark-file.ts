import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { uptime } from 'node:os'
import { dirname } from 'node:path'
import { z } from 'zod'
import { utf8 } from '../core/bytes.ts'
import { digestOf, digestSchema } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import type { Beat } from '../log/clock.ts'
import type { MarkPlace } from '../log/high-water.ts'
import { now } from './compose.ts'
import { readBytes, reasonOf, syncPath } from './files.ts'

/**
 * The high-water mark in a file beside the key. It has two slots, written in turn, so that a power cut spoils at most
 * the one that was being written; each bears a checksum. It keeps its length, so a full disk does not hinder it.
 */
const SLOT = 16_384

const slotSchema = z.strictObject({
  v: z.literal(1),
  turn: z.int().min(0),
  first: digestSchema.nullable(),
  checkpoint: z.string().nullable(),
  beat: z.strictObject({ at: z.int(), uptime: z.number(), boot: z.string() }),
})
type Slot = z.output<typeof slotSchema>

interface MarkFile extends MarkPlace {
  close(): Promise<void>
}

/** The file is made when it is written first. */
export function markFile(path: string): MarkFile {
  let turn = 0
  // It stays open: where descriptors run out, what was committed can still be noted.
  let file: FileHandle | undefined
  return {
    read() {
      const slot = slotIn(path)
      turn = slot?.turn ?? 0
      return slot
    },
    keep: mark =>
      inWords(path, async () => {
        file ??= await opened(path)
        // Of two servers by mistake, the older one must not put its mark over that of the newer.
        if ((slotIn(path)?.turn ?? 0) > turn)
          throw new Refusal('store_failing', `${path} is written by another server, which has taken over.`)
        const slot = formatSlot({ ...mark, v: 1, turn: turn + 1 })
        const { bytesWritten } = await file.write(slot, 0, SLOT, ((turn + 1) % 2) * SLOT)
        if (bytesWritten < SLOT) throw new Error(`only ${bytesWritten} bytes were written`)
        await file.datasync()
        // Not before: what failed is written over, and the slot before it stays.
        turn += 1
      }),
    close: async () => file?.close(),
  }
}

async function opened(path: string): Promise<FileHandle> {
  const file = await open(path, existsSync(path) ? 'r+' : 'wx+', 0o600)
  syncPath(dirname(path))
  return file
}

/** The newer of the two that can be read; undefined where nothing was ever written. Refuses `file_malformed`. */
export function slotIn(path: string): Slot | undefined {
  if (!existsSync(path)) return undefined
  const bytes = readBytes(path)
  if (bytes.length === 0) return undefined
  const slots = [0, SLOT].flatMap(at => parseSlot(bytes.subarray(at, at + SLOT)) ?? [])
  if (slots.length > 0) return slots.reduce((one, other) => (other.turn > one.turn ? other : one))
  throw new Refusal(
    'file_malformed',
    `${path}, which says how far the key of this log has signed, is damaged. If the database is the newest that there is, move this file away; a new one is made.`,
  )
}

function formatSlot(slot: Slot): Uint8Array {
  const json = JSON.stringify(slot)
  const line = `${digestOf(utf8(json))} ${json}`
  const bytes = new Uint8Array(SLOT).fill(0x20)
  bytes.set(utf8(line))
  bytes[SLOT - 1] = 0x0a
  return bytes
}

/** Undefined for what a power cut or a disk has spoilt. */
function parseSlot(bytes: Uint8Array): Slot | undefined {
  const [sum, json] = new TextDecoder().decode(bytes).trimEnd().split(/ (.*)/s)
  if (json === undefined || digestOf(utf8(json)) !== sum) return undefined
  return slotSchema.parse(JSON.parse(json))
}

async function inWords<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('store_failing', `${path} cannot be written: ${reasonOf(error)}.`)
  }
}

/** Linux says which start of the machine this is; elsewhere each start of this process passes for one. */
const boot = bootOf()

function bootOf(): string {
  const path = '/proc/sys/kernel/random/boot_id'
  return existsSync(path) ? readFileSync(path, 'latin1').trim() : randomUUID()
}

/** What this machine says of the time. */
export function beatNow(): Beat {
  return { at: now(), uptime: Math.round(uptime()), boot }
}
