import type { Command } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { auditCommand } from './audit.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { newCommand, runProgram } from './command.ts'
import {
  answerCommand,
  callOpenCommand,
  depositCommand,
  keyAddCommand,
  keyRevokeCommand,
  objectCommand,
  partyAdmitCommand,
  sealCommand,
  textPublishCommand,
  unsealCommand,
  withdrawCommand,
} from './daily-commands.ts'
import { fsckCommand } from './fsck.ts'
import { initCommand } from './init.ts'
import { keyNewCommand } from './key-new.ts'
import { partyAdmitListCommand, partyImportCommand } from './party-lists.ts'
import { postCommand } from './post.ts'
import { rebuildCommand } from './rebuild.ts'
import { serveCommand } from './serve.ts'
import { signCommand } from './sign.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'
import { verifyCommand } from './verify.ts'
import { witnessCommand } from './witness.ts'

type Make = (around: Surroundings) => Command

/** Every command, in the order in which a call lives. */
const COMMANDS: readonly Make[] = [
  initCommand,
  serveCommand,
  group('key', 'keys: make, add, revoke', keyNewCommand, keyAddCommand, keyRevokeCommand),
  group('call', 'calls: open', callOpenCommand),
  group('text', 'texts of a call: publish', textPublishCommand),
  group(
    'party',
    'parties: import a list, admit',
    partyImportCommand,
    partyAdmitCommand,
    partyAdmitListCommand,
  ),
  signCommand,
  sealCommand,
  unsealCommand,
  objectCommand,
  answerCommand,
  withdrawCommand,
  depositCommand,
  postCommand,
  verifyCommand,
  auditCommand,
  rebuildCommand,
  fsckCommand,
  witnessCommand,
  backupCommand,
  restoreCommand,
]

function newProgram(around: Surroundings): Command {
  const program = newCommand(
    'avow',
    'Avow keeps public calls: who signed which exact words, provable by anyone.',
  )
    .version(manifest.version, '-V, --version', 'say which version this is')
    // What follows a command belongs to it, for the commands below commands too.
    .enablePositionalOptions()
    .helpCommand('help [command]', 'say how a command is used')
    .showHelpAfterError('Run it with --help to see how it is used.')
  for (const make of COMMANDS) program.addCommand(make(around))
  return program
}

function group(name: string, description: string, ...commands: Make[]): Make {
  return around => {
    const parent = newCommand(name, description)
    for (const make of commands) parent.addCommand(make(around))
    return parent
  }
}

await runProgram(() => newProgram(surroundingsOf(process.env)), process.argv)
