import type { Command } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { auditCommand } from './audit.ts'
import { backupCommand } from './backup.ts'
import { callOpenCommand } from './call-open.ts'
import { newCommand, runProgram } from './command.ts'
import { depositCommand } from './deposit.ts'
import { fsckCommand } from './fsck.ts'
import { initCommand } from './init.ts'
import { keyAddCommand, keyRevokeCommand } from './key-change.ts'
import { keyNewCommand } from './key-new.ts'
import { answerCommand, objectCommand } from './object.ts'
import { partyAdmitCommand } from './party-admit.ts'
import { partyAdmitListCommand } from './party-admit-list.ts'
import { partyImportCommand } from './party-import.ts'
import { postCommand } from './post.ts'
import { rebuildCommand } from './rebuild.ts'
import { restoreCommand } from './restore.ts'
import { sealCommand } from './seal.ts'
import { serveCommand } from './serve.ts'
import { signCommand } from './sign.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'
import { textPublishCommand } from './text-publish.ts'
import { unsealCommand } from './unseal.ts'
import { verifyCommand } from './verify.ts'
import { withdrawCommand } from './withdraw.ts'
import { witnessCommand } from './witness.ts'

/** The command `avow`: one file a command, and this one, which names them all in the order in which a call lives. */
function newProgram(around: Surroundings): Command {
  const program = newCommand(
    'avow',
    'Avow keeps public calls: who signed which exact words, provable by anyone.',
  )
  return (
    program
      .version(manifest.version, '-V, --version', 'say which version this is')
      // What follows a command belongs to it, for the commands below commands too.
      .enablePositionalOptions()
      .helpCommand('help [command]', 'say how a command is used')
      .showHelpAfterError('Run it with --help to see how it is used.')
      .addCommand(initCommand(around))
      .addCommand(serveCommand(around))
      .addCommand(
        group(
          'key',
          'keys: make, add, revoke',
          keyNewCommand(),
          keyAddCommand(around),
          keyRevokeCommand(around),
        ),
      )
      .addCommand(group('call', 'calls: open', callOpenCommand(around)))
      .addCommand(group('text', 'texts of a call: publish', textPublishCommand(around)))
      .addCommand(
        group(
          'party',
          'parties: import a list, admit',
          partyImportCommand(around),
          partyAdmitCommand(around),
          partyAdmitListCommand(around),
        ),
      )
      .addCommand(signCommand(around))
      .addCommand(sealCommand(around))
      .addCommand(unsealCommand(around))
      .addCommand(objectCommand(around))
      .addCommand(answerCommand(around))
      .addCommand(withdrawCommand(around))
      .addCommand(depositCommand(around))
      .addCommand(postCommand(around))
      .addCommand(verifyCommand())
      .addCommand(auditCommand(around))
      .addCommand(rebuildCommand(around))
      .addCommand(fsckCommand(around))
      .addCommand(witnessCommand(around))
      .addCommand(backupCommand(around))
      .addCommand(restoreCommand(around))
  )
}

function group(name: string, description: string, ...commands: Command[]): Command {
  const parent = newCommand(name, description)
  for (const command of commands) parent.addCommand(command)
  return parent
}

await runProgram(() => newProgram(surroundingsOf(process.env)), process.argv)
