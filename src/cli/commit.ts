import type { Command } from 'commander'
import { Refusal } from '../core/refusal.ts'
import type { Said } from '../register/kinds.ts'
import {
  type CommitmentPlan,
  judgedByLaw,
  type PlannedCommitment,
  planCommitments,
  statementsOf,
} from '../register/lists/commitment-plan.ts'
import {
  type CommitmentColumn,
  type CommitmentList,
  readCommitments,
  WORDS,
} from '../register/lists/commitments.ts'
import { commitmentJoined, commitmentWithdrawn } from '../register/types/commitments.ts'
import { gather, Misuse, newCommand, type Outcome } from './command.ts'
import { type KnownParty, lawHere, meetParty, standingOf } from './commitment-register.ts'
import { asBody, signPosting, spoken, spokenIn } from './compose.ts'
import type { Surroundings } from './environment.ts'
import { readBytes } from './files.ts'
import { addWritingOptions, deliver, type WritingOptions } from './posting.ts'

/** `avow commit`: what a party takes on, one by flags or many from a file; what it joins in, and what it takes back. */

/** The cells of one row, as flags. */
interface OneRow {
  readonly id?: string
  readonly principle?: string
  readonly measure?: string
  readonly what?: string
  readonly scope?: string
  readonly indicator?: string
  readonly baseline?: string
  readonly target?: string
  readonly due?: string
  readonly milestone?: string[]
  readonly part?: string
}

interface Options extends WritingOptions, OneRow {
  readonly file?: string
  readonly withdraw?: string[]
  readonly join?: string
  readonly reason?: string
  readonly lang?: string
  readonly dryRun?: boolean
}

export function commitCommand(around: Surroundings): Command {
  const command = newCommand<[string], Options>(
    'commit',
    'say what your party takes on under a call, change it, join in what another has, or take it back',
    async (call, options) => {
      const ways = [options.file, options.id, options.withdraw, options.join].filter(way => way !== undefined)
      if (ways.length !== 1)
        throw new Misuse('Give one of --file, --id, --withdraw and --join: it says what is to be done.')
      const list = options.file === undefined ? undefined : readCommitments(readBytes(options.file))
      const known = await meetParty(call, options, around)
      if (options.withdraw !== undefined) return withdraw(known, options, options.withdraw)
      if (options.join !== undefined) return join(known, options, options.join)
      return take(known, options, list ?? listOf(options))
    },
  )
    .argument('<call>', 'the call')
    .option('--file <csv>', 'many at once: a file as avow export commitments writes it')
    .option('--id <id>', 'one: its id, as it will stand in addresses, or that of one that stands')
    .option('--principle <id>', 'the principle under which it stands')
    .option(
      '--measure <catalogue/edition/id>',
      'the measure of the call that it takes on; catalogue and edition may be left out',
    )
    .option('--what <words>', 'what exactly; fr=… says the language of words')
    .option('--scope <words>', 'to what it applies')
    .option('--indicator <words>', 'what is counted, and how')
    .option('--baseline <figure>', 'where it stands today: "6 berths"')
    .option('--target <figure>', 'where it is to stand: "40 berths"')
    .option('--due <day>', 'by when, as 2027-06-30')
    .option('--milestone <day words>', 'a step on the way: "2026-12-31 20 berths"; once per step', gather)
    .option('--part <words>', 'whose part it is, where several take part')
    .option(
      '--join <party/id>',
      'take part in a commitment of another party; its key signs too (--key twice)',
    )
    .option(
      '--withdraw <id>',
      'take back one of your own, or <party/id> where you joined; once per commitment',
      gather,
    )
    .option('--reason <words>', 'why it is changed or taken back')
    .option('--lang <lang>', 'the language of words that state none')
    .option('--by <id>', 'the party (default: the holder of --key)')
    .option('--dry-run', 'say what would be made, changed and refused, and post nothing')
  return addWritingOptions(command, 'party')
}

/** One row of flags; a commitment that stands keeps what no flag says. */
function listOf(options: Options): CommitmentList {
  const [id, edition, catalogue] = (options.measure ?? '').split('/').reverse()
  const cells: Partial<Record<CommitmentColumn, string | undefined>> = {
    ...{ id: options.id, principle: options.principle, lang: options.lang, due: options.due },
    ...(options.measure !== undefined && { catalogue: catalogue ?? '', edition: edition ?? '', measure: id }),
    ...Object.fromEntries(WORDS.map(column => [column, inCell(options[column])])),
    ...figure('baseline', options.baseline),
    ...figure('target', options.target),
    milestones: options.milestone?.map(one => one.replace(/(?<=^\S+ +)\S.*$/s, inCell)).join('\n'),
  }
  return { rows: [{ line: 1, cell: column => cells[column] }], guessed: 0 }
}

/** `fr=Words`, as a cell says the language of words. */
function inCell(given: string): string
function inCell(given: string | undefined): string | undefined
function inCell(given: string | undefined): string | undefined {
  if (given === undefined) return undefined
  const { lang, text } = spoken(given)
  return lang === 'und' ? text : `[${lang}] ${text}`
}

