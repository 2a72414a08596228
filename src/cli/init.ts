import type { Command } from 'commander'
import { isDigest } from '../core/digest.ts'
import { keyDigest } from '../core/keys.ts'
import { gather, Misuse, newCommand } from './command.ts'
import { spoken } from './compose.ts'
import {
  type Config,
  configSchema,
  depositaryKeyPath,
  drawerKeyPath,
  logKeyPath,
  makeDataFolder,
  readSigner,
} from './data-folder.ts'
import type { Surroundings } from './environment.ts'
import { typedCommand } from './typed-command.ts'

interface Options {
  readonly data?: string
  readonly url?: string
  readonly origin?: string
  readonly name?: string[]
  readonly witness?: string[]
  readonly recovery?: string
  readonly contact?: string
  readonly security?: string
}

export function initCommand(around: Surroundings): Command {
  return newCommand<[], Options>(
    'init',
    'make the data folder of a new register: configuration and keys',
    async options => {
      const dataDir = options.data ?? around.dataDir
      const config = newConfig(options, around)
      const { keyid, vkey } = makeDataFolder(dataDir, config)
      return {
        json: { data: dataDir, origin: config.origin, url: config.url, vkey, depositary: keyid },
        text: [
          `Made ${dataDir} for the log ${config.origin}.`,
          "The log's public key, which everyone needs who checks it:",
          `  ${vkey}`,
          `Keep copies of ${logKeyPath(dataDir)}, ${depositaryKeyPath(dataDir)} and ${drawerKeyPath(dataDir)} in two safe places:`,
          ...(config.recovery === undefined ? UNRECOVERED : RECOVERED),
          `Next: ${typedCommand(around, 'serve', options.data)}`,
        ],
      }
    },
  )
    .option('--data <folder>', 'the folder to make (default: AVOW_DATA, else ./data)')
    .option('--url <address>', 'where the public will reach the server (default: http://localhost:PORT)')
    .option(
      '--origin <name>',
      'the name of the log for ever, host and path without scheme (default: from --url)',
    )
    .option('--name <lang=name>', "the keeper's name, once per language", gather)
    .option(
      '--recovery <file or digest>',
      'the key that replaces lost or stolen ones: avow key new --use recovery; only its digest is kept here',
    )
    .option('--contact <address>', 'an e-mail address or a page by which people reach you')
    .option('--security <address>', 'the same for faults that are reported in confidence (security.txt)')
    .option(
      '--witness <url=vkey>',
      'a witness to ask for cosignatures, several times if there are more',
      gather,
    )
}

const UNRECOVERED = [
  'whoever loses the first cannot continue the log; whoever steals one of the first two can speak for you.',
  'No recovery key is named (--recovery): a stolen key could not be put out at once.',
]
const RECOVERED = [
  'whoever steals one of the first two can speak for you until the recovery key puts them out: keep that one off this machine.',
]

/** What a depositary starts with; everything but the origin can be changed in avow.json later. */
export function newConfig(options: Options, around: Pick<Surroundings, 'port'>): Config {
  const url = (options.url ?? `http://localhost${around.port === 0 ? '' : `:${around.port}`}`).replace(
    /\/+$/,
    '',
  )
  const names = (options.name ?? ['en=A depositary of public calls']).map(spoken)
  const witnesses = (options.witness ?? []).map(given => {
    const at = given.lastIndexOf('=')
    if (at === -1) throw new Misuse('A witness is given as its address, "=", and its verifier key.')
    return { url: given.slice(0, at), vkey: given.slice(at + 1) }
  })
  const recovery = options.recovery === undefined ? undefined : recoveryIn(options.recovery)
  const { contact, security, origin = `${url.replace(/^https?:\/\//, '')}/log` } = options
  const config = {
    v: 1,
    origin,
    url,
    names,
    witnesses,
    ...(recovery && { recovery }),
    ...(contact && { contact }),
    ...(security && { security }),
    pooling: 50,
  }
  const read = configSchema.safeParse(config)
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  throw new Misuse(`The ${path.join('.')} is wrong: ${message}.`)
}

/** A digest, or a key file, of which nothing but its digest is taken. */
function recoveryIn(given: string): string {
  if (isDigest(given)) return given
  const { key } = readSigner(given)
  if (key.use !== 'recovery')
    throw new Misuse(`${given} is the key of a ${key.use}; take one of --use recovery.`)
  return keyDigest(key.jwk)
}
