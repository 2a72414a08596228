import { signatureWithdrawn } from '../register/types/signatures.ts'
import { authorOf } from './author.ts'
import { newCommand } from './command.ts'
import { wordsFrom } from './sign.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, asBody, connect, say, signersOf, type WritingOptions } from './writing.ts'

/** `avow withdraw <call> --key … --reason …` */
export function withdrawCommand(around: Surroundings) {
  const command = newCommand<[string], WritingOptions & { reason?: string }>(
    'withdraw',
    'withdraw your signature from a call; the record that it stood stays',
    async (call, options) => {
      const signers = signersOf(options)
      const server = await connect(options, around)
      const by = await authorOf(server, signers[0]!)
      const body = asBody({ reason: wordsFrom(options.reason) })
      return say(server, { type: signatureWithdrawn.type, by, call, body, signers }, options)
    },
  )
    .argument('<call>')
    .option('--reason <lang=words>', 'why; @file takes the words from a file')
  return addWritingOptions(command, 'party')
}
