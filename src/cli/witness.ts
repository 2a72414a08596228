import { dirname, resolve } from 'node:path'
import { formatVkey, parseLogVkey } from '../core/note.ts'
import { type RefusedTree, WitnessKeeper } from '../log/witness-keeper.ts'
import { SqliteWitnessMemory } from '../log/witness-memory.ts'
import { serveWitness } from '../log/witness-server.ts'
import { gather, newCommand, print, tell } from './command.ts'
import { now } from './compose.ts'
import { portOf, type Surroundings } from './environment.ts'
import { keepEvidence, readText, reasonOf } from './files.ts'
import { cannotListen, untilStopped } from './listener.ts'
import { parseWitnessKey } from './private-keys.ts'

interface Options {
  readonly key: string
  readonly log: string[]
  readonly state: string
  readonly port: string
  readonly host: string
}

/** `avow witness --key … --log …`: cosigns checkpoints of logs that never show two histories. */
export function witnessCommand(around: Surroundings) {
  return newCommand<[], Options>(
    'witness',
    'run a witness: cosign the checkpoints of logs, each consistent with all before',
    async options => {
      const cosigner = parseWitnessKey(readText(options.key))
      const logs = options.log.map(parseLogVkey)
      const memory = new SqliteWitnessMemory(options.state)
      const refused = ({ evidence, proven }: RefusedTree) => {
        if (evidence === null || !proven) return
        const path = keepEvidence(dirname(resolve(options.state)), evidence)
        tell(`A log has shown two histories: publish ${path}`)
      }
      const keeper = new WitnessKeeper(cosigner, logs, memory, now, refused)
      const [host, port] = [options.host, portOf(options.port, '--port')]
      const troubled = (error: unknown) => tell(reasonOf(error))
      const server = await serveWitness(keeper, { host, port, troubled }).catch(error => {
        memory.close()
        throw cannotListen(host, port, error)
      })
      print(`Witness ${formatVkey(cosigner.vkey)}`, `listens at ${server.url}`)
      await untilStopped()
      await server.close()
      memory.close()
      return undefined
    },
  )
    .requiredOption('--key <file>', 'the key of the witness: avow key new --use witness --name <name> <file>')
    .requiredOption(
      '--log <vkey>',
      'a log to witness, by its verifier key; where it has changed that, each, the oldest first',
      gather,
    )
    .requiredOption(
      '--state <file>',
      'where it remembers what it has seen; never go back to an older copy of it',
    )
    .option('--port <port>', 'the port to listen at; 0 takes a free one', '8081')
    .option('--host <address>', 'the address to listen at', around.host)
}
