import { Refusal } from '../core/refusal.ts'
import { type Planned, planReports, readReports } from '../register/lists/reports.ts'
import { factRecorded } from '../register/types/facts.ts'
import { newCommand, type Outcome, PROGRESS, showing } from './command.ts'
import { asBody, postStatement } from './compose.ts'
import type { Surroundings } from './environment.ts'
import { readBytes } from './files.ts'
import { LIST_TABLES, ORGANISATIONS_AFTER_ALL } from './listing.ts'
import { addWritingOptions, connect, signersOf, type WritingOptions } from './posting.ts'

interface FactsOptions extends WritingOptions {
  readonly call: string
  readonly facts: string
  readonly lang: string
  readonly dryRun?: boolean
  readonly progress?: boolean
  readonly people?: 'organisations'
}

type Done = Omit<Planned, 'is' | 'body'> & { readonly is: Planned['is'] | 'recorded' | 'refused' }

/** `avow fact import --call … --facts …` */
export function factImportCommand(around: Surroundings) {
  const command = newCommand<[], FactsOptions>(
    'import',
    'record what sources say, a row of a CSV file for each fact; what is recorded already is left alone, so that it can be run again',
    async options => {
      const { call, lang, people } = options
      const rows = readReports(readBytes(options.facts))
      const server = await connect(options, around)
      const known = await server.register(LIST_TABLES)
      const planned = planReports(rows, { call, lang, known, people })
      if (options.dryRun) return outcome(planned, 'Nothing was posted.')
      const signers = signersOf(options, 'depositary', around)
      const done: Done[] = []
      await showing('Recording', options.progress, async show => {
        // One after the other: a fact relies on what was recorded of its party before.
        for (const one of planned) {
          done.push(one.body === undefined ? one : await record(one))
          show(done.length, planned.length)
        }
      })
      return outcome(done, 'It can be run again: what is recorded is left alone.')

      async function record({ body, ...one }: Planned): Promise<Done> {
        try {
          const unsigned = { type: factRecorded.type, by: 'depositary', call, body: asBody(body), signers }
          const { index } = await postStatement(server, unsigned)
          return { ...one, is: 'recorded', why: `entry ${index}` }
        } catch (error) {
          // A refusal stops no other row; a server that is gone stops all.
          if (!(error instanceof Refusal) || error.kind === 'use') throw error
          return { ...one, is: 'refused', why: `${error.code}: ${error.message}` }
        }
      }
    },
  )
    .requiredOption('--call <call>', 'the call that the facts are about; rows of another are left alone')
    .requiredOption(
      '--facts <file>',
      'CSV with date, name, fact, title of source, date of source; and as needed kind, country, words, reported by, digest of source, url, party, call',
    )
    .option('--lang <lang>', 'the language of names and words', 'und')
    .addOption(ORGANISATIONS_AFTER_ALL)
    .option('--dry-run', 'say what would be recorded and what is wrong, and post nothing')
    .addOption(PROGRESS)
  return addWritingOptions(command, 'depositary')
}

function outcome(found: readonly Done[], last: string): Outcome {
  const counts: Record<string, number> = {}
  for (const { is } of found) counts[is] = (counts[is] ?? 0) + 1
  const lines = found
    .filter(({ is }) => is !== 'known')
    .map(({ line, name, is, why }) => `row ${line}: ${is} ${name} (${why})`)
  const rows = found.map(({ line, name, is, why }) => ({ line, name, is, why }))
  const sums = Object.entries(counts).map(([is, count]) => `${count} ${is}`)
  return { json: { counts, rows }, text: [...lines, sums.join(', '), last] }
}
