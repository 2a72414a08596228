import { concat } from '../core/bytes.ts'
import { wordsDigest } from '../core/words.ts'
import { openingOf, parseSealedFile, unverifiedStatementIn } from '../register/sealed-file.ts'
import { statementOpened } from '../register/types/sealed.ts'
import { authorOf } from './author.ts'
import { newCommand } from './command.ts'
import { readBytes } from './files.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, asBody, connect, depositarySigners, say, type WritingOptions } from './writing.ts'

/** `avow unseal <file>`: whoever keeps what was sealed opens it once its hour has come. */
export function unsealCommand(around: Surroundings) {
  const command = newCommand<[string], WritingOptions>(
    'unseal',
    'open a seal after its hour, with the file that was kept of it',
    async (path, options) => {
      const file = parseSealedFile(readBytes(path))
      const { call } = unverifiedStatementIn(file)
      const parts = file.words.map(({ bytes, salt }) => ({
        name: wordsDigest(bytes, salt),
        bytes: concat(salt, bytes),
      }))
      const server = await connect(options, around)
      const signers = depositarySigners(options, around)
      const by = await authorOf(server, signers[0]!)
      const body = asBody(openingOf(file))
      return say(server, { type: statementOpened.type, by, call, body, signers, parts }, options)
    },
  ).argument('<file>', 'what was kept: *.sealed.json')
  return addWritingOptions(command, 'depositary')
}
