import { newCommand } from './command.ts'
import { DATA } from './database.ts'
import { portOf, type Surroundings } from './environment.ts'
import { keepNurserySmall, letNurseryGrow } from './nursery.ts'
import type { ServeOptions } from './serving.ts'

/** `avow serve`. It loads all of the web when it is run, so that no other command waits for that. */
export function serveCommand(around: Surroundings) {
  return newCommand<[], ServeOptions>('serve', 'serve the data folder', async options => {
    const here = {
      ...around,
      dataDir: options.data ?? around.dataDir,
      isDataNamed: options.data !== undefined || around.isDataNamed,
      port: options.port === undefined ? around.port : portOf(options.port, '--port'),
      host: options.host ?? around.host,
    }
    keepNurserySmall()
    const { serve } = await import('./serving.ts')
    letNurseryGrow()
    await serve(here, options)
    return undefined
  })
    .addOption(DATA)
    .option('--port <port>', 'the port to listen at; 0 takes a free one (default: PORT, else 8080)')
    .option(
      '--host <address>',
      'the address to listen at (default: AVOW_HOST, else 127.0.0.1: this machine alone)',
    )
    .option('--proxied', 'a proxy on another machine stands before it, and sets X-Forwarded-For')
    .option('--examples', 'where there is no data folder yet, make one and fill it from the examples')
    .option(
      '--log-key-lost',
      'start without the key that signs checkpoints: it is read, and takes nothing but log/key-changed',
    )
    .option(
      '--clock-is-right <time>',
      'say that the clock of this machine is right, by the time that another clock says (UTC, as 2026-01-31T14:05Z): where the server asks for that',
    )
    .option(
      '--continue-at <size>',
      'go on with a database of this size, though the key has signed more: the rest is lost, and the log forks',
    )
    .option(
      '--another-officer [office]',
      'print a one-time link by which one more officer makes a passkey: a decider, a drafter or a reader; without an office its holder chooses',
    )
}
