import { existsSync } from 'node:fs'
import { clip, fromUtf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { type EnvelopeSignature, formatEnvelope, pae, parseEnvelope, signEnvelope } from '../core/envelope.ts'
import { spelledOut } from '../core/hidden.ts'
import { formatJsonBytes } from '../core/json.ts'
import type { Signer } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { parseStatement } from '../core/statement.ts'
import type { Part } from '../log/beside.ts'
import { signatureGiven } from '../register/types/signatures.ts'
import { authorIn } from './author.ts'
import { gather, Misuse, newCommand, type Outcome, tell } from './command.ts'
import { signPosting, spoken } from './compose.ts'
import { readBytes, readText, writeNew } from './files.ts'
import { readParts } from './post.ts'
import { type Registered, readRegister } from './registered.ts'
import type { Surroundings } from './surroundings.ts'
import {
  addWritingOptions,
  asBody,
  connect,
  say,
  sendSigned,
  signersOf,
  type WritingOptions,
} from './writing.ts'

interface Options extends WritingOptions {
  readonly read?: string[]
  readonly text?: string[]
  readonly reservation?: string
  readonly declaration?: string
  readonly part?: string[]
  readonly out?: string
}

/** `avow sign <call>`, or `avow sign <statement file>` */
export function signCommand(around: Surroundings) {
  const command = newCommand<[string], Options>(
    'sign',
    'sign a call, or a statement that was downloaded as a file',
    async (what, options) => {
      const signers = signersOf(options)
      if (existsSync(what)) return signFile(what, signers, options, around)
      if (/[./]/.test(what)) throw new Misuse(`There is no file ${what}.`)
      return signCall(what, signers, options, around)
    },
  )
    .argument('<call or file>', 'the id of a call, or a file with a statement or an envelope')
    .option(
      '--read <lang>',
      'a language of the text that you have read (default: all that --text names, or en)',
      gather,
    )
    .option('--text <file>', 'the text as you have it: it must be the very one that is signed', gather)
    .option('--reservation <lang=words>', 'what you do not accept; @file takes the words from a file')
    .option('--declaration <lang=words>', 'how you understand it; @file takes the words from a file')
    .option('--part <file>', 'with a file: words or texts that the statement names by digest', gather)
    .option('--out <file>', 'write the envelope there and post nothing, so that others may sign it too')
  return addWritingOptions(command, 'party')
}

async function signCall(
  call: string,
  signers: Signer[],
  options: Options,
  around: Surroundings,
): Promise<Outcome> {
  const server = await connect(options, around)
  const registered = await readRegister(server, ['calls', 'keys', 'texts'])
  const row = registered.get('calls', call)
  if (row === undefined) throw new Refusal('call_unknown', `${server.url} keeps no call ${clip(call)}.`)
  if (row.text === null) throw new Refusal('text_unknown', `The call ${call} has no text yet.`)
  const languages = languagesOf(registered, `${call}/${row.text}`)
  const read = options.read ?? readFrom(options.text ?? [], languages) ?? defaultLanguage(languages)
  tell(`Signing ${call}: the text ${row.text} (${read.join(', ')}) under the policy ${row.policy}.`)
  const body = asBody({
    manifest: row.text,
    policy: row.policy,
    read,
    reservation: wordsFrom(options.reservation),
    declaration: wordsFrom(options.declaration),
  })
  const by = authorIn(registered, signers[0]!)
  const posting = { type: signatureGiven.type, by, call, body, signers }
  if (options.out === undefined) return say(server, posting, options)
  const { envelope, parts } = await signPosting(server, posting)
  const files = parts.map(({ bytes }, i) => {
    const file = `${options.out}.part-${i + 1}`
    writeNew(file, bytes, 0o600)
    return file
  })
  writeNew(options.out, envelope, 0o600)
  const beside = files.map(file => ` --part ${file}`).join('')
  return {
    json: { file: options.out, parts: files, type: signatureGiven.type },
    text: `Wrote ${options.out}. Nothing was posted: avow post ${options.out}${beside}`,
  }
}

interface Language {
  readonly lang: string
  readonly digest: string
}

function languagesOf(registered: Registered, key: string): Language[] {
  const text = registered.get('texts', key)
  return [...(text?.manifest.texts ?? []), ...(text?.translations ?? []).map(one => one.text)]
}

/** Each file must be a language of the text, byte for byte; so what was read is what is signed. */
function readFrom(paths: readonly string[], languages: readonly Language[]): string[] | undefined {
  if (paths.length === 0) return undefined
  return paths.map(path => {
    const digest = digestOf(readBytes(path))
    const found = languages.find(one => one.digest === digest)
    if (found === undefined)
      throw new Refusal(
        'text_wrong',
        `${path} has the digest ${digest}; it is no language of the text in force.`,
      )
    return found.lang
  })
}

function defaultLanguage(languages: readonly Language[]): string[] {
  const english = languages.find(({ lang }) => lang === 'en') ?? languages[0]!
  return [english.lang]
}

/** `en=Words`, `@file`, or `en=@file`. */
export function wordsFrom(given: string | undefined): { lang: string; text: string } | null {
  if (given === undefined) return null
  const { lang, text } = spoken(given)
  return text.startsWith('@') ? { lang, text: readText(text.slice(1)).trimEnd() } : { lang, text }
}

/** A statement is signed for the first time; to an envelope a signature is added. */
async function signFile(
  path: string,
  signers: Signer[],
  options: Options,
  around: Surroundings,
): Promise<Outcome> {
  const { payload, signatures } = readSignable(path)
  const { type, by, call } = parseStatement(payload)
  tell(`Signing ${type} by ${by} under ${call ?? 'no call'}, the statement ${digestOf(payload)}:`)
  tell(inFull(payload))
  const parts: readonly Part[] = readParts(options.part)
  const bytes = pae(payload)
  const envelope =
    signatures.length === 0
      ? signEnvelope(payload, signers)
      : formatEnvelope(payload, [...signatures, ...signers.map(signer => signer.sign(bytes))])
  if (options.out !== undefined) {
    writeNew(options.out, envelope)
    return {
      json: { file: options.out, type },
      text: `Wrote ${options.out}. Nothing was posted: avow post ${options.out}`,
    }
  }
  const server = await connect(options, around)
  return sendSigned(server, { envelope, parts, type }, options)
}

/** All that a statement says, for whoever is about to sign it; nothing in it can move the cursor or turn the text round. */
function inFull(payload: Uint8Array): string {
  return spelledOut(JSON.stringify(JSON.parse(fromUtf8(payload)), null, 2))
}

function readSignable(path: string): { payload: Uint8Array; signatures: readonly EnvelopeSignature[] } {
  const value = parseLoose(path)
  if (typeof value === 'object' && value !== null && 'payloadType' in value)
    return parseEnvelope(formatJsonBytes(value))
  // A person's editor may have added a line feed: what is signed is the canonical form of what the file says.
  const payload = formatJsonBytes(value)
  parseStatement(payload)
  return { payload, signatures: [] }
}

function parseLoose(path: string): unknown {
  try {
    return JSON.parse(readText(path))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('file_malformed', `${path} is neither a statement nor an envelope: it is not JSON.`)
  }
}
