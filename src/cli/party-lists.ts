import { Option } from 'commander'
import type { Signer } from '../core/keys.ts'
import { Refusal } from '../core/refusal.ts'
import { isDate } from '../core/time.ts'
import { MANDATES } from '../register/kinds.ts'
import { type AdmissionRow, bodyOfAdmission, readAdmissions } from '../register/lists/admissions.ts'
import { PEOPLE_ARE } from '../register/lists/people.ts'
import { reportLines, reportOf } from '../register/lists/report.ts'
import type { MemoryRows } from '../register/memory.ts'
import { partyAdmitted } from '../register/types/parties.ts'
import { Misuse, newCommand, type Outcome, PROGRESS, showing } from './command.ts'
import { asBody, postStatement, today } from './compose.ts'
import type { Surroundings } from './environment.ts'
import { readBytes } from './files.ts'
import { compareFile, LIST_TABLES, type ListFile, ORGANISATIONS_AFTER_ALL, postListing } from './listing.ts'
import { addWritingOptions, connect, signersOf, type WritingOptions } from './posting.ts'
import type { Server } from './server-client.ts'

interface Whole {
  /** Whether the list names all who stood there on its day, or some of them. */
  readonly names: 'all' | 'some'
}

interface ListOptions extends WritingOptions {
  readonly call: string
  readonly dryRun?: boolean
  readonly progress?: boolean
}

/** `avow party import --call … --list … --date … --title …` */
export function partyImportCommand(around: Surroundings) {
  const command = newCommand<[], ListOptions & Omit<ListFile, 'whole'> & Whole>(
    'import',
    'take over an older list of supporters, as a dated source; a later list is compared with it',
    async options => {
      if (!isDate(options.date)) throw new Misuse(`--date is a day like 2019-11-12, not "${options.date}".`)
      const server = await connect(options, around)
      const compared = compareFile(await server.register(LIST_TABLES), options.call, {
        ...options,
        whole: options.names === 'all',
      })
      const report = reportOf(compared.read, compared.difference)
      if (options.dryRun) return { json: report, text: [...reportLines(report), '', 'Nothing was posted.'] }
      const signer = signersOf(options, 'depositary', around)[0]!
      const posted = await showing('Posting', options.progress, show =>
        postListing(server, { call: options.call, ...compared, signer, show }),
      )
      const { counts, date } = report
      return {
        json: { posted, date, counts },
        text:
          posted === 0
            ? `The register knows the list of ${date} already; nothing was posted.`
            : `Posted ${posted} statements for the list of ${date}: ${counts.new} new, ${counts.renamed} renamed, ` +
              `${counts.changed} changed, ${counts.back} back, ${counts.missing} missing, ` +
              `${counts.people} people left out; ` +
              `${counts.doubts} doubts, which a dry run lists.`,
      }
    },
  )
    .requiredOption('--call <call>', 'the call whose list it is')
    .requiredOption('--list <file>', 'the list as CSV, in whatever order, encoding and delimiter')
    .requiredOption('--date <date>', 'the day on which the list stood so, YYYY-MM-DD')
    .requiredOption('--title <title>', 'what the list is called; it is cited beside every row')
    .addOption(
      new Option('--names <whom>', 'whether it names all who stood there on that day, or some of them')
        .choices(['all', 'some'])
        .makeOptionMandatory(),
    )
    .option('--source-url <address>', 'where it was published')
    .option(
      '--settle <file>',
      'what somebody decided by hand: CSV with old,new or row,field,value; row,person,yes or no',
    )
    .addOption(
      new Option(
        '--people <what>',
        'rows that look like people: left out of the log and counted, or all of them organisations after all; ' +
          'single rows by the settling file',
      ).choices(PEOPLE_ARE),
    )
    .option('--nature-lang <lang>', 'the language of the column that tells the nature of each party', 'und')
    .option('--date-order <order>', 'how dates like 3/4/2019 are meant: day-first or month-first')
    .option('--declarations <file>', 'JSON: what parties on the list declared, with dates and sources')
    .option('--dry-run', 'list every doubt with its row and what the list changes; post nothing')
    .addOption(PROGRESS)
  return addWritingOptions(command, 'depositary')
}

interface AdmitOptions extends ListOptions {
  readonly list: string
  readonly lang: string
  readonly mandate: string
  readonly checked?: string
  readonly note: string
  readonly people?: 'organisations'
}

