import { existsSync } from 'node:fs'
import { fromUtf8 } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { formatEnvelope, pae, parseEnvelope } from '../core/envelope.ts'
import { formatJsonBytes } from '../core/json.ts'
import type { EnvelopeSignature } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { parseStatement } from '../core/statement.ts'
import { signatureGiven } from '../register/types/signatures.ts'
import { gather, Misuse, type Outcome, tell } from './command.ts'
import type { Surroundings } from './environment.ts'
import { readBytes, readJson } from './files.ts'
import { connect, deliver, inForce, readParts, signersOf, type WritingOptions } from './posting.ts'
import { statementCommand } from './statement-command.ts'

interface Options {
  readonly call: string
  readonly read?: string[]
  readonly text?: string[]
  readonly part?: string[]
}

/** `avow sign <call>`, or `avow sign <statement file>` */
export const signCommand = statementCommand<Options>(
  signatureGiven,
  'sign',
  'sign a call, or a statement that was downloaded as a file',
  {
    words: { call: 'the id of a call, or a file with a statement or an envelope' },
    spelling: { read: 'read', reservation: 'reservation', declaration: 'declaration' },
    instead: (given, around) => {
      if (existsSync(given.call)) return signFile(given.call, given, around)
      if (/[./]/.test(given.call)) throw new Misuse(`There is no file ${given.call}.`)
      return undefined
    },
    reads: ['calls', 'texts'],
    find: ({ given, ...known }) => {
      const { call } = given
      const { policy, text } = inForce(known, call)
      const published = known.registered.get('texts', `${call}/${text}`)!
      const languages = [...published.manifest.texts, ...published.translations.map(one => one.text)]
      const read = readIn(given.text ?? [], languages)
      tell(
        `Signing ${call}: the text ${text} (${(given.read ?? read).join(', ')}) under the rules ${policy}.`,
      )
      return { body: { manifest: text, policy, read } }
    },
    options: command =>
      command
        .option(
          '--text <file>',
          'the text as you have it, which must be the very one that is signed (--read: its language; else en)',
          gather,
        )
        .option('--part <file>', 'with a file: words or texts that the statement names by digest', gather)
        .option('--out <file>', 'write the envelope there and post nothing, so that others may sign it too'),
  },
)

/** Each file must be a language of the text, byte for byte: what was read is what is signed. Without files, English. */
function readIn(
  paths: readonly string[],
  languages: readonly { readonly lang: string; readonly digest: string }[],
): string[] {
  if (paths.length === 0) return [(languages.find(({ lang }) => lang === 'en') ?? languages[0]!).lang]
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

/** A statement is signed for the first time; to an envelope a signature is added. */
async function signFile(
  path: string,
  options: Options & WritingOptions,
  around: Surroundings,
): Promise<Outcome> {
  const signers = signersOf(options, 'party', around)
  const { payload, signatures } = readSignable(path)
  const { type, by, call } = parseStatement(payload)
  tell(`Signing ${type} by ${by} under ${call ?? 'no call'}, the statement ${digestOf(payload)}:`)
  // In full.
  tell(...JSON.stringify(JSON.parse(fromUtf8(payload)), null, 2).split('\n'))
  const parts = readParts(options.part)
  const bytes = pae(payload)
  const envelope = formatEnvelope(payload, [...signatures, ...signers.map(signer => signer.sign(bytes))])
  return deliver({ envelope, parts, type }, options, () => connect(options, around))
}

function readSignable(path: string): { payload: Uint8Array; signatures: readonly EnvelopeSignature[] } {
  const value = readJson(path)
  // The canonical form is signed, since an editor may have added a line feed.
  const payload = formatJsonBytes(value)
  if ('payloadType' in Object(value)) return parseEnvelope(payload)
  parseStatement(payload)
  return { payload, signatures: [] }
}
