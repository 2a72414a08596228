import { randomBytes } from '#crypto'
import { formatJsonBytes } from '../core/json.ts'
import { parseTime } from '../core/time.ts'
import { SALT_LENGTH } from '../core/words.ts'
import { formatSealedFile, unverifiedStatementIn } from '../register/sealed-file.ts'
import { commitmentOf, SEAL_SALT, statementSealed } from '../register/types/sealed.ts'
import { gather, newCommand, tell } from './command.ts'
import { readJson, writeNew } from './files.ts'
import { readParts } from './post.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, asBody, connect, depositarySigners, say, type WritingOptions } from './writing.ts'

interface Options extends WritingOptions {
  readonly opens: string
  readonly keep: string
  readonly part?: string[]
}

/** `avow seal <envelope> --opens 2027-01-31T12:00:00Z --keep northhaven.sealed.json` */
export function sealCommand(around: Surroundings) {
  const command = newCommand<[string], Options>(
    'seal',
    'seal a signed envelope until an hour: the log learns that something was signed, and not by whom',
    async (path, options) => {
      parseTime(options.opens)
      const envelope = formatJsonBytes(readJson(path))
      const { call } = unverifiedStatementIn({ envelope })
      const salt = randomBytes(SEAL_SALT)
      const commitment = commitmentOf(salt, envelope)
      const words = readParts(options.part).map(({ bytes }) => ({
        salt: bytes.subarray(0, SALT_LENGTH),
        bytes: bytes.subarray(SALT_LENGTH),
      }))
      // Before it is recorded: a seal whose salt is lost is opened by nobody.
      writeNew(options.keep, formatSealedFile({ commitment, salt, envelope, words }), 0o600)
      tell(`What opens it is kept in ${options.keep}: show it to nobody before ${options.opens}.`)
      const server = await connect(options, around)
      const signers = depositarySigners(options, around)
      const body = asBody({ commitment, opens: options.opens })
      return say(server, { type: statementSealed.type, by: 'depositary', call, body, signers }, options)
    },
  )
    .argument('<envelope>', 'a file with a signature that was not posted')
    .requiredOption('--opens <time>', 'the hour before which nobody can open it, as 2027-01-31T12:00:00Z')
    .requiredOption('--keep <file>', 'where to keep what opens it: *.sealed.json')
    .option('--part <file>', 'words after their 32 bytes of salt, that it names by digest', gather)
  return addWritingOptions(command, 'depositary')
}
