import { Option } from 'commander'
import { randomBytes } from '#crypto'
import { formatKeyFile, parseKeyFile } from '../core/key-file.ts'
import { type KeyUse, keyDigest } from '../core/keys.ts'
import { Misuse, newCommand } from './command.ts'
import { writeNew } from './files.ts'
import { newNoteKey } from './private-keys.ts'

/** Uses whose keys some statement takes in or shows. */
const USES = ['party', 'officer', 'depositary', 'recovery'] as const satisfies readonly KeyUse[]

interface Options {
  readonly use: (typeof USES)[number] | 'log' | 'witness'
  readonly name?: string
}

/** `avow key new <file>` */
export function keyNewCommand() {
  return newCommand<[string], Options>('new', 'make a key file', async (path, { use, name }) => {
    if (use === 'log' || use === 'witness') {
      if (name === undefined) throw new Misuse(`A key of a ${use} has a name: say it with --name.`)
      const { text, vkey } = newNoteKey(use, name)
      writeNew(path, text)
      return { json: { file: path, use, vkey }, text: [`Made ${path}. Its public half:`, `  ${vkey}`] }
    }
    const text = formatKeyFile(use, randomBytes(32))
    writeNew(path, text)
    const { keyid, key } = parseKeyFile(text)
    const digest = keyDigest(key.jwk)
    if (use === 'recovery')
      return {
        json: { file: path, use, keyid, key, digest },
        text: [
          `Made ${path}. The log names this key by its digest:`,
          `  ${digest}`,
          'Keep two copies where no server and no thief is. Whoever has one can replace every key of yours.',
        ],
      }
    return {
      json: { file: path, use, keyid, key },
      text: [
        `Made ${path}, the key ${keyid} (${use}).`,
        'Whoever has this file can sign as you: keep it, and a copy of it, safe.',
      ],
    }
  })
    .argument('<file>', 'where to write it; it must not be there yet')
    .addOption(
      new Option('--use <use>', 'what it is for').choices([...USES, 'log', 'witness']).default('party'),
    )
    .option('--name <name>', 'for the key of a log or a witness: its name, host and path without scheme')
}
