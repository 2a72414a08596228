import type { Command } from 'commander'
import { REFUSALS } from '../core/refusal.ts'
import type { Part } from '../log/attachments.ts'
import type { Declaration } from '../register/declaration.ts'
import type { Table } from '../register/rows.ts'
import { SECOND_HAND_DAYS } from '../register/second-approval.ts'
import { actAnnounced } from '../register/types.ts'
import { gather, newCommand, type Outcome } from './command.ts'
import { asBody, type Posting } from './compose.ts'
import type { Surroundings } from './environment.ts'
import { addMemberFlags, type Given, type Spelling } from './member-flags.ts'
import {
  addWritingOptions,
  type Known,
  meet,
  readParts,
  say,
  type Whose,
  type WritingOptions,
} from './posting.ts'

/** What people type to make a statement of one type, and how the members of its body follow from that. */
interface Typed<O extends object> {
  /** What is given as bare words, and what each is: `call`, members of the body, and what `find` looks at. */
  readonly words?: Readonly<Record<string, string>>
  /** The flags of members; by default each member has one, of its own name. */
  readonly spelling?: Spelling
  readonly whose?: Whose
  /** Tables of the register that `find` looks at. */
  readonly reads?: readonly Table[]
  /** Options beside the flags of members. */
  options?(command: Command): Command
  /** What stands where no flag of a member was given. */
  find?(it: Known & { readonly given: O }): Found | Promise<Found>
  /** What is done in its place, if anything. */
  instead?(given: O & WritingOptions, around: Surroundings): Promise<Outcome> | undefined
}

interface Found {
  readonly call?: string
  readonly body?: object
  readonly parts?: readonly Part[]
  /** What is told beside the entry. */
  readonly also?: { readonly line: string; readonly json: object }
}

type Options = WritingOptions & {
  readonly call?: string
  readonly part?: string[]
  readonly announce?: boolean
}

/** Makes a command that makes statements of one type. */
export function statementCommand<O extends object>(
  declared: Declaration,
  name: string,
  says: string,
  {
    words = {},
    spelling,
    whose = declared.author === 'party' ? 'party' : 'depositary',
    reads = [],
    options = command => command,
    find,
    instead,
  }: Typed<O> = {},
) {
  return (around: Surroundings): Command => {
    const command = newCommand<string[], Options>(name, says, async (...typed) => {
      const named = Object.fromEntries(Object.keys(words).map((word, i) => [word, typed[i] as string]))
      const given = { ...(typed.at(-1) as Options), ...named } as unknown as Options & O & Given
      const other = instead?.(given, around)
      if (other !== undefined) return other
      const { said, brought } = flags.read(given)
      // Where nothing has to be found, before the server is asked.
      const whole = find === undefined ? flags.complete(said) : undefined
      const known = await meet(declared, given, around, whose, reads, brought)
      const found = (await find?.({ ...known, given })) ?? {}
      const statement = {
        type: declared.type,
        call: declared.scope === 'call' ? (found.call ?? given.call!) : null,
        body: whole ?? flags.complete(said, asBody(found.body)),
        parts: found.parts ?? readParts(given.part),
      }
      const { text, json } = given.announce
        ? await say(known, announcementOf(statement), given)
        : await say(known, statement, given, brought)
      const { also } = found
      return { text: [text, also?.line ?? []].flat(), json: { ...json, ...also?.json } }
    })
    for (const [word, what] of Object.entries(words)) command.argument(`<${word}>`, what)
    const callGiven = 'call' in words ? '<call>' : find === undefined ? '--call' : undefined
    if (declared.scope === 'call' && callGiven === '--call')
      command.requiredOption('--call <call>', 'the call that it stands under')
    command
      .option('--by <id>', 'its author (default: the holder of --key)')
      .option('--lang <lang>', 'the language of words and names that state none')
    if (find === undefined)
      command.option('--part <file>', 'a text, or words after their salt, that it names by digest', gather)
    addWritingOptions(command, whose)
    if (declared.secondHand)
      command.option('--announce', `announce it: one hand alone can do it ${SECOND_HAND_DAYS} days later`)
    const flags = addMemberFlags(command, declared, Object.keys(words), spelling)
    // `call` is of the header, where the body has no such member.
    const flagOf = (member: string) => flags.flagOf(member) ?? (member === 'call' ? callGiven : undefined)
    return options(command).addHelpText('after', refusalsOf(declared, flagOf))
  }
}

/** Keys that the act brings in sign it once it is done. */
function announcementOf({ type, call, body, parts }: Pick<Posting, 'type' | 'call' | 'body' | 'parts'>) {
  return { type: actAnnounced.type, call: null, body: { type, call, body }, ...(parts && { parts }) }
}

/** The codes by which its own rule can refuse it, each with the flag that mends it. */
function refusalsOf(
  { office, refuses, secondHand, twoOfficers }: Declaration,
  flagOf: (member: string) => string | undefined,
): string {
  const codes = Object.entries(refuses).map(([code, member]) => {
    const flag = typeof member === 'string' ? flagOf(member) : undefined
    return `  ${code}: ${REFUSALS[code as keyof typeof refuses].title}${flag === undefined ? '' : ` (${flag})`}`
  })
  const hands =
    office === 'owner' ? 'the recovery key, or a key of the keeper' : 'two officers (--key twice), or one'
  const second = `\nIt asks for ${hands} ${SECOND_HAND_DAYS} days after it was announced (--announce).\n`
  const two = '\nTwo officers sign it (--key twice).\n'
  return `${secondHand ? second : twoOfficers ? two : ''}\nIts rule can refuse it as\n${codes.join('\n')}`
}
