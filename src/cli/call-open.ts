import { callOpened } from '../register/types/calls.ts'
import { newCommand } from './command.ts'
import { readJson } from './files.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, asBody, connect, depositarySigners, say, type WritingOptions } from './writing.ts'

/** `avow call open <call> <file>`: the body of `call/opened` as a file, since a policy is not typed at a prompt. */
export function callOpenCommand(around: Surroundings) {
  const command = newCommand<[string, string], WritingOptions>(
    'open',
    'open a call: who convenes it, by which authority, under which policy',
    async (call, path, options) => {
      const body = asBody(readJson(path) as object)
      const server = await connect(options, around)
      const signers = depositarySigners(options, around)
      return say(server, { type: callOpened.type, by: 'depositary', call, body, signers }, options)
    },
  )
    .argument('<call>', 'its id, as it will stand in addresses: harbour-accord')
    .argument(
      '<file>',
      'JSON: titles, issued, convener, authority, verb, noun, policy (see docs/depositary.md)',
    )
  return addWritingOptions(command, 'depositary')
}
