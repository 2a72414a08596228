import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { z } from 'zod'
import { fromUtf8, utf8 } from '../core/bytes.ts'
import { evidenceName, isEvidence, parseEvidence } from '../core/evidence.ts'
import { parseDraft } from '../core/json.ts'
import { attempt, Refusal } from '../core/refusal.ts'
import { amiss, standsAt } from '../register/amiss.ts'

/** Files on disk, with refusals in words in place of errno. */

/** What whoever started this takes from everybody else. */
let givenUmask = 0o022

/**
 * From now on whatever this process makes is its owner's alone: the database and the files that SQLite lays beside it,
 * backups, keys, drafts. Others on the machine are not let in by what somebody forgot to forbid.
 */
export function keepToOwner(): void {
  givenUmask = process.umask(0o077)
}

export function readBytes(path: string): Uint8Array {
  return inWords(`${path} cannot be read`, () => new Uint8Array(readFileSync(path)))
}

/** The names in a folder. */
export function namesIn(folder: string): string[] {
  return inWords(`${folder} cannot be read`, () => readdirSync(folder))
}

/** So many bytes from there on, or as many as there are. */
export function readPart(path: string, from: number, length: number): Uint8Array {
  return inWords(`${path} cannot be read`, () => {
    const file = openSync(path, 'r')
    try {
      const bytes = new Uint8Array(length)
      return bytes.subarray(0, readSync(file, bytes, 0, length, from))
    } finally {
      closeSync(file)
    }
  })
}

/** `sentence` says what failed; the reason follows. */
export function inWords<T>(sentence: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new Refusal('file_unreadable', `${sentence}: ${reasonOf(error)}.`)
  }
}

export function readText(path: string): string {
  return fromUtf8(readBytes(path))
}

/** Lenient JSON, as a person writes it. */
export function readJson(path: string): unknown {
  const text = readText(path)
  const value = attempt(() => parseDraft(text))
  if (value instanceof Refusal)
    throw new Refusal('file_malformed', `${path} cannot be read. ${value.message}`)
  return value
}

/** JSON by a schema; the refusal names the member that is wrong. */
export function readAs<S extends z.ZodType>(schema: S, path: string): z.output<S> {
  const json = readJson(path)
  const read = schema.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const { path: where } = issue!
  const says = amiss(issue!, standsAt(json, where))
  throw new Refusal('file_malformed', `In ${path}, ${where.join('.') || 'the whole'} does not fit: ${says}.`)
}

/**
 * Writes a file that must not be there yet, durable when this returns: a power cut must not lose a key whose public
 * half is in the log.
 */
export function writeNew(path: string, content: string | Uint8Array): void {
  if (existsSync(path)) throw new Refusal('file_exists', `${path} is there already; nothing was written.`)
  inWords(`${path} cannot be written`, () => {
    writeThrough(openSync(path, 'wx', 0o600), content)
    syncPath(dirname(path))
  })
}

/** What is made to be handed on, as a receipt is: whoever may read other files of its maker may read it. */
export function letOthersRead(path: string): void {
  inWords(`${path} cannot be shown to others`, () => chmodSync(path, 0o644 & ~givenUmask))
}

/** Replaces a file as a whole: a reader sees the old or the new one, after a crash too. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  inWords(`${path} cannot be written`, () => {
    writeThrough(openSync(`${path}.new`, 'w', 0o600), content)
    renameSync(`${path}.new`, path)
    syncPath(dirname(path))
  })
}

/** Adds a line to a file, durable when this returns. A line that a crash cut short is ended first. */
export function appendLine(path: string, line: string): void {
  inWords(`${path} cannot be written`, () => {
    const file = openSync(path, 'a+', 0o600)
    const { size } = fstatSync(file)
    const last = new Uint8Array(1)
    if (size > 0) readSync(file, last, 0, 1, size - 1)
    writeThrough(file, `${size > 0 && last[0] !== 0x0a ? '\n' : ''}${line}\n`)
    if (size === 0) syncPath(dirname(path))
  })
}

/** Writes an evidence file into a folder, unless the same is there, and returns its path. It is to be published. */
export function keepEvidence(folder: string, evidence: string): string {
  const path = join(folder, evidenceName(parseEvidence(utf8(evidence))))
  if (!existsSync(path)) {
    replaceFile(path, evidence)
    letOthersRead(path)
  }
  return path
}

/** The error; where it bears evidence against a log, that is written into the folder, and the refusal tells where. */
export function withEvidenceFile(error: unknown, folder: string): unknown {
  if (!(error instanceof Refusal) || error.evidence === undefined || !isEvidence(utf8(error.evidence)))
    return error
  const path = attempt(() => keepEvidence(folder, error.evidence!))
  const where = path instanceof Refusal ? path.message : `The evidence is in ${path}.`
  return error.saying(where)
}

/** For its owner alone. */
export function makeFolder(path: string): void {
  inWords(`The folder ${path} cannot be made`, () => mkdirSync(path, { recursive: true, mode: 0o700 }))
}

/** For all who may read other folders of its maker, as what is made to be handed on; so are those above that are missing. */
export function makeOpenFolder(path: string): void {
  if (existsSync(path)) return
  makeOpenFolder(dirname(path))
  inWords(`The folder ${path} cannot be made`, () => {
    mkdirSync(path)
    chmodSync(path, 0o755 & ~givenUmask)
  })
}

function writeThrough(file: number, content: string | Uint8Array): void {
  try {
    const bytes = typeof content === 'string' ? utf8(content) : content
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Gives a file to whoever the other belongs to, with the same rights. */
export function belongAs(other: string, path: string): void {
  inWords(`${path} cannot be given to whom ${other} belongs to`, () => {
    const { uid, gid, mode } = statSync(other)
    const made = statSync(path)
    if (made.uid !== uid || made.gid !== gid) chownSync(path, uid, gid)
    chmodSync(path, mode & 0o777)
  })
}

/** A new or renamed file survives a crash only once its folder is synced. */
export function syncPath(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? error.cause : error
  return (cause.message || (cause as NodeJS.ErrnoException).code || cause.name).replace(/\.$/, '')
}
