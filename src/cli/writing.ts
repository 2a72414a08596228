import { basename, dirname, join } from 'node:path'
import type { Command } from 'commander'
import { toBase64url } from '../core/bytes.ts'
import { identityOf, parseEnvelope } from '../core/envelope.ts'
import type { JsonObject } from '../core/json.ts'
import type { Signer } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import type { Part } from '../log/beside.ts'
import { Misuse, type Outcome, tell } from './command.ts'
import { type Accepted, type Draft, postStatement } from './compose.ts'
import { depositaryKeyPath, hasConfig, readConfig, readSigner } from './data-folder.ts'
import { writeNew } from './files.ts'
import { Server } from './server.ts'
import type { Surroundings } from './surroundings.ts'

/** What every command that writes has in common: a server, a key file, and care for what was typed. */

export interface WritingOptions {
  readonly url?: string
  readonly vkey?: string
  readonly key?: string[]
  readonly save?: string
  readonly receipt?: string
}

export function addWritingOptions(command: Command, whose: 'depositary' | 'party'): Command {
  const fallback = whose === 'depositary' ? ' (default: keys/depositary.key of the data folder)' : ''
  return addServerOptions(command)
    .option('--key <file>', `the key file that signs; several times if several must sign${fallback}`, pushKey)
    .option('--save <file>', 'keep the signed envelope in this file, before it is sent')
    .option('--receipt <file>', 'fetch the receipt (*.avow.json) into this file, for keeping')
}

function addServerOptions(command: Command): Command {
  return command
    .option(
      '--url <address>',
      'the server (default: that of avow.json in the data folder, else http://localhost:8080)',
    )
    .option('--vkey <vkey>', "the log's verifier key, to be sure that it is the right log")
}

const pushKey = (value: string, before: readonly string[] = []) => [...before, value]

function urlOf({ url }: { readonly url?: string }, around: Surroundings): string {
  if (url !== undefined) {
    if (!/^https?:\/\//.test(url) || !URL.canParse(url))
      throw new Misuse(`"${url}" is no address of a server.`)
    return url
  }
  if (hasConfig(around.dataDir)) return readConfig(around.dataDir).url
  return 'http://localhost:8080'
}

export function connect(options: WritingOptions, around: Surroundings): Promise<Server> {
  return Server.connect(urlOf(options, around), options.vkey)
}

export function signersOf({ key }: WritingOptions): Signer[] {
  if (key === undefined) throw new Misuse('Say with --key <file> which key signs.')
  return key.map(readSigner)
}

/** The depositary's own key lies in the data folder unless its owner keeps it elsewhere. */
export function depositarySigners(options: WritingOptions, around: Surroundings): Signer[] {
  return options.key === undefined ? [readSigner(depositaryKeyPath(around.dataDir))] : signersOf(options)
}

export interface Say extends Draft {
  readonly signers: readonly Signer[]
  readonly parts?: readonly Part[]
}

/** Signs and posts one statement, and says what became of it. */
export async function say(server: Server, statement: Say, options: WritingOptions): Promise<Outcome> {
  const kept = new Keeping(options.save)
  const accepted = await kept.through(
    postStatement(server, { ...statement, before: (envelope, parts) => kept.take(envelope, parts) }),
    server.url,
  )
  return outcomeOf(accepted, server, statement.type, options.receipt)
}

/** `receipt` is the file to keep the receipt in; if it cannot be had, the statement is recorded all the same. */
async function outcomeOf(
  accepted: Accepted,
  server: Server,
  type: string,
  receipt?: string,
): Promise<Outcome> {
  const outcome = describe(accepted, server, type, receipt)
  if (receipt === undefined) return outcome
  try {
    writeNew(receipt, await server.bytes(`/receipts/${accepted.index}`))
  } catch (error) {
    tell(`The statement is recorded as entry ${accepted.index}; only its receipt could not be kept.`)
    throw error
  }
  return outcome
}

function describe({ index, receipt, known }: Accepted, server: Server, type: string, kept?: string): Outcome {
  const was = known ? 'was recorded before as' : 'is recorded as'
  return {
    json: { index, known, receipt, entry: `${server.url}/entries/${index}` },
    text: [
      `${type} ${was} entry ${index}.`,
      `  ${server.url}/entries/${index}`,
      kept === undefined
        ? `Its receipt, for keeping: ${server.url}/receipts/${index}`
        : `Its receipt is kept in ${kept}.`,
    ].join('\n'),
  }
}

/** Posts an envelope that is signed already, and keeps it where it was asked for or where its fate is unknown. */
export async function sendSigned(
  server: Server,
  { envelope, parts, type }: { envelope: Uint8Array; parts: readonly Part[]; type: string },
  options: { readonly save?: string; readonly receipt?: string },
): Promise<Outcome> {
  const kept = new Keeping(options.save)
  kept.take(envelope, parts)
  return outcomeOf(
    await kept.through(server.post(envelope, parts), server.url),
    server,
    type,
    options.receipt,
  )
}

/** Keeps an envelope in a file where it was asked for, or where its fate is unknown: nothing typed is lost. */
class Keeping {
  readonly #path: string | undefined
  #taken: { envelope: Uint8Array; parts: readonly Part[] } | undefined

  constructor(path: string | undefined) {
    this.#path = path
  }

  take(envelope: Uint8Array, parts: readonly Part[]): void {
    this.#taken = { envelope, parts }
    if (this.#path !== undefined) this.#write(this.#path)
  }

  async through<T>(sending: Promise<T>, url: string): Promise<T> {
    try {
      return await sending
    } catch (error) {
      const lost = error instanceof Refusal && ['outcome_unknown', 'server_unreachable'].includes(error.code)
      if (lost && this.#taken !== undefined) this.#tellHow(url)
      throw error
    }
  }

  #tellHow(url: string): void {
    const { envelope } = this.#taken!
    const name = toBase64url(identityOf(parseEnvelope(envelope).payload)).slice(0, 12)
    const path = this.#path ?? `avow-${name}.envelope.json`
    const files = this.#path === undefined ? this.#write(path) : this.#partPaths(path)
    const parts = files.map(file => ` --part ${file}`).join('')
    tell(
      `The signed statement is kept. To post the same bytes again, which is safe:\n  avow post ${path}${parts} --url ${url}`,
    )
  }

  #partPaths(path: string): string[] {
    const stem = join(dirname(path), basename(path).replace(/\.json$/, ''))
    return this.#taken!.parts.map((_, i) => `${stem}.part-${i + 1}`)
  }

  #write(path: string): string[] {
    const { envelope, parts } = this.#taken!
    writeNew(path, envelope)
    const files = this.#partPaths(path)
    for (const [i, file] of files.entries()) writeNew(file, parts[i]!.bytes, 0o600)
    return files
  }
}

/** For `JsonObject`s built from what schemas have read already. */
export function asBody(body: object): JsonObject {
  return body as JsonObject
}