/** A figure that is given brings its unit, or says that it has none. */
const figure = (column: 'baseline' | 'target', given: string | undefined) =>
  given === undefined ? {} : { [column]: given, [`${column}_unit`]: '' }

async function take(known: KnownParty, options: Options, list: CommitmentList): Promise<Outcome> {
  const standing = await standingOf(known, options.lang ?? 'und')
  const given = options.reason === undefined ? undefined : spokenIn(options.reason, options.lang)
  const planned = planCommitments(list, standing)
  const reason: Said = given ?? { lang: 'und', text: '-' }
  const plan = await judgedByLaw(planned, reason, lawHere(known))
  const told = tellPlan(plan, options)
  const [refused, amended] = (['refused', 'amended'] as const).map(is => plan.rows.some(row => row.is === is))
  if (options.dryRun || refused)
    return { ...told([], 'Nothing was posted.'), ...(refused && { exit: 1 as const }) }
  if (amended && given === undefined)
    throw new Misuse('A commitment that stands would change: say why with --reason <words>.')
  const statements = statementsOf(plan, reason)
  if (statements.length === 0) return told([], 'Nothing is left to do.')
  if (statements.length > 1 && (options.out ?? options.save ?? options.receipt) !== undefined)
    throw new Misuse(
      `This takes ${statements.length} statements, and --out, --save and --receipt are for one. Give fewer rows.`,
    )
  const done: Outcome[] = []
  // What was not posted yet is left for the next run: what stands is then unchanged.
  for (const { type, body } of statements) done.push(await post(known, options, type, body))
  return told(done, 'It can be run again: what stands is left alone.')
}

function tellPlan({ rows, unnamed, guessed }: CommitmentPlan, { file }: Options) {
  const counts: Record<string, number> = {}
  for (const { is } of rows) counts[is] = (counts[is] ?? 0) + 1
  const lines = rows.flatMap(row => (row.is === 'unchanged' ? [] : linesOf(row, file !== undefined)))
  const sums = Object.entries(counts).map(([is, count]) => `${count} ${is}`)
  const notes = [
    ...(guessed > 0
      ? [`${guessed === 1 ? 'One row was' : `${guessed} rows were`} not in UTF-8: check the letters.`]
      : []),
    ...(file !== undefined && unnamed.length > 0
      ? [`Not in the file, and left as they are: ${unnamed.join(', ')}`]
      : []),
  ]
  const told = rows.map(({ pledge: _, manifest: __, ...row }) => row)
  return (done: readonly Outcome[], last: string): Outcome => ({
    json: { counts, rows: told, unnamed, guessed, statements: done.map(({ json }) => json) },
    text: [...lines, ...notes, sums.join(', '), ...done.flatMap(({ text }) => text), last],
  })
}

function linesOf({ line, id, is, changed, faults, beside }: PlannedCommitment, isFile: boolean): string[] {
  const row = isFile ? `row ${line}: ` : ''
  if (is === 'refused')
    return faults.map(
      ({ column, code, says, with: cell }) =>
        `${row}refused ${id}: ${column === null ? '' : `${column}: `}${says} (${code})${cell === '' ? '' : ` In it stands: ${cell}`}`,
    )
  const what = changed.length > 0 ? ` (${changed.join(', ')})` : ''
  const long = beside.length > 0 ? `; long words travel beside it: ${beside.join(', ')}` : ''
  return [`${row}${is} ${id}${what}${long}`]
}

async function post(known: KnownParty, options: Options, type: string, body: object): Promise<Outcome> {
  const { by, call, seen, server, signers } = known
  const posting = { type, by, call, body: asBody(body), signers, seen }
  return deliver({ ...(await signPosting(server, posting)), type }, options, () => server)
}

/** `id` of one's own, or `party/id`. */
function namedBy(by: string, given: string) {
  const [id, party = by] = given.split('/').reverse()
  return { party, id: id! }
}

async function withdraw(known: KnownParty, options: Options, named: readonly string[]): Promise<Outcome> {
  if (options.reason === undefined) throw new Misuse('Say why with --reason <words>.')
  const commitments = named.map(one => namedBy(known.by, one))
  const body = { commitments, reason: spokenIn(options.reason, options.lang) }
  return askFirst(known, options, commitmentWithdrawn.type, body)
}

async function join(known: KnownParty, options: Options, given: string): Promise<Outcome> {
  const { by, call, registered } = known
  const commitment = namedBy(by, given)
  const row = registered.get('commitments', `${call}/${commitment.party}/${commitment.id}`)
  if (row === undefined)
    throw new Refusal('commitment_unknown', `${commitment.party} has no commitment ${commitment.id}.`)
  const part = options.part === undefined ? null : spokenIn(options.part, options.lang)
  const body = { commitment, version: row.versions.at(-1)!.entry, part }
  return askFirst(known, options, commitmentJoined.type, body)
}

/** With `--dry-run` it is asked of the law alone. */
async function askFirst(known: KnownParty, options: Options, type: string, body: object): Promise<Outcome> {
  if (!options.dryRun) return post(known, options, type, body)
  const refusal = await lawHere(known)({ type, body: asBody(body) })
  if (refusal !== null) throw refusal
  return { json: { type, body }, text: `${type} would be recorded. Nothing was posted.` }
}