/** What becomes of a row. */
interface Found {
  readonly row: AdmissionRow
  readonly is: 'to-admit' | 'known' | 'wrong' | 'admitted' | 'refused'
  readonly why: string
}

/** `avow party admit-list --list … --call …`: many parties from one CSV, signed where the depositary's key lies. */
export function partyAdmitListCommand(around: Surroundings) {
  const command = newCommand<[], AdmitOptions>(
    'admit-list',
    'admit every party of a CSV file; those that are admitted already are left alone, so that it can be run again',
    async options => {
      const { list, call, lang, mandate, note, checked = today() } = options
      const { rows, unread } = readAdmissions(readBytes(list), { call, lang, mandate, note, checked })
      if (unread.length > 0)
        throw new Refusal(
          'file_malformed',
          `What is this of the list: ${unread.join(', ')}? No column is called so.`,
        )
      const server = await connect(options, around)
      const planned = planOf(rows, await server.register(['parties', 'roles']), options.people)
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
    .requiredOption('--list <file>', 'the list as CSV; docs/depositary-commands.md names its columns')
    .requiredOption('--call <call>', 'the call of rows that name none')
    .addOption(
      new Option('--mandate <level>', 'what the representatives of rows that say nothing else have shown')
        .choices(MANDATES)
        .makeOptionMandatory(),
    )
    .requiredOption('--note <words>', 'what was checked, and how, for rows that say nothing else')
    .option('--lang <lang>', 'the language of names and notes that say nothing else', 'en')
    .option('--checked <date>', 'when the mandate was checked (default: today)')
    .addOption(ORGANISATIONS_AFTER_ALL)
    .option('--dry-run', 'say what would be admitted and what is wrong, and post nothing')
    .addOption(PROGRESS)
  return addWritingOptions(command, 'depositary')
}

function planOf(rows: readonly AdmissionRow[], known: MemoryRows, people?: 'organisations'): Found[] {
  const seen = new Map<string, number>()
  return rows.map((row): Found => {
    const { party, admission, faults, line } = row
    const wrong = (why: string): Found => ({ row, is: 'wrong', why })
    if (row.person === 'said') return wrong('a person, and no organisation')
    if (admission === null)
      return wrong(faults.map(({ fault, with: typed }) => `${fault} “${typed}”`).join(', '))
    if (row.person === 'likely' && people === undefined)
      return wrong('looks like a person; if it is none, --people organisations')
    const twin = seen.get(party)
    if (twin !== undefined) return wrong(`row ${twin} has the same id`)
    seen.set(party, line)
    const before = known.get('parties', party)
    if (before?.status === 'admitted') return { row, is: 'known', why: `entry ${before.admitted}` }
    if (known.get('roles', party) !== undefined) return wrong('the id is taken')
    const isListed = before !== undefined
    if (admission.claims === isListed) return { row, is: 'to-admit', why: '' }
    return wrong(isListed ? 'a list names it: claims says yes' : 'no list names it, so it claims nothing')
  })
}

async function admit(server: Server, row: AdmissionRow, signers: readonly Signer[]): Promise<Found> {
  const said = { lang: row.lang, text: row.admission!.note }
  const body = asBody(bodyOfAdmission(row.party, row.admission!, said))
  try {
    const unsigned = { type: partyAdmitted.type, by: 'depositary', call: null, body, signers }
    const { index } = await postStatement(server, unsigned)
    return { row, is: 'admitted', why: `entry ${index}` }
  } catch (error) {
    // A refusal stops no other row; a server that is gone stops all.
    if (!(error instanceof Refusal) || error.kind === 'use') throw error
    return { row, is: 'refused', why: `${error.code}: ${error.message}` }
  }
}

function outcome(found: readonly Found[], last: string): Outcome {
  const counts: Record<string, number> = {}
  for (const { is } of found) counts[is] = (counts[is] ?? 0) + 1
  const told = found.filter(({ is }) => ['wrong', 'refused', 'to-admit'].includes(is))
  const lines = told.map(
    ({ row, is, why }) => `row ${row.line}: ${is} ${row.party}${why === '' ? '' : ` (${why})`}`,
  )
  const rows = found.map(({ row, is, why }) => ({ line: row.line, party: row.party, is, why }))
  const sums = Object.entries(counts).map(([is, count]) => `${count} ${is}`)
  return { json: { counts, rows }, text: [...lines, sums.join(', '), last] }
}
