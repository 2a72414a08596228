import { digestOf } from '../core/digest.ts'
import { parseEnvelope } from '../core/envelope.ts'
import { formatJsonBytes } from '../core/json.ts'
import { parseStatement } from '../core/statement.ts'
import type { Part } from '../log/beside.ts'
import { authorOf } from './author.ts'
import { gather, Misuse, newCommand } from './command.ts'
import { readBytes, readJson } from './files.ts'
import type { Surroundings } from './surroundings.ts'
import {
  addWritingOptions,
  asBody,
  connect,
  depositarySigners,
  say,
  sendSigned,
  type WritingOptions,
} from './writing.ts'

interface Options extends WritingOptions {
  readonly part?: string[]
  readonly type?: string
  readonly body?: string
  readonly call?: string
  readonly by?: string
}

/** `avow post <envelope file>`, or `avow post --type … --body …`: any type of statement by one command. */
export function postCommand(around: Surroundings) {
  const command = newCommand<[string | undefined], Options>(
    'post',
    'post a signed envelope, or sign and post a statement of any type',
    async (path, options) => {
      if ((path === undefined) === (options.type === undefined))
        throw new Misuse('Give either a file with an envelope, or --type and --body.')
      const parts = readParts(options.part)
      const server = await connect(options, around)
      if (path !== undefined) {
        const envelope = envelopeFrom(path)
        const { type } = parseStatement(parseEnvelope(envelope).payload)
        return sendSigned(server, { envelope, parts, type }, options)
      }
      const signers = depositarySigners(options, around)
      const body = asBody(options.body === undefined ? {} : (readJson(options.body) as object))
      const by = options.by ?? (await authorOf(server, signers[0]!))
      return say(
        server,
        { type: options.type!, by, call: options.call ?? null, body, signers, parts },
        options,
      )
    },
  )
    .argument('[envelope]', 'a file with an envelope that is signed already')
    .option('--type <type>', 'the type of a statement to sign: call/closed, role/granted, switch/set …')
    .option(
      '--body <file>',
      'its body as JSON; texts {"lang","text"} of over 200 characters are laid beside it',
    )
    .option('--call <call>', 'the call that it stands under')
    .option('--by <id>', 'its author (default: the holder of --key)')
    .option('--part <file>', 'a text, or words after their 32 bytes of salt, that it names by digest', gather)
  return addWritingOptions(command, 'depositary')
}

/** Every part is named by the digest of its bytes. */
export function readParts(paths: readonly string[] = []): Part[] {
  return paths.map(path => {
    const bytes = readBytes(path)
    return { name: digestOf(bytes), bytes }
  })
}

/** The bytes as they stand, but for white space that an editor may have left around them. */
function envelopeFrom(path: string): Uint8Array {
  const bytes = readBytes(path)
  if (bytes.at(-1) === 0x7d) return bytes
  return formatJsonBytes(readJson(path))
}
