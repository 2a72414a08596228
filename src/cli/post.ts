import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { digestOf } from '../core/digest.ts'
import { parseEnvelope } from '../core/envelope.ts'
import { formatJsonBytes } from '../core/json.ts'
import { REFUSALS } from '../core/refusal.ts'
import { parseStatement } from '../core/statement.ts'
import type { Part } from '../log/beside.ts'
import type { Declaration } from '../register/declaration.ts'
import { SECOND_HAND_DAYS } from '../register/second-hand.ts'
import { declarationOf, type StatementType, TYPES } from '../register/types.ts'
import { en } from '../web/messages/en/all.ts'
import { labelOf, type MemberOf } from '../web/teller/labels.ts'
import { authorOf } from './author.ts'
import { gather, Misuse, newCommand } from './command.ts'
import { readBytes, readJson } from './files.ts'
import { addMemberFlags, type MemberFlags } from './member-flags.ts'
import type { Surroundings } from './surroundings.ts'
import {
  addWritingOptions,
  asBody,
  connect,
  depositarySigners,
  say,
  sendSigned,
  signersOf,
  type WritingOptions,
} from './writing.ts'

interface Options extends WritingOptions {
  readonly part?: string[]
  readonly type?: string
  readonly body?: string
  readonly call?: string
  readonly by?: string
}

/** `avow post <envelope file>`, `avow post --type … --body …`, or `avow post <type> …` with a flag for each member. */
export function postCommand(around: Surroundings) {
  const command = newCommand<[string | undefined], Options>(
    'post',
    'post a signed envelope, or sign and post a statement of any type',
    async (path, options) => {
      if ((path === undefined) === (options.type === undefined))
        throw new Misuse('Give a type of statement, or a file with an envelope, or --type and --body.')
      if (path !== undefined && isType.test(path) && !existsSync(path)) declarationOf(path)
      const parts = readParts(options.part)
      const server = await connect(options, around)
      if (path !== undefined) {
        const envelope = envelopeFrom(path)
        const { type } = parseStatement(parseEnvelope(envelope).payload)
        return sendSigned(server, { envelope, parts, type }, options)
      }
      const signers = depositarySigners(options, around)
      const body = asBody(options.body === undefined ? {} : (readJson(options.body) as object))
      const by = options.by ?? (await authorOf(server, signers[0]!))
      return say(
        server,
        { type: options.type!, by, call: options.call ?? null, body, signers, parts },
        options,
      )
    },
  )
    .argument('[envelope]', 'a file with an envelope that is signed already')
    .option('--type <type>', 'the type of a statement to sign: call/closed, role/granted, switch/set …')
    .option(
      '--body <file>',
      'its body as JSON; texts {"lang","text"} of over 200 characters are laid beside it',
    )
    .option('--call <call>', 'the call that it stands under')
    .option('--by <id>', 'its author (default: the holder of --key)')
    .option('--part <file>', 'a text, or words after their 32 bytes of salt, that it names by digest', gather)
  // `--call` and `--key` are flags of this command and of a type: what follows a type belongs to the type.
  command.enablePositionalOptions()
  // Every command of Avow is made at each start: forty types wait with their flags until one of them is asked for.
  const asked = new Map(TYPES.map(declared => typeCommand(declared, around)))
  for (const type of asked.keys()) command.addCommand(type)
  command.hook('preSubcommand', (_, type) => asked.get(type)?.())
  return addWritingOptions(command, 'depositary')
}

const isType = /^[a-z-]+\/[a-z-]+$/

interface TypeOptions extends WritingOptions {
  readonly call?: string
  readonly by?: string
  readonly part?: string[]
  readonly lang?: string
}

/** `avow post objection/raised --call … --against.party … --words …`, and what gives it its flags. */
function typeCommand(declared: Declaration, around: Surroundings): [Command, () => void] {
  const { author, scope, type } = declared
  let flags: MemberFlags
  const command = newCommand<[], TypeOptions>(type, en[`type.${type as StatementType}`], async options => {
    const given = options as unknown as Parameters<MemberFlags['read']>[0]
    const { body, brought } = flags.read(given, options.lang)
    const signers = author === 'party' ? signersOf(options) : depositarySigners(options, around)
    const keyids = new Set(signers.map(({ keyid }) => keyid))
    const server = await connect(options, around)
    const by = options.by ?? (await authorOf(server, signers[0]!))
    const statement = { type, by, call: scope === 'call' ? options.call! : null, body }
    const all = [...signers, ...brought.filter(({ keyid }) => !keyids.has(keyid))]
    return say(server, { ...statement, signers: all, parts: readParts(options.part) }, options)
  })
  const addFlags = () => {
    if (scope === 'call') command.requiredOption('--call <call>', 'the call that it stands under')
    command
      .option('--by <id>', 'its author (default: the holder of --key)')
      .option('--part <file>', 'a text, or words after their salt, that it names by digest', gather)
      .option('--lang <lang>', 'the language of words and names that state none')
    addWritingOptions(command, author === 'party' ? 'party' : 'depositary')
    flags = addMemberFlags(command, declared, member =>
      labelOf('en', type as StatementType, member as MemberOf<StatementType>),
    )
    command.addHelpText('after', refusalsOf(declared, flags))
  }
  return [command, addFlags]
}

/** By what its own rule can refuse it, and which flag mends that. */
function refusalsOf({ members, refuses, secondHand }: Declaration, { flagOf }: MemberFlags): string {
  const codes = Object.entries(refuses).map(([code, member]) => {
    // `call` is of the header, where the body has no such member.
    const flag = typeof member === 'string' && (member in members ? flagOf(member) : `--${member}`)
    const mends = flag ? ` (${flag})` : ''
    return `  ${code}: ${REFUSALS[code as keyof typeof refuses].title}${mends}`
  })
  const second = `\nIt asks for two officers (--key twice), or one ${SECOND_HAND_DAYS} days after act/announced.\n`
  return `${secondHand ? second : ''}\nIts rule can refuse it as\n${codes.join('\n')}`
}

/** Every part is named by the digest of its bytes. */
export function readParts(paths: readonly string[] = []): Part[] {
  return paths.map(path => {
    const bytes = readBytes(path)
    return { name: digestOf(bytes), bytes }
  })
}

/** The bytes as they stand, but for white space that an editor may have left around them. */
function envelopeFrom(path: string): Uint8Array {
  const bytes = readBytes(path)
  if (bytes.at(-1) === 0x7d) return bytes
  return formatJsonBytes(readJson(path))
}
