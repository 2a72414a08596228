import type { Command } from 'commander'
import { clip, fromUtf8, toBase64url } from '../core/bytes.ts'
import { type Digest, digestOf } from '../core/digest.ts'
import { identityOf, parseEnvelope } from '../core/envelope.ts'
import type { Signer } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import type { Part } from '../log/attachments.ts'
import type { Declaration } from '../register/declaration.ts'
import type { Text } from '../register/kinds.ts'
import type { MemoryRows } from '../register/memory.ts'
import type { CallRow, Table } from '../register/rows.ts'
import { textOn } from '../register/text-in-force.ts'
import { gather, Misuse, type Outcome, tell } from './command.ts'
import { type Posting, signPosting, today } from './compose.ts'
import { depositaryKeyPath, hasConfig, readConfig, readSigner } from './data-folder.ts'
import type { Surroundings } from './environment.ts'
import { letOthersRead, readBytes, writeNew } from './files.ts'
import { Server } from './server-client.ts'

/** What every command that writes has in common: a server, a key file, and care for what was typed. */

export interface WritingOptions {
  readonly url?: string
  readonly vkey?: string
  readonly key?: string[]
  readonly save?: string
  readonly receipt?: string
  readonly by?: string
  /** Write it there and post nothing. */
  readonly out?: string
}

/** Whose key signs: the depositary's own, from the data folder, or one that a party names. */
export type Whose = 'depositary' | 'party'

export function addWritingOptions(command: Command, whose: Whose): Command {
  const fallback = whose === 'depositary' ? ' (default: keys/depositary.key of the data folder)' : ''
  return command
    .option(
      '--url <address>',
      'the server (default: that of avow.json in the data folder, else http://localhost:8080)',
    )
    .option('--vkey <vkey>', "the log's verifier key, to be sure that it is the right log")
    .option('--key <file>', `the key file that signs; several times if several must sign${fallback}`, gather)
    .option('--save <file>', 'keep the signed envelope in this file, before it is sent')
    .option('--receipt <file>', 'fetch the receipt (*.avow.json) into this file, for keeping')
}

