import { Option } from 'commander'
import { Refusal } from '../core/refusal.ts'
import { MANDATES } from '../register/kinds.ts'
import { type AdmissionRow, readAdmissions } from '../register/lists/admissions.ts'
import type { MemoryRows } from '../register/memory.ts'
import { partyAdmitted } from '../register/types/parties.ts'
import { newCommand, type Outcome } from './command.ts'
import { asBody, postStatement, today } from './compose.ts'
import { readBytes } from './files.ts'
import { showing } from './progress.ts'
import { readRegister } from './registered.ts'
import type { Server } from './server.ts'
import { PROGRESS_SAYS } from './stored.ts'
import type { Surroundings } from './surroundings.ts'
import { addWritingOptions, connect, signersOf, type WritingOptions } from './writing.ts'

interface Options extends WritingOptions {
  readonly list: string
  readonly call: string
  readonly lang: string
  readonly mandate: string
  readonly checked?: string
  readonly note: string
  readonly dryRun?: boolean
  readonly progress?: boolean
}

/** What becomes of a row. */
interface Found {
  readonly row: AdmissionRow
  readonly is: 'to-admit' | 'known' | 'wrong' | 'admitted' | 'refused'
  readonly why: string
}

/** `avow party admit-list --list … --call …`: many parties from one CSV, signed where the depositary's key lies. */
export function partyAdmitListCommand(around: Surroundings) {
  const command = newCommand<[], Options>(
    'admit-list',
    'admit every party of a CSV file; those that are admitted already are left alone, so that it can be run again',
    async options => {
      const { list, call, lang, mandate, note } = options
      const checked = options.checked ?? today()
      const { rows, unread } = readAdmissions(readBytes(list), { call, lang, mandate, note, checked })
      if (unread.length > 0)
        throw new Refusal(
          'file_malformed',
          `What is this of the list: ${unread.join(', ')}? No column is called so.`,
        )
      const server = await connect(options, around)
      const known = await readRegister(server, ['parties', 'roles'])
      const planned = planOf(rows, known)
      if (options.dryRun) return outcome(planned, 'Nothing was posted.')
      const signers = signersOf(options, 'depositary', around)
      const done: Found[] = []
      await showing('Admitting', options.progress, async show => {
        for (const found of planned) {
          done.push(found.is === 'to-admit' ? await admit(server, found.row, signers) : found)
          show(done.length, planned.length)
        }
      })
      return outcome(done, 'It can be run again: whoever is admitted is left alone.')
    },
  )
    .requiredOption('--list <file>', 'the list as CSV; docs/depositary.md names its columns')
    .requiredOption('--call <call>', 'the call of rows that name none')
    .addOption(
      new Option('--mandate <level>', 'what the representatives of rows that say nothing else have shown')
        .choices(MANDATES)
        .makeOptionMandatory(),
    )
    .requiredOption('--note <words>', 'what was checked, and how, for rows that say nothing else')
    .option('--lang <lang>', 'the language of names and notes that say nothing else', 'en')
    .option('--checked <date>', 'when the mandate was checked (default: today)')
    .option('--dry-run', 'say what would be admitted and what is wrong, and post nothing')
    .option('--progress', PROGRESS_SAYS)
  return addWritingOptions(command, 'depositary')
}

function planOf(rows: readonly AdmissionRow[], known: MemoryRows): Found[] {
  const seen = new Map<string, number>()
  return rows.map(row => {
    const { party, admission, faults, line } = row
    if (admission === null) {
      const what = faults.map(({ fault, with: typed }) => `${fault} “${typed}”`).join(', ')
      return { row, is: 'wrong', why: what }
    }
    const twin = seen.get(party)
    if (twin !== undefined) return { row, is: 'wrong', why: `row ${twin} has the same id` }
    seen.set(party, line)
    const before = known.get('parties', party)
    if (before?.status === 'admitted') return { row, is: 'known', why: `entry ${before.admitted}` }
    if (known.get('roles', party) !== undefined) return { row, is: 'wrong', why: 'the id is taken' }
    if (admission.claims !== (before !== undefined))
      return {
        row,
        is: 'wrong',
        why:
          before === undefined
            ? 'no list names it, so it claims nothing'
            : 'a list names it: claims says yes',
      }
    return { row, is: 'to-admit', why: '' }
  })
}

async function admit(
  server: Server,
  row: AdmissionRow,
  signers: ReturnType<typeof signersOf>,
): Promise<Found> {
  const { name, nameLang, level, checked, note, evidence, ...facts } = row.admission!
  const body = asBody({
    party: row.party,
    names: [{ lang: nameLang, text: name }],
    ...facts,
    mandate: { level, checked, note: { lang: row.lang, text: note }, evidence },
    keys: [],
  })
  try {
    const draft = { type: partyAdmitted.type, by: 'depositary', call: null, body, signers }
    const { index } = await postStatement(server, draft)
    return { row, is: 'admitted', why: `entry ${index}` }
  } catch (error) {
    // One that is refused stops no other; a server that is gone stops all.
    if (!(error instanceof Refusal) || error.kind === 'use') throw error
    return { row, is: 'refused', why: `${error.code}: ${error.message}` }
  }
}

function outcome(found: readonly Found[], last: string): Outcome {
  const counts: Record<string, number> = {}
  for (const { is } of found) counts[is] = (counts[is] ?? 0) + 1
  const told = found.filter(({ is }) => is === 'wrong' || is === 'refused' || is === 'to-admit')
  const lines = told.map(
    ({ row, is, why }) => `row ${row.line}: ${is} ${row.party}${why === '' ? '' : ` (${why})`}`,
  )
  const rows = found.map(({ row, is, why }) => ({ line: row.line, party: row.party, is, why }))
  return {
    json: { counts, rows },
    text: [
      ...lines,
      Object.entries(counts)
        .map(([is, count]) => `${count} ${is}`)
        .join(', '),
      last,
    ].join('\n'),
  }
}
