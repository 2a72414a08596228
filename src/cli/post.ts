import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { addSignatures } from '../core/cosignature.ts'
import { parseEnvelope } from '../core/envelope.ts'
import { formatJsonBytes } from '../core/json.ts'
import { formatVkey, parseNote } from '../core/note.ts'
import { parseStatement } from '../core/statement.ts'
import { logKeyChanged } from '../register/types/depositary-keys.ts'
import { declarationOf, type StatementType, TYPES } from '../register/types.ts'
import { en } from '../web/messages/en/all.ts'
import { gather, Misuse, newCommand } from './command.ts'
import { asBody } from './compose.ts'
import type { Surroundings } from './environment.ts'
import { readBytes, readJson, readText, writeNew } from './files.ts'
import {
  addWritingOptions,
  connect,
  deliver,
  type Known,
  meet,
  readParts,
  say,
  type WritingOptions,
} from './posting.ts'
import { parseLogKey } from './private-keys.ts'
import { statementCommand } from './statement-command.ts'

interface Options extends WritingOptions {
  readonly part?: string[]
  readonly type?: string
  readonly body?: string
  readonly call?: string
}

/** `avow post <envelope file>`, `avow post --type … --body …`, or `avow post <type> …` with a flag for each member. */
export function postCommand(around: Surroundings) {
  const command = newCommand<[string | undefined], Options>(
    'post',
    'post a signed envelope, or sign and post a statement of any type',
    async (path, options) => {
      const { body, call = null, part, type } = options
      if ((path === undefined) === (type === undefined))
        throw new Misuse('Give a type of statement, or a file with an envelope, or --type and --body.')
      if (path !== undefined && isType.test(path) && !existsSync(path)) declarationOf(path)
      const parts = readParts(part)
      if (path !== undefined) {
        const envelope = envelopeFrom(path)
        const { type } = parseStatement(parseEnvelope(envelope).payload)
        return deliver({ envelope, parts, type }, options, () => connect(options, around))
      }
      const said = { type: type!, call, body: asBody(body === undefined ? {} : readJson(body)), parts }
      return say(await meet(declarationOf(type!), options, around, 'depositary'), said, options)
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
  // `--call` and `--key` are flags of this command and of a type: what follows a type belongs to the type.
  command.enablePositionalOptions()
  for (const declared of TYPES) {
    const name = declared.type as StatementType
    const typed = name === logKeyChanged.type ? LOG_KEY : {}
    command.addCommand(statementCommand(declared, name, en[`type.${name}`], typed)(around))
  }
  return addWritingOptions(command, 'depositary')
}

interface NewKey {
  readonly newKey: string
  readonly keep?: string
}

/** The old key's word, with the new key's own: the newest checkpoint, or the one that was announced. */
const LOG_KEY = {
  options: (command: Command) =>
    command
      .requiredOption('--newKey <file>', 'the new key: avow key new --use log --name <the log’s name> <file>')
      .option('--keep <file>', 'where the checkpoint lies between the announcement and the change'),
  async find({ server, given }: Known & { readonly given: NewKey }) {
    const signer = parseLogKey(readText(given.newKey))
    const isKept = given.keep !== undefined && existsSync(given.keep)
    const note = isKept ? readText(given.keep!) : (await server.checkpoint()).note
    const checkpoint = addSignatures(note, [signer.sign(parseNote(note).text)])
    if (given.keep !== undefined && !isKept) writeNew(given.keep, checkpoint)
    return { body: { vkey: formatVkey(signer.vkey), checkpoint } }
  },
}

const isType = /^[a-z-]+\/[a-z-]+$/

/** The bytes as they stand, but for white space that an editor may have left around them. */
function envelopeFrom(path: string): Uint8Array {
  const bytes = readBytes(path)
  return bytes.at(-1) === 0x7d ? bytes : formatJsonBytes(readJson(path))
}
