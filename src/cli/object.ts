import { Refusal } from '../core/refusal.ts'
import { objectionAnswered, objectionRaised } from '../register/types/objections.ts'
import { authorIn, authorOf } from './author.ts'
import { Misuse, newCommand } from './command.ts'
import { readRegister } from './registered.ts'
import { wordsFrom } from './sign.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, asBody, connect, say, signersOf, type WritingOptions } from './writing.ts'

interface Options extends WritingOptions {
  readonly words: string
}

/** `avow object <call> <party> --words … --key …` */
export function objectCommand(around: Surroundings) {
  const command = newCommand<[string, string], Options>(
    'object',
    'object to the reservation or declaration with which another party signed a call that yours signed too',
    async (call, party, options) => {
      const signers = signersOf(options)
      const server = await connect(options, around)
      const registered = await readRegister(server, ['keys', 'signatures'])
      const signature = registered.get('signatures', `${call}/${party}`)
      if (signature === undefined) throw new Refusal('signature_unknown', `${party} has not signed ${call}.`)
      const against = { party, entry: signature.entry }
      const body = asBody({ against, words: wordsFrom(options.words) })
      const by = authorIn(registered, signers[0]!)
      return say(server, { type: objectionRaised.type, by, call, body, signers }, options)
    },
  )
    .argument('<call>')
    .argument('<party>', 'the id of the party whose words these are')
    .requiredOption('--words <lang=words>', 'what you object to, and why; @file takes the words from a file')
  return addWritingOptions(command, 'party')
}

/** `avow answer <call> <entry> --words … --key …` */
export function answerCommand(around: Surroundings) {
  const command = newCommand<[string, string], Options>(
    'answer',
    'answer an objection to what your party said; both stand side by side',
    async (call, entry, options) => {
      if (!/^(?:0|[1-9]\d{0,15})$/.test(entry)) throw new Misuse(`"${entry}" is no number of an entry.`)
      const signers = signersOf(options)
      const server = await connect(options, around)
      const by = await authorOf(server, signers[0]!)
      const body = asBody({ objection: Number(entry), words: wordsFrom(options.words) })
      return say(server, { type: objectionAnswered.type, by, call, body, signers }, options)
    },
  )
    .argument('<call>')
    .argument('<entry>', 'the number of the entry that raised the objection')
    .requiredOption('--words <lang=words>', 'the answer; @file takes the words from a file')
  return addWritingOptions(command, 'party')
}
