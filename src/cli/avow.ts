import type { Command } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { newCommand, runProgram } from './command.ts'
import { type Surroundings, surroundingsOf } from './environment.ts'
import { keepToOwner } from './files.ts'

type Make = (around: Surroundings) => Command

const daily = () => import('./daily-commands.ts')

/** Every command, in the order in which a call lives. Each is loaded only when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Make>>> = {
  init: async () => (await import('./init.ts')).initCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  async key() {
    const { keyAddCommand, keyRevokeCommand, keySuspendCommand } = await daily()
    const { keyNewCommand } = await import('./key-new.ts')
    const own = [keyNewCommand, keyAddCommand, keyRevokeCommand, keySuspendCommand] as const
    return group('key', 'keys: make, add, revoke, suspend', ...own)
  },
  officer: async () =>
    group('officer', 'officers: add', (await import('./officer-add.ts')).officerAddCommand),
  settings: async () => (await import('./settings.ts')).settingsCommand,
  call: async () => group('call', 'calls: open', (await daily()).callOpenCommand),
  text: async () => group('text', 'texts of a call: publish', (await daily()).textPublishCommand),
  async party() {
    const { partyAdmitListCommand, partyImportCommand } = await import('./party-lists.ts')
    const { partyAdmitCommand } = await daily()
    const says = 'parties: import a list, admit'
    return group('party', says, partyImportCommand, partyAdmitCommand, partyAdmitListCommand)
  },
  async fact() {
    const { factRecordCommand, factWithdrawCommand } = await daily()
    const { factImportCommand } = await import('./fact-import.ts')
    return group(
      'fact',
      'what sources say of a party: record, import, withdraw',
      factRecordCommand,
      factImportCommand,
      factWithdrawCommand,
    )
  },
  async count() {
    const { countRecordCommand, countWithdrawCommand } = await daily()
    return group('count', 'counts without names: record, withdraw', countRecordCommand, countWithdrawCommand)
  },
  sign: async () => (await import('./sign.ts')).signCommand,
  seal: async () => (await daily()).sealCommand,
  unseal: async () => (await daily()).unsealCommand,
  object: async () => (await daily()).objectCommand,
  answer: async () => (await daily()).answerCommand,
  commit: async () => (await import('./commit.ts')).commitCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  export: async () =>
    group(
      'export',
      'files to work on elsewhere: commitments, questions',
      (await import('./export-commitments.ts')).exportCommitmentsCommand,
      (await import('./export-questions.ts')).exportQuestionsCommand,
    ),
  async indicators() {
    const { indicatorsCheckCommand, indicatorsPublishCommand } = await import('./indicators.ts')
    return group('indicators', 'indicators: check, publish', indicatorsCheckCommand, indicatorsPublishCommand)
  },
  withdraw: async () => (await daily()).withdrawCommand,
  deposit: async () => (await daily()).depositCommand,
  post: async () => (await import('./post.ts')).postCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  mirror: async () => (await import('./mirror.ts')).mirrorCommand,
  rebuild: async () => (await import('./rebuild.ts')).rebuildCommand,
  fsck: async () => (await import('./fsck.ts')).fsckCommand,
  witness: async () => (await import('./witness.ts')).witnessCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
}

/** Which version this is does not depend on any command. */
const VERSION = ['-V', '--version']

/** With the one command that is asked for, else with all. */
async function newProgram(around: Surroundings, asked: string | undefined): Promise<Command> {
  const program = newCommand(
    'avow',
    'Avow keeps public calls: who signed which exact words, provable by anyone.',
  )
    .version(manifest.version, VERSION.join(', '), 'say which version this is')
    // What follows a command belongs to it, below commands too.
    .enablePositionalOptions()
    .helpCommand('help [command]', 'say how a command is used')
    .showHelpAfterError('Run it with --help to see how it is used.')
  const isNamed = asked !== undefined && Object.hasOwn(COMMANDS, asked)
  const names = isNamed ? [asked] : VERSION.includes(asked!) ? [] : Object.keys(COMMANDS)
  const loading = names.map(name => COMMANDS[name]!())
  for (const make of await Promise.all(loading)) program.addCommand(make(around))
  return program
}

function group(name: string, description: string, ...commands: Make[]): Make {
  return around => {
    const parent = newCommand(name, description)
    for (const make of commands) parent.addCommand(make(around))
    return parent
  }
}

keepToOwner()
await runProgram(() => newProgram(surroundingsOf(process.env), process.argv[2]), process.argv)
