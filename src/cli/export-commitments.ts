import type { Command } from 'commander'
import { Refusal } from '../core/refusal.ts'
import { formatCommitments } from '../register/lists/commitments.ts'
import { newCommand, printFile } from './command.ts'
import { commitmentsOf, readRegister, wordsFrom } from './commitment-register.ts'
import type { Surroundings } from './environment.ts'
import { writeNew } from './files.ts'
import { connect, type WritingOptions } from './posting.ts'

/** `avow export commitments`: the file that `avow commit --file` takes. */

interface Options extends Pick<WritingOptions, 'url' | 'vkey'> {
  readonly out?: string
  readonly json?: boolean
}

export function exportCommitmentsCommand(around: Surroundings): Command {
  return newCommand<[string, string], Options>(
    'commitments',
    'the commitments of a party that stand, as the CSV file that avow commit --file takes',
    async (call, party, options) => {
      const server = await connect(options, around)
      const rows = await readRegister(server)
      if (rows.get('signatures', `${call}/${party}`) === undefined)
        throw new Refusal('signature_unknown', `${party} has not signed ${call}.`)
      const commitments = [...commitmentsOf(rows, call, party).values()]
      const file = formatCommitments(commitments, await wordsFrom(server, commitments))
      if (options.out === undefined && options.json)
        return { json: { csv: file, commitments: commitments.length }, text: [] }
      if (options.out === undefined) {
        printFile(file)
        return undefined
      }
      writeNew(options.out, file)
      const json = { file: options.out, commitments: commitments.length }
      return { json, text: `Wrote ${commitments.length} commitments into ${options.out}.` }
    },
  )
    .argument('<call>', 'the call')
    .argument('<party>', 'the id of the party')
    .option('--out <file>', 'the file to write (default: standard output)')
    .option(
      '--url <address>',
      'the server (default: that of avow.json in the data folder, else http://localhost:8080)',
    )
    .option('--vkey <vkey>', "the log's verifier key, to be sure that it is the right log")
}
