import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { randomBytes } from '#crypto'
import { clip } from '../core/bytes.ts'
import { parseWitnessVkey } from '../core/cosignature.ts'
import { formatKeyFile, parseKeyFile } from '../core/key-file.ts'
import type { Signer } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import type { LogSigner } from '../log/log-keys.ts'
import { localised, recoveryRef } from '../register/kinds.ts'
import { makeFolder, readAs, readText, writeNew } from './files.ts'
import { formatDrawerKey, newNoteKey, parseDrawerKey, parseLogKey } from './private-keys.ts'

/** The data folder: `avow.json`, `avow.sqlite`, and the keys. Its owner alone may read it. */

const httpUrl = z
  .string()
  .refine(
    text => /^https?:\/\/\S+$/.test(text) && URL.canParse(text),
    'not an address that begins with http:// or https://',
  )

const httpsUrl = httpUrl.refine(text => text.startsWith('https://'))

export const configSchema = z.strictObject({
  v: z.literal(1),
  /** The log's name: host and path, without scheme. It can never change. */
  origin: z.string().regex(/^[!-*,-~]{1,255}$/),
  /** Where the public reaches this server. */
  url: httpUrl,
  names: localised,
  witnesses: z
    .array(z.strictObject({ url: httpUrl, vkey: z.string(), monitor: httpUrl.exactOptional() }))
    .max(20),
  /** The door answers a statement once this many witnesses have cosigned it, or after so many seconds. */
  cosigned: z
    .strictObject({ quorum: z.int().min(1).max(20), seconds: z.int().min(1).max(30) })
    .exactOptional(),
  /** The recovery key that entry 0 names, by digest; nothing reads it afterwards. */
  recovery: recoveryRef.exactOptional(),
  /** How people reach its keeper, as pages tell: an e-mail address or a page. */
  contact: z
    .union([z.email(), httpUrl], 'neither an e-mail address nor one that begins with https://')
    .optional(),
  /** Where faults that endanger others are reported in confidence (RFC 9116); `contact` if left out. */
  security: z
    .union([z.email(), httpsUrl], 'neither an e-mail address nor one that begins with https://')
    .optional(),
  /** Seconds for which browsers come over TLS alone; 0 has them forget it. */
  hsts: z.int().min(0).max(63_072_000).optional(),
  /** Milliseconds for which statements are gathered into one batch. */
  pooling: z.int().min(0).max(10_000),
})
export type Config = z.infer<typeof configSchema>

export const configPath = (dataDir: string) => join(dataDir, 'avow.json')
export const databasePath = (dataDir: string) => join(dataDir, 'avow.sqlite')
export const keysPath = (dataDir: string) => join(dataDir, 'keys')
export const logKeyPath = (dataDir: string) => join(keysPath(dataDir), 'log.key')
/** The key that is to follow it. */
const nextLogKeyPath = (dataDir: string) => join(keysPath(dataDir), 'log.next.key')
/** How far the log's key has signed (mark-file.ts). */
export const markPath = (dataDir: string) => join(keysPath(dataDir), 'log.mark')
/** The key of the private drawer, which opens nothing else. */
export const drawerKeyPath = (dataDir: string) => join(keysPath(dataDir), 'drawer.key')
export const depositaryKeyPath = (dataDir: string) => join(keysPath(dataDir), 'depositary.key')
export const partyKeyPath = (dataDir: string, party: string) =>
  join(keysPath(dataDir), 'parties', `${party}.key`)

export function isFolderNew(dataDir: string): boolean {
  return !existsSync(dataDir) || readdirSync(dataDir).length === 0
}

export function hasConfig(dataDir: string): boolean {
  return existsSync(configPath(dataDir))
}

/** Refuses `file_malformed`, naming the member that is wrong. */
export function readConfig(dataDir: string): Config {
  const path = configPath(dataDir)
  if (!existsSync(path))
    throw new Refusal('file_unreadable', `There is no ${path}: this folder was not made by avow init.`)
  const config = readAs(configSchema, path)
  for (const witness of config.witnesses) parseWitnessVkey(witness.vkey)
  if (config.cosigned !== undefined && config.cosigned.quorum > config.witnesses.length)
    throw new Refusal(
      'file_malformed',
      `In ${path}, cosigned.quorum asks for ${config.cosigned.quorum} witnesses, and ${config.witnesses.length} are named.`,
    )
  return config
}

/** Makes the folder, its configuration and its keys. Refuses to overwrite anything (`file_exists`). */
export function makeDataFolder(dataDir: string, config: Config): { vkey: string; keyid: string } {
  for (const path of [configPath, logKeyPath, depositaryKeyPath, drawerKeyPath].map(at => at(dataDir)))
    if (existsSync(path)) throw new Refusal('file_exists', `${path} is there already; nothing was changed.`)
  makeFolder(keysPath(dataDir))
  chmodSync(dataDir, 0o700)
  const { text: logKey, vkey } = newNoteKey('log', config.origin)
  const depositaryKey = formatKeyFile('depositary', randomBytes(32))
  writeNew(logKeyPath(dataDir), logKey)
  writeNew(depositaryKeyPath(dataDir), depositaryKey)
  makeDrawerKey(dataDir)
  // Last: whoever finds it finds the keys too.
  writeNew(configPath(dataDir), `${JSON.stringify(config, null, 2)}\n`)
  return { vkey, keyid: parseKeyFile(depositaryKey).keyid }
}

/** With the key that is to follow it, where that lies beside it. */
export function readLogKey(dataDir: string, config: Config): LogSigner {
  const read = (path: string) => {
    const signer = parseLogKey(readText(path))
    if (signer.vkey.name !== config.origin)
      throw new Refusal(
        'file_malformed',
        `The key of the log is for ${clip(signer.vkey.name)}, avow.json says ${clip(config.origin)}.`,
      )
    return signer
  }
  const signer = read(logKeyPath(dataDir))
  return existsSync(nextLogKeyPath(dataDir)) ? { ...signer, next: read(nextLogKeyPath(dataDir)) } : signer
}

export function readDrawerKey(dataDir: string): Uint8Array {
  return parseDrawerKey(readText(drawerKeyPath(dataDir)))
}

export function makeDrawerKey(dataDir: string): void {
  writeNew(drawerKeyPath(dataDir), formatDrawerKey(randomBytes(32)))
}

export function readSigner(path: string): Signer {
  return parseKeyFile(readText(path))
}