export function connect({ url, vkey }: WritingOptions, { dataDir }: Surroundings): Promise<Server> {
  if (url !== undefined && !(/^https?:\/\//.test(url) && URL.canParse(url)))
    throw new Misuse(`"${url}" is no address of a server.`)
  return Server.connect(url ?? (hasConfig(dataDir) ? readConfig(dataDir).url : 'http://localhost:8080'), vkey)
}

export function signersOf({ key }: WritingOptions, whose: Whose, { dataDir }: Surroundings): Signer[] {
  if (key === undefined && whose === 'party') throw new Misuse('Say with --key <file> which key signs.')
  return (key ?? [depositaryKeyPath(dataDir)]).map(readSigner)
}

export const readParts = (paths: readonly string[] = []) => paths.map(readPart)

/** A part is named by the digest of its bytes. */
function readPart(path: string) {
  const bytes = readBytes(path)
  return { name: digestOf(bytes), bytes } satisfies Part
}

/** One language of a text: what the manifest says of it, and the part that travels beside. */
export function textFromFile(
  path: string,
  { lang, title, authentic }: Pick<Text, 'lang' | 'title' | 'authentic'>,
): { text: Text; part: Part } {
  const part = readPart(path)
  const { length } = part.bytes
  if (length === 0) throw new Refusal('file_malformed', `${path} is empty.`)
  fromUtf8(part.bytes)
  const mediaType = path.endsWith('.txt') ? 'text/plain' : 'text/markdown'
  return { text: { lang, digest: part.name, length, mediaType, title, authentic }, part }
}

/** What is known before something is said. */
export interface Known {
  readonly server: Server
  readonly by: string
  readonly signers: readonly Signer[]
  readonly registered: MemoryRows
}

export async function meet(
  { author }: Pick<Declaration, 'author'>,
  options: WritingOptions,
  around: Surroundings,
  whose: Whose,
  tables: readonly Table[] = [],
  brought: readonly Signer[] = [],
): Promise<Known> {
  // Whoever recovers the depositary's own key has lost it.
  const isRecovering = options.key === undefined && brought.some(({ key }) => key.use === 'recovery')
  const signers = isRecovering ? [] : signersOf(options, whose, around)
  const server = await connect(options, around)
  const isKnown = options.by !== undefined || author === 'depositary'
  const registered = await server.register(isKnown ? tables : ['keys', ...tables])
  const by = options.by ?? (isKnown ? 'depositary' : holderOf(registered, signers[0]!))
  return { server, by, signers, registered }
}

export function callIn({ registered, server }: Known, call: string): CallRow {
  const row = registered.get('calls', call)
  if (row === undefined) throw new Refusal('call_unknown', `${server.url} keeps no call ${clip(call)}.`)
  return row
}

/** What whoever signs today binds: the text in force, corrections that have taken effect included, and the policy. */
export function inForce(known: Known, call: string): { readonly policy: Digest; readonly text: Digest } {
  const row = callIn(known, call)
  const text = textOn(row, today())
  if (text === null) throw new Refusal('text_unknown', `The call ${call} has no text yet.`)
  return { policy: row.policy, text }
}

/** Signs a statement, posts it, and tells what became of it. Keys that its body brings in sign too. */
export async function say(
  { server, by, signers }: Known,
  said: Pick<Posting, 'type' | 'call' | 'body' | 'parts'>,
  options: WritingOptions,
  brought: readonly Signer[] = [],
): Promise<Outcome> {
  const others = brought.filter(({ keyid }) => signers.every(one => one.keyid !== keyid))
  const posting = { ...said, by, signers: [...signers, ...others] }
  return deliver({ ...(await signPosting(server, posting)), type: said.type }, options, () => server)
}

/** Whose key this is by the register. Officers speak as the depositary. */
export function holderOf(registered: MemoryRows, { keyid }: Signer): string {
  const row = registered.get('keys', keyid)
  if (row === undefined) throw new Refusal('key_unknown', `The key ${keyid} is not in the register.`)
  return row.key.use === 'officer' ? 'depositary' : row.holder
}

interface Signed {
  readonly envelope: Uint8Array
  readonly parts: readonly Part[]
  readonly type: string
}

/**
 * Posts an envelope, and keeps it in a file where that was asked for or where its fate is unknown, so that nothing that
 * was typed is lost. If a receipt was asked for and cannot be had, the statement is recorded all the same.
 */
export async function deliver(
  signed: Signed,
  { out, receipt: kept, save }: WritingOptions,
  connected: () => Server | Promise<Server>,
): Promise<Outcome> {
  const { envelope, parts, type } = signed
  if (out !== undefined) {
    const { command, files } = keep(out, signed)
    const text = `Wrote ${out}. Nothing was posted: ${command}`
    return { json: { file: out, parts: files, type }, text }
  }
  const server = await connected()
  const saved = save === undefined ? undefined : keep(save, signed)
  const { index, known, receipt } = await server.post(envelope, parts).catch(error => {
    if (error instanceof Refusal && ['outcome_unknown', 'server_unreachable'].includes(error.code)) {
      const name = toBase64url(identityOf(parseEnvelope(envelope).payload)).slice(0, 12)
      const { command } = saved ?? keep(`avow-${name}.envelope.json`, signed)
      tell(
        'The signed statement is kept. To post the same bytes again, which is safe:',
        `  ${command} --url ${server.url}`,
      )
    }
    throw error
  })
  if (kept !== undefined)
    try {
      writeNew(kept, await server.bytes(`/receipts/${index}`))
      letOthersRead(kept)
    } catch (error) {
      tell(`The statement is recorded as entry ${index}; only its receipt could not be kept.`)
      throw error
    }
  const entry = `${server.url}/entries/${index}`
  const text = [
    `${type} ${known ? 'was recorded before as' : 'is recorded as'} entry ${index}.`,
    `  ${entry}`,
    kept === undefined
      ? `Its receipt, for keeping: ${server.url}/receipts/${index}`
      : `Its receipt is kept in ${kept}.`,
  ]
  return { json: { index, known, receipt, entry }, text }
}

/** Writes an envelope and what travels beside it. Returns the command that posts them. */
function keep(path: string, { envelope, parts }: Signed): { command: string; files: string[] } {
  writeNew(path, envelope)
  const files = parts.map(({ bytes }, i) => {
    const file = `${path.replace(/\.json$/, '')}.part-${i + 1}`
    writeNew(file, bytes)
    return file
  })
  return { command: ['avow post', path, ...files.map(file => `--part ${file}`)].join(' '), files }
}
