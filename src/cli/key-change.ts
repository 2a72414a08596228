import { keyAdded, keyRevoked } from '../register/types/keys.ts'
import { authorOf } from './author.ts'
import { newCommand } from './command.ts'
import { spoken } from './compose.ts'
import { readSigner } from './data-folder.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, asBody, connect, say, signersOf, type WritingOptions } from './writing.ts'

interface Options extends WritingOptions {
  readonly holder?: string
  readonly reason?: string
}

/** `avow key add <new key file> --key <old key file>` */
export function keyAddCommand(around: Surroundings) {
  const command = newCommand<[string], Options>(
    'add',
    'add a further key: the new key signs too',
    async (path, options) => {
      const added = readSigner(path)
      const signers = signersOf(options)
      const server = await connect(options, around)
      const by = await authorOf(server, signers[0]!)
      const reason = options.reason === undefined ? null : spoken(options.reason)
      const body = asBody({ holder: options.holder ?? by, key: added.key, reason })
      const statement = { type: keyAdded.type, by, call: null, body, signers: [...signers, added] }
      return say(server, statement, options)
    },
  )
    .argument('<file>', 'the file of the new key')
    .option('--holder <id>', 'whose key it becomes (default: the holder of --key)')
    .option('--reason <lang=words>', 'why; the depositary must say so when it adds a key for somebody else')
  return addWritingOptions(command, 'party')
}

/** `avow key revoke <keyid> --key <key file> --reason …` */
export function keyRevokeCommand(around: Surroundings) {
  const command = newCommand<[string], Options & { reason: string }>(
    'revoke',
    'revoke a key: it signs nothing any more',
    async (keyid, options) => {
      const signers = signersOf(options)
      const server = await connect(options, around)
      const by = await authorOf(server, signers[0]!)
      const body = asBody({ keyid, reason: spoken(options.reason) })
      return say(server, { type: keyRevoked.type, by, call: null, body, signers }, options)
    },
  )
    .argument('<keyid>')
    .requiredOption('--reason <lang=words>', 'why')
  return addWritingOptions(command, 'party')
}
