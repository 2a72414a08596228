import { clip } from '../core/bytes.ts'
import { digestOf } from '../core/digest.ts'
import { Refusal } from '../core/refusal.ts'
import { signatureDeposited } from '../register/types/signatures.ts'
import { gather, newCommand } from './command.ts'
import { readBytes } from './files.ts'
import { readRegister } from './registered.ts'
import { wordsFrom } from './sign.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, asBody, connect, depositarySigners, say, type WritingOptions } from './writing.ts'

interface Options extends WritingOptions {
  readonly instrument: string
  readonly date: string
  readonly channel: string
  readonly read?: string[]
  readonly reservation?: string
  readonly declaration?: string
}

/** `avow deposit <call> <party> --instrument scan.pdf --date … --channel …` */
export function depositCommand(around: Surroundings) {
  const command = newCommand<[string, string], Options>(
    'deposit',
    'record the signature of a party that came as an instrument on paper',
    async (call, party, options) => {
      const server = await connect(options, around)
      const row = (await readRegister(server, ['calls'])).get('calls', call)
      if (row === undefined) throw new Refusal('call_unknown', `${server.url} keeps no call ${clip(call)}.`)
      const body = asBody({
        party,
        manifest: row.text,
        policy: row.policy,
        read: options.read ?? ['en'],
        reservation: wordsFrom(options.reservation),
        declaration: wordsFrom(options.declaration),
        instrument: {
          digest: digestOf(readBytes(options.instrument)),
          date: options.date,
          channel: wordsFrom(options.channel),
        },
      })
      const signers = depositarySigners(options, around)
      return say(server, { type: signatureDeposited.type, by: 'depositary', call, body, signers }, options)
    },
  )
    .argument('<call>')
    .argument('<party>', 'its id')
    .requiredOption('--instrument <file>', 'a copy of the instrument: its digest is recorded, not the file')
    .requiredOption('--date <date>', 'the date of the instrument, YYYY-MM-DD')
    .requiredOption('--channel <lang=words>', 'how it came')
    .option('--read <lang>', 'a language that it refers to (default: en)', gather)
    .option('--reservation <lang=words>', '@file takes the words from a file')
    .option('--declaration <lang=words>', '@file takes the words from a file')
  return addWritingOptions(command, 'depositary')
}
